"""What a calendar cannot separate from a return: week, month, injections given because of bad days, expectation.

A flag caps the grade at "possible"; injections given because of bad days allow no answer at all.
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.course import Course
from b12diary.analysis.gaps import lags, means_by_gap
from b12diary.analysis.results import Flag
from b12diary.analysis.series import DaySeries, Floats
from b12diary.domain.answer import Answer
from b12diary.domain.preferences import DosingStyle, Preferences

SHORT_INTERVAL = 10.0
LEAST_WEEKDAYS = 3
CONCENTRATED = 0.6
MONTH_LIKE = (25.0, 31.0)
TRIGGER_Z = 1.64
UNEQUAL = 0.05
IRREGULAR = 0.15
MOST_SYMPTOM_TIMED = 1 / 3
BUMP_FROM_INTERVAL = 14.0
LAST_PART = 0.92
MOSTLY = 0.5
_LAST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """What the dates of the injections show, whatever the ratings of the look-back.

    Attributes:
        interval_cv: standard deviation of the completed gaps as a share of L; None under 2 gaps.
        trigger_z: see `trigger_z`.
    """

    interval_cv: float | None
    trigger_z: float | None


def timing(course: Course, ratings: DaySeries) -> Timing:
    """Return how regular the injections are and whether they follow bad days."""
    spread = float(np.std(course.lengths, ddof=1)) / course.interval_days if len(course.lengths) > 1 else None
    return Timing(spread, trigger_z(course, ratings))


def trigger_z(course: Course, ratings: DaySeries) -> float | None:
    """Return how much worse the last 3 days before an injection were than the same days of gaps still running then.

    The score test of Cox's model with the mean of the last days as covariate, in standard errors; needs unequal gaps.
    0 when gaps are too equal to compare; None under 2 gaps.
    """
    lengths = course.lengths
    if len(lengths) < 2:
        return None
    # Days before the first injection are none of a gap's last ones.
    days, values = (column[ratings.days >= course.doses[0]] for column in (ratings.days, ratings.values))
    index, lag = lags(course.doses, days)
    difference = variance = 0.0
    # Gaps of one length have the same last days, so these are averaged once: most gaps are as long as planned.
    known: dict[int, tuple[Floats, float, float]] = {}
    for own, length in enumerate(lengths.tolist()):
        if length not in known:
            near = (lag >= length - _LAST_DAYS) & (lag < length)
            means = means_by_gap(index, values, near, len(lengths))
            running = means[(lengths >= length) & ~np.isnan(means)]
            known[length] = (means, running.mean(), running.var()) if len(running) else (means, 0.0, 0.0)
        means, middle, spread = known[length]
        if not np.isnan(means[own]):
            difference += float(means[own] - middle)
            variance += float(spread)
    return float(difference / np.sqrt(variance)) if variance > 0 else 0.0


def calendar_flags(course: Course, found: Timing, preferences: Preferences) -> tuple[Flag, ...]:
    """Return the flags that follow from the injections and from what the person answered."""
    interval, spread = course.interval_days, found.interval_cv or 0.0
    follows_bad_days = (found.trigger_z or 0.0) > TRIGGER_Z and spread > UNEQUAL
    when_bad = preferences.dosing_style is DosingStyle.FELT or follows_bad_days or mostly_symptom_timed(course)
    is_open_question = preferences.dosing_style is DosingStyle.UNKNOWN and not when_bad
    raised = {
        Flag.SAME_AS_WEEK: interval < SHORT_INTERVAL and _same_weekday(course),
        Flag.SAME_AS_MONTH: MONTH_LIKE[0] <= interval <= MONTH_LIKE[1]
        and preferences.has_monthly_rhythm is not Answer.NO,
        Flag.INJECTED_WHEN_BAD: when_bad,
        Flag.IRREGULAR_UNEXPLAINED: spread > IRREGULAR and is_open_question,
    }
    return tuple(flag for flag, is_raised in raised.items() if is_raised)


def only_last_days(interval_days: float, anticipation: float | None, half_return_day: float | None) -> bool:
    """Tell whether a rise that was found is one of the very last days, which knowing the date can do by itself.

    Args:
        interval_days: the planned interval L.
        anticipation: how much better a bump around the planned day fits than any template.
        half_return_day: days after the injection; None when nothing was found.
    """
    if interval_days < BUMP_FROM_INTERVAL or half_return_day is None:
        return False
    return (anticipation or 0.0) > 0 or half_return_day > LAST_PART * interval_days


def mostly_backfilled(evidence: DaySeries) -> bool:
    """Tell whether more than half of the entries were written down more than 2 days late."""
    return len(evidence) > 0 and float(evidence.is_late.mean()) > MOSTLY


def mostly_symptom_timed(course: Course) -> bool:
    """Tell whether more than a third of the gaps ended with an injection given because of symptoms."""
    return len(course.timed_gaps) > 0 and float(course.timed_gaps.mean()) > MOST_SYMPTOM_TIMED


def _same_weekday(course: Course) -> bool:
    """Tell whether the injections fall on so few weekdays that week and gap are one thing."""
    weekday = course.doses % 7
    together = abs(np.exp(2j * np.pi * weekday / 7).mean())
    return bool(np.count_nonzero(np.bincount(weekday)) < LEAST_WEEKDAYS) or bool(together > CONCENTRATED)
