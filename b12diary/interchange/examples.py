"""The example diaries that come with the program, moved so that they end now. Nobody real is in them.

Their notes and labels are in the language in use, as if somebody who speaks it had typed them.
"""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, TypeVar, get_args

from b12diary.assets import asset
from b12diary.domain.entries import Entries
from b12diary.i18n import _
from b12diary.interchange.table_forms import TABLE_FORMS
from b12diary.interchange.tables import read_tables

ExampleKind = Literal["returns", "none", "early"]
EXAMPLE_KINDS: tuple[ExampleKind, ...] = get_args(ExampleKind)

_Entry = TypeVar("_Entry")
_TYPED = ("note", "label")


def example_entries(kind: ExampleKind, today: date) -> Entries:
    """Return one of the example diaries, with every date moved by the same number of days.

    Args:
        kind: "returns" (symptoms rise before the next injection), "none" (they do not), "early" (too short to tell).
        today: the last rated day becomes the day before it, so that today can be tried out.

    Raises:
        ValueError: the files of the example are damaged, which is a fault of the installation.
    """
    folder = asset("examples", kind)
    files = {form.file: path.read_text("utf-8") for form in TABLE_FORMS if (path := folder / form.file).is_file()}
    made_at = datetime.combine(today, time(12), UTC)
    read = read_tables(files, made_at, date.max)
    if read.problems or not read.entries.ratings:
        raise ValueError(f"example {kind}: {[str(p) for p in read.problems]}")
    by = today - timedelta(days=1) - max(rating.day for rating in read.entries.ratings)
    entries = read.entries
    return replace(
        entries,
        doses=_moved(entries.doses, by),
        regimens=_moved(entries.regimens, by),
        ratings=_moved(entries.ratings, by),
        notes=_moved(entries.notes, by),
        exposures=_moved(entries.exposures, by),
        lab_results=_moved(entries.lab_results, by),
    )


def _moved(entries: tuple[_Entry, ...], by: timedelta) -> tuple[_Entry, ...]:
    return tuple(_moved_entry(entry, by) for entry in entries)


def _moved_entry(entry: Any, by: timedelta) -> Any:  # noqa: ANN401 - any of the dated nouns; their types stay the same
    days = {
        f.name: value + by
        for f in fields(entry)
        if isinstance(value := getattr(entry, f.name), date) and not isinstance(value, datetime)
    }
    words = {f.name: _(getattr(entry, f.name)) for f in fields(entry) if f.name in _TYPED}
    return replace(entry, **days, **words)
