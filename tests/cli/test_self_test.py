"""`b12diary self-test`: it passes on what is whole, names what is not, and leaves nothing behind."""

import base64
import hashlib
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from b12diary.cli import self_test, self_test_checks, self_test_files
from b12diary.cli.program import no_window
from b12diary.cli.self_test_arguments import CHECK_NAMES
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_every_check_that_can_be_asked_for_is_there() -> None:
    assert (*self_test_checks.CHECKS, "window") == CHECK_NAMES


def test_it_looks_at_every_library_that_the_program_asks_for() -> None:
    asked_for = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

    assert set(self_test_checks.LIBRARIES) == {text.partition(">")[0] for text in asked_for}


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("diary", "ok: a diary was written, closed, opened again and read"),
        ("passphrase", "ok: the same with a passphrase, and a wrong one does not open it"),
        ("backup", "ok: a backup was made and read from end to end"),
    ],
)
def test_one_check_alone(b12: Run, tmp_path: Path, check: str, said: str) -> None:
    ran = b12("self-test", "--only", check)

    assert (ran.status, ran.said, ran.complained) == (0, [said], [])
    assert list(tmp_path.iterdir()) == []


def test_it_takes_no_diary_of_the_person(b12: Run) -> None:
    assert b12("--diary", "my.b12", "self-test").status == 2


def test_a_library_that_is_missing_is_named(b12: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test_checks, "LIBRARIES", {"numpy": ("numpy",), "absent": ("no_such_library",)})

    ran = b12("self-test", "--only", "libraries")

    assert ran.status == 1
    assert [line.partition(" ")[0] for line in ran.said] == ["ok:", "not"]
    assert ran.said[1] == "not ok: absent: ModuleNotFoundError: No module named 'no_such_library'"


def test_a_program_without_a_window_is_not_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test.run_self_test("window", no_window) == 1
    assert capsys.readouterr().out.startswith("not ok: window: ")


def test_a_check_that_ends_hard_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dying = [sys.executable, "-c", "import sys; sys.stderr.write('no screen plugin'); sys.stderr.flush(); sys.exit(9)"]
    monkeypatch.setattr(self_test, "own_command", lambda: dying)

    assert self_test.run_self_test(None, no_window) == 1

    out, err = capsys.readouterr()
    told = [line for line in out.splitlines() if line.startswith("not ok")]
    assert told == [f"not ok: {name}: the program ended with 9. no screen plugin" for name in CHECK_NAMES]
    assert err.splitlines()[-1].startswith(f"{len(CHECK_NAMES)} checks were not passed: libraries, ")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The resources of an installed program with one file, and the list that it was installed by."""
    folder = tmp_path / "b12diary" / "resources"
    folder.mkdir(parents=True)
    content = b"[words]\n"
    (folder / "a.toml").write_bytes(content)
    described = tmp_path / "b12diary-0.1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: b12diary\nVersion: 0.1.0\n", "utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    (described / "RECORD").write_text(f"b12diary/resources/a.toml,sha256={digest},{len(content)}\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(self_test_files, "resources", lambda: folder)
    return folder


def test_files_are_held_against_the_list_they_were_installed_by(installed: Path) -> None:
    assert self_test_files.faults_of_files() == (1, True, [])

    (installed / "a.toml").write_text("[other]\n", "utf-8")
    assert self_test_files.faults_of_files() == (1, True, [("a.toml", "it is not as it was packed")])


def test_a_file_that_is_gone_is_named(installed: Path) -> None:
    (installed / "a.toml").unlink()

    _n, _is_compared, faults = self_test_files.faults_of_files()

    assert [(name, why.partition(":")[0]) for name, why in faults] == [("a.toml", "FileNotFoundError")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", b"[half"),
        ("a.json", b"{"),
        ("a.svg", b"<svg>"),
        ("a.ttf", b"no font"),
        ("a.mo", b"no words"),
        ("a.md", b"\xff\xfe"),
        ("a.csv", b""),
        ("a.bin", b""),
    ],
)
def test_each_kind_of_file_is_read_as_what_its_name_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(self_test_files, "resources", lambda: tmp_path)

    n, is_compared, faults = self_test_files.faults_of_files()

    assert (n, is_compared, [fault[0] for fault in faults]) == (1, False, [name])


def test_a_built_program_without_its_list_is_not_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(self_test_files, "resources", lambda: tmp_path)

    assert self_test_files.faults_of_files()[2] == [("RECORD", "the list of files is missing")]


@pytest.mark.long
def test_an_unpacked_wheel_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "wheel"), versions=["standard"]))
    home, site = tmp_path / "home", tmp_path / "site"
    home.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)

    ran = subprocess.run(
        [sys.executable, "-P", "-m", "b12diary", "self-test"],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(site), "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    said = ran.stdout.splitlines()
    assert said[-1] == "All is well."
    assert [line for line in said[1:-1] if not line.startswith("ok: ")] == []
    assert any(line.endswith("each as it was packed") for line in said)
    assert list(home.iterdir()) == []
