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
from b12diary.domain.reminders import Reminder, ReminderKind, any_wanted, due_reminders
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
