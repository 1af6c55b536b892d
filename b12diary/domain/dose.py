"""A dose of B12 as it was given: what, when, where on the body, by whom, and why on that day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from b12diary.domain.quantity import Quantity

DoseId = NewType("DoseId", str)


class Compound(StrEnum):
    """The forms of B12 that are given."""

    HYDROXOCOBALAMIN = "hydroxocobalamin"
    CYANOCOBALAMIN = "cyanocobalamin"
    METHYLCOBALAMIN = "methylcobalamin"
    ADENOSYLCOBALAMIN = "adenosylcobalamin"
    OTHER = "other"
    UNKNOWN = "unknown"


class Route(StrEnum):
    """How the dose goes in."""

    INTO_MUSCLE = "im"
    UNDER_SKIN = "sc"
    DEEP_UNDER_SKIN = "deep_sc"
    ORAL = "oral"
    NASAL = "nasal"
    SUBLINGUAL = "sublingual"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def is_injection(self) -> bool:
        """Whether such a dose starts a gap. A dose with no route recorded counts: people record injections here."""
        return self in {Route.INTO_MUSCLE, Route.UNDER_SKIN, Route.DEEP_UNDER_SKIN, Route.UNKNOWN}


class Phase(StrEnum):
    """Which part of a treatment a dose or a plan belongs to."""

    LOADING = "loading"
    MAINTENANCE = "maintenance"
    EXTRA = "extra"


class DoseReason(StrEnum):
    """Why the dose came on this day and no other."""

    PLANNED = "planned"
    EARLIER_FOR_SYMPTOMS = "earlier_symptoms"
    EARLIER_OTHERWISE = "earlier_other"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose that was given. `site` and `given_by` hold a catalogue id or own words; empty = not said.

    `reactions` are how it was afterwards, each a catalogue id or own words; empty = nothing was noted.
    """

    id: DoseId
    given_on: date
    recorded_at: datetime
    given_time: time | None = None
    compound: Compound = Compound.UNKNOWN
    quantity: Quantity | None = None
    route: Route = Route.UNKNOWN
    site: str = ""
    given_by: str = ""
    phase: Phase | None = None
    planned_on: date | None = None
    reason: DoseReason = DoseReason.UNKNOWN
    batch: str = ""
    note: str = ""
    reactions: tuple[str, ...] = ()

    @property
    def days_late(self) -> int | None:
        """Days after the planned date, negative when early; None when no date was planned."""
        return None if self.planned_on is None else (self.given_on - self.planned_on).days
