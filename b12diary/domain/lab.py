"""Blood tests as the laboratory printed them: own unit, own range, never converted in storage and never judged."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

AnalyteId = NewType("AnalyteId", str)
LabResultId = NewType("LabResultId", str)


class Comparator(StrEnum):
    """How the printed number stands to the true one."""

    EQUAL = "="
    BELOW = "<"
    ABOVE = ">"


@dataclass(frozen=True, slots=True)
class ReferenceInterval:
    """The range that the laboratory printed; either end may be open."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LabResult:
    """One result. `analyte` is a catalogue id or own words; either `value` or `finding` ("positive") is given."""

    id: LabResultId
    day: date
    analyte: AnalyteId
    recorded_at: datetime
    value: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    reference: ReferenceInterval = ReferenceInterval()
    finding: str = ""
    note: str = ""
