"""What can be typed after `b12diary`, and the help that a stranger reads. Every start passes here: nothing slow."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from b12diary import __version__
from b12diary.cli.argparse_words import translate_argparse
from b12diary.cli.argument_parts import AddCommand, add_diary, add_passphrase_fd
from b12diary.cli.exchange_arguments import add_export, add_import, add_merge
from b12diary.cli.self_test_arguments import add_self_test
from b12diary.i18n import _

_STYLE: dict[str, Any] = {
    "formatter_class": argparse.RawDescriptionHelpFormatter,
    "allow_abbrev": False,  # a shortened name could come to mean another option later
    **({"color": False} if sys.version_info >= (3, 14) else {}),
}


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether nothing but the window and perhaps a diary is asked for, as by a click on the icon."""
    words = [word for before, word in zip(("", *arguments), arguments, strict=False) if before != "--diary"]
    return all(word in {"--diary", "--hidden"} or word.startswith("--diary=") for word in words)


def parser(*, has_commands: bool = True) -> argparse.ArgumentParser:
    """Return the parser of the whole command line. `command` is None when the window is asked for.

    Args:
        has_commands: False = only what `asks_for_window` knows, without the time that all the commands take.
    """
    translate_argparse()
    top = argparse.ArgumentParser(
        prog="b12diary",
        usage="b12diary [--diary FILE] [--hidden] [COMMAND ...]",
        description=_("A private diary of vitamin B12 injections and symptoms. Without a command the window opens."),
        epilog=_(
            "examples:\n"
            "  b12diary                                   open my diary\n"
            "  b12diary my.b12                            open another diary\n"
            "  b12diary import tables --diary my.b12      take in a folder of CSV files\n"
            "  b12diary patterns my.b12                   say what the record shows\n"
            "  b12diary backup --diary my.b12             make a checked copy of it\n"
            "\n"
            "exit status: 0 done, 1 something was wrong (one line says what), 2 wrong use.\n"
            "b12diary COMMAND --help tells more about a command."
        ),
        **_STYLE,
    )
    version = _("show program's version number and exit")
    top.add_argument("--version", action="version", version=f"B12 Diary {__version__}", help=version)
    top.add_argument("--diary", type=Path, metavar="FILE", help=_("the diary to open; it is made if it is not there"))
    hidden = _("open no window but wait beside the clock, as after logging in")
    top.add_argument("--hidden", action="store_true", help=hidden)
    top.set_defaults(command=None)
    if has_commands:
        _add_commands(top)
    return top


def _add_commands(top: argparse.ArgumentParser) -> None:
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"), prog="b12diary")
    add = partial(commands.add_parser, **_STYLE)
    _add_example(add)
    add_import(add)
    add_export(add)
    add_merge(add)
    _add_patterns(add)
    _add_summary(add)
    _add_check(add)
    _add_backup(add)
    _add_restore(add)
    _add_passphrase(add)
    _add_guide(add)
    add_self_test(add)


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
    add_passphrase_fd(command)
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
        usage="b12diary summary --diary FILE --out PAGE [--paper a4|letter] [--since DATE] [--until DATE] [--figures]",
        help=_("write the page for the appointment"),
        description=_(
            "Write the one printed page for the appointment: a PDF, or by the name's ending a web page or a text.\n"
            "Words, questions and choices are those that the diary holds for the coming appointment."
        ),
        epilog=_(
            "examples:\n"
            "  b12diary summary --diary my.b12 --out page.pdf --since 2026-01-01\n"
            "  b12diary summary --diary my.b12 --out page.html --figures"
        ),
    )
    add_diary(command, _("the diary; it is only read"))
    out = _("the file to write: .pdf, .html or .txt")
    command.add_argument("--out", type=Path, required=True, metavar="PAGE", help=out)
    command.add_argument(
        "--paper", choices=("a4", "letter"), help=_("sheet size (default: as the diary says, else A4)")
    )
    command.add_argument("--since", type=_day, metavar="DATE", help=_("the first day to cover, like 2026-01-01"))
    command.add_argument("--until", type=_day, metavar="DATE", help=_("the last day to cover"))
    command.add_argument(
        "--figures", action="store_true", help=_("add the gaps and the ratings of each day in figures")
    )


def _add_check(add: AddCommand) -> None:
    command = add(
        "check",
        usage="b12diary check --diary FILE",
        help=_("look whether a diary and its backups are whole"),
        description=_(
            "Read a diary file and each of its backups from end to end and say whether they are whole.\n"
            "Nothing is changed. The exit status is 0 only if all is well."
        ),
        epilog=_("example:\n  b12diary check --diary my.b12"),
    )
    add_diary(command, _("the diary to look at"))


def _add_backup(add: AddCommand) -> None:
    command = add(
        "backup",
        usage="b12diary backup --diary FILE [--to FOLDER]",
        help=_("make a checked copy of a diary"),
        description=_(
            "Copy a diary, read the copy back and check it, also while the window is open.\n"
            "A diary with a passphrase has backups with the same passphrase."
        ),
        epilog=_(
            "examples:\n"
            "  b12diary backup --diary my.b12                   among its other backups\n"
            "  b12diary backup --diary my.b12 --to /media/stick"
        ),
    )
    add_diary(command, _("the diary to copy; it is only read"))
    command.add_argument("--to", type=Path, metavar="FOLDER", help=_("a folder that is there, for example on a stick"))


def _add_restore(add: AddCommand) -> None:
    command = add(
        "restore",
        usage="b12diary restore BACKUP --diary FILE",
        help=_("put a backup in the place of a diary"),
        description=_(
            "Put a checked copy of a backup in the place of a diary, also of one that is missing or damaged.\n"
            "The file that is there is kept; restoring that one takes it back."
        ),
        epilog=_("example:\n  b12diary restore backup.b12 --diary my.b12"),
    )
    command.add_argument("backup", type=Path, metavar="BACKUP", help=_("the backup; it stays where it is"))
    add_diary(command, _("the diary that it becomes"))


def _add_passphrase(add: AddCommand) -> None:
    command = add(
        "passphrase",
        usage="b12diary passphrase set|change|remove --diary FILE [--remove-unencrypted]",
        help=_("set, change or remove a passphrase"),
        description=_(
            "Encrypt a diary and its backups with a passphrase, change it, or remove it.\n"
            "Nobody can recover a passphrase that is forgotten: the diary and its backups are lost with it."
        ),
        epilog=_(
            "examples:\n"
            "  b12diary passphrase set --diary my.b12\n"
            "  b12diary passphrase change --diary my.b12 --passphrase-fd 3 3< two-lines\n"
            "With --passphrase-fd, change reads the present passphrase first, then the new one."
        ),
    )
    command.add_argument("action", choices=("set", "change", "remove"), help=_("what to do"))
    command.add_argument(
        "--remove-unencrypted",
        action="store_true",
        help=_("remove damaged files among the backups, which cannot be encrypted"),
    )
    add_diary(command, _("the diary; it must not be open elsewhere"))


def _add_guide(add: AddCommand) -> None:
    command = add(
        "guide",
        usage="b12diary guide --to FILE",
        help=_("write the user guide as a web page"),
        description=_(
            "Write the user guide, with its pictures, as one web page that can be read and printed anywhere.\n"
            "In the window it opens with F1."
        ),
        epilog=_("example:\n  b12diary guide --to guide.html"),
    )
    command.add_argument(
        "--to", type=_web_page, required=True, metavar="FILE", help=_("the file to write, ending with .html")
    )


def _web_page(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in {".html", ".htm"}:
        raise argparse.ArgumentTypeError(_("the name of a web page ends with .html"))
    return path


def _day(text: str) -> date:
    from b12diary.interchange.table_cells import day_trouble, read_day

    day = read_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(day_trouble(text))
    return day
