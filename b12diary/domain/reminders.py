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


def any_wanted(preferences: Preferences) -> bool:
    """Tell whether the person asked for any reminder."""
    return bool(preferences.evening_reminder or preferences.planned_reminder or preferences.appointment_reminder)


def due_reminders(excerpt: Excerpt, now: datetime, told: Mapping[ReminderKind, date]) -> tuple[Reminder, ...]:
    """Return what is to be told now, each thing once.

    One that fell into a time when the program was closed comes at the next start: the evening of yesterday, a planned
    injection of the last `LONGEST_WAIT_DAYS` days, an appointment that is still ahead.

    Args:
        excerpt: with the ratings of today and yesterday.
        now: the moment, on the person's clock.
        told: by kind, the latest day that was told of already.
    """
    found = (_rating(excerpt, now), _injection(excerpt, now), _appointment(excerpt, now))
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


def _appointment(excerpt: Excerpt, now: datetime) -> Reminder | None:
    if not excerpt.preferences.appointment_reminder:
        return None
    today = now.date()
    ahead = min((a.day for a in excerpt.appointments if a.day is not None and a.day >= today), default=None)
    if ahead is None or now < datetime.combine(ahead - timedelta(days=1), EVENING_BEFORE, now.tzinfo):
        return None
    return Reminder(ReminderKind.APPOINTMENT, ahead)
