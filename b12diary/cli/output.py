"""What the command line says and complains of: plain lines that no terminal, pipe or missing console trips over."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from b12diary.domain.checks import Problem, on_one_line
from b12diary.errors import DiaryError
from b12diary.i18n import _


def say(line: str = "") -> None:
    """Print a line of the answer."""
    # A file's name or a label may hold line ends, or marks that a terminal would act on.
    _write(sys.stdout, on_one_line(line))


def complain(line: str) -> None:
    """Print one line that says what is wrong."""
    # Nobody hears a complaint that stderr does not take; the exit status still tells.
    with suppress(OSError):
        _write(sys.stderr, on_one_line(line))


def complain_of(problems: tuple[Problem, ...], prefix: str = "") -> None:
    """Print each problem on a line of its own."""
    for problem in problems:
        complain(f"{prefix}{problem}")


def _write(stream: TextIO, line: str) -> None:
    try:
        stream.write(f"{line}\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def sentence_of(error: BaseException) -> str:
    """Say in one line what an error is about."""
    match error:
        case DiaryError():
            return str(error)
        case KeyboardInterrupt():
            return _("Stopped before the end.")
        case MemoryError():
            return _("This computer has too little memory for that.")
        case OSError(strerror=str(reason), filename=str() | bytes() | Path() as name):
            return _("{file}: {reason}.").format(file=os.fsdecode(name), reason=reason)
        case OSError():
            return _("The system says: {reason}.").format(reason=error)
        case _:
            said = " ".join(str(error).split())
            return _("The program made a mistake ({kind}: {text}). Please report it.").format(
                kind=type(error).__name__, text=said
            )


def ensure_streams() -> None:
    """Give a program that was started without a console streams that lead nowhere."""
    if getattr(sys, "stdout", None) is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    if getattr(sys, "stderr", None) is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the same


def let_go_of_stdout() -> None:
    """Have nothing more written to a pipe that nobody reads any longer: Python would complain at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the last thing the program does
