"""Planned and given: how long the gaps were, how many days late or early the injections came, and why."""

from dataclasses import dataclass
from statistics import median

from b12diary.analysis.gaps import gaps
from b12diary.analysis.results import Gap, LeftOut
from b12diary.domain.dose import DoseReason
from b12diary.domain.excerpt import Excerpt

ON_TIME_DAYS = 0


@dataclass(frozen=True, slots=True)
class Adherence:
    """The completed gaps that a summary is about, and what was planned for them.

    Attributes:
        gaps: completed gaps, oldest first, loading apart.
        median_days: median length; None without a gap.
        shortest_days: length of the shortest; None without a gap.
        longest_days: length of the longest; None without a gap.
        planned_days: the interval planned for the latest of them; None without a plan.
        n_planned: gaps whose end was planned.
        n_late: of those, how many ended after the planned day.
        n_early: of those, how many ended before it.
        most_late_days: most days late; None when none was late.
        median_days_late: median of days late, early ones negative; None when nothing was planned.
        n_symptom_timed: gaps that ended with an injection given early because of symptoms.
    """

    gaps: tuple[Gap, ...]
    median_days: float | None
    shortest_days: int | None
    longest_days: int | None
    planned_days: float | None
    n_planned: int
    n_late: int
    n_early: int
    most_late_days: int | None
    median_days_late: float | None
    n_symptom_timed: int

    @property
    def n_gaps(self) -> int:
        """How many completed gaps there are."""
        return len(self.gaps)


def adherence(excerpt: Excerpt, *, this_plan_only: bool = False) -> Adherence:
    """Return how the completed gaps compare with what was planned; loading is left out.

    Args:
        excerpt: the diary.
        this_plan_only: leave out the gaps of earlier plans.
    """
    apart = {LeftOut.LOADING, LeftOut.OTHER_PLAN} if this_plan_only else {LeftOut.LOADING}
    done = tuple(g for g in gaps(excerpt) if g.ends_on is not None and g.left_out not in apart)
    lengths = [g.length_days for g in done]
    late = [g.days_late for g in done if g.days_late is not None]
    return Adherence(
        gaps=done,
        median_days=float(median(lengths)) if lengths else None,
        shortest_days=min(lengths, default=None),
        longest_days=max(lengths, default=None),
        planned_days=done[-1].interval_days if done else None,
        n_planned=len(late),
        n_late=sum(days > ON_TIME_DAYS for days in late),
        n_early=sum(days < -ON_TIME_DAYS for days in late),
        most_late_days=max((days for days in late if days > ON_TIME_DAYS), default=None),
        median_days_late=float(median(late)) if late else None,
        n_symptom_timed=sum(
            g.end_reason is DoseReason.EARLIER_FOR_SYMPTOMS or g.left_out is LeftOut.EXTRA for g in done
        ),
    )
