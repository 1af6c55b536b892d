"""Days since injection: what is pooled, what is only listed, and where a bin holds too little."""

import pytest

from b12diary.analysis.profile import bin_days, profile
from b12diary.domain.symptom import SymptomId
from tests.analysis.pictures import picture

TIREDNESS = SymptomId("tiredness")
THREE_GAPS = """
    day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24
    injection  x  .  .  .  .  .  .  x  .  .  .  .  .  .  x  .  .  .  .  .  .  x  .  .
    tiredness  9  1  1  1  2  3  4  9  2  2  .  3  4  5  9  3  3  3  4  5  6  9  0  0
"""


def test_each_gap_keeps_its_own_days_and_means() -> None:
    shown = profile(picture(THREE_GAPS, every=7), TIREDNESS)
    first, second = shown.gaps[:2]

    assert first.lags == (0, 1, 2, 3, 4, 5, 6)
    assert second.lags == (0, 1, 2, 4, 5, 6)
    assert second.values == (9.0, 2.0, 2.0, 3.0, 4.0, 5.0)
    assert [g.gap.ends_on is None for g in shown.gaps] == [False, False, False, True]
    assert shown.n_days == 23


@pytest.mark.parametrize(("every", "late"), [(21, None), (20, 6.0)])
def test_a_mean_of_a_window_needs_3_rated_days_but_only_1_in_short_gaps(every: int, late: float | None) -> None:
    diary = picture(
        """
        day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21
        injection  x  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  x
        tiredness  9  9  9  9  .  2  3  4  .  .  .  .  .  .  .  .  .  5  .  7  9
        """,
        every=every,
    )

    (gap, _running) = profile(diary, TIREDNESS).gaps

    assert gap.mean_early == pytest.approx(3.0)
    assert gap.mean_late == late


def test_the_running_gap_and_the_injection_day_are_not_pooled() -> None:
    shown = profile(picture(THREE_GAPS, every=7), TIREDNESS)

    assert [(b.first_lag, b.last_lag, b.n_days, b.n_gaps) for b in shown.bins] == [
        (1, 1, 3, 3),
        (2, 2, 3, 3),
        (3, 3, 2, 2),
        (4, 4, 3, 3),
        (5, 5, 3, 3),
        (6, 6, 3, 3),
    ]


def test_a_median_needs_12_rated_days_from_2_gaps() -> None:
    row = " ".join(["2", *["3"] * 29])
    days = " ".join(str(n) for n in range(1, 62))
    diary = picture(f"day {days}\ninjection x {'. ' * 29} x {'. ' * 29} x\ntiredness {row} {row} 3", every=30)

    bins = profile(diary, TIREDNESS).bins

    assert [(b.first_lag, b.last_lag) for b in bins] == [(1, 7), (8, 14), (15, 21), (22, 28), (29, 35)]
    assert [b.n_days for b in bins] == [14, 14, 14, 14, 2]
    assert [b.median for b in bins] == [3.0, 3.0, 3.0, 3.0, None]
    assert bins[0].quartiles is not None
    assert bins[-1].quartiles is None


@pytest.mark.parametrize(("longest", "width"), [(7, 1), (14, 1), (15, 2), (28, 2), (29, 7), (90, 7)])
def test_bins_follow_the_length_of_the_gaps(longest: int, width: int) -> None:
    assert bin_days(longest) == width


def test_a_disturbed_gap_is_listed_but_not_pooled() -> None:
    ill = THREE_GAPS + "    illness    . . . . . . x . . . . . . . . . . . . . . . . .\n"

    shown = profile(picture(ill, every=7), TIREDNESS)

    assert [g.gap.is_disturbed for g in shown.gaps] == [True, False, False, False]
    assert max(b.n_gaps for b in shown.bins) == 2


def test_without_injections_nothing_is_pooled_or_listed() -> None:
    shown = profile(picture("day 1 2\ntiredness 3 4"), TIREDNESS)

    assert (shown.interval_days, shown.bins, shown.gaps, shown.n_days) == (None, (), (), 0)
