"""Signs that need quick care: ticked by the person when new or suddenly worse. Never rated, never inferred."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import NewType

SignId = NewType("SignId", str)
TickId = NewType("TickId", str)


class CareLevel(IntEnum):
    """How quickly to get help; the smaller the sooner."""

    EMERGENCY = 1
    URGENT = 2
    SOON = 3


@dataclass(frozen=True, slots=True)
class SafetyTick:
    """A sign that was ticked on a day, open until the person clears it."""

    id: TickId
    sign: SignId
    ticked_on: date
    recorded_at: datetime
    cleared_on: date | None = None
    note: str = ""
    is_private: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the person has not cleared it yet."""
        return self.cleared_on is None
