"""Days are this program's unit: a rating belongs to a date, never to a point in time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

Clock = Callable[[], datetime]
"""Tells the present moment with its offset from UTC. The only thing that tests replace."""


def system_clock() -> datetime:
    """Return now, in the computer's own time zone."""
    return datetime.now().astimezone()


def diary_day(moment: datetime, day_start_hour: int = 0) -> date:
    """Return the day that `moment` belongs to when a day begins at `day_start_hour` (0 to 6) on the person's clock.

    The wall clock decides: a night with a clock change still has one date.
    """
    day = moment.date()
    return day - timedelta(days=1) if moment.hour < day_start_hour else day


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """Whole days from `first` to `last`, both included; `last` is never before `first`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins: a mistake in the program, not in what was typed."""
        if self.last < self.first:
            raise ValueError(f"span ends before it begins: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        """Tell whether `day` lies in the span."""
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        """Go through the days in order."""
        return (self.first + timedelta(days=n) for n in range(self.n_days))

    @property
    def n_days(self) -> int:
        """How many days the span holds, at least 1."""
        return (self.last - self.first).days + 1


EVER = DateSpan(date.min, date.max)
"""The span that leaves nothing out."""
