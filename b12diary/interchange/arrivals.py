"""What a bundle of entries would change in a diary, counted: new, already there, or different."""

from dataclasses import dataclass

from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.interchange.findings import EntryKind
from b12diary.interchange.judging import Judgement, Standing, judge

__all__ = ["Arrival", "EntryKind", "arrivals", "counted"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """How many entries of a kind are new, already there, or differ from one in their place."""

    kind: EntryKind
    n_new: int
    n_known: int
    n_changed: int = 0


def arrivals(entries: Entries, excerpt: Excerpt) -> tuple[Arrival, ...]:
    """Count what taking in `entries` does to the diary that `excerpt` shows whole; kinds without any are left out."""
    return counted(judge(entries, excerpt))


def counted(judgement: Judgement) -> tuple[Arrival, ...]:
    """Count what was judged; kinds without any are left out."""
    found = (
        Arrival(
            kind,
            judgement.count(kind, Standing.NEW),
            judgement.count(kind, Standing.SAME),
            judgement.count(kind, Standing.DIFFERENT),
        )
        for kind in EntryKind
    )
    return tuple(a for a in found if a.n_new or a.n_known or a.n_changed)
