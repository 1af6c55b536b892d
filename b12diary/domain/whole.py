"""A whole diary as plain values: what an archive holds, and what the diaries of two computers are joined from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from b12diary.domain.change import Part

Plain = str | int | None
Key = tuple[str, ...]

LOCAL_PREFERENCES = frozenset(
    {
        *("theme", "text_percent", "language", "stay_in_tray", "lock_after_minutes", "hide_details"),
        *("evening_reminder", "planned_reminder", "appointment_reminder", "quiet_from", "quiet_until"),
        *("first_start_done", "paper_draft"),
    }
)
"""Choices about one computer: another computer's diary does not change them."""


@dataclass(frozen=True, slots=True)
class WholeRow:
    """One entry: its fields by name, and the moment it was last changed where it was typed, as ISO text."""

    fields: Mapping[str, Plain]
    changed_at: str


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step of the journal with everything it touched: (part, key, before, after), the images as JSON text."""

    id: int
    at: str
    label: str
    kind: str
    of: int | None
    touched: tuple[tuple[str, str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything in a diary.

    Attributes:
        version: of the tables; a later one cannot be read.
        tables: every entry, by part.
        removed: by part and key, when an entry was taken away that is not there any more.
        past: the journal; None when it was not asked for.
        came_in: by step, part and key, the moments of entries that came from another computer; goes with the journal.
    """

    version: int
    tables: Mapping[Part, tuple[WholeRow, ...]]
    removed: Mapping[Part, Mapping[Key, str]] = field(default_factory=dict)
    past: tuple[PastStep, ...] | None = None
    came_in: tuple[tuple[int, str, str, str], ...] = ()

    @property
    def n_entries(self) -> int:
        """How many entries it holds, of all parts."""
        return sum(map(len, self.tables.values()))


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """What joining does to one part of the diary.

    Attributes:
        n_new: entries that only the other diary has.
        n_taken: entries that differ, and were changed later over there.
        n_kept: entries that differ, and were changed later here; the other state goes into the history.
        n_removed: entries that were taken away over there, later than they were changed here.
        n_same: entries that are the same in both.
    """

    part: Part
    n_new: int = 0
    n_taken: int = 0
    n_kept: int = 0
    n_removed: int = 0
    n_same: int = 0

    @property
    def changes_something(self) -> bool:
        """Whether the diary, or its history, would be another afterwards."""
        return bool(self.n_new or self.n_taken or self.n_kept or self.n_removed)
