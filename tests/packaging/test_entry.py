"""The way in: an old Python and a stopped set-up get a sentence."""

import ast
from pathlib import Path

import pytest
from entry import SetupStoppedError, complaint, guarded

PACKAGING = Path(__file__).parents[2] / "packaging"


def test_an_old_python_is_told_what_is_needed() -> None:
    assert complaint(3, 10) == "B12 Diary needs Python 3.11 or newer. This is Python 3.10."


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_newer_python_is_fine(version: tuple[int, int]) -> None:
    assert complaint(*version) == ""


@pytest.mark.parametrize("name", ["run.py", "test.py", "entry.py"])
def test_an_old_python_can_read_the_file_that_tells_it(name: str) -> None:
    assert ast.parse((PACKAGING / name).read_text("utf-8"), feature_version=(3, 6)).body


def test_the_status_is_the_one_of_what_ran() -> None:
    assert guarded(lambda _arguments: 7) == 7


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        (SetupStoppedError("Linux lacks a font."), "Linux lacks a font.\n"),
        (KeyboardInterrupt(), "Stopped. Nothing is left half done.\n"),
        (OSError(28, "No space left on device"), "The set-up stopped: [Errno 28] No space left on device\n"),
    ],
)
def test_what_stops_the_set_up_is_said_plainly(
    stop: BaseException, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def main(_arguments: list[str]) -> int:
        raise stop

    assert guarded(main) == 1
    assert capsys.readouterr().err == sentence
