"""What else was going on in a gap: illness, poor sleep, another medicine.

A gap in which something else covers more than a third of one of its two windows is marked and counted, never dropped
silently. What goes on through the whole gap is not a difference between its windows and does not mark it. A break
from the diary is nothing that went on beside the injections, only days without ratings, and is not looked at here.
"""

from dataclasses import dataclass
from datetime import timedelta

from b12diary.analysis.results import Gap
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK, Exposure, FactorId

DISTURBED_SHARE = 1 / 3
EARLY = (0.2, 0.5)
LATE_FROM = 0.8


@dataclass(frozen=True, slots=True)
class FactorDays:
    """One factor in one gap.

    Attributes:
        factor: what was going on.
        label: the person's own words for it; empty when none were given.
        n_days: its days in the gap.
        early_share: share of the days of the early window (0.2 L to 0.5 L), 0 to 1.
        late_share: share of the days of the late window (from 0.8 L to the end of the gap); None when the gap has none.
        throughout: whether it went on from the gap's first day to its last.
    """

    factor: FactorId
    label: str
    n_days: int
    early_share: float
    late_share: float | None
    throughout: bool

    @property
    def disturbs(self) -> bool:
        """Whether it covers more than a third of a window, without going on through the whole gap."""
        shares = (self.early_share, self.late_share or 0.0)
        return not self.throughout and max(shares) > DISTURBED_SHARE


def factors_in(excerpt: Excerpt, gap: Gap, interval_days: float | None = None) -> tuple[FactorDays, ...]:
    """Return what else was going on in a gap, most days first.

    Args:
        excerpt: the diary.
        gap: one of its gaps.
        interval_days: L for a gap without a plan; the gap's own length when that is not known either.
    """
    last = gap.starts_on + timedelta(days=max(0, gap.length_days - (gap.ends_on is not None)))
    by_factor: dict[tuple[FactorId, str], list[Exposure]] = {}
    for exposure in excerpt.exposures:
        if exposure.factor == DIARY_BREAK:
            continue
        if exposure.starts_on <= last and (exposure.ends_on is None or exposure.ends_on >= gap.starts_on):
            by_factor.setdefault((exposure.factor, exposure.label), []).append(exposure)
    if not by_factor:
        return ()
    days = [gap.starts_on + timedelta(days=n) for n in range((last - gap.starts_on).days + 1)]
    planned = gap.interval_days or interval_days or float(gap.length_days)
    found = []
    for (factor, label), exposures in by_factor.items():
        covered = [n for n, day in enumerate(days) if any(e.covers(day) for e in exposures)]
        early = _share(covered, [n for n in range(len(days)) if EARLY[0] * planned <= n < EARLY[1] * planned])
        late = _share(covered, [n for n in range(len(days)) if n >= LATE_FROM * planned])
        found.append(FactorDays(factor, label, len(covered), early or 0.0, late, len(covered) == len(days)))
    return tuple(sorted(found, key=lambda f: (-f.n_days, f.factor, f.label)))


def is_disturbed(excerpt: Excerpt, gap: Gap, interval_days: float | None = None) -> bool:
    """Tell whether something else was going on for more than a third of a window; several factors add up."""
    passing = [f for f in factors_in(excerpt, gap, interval_days) if not f.throughout]
    early = sum(f.early_share for f in passing)
    late = sum(f.late_share or 0.0 for f in passing)
    return max(early, late) > DISTURBED_SHARE


def _share(covered: list[int], window: list[int]) -> float | None:
    """Return the share of the window's days that are covered; None for a window without days."""
    return len(set(covered) & set(window)) / len(window) if window else None
