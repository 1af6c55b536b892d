"""No rating ever lands on a day that the person did not mean: whatever clock, zone or hour, dates stay dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.days import diary_day
from b12diary.domain.symptom import INTERFERENCE, Symptom
from tests.clock import SetClock

ZONES = (
    *("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"),
    *("Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "America/St_Johns", "Antarctica/Troll"),
)
"""Clock changes of 1 hour, of 30 minutes and of 2 hours; both sides of the date line; odd offsets."""
BEGIN = datetime(2026, 10, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rates:
    """The person rates the day they see, or one some days before or after it."""

    value: int
    days_off: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Time goes by; below zero, the clock is set back."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Travels:
    """The computer takes up another zone."""

    zone: str


@dataclass(frozen=True, slots=True)
class Begins:
    """The person's day begins at another hour."""

    hour: int


NEAR_MIDNIGHT = st.sampled_from([-1440, -721, -61, -1, 1, 59, 60, 61, 180, 719, 720, 1439, 1440, 1441])
STEPS = st.lists(
    st.builds(Rates, st.integers(0, 10), st.sampled_from([0, 0, 0, -1, -2, 1]))
    | st.builds(Waits, NEAR_MIDNIGHT | st.integers(-5_000, 50_000))
    | st.builds(Travels, st.sampled_from(ZONES))
    | st.builds(Begins, st.integers(0, 6)),
    max_size=25,
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(BEGIN)


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    made = Diary.in_memory(clock)
    made.set_symptoms([Symptom(INTERFERENCE)])
    yield made
    made.close()


def recorded(diary: Diary) -> dict[date, int]:
    series = diary.excerpt().series(INTERFERENCE)
    return {date.fromordinal(day): value for day, value in zip(series.days, series.values, strict=True)}


def said_by(clock: datetime, zone: tzinfo) -> datetime:
    """What a clock on the wall says at this moment in this zone, with its offset."""
    return clock.astimezone(zone)


@pytest.mark.long
@settings(max_examples=120)
@given(STEPS)
def test_every_rating_is_on_the_day_that_was_in_sight(steps: list[Rates | Waits | Travels | Begins]) -> None:
    """The model is a sheet of paper: what is written under a date stays under that date."""
    clock, moment, zone, hour = SetClock(BEGIN), BEGIN, ZoneInfo("UTC"), 0
    diary = Diary.in_memory(clock)
    diary.set_symptoms([Symptom(INTERFERENCE)])
    paper: dict[date, int] = {}
    for step in steps:
        match step:
            case Waits(minutes):
                moment += timedelta(minutes=minutes)
            case Travels(name):
                zone = ZoneInfo(name)
            case Begins(hour):
                diary.set_preferences(day_start_hour=hour)
            case Rates(value, days_off):
                wall = said_by(moment, zone)
                in_sight = wall.date() - timedelta(days=wall.hour < hour)
                assert diary.today == in_sight
                meant = in_sight + timedelta(days=days_off)
                change = diary.rate(meant, {INTERFERENCE: value})
                # A day that is still to come is refused, never moved to another day.
                assert change.is_refused == (meant > in_sight)
                if not change.is_refused:
                    paper[meant] = value
        clock.moment = said_by(moment, zone)
        assert recorded(diary) == paper
    diary.close()


@settings(max_examples=200)
@given(st.integers(0, 50_000_000), st.sampled_from(ZONES), st.integers(0, 6))
def test_the_day_is_the_one_on_the_wall_at_any_moment_anywhere(minutes: int, name: str, hour: int) -> None:
    wall = (datetime(2000, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(name))
    day = diary_day(wall, hour)
    assert day in {wall.date(), wall.date() - timedelta(days=1)}
    assert (day == wall.date()) == (wall.time() >= time(hour))


@pytest.mark.parametrize(
    ("name", "utc_before", "utc_after"),
    [
        ("Europe/London", "2026-10-25T00:30", "2026-10-25T01:30"),  # 01:30 comes twice
        ("Europe/London", "2026-03-29T00:59", "2026-03-29T01:01"),  # 01:00 to 02:00 does not come
        ("Australia/Lord_Howe", "2026-04-04T14:45", "2026-04-04T15:15"),  # half an hour comes twice, before 02:00
        ("Africa/Casablanca", "2026-02-15T01:59", "2026-02-15T02:01"),
    ],
)
def test_a_clock_change_in_the_night_begins_no_new_day(
    name: str, utc_before: str, utc_after: str, diary: Diary, clock: SetClock
) -> None:
    zone = ZoneInfo(name)
    clock.moment = datetime.fromisoformat(utc_before).replace(tzinfo=UTC).astimezone(zone)
    day = diary.today
    diary.rate(day, {INTERFERENCE: 3})
    clock.moment = datetime.fromisoformat(utc_after).replace(tzinfo=UTC).astimezone(zone)
    diary.rate(diary.today, {INTERFERENCE: 4})
    assert diary.today == day
    assert recorded(diary) == {day: 4}


def test_over_the_date_line_a_day_comes_twice_and_the_ratings_of_both_stay(diary: Diary, clock: SetClock) -> None:
    clock.moment = datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Pacific/Kiritimati"))
    diary.rate(diary.today, {INTERFERENCE: 6})
    clock.moment = clock.moment.astimezone(ZoneInfo("Pacific/Honolulu"))  # the same moment, a day earlier
    assert diary.today == date(2026, 5, 3)
    diary.rate(diary.today, {INTERFERENCE: 2})
    assert recorded(diary) == {date(2026, 5, 3): 2, date(2026, 5, 4): 6}


def test_a_clock_set_back_by_years_takes_nothing_away_and_undo_still_takes_the_newest_step(
    diary: Diary, clock: SetClock
) -> None:
    first = diary.today
    diary.rate(first, {INTERFERENCE: 5})
    clock.pass_time(days=-900)
    diary.rate(diary.today, {INTERFERENCE: 1})
    assert recorded(diary) == {first: 5, diary.today: 1}
    diary.undo()
    assert recorded(diary) == {first: 5}


def test_moving_the_start_of_the_day_moves_no_rating(diary: Diary, clock: SetClock) -> None:
    clock.moment = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
    diary.rate(diary.today, {INTERFERENCE: 7})
    diary.set_preferences(day_start_hour=4)
    assert diary.today == date(2026, 11, 21)
    assert recorded(diary) == {date(2026, 11, 22): 7}
    assert diary.rate(date(2026, 11, 22), {INTERFERENCE: 1}).is_refused
