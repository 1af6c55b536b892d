"""The look-back: does a symptom come back before the next injection?

The method, with its measured error rates, is told in `resources/help/look-back.md`. No random number enters a result,
and no look is stored: the previous one is computed again from the diary as it stood at the previous injection.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import compress

import numpy as np

from b12diary.analysis.course import Course, courses, injections, judged
from b12diary.analysis.gaps import gaps, lags
from b12diary.analysis.grading import result_of
from b12diary.analysis.results import Gap, Grade, LeftOut, LookBack, Reason, SeriesResult
from b12diary.analysis.series import DaySeries, day_series, judged_symptoms
from b12diary.analysis.significance import adjusted, tested
from b12diary.analysis.sufficiency import next_ends
from b12diary.domain.dose import Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Preferences
from b12diary.domain.rating import RatingSeries
from b12diary.domain.regimen import regimen_on
from b12diary.domain.symptom import SymptomId

_NOT_COMPARED = {LeftOut.LOADING, LeftOut.OTHER_PLAN, LeftOut.BEFORE_MAIN_SET, LeftOut.LONG_AGO, LeftOut.UNFINISHED}


def look_back(excerpt: Excerpt) -> LookBack:
    """Return the answer for every judged series, the headline first.

    Never raises, whatever the diary holds: what cannot be judged has the grade "not enough data" and a reason.
    """
    every_gap = gaps(excerpt)
    compared = [g for g in every_gap if g.left_out not in _NOT_COMPARED]
    disturbed = [g for g in compared if g.is_disturbed]
    series = _all_series(excerpt)
    if any(result.grade is Grade.CLEAR for result in series):
        series = _with_previous(excerpt, series)
    plans = tuple(r for r in excerpt.regimens if r.route.is_injection)
    return LookBack(
        recorded_gaps=sum(g.ends_on is not None for g in every_gap),
        rated_days=excerpt.rated_days,
        plan=regimen_on(plans, excerpt.today),
        series=series,
        next_ends=next_ends(excerpt),
        disturbed_gaps=len(disturbed),
        without_disturbed=_without(excerpt, disturbed) if disturbed else None,
    )


def judge(
    course: Course,
    ratings: Sequence[DaySeries],
    preferences: Preferences,
    wanted: Collection[SymptomId] | None = None,
) -> tuple[SeriesResult, ...]:
    """Return the look-back of series, the headline's first, over the injections of one plan.

    Args:
        course: the compared injections.
        ratings: the series; p-values are corrected for their number.
        preferences: the two answers that the flags use.
        wanted: the series whose results are asked for; None = all. The others still count for the correction.
    """
    tests = tested(course, ratings)
    p_values = adjusted([test.p_used for test in tests])
    return tuple(
        result_of(test, p, preferences)
        for test, p in zip(tests, p_values, strict=True)
        if wanted is None or test.ratings.symptom in wanted
    )


def _all_series(excerpt: Excerpt, wanted: Collection[SymptomId] | None = None) -> tuple[SeriesResult, ...]:
    """Judge every series of the plan now in force, or the wanted ones among them."""
    symptoms = judged_symptoms(excerpt)
    given = injections(excerpt)
    found = courses(excerpt)
    if not found:
        reason = Reason.NO_INJECTION if not given else Reason.FEW_GAPS
        return tuple(SeriesResult(s, Grade.NOT_ENOUGH_DATA, reason=(reason,)) for s in symptoms)
    course = judged(found[0], excerpt)
    results = judge(course, [day_series(excerpt, s) for s in symptoms], excerpt.preferences, wanted)
    if not excerpt.rated_days:
        return tuple(replace(r, reason=(Reason.NO_RATINGS,)) for r in results)
    if given[-1].phase is Phase.LOADING:
        early = {(Reason.SHORT_INTERVAL,), (Reason.FEW_GAPS,)}
        return tuple(replace(r, reason=(Reason.LOADING,)) if r.reason in early else r for r in results)
    return results


def _with_previous(excerpt: Excerpt, series: tuple[SeriesResult, ...]) -> tuple[SeriesResult, ...]:
    """Add to each clear result the grade that it had at the previous injection."""
    clear = [result.symptom for result in series if result.grade is Grade.CLEAR]
    before = {result.symptom: result.grade for result in _all_series(as_it_stood(excerpt), clear)}
    return tuple(replace(r, previous_grade=before.get(r.symptom)) if r.grade is Grade.CLEAR else r for r in series)


def as_it_stood(excerpt: Excerpt) -> Excerpt:
    """Return the diary as it stood on the day of the last injection but one, without what was written down later."""
    days = [i.day for i in injections(excerpt)]
    then = days[-2] if len(days) > 1 else excerpt.today
    return replace(
        excerpt,
        today=then,
        doses=tuple(d for d in excerpt.doses if d.given_on <= then),
        ratings=tuple(_until(series, then.toordinal()) for series in excerpt.ratings),
    )


def _until(series: RatingSeries, day: int) -> RatingSeries:
    """Return what was written down by `day`; an entry without a day of writing counts as written on its own day."""
    in_time = [on <= day and written <= day for on, written in zip(series.days, series.entered, strict=True)]
    columns = (series.days, series.values, series.entered)
    days, values, entered = (tuple(compress(column, in_time)) for column in columns)
    return replace(series, days=days, values=values, entered=entered)


def _without(excerpt: Excerpt, disturbed: Sequence[Gap]) -> SeriesResult:
    """Judge the headline once more, without the ratings of the disturbed gaps."""
    course = judged(courses(excerpt)[0], excerpt)
    ratings = day_series(excerpt, judged_symptoms(excerpt)[0])
    starts = np.array([gap.starts_on.toordinal() for gap in disturbed], np.int64)
    index, _ = lags(course.doses, ratings.days)
    own_start = course.doses[np.maximum(index, 0)]
    return judge(course, [ratings.where(~np.isin(own_start, starts))], excerpt.preferences)[0]
