"""What the README promises about privacy, on real files and processes: no socket, no other reader, no trace."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.ui.reminders import neutral_text
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.journeys.guarded import PAGES
from tests.storage.full_diary import OWN, WORDS, fill

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "resources" / "examples" / "early"
PASSPHRASE = "four unconnected words here"
CUT_OFF = ("unshare", "--map-root-user", "--net")
MAIN_JOB = (
    "import {example} --diary {folder}/data/diary.b12",
    "check --diary {folder}/data/diary.b12",
    "patterns {folder}/data/diary.b12 --json",
    "backup --diary {folder}/data/diary.b12",
    "export --diary {folder}/data/diary.b12 --to {folder}/out/tables",
    "summary --diary {folder}/data/diary.b12 --out {folder}/out/page.pdf",
    "summary --diary {folder}/data/diary.b12 --out {folder}/out/page.html",
)


def run(folder: Path, *words: str, before: tuple[str, ...] = (), **environment: str) -> str:
    """Run the program behind the guard, for a person whose system lets others read new files."""
    ran = subprocess.run(
        [*before, sys.executable, "-m", "tests.journeys.guarded", str(folder), *words],
        cwd=ROOT,
        env={**os.environ, **homes(folder / "home"), "QT_QPA_PLATFORM": "offscreen", **environment},
        umask=0o022,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), (words, ran.stderr)
    return ran.stdout


def homes(home: Path) -> dict[str, str]:
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {"HOME": str(home), **places}


def do_the_main_job(folder: Path, before: tuple[str, ...] = ()) -> None:
    (folder / "out").mkdir(mode=0o700, exist_ok=True)
    for step in MAIN_JOB:
        run(folder, *step.format(example=EXAMPLE, folder=folder).split(), before=before)


def in_use(folder: Path, passphrase: str = "") -> Diary:
    """Make a diary with an entry of every kind, and a passphrase if one is given; it is returned open."""
    diary = Diary.open(folder / "data" / "diary.b12", SetClock(), backups=folder / "data-backups")
    fill(diary)
    if passphrase:
        diary.safe.set_passphrase(passphrase)
    return diary


def can_be_cut_off() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*CUT_OFF, "true"], capture_output=True, check=False).returncode == 0


def test_the_guard_stops_a_program_that_asks_for_a_socket(tmp_path: Path) -> None:
    ask = (
        "import sys; sys.path.insert(0, '.'); from tests.journeys.guarded import guard; guard();"
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')"
    )
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "Nothing leaves this computer" in ran.stderr


@pytest.mark.long
def test_the_main_job_needs_no_socket_and_every_file_is_for_the_persons_eyes_only(tmp_path: Path) -> None:
    do_the_main_job(tmp_path)
    backups = tmp_path / "home" / "data" / "b12diary-backups"
    assert readable_by_others(tmp_path / "data", backups, tmp_path / "out") == []
    made = {path.suffix for path in (tmp_path / "out").rglob("*")}
    assert {".csv", ".pdf", ".html"} <= made


@pytest.mark.long
def test_the_window_needs_no_socket_and_every_file_is_for_the_persons_eyes_only(tmp_path: Path) -> None:
    in_use(tmp_path).close()
    run(tmp_path)
    assert (tmp_path / "state" / "window.json").is_file()
    assert readable_by_others(tmp_path / "data", tmp_path / "data-backups", tmp_path / "state") == []


@pytest.mark.long
def test_both_work_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    if not can_be_cut_off():
        pytest.skip("this system lets no program be started without its network")
    do_the_main_job(tmp_path, CUT_OFF)
    run(tmp_path, before=CUT_OFF)
    assert WindowState.load(tmp_path / "state" / "window.json").page == PAGES[-1]


def readable_by_others(*folders: Path) -> list[str]:
    """Return every folder and file that anybody but its owner could open, or that is more than a folder or file."""
    found = [*folders, *(path for folder in folders for path in folder.rglob("*"))]
    assert len(found) > len(folders)
    return [
        f"{path} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in found
        if path.is_symlink() or stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    ]


@pytest.mark.long
def test_beside_the_diary_nothing_holds_an_entry_and_there_is_no_log(tmp_path: Path) -> None:
    """What the window remembers is its size and its page; the program writes no log at all."""
    in_use(tmp_path).close()
    said = run(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    kept = [path for path in files if not path.relative_to(tmp_path).parts[0].startswith("data")]
    assert kept
    for path in kept:
        assert path.suffix != ".log", path
        content = path.read_bytes()
        assert [word for word in WORDS if word.encode() in content] == [], path
    assert "walrus" not in said


@pytest.mark.long
def test_of_an_encrypted_diary_only_its_place_is_remembered(tmp_path: Path) -> None:
    """Not which symptom was looked at, nor when there was something to be reminded of."""
    in_use(tmp_path, PASSPHRASE).close()
    run(tmp_path, PASSPHRASE=PASSPHRASE)
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert [word for word in (*WORDS, OWN, PASSPHRASE) if word.encode() in content] == [], path
    remembered = WindowState.load(tmp_path / "state" / "window.json")
    assert (remembered.pages, remembered.told) == ({}, {})


def test_reminder_days_of_an_encrypted_diary_are_not_written(tmp_path: Path) -> None:
    state, file = WindowState(), tmp_path / "window.json"
    plain, sealed = tmp_path / "plain.b12", tmp_path / "sealed.b12"
    state.told = {f"appointment {plain}": "2026-12-01", f"appointment {sealed}": "2026-12-02"}
    state.seal(sealed, is_sealed=True)
    state.save(file)
    assert WindowState.load(file).told == {f"appointment {plain}": "2026-12-01"}
    assert state.told[f"appointment {sealed}"] == "2026-12-02"  # while it is open each is told once
    state.seal(sealed, is_sealed=False)
    state.save(file)
    assert len(WindowState.load(file).told) == 2


def test_a_reminder_beside_the_clock_says_nothing_about_the_person() -> None:
    text = neutral_text().casefold()
    assert not [word for word in ("b12", "injection", "symptom", "diary", "appointment", "rate") if word in text]
