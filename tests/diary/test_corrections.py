"""When a rating was given: the day on which the value that stands was written down, also when it was corrected."""

from datetime import date, timedelta

from b12diary.diary import Diary
from b12diary.domain.rating import RatingSeries
from tests.clock import SetClock
from tests.diary.conftest import FATIGUE

TODAY = date(2026, 11, 22)


def _series(diary: Diary) -> RatingSeries:
    return diary.excerpt().series(FATIGUE)


def test_a_value_corrected_days_later_was_given_days_later(diary: Diary, clock: SetClock) -> None:
    """It comes from memory, whatever was written first: the look-back must be able to leave it out."""
    diary.rate(TODAY, {FATIGUE: 6})
    clock.pass_time(days=5)
    diary.rate(TODAY, {FATIGUE: 8})
    (kept,) = diary.ratings_on(TODAY)
    assert (kept.value, kept.entered_on, _series(diary).n_late) == (8, TODAY + timedelta(days=5), 1)


def test_a_slip_mended_within_two_days_is_not_late(diary: Diary, clock: SetClock) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    clock.pass_time(days=2)
    diary.rate(TODAY, {FATIGUE: 8})
    assert _series(diary).n_late == 0


def test_confirming_a_value_later_keeps_the_day_it_was_given(diary: Diary, clock: SetClock) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    clock.pass_time(days=5)
    diary.rate(TODAY, {FATIGUE: 6})
    (kept,) = diary.ratings_on(TODAY)
    assert (kept.entered_on, _series(diary).n_late) == (TODAY, 0)


def test_undoing_a_late_correction_brings_back_the_day_of_the_first_entry(diary: Diary, clock: SetClock) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    clock.pass_time(days=5)
    diary.rate(TODAY, {FATIGUE: 8})
    diary.undo()
    (kept,) = diary.ratings_on(TODAY)
    assert (kept.value, kept.entered_on) == (6, TODAY)
