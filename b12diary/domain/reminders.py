"""What the person asked to be reminded of, and when it is due. Only what they typed counts; nothing is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from b12diary.domain.days import diary_day
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.preferences import Preferences
from b12diary.domain.schedule import planned_next

MORNING = time(9)
EVENING_BEFORE = time(18)
LONGEST_WAIT_DAYS = 7
"""A planned injection that the program was not open for is told of once, as long as it is no older than this."""
_DAY = timedelta(days=1)


class ReminderKind(StrEnum):
    """What can be reminded of."""

    RATING = "rating"
    INJECTION = "injection"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to tell, about `day`."""

    kind: ReminderKind
    day: date


def wanted_kinds(preferences: Preferences) -> frozenset[ReminderKind]:
    """Return what the person asked to be reminded of."""
    choices = {
        ReminderKind.RATING: bool(preferences.evening_reminder),
        ReminderKind.INJECTION: preferences.planned_reminder,
        ReminderKind.APPOINTMENT: preferences.appointment_reminder,
    }
    return frozenset(kind for kind, is_wanted in choices.items() if is_wanted)


def any_wanted(preferences: Preferences) -> bool:
    """Tell whether the person asked for any reminder."""
    return bool(wanted_kinds(preferences))


def is_quiet(preferences: Preferences, now: datetime) -> bool:
    """Tell whether `now` lies in the hours in which nothing is to be told; they may go over midnight."""
    if not preferences.quiet_from:
        return False
    begin, end = time.fromisoformat(preferences.quiet_from), time.fromisoformat(preferences.quiet_until)
    clock = now.time()
    return begin <= clock < end if begin <= end else clock >= begin or clock < end


def next_look(preferences: Preferences, now: datetime) -> datetime | None:
    """Return the next moment at which time alone can make something due; None where nothing is wanted.

    Args:
        preferences: what is wanted, and the quiet hours.
        now: the moment, on the person's clock.

    Returns:
        A moment after `now` on the same clock and with the same offset from UTC, also where that changes in between.
    """
    if not any_wanted(preferences):
        return None
    times = [
        *([time.fromisoformat(preferences.evening_reminder)] if preferences.evening_reminder else []),
        *([MORNING] if preferences.planned_reminder else []),
        *([EVENING_BEFORE] if preferences.appointment_reminder else []),
        *([time.fromisoformat(preferences.quiet_until)] if preferences.quiet_from else []),
    ]
    today = [datetime.combine(now.date(), clock, now.tzinfo) for clock in times]
    return min(moment if moment > now else moment + _DAY for moment in today)


def coming_moments(
    excerpt: Excerpt, now: datetime, told: Mapping[ReminderKind, date], n_days: int = LONGEST_WAIT_DAYS
) -> tuple[datetime, ...]:
    """Return the moments of the next `n_days` days at which something is due if nothing more is written till then."""
    told, moments, at = dict(told), [], now
    while (after := next_look(excerpt.preferences, at)) is not None and after <= now + n_days * _DAY:
        at = after
        due = due_reminders(excerpt, at, told)
        if due:
            moments.append(at)
            told.update({reminder.kind: reminder.day for reminder in due})
    return tuple(moments)


def due_reminders(excerpt: Excerpt, now: datetime, told: Mapping[ReminderKind, date]) -> tuple[Reminder, ...]:
    """Return what is to be told now, each thing once.

    One that fell into a time when the program was closed comes at the next start: the evening of yesterday, a planned
    injection of the last `LONGEST_WAIT_DAYS` days, an appointment that is still ahead. So does one that fell into the
    quiet hours, in which nothing is told.

    Args:
        excerpt: with the ratings of today and yesterday.
        now: the moment, on the person's clock.
        told: by kind, the latest day that was told of already.
    """
    if is_quiet(excerpt.preferences, now):
        return ()
    appointment = _appointment(excerpt, now, told.get(ReminderKind.APPOINTMENT, date.min))
    found = (_rating(excerpt, now), _injection(excerpt, now), appointment)
    return tuple(r for r in found if r is not None and told.get(r.kind, date.min) < r.day)


def _rating(excerpt: Excerpt, now: datetime) -> Reminder | None:
    chosen = excerpt.preferences.evening_reminder
    if not chosen:
        return None
    today = diary_day(now, excerpt.preferences.day_start_hour)
    is_time = today < now.date() or now.time() >= time.fromisoformat(chosen)
    day = today if is_time else today - timedelta(days=1)
    is_on_break = any(e.factor == DIARY_BREAK and e.covers(day) for e in excerpt.exposures)
    is_rated = any(day.toordinal() in series.days for series in excerpt.ratings)
    return None if is_on_break or is_rated else Reminder(ReminderKind.RATING, day)


def _injection(excerpt: Excerpt, now: datetime) -> Reminder | None:
    today = now.date()
    if not excerpt.preferences.planned_reminder or now.time() < MORNING:
        return None
    planned = planned_next(excerpt.doses, excerpt.regimens, today)
    if planned is None or not today - timedelta(days=LONGEST_WAIT_DAYS) <= planned.day <= today:
        return None
    return Reminder(ReminderKind.INJECTION, planned.day)


def _appointment(excerpt: Excerpt, now: datetime, told: date) -> Reminder | None:
    if not excerpt.preferences.appointment_reminder:
        return None
    today = now.date()
    last = today + timedelta(days=now.time() >= EVENING_BEFORE)
    days = (a.day for a in excerpt.appointments if a.day is not None and max(today, told + _DAY) <= a.day <= last)
    ahead = min(days, default=None)
    return None if ahead is None else Reminder(ReminderKind.APPOINTMENT, ahead)
