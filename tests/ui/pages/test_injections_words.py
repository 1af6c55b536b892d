"""What the Injections page says, without a window: gaps, plans, runs of days, doses as typed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.ui.amount_input import read_quantity
from b12diary.ui.pages.injections_runs import MOST, read_days, rhythm_days, run_of
from b12diary.ui.pages.injections_view import days_ago, days_ahead, listed, medicine_words, plan_lines, sites_used

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)


def dose(day: date, **fields: object) -> Dose:
    values: dict[str, object] = {"route": Route.INTO_MUSCLE, **fields}
    return Dose(DoseId(day.isoformat() + str(fields)), day, NOW, **values)  # type: ignore[arg-type]  # fields by name


def test_gaps_count_from_the_injection_before() -> None:
    """
    day        1   85   100    169  169
    dose       i   i    mouth  i    i
    """
    first = date(2026, 1, 1)
    doses = [dose(first), dose(first + timedelta(84), reason=DoseReason.PLANNED)]
    doses += [dose(first + timedelta(99), route=Route.ORAL)]
    doses += [dose(first + timedelta(168), site="a"), dose(first + timedelta(168), site="b")]
    rows = listed(Excerpt(TODAY, doses=tuple(doses)))
    assert [row.after for row in rows] == [
        "on the same day",
        "after 84 days",
        "by mouth",
        "after 84 days",
        "the first one here",
    ]
    assert rows[3].title == "26 Mar 2026, after 84 days, planned"


def test_plans_say_when_they_held_and_what_falls_into_them() -> None:
    """Where two plans meet on a day, the injection belongs to the one of its own phase."""
    loading = Regimen(
        RegimenId("a"),
        date(2025, 2, 3),
        Rhythm(3, RhythmUnit.PER_WEEK),
        NOW,
        date(2025, 2, 14),
        Phase.LOADING,
        6,
    )
    steady = Regimen(RegimenId("b"), date(2025, 2, 14), Rhythm(12, RhythmUnit.WEEKS), NOW)
    planned = Regimen(RegimenId("c"), date(2026, 12, 1), Rhythm(10, RhythmUnit.WEEKS), NOW)
    doses = [dose(date(2025, 2, day), phase=Phase.LOADING) for day in (3, 5, 7, 10, 12, 14)]
    doses += [dose(date(2025, 5, 9), phase=Phase.MAINTENANCE)]
    lines = plan_lines(Excerpt(TODAY, doses=tuple(doses), regimens=(loading, steady, planned)))
    assert [(line.days, line.rhythm, line.recorded, line.is_current) for line in lines] == [
        ("From 1 Dec 2026", "every 10 weeks", "", False),
        ("14 Feb 2025 to 30 Nov 2026", "every 12 weeks", "1 recorded", True),
        ("3 Feb to 14 Feb 2025", "loading, 3 times a week", "6 planned, 6 recorded", False),
    ]
    assert plan_lines(Excerpt(TODAY)) == ()


def test_sites_are_named_once_newest_first() -> None:
    days = [TODAY - timedelta(days=n) for n in (40, 30, 20, 10, 5)]
    doses = [dose(d, site=s) for d, s in zip(days, ("belly", "hip_left", "belly", "", "thigh_left"), strict=True)]
    assert sites_used(Excerpt(TODAY, doses=tuple(doses))) == (
        ("thigh_left", days[4]),
        ("belly", days[2]),
        ("hip_left", days[1]),
    )


def test_days_are_described_and_never_called_overdue() -> None:
    assert [days_ago(TODAY - timedelta(days=n), TODAY) for n in (0, 1, 67)] == ["today", "yesterday", "67 days ago"]
    ahead = [days_ahead(TODAY + timedelta(days=n), TODAY) for n in (17, 1, 0, -5)]
    assert ahead == ["in 17 days", "tomorrow", "today", "5 days ago"]


def test_medicine_words_hold_what_is_known() -> None:
    mg = Quantity(Decimal(1), DoseUnit.MILLIGRAM)
    full = medicine_words(Compound.HYDROXOCOBALAMIN, mg, Route.INTO_MUSCLE)
    assert full == "hydroxocobalamin 1 mg, into a muscle"
    assert medicine_words(Compound.UNKNOWN, mg, Route.UNKNOWN) == "1 mg"
    assert medicine_words(Compound.UNKNOWN, None, Route.UNKNOWN) == ""


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm(12, RhythmUnit.WEEKS), [date(2025, 1, 31), date(2025, 4, 25)]),
        (Rhythm(1, RhythmUnit.MONTHS), [date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]),
        (Rhythm(45, RhythmUnit.DAYS), [date(2025, 1, 31), date(2025, 3, 17), date(2025, 5, 1)]),
    ],
)
def test_a_rhythm_fills_the_days_between(rhythm: Rhythm, days: list[date]) -> None:
    assert rhythm_days(date(2025, 1, 31), date(2025, 5, 10), rhythm) == days


def test_three_times_a_week_does_not_drift() -> None:
    days = rhythm_days(date(2025, 1, 6), date(2025, 3, 31), Rhythm(3, RhythmUnit.PER_WEEK))
    assert len(days) == 37
    assert {day.weekday() for day in days} == {0, 2, 5}


def test_a_slip_in_a_date_does_not_fill_the_diary() -> None:
    assert len(rhythm_days(date(1926, 1, 1), TODAY, Rhythm(1, RhythmUnit.DAYS))) == MOST
    assert rhythm_days(date(2026, 2, 1), date(2026, 1, 1), Rhythm(1, RhythmUnit.DAYS)) == []


def test_dates_are_read_from_a_list_as_people_write_it() -> None:
    days, unread = read_days("3 Feb 2025, 5 Feb 2025; 1/3/26\n7 Feb, 2025 and 2024-12-31\nsoon, 1 Jan 2030", TODAY)
    wanted = [(2025, 2, 3), (2025, 2, 5), (2026, 3, 1), (2025, 2, 7), (2024, 12, 31)]
    assert days == [date(*day) for day in wanted]
    assert unread == ["soon", "1 Jan 2030"]


def test_what_is_recorded_already_is_left_out_and_named() -> None:
    days = [TODAY, TODAY - timedelta(days=7), TODAY]
    run = run_of(days, ["soon"], {TODAY - timedelta(days=7)})
    assert (run.days, run.known, run.unread) == ((TODAY,), (TODAY - timedelta(days=7),), ("soon",))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1 mg", "1", DoseUnit.MILLIGRAM),
        (" 1MG ", "1", DoseUnit.MILLIGRAM),
        ("0,5 ml", "0.5", DoseUnit.MILLILITRE),
        ("1000 micrograms", "1000", DoseUnit.MICROGRAM),
        ("1,000 micrograms", "1000", DoseUnit.MICROGRAM),
        ("250 µg", "250", DoseUnit.MICROGRAM),
        ("1 microgram", "1", DoseUnit.MICROGRAM),
    ],
)
def test_doses_are_read_with_their_unit(text: str, amount: str, unit: DoseUnit) -> None:
    assert read_quantity(text) == Quantity(Decimal(amount), unit)


@pytest.mark.parametrize(
    "text", ["", "1", "mg", "1,000 mg", "1 m", "0 mg", "-1 mg", "12,34,5 micrograms", "one mg", "1 mg x"]
)
def test_what_could_mean_two_doses_is_none(text: str) -> None:
    assert read_quantity(text) is None
