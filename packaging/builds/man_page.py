"""Write the manual page from what the command line itself knows: `python packaging/builds/man_page.py FILE`.

Nothing of it is written by hand, so it says what `--help` says. Run by the Python that has the installed program.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from b12diary import __version__
from b12diary.cli.arguments import parser

NAME_LINE = "private diary of vitamin B12 injections and symptoms"


def page() -> str:
    """Return the manual page in the form that man reads."""
    top = parser()
    return "\n".join([f'.TH B12DIARY 1 "" "B12 Diary {__version__}" "User Commands"', *_sections(top), ""])


def _sections(top: argparse.ArgumentParser) -> Iterator[str]:
    yield from (".SH NAME", rf"b12diary \- {NAME_LINE}")
    yield from (".SH SYNOPSIS", rf"\fB{_plain(_usage(top))}\fR", ".br", r"\fBb12diary\fR \fIFILE\fR")
    yield from (".SH DESCRIPTION", _plain(top.description or ""))
    yield ".SH OPTIONS"
    yield from _options(top)
    yield ".SH COMMANDS"
    for name, command in _commands(top).items():
        yield f".SS {_plain(name)}"
        yield from _paragraph(command.description or "")
        yield from (".PP", rf"\fB{_plain(_usage(command))}\fR")
        yield from _options(command)
        yield from _literal(command.epilog or "")
    examples, _break, status = (top.epilog or "").partition("\n\n")
    yield ".SH EXAMPLES"
    yield from _literal(examples.partition("\n")[2])
    yield ".SH EXIT STATUS"
    yield from _paragraph(status.partition(":")[2].strip().partition("\n")[0])
    yield ".SH FILES"
    yield from (".TP", r"\fI~/.local/share/b12diary/diary.b12\fR", "the diary that opens when none is named")
    yield from (".TP", r"\fI~/.local/share/b12diary\-backups/\fR", "the backups of all diaries")


def _commands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - argparse tells nobody
    return dict(found.choices)


def _usage(of: argparse.ArgumentParser) -> str:
    return " ".join((of.usage or of.prog).split())


def _options(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:  # noqa: SLF001 - argparse tells nobody
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):  # noqa: SLF001 - the same
            continue
        names = [rf"\fB{_plain(name)}\fR" for name in action.option_strings]
        value = _value_of(action)
        label = ", ".join(names) + (rf" \fI{_plain(value)}\fR" if value else "")
        yield from (".TP", label.strip(), _plain(action.help or "").strip())


def _value_of(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _paragraph(text: str) -> Iterator[str]:
    yield from (_plain(line) for line in text.splitlines() if line.strip())


def _literal(text: str) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines:
        yield from (".PP", ".nf", *(_plain(line) for line in lines), ".fi")


def _plain(text: str) -> str:
    """Return text in which man sees no orders of its own, and hyphens that can be copied into a terminal."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
