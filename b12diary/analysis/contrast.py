"""Two comparisons that chance and choice did not randomise: plan against plan, and late injections against the rest.

Neither is ever called an effect: time, season and expectation changed too. Each says how many days it rests on.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import numpy as np

from b12diary.analysis.course import Course, courses, injections, judged
from b12diary.analysis.factors import EARLY, LATE_FROM
from b12diary.analysis.gaps import LONGEST, first_judged_lag, lags, means_by_gap
from b12diary.analysis.recurrence import judge
from b12diary.analysis.results import Interval, SeriesResult
from b12diary.analysis.series import Bools, DaySeries, Floats, day_series
from b12diary.analysis.student import mixture_quantiles
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId

CARRY_OVER_DAYS = 84
LEAST_LATE_GAPS = 3


@dataclass(frozen=True, slots=True)
class Period:
    """The ratings of one stretch of days.

    Attributes:
        span: its days.
        interval_days: the planned interval L in it; None when no plan was in force or more than one.
        n_days: rated days.
        coverage: rated days as a share of all its days, 0 to 1.
        n_gaps: completed gaps that began in it.
        mean: points; None without a rated day.
        median: points; None without a rated day.
        quartiles: the middle half of its ratings; None under 12 rated days.
        mean_settled: mean of 0.2 L to 0.5 L after injections; None without such a day.
        mean_late: mean of the days from 0.8 L on; None without such a day.
        result: the look-back of its plan on its own; None unless the period is a plan with 3 completed gaps.
    """

    span: DateSpan
    interval_days: float | None
    n_days: int
    coverage: float
    n_gaps: int
    mean: float | None
    median: float | None
    quartiles: Interval | None
    mean_settled: float | None
    mean_late: float | None
    result: SeriesResult | None = None


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Two periods around a day, the days in between set apart because what came before still carries over.

    Attributes:
        symptom: the series.
        before: up to the day before the change.
        carry_over: the days set apart; None when there are none.
        after: from the end of the carry-over on; None when it has not begun.
    """

    symptom: SymptomId
    before: Period
    carry_over: DateSpan | None
    after: Period | None


@dataclass(frozen=True, slots=True)
class LateOnTime:
    """Days past the planned date, against the last days before it in the same gaps.

    Attributes:
        symptom: the series.
        n_gaps: gaps with a rated day on both sides.
        n_days_late: rated days past the planned date, at most to 2 L.
        n_days_before: rated days from 0.8 L to the planned date in the same gaps.
        mean_late: mean of the former, points; None without one.
        mean_before: mean of the latter; None without one.
        difference: mean over gaps of the former minus the latter; None without a gap.
        difference_95: its 95 percent range by the t distribution over gaps; None under 3 gaps.
    """

    symptom: SymptomId
    n_gaps: int
    n_days_late: int
    n_days_before: int
    mean_late: float | None
    mean_before: float | None
    difference: float | None
    difference_95: Interval | None


def plan_periods(excerpt: Excerpt, symptom: SymptomId) -> tuple[Period, ...]:
    """Return one period for each plan, oldest first, each with the look-back of its own injections.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
    """
    ratings = day_series(excerpt, symptom)
    periods = []
    for course in reversed(courses(excerpt)):
        first = date.fromordinal(int(course.doses[0]))
        last = excerpt.today if course.until is None else date.fromordinal(course.until - 1)
        own = judged(course, excerpt)
        result = judge(own, [ratings], excerpt.preferences)[0] if len(own.lengths) >= 3 else None
        periods.append(_period(DateSpan(first, max(first, last)), course, ratings, result))
    return tuple(periods)


def latest_change(excerpt: Excerpt) -> date | None:
    """Return the day of the first injection under the plan now in force; None while there was only one plan."""
    found = courses(excerpt)
    given = injections(excerpt)
    return given[found[0].first].day if len(found) > 1 else None


def before_after(
    excerpt: Excerpt, symptom: SymptomId, change_on: date, carry_over_days: int | None = None
) -> BeforeAfter:
    """Return the ratings before and after a day, as two periods with the carry-over set apart.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
        change_on: the first day of the new time.
        carry_over_days: days from then on that are set apart; None = one interval of the plan before, at most 12 weeks.
    """
    ratings = day_series(excerpt, symptom)
    found = courses(excerpt)
    before_course = next((c for c in found if c.doses[0] < change_on.toordinal()), None)
    after_course = next((c for c in found if c.until is None), None)
    if carry_over_days is None:
        old = before_course.interval_days if before_course else 0.0
        carry_over_days = int(min(round(old), CARRY_OVER_DAYS))
    days = [int(d) for d in ratings.days]
    starts = [d for d in (min(days, default=None), _first_injection(excerpt)) if d is not None]
    first = date.fromordinal(min(starts)) if starts else change_on
    day_before = change_on - timedelta(days=1)
    before = _period(DateSpan(min(first, day_before), day_before), before_course, ratings)
    begin = change_on + timedelta(days=carry_over_days)
    carry = DateSpan(change_on, begin - timedelta(days=1)) if carry_over_days > 0 else None
    after = _period(DateSpan(begin, excerpt.today), after_course, ratings) if begin <= excerpt.today else None
    return BeforeAfter(symptom, before, carry, after)


def late_against_on_time(excerpt: Excerpt, symptom: SymptomId) -> LateOnTime:
    """Compare days past the planned date with the days before it, in the gaps of the plan now in force.

    Gaps that ended late are the person's own natural experiment; a later injection may have had its reasons.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
    """
    found = courses(excerpt)
    ratings = day_series(excerpt, symptom)
    if not found:
        return LateOnTime(symptom, 0, 0, 0, None, None, None, None)
    course = judged(found[0], excerpt)
    index, lag = lags(course.doses, ratings.days)
    interval, n = course.interval_days, len(course.doses)
    past = (index >= 0) & (lag > interval) & (lag <= LONGEST * interval)
    near = (index >= 0) & (lag >= LATE_FROM * interval) & (lag <= interval)
    late_means = means_by_gap(index, ratings.values, past, n)
    near_means = means_by_gap(index, ratings.values, near, n)
    both = ~np.isnan(late_means) & ~np.isnan(near_means)
    owned = np.append(both, False)[np.minimum(index, n)] & (index >= 0)
    differences = (late_means - near_means)[both]
    return LateOnTime(
        symptom=symptom,
        n_gaps=int(both.sum()),
        n_days_late=int((past & owned).sum()),
        n_days_before=int((near & owned).sum()),
        mean_late=_mean(ratings.values[past & owned]),
        mean_before=_mean(ratings.values[near & owned]),
        difference=_mean(differences),
        difference_95=_range_95(differences),
    )


def _period(span: DateSpan, course: Course | None, ratings: DaySeries, result: SeriesResult | None = None) -> Period:
    """Describe the ratings of some days; windows follow the interval of `course`."""
    inside = ratings.where((ratings.days >= span.first.toordinal()) & (ratings.days <= span.last.toordinal()))
    settled = late = np.zeros(len(inside), np.bool_)
    n_gaps = 0
    if course is not None:
        settled, late = _windows(course, inside)
        starts = course.doses[:-1]
        n_gaps = int(((starts >= span.first.toordinal()) & (starts <= span.last.toordinal())).sum())
    middle = np.percentile(inside.values, [25, 75]) if len(inside) >= 12 else None
    return Period(
        span=span,
        interval_days=course.interval_days if course else None,
        n_days=len(inside),
        coverage=len(inside) / span.n_days,
        n_gaps=n_gaps,
        mean=_mean(inside.values),
        median=float(np.median(inside.values)) if len(inside) else None,
        quartiles=None if middle is None else Interval(float(middle[0]), float(middle[1]), 50),
        mean_settled=_mean(inside.values[settled]),
        mean_late=_mean(inside.values[late]),
        result=result,
    )


def _windows(course: Course, ratings: DaySeries) -> tuple[Bools, Bools]:
    """Return which days lie in the settled and which in the late window of a gap."""
    index, lag = lags(course.doses, ratings.days)
    interval = course.interval_days
    known = (index >= 0) & (lag >= first_judged_lag(interval))
    settled = known & (lag >= EARLY[0] * interval) & (lag < EARLY[1] * interval)
    return settled, known & (lag >= LATE_FROM * interval) & (lag <= LONGEST * interval)


def _first_injection(excerpt: Excerpt) -> int | None:
    """Return the ordinal of the first injection; None without one."""
    days = excerpt.injection_days
    return days[0].toordinal() if days and days[0] <= excerpt.today else None


def _mean(values: Floats) -> float | None:
    """Return the mean, None of nothing."""
    return float(values.mean()) if len(values) else None


def _range_95(differences: Floats) -> Interval | None:
    """Return the range of a mean over gaps by Student's t distribution; None under 3 gaps or without any spread."""
    n = len(differences)
    if n < LEAST_LATE_GAPS or np.ptp(differences) == 0:
        return None
    one = np.ones(1)
    error = float(differences.std(ddof=1)) / sqrt(n)
    low, high = mixture_quantiles([0.025, 0.975], one * differences.mean(), one * error, one * (n - 1), one)
    return Interval(float(low), float(high), 95)
