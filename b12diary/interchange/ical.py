"""Planned injections and the appointment as a calendar file (iCalendar, RFC 5545), for the calendar on a phone.

The entries have lasting names: a later file moves them where an earlier one put them, instead of adding to them. Times
float, as the standard calls it: nine o'clock is nine o'clock wherever one is, also after a clock change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.schedule import next_day, planned_next
from b12diary.i18n import _

if TYPE_CHECKING:
    from icalendar import Alarm, Event

MOST_AHEAD = 12
_LASTS = timedelta(minutes=30)
_EVENING_BEFORE = timedelta(hours=-6)


@dataclass(frozen=True, slots=True)
class CalendarChoices:
    """How the entries look.

    Attributes:
        is_plain: say "B12 injection"; otherwise words that anybody may read over the person's shoulder.
        at: the hour of a planned injection, by the clock wherever the person is.
        n_ahead: how many planned injections, 1 to `MOST_AHEAD`.
        reminds: whether the calendar is to remind of them.
    """

    is_plain: bool = False
    at: time = time(9)
    n_ahead: int = 6
    reminds: bool = True


def planned_days(excerpt: Excerpt, n: int) -> tuple[date, ...]:
    """Return the next `n` planned days from today on, as far as the typed plan reaches; none without a plan.

    A course of fixed length ends the list, since what follows it starts on a day of its own.
    """
    planned = planned_next(excerpt.doses, excerpt.regimens, excerpt.today)
    if planned is None:
        return ()
    plan = planned.regimen
    left = n
    if plan.count is not None:
        given = sum(day >= plan.starts_on for day in excerpt.injection_days)
        left = min(n, plan.count - given)
    days: list[date] = []
    day = max(planned.day, excerpt.today)
    while len(days) < left and (plan.ends_on is None or day <= plan.ends_on):
        days.append(day)
        day = next_day(day, plan.rhythm)
    return tuple(days)


def has_anything_coming(excerpt: Excerpt) -> bool:
    """Tell whether the calendar file would show anything: a planned injection, or an appointment with a day."""
    return bool(planned_days(excerpt, 1)) or any(_coming(excerpt))


def _coming(excerpt: Excerpt) -> Iterator[tuple[str, date]]:
    for appointment in excerpt.appointments:
        if appointment.day is not None and appointment.day >= excerpt.today:
            yield appointment.id, appointment.day


def calendar_text(excerpt: Excerpt, now: datetime, choices: CalendarChoices = CalendarChoices()) -> str:
    """Return the calendar file.

    Args:
        excerpt: the diary; no ratings are needed.
        now: the moment, with its offset: a later file replaces an earlier one.
        choices: how the entries look.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//B12 Diary//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    whose = _whose(excerpt)
    days = planned_days(excerpt, choices.n_ahead)
    for n in range(MOST_AHEAD):
        day = days[n] if n < len(days) else None
        calendar.add_component(_injection(f"injection-{n + 1}-{whose}", day, now, choices))
    for id_, day in _coming(excerpt):
        calendar.add_component(_appointment(f"appointment-{id_}", day, now, choices))
    return str(calendar.to_ical(), "utf-8")


def _whose(excerpt: Excerpt) -> str:
    # Two people's files in one calendar must not replace each other's entries.
    first = min(excerpt.regimens, key=lambda r: (r.recorded_at, r.id), default=None)
    return str(uuid5(NAMESPACE_URL, f"b12diary:{first.id if first is not None else ''}"))


def _event(name: str, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name}@b12diary")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _injection(name: str, day: date | None, now: datetime, choices: CalendarChoices) -> "Event":
    event = _event(name, now)
    start = datetime.combine(day or now.date(), choices.at)
    event.add("summary", _("B12 injection, as planned") if choices.is_plain else _("Appointment with myself"))
    event.add("dtstart", start)
    event.add("dtend", start + _LASTS)
    # An entry of an earlier file that is no longer planned: the calendar is told to take it out.
    event.add("status", "CONFIRMED" if day is not None else "CANCELLED")
    if day is not None and choices.reminds:
        event.add_component(_alarm(timedelta(0), str(event["summary"])))
    return event


def _appointment(name: str, day: date, now: datetime, choices: CalendarChoices) -> "Event":
    event = _event(name, now)
    event.add("summary", _("Appointment: take the B12 page along") if choices.is_plain else _("Appointment"))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("status", "CONFIRMED")
    if choices.reminds:
        event.add_component(_alarm(_EVENING_BEFORE, str(event["summary"])))
    return event


def _alarm(trigger: timedelta, words: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger)
    return alarm
