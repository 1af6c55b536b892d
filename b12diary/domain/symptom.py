"""What the person rates: catalogue symptoms in plain words, their own, and the one item that is always asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

SymptomId = NewType("SymptomId", str)

INTERFERENCE = SymptomId("interference")
"""How much symptoms got in the way of daily life: asked every day, of everyone."""

MOST_DAILY = 5
MOST_MAIN = 3


class Cadence(StrEnum):
    """How often a symptom is asked."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Symptom:
    """A symptom in this diary. `label` holds the person's own words; empty = the catalogue's words."""

    id: SymptomId
    label: str = ""
    group: str = "other"
    cadence: Cadence = Cadence.DAILY
    position: int = 0


@dataclass(frozen=True, slots=True)
class MainSet:
    """The symptoms used for the look-back from `since` on, chosen before the ratings that are judged by them."""

    since: date
    symptoms: tuple[SymptomId, ...]


def main_set_on(main_sets: tuple[MainSet, ...], day: date) -> MainSet | None:
    """Return the choice of main symptoms in force on `day`; None before the first."""
    return max((m for m in main_sets if m.since <= day), key=lambda m: m.since, default=None)
