"""What can be typed after `b12diary import`, `export` and `merge`."""

from pathlib import Path

from b12diary.cli.argument_parts import AddCommand, add_diary
from b12diary.i18n import _


def add_import(add: AddCommand) -> None:
    """Add `import`."""
    command = add(
        "import",
        usage=(
            "b12diary import SOURCE... --diary FILE [--format NAME] [--mapping FILE | --propose FILE]\n"
            "                       [--differing keep|replace] [--dry-run]"
        ),
        help=_("take tables and other programs' exports into a diary"),
        description=_(
            "Take files into a diary as one step that can be undone: our own CSV files, exports of other programs,\n"
            "and any other sheet with a mapping that says what its columns mean. What is already there stays.\n"
            "A row that does not fit is told with its file, line and column; all other rows come in."
        ),
        epilog=_form_help()
        + "\n\n"
        + _(
            "examples:\n"
            "  b12diary import tables --diary my.b12 --dry-run     only say what would come in\n"
            "  b12diary import tables --diary my.b12\n"
            "  b12diary import ratings.csv injections.csv --diary my.b12\n"
            "  b12diary import bearable.csv --diary my.b12 --format bearable\n"
            "  b12diary import sheet.csv --diary my.b12 --propose mapping.json\n"
            "  b12diary import sheet.csv --diary my.b12 --mapping mapping.json"
        ),
    )
    command.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help=_("a folder of our CSV files, or one file")
    )
    add_diary(command, _("the diary that takes them in; it is made if it is not there"))
    command.add_argument(
        "--format",
        default="",
        metavar="NAME",
        help=_("the form of the files, such as bearable; a wrong name lists all (default: as each file shows)"),
    )
    command.add_argument("--mapping", type=Path, metavar="FILE", help=_("a file that says what the columns mean"))
    command.add_argument(
        "--propose",
        type=Path,
        metavar="FILE",
        help=_("write the mapping that would be proposed for the first source to a new file, and take nothing in"),
    )
    command.add_argument(
        "--differing",
        choices=("keep", "replace"),
        default="keep",
        help=_("where the diary holds another rating, note or injection: keep it, or take the file's (default: keep)"),
    )
    command.add_argument("--dry-run", action="store_true", help=_("say what would come in, and write nothing"))


def _form_help() -> str:
    return _(
        "the files, in UTF-8 with a header row; only the first columns (before the bar) are needed:\n"
        "  injections.csv   date | time, compound, amount, unit, route, site, given_by, phase, reason,\n"
        "                   planned_date, batch, note, reactions\n"
        "  ratings.csv      date, symptom, rating | entered_on, scale\n"
        "  plan.csv         from, interval_days | phase, until, note, count, every, unit, compound,\n"
        "                   amount, amount_unit, route, for_nerves\n"
        "  symptoms.csv     symptom | label, group, main (yes or no), asked\n"
        "  main_symptoms.csv  from | first, second, third\n"
        "  events.csv       from, kind | until, label\n"
        "  blood_tests.csv  date, test, value | unit, low, high, note, finding\n"
        "  notes.csv        date, note\n"
        "A day is written like 2026-11-22, a rating is a whole number from 0 to 10.\n"
        "A blank cell means not known, never 0. An export tells every column in its README.txt."
    )


def add_export(add: AddCommand) -> None:
    """Add `export`."""
    command = add(
        "export",
        usage=(
            "b12diary export --diary FILE --to PATH [--format csv|json|fhir|ical]\n"
            "                       [--with-journal] [--with-name] [--plain-words]"
        ),
        help=_("write a diary as tables, archive, health record or calendar"),
        description=_(
            "Write a diary in a form that other programs read. What is written is complete, or not there at all.\n"
            "It has no passphrase, also when the diary has one."
        ),
        epilog=_(
            "forms:\n"
            "  csv    tables for spreadsheets and for this program, in a folder\n"
            "  json   everything in one file: for another computer, or for keeping\n"
            "  fhir   a health record (FHIR R4); signs marked as private stay out of it\n"
            "  ical   planned injections and appointments for a calendar; a later file replaces the entries\n"
            "\n"
            "examples:\n"
            "  b12diary export --diary my.b12 --format csv --to tables\n"
            "  b12diary export --diary my.b12 --format json --with-journal --to my-diary.json\n"
            "  b12diary export --diary my.b12 --format fhir --to record.json\n"
            "  b12diary export --diary my.b12 --format ical --to planned.ics"
        ),
    )
    add_diary(command, _("the diary to write; it is only read"))
    command.add_argument(
        "--format",
        choices=("csv", "json", "fhir", "ical"),
        default="csv",
        help=_("the form to write (default: csv)"),
    )
    command.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="PATH",
        help=_("where to: for csv a new or empty folder, else a file; only an earlier export is replaced"),
    )
    command.add_argument("--with-journal", action="store_true", help=_("json: add the history of every change"))
    command.add_argument("--with-name", action="store_true", help=_("fhir: add name, date of birth and number"))
    command.add_argument(
        "--plain-words", action="store_true", help=_("ical: say “B12 injection”, not “Appointment with myself”")
    )


def add_merge(add: AddCommand) -> None:
    """Add `merge`."""
    command = add(
        "merge",
        usage="b12diary merge ARCHIVE --diary FILE [--dry-run]",
        help=_("join a diary with the archive of another computer"),
        description=_(
            "Join a diary with an archive, as one step that can be undone. Entry by entry the later change wins;\n"
            "the other one stays in the history. What was removed there goes here too, unless it was changed later.\n"
            "Joining twice does nothing the second time."
        ),
        epilog=_(
            "examples:\n"
            "  b12diary merge laptop.json --diary my.b12 --dry-run     only say what would happen\n"
            "  b12diary merge laptop.json --diary my.b12\n"
            "  b12diary merge kept.json --diary new.b12                make a diary of it again"
        ),
    )
    command.add_argument(
        "archive", type=Path, metavar="ARCHIVE", help=_("a file that “export --format json” has written")
    )
    add_diary(command, _("the diary that takes it in; it is made if it is not there"))
    command.add_argument("--dry-run", action="store_true", help=_("say what would happen, and write nothing"))
