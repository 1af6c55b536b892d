"""The next planned dose follows from what the person typed, and from nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.dose import Dose, DoseId, Phase, Route
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.schedule import next_day, planned_next

TYPED = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WEEKS_12 = Rhythm(12, RhythmUnit.WEEKS)
THRICE = Rhythm(3, RhythmUnit.PER_WEEK)


def doses(*days: date, route: Route = Route.INTO_MUSCLE) -> tuple[Dose, ...]:
    return tuple(Dose(DoseId(f"{route}{day}"), day, TYPED, route=route) for day in days)


def plan(starts: date, rhythm: Rhythm = WEEKS_12, **more: object) -> Regimen:
    return Regimen(RegimenId(f"from {starts}"), starts, rhythm, TYPED, **more)  # type: ignore[arg-type]  # mixed fields


def planned_day(given_doses: tuple[Dose, ...], *plans: Regimen, today: date = TODAY) -> date | None:
    planned = planned_next(given_doses, plans, today)
    return None if planned is None else planned.day


@pytest.mark.parametrize(
    ("rhythm", "then"),
    [
        (Rhythm(2, RhythmUnit.DAYS), date(2026, 2, 2)),
        (WEEKS_12, date(2026, 4, 25)),
        (Rhythm(1, RhythmUnit.MONTHS), date(2026, 2, 28)),
        (Rhythm(3, RhythmUnit.MONTHS), date(2026, 4, 30)),
        (Rhythm(12, RhythmUnit.MONTHS), date(2027, 1, 31)),
        (THRICE, date(2026, 2, 3)),
    ],
)
def test_one_rhythm_after_31_january(rhythm: Rhythm, then: date) -> None:
    assert next_day(date(2026, 1, 31), rhythm) == then


@given(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.builds(Rhythm, st.integers(1, 60), st.sampled_from(RhythmUnit)),
)
def test_the_next_day_is_always_later_and_within_3_days_of_the_interval(day: date, rhythm: Rhythm) -> None:
    days = (next_day(day, rhythm) - day).days

    assert days >= 1
    # Calendar months differ from 30.44 days by up to 2 a year, summed over leap days by up to 3.
    assert abs(days - rhythm.interval_days) < 3.5 or rhythm.interval_days < 1


def test_without_a_plan_nothing_is_planned() -> None:
    assert planned_day(doses(date(2026, 9, 16))) is None


def test_12_weeks_after_the_last_injection() -> None:
    assert planned_day(doses(date(2026, 6, 18), date(2026, 9, 16)), plan(date(2025, 2, 14))) == date(2026, 12, 9)


def test_tablets_do_not_move_the_next_injection() -> None:
    given_doses = doses(date(2026, 9, 16)) + doses(date(2026, 11, 20), route=Route.ORAL)

    assert planned_day(given_doses, plan(date(2025, 2, 14))) == date(2026, 12, 9)


def test_a_day_that_has_passed_is_said_as_it_is() -> None:
    assert planned_day(doses(date(2026, 6, 18)), plan(date(2025, 2, 14))) == date(2026, 9, 10)


def test_before_the_first_injection_the_plan_begins_when_it_begins() -> None:
    assert planned_day((), plan(date(2026, 11, 1))) == date(2026, 11, 1)
    assert planned_day((), plan(date(2026, 12, 1))) == date(2026, 12, 1)


LOADING = plan(date(2026, 11, 2), THRICE, phase=Phase.LOADING, count=6)
AFTER = plan(date(2027, 2, 5))


@pytest.mark.parametrize(
    ("n_given", "then"),
    [
        (0, date(2026, 11, 2)),
        (1, date(2026, 11, 5)),
        (5, date(2026, 11, 14)),
        (6, date(2027, 2, 5)),
    ],
)
def test_a_course_of_6_goes_on_until_6_are_recorded(n_given: int, then: date) -> None:
    """
    Nov  2  4  6  9 11 13          Feb 5
         x  x  x  x  x  x          every 12 weeks
    """
    monday = date(2026, 11, 2)
    course = doses(*(monday + timedelta(days=n) for n in (0, 2, 4, 7, 9, 11)[:n_given]))

    assert planned_day(course, LOADING, AFTER) == then


def test_an_old_injection_does_not_delay_a_new_loading_course() -> None:
    assert planned_day(doses(date(2024, 5, 1)), LOADING) == date(2026, 11, 2)


def test_a_complete_course_without_a_plan_after_it_leaves_nothing_planned() -> None:
    monday = date(2026, 11, 2)
    course = doses(*(monday + timedelta(days=n) for n in range(6)))

    assert planned_day(course, LOADING) is None


def test_between_two_plans_the_coming_one_is_named() -> None:
    ended = plan(date(2025, 1, 1), ends_on=date(2026, 6, 1))

    assert planned_day(doses(date(2026, 5, 1)), ended, plan(date(2027, 1, 4))) == date(2027, 1, 4)
    assert planned_day(doses(date(2026, 5, 1)), ended) is None
