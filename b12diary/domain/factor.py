"""What else was going on: illness, poor sleep, another medicine. A factor is the kind, an exposure its days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

FactorId = NewType("FactorId", str)
ExposureId = NewType("ExposureId", str)

DIARY_BREAK = FactorId("diary_break")
"""A rest from keeping the diary. It says why days are empty; it is nothing that happens to the body."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """One stretch of days with a factor. `ends_on` None = still going on; `label` is in the person's own words."""

    id: ExposureId
    factor: FactorId
    starts_on: date
    recorded_at: datetime
    ends_on: date | None = None
    label: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether `day` lies in this stretch."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
