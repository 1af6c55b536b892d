"""A few words about a day."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DayNote:
    """The note of one day; there is at most one, and an empty one is none."""

    day: date
    text: str
    recorded_at: datetime
