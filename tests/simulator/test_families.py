"""The made-up diaries are what they say: repeatable, with or without a return, and readable by the program."""

import numpy as np
import pytest

from b12diary.analysis.course import courses, judged
from b12diary.analysis.gaps import compared, lags
from b12diary.analysis.series import day_series
from b12diary.domain.checks import check_rating
from b12diary.domain.dose import DoseReason
from b12diary.domain.rating import Rating
from tests.simulator.diary import FATIGUE, NOW, SimulatedDiary
from tests.simulator.families import CANNOT_BE_TOLD, NULLS, REASONS, UNSEEN, Family, effect
from tests.simulator.measure import generator

ALL = {**NULLS, **UNSEEN, **CANNOT_BE_TOLD, **REASONS}


def late_minus_settled(diary: SimulatedDiary) -> float:
    excerpt = diary.excerpt()
    course = judged(courses(excerpt)[0], excerpt)
    evidence = compared(course, day_series(excerpt, FATIGUE))
    share = lags(course.doses, evidence.days)[1] / course.interval_days
    settled = evidence.values[(share >= 0.2) & (share < 0.3)]
    return float(evidence.values[share >= 0.95].mean() - settled.mean())


@pytest.mark.parametrize("name", ALL)
def test_every_rating_is_one_that_a_person_could_have_typed(name: str) -> None:
    diary = ALL[name].diary(generator(name))
    excerpt = diary.excerpt()

    assert np.all(np.diff(diary.days) > 0)
    assert np.all(diary.entered >= diary.days)
    assert len(courses(excerpt)) == len(diary.plans)
    series = day_series(excerpt, FATIGUE)
    for day, value in zip(series.days.tolist(), series.values.tolist(), strict=True):
        rating = Rating(excerpt.today.fromordinal(day), FATIGUE, int(value), NOW)
        assert check_rating(rating, excerpt.today) == []


def test_the_same_key_draws_the_same_diary() -> None:
    first, again, other = (NULLS["illness"].diary(generator(key)) for key in ("a", "a", "b"))

    assert np.array_equal(first.values, again.values)
    assert not np.array_equal(first.values[:20], other.values[:20])


def test_a_return_of_3_points_is_in_the_ratings_and_no_return_is_not() -> None:
    found = [late_minus_settled(effect(3.0, 60, 6).diary(generator("in", n))) for n in range(30)]
    null = [late_minus_settled(effect(0.0, 60, 6).diary(generator("in", n))) for n in range(30)]

    assert np.mean(found) == pytest.approx(3.0, abs=0.6)
    assert np.mean(null) == pytest.approx(0.0, abs=0.3)


def test_bad_days_bring_injections_forward_and_the_reason_says_so() -> None:
    diaries = [REASONS["no pattern, most early"].diary(generator("early", n)) for n in range(20)]
    gaps = np.concatenate([np.diff(d.doses) / d.plans[0][1] for d in diaries])
    early = np.concatenate([[r is DoseReason.EARLIER_FOR_SYMPTOMS for r in d.reasons[1:]] for d in diaries])

    assert 0.5 < early.mean() < 0.95
    assert gaps[early].mean() < 0.85 < gaps[~early].mean()


def test_a_diary_cut_at_an_injection_knows_nothing_later() -> None:
    diary = Family(NULLS["filled in later"].noise, cycles=(6,), intervals=(28,), backfilled=0.5).diary(generator("cut"))

    cut = diary.cut(4)

    assert len(cut.doses) == 4
    assert cut.days.max() <= cut.today == cut.doses[-1]
    assert cut.entered.max() <= cut.today
