"""Is there enough to compute anything: the counts of a series, and the first one that is too small.

Below this floor no number is made. Above it the width of the answer decides: without a narrow enough range the
look-back says "not enough data", never "no pattern".
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.course import Course
from b12diary.analysis.gaps import compared, rated_sides, usable
from b12diary.analysis.results import Reason
from b12diary.analysis.series import Bools, DaySeries

LEAST_INTERVAL = 5.0
LEAST_GAPS = 3
LEAST_SHARE = 0.10
LEAST_RATINGS = 12
LEAST_CONSTANT = 20


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What a series holds.

    Attributes:
        course: the compared injections.
        evidence: the ratings that are evidence.
        usable: for each completed gap whether it holds enough ratings on both sides.
        gaps_rated_settled: completed gaps with enough ratings in their settled days.
        gaps_rated_late: the same for their last part.
        share_of_days: share of days rated from the first injection to the last, 0 to 1; None with one injection.
    """

    course: Course
    evidence: DaySeries
    usable: Bools
    gaps_rated_settled: int
    gaps_rated_late: int
    share_of_days: float | None

    @property
    def usable_gaps(self) -> int:
        """How many gaps are usable."""
        return int(self.usable.sum())

    @property
    def shortfall(self) -> Reason | None:
        """The first thing that is missing; None when the series can be judged."""
        if self.course.interval_days < LEAST_INTERVAL:
            return Reason.SHORT_INTERVAL
        if len(self.course.lengths) < LEAST_GAPS:
            return Reason.FEW_GAPS
        if self.usable_gaps < LEAST_GAPS:
            return Reason.FEW_USABLE_GAPS
        if (self.share_of_days or 0.0) < LEAST_SHARE:
            return Reason.FEW_DAYS
        if len(self.evidence) < LEAST_RATINGS:
            return Reason.FEW_RATINGS
        return Reason.CONSTANT if np.ptp(self.evidence.values) == 0 else None


def counts(course: Course, ratings: DaySeries) -> Counts:
    """Count what a series holds in the compared injections."""
    first, last = int(course.doses[0]), int(course.doses[-1])
    rated = int(((ratings.days >= first) & (ratings.days < last)).sum())
    share = rated / (last - first) if last > first else None
    settled, late = rated_sides(course, ratings)
    return Counts(
        course, compared(course, ratings), usable(course, ratings), int(settled.sum()), int(late.sum()), share
    )
