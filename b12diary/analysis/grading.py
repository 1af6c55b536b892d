"""From one tested series to its result: numbers, flags and the grade."""

from dataclasses import dataclass, replace

import numpy as np

from b12diary.analysis.course import Course
from b12diary.analysis.design import expectation_bump
from b12diary.analysis.factors import EARLY, LATE_FROM
from b12diary.analysis.flags import calendar_flags, mostly_backfilled, mostly_symptom_timed, only_last_days, timing
from b12diary.analysis.floor import LEAST_CONSTANT, Counts
from b12diary.analysis.gaps import LONGEST, lags, means_by_gap
from b12diary.analysis.results import Flag, Grade, Reason, SeriesResult
from b12diary.analysis.significance import CLEAR_P, POSSIBLE_P, Tested
from b12diary.analysis.size import log_reml_of, size_of_found, size_of_rest
from b12diary.domain.preferences import Preferences

LEAST_RISE = 0.5
CLEAR_RISE = 1.0
CLEAR_GAPS = 4
CLEAR_GAPS_USED = 3
CLEAR_SHARE_UP = 2 / 3
EXCLUDED_RISE = 2.0
_SHORT = 21.0


def result_of(tested: Tested, p_adjusted: float | None, preferences: Preferences) -> SeriesResult:
    """Return the look-back of one series.

    Args:
        tested: the series with its p-values.
        p_adjusted: its p-value corrected for the number of series; None where nothing was computed.
        preferences: the two answers that the flags use.
    """
    held = tested.counts
    course = held.course
    result = _described(tested, preferences)
    if held.shortfall is not None:
        is_flat = held.shortfall is Reason.CONSTANT and len(held.evidence) >= LEAST_CONSTANT
        grade = Grade.NO_PATTERN if is_flat else Grade.NOT_ENOUGH_DATA
        if is_flat and Flag.INJECTED_WHEN_BAD in result.flags:
            grade = Grade.CANNOT_TELL
        flags = result.flags if is_flat else tuple(f for f in result.flags if _is_by_recorded_reasons(f, course))
        return replace(result, grade=grade, flags=flags, reason=(held.shortfall,))
    assert tested.pattern is not None
    assert tested.fitted is not None
    assert tested.residuals is not None
    assert p_adjusted is not None
    anticipation = None
    if p_adjusted <= POSSIBLE_P:
        size = size_of_found(tested.pattern, tested.fitted, tested.residuals)
        bump = expectation_bump(course.interval_days, tested.pattern.lag)
        anticipation = log_reml_of(tested.pattern, bump, tested.residuals) - float(tested.fitted.log_reml.max())
        anticipation = anticipation if np.isfinite(anticipation) else None
    else:
        size = size_of_rest(tested.fitted)
    flags = result.flags
    if only_last_days(course.interval_days, anticipation, size.half_return_day):
        flags = (*flags, Flag.ONLY_LAST_DAYS)
    result = replace(
        result,
        flags=tuple(sorted(flags, key=list(Flag).index)),
        p=tested.p,
        p_without_backfill=tested.p_without_backfill,
        p_used=tested.p_used,
        p_adjusted=p_adjusted,
        half_return_day=size.half_return_day,
        half_return_day_80=size.half_return_day_80,
        half_return_day_90=size.half_return_day_90,
        rise=size.rise,
        rise_95=size.rise_95,
        rise_upper95=size.rise_upper95,
        anticipation=anticipation,
        rho=size.rho,
    )
    grade, reason = _grade(result)
    return replace(result, grade=grade, reason=reason)


def _is_by_recorded_reasons(flag: Flag, course: Course) -> bool:
    """Tell whether a flag stands even where nothing was computed: the person's own reasons for the dates say it."""
    return flag is Flag.INJECTED_WHEN_BAD and mostly_symptom_timed(course)


def _grade(result: SeriesResult) -> tuple[Grade, tuple[Reason, ...]]:
    """Return the grade of a computed result, and the reason when there is not enough to say more."""
    assert result.p is not None
    assert result.p_adjusted is not None
    assert result.rise is not None
    assert result.rise_upper95 is not None
    if Flag.INJECTED_WHEN_BAD in result.flags:
        return Grade.CANNOT_TELL, ()
    if result.p_adjusted <= POSSIBLE_P:
        if result.rise < LEAST_RISE:
            return Grade.NOT_ENOUGH_DATA, (Reason.SMALL_RISE,)
        return (Grade.CLEAR if _is_clear(result) else Grade.POSSIBLE), ()
    if result.late_entries and result.p <= POSSIBLE_P and result.p_without_backfill is None:
        return Grade.NOT_ENOUGH_DATA, (Reason.LATE_ENTRIES,)
    if result.rise_upper95 < EXCLUDED_RISE:
        return Grade.NO_PATTERN, ()
    return Grade.NOT_ENOUGH_DATA, (Reason.VARIES_TOO_MUCH,)


def _is_clear(result: SeriesResult) -> bool:
    """Tell whether a rise that was found is strong, repeated and without a flag."""
    return (
        (result.p_adjusted or 0.0) <= CLEAR_P
        and (result.rise or 0.0) >= CLEAR_RISE
        and result.usable_gaps >= CLEAR_GAPS
        and result.gaps_used >= CLEAR_GAPS_USED
        and result.gaps_up >= CLEAR_SHARE_UP * result.gaps_used - 1e-9
        and not result.flags
    )


def _described(tested: Tested, preferences: Preferences) -> SeriesResult:
    """Return counts, means without any model, and the flags of calendar and entries."""
    held = tested.counts
    course = held.course
    means = _means(course, held)
    found = timing(course, tested.ratings)
    flags = calendar_flags(course, found, preferences)
    if mostly_backfilled(held.evidence):
        flags = (*flags, Flag.MOSTLY_BACKFILLED)
    return SeriesResult(
        symptom=tested.ratings.symptom,
        grade=Grade.NOT_ENOUGH_DATA,
        flags=flags,
        interval_days=course.interval_days,
        completed_gaps=len(course.lengths),
        usable_gaps=held.usable_gaps,
        gaps_rated_settled=held.gaps_rated_settled,
        gaps_rated_late=held.gaps_rated_late,
        n_ratings=len(held.evidence),
        share_of_days=held.share_of_days,
        gaps_up=sum(difference > 0 for difference in means.per_gap),
        gaps_used=len(means.per_gap),
        per_gap=means.per_gap,
        mean_late=means.late,
        mean_settled=means.settled,
        mean_overrun=means.overrun,
        overrun_days=means.overrun_days,
        interval_cv=found.interval_cv,
        trigger_z=found.trigger_z,
        late_entries=int(held.evidence.is_late.sum()),
        symptom_timed_gaps=int(course.timed_gaps.sum()),
    )


@dataclass(frozen=True, slots=True)
class _Means:
    """Means of the windows, without any model: points, None without a day."""

    late: float | None
    settled: float | None
    overrun: float | None
    overrun_days: int
    per_gap: tuple[float, ...]


def _means(course: Course, held: Counts) -> _Means:
    """Average the late and settled windows of completed gaps, together and gap by gap."""
    interval, n = course.interval_days, len(course.lengths)
    index, lag = lags(course.doses, held.evidence.days)
    values = held.evidence.values
    completed = index < n
    late = completed & (lag >= LATE_FROM * interval) & (lag <= LONGEST * interval)
    settled = completed & (lag >= EARLY[0] * interval) & (lag < EARLY[1] * interval)
    overrun = (lag > interval) & (lag <= LONGEST * interval)
    least = 1 if interval < _SHORT else 2
    enough = held.usable.copy()
    for window in (late, settled):
        enough &= np.bincount(index[window], minlength=n + 1)[:n] >= least
    per_gap = means_by_gap(index, values, late, n) - means_by_gap(index, values, settled, n)
    return _Means(
        late=float(values[late].mean()) if late.any() else None,
        settled=float(values[settled].mean()) if settled.any() else None,
        overrun=float(values[overrun].mean()) if overrun.any() else None,
        overrun_days=int(overrun.sum()),
        per_gap=tuple(float(difference) for difference in per_gap[enough]),
    )
