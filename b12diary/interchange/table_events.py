"""events.csv and notes.csv: what else was going on, and a few words about a day."""

from collections.abc import Iterator

from b12diary.domain.catalogue import catalogue
from b12diary.domain.checks import check_day, check_exposure
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.note import DayNote
from b12diary.i18n import _
from b12diary.interchange.table_cells import cell_of_text, slug
from b12diary.interchange.table_row import Reading, Row

ONGOING = "ongoing"
"""Stands in the column "until" of an event that has not ended."""


def read_exposure(row: Row, reading: Reading) -> Exposure | None:
    """Return the event of a row of events.csv; None when something in it does not fit.

    A blank `until` means that one day. A kind that the catalogue does not know is kept in the person's own words.
    """
    starts_on = row.needed_day("from")
    kind, label = row.needed_text("kind"), row.text("label")
    is_ongoing = row.plain("until").casefold() == ONGOING
    ends_on = None if is_ongoing else row.day("until") or starts_on
    if starts_on is None or not row.fits():
        return None
    factor, label = _factor(kind, label)
    exposure = Exposure(ExposureId(reading.new_id()), factor, starts_on, reading.now, ends_on, label)
    problems = check_exposure(exposure, reading.today)
    return row.checked(exposure, [p for p in problems if p.field != "until" or row.plain("until")])


def _factor(kind: str, label: str) -> tuple[FactorId, str]:
    name = slug(kind)
    by_label = {slug(f.label): f.id for f in catalogue().factors}
    if kind == name or name in {f.id for f in catalogue().factors}:
        return FactorId(name), label
    if name in by_label:
        return FactorId(by_label[name]), label
    return FactorId(name or "other"), label or kind


def exposure_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the events in the columns of events.csv."""
    for e in excerpt.exposures:
        until = ONGOING if e.ends_on is None else "" if e.ends_on == e.starts_on else e.ends_on.isoformat()
        yield [e.starts_on.isoformat(), cell_of_text(e.factor), until, cell_of_text(e.label)]


def read_note(row: Row, reading: Reading) -> DayNote | None:
    """Return the note of a row of notes.csv; None when something in it does not fit."""
    day, text = row.needed_day("date"), row.text("note")
    if not text.strip():
        row.complain(_("nothing is written here"), "note")
    if day is not None:
        row.add(check_day(day, reading.today))
    return DayNote(day, text, reading.now) if day is not None and row.fits() else None


def note_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the notes in the columns of notes.csv."""
    for note in excerpt.notes:
        yield [note.day.isoformat(), cell_of_text(note.text)]
