"""A month as the calendar shows it: which days stand in it, and what each of them holds. Knows no widget."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.customs import customs_of
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure
from b12diary.i18n import _, day_text, first_weekday, language, list_text, ngettext

_WEEKS = 6
_LONG_EVENT_DAYS = 28


@dataclass(frozen=True, slots=True)
class DayMarks:
    """What a day holds, counted.

    A medicine taken for months would put its flag on every day and hide all others: long events have one only on
    their first and last day (`has_event_mark`).
    """

    n_injections: int = 0
    n_ratings: int = 0
    n_events: int = 0
    has_note: bool = False
    n_tests: int = 0
    has_event_mark: bool = False
    n_signs: int = 0
    n_visits: int = 0

    @property
    def icons(self) -> tuple[str, ...]:
        """The marks under the number, at most 3, the most telling first; the words hold the rest."""
        marks = (
            ("injection", self.n_injections > 0),
            ("rating", self.n_ratings > 0),
            ("event", self.has_event_mark),
            ("note", self.has_note or self.n_tests + self.n_signs + self.n_visits > 0),
        )
        return tuple(name for name, is_there in marks if is_there)[:3]


def first_of_month(day: date) -> date:
    """Return the first day of the month of `day`."""
    return day.replace(day=1)


def month_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where it has no such day."""
    month = day.year * 12 + day.month - 1 + months
    year, month = max(1, month // 12), month % 12 + 1
    return date(min(year, 9999), month, min(day.day, monthrange(min(year, 9999), month)[1]))


def weekday_names() -> tuple[tuple[str, str], ...]:
    """Return (short, long) names of the weekdays in the order of the calendar's columns."""
    customs = customs_of(language())
    order = [(first_weekday() + n) % 7 for n in range(7)]
    return tuple((customs.weekdays_short_alone[n], customs.weekdays_alone[n]) for n in order)


def days_shown(month: date) -> tuple[date, ...]:
    """Return the 42 days of the calendar's six weeks that show `month` (any day of it)."""
    first = first_of_month(month)
    back = (first.weekday() - first_weekday()) % 7
    begin = date.fromordinal(max(1, min(first.toordinal() - back, date.max.toordinal() - 41)))
    return tuple(begin + timedelta(days=n) for n in range(7 * _WEEKS))


def span_shown(month: date) -> DateSpan:
    """Return the days whose entries the calendar of a month needs."""
    days = days_shown(month)
    return DateSpan(days[0], days[-1])


def marks_of(excerpt: Excerpt, days: Collection[date]) -> dict[date, DayMarks]:
    """Return what each of `days` holds."""
    ratings = Counter(ordinal for series in excerpt.ratings for ordinal in series.days)
    injections = Counter(dose.given_on for dose in excerpt.doses)
    tests = Counter(result.day for result in excerpt.lab_results)
    noted = {note.day for note in excerpt.notes}
    signs = Counter(tick.ticked_on for tick in excerpt.ticks)
    visits = Counter(visit.day for visit in excerpt.appointments)
    # 40 years hold thousands of events, and hardly any of them touches this month.
    first, last = min(days, default=date.min), max(days, default=date.min)
    near = [e for e in excerpt.exposures if e.starts_on <= last and (e.ends_on is None or e.ends_on >= first)]
    return {
        day: DayMarks(
            injections[day],
            ratings[day.toordinal()],
            sum(event.covers(day) for event in near) if day <= excerpt.today else 0,
            day in noted,
            tests[day],
            any(_has_mark(event, day) for event in near),
            signs[day],
            visits[day],
        )
        for day in days
    }


def _has_mark(event: Exposure, day: date) -> bool:
    if event.ends_on is not None and (event.ends_on - event.starts_on).days < _LONG_EVENT_DAYS:
        return event.covers(day)
    return day in {event.starts_on, event.ends_on}


def day_words(day: date, marks: DayMarks, today: date) -> str:
    """Say a day and what it holds, for screen readers: "Wednesday 16 September 2026: injection, 6 ratings"."""
    held = []
    if marks.n_injections:
        held.append(_("injection"))
    if marks.n_ratings:
        held.append(ngettext("{n} rating", "{n} ratings", marks.n_ratings).format(n=marks.n_ratings))
    if marks.n_events:
        held.append(ngettext("{n} event", "{n} events", marks.n_events).format(n=marks.n_events))
    if marks.has_note:
        held.append(_("note"))
    if marks.n_tests:
        held.append(ngettext("{n} blood test", "{n} blood tests", marks.n_tests).format(n=marks.n_tests))
    if marks.n_signs:
        held.append(ngettext("{n} noted sign", "{n} noted signs", marks.n_signs).format(n=marks.n_signs))
    if marks.n_visits:
        held.append(_("appointment"))
    name = day_text(day, "long")
    if day == today:
        name = _("today, {day}").format(day=name)
    return _("{day}: {entries}").format(day=name, entries=list_text(held) if held else _("nothing yet"))
