"""What was agreed: how often, of what, since when. The history of plans is the list of regimens."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Phase, Route
from b12diary.domain.quantity import Quantity

RegimenId = NewType("RegimenId", str)

DAYS_PER_MONTH = 30.44


class RhythmUnit(StrEnum):
    """What the number of a rhythm counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    PER_WEEK = "per_week"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `count` days, weeks or calendar months, or `count` times a week. Alternate days: every 2 days."""

    count: int
    unit: RhythmUnit

    @property
    def interval_days(self) -> float:
        """The planned interval L in days: months count as 30.44 days, "n times a week" as 7 / n."""
        match self.unit:
            case RhythmUnit.DAYS:
                return float(self.count)
            case RhythmUnit.WEEKS:
                return 7.0 * self.count
            case RhythmUnit.MONTHS:
                return DAYS_PER_MONTH * self.count
            case RhythmUnit.PER_WEEK:
                return 7.0 / self.count


def rhythm_of_days(interval_days: float) -> Rhythm | None:
    """Return the rhythm that an interval in days stands for; None when it is none that a person would plan.

    Multiples of 7 are weeks, other whole numbers days; 7 / n is n times a week; multiples of 30.44 are months.
    """
    if interval_days >= 1 and float(interval_days).is_integer():
        days = int(interval_days)
        return Rhythm(days, RhythmUnit.DAYS) if days % 7 else Rhythm(days // 7, RhythmUnit.WEEKS)
    for rhythm in (
        *(Rhythm(n, RhythmUnit.PER_WEEK) for n in range(2, 8)),
        *(Rhythm(n, RhythmUnit.MONTHS) for n in range(1, 25)),
    ):
        if abs(rhythm.interval_days - interval_days) < 0.01:
            return rhythm
    return None


@dataclass(frozen=True, slots=True)
class Regimen:
    """One agreed plan, in force until `ends_on` or a later plan; `count` = doses of a course of fixed length.

    `for_nerves` is the person's answer to whether it was made because of nerve symptoms.
    """

    id: RegimenId
    starts_on: date
    rhythm: Rhythm
    recorded_at: datetime
    ends_on: date | None = None
    phase: Phase = Phase.MAINTENANCE
    count: int | None = None
    compound: Compound = Compound.UNKNOWN
    quantity: Quantity | None = None
    route: Route = Route.UNKNOWN
    note: str = ""
    for_nerves: Answer = Answer.UNKNOWN

    @property
    def interval_days(self) -> float:
        """The planned interval L in days."""
        return self.rhythm.interval_days


def regimen_on(regimens: tuple[Regimen, ...], day: date) -> Regimen | None:
    """Return the plan in force on `day`: the latest to start that has not ended; None when there is none.

    Args:
        regimens: in any order.
        day: the day asked about.
    """
    begun = [r for r in regimens if r.starts_on <= day and (r.ends_on is None or day <= r.ends_on)]
    return max(begun, key=lambda r: (r.starts_on, r.recorded_at), default=None)
