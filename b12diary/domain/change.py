"""A change has a name and says what it touched: undo texts, refreshing, history and audit all follow from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from b12diary.domain.checks import Problem


class Part(StrEnum):
    """The parts of a diary that a change can touch."""

    DOSES = "doses"
    REGIMENS = "regimens"
    SYMPTOMS = "symptoms"
    MAIN_SETS = "main_sets"
    RATINGS = "ratings"
    NOTES = "notes"
    EXPOSURES = "exposures"
    LABS = "lab_results"
    TICKS = "ticks"
    APPOINTMENTS = "appointments"
    PREFERENCES = "preferences"
    PRINTED = "printed_pages"


@dataclass(frozen=True, slots=True)
class Change:
    """One step that is on disk, or, with `problems`, one that was refused and wrote nothing.

    Attributes:
        label: the step's name, as undo shows it ("Rate Tiredness 6").
        parts: what it touched; empty when everything already was as wanted.
        problems: why it was refused; empty when it was not.
        n_rows: how many entries it added, changed or removed.
    """

    label: str
    parts: frozenset[Part] = frozenset()
    problems: tuple[Problem, ...] = ()
    n_rows: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether nothing was written because something did not fit."""
        return bool(self.problems)


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier state of an entry: the step, and its fields before and after (None = not there)."""

    at: datetime
    label: str
    before: dict[str, object] | None
    after: dict[str, object] | None
