"""Whatever README and guide tell people to type works: each command is run here as it is written, on an example."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from build import main as build_main
from setup_venv import RUNTIME_LOCK, TESTS_LOCK, VENV, is_ready

from b12diary.cli.arguments import parser
from tests.journeys.written_commands import ROOT, written_commands

EXAMPLE = ROOT / "resources" / "examples" / "returns"
EARLIER = ROOT / "resources" / "examples" / "early"

SESSION: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("b12diary import SOURCE... --diary FILE", (("import", "TABLES", "--diary", "my.b12", "--dry-run"),
                                                 ("import", "TABLES", "--diary", "my.b12"))),
    ("b12diary export --diary FILE --format csv --to FOLDER", (
        ("export", "--diary", "my.b12", "--format", "csv", "--to", "tables"),
        ("export", "--diary", "my.b12", "--format", "json", "--to", "all.json"),
        ("export", "--diary", "my.b12", "--format", "fhir", "--to", "record.json"),
        ("export", "--diary", "my.b12", "--format", "ical", "--to", "planned.ics"))),
    ("b12diary merge ARCHIVE --diary FILE", (("merge", "all.json", "--diary", "other.b12"),)),
    ("b12diary patterns FILE_OR_FOLDER ...", (("patterns", "my.b12", "tables", "--json"),)),
    ("b12diary summary --diary FILE --out PAGE.pdf", tuple(
        ("summary", "--diary", "my.b12", "--out", f"page.{form}") for form in ("pdf", "html", "txt"))),
    ("b12diary backup --diary FILE [--to FOLDER]", (("backup", "--diary", "my.b12"),
                                                     ("backup", "--diary", "my.b12", "--to", "stick"))),
    ("b12diary restore BACKUP --diary FILE", (("restore", "BACKUP", "--diary", "my.b12"),)),
    ("b12diary check --diary FILE", (("check", "--diary", "my.b12"),)),
    ("b12diary passphrase set --diary FILE", (("passphrase", "set", "--diary", "other.b12", "--passphrase-fd", "0"),)),
    ("b12diary guide --to GUIDE.html", (("guide", "--to", "guide.html"),)),
    ("b12diary --help", (("--help",),)),
    ("b12diary COMMAND --help", (("check", "--help"),)),
    ("b12diary import --help", (("import", "--help"),)),
    ("b12diary export --help", (("export", "--help"),)),
    ("b12diary self-test", (("self-test",),)),
)  # fmt: skip
"""Commands without a window as they are written, and what is typed for each, one after the other in one folder."""
WINDOWS = {
    "b12diary": (),
    "b12diary --diary FILE": ("--diary", "my.b12"),
    "b12diary example --kind returns": ("example", "--kind", "returns"),
}
SET_UP = {
    "python3 packaging/run.py": (RUNTIME_LOCK, "run.py", ()),
    "python3 packaging/run.py example": (RUNTIME_LOCK, "run.py", ("example",)),
    "python3 packaging/run.py COMMAND": (RUNTIME_LOCK, "run.py", ("--version",)),
    "python3 packaging/test.py": (TESTS_LOCK, "test.py", ("--collect-only", "-q", "tests/architecture/test_files.py")),
}
ELSEWHERE = {
    r"py packaging\run.py": "the same file, as Windows names it",
    "pipx install .": "tests/packaging/test_wheel.py: the commands that an installed wheel gives",
    ".ci/run": "runs all of these tests",
    "python3 packaging/build.py wheel": "needs a network; packaging/README.md says when it was run",
    "python3 packaging/audit.py": "needs a network; tests/packaging/test_audit.py",
    ".venv/bin/python -m tests.benchmarks": "a measurement; `.ci/run` runs its --smoke",
    ".venv/bin/python -m tests.ui.pictures --guide": "tests/ui/test_guide_pictures.py",
}
"""What is not run here, with where it is run or why it can't be."""


def test_every_command_is_known_and_no_other() -> None:
    assert written_commands() == {*dict(SESSION), *WINDOWS, *SET_UP, *ELSEWHERE}


@pytest.mark.parametrize("typed", [t for _w, every in SESSION for t in every if "--help" not in t], ids=" ".join)
def test_every_command_can_be_read(typed: tuple[str, ...]) -> None:
    assert parser().parse_args(list(typed)).command == typed[0]


def test_files_that_are_named_are_there() -> None:
    for command in (*SET_UP, *ELSEWHERE):
        for file in re.findall(r"(?:packaging[/\\]\w+\.py|\.ci/run)", command):
            assert (ROOT / file.replace("\\", "/")).is_file(), command
    assert build_main(["no such thing"]) == 2


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has nothing yet, without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    folders = {"HOME": tmp_path, "XDG_DATA_HOME": tmp_path / "data", "XDG_STATE_HOME": tmp_path / "state"}
    (tmp_path / "stick").mkdir()
    return {**kept, "PYTHONPATH": str(ROOT), **{name: str(folder) for name, folder in folders.items()}}


def _run(words: list[str], folder: Path, environment: Mapping[str, str], said: str = "") -> str:
    done = subprocess.run(
        words, cwd=folder, env=environment, input=said, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


@pytest.mark.long
def test_they_work_one_after_the_other(tmp_path: Path, home: dict[str, str]) -> None:
    def real(word: str) -> str:
        if word == "BACKUP":
            return str(next((tmp_path / "stick").glob("*.b12")))
        return str(EXAMPLE) if word == "TABLES" else word

    program = [sys.executable, "-P", "-m", "b12diary"]
    _run([*program, "import", str(EARLIER), "--diary", "other.b12"], tmp_path, home)
    for _written, every in SESSION:
        for typed in every:
            said = "four unlikely words here\n" if "--passphrase-fd" in typed else ""
            assert _run([*program, *map(real, typed)], tmp_path, home, said), typed
    made = {path.name for path in tmp_path.iterdir()}
    assert {
        "tables",
        "all.json",
        "record.json",
        "planned.ics",
        "page.pdf",
        "page.html",
        "page.txt",
        "guide.html",
    } <= made


SHOWN = """
import sys
from PySide6.QtWidgets import QApplication
from b12diary.__main__ import main

def look(self=None):
    app = QApplication.instance()
    (window,) = [w for w in app.topLevelWidgets() if w.isVisible() and w.inherits("QMainWindow")]
    while not window.current:
        app.processEvents()
    print(f"shows {window.current!r} as {window.windowTitle()!r}")
    window.end()
    return 0

QApplication.exec = look
sys.exit(main(sys.argv[1:]))
"""
"""Opens the program's window, says what it shows, and closes it, in the place of somebody who looks at it."""


@pytest.mark.long
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("b12diary", "shows 'first_start' as 'B12 Diary'"),
        ("b12diary --diary FILE", "shows 'first_start' as 'my – B12 Diary'"),
        ("b12diary example --kind returns", "shows 'today' as 'Example, nothing is kept – B12 Diary'"),
    ],
)
def test_those_with_a_window_open_it(tmp_path: Path, home: dict[str, str], written: str, shown: str) -> None:
    environment = {**home, "QT_QPA_PLATFORM": "offscreen"}
    assert shown in _run([sys.executable, "-c", SHOWN, *WINDOWS[written]], tmp_path, environment)


@pytest.mark.long
@pytest.mark.parametrize("written", SET_UP)
def test_the_set_up_runs_them(tmp_path: Path, home: dict[str, str], written: str) -> None:
    lock, script, typed = SET_UP[written]
    if not is_ready(VENV, [lock] if lock is RUNTIME_LOCK else [RUNTIME_LOCK, lock]):
        pytest.skip("this environment was not made by the set-up, and a test does not make it anew")
    environment = {name: value for name, value in home.items() if name not in {"QT_QPA_PLATFORM", "PYTHONPATH"}}
    said = _run([sys.executable, str(ROOT / "packaging" / script), *typed], tmp_path, environment)
    assert said
    if typed in {(), ("example",)}:
        assert (tmp_path / "b12diary-example.pdf").read_bytes().startswith(b"%PDF-")
