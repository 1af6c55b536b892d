"""Beside the look-back: planned and given, before and after, late against on time, drift, what else was going on."""

from dataclasses import replace

import numpy as np
import pytest

from b12diary.analysis.adherence import adherence
from b12diary.analysis.contrast import before_after, late_against_on_time, latest_change, plan_periods
from b12diary.analysis.factors import factors_in
from b12diary.analysis.gaps import gaps
from b12diary.analysis.results import Interval
from b12diary.analysis.trend import trend
from b12diary.domain.symptom import SymptomId
from tests.analysis.pictures import day, picture
from tests.analysis.worked import read
from tests.simulator.diary import FATIGUE, FIRST_DAY, column_set, excerpt_of
from tests.simulator.families import NULLS
from tests.simulator.measure import generator

TIREDNESS = SymptomId("tiredness")


def test_gaps_are_compared_with_what_was_planned() -> None:
    summary = adherence(
        picture(
            """
            day        1  8 17 22 29
            injection  x  p  p  s  .
            """,
            every=7,
        )
    )

    assert (summary.n_gaps, summary.median_days, summary.shortest_days, summary.longest_days) == (3, 7.0, 5, 9)
    assert (summary.n_planned, summary.n_late, summary.n_early, summary.most_late_days) == (3, 1, 1, 2)
    assert summary.n_symptom_timed == 1


def test_without_a_plan_nothing_is_late() -> None:
    summary = adherence(picture("day 1 8 17\ninjection x x x"))

    assert (summary.n_gaps, summary.n_planned, summary.most_late_days) == (2, 0, None)


def test_late_days_are_compared_with_the_days_before_in_the_same_gap() -> None:
    late = late_against_on_time(
        picture(
            """
            day        1  9 10 11 12 13 14 21 22 23 24 25 31 41
            injection  x  .  .  .  .  .  x  .  .  .  x  .  .  x
            tiredness  3  4  4  4  6  8  3  3  3  3  3  3  9  3
            """,
            every=10,
        ),
        TIREDNESS,
    )

    assert (late.n_gaps, late.n_days_late, late.n_days_before) == (1, 2, 3)
    assert (late.mean_late, late.mean_before, late.difference) == (7.0, 4.0, 3.0)
    assert late.difference_95 is None


def test_three_late_gaps_have_a_range() -> None:
    days = list(range(1, 40))
    marks = ["x" if n in {1, 14, 27, 39} else "." for n in days]
    lag = [(n - 1) % 13 for n in days]
    points = [str(3 + (2 + n // 14 if k > 10 else 0)) for n, k in zip(days, lag, strict=True)]
    diary = picture(
        f"day {' '.join(map(str, days))}\ninjection {' '.join(marks)}\ntiredness {' '.join(points)}", every=10
    )

    late = late_against_on_time(diary, TIREDNESS)

    assert late.n_gaps == 3
    assert late.difference == pytest.approx(3.0)
    assert late.difference_95 is not None
    assert late.difference_95.low == pytest.approx(3.0 - 4.3027 / np.sqrt(3), abs=1e-3)


def test_each_plan_is_described_by_itself() -> None:
    before, now = plan_periods(read("earlier_plan"), FATIGUE)

    assert before.interval_days == 90
    assert before.span.last < now.span.first
    assert before.n_gaps == 3
    assert before.result is not None
    assert before.result.completed_gaps == 3
    assert 0 < now.coverage <= 1


def test_the_days_after_a_change_are_set_apart() -> None:
    diary = read("earlier_plan")
    change = latest_change(diary)
    assert change is not None

    comparison = before_after(diary, FATIGUE, change)

    assert comparison.carry_over is not None
    assert comparison.carry_over.n_days == 84
    assert comparison.carry_over.first == change
    assert comparison.before.span.last < change
    assert before_after(diary, FATIGUE, diary.today).after is None
    assert before_after(diary, FATIGUE, change, 0).carry_over is None


def test_without_ratings_a_period_has_no_mean() -> None:
    nothing = before_after(picture("day 1 20\ninjection x ."), TIREDNESS, day(10))

    assert (nothing.before.mean, nothing.before.n_days, nothing.before.quartiles) == (None, 0, None)


def test_quartiles_of_a_period_are_the_middle_half() -> None:
    days = " ".join(str(n) for n in range(1, 14))
    diary = picture(f"day {days}\ninjection x {'. ' * 12}\ntiredness 0 1 2 3 4 5 6 7 8 9 10 10 .")

    assert before_after(diary, TIREDNESS, day(13)).before.quartiles == Interval(2.75, 8.25, 50)


def rising(points: float, seed: int = 1) -> tuple[float | None, bool]:
    rng = np.random.default_rng(seed)
    n = 240
    values = np.clip(np.round(3 + points * np.arange(n) / n + rng.normal(0, 1, n)), 0, 10).astype(int)
    rows = [(FIRST_DAY + t, int(values[t]), 0) for t in range(n)]
    doses = [FIRST_DAY + 60 * k for k in range(4)]
    found = trend(excerpt_of(doses, ((FIRST_DAY, 60),), [column_set(FATIGUE, rows)], FIRST_DAY + n), FATIGUE)
    return found.change, found.is_steadily_worse


def test_a_steady_rise_is_told_with_its_size() -> None:
    change, is_worse = rising(3.0)

    assert is_worse
    assert change == pytest.approx(3.0, abs=0.7)


def test_getting_better_or_staying_is_not_steadily_worse() -> None:
    assert [rising(points)[1] for points in (0.0, -3.0)] == [False, False]


def test_a_return_before_injections_is_no_drift() -> None:
    found = trend(read("return_every_60_days"), FATIGUE)

    assert not found.is_steadily_worse


def test_too_short_a_record_has_no_drift() -> None:
    diary = NULLS["resemblance 0.5"].diary(generator("short")).excerpt()
    short = replace(diary, today=diary.injection_days[0].fromordinal(FIRST_DAY + 40))

    assert trend(short, FATIGUE).p is None
    assert trend(replace(diary, ratings=()), FATIGUE).n_days == 0


def test_what_else_was_going_on_is_counted_in_days_and_shares() -> None:
    diary = picture(
        """
        day        1  2  3  4  5  6  7  8  9 10 11
        injection  x  .  .  .  .  .  .  .  .  .  x
        illness    .  .  x  x  .  .  .  .  .  .  .
        tiredness  3  3  3  3  3  3  3  3  5  5  3
        """,
        every=10,
    )

    (ill,) = factors_in(diary, gaps(diary)[0])

    assert (ill.factor, ill.n_days, ill.throughout) == ("illness", 2, False)
    assert ill.early_share == pytest.approx(2 / 3)
    assert ill.late_share == 0
    assert ill.disturbs


def test_what_goes_on_through_the_whole_gap_does_not_disturb_it() -> None:
    diary = picture(
        """
        day        1  2  3  4  5
        injection  x  .  .  .  x
        illness    x  x  x  x  x
        """,
        every=4,
    )

    (ill,) = factors_in(diary, gaps(diary)[0])

    assert (ill.throughout, ill.disturbs) == (True, False)
