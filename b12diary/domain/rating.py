"""Self-ratings (patient-reported outcomes): a value on a scale, its day, and the day it was written down."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from b12diary.domain.days import DateSpan
from b12diary.domain.symptom import SymptomId


class ScaleId(StrEnum):
    """The scales a rating can be on. They are never converted into one another and never mixed."""

    NRS_0_10 = "nrs_0_10"
    NRS_1_10 = "nrs_1_10"
    VERBAL_0_3 = "verbal_0_3"
    LIKERT_1_5 = "likert_1_5"


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers from `low` to `high`. Only graded scales enter the look-back; the others are only drawn."""

    id: ScaleId
    low: int
    high: int
    is_graded: bool


SCALES: dict[ScaleId, Scale] = {
    ScaleId.NRS_0_10: Scale(ScaleId.NRS_0_10, 0, 10, is_graded=True),
    ScaleId.NRS_1_10: Scale(ScaleId.NRS_1_10, 1, 10, is_graded=True),
    ScaleId.VERBAL_0_3: Scale(ScaleId.VERBAL_0_3, 0, 3, is_graded=False),
    ScaleId.LIKERT_1_5: Scale(ScaleId.LIKERT_1_5, 1, 5, is_graded=False),
}


class Origin(StrEnum):
    """How a rating came into the diary."""

    TYPED = "typed"
    PAPER = "paper"
    IMPORTED = "imported"


LATE_AFTER_DAYS = 2
"""An entry written down more than this many days after its day counts as late."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One symptom on one day.

    `entered_on` is the diary day on which it was written down, None when unknown (which never counts as late);
    `recorded_at` is the moment this file got it.
    """

    day: date
    symptom: SymptomId
    value: int
    recorded_at: datetime
    entered_on: date | None = None
    scale: ScaleId = ScaleId.NRS_0_10
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class RatingSeries:
    """All ratings of one symptom on one scale, as columns of equal length sorted by day, one row a rated day.

    Columns and not objects: 40 years of 12 symptoms are 175,000 ratings, and everything drawn or computed reads them.

    Attributes:
        symptom: whose ratings these are.
        scale: on which scale.
        days: proleptic Gregorian ordinals (`date.toordinal`).
        values: whole points on the scale.
        entered: ordinal of the day each was written down; 0 = unknown.
    """

    symptom: SymptomId
    scale: ScaleId
    days: tuple[int, ...]
    values: tuple[int, ...]
    entered: tuple[int, ...]

    def within(self, span: DateSpan) -> "RatingSeries":
        """Return the ratings of the days in `span`."""
        first, last = span.first.toordinal(), span.last.toordinal()
        part = slice(bisect_left(self.days, first), bisect_right(self.days, last))
        days = self.days[part]
        entered = days if self.entered is self.days else self.entered[part]
        return RatingSeries(self.symptom, self.scale, days, self.values[part], entered)

    def __len__(self) -> int:
        """How many days are rated."""
        return len(self.days)

    @property
    def n_late(self) -> int:
        """How many entries were written down more than `LATE_AFTER_DAYS` days after their day."""
        if self.entered is self.days:
            return 0
        return sum(e - d > LATE_AFTER_DAYS for d, e in zip(self.days, self.entered, strict=True) if e)
