"""Series are tested together only to save time: none of them is judged by what stands beside it."""

import numpy as np

from b12diary.analysis import significance
from b12diary.analysis.course import Course
from b12diary.analysis.series import DaySeries
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import SymptomId

COURSE = Course(14.0, np.arange(0, 141, 14) + 738_000, np.zeros(11, np.bool_), None, 0)


def series(name: str, seed: int, share: float = 1.0) -> DaySeries:
    chance = np.random.default_rng(seed)
    days = np.arange(738_000, 738_141)
    days = days[chance.random(len(days)) < share]
    values = np.round(chance.normal(4 + (days - 738_000) % 14 / 7, 1.2).clip(0, 10))
    return DaySeries(SymptomId(name), ScaleId.NRS_0_10, days, values, days)


def test_every_series_has_the_same_numbers_alone_and_beside_others() -> None:
    """Two are rated on the same days, and one is not; down to the last digit."""
    ratings = [series("fatigue", 1), series("brain_fog", 2), series("pain", 3, share=0.7)]
    for together, one in zip(significance.tested(COURSE, ratings), ratings, strict=True):
        (alone,) = significance.tested(COURSE, [one])
        assert together.p == alone.p
        assert alone.p is not None
        assert together.fitted is not None
        assert alone.fitted is not None
        assert together.residuals is not None
        assert alone.residuals is not None
        assert np.array_equal(together.fitted.rise, alone.fitted.rise)
        assert np.array_equal(together.residuals, alone.residuals)


def test_a_series_with_too_little_takes_no_part() -> None:
    none = series("pain", 3, share=0.02)
    found = significance.tested(COURSE, [none, series("fatigue", 1)])
    assert found[0].p is None
    assert found[1].p is not None
