"""The gaps of a diary: from one injection to the next, each with the reason why it is not compared, if there is one."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from b12diary.analysis.course import Course, Injection, courses, injections, intervals_planned, judged, main_set_since
from b12diary.analysis.factors import is_disturbed
from b12diary.analysis.once import once
from b12diary.analysis.results import Gap, LeftOut
from b12diary.analysis.series import Bools, DaySeries, Floats, Ints, day_series, headline_symptom
from b12diary.domain.dose import DoseReason, Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.schedule import next_day

USABLE_LATE_FROM = 0.7
USABLE_EARLY = (0.15, 0.6)
LONGEST = 2.0


@once
def gaps(excerpt: Excerpt) -> tuple[Gap, ...]:
    """Return every gap of the diary, oldest first, the running one last; empty without an injection.

    `left_out` says why a gap is not compared, judged by the headline series: a gap with too few ratings of the
    headline may still hold enough of another symptom.
    """
    given = injections(excerpt)
    found = courses(excerpt)
    now = judged(found[0], excerpt) if found else None
    ratings = day_series(excerpt, headline_symptom(excerpt))
    enough = usable(now, ratings) if now else np.zeros(0, np.bool_)
    planned = intervals_planned(given)
    since = main_set_since(excerpt)
    result = []
    for n, injection in enumerate(given):
        following = given[n + 1] if n + 1 < len(given) else None
        left_out = _left_out(n, given, now, enough, since, found)
        gap = _gap(injection, following, excerpt, left_out)
        result.append(replace(gap, is_disturbed=True) if is_disturbed(excerpt, gap, planned[n]) else gap)
    return tuple(result)


def _gap(injection: Injection, following: Injection | None, excerpt: Excerpt, left_out: LeftOut | None) -> Gap:
    """Describe the gap that `injection` begins."""
    ends_on = following.day if following else None
    planned_on = following.planned_on if following else None
    plan = injection.plan
    if planned_on is None and plan is not None:
        planned_on = next_day(injection.day, plan.rhythm)
    return Gap(
        starts_on=injection.day,
        ends_on=ends_on,
        length_days=((ends_on or excerpt.today) - injection.day).days,
        interval_days=plan.interval_days if plan else None,
        days_late=(ends_on - planned_on).days if ends_on and planned_on else None,
        end_reason=following.reason if following else DoseReason.UNKNOWN,
        left_out=left_out,
    )


def _left_out(  # noqa: PLR0911 - one reason after the other, the first that holds
    n: int,
    given: tuple[Injection, ...],
    now: Course | None,
    enough: Bools,
    since: date | None,
    found: tuple[Course, ...],
) -> LeftOut | None:
    """Return the first reason for which gap `n` is not compared; `since` is the last change of the main symptoms."""
    if now is None:
        return LeftOut.UNFINISHED if n + 1 == len(given) else LeftOut.OTHER_PLAN
    if n < now.first:
        in_course = [c for c in found if c.first <= n < c.first + len(c.doses)]
        if given[n].phase is Phase.LOADING or not in_course:
            return LeftOut.LOADING
        if found[0].first > n:
            return LeftOut.OTHER_PLAN
        return LeftOut.BEFORE_MAIN_SET if since and given[n].day < since else LeftOut.LONG_AGO
    if n + 1 == len(given):
        return LeftOut.UNFINISHED
    if given[n + 1].is_symptom_timed:
        timed = given[n + 1].reason is DoseReason.EARLIER_FOR_SYMPTOMS
        return LeftOut.EARLIER_FOR_SYMPTOMS if timed else LeftOut.EXTRA
    if now.lengths[n - now.first] > LONGEST * now.interval_days:
        return LeftOut.TOO_LONG
    return None if enough[n - now.first] else LeftOut.TOO_FEW_RATINGS


def lags(doses: Ints, days: Ints) -> tuple[Ints, Ints]:
    """Return for each day the index of the latest injection (-1 before the first) and the days since it.

    Args:
        doses: ordinals of injections, ascending.
        days: ordinals.
    """
    index = np.searchsorted(doses, days, side="right") - 1
    since = days - doses[np.maximum(index, 0)]
    return index.astype(np.int64), np.where(index >= 0, since, -1).astype(np.int64)


def first_judged_lag(interval_days: float) -> int:
    """Return the first day after an injection that is compared: neither its own day nor, from L = 10, the next."""
    return 1 if interval_days < 10 else 2


def compared(course: Course, ratings: DaySeries) -> DaySeries:
    """Return the ratings that are evidence.

    Left out are the first days after an injection, days more than 2 L after one, days before the first injection or
    after the plan ended, and the days from 0.7 L on in gaps that ended with an injection given because of symptoms.
    """
    index, lag = lags(course.doses, ratings.days)
    keep = (index >= 0) & (lag >= first_judged_lag(course.interval_days)) & (lag <= LONGEST * course.interval_days)
    if course.until is not None:
        keep &= ratings.days < course.until
    timed = np.append(course.timed_gaps, False)
    keep &= ~(timed[np.maximum(index, 0)] & (lag >= USABLE_LATE_FROM * course.interval_days))
    return ratings.where(keep)


def usable(course: Course, ratings: DaySeries) -> Bools:
    """Return for each completed gap whether it holds enough ratings on both sides and is at most 2 L long.

    Enough is 2 rated days from 0.7 L on and 2 between 0.15 L and 0.6 L (from day 2 on); 1 and 1 below L = 14.
    """
    settled, late = rated_sides(course, ratings)
    return settled & late & (course.lengths <= LONGEST * course.interval_days)


def rated_sides(course: Course, ratings: DaySeries) -> tuple[Bools, Bools]:
    """Return for each completed gap whether its settled days, and whether its last part, hold enough ratings."""
    evidence = compared(course, ratings)
    index, lag = lags(course.doses, evidence.days)
    interval, n = course.interval_days, len(course.lengths)
    late = lag >= USABLE_LATE_FROM * interval
    early = (lag >= max(USABLE_EARLY[0] * interval, 2)) & (lag <= USABLE_EARLY[1] * interval)
    least = 1 if interval < 14 else 2
    return _count(index, early, n) >= least, _count(index, late, n) >= least


def means_by_gap(index: Ints, values: Floats, keep: Bools, n: int) -> Floats:
    """Return the mean of the kept values of each of `n` gaps; NaN for a gap without any."""
    count = _count(index, keep, n)
    total = np.bincount(index[keep], values[keep], n + 1)[:n]
    means: Floats = np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
    return means


def _count(index: Ints, keep: Bools, n: int) -> Ints:
    """Return how many kept days each of `n` completed gaps holds."""
    return np.bincount(index[keep], minlength=n + 1)[:n].astype(np.int64)


def end_of(gap: Gap, excerpt: Excerpt) -> int:
    """Return the ordinal of the last day of a gap: the day before the next injection, or today while it runs."""
    last = gap.ends_on - timedelta(days=1) if gap.ends_on else excerpt.today
    return last.toordinal()
