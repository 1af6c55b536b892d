"""Wrong use, help, and everything that can happen to a program's two streams."""

import io
import sys
from pathlib import Path

import pytest

from b12diary import __version__
from b12diary.__main__ import has_screen
from b12diary.cli import program
from b12diary.cli.output import sentence_of
from b12diary.errors import DiaryError
from tests.cli.conftest import Run, Tables

COMMANDS = ["example", "import", "export", "patterns", "summary", "check", "self-test"]


def never_a_window(_diary: Path | None, _example: str | None, /, *, hidden: bool = False) -> int:
    raise AssertionError("no window was asked for")


def test_the_version_is_said(b12: Run) -> None:
    ran = b12("--version")

    assert (ran.status, ran.said) == (0, [f"B12 Diary {__version__}"])


def test_help_names_every_command(b12: Run) -> None:
    ran = b12("--help")

    assert ran.status == 0
    assert all(any(line.split()[:1] == [command] for line in ran.said) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(b12: Run, command: str) -> None:
    ran = b12(command, "--help")

    assert ran.status == 0
    assert any(line.startswith(f"  b12diary {command} ") for line in ran.said)
    assert max(map(len, ran.said)) <= 110


WRONG = [
    ["no-such-command"],
    ["import"],
    ["import", "tables"],
    ["import", "tables", "--diary"],
    ["import", "--diary", "my.b12"],
    ["export", "--diary", "my.b12"],
    ["export", "--diary", "my.b12", "--to", "x", "--format", "pdf"],
    ["patterns"],
    ["patterns", "x", "--monthly", "often"],
    ["patterns", "x", "--diary", "my.b12"],
    ["summary", "--diary", "my.b12"],
    ["summary", "--diary", "my.b12", "--out", "p.pdf", "--since", "1 May"],
    ["summary", "--diary", "my.b12", "--out", "p.pdf", "--since", "2026-02-30"],
    ["summary", "--diary", "my.b12", "--out", "p.pdf", "--since", "2026-03-01", "--until", "2026-02-01"],
    ["check"],
    ["--diar", "my.b12", "check"],
    ["example", "--kind", "other"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_has_a_status_of_its_own(b12: Run, tmp_path: Path, arguments: list[str]) -> None:
    ran = b12(*arguments)

    assert (ran.status, ran.said) == (2, [])
    assert ran.complained[0].startswith("usage: ")
    assert list(tmp_path.iterdir()) == []


def test_the_diary_may_stand_before_the_command(b12: Run, tables: Tables) -> None:
    tables()

    assert b12("--diary", "my.b12", "import", "tables").status == 0
    assert b12("--diary", "my.b12", "check").said == [
        "The diary is whole. It holds 3 injections, 4 ratings and 3 rated days, from 5 Jan 2026 to 22 Jun 2026.",
        "There are no backups yet.",
    ]


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], (None, None)),
        (["--diary", "my.b12"], (Path("my.b12"), None)),
        (["my.b12"], (Path("my.b12"), None)),
        (["--diary=my.b12"], (Path("my.b12"), None)),
        (["example"], (None, "returns")),
        (["example", "--kind", "early"], (None, "early")),
    ],
)
def test_the_window_is_asked_for(arguments: list[str], opened: tuple[Path | None, str | None]) -> None:
    asked = []

    def open_window(diary: Path | None, example: str | None, /, *, hidden: bool = False) -> int:
        assert not hidden
        asked.append((diary, example))
        return 0

    assert program.run(arguments, open_window) == 0
    assert asked == [opened]


def test_the_computer_can_start_it_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    asked = []

    def open_window(diary: Path | None, example: str | None, /, *, hidden: bool = False) -> int:
        asked.append((diary, example, hidden))
        return 0

    assert program.run(["--hidden"], open_window) == 0
    assert program.run(["--hidden", "--diary", "my.b12"], open_window) == 0
    assert asked == [(None, None, True), (Path("my.b12"), None, True)]
    assert program.run(["--hidden", "example"], open_window) == 2
    assert "example takes no --hidden" in capsys.readouterr().err


def test_without_a_screen_one_sentence_says_so(b12: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    ran = b12()

    assert (ran.status, len(ran.complained)) == (1, 1)
    assert ran.complained[0].startswith("There is no screen here")


def test_only_linux_can_lack_a_screen() -> None:
    assert not has_screen("linux", {"DISPLAY": ""})
    assert has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_screen("win32", {})
    assert has_screen("darwin", {})


ERRORS = [
    (DiaryError("What.", "Why.", "Remedy."), "What. Why. Remedy."),
    (FileNotFoundError(2, "No such file or directory", "x.csv"), "x.csv: No such file or directory."),
    (OSError("odd"), "The system says: odd."),
    (KeyboardInterrupt(), "Stopped before the end."),
    (MemoryError(), "This computer has too little memory for that."),
    (
        ZeroDivisionError("division\nby zero"),
        "The program made a mistake (ZeroDivisionError: division by zero). Please report it.",
    ),
]


@pytest.mark.parametrize(("error", "sentence"), ERRORS)
def test_whatever_happens_is_one_sentence(
    error: BaseException, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_window(_diary: Path | None, _example: str | None, /, *, hidden: bool = False) -> int:
        assert not hidden
        raise error

    assert sentence_of(error) == sentence
    assert program.run([], open_window) == 1
    assert capsys.readouterr().err == f"{sentence}\n"


class ClosedPipe(io.StringIO):
    """A pipe whose reader has gone."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def test_a_reader_that_has_gone_is_no_complaint(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables()
    monkeypatch.setattr(sys, "stdout", ClosedPipe())

    assert program.run(["patterns", "--json", str(folder)], never_a_window) == 1
    sys.stdout.close()
    assert capsys.readouterr().err == ""


def test_a_program_without_a_console_still_runs(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tables()
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    try:
        assert program.run(["import", str(folder), "--diary", str(folder / "my.b12")], never_a_window) == 0
        assert program.run(["nonsense"], never_a_window) == 2
    finally:
        sys.stdout.close()
        sys.stderr.close()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_an_old_terminal_gets_marks_it_can_show(tables: Tables, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    folder = tables(ratings="date,symptom,rating\n2026-01-01,fatigue,☹\n2026-01-02,fatigue,\x1b[31m\n")
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stderr", stream)

    assert program.run(["import", str(folder), "--diary", str(folder / "my.b12")], never_a_window) == 1

    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    lines = written.getvalue().splitlines()
    assert [line.split(b",")[1] for line in lines] == [b" line 2", b" line 3"]
    assert b"\\u2639" in lines[0]
    assert b"\x1b" not in lines[1]


def test_wrong_use_of_a_command_names_the_command(b12: Run) -> None:
    assert b12("check", "--no-such").complained[-1].startswith("b12diary")
    assert b12("summary", "--since", "x").complained[-1].startswith("b12diary summary: error: ")


def test_what_is_said_stays_on_its_line(tables: Tables, b12: Run) -> None:
    tables("a\nb\x1b[31m")
    tables("c")

    ran = b12("patterns", "a\nb\x1b[31m", "c")

    assert [line[:3] for line in ran.said] == ["a\N{REPLACEMENT CHARACTER}b", "c: "]
    assert "\x1b" not in ran.said[0]
