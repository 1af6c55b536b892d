"""Rhythms in days, and which plan holds on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit, regimen_on, rhythm_of_days

TYPED = datetime(2026, 11, 22, tzinfo=UTC)


def plan(name: str, starts: date, ends: date | None = None, days: int = 84, typed: datetime = TYPED) -> Regimen:
    return Regimen(RegimenId(name), starts, Rhythm(days, RhythmUnit.DAYS), typed, ends)


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm(2, RhythmUnit.DAYS), 2),
        (Rhythm(12, RhythmUnit.WEEKS), 84),
        (Rhythm(3, RhythmUnit.MONTHS), 91.32),
        (Rhythm(3, RhythmUnit.PER_WEEK), 7 / 3),
    ],
)
def test_a_rhythm_has_an_interval_in_days(rhythm: Rhythm, days: float) -> None:
    assert rhythm.interval_days == pytest.approx(days)


@pytest.mark.parametrize(
    ("days", "rhythm"),
    [
        (84, Rhythm(12, RhythmUnit.WEEKS)),
        (7, Rhythm(1, RhythmUnit.WEEKS)),
        (85, Rhythm(85, RhythmUnit.DAYS)),
        (2.3333, Rhythm(3, RhythmUnit.PER_WEEK)),
        (3.5, Rhythm(2, RhythmUnit.PER_WEEK)),
        (91.32, Rhythm(3, RhythmUnit.MONTHS)),
        (365.28, Rhythm(12, RhythmUnit.MONTHS)),
        (1, Rhythm(1, RhythmUnit.DAYS)),
    ],
)
def test_an_interval_in_days_finds_its_rhythm(days: float, rhythm: Rhythm) -> None:
    assert rhythm_of_days(days) == rhythm


@pytest.mark.parametrize("days", [0, -7, 0.2, 10.5, float("nan"), float("inf")])
def test_an_interval_that_nobody_plans_is_none(days: float) -> None:
    assert rhythm_of_days(days) is None


@given(st.integers(1, 3660))
def test_whole_days_stay_whole_days(days: int) -> None:
    rhythm = rhythm_of_days(days)

    assert rhythm is not None
    assert rhythm.interval_days == days


def test_the_latest_plan_to_start_holds() -> None:
    """
    Feb ........ May ........ Nov
    loading--|   every 12 weeks ->
    """
    loading = plan("loading", date(2026, 2, 2), date(2026, 2, 14), days=2)
    later = plan("later", date(2026, 5, 4))
    plans = (later, loading)

    assert regimen_on(plans, date(2026, 2, 1)) is None
    assert regimen_on(plans, date(2026, 2, 14)) is loading
    assert regimen_on(plans, date(2026, 3, 1)) is None, "between the plans there is none"
    assert regimen_on(plans, date(2026, 5, 4)) is later


def test_a_plan_without_an_end_gives_way_to_a_later_one() -> None:
    first, second = plan("first", date(2025, 1, 1)), plan("second", date(2026, 1, 1), days=56)

    assert regimen_on((first, second), date(2025, 12, 31)) is first
    assert regimen_on((first, second), date(2026, 1, 1)) is second


def test_of_two_plans_from_one_day_the_one_typed_last_holds() -> None:
    day = date(2026, 1, 1)
    first, mended = plan("first", day), plan("mended", day, typed=TYPED + timedelta(minutes=1))

    assert regimen_on((mended, first), day) is mended
