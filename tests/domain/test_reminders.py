"""When a reminder is due: only when asked for, once, and without making up for what was never wanted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK, Exposure, ExposureId
from b12diary.domain.preferences import Preferences
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.reminders import (
    Reminder,
    ReminderKind,
    any_wanted,
    coming_moments,
    due_reminders,
    is_quiet,
    next_look,
    wanted_kinds,
)
from b12diary.domain.symptom import INTERFERENCE

TODAY = date(2026, 11, 22)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def kinds(excerpt: Excerpt, now: datetime, told: dict[ReminderKind, date] | None = None) -> list[tuple[str, date]]:
    return [(r.kind.value, r.day) for r in due_reminders(excerpt, now, told or {})]


def evening(hour: str = "20:00", **more: object) -> Excerpt:
    return Excerpt(TODAY, preferences=Preferences(evening_reminder=hour), **more)  # type: ignore[arg-type]  # spread


def rated(*days: date) -> tuple[RatingSeries, ...]:
    n = [d.toordinal() for d in days]
    return (RatingSeries(INTERFERENCE, ScaleId.NRS_0_10, tuple(n), (4,) * len(n), (0,) * len(n)),)


def test_nothing_is_due_that_nobody_asked_for() -> None:
    plan = Regimen(RegimenId("p"), TODAY, Rhythm(8, RhythmUnit.WEEKS), LONG_AGO)
    visit = Appointment(AppointmentId("a"), LONG_AGO, TODAY)

    assert not any_wanted(Preferences())
    assert kinds(Excerpt(TODAY, regimens=(plan,), appointments=(visit,)), at(21)) == []


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(19, 59), TODAY - timedelta(days=1)),
        (at(20), TODAY),
        (at(23, 59), TODAY),
    ],
)
def test_the_evening_comes_at_its_hour_and_yesterday_until_then(now: datetime, due: date) -> None:
    assert kinds(evening(), now) == [("rating", due)]


def test_each_evening_is_told_once() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert kinds(evening(), at(9), {ReminderKind.RATING: yesterday}) == []
    assert kinds(evening(), at(21), {ReminderKind.RATING: TODAY}) == []
    assert kinds(evening(), at(21), {ReminderKind.RATING: yesterday}) == [("rating", TODAY)]


def test_a_rated_day_needs_no_reminder() -> None:
    assert kinds(evening(ratings=rated(TODAY)), at(21)) == []
    assert kinds(evening(ratings=rated(TODAY - timedelta(days=1))), at(9)) == []


def test_a_break_from_the_diary_is_left_in_peace() -> None:
    rest = Exposure(ExposureId("e"), DIARY_BREAK, TODAY - timedelta(days=3), LONG_AGO)

    assert kinds(evening(exposures=(rest,)), at(21)) == []
    assert kinds(evening(exposures=(replace(rest, ends_on=TODAY - timedelta(days=1)),)), at(21)) == [("rating", TODAY)]


def test_a_night_that_belongs_to_the_day_before_is_still_its_evening() -> None:
    night = at(1, day=TODAY + timedelta(days=1))
    late = Excerpt(TODAY, preferences=Preferences(evening_reminder="22:00", day_start_hour=4))

    assert kinds(late, night) == [("rating", TODAY)]


@pytest.mark.parametrize(
    ("days_ago", "now", "is_due"),
    [(0, at(8, 59), False), (0, at(9), True), (7, at(9), True), (8, at(9), False), (-1, at(9), False)],
)
def test_a_planned_injection_is_told_on_its_day_or_once_within_a_week(
    days_ago: int, now: datetime, is_due: bool
) -> None:
    planned = TODAY - timedelta(days=days_ago)
    excerpt = Excerpt(
        TODAY,
        doses=(Dose(DoseId("d"), planned - timedelta(weeks=8), LONG_AGO),),
        regimens=(Regimen(RegimenId("p"), planned - timedelta(weeks=8), Rhythm(8, RhythmUnit.WEEKS), LONG_AGO),),
        preferences=Preferences(planned_reminder=True),
    )

    assert kinds(excerpt, now) == ([("injection", planned)] if is_due else [])


@pytest.mark.parametrize(
    ("days_ahead", "now", "is_due"),
    [(2, at(18), False), (1, at(17, 59), False), (1, at(18), True), (0, at(8), True), (-1, at(8), False)],
)
def test_an_appointment_is_told_the_evening_before(days_ahead: int, now: datetime, is_due: bool) -> None:
    day = TODAY + timedelta(days=days_ahead)
    excerpt = Excerpt(
        TODAY,
        appointments=(Appointment(AppointmentId("a"), LONG_AGO, day),),
        preferences=Preferences(appointment_reminder=True),
    )

    assert due_reminders(excerpt, now, {}) == ((Reminder(ReminderKind.APPOINTMENT, day),) if is_due else ())


def test_two_appointments_on_following_days_are_each_told_in_their_evening() -> None:
    visits = tuple(Appointment(AppointmentId(n), LONG_AGO, TODAY + timedelta(days=i)) for i, n in enumerate("ab"))
    excerpt = Excerpt(TODAY, appointments=visits, preferences=Preferences(appointment_reminder=True))

    assert kinds(excerpt, at(10), {ReminderKind.APPOINTMENT: TODAY - timedelta(days=1)}) == [("appointment", TODAY)]
    assert kinds(excerpt, at(10), {ReminderKind.APPOINTMENT: TODAY}) == []
    assert kinds(excerpt, at(18), {ReminderKind.APPOINTMENT: TODAY}) == [("appointment", TODAY + timedelta(days=1))]


NIGHT = Preferences(evening_reminder="22:30", quiet_from="22:00", quiet_until="07:00")


@pytest.mark.parametrize(
    ("quiet", "now", "expected"),
    [
        (("22:00", "07:00"), at(22), True),
        (("22:00", "07:00"), at(3), True),
        (("22:00", "07:00"), at(7), False),
        (("22:00", "07:00"), at(21, 59), False),
        (("09:00", "17:00"), at(9), True),
        (("09:00", "17:00"), at(17), False),
        (("09:00", "17:00"), at(8, 59), False),
        (("08:00", "08:00"), at(8), False),
        (("", "08:00"), at(3), False),
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet: tuple[str, str], now: datetime, expected: bool) -> None:
    assert is_quiet(Preferences(quiet_from=quiet[0], quiet_until=quiet[1]), now) is expected


def test_what_fell_into_the_quiet_hours_comes_once_afterwards_if_it_is_still_of_use() -> None:
    morning = at(7, day=TODAY + timedelta(days=1))
    yesterday_told = {ReminderKind.RATING: TODAY - timedelta(days=1)}
    held = Excerpt(TODAY, preferences=NIGHT)

    assert kinds(held, at(22, 30), yesterday_told) == []
    assert kinds(held, morning - timedelta(minutes=1), yesterday_told) == []
    assert kinds(held, morning, yesterday_told) == [("rating", TODAY)]
    assert kinds(held, morning, {ReminderKind.RATING: TODAY}) == []
    assert kinds(Excerpt(TODAY, preferences=NIGHT, ratings=rated(TODAY)), morning, yesterday_told) == []


def test_an_appointment_that_the_quiet_hours_outlasted_is_not_told() -> None:
    quiet = Preferences(appointment_reminder=True, quiet_from="18:00", quiet_until="17:00")
    excerpt = Excerpt(TODAY, preferences=quiet, appointments=(Appointment(AppointmentId("a"), LONG_AGO, TODAY),))

    assert kinds(excerpt, at(18, day=TODAY - timedelta(days=1))) == []
    assert kinds(excerpt, at(17)) == [("appointment", TODAY)]
    assert kinds(excerpt, at(17, day=TODAY + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("chosen", "now", "expected"),
    [
        (Preferences(), at(12), None),
        (Preferences(evening_reminder="20:00"), at(12), at(20)),
        (Preferences(evening_reminder="20:00"), at(20), at(20, day=TODAY + timedelta(days=1))),
        (Preferences(planned_reminder=True), at(8), at(9)),
        (Preferences(planned_reminder=True, appointment_reminder=True), at(9), at(18)),
        (NIGHT, at(23), at(7, day=TODAY + timedelta(days=1))),
    ],
)
def test_the_next_moment_to_look_is_the_next_that_time_can_make_due(
    chosen: Preferences, now: datetime, expected: datetime | None
) -> None:
    assert next_look(chosen, now) == expected


def test_between_two_moments_to_look_nothing_becomes_due_by_time_alone() -> None:
    """Minute by minute over three days, against looking only when told to."""
    chosen = Preferences(
        evening_reminder="21:30",
        planned_reminder=True,
        appointment_reminder=True,
        quiet_from="21:00",
        quiet_until="06:00",
    )
    excerpt = Excerpt(
        TODAY,
        preferences=chosen,
        appointments=(Appointment(AppointmentId("a"), LONG_AGO, TODAY + timedelta(days=1)),),
        doses=(Dose(DoseId("d"), TODAY - timedelta(weeks=8), LONG_AGO),),
        regimens=(Regimen(RegimenId("p"), TODAY - timedelta(weeks=8), Rhythm(8, RhythmUnit.WEEKS), LONG_AGO),),
    )
    told: dict[ReminderKind, date] = dict.fromkeys(ReminderKind, TODAY - timedelta(days=1))
    start, by_minute = at(0), []
    seen = dict(told)
    for minute in range(1, 3 * 24 * 60):
        now = start + timedelta(minutes=minute)
        due = due_reminders(excerpt, now, seen)
        if due:
            by_minute.append(now)
            seen.update({reminder.kind: reminder.day for reminder in due})

    assert coming_moments(excerpt, start, told, 3) == tuple(by_minute)
    assert len(by_minute) >= 4


def test_what_is_wanted_is_named() -> None:
    assert wanted_kinds(Preferences(planned_reminder=True)) == {ReminderKind.INJECTION}
    assert not wanted_kinds(Preferences(quiet_from="22:00"))
