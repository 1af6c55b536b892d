"""What a calendar cannot separate from a return, one diary for each."""

from dataclasses import replace

import numpy as np
import pytest

from b12diary.analysis.course import Course
from b12diary.analysis.flags import calendar_flags, only_last_days, timing
from b12diary.analysis.results import Flag
from b12diary.analysis.series import DaySeries
from b12diary.domain.answer import Answer
from b12diary.domain.preferences import DosingStyle, Preferences
from b12diary.domain.rating import ScaleId
from tests.simulator.diary import FATIGUE, FIRST_DAY, Floats

OPEN = Preferences()
CLOSED = Preferences(has_monthly_rhythm=Answer.NO, dosing_style=DosingStyle.FIXED)


def course(gaps: list[int], interval: float, timed: tuple[int, ...] = ()) -> Course:
    doses = FIRST_DAY + np.concatenate([[0], np.cumsum(gaps)]).astype(np.int64)
    return Course(interval, doses, np.isin(np.arange(len(doses)), timed), None, 0)


def ratings(values: Floats) -> DaySeries:
    days = FIRST_DAY + np.arange(len(values), dtype=np.int64)
    return DaySeries(FATIGUE, ScaleId.NRS_0_10, days, values, days)


def flags(given: Course, preferences: Preferences, values: Floats | None = None) -> set[Flag]:
    series = ratings(np.zeros(0) if values is None else values)
    return set(calendar_flags(given, timing(given, series), preferences))


def test_weekly_injections_on_one_weekday_are_the_same_as_the_week() -> None:
    assert flags(course([7] * 6, 7), CLOSED) == {Flag.SAME_AS_WEEK}
    assert flags(course([6, 8, 9, 6, 9, 8, 6], 8), CLOSED) == set()


@pytest.mark.parametrize(("interval", "is_flagged"), [(24, False), (25, True), (28, True), (31, True), (32, False)])
def test_about_monthly_injections_look_like_a_monthly_rhythm_unless_that_is_denied(
    interval: int, is_flagged: bool
) -> None:
    given = course([interval] * 5, interval)

    assert (Flag.SAME_AS_MONTH in flags(given, OPEN)) is is_flagged
    assert Flag.SAME_AS_MONTH not in flags(given, CLOSED)


def test_injections_by_feeling_follow_bad_days() -> None:
    felt = replace(CLOSED, dosing_style=DosingStyle.FELT)

    assert flags(course([60] * 5, 60), felt) == {Flag.INJECTED_WHEN_BAD}


def test_more_than_a_third_of_the_gaps_because_of_symptoms_is_too_many() -> None:
    assert flags(course([60] * 6, 60, timed=(2, 4)), CLOSED) == set()
    assert flags(course([60] * 6, 60, timed=(2, 4, 5)), CLOSED) == {Flag.INJECTED_WHEN_BAD}


def test_dates_that_follow_bad_days_give_themselves_away() -> None:
    gaps = [40, 60, 45, 60, 50, 60, 42, 60]
    given = course(gaps, 60)
    values = np.full(int(sum(gaps)) + 1, 3.0) + 0.1 * (np.arange(int(sum(gaps)) + 1) % 3)
    for end, length in zip(np.cumsum(gaps), gaps, strict=True):
        if length < 60:
            values[end - 4 : end] = 9.0

    assert Flag.INJECTED_WHEN_BAD in flags(given, CLOSED, values)
    assert Flag.INJECTED_WHEN_BAD not in flags(given, CLOSED, np.flip(values))


def test_uneven_gaps_ask_the_question_once() -> None:
    uneven = course([40, 75, 60, 44, 80], 60)

    assert flags(uneven, OPEN) == {Flag.IRREGULAR_UNEXPLAINED}
    assert flags(uneven, CLOSED) == set()


def test_only_a_rise_that_was_found_can_be_one_of_the_very_last_days() -> None:
    assert only_last_days(28, 0.5, 20.0)
    assert only_last_days(28, -3.0, 27.0)
    assert not only_last_days(28, -3.0, 20.0)
    assert not only_last_days(28, 0.5, None)
    assert not only_last_days(7, 0.5, 7.0)
