"""What can be typed after `b12diary`, and the help that a stranger reads. Every start passes here: nothing slow."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from b12diary import __version__
from b12diary.i18n import _

AddCommand = Callable[..., argparse.ArgumentParser]

_STYLE: dict[str, Any] = {
    "formatter_class": argparse.RawDescriptionHelpFormatter,
    "allow_abbrev": False,  # a shortened name could come to mean another option later
    **({"color": False} if sys.version_info >= (3, 14) else {}),
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line. `command` is None when the window is asked for."""
    top = argparse.ArgumentParser(
        prog="b12diary",
        usage="b12diary [--diary FILE] [COMMAND ...]",
        description=_("A private diary of vitamin B12 injections and symptoms. Without a command the window opens."),
        epilog=_(
            "examples:\n"
            "  b12diary                                   open my diary\n"
            "  b12diary --diary my.b12                    open another diary\n"
            "  b12diary import tables --diary my.b12      take in a folder of CSV files\n"
            "  b12diary patterns my.b12                   say what the record shows\n"
            "\n"
            "exit status: 0 done, 1 something was wrong (one line says what), 2 wrong use.\n"
            "b12diary COMMAND --help tells more about a command."
        ),
        **_STYLE,
    )
    top.add_argument("--version", action="version", version=f"B12 Diary {__version__}")
    top.add_argument("--diary", type=Path, metavar="FILE", help=_("the diary to open; it is made if it is not there"))
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"), prog="b12diary")
    add = partial(commands.add_parser, **_STYLE)
    _add_example(add)
    _add_import(add)
    _add_export(add)
    _add_patterns(add)
    _add_summary(add)
    _add_check(add)
    return top


def _add_example(add: AddCommand) -> None:
    command = add(
        "example",
        usage="b12diary example [--kind returns|none|early]",
        help=_("look around with an example diary"),
        description=_("Open the window on a throw-away copy of an example diary. Your own diary is not touched."),
        epilog=_("example:\n  b12diary example --kind none"),
    )
    command.add_argument(
        "--kind",
        choices=("returns", "none", "early"),
        default="returns",
        help=_("symptoms come back before the next injection, no pattern, or too early to tell (default: returns)"),
    )


def _add_import(add: AddCommand) -> None:
    command = add(
        "import",
        usage="b12diary import SOURCE... --diary FILE [--dry-run]",
        help=_("take tables into a diary"),
        description=_(
            "Take CSV files into a diary as one step that can be undone. What is already there stays, but a\n"
            "rating or note that differs from the recorded one of its day takes its place.\n"
            "A row that does not fit is told with its file, line and column; all other rows come in."
        ),
        epilog=_form_help()
        + "\n\n"
        + _(
            "examples:\n"
            "  b12diary import tables --diary my.b12 --dry-run     only say what would come in\n"
            "  b12diary import tables --diary my.b12\n"
            "  b12diary import ratings.csv injections.csv --diary my.b12"
        ),
    )
    command.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help=_("a folder of CSV files, or one such file")
    )
    _add_diary(command, _("the diary that takes them in; it is made if it is not there"))
    command.add_argument("--dry-run", action="store_true", help=_("say what would come in, and write nothing"))


def _form_help() -> str:
    return _(
        "the files, in UTF-8 with a header row; only the first columns (before the bar) are needed:\n"
        "  injections.csv   date | time, compound, amount, unit, route, site, given_by, phase, reason,\n"
        "                   planned_date, batch, note\n"
        "  ratings.csv      date, symptom, rating | entered_on, scale\n"
        "  plan.csv         from, interval_days | phase, until, note, count, every, unit, compound,\n"
        "                   amount, amount_unit, route\n"
        "  symptoms.csv     symptom | label, group, main (yes or no), asked\n"
        "  events.csv       from, kind | until, label\n"
        "  blood_tests.csv  date, test, value | unit, low, high, note, finding\n"
        "  notes.csv        date, note\n"
        "A day is written like 2026-11-22, a rating is a whole number from 0 to 10.\n"
        "A blank cell means not known, never 0. An export tells every column in its README.txt."
    )


def _add_export(add: AddCommand) -> None:
    command = add(
        "export",
        usage="b12diary export --diary FILE --format csv --to FOLDER",
        help=_("write a diary as tables"),
        description=_("Write a diary as CSV files that spreadsheets and this program can read."),
        epilog=_("example:\n  b12diary export --diary my.b12 --format csv --to tables"),
    )
    _add_diary(command, _("the diary to write; it is only read"))
    command.add_argument("--format", choices=("csv",), default="csv", help=_("the form to write (default: csv)"))
    command.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=_("where to; a new or empty folder, or one that holds nothing but an earlier export"),
    )


def _add_patterns(add: AddCommand) -> None:
    command = add(
        "patterns",
        usage="b12diary patterns SOURCE... [--json] [--monthly yes|no|unknown] [--schedule fixed|felt|unknown]",
        help=_("say what the record shows"),
        description=_(
            "Look back over one diary or many: do symptoms come back before the next injection?\n"
            "Diaries are only read. CSV files need no diary."
        ),
        epilog=_(
            "examples:\n"
            "  b12diary patterns my.b12\n"
            "  b12diary patterns tables --monthly no --schedule fixed\n"
            "  b12diary patterns study/* --json > results.jsonl     one JSON object a line and diary"
        ),
    )
    command.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help=_("a diary, a folder of CSV files, or one such file")
    )
    command.add_argument("--json", action="store_true", help=_("one JSON object a line and source"))
    command.add_argument(
        "--monthly",
        choices=("yes", "no", "unknown"),
        help=_("do symptoms follow a monthly rhythm, such as a period? (default: as the diary says, else unknown)"),
    )
    command.add_argument(
        "--schedule",
        choices=("fixed", "felt", "unknown"),
        help=_("are injections given on fixed dates or by feeling? (default: as the diary says, else unknown)"),
    )


def _add_summary(add: AddCommand) -> None:
    command = add(
        "summary",
        usage="b12diary summary --diary FILE --out PAGE.pdf [--paper a4|letter] [--since DATE] [--until DATE]",
        help=_("write the page for the appointment"),
        description=_("Write the one printed page for the appointment as a PDF."),
        epilog=_("example:\n  b12diary summary --diary my.b12 --out page.pdf --since 2026-01-01"),
    )
    _add_diary(command, _("the diary; it is only read"))
    command.add_argument("--out", type=Path, required=True, metavar="PAGE.pdf", help=_("the file to write"))
    command.add_argument(
        "--paper", choices=("a4", "letter"), help=_("sheet size (default: as the diary says, else A4)")
    )
    command.add_argument("--since", type=_day, metavar="DATE", help=_("the first day to cover, like 2026-01-01"))
    command.add_argument("--until", type=_day, metavar="DATE", help=_("the last day to cover"))


def _add_check(add: AddCommand) -> None:
    command = add(
        "check",
        usage="b12diary check --diary FILE",
        help=_("look whether a diary file is whole"),
        description=_("Read a diary file from end to end and say whether it is whole. Nothing is changed."),
        epilog=_("example:\n  b12diary check --diary my.b12"),
    )
    _add_diary(command, _("the diary to look at"))


def _add_diary(command: argparse.ArgumentParser, text: str) -> None:
    # Left out of the result when not given, so that `b12diary --diary FILE check` keeps what stands in front.
    command.add_argument("--diary", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=text)


def _day(text: str) -> date:
    from b12diary.interchange.table_cells import day_trouble, read_day

    day = read_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(day_trouble(text))
    return day
