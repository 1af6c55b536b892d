"""A paper sheet as it is typed in, and what becomes of it. Knows no widget.

An empty box is a missing rating and never a zero. What the diary already holds for a day stays unless the person says
that the sheet is right, and what is typed counts as paper, with the day it was written as far as that is known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from b12diary.domain.checks import LONGEST_TEXT, on_one_line
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.note import DayNote
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.i18n import _

Cell = tuple[int, SymptomId]
"""Row of the sheet, 0 the first, and the symptom above its box."""


class Written(StrEnum):
    """When a row was filled in."""

    UNKNOWN = "unknown"
    SAME_DAY = "same"
    ON_A_DAY = "day"


@dataclass(frozen=True, slots=True)
class WrittenOn:
    """When a row, or the whole sheet, was filled in; `day` counts for `Written.ON_A_DAY` only, None = not typed yet."""

    how: Written = Written.UNKNOWN
    day: date | None = None

    def entered_on(self, day: date) -> date | None:
        """Return the day on which the row of `day` was written; None when that is unknown."""
        match self.how:
            case Written.UNKNOWN:
                return None
            case Written.SAME_DAY:
                return day
            case Written.ON_A_DAY:
                return self.day


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """What stands in the dialog.

    Attributes:
        first_day: day of the first row; None = not said yet.
        n_days: how many rows.
        symptoms: heads of the boxes, interference first.
        scale: what is written in the boxes.
        ratings: the boxes that hold a number.
        injections: rows whose diamond is crossed.
        notes: words of rows that have some.
        events: an event of rows that have one.
        written: when the sheet was filled in.
        written_rows: rows for which that is otherwise.
    """

    first_day: date | None = None
    n_days: int = 14
    symptoms: tuple[SymptomId, ...] = (INTERFERENCE,)
    scale: ScaleId = ScaleId.NRS_0_10
    ratings: Mapping[Cell, int] = field(default_factory=dict)
    injections: frozenset[int] = frozenset()
    notes: Mapping[int, str] = field(default_factory=dict)
    events: Mapping[int, FactorId] = field(default_factory=dict)
    written: WrittenOn = WrittenOn()
    written_rows: Mapping[int, WrittenOn] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that would be kept was typed."""
        return not (self.ratings or self.injections or self.notes or self.events)

    @property
    def span(self) -> DateSpan | None:
        """The days of the sheet; None before its first day is said."""
        if self.first_day is None or self.first_day.toordinal() + self.n_days > date.max.toordinal():
            return None
        return DateSpan(self.first_day, self.first_day + timedelta(days=self.n_days - 1))

    def day(self, row: int) -> date | None:
        """Return the day of a row; None before the first day is said."""
        span = self.span
        return None if span is None else span.first + timedelta(days=row)

    def day_in_sight(self, row: int) -> tuple[date, ...]:
        """Return the day of a row as the only item, or nothing for a row that is not on the sheet now."""
        day = self.day(row)
        return () if day is None or row >= self.n_days else (day,)

    def written_on(self, row: int) -> WrittenOn:
        """Return when a row was filled in."""
        return self.written_rows.get(row, self.written)

    def cells(self) -> Iterator[tuple[Cell, date, int]]:
        """Go through the numbers that stand in boxes in sight, each with its day."""
        for (row, symptom), value in sorted(self.ratings.items()):
            for day in self.day_in_sight(row) if symptom in self.symptoms else ():
                yield (row, symptom), day, value


@dataclass(frozen=True, slots=True)
class Known:
    """What the diary already holds for the days of a sheet, for looking up."""

    ratings: Mapping[tuple[date, SymptomId], tuple[ScaleId, int]]
    notes: Mapping[date, str]
    injection_days: frozenset[date]
    events: frozenset[tuple[date, FactorId]]
    today: date


def known_of(excerpt: Excerpt, span: DateSpan) -> Known:
    """Return what an excerpt holds for the days in `span`."""
    return Known(
        {
            (date.fromordinal(day), series.symptom): (series.scale, value)
            for series in excerpt.ratings
            for day, value in zip(series.days, series.values, strict=True)
            if date.fromordinal(day) in span
        },
        {note.day: note.text for note in excerpt.notes if note.day in span},
        frozenset(excerpt.injection_days),
        frozenset((day, event.factor) for event in excerpt.exposures for day in span if event.covers(day)),
        excerpt.today,
    )


def differing(draft: SheetDraft, known: Known) -> tuple[Cell, ...]:
    """Return the boxes whose number is another than the diary's for that day."""
    return tuple(
        cell
        for cell, day, value in draft.cells()
        if (held := known.ratings.get((day, cell[1]))) is not None and held != (draft.scale, value)
    )


def problems_of(draft: SheetDraft, known: Known) -> dict[int, str]:
    """Return what does not fit, by row: days to come, and days of writing that cannot be."""
    found: dict[int, str] = {}
    filled = {cell[0] for cell, _day, _value in draft.cells()}
    for row in sorted(filled | draft.injections | set(draft.notes) | set(draft.events)):
        for day in draft.day_in_sight(row):
            written = draft.written_on(row) if row in filled else WrittenOn()
            if problem := _problem(day, written, known.today):
                found[row] = problem
    return found


def _problem(day: date, written: WrittenOn, today: date) -> str:
    entered = written.entered_on(day)
    if day > today:
        return _("This day is still to come.")
    if written.how is Written.ON_A_DAY and entered is None:
        return _("Say on which day it was filled in.")
    if entered is not None and entered < day:
        return _("It cannot be filled in before its day.")
    return _("The day it was filled in is still to come.") if entered is not None and entered > today else ""


@dataclass(frozen=True, slots=True)
class Makers:
    """What the diary gives to new entries: the moment, ids, and an injection like the one before a day."""

    now: datetime
    new_id: Callable[[], str]
    new_dose: Callable[[date], Dose]


def entries_of(draft: SheetDraft, known: Known, make: Makers, *, takes_sheet: bool) -> Entries:
    """Return what is to be taken into the diary.

    What the diary holds already is left out; where numbers differ the diary's stays unless `takes_sheet`. A note is
    put under the one that is there. A day with an injection gets no second one.
    """
    ratings = []
    for (row, symptom), day, value in draft.cells():
        held = known.ratings.get((day, symptom))
        if held == (draft.scale, value) or (held is not None and not takes_sheet):
            continue
        entered = draft.written_on(row).entered_on(day)
        ratings.append(Rating(day, symptom, value, make.now, entered, draft.scale, Origin.PAPER))
    days = [day for row in sorted(draft.injections) for day in draft.day_in_sight(row)]
    return Entries(
        doses=tuple(make.new_dose(day) for day in days if day not in known.injection_days),
        ratings=tuple(ratings),
        notes=tuple(_notes(draft, known, make.now)),
        exposures=tuple(
            Exposure(ExposureId(make.new_id()), factor, day, make.now, day)
            for row, factor in sorted(draft.events.items())
            for day in draft.day_in_sight(row)
            if (day, factor) not in known.events
        ),
    )


def _notes(draft: SheetDraft, known: Known, now: datetime) -> Iterator[DayNote]:
    for row, text in sorted(draft.notes.items()):
        words = on_one_line(text)
        for day in draft.day_in_sight(row):
            held = known.notes.get(day, "")
            if words not in held.splitlines():
                yield DayNote(day, "\n".join(part for part in (held, words) if part)[:LONGEST_TEXT], now)
