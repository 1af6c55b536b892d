"""What is typed for the next appointment, and which days its page covers. Knows no widget.

The appointment that is being prepared is the latest one without a past day. When its day is over, the next one begins
with empty fields, and the days since the last one can be chosen for its page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache

from b12diary.assets import read_toml
from b12diary.domain.appointment import MOST_QUESTIONS, Appointment, AppointmentId
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper, Preferences
from b12diary.i18n import _, language

_GAPS = 3
_YEAR = timedelta(days=364)
_LETTER_COUNTRIES = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields; a question that is empty keeps its place."""

    main_point: str = ""
    questions: tuple[str, ...] = ("",) * MOST_QUESTIONS
    day: date | None = None
    clinician: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that hold words."""
        return tuple(question for question in self.questions if question.strip())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.main_point.strip() or self.asked or self.day or self.clinician.strip())


def current_appointment(excerpt: Excerpt) -> Appointment | None:
    """Return the appointment that is prepared: the one recorded last without a past day; None when there is none."""
    open_ones = [a for a in excerpt.appointments if a.day is None or a.day >= excerpt.today]
    return max(open_ones, key=lambda a: (a.recorded_at, a.id), default=None)


def draft_of(appointment: Appointment | None) -> Draft:
    """Return the fields of an appointment, empty for None."""
    if appointment is None:
        return Draft()
    questions = (*appointment.questions, *("",) * MOST_QUESTIONS)[:MOST_QUESTIONS]
    return Draft(appointment.main_point, questions, appointment.day, appointment.clinician)


def appointment_of(draft: Draft, known: Appointment | None, new_id: str, now: datetime) -> Appointment:
    """Return what is to be recorded for `draft`: the known appointment with new words, or a new one."""
    questions = [question.strip() for question in draft.questions]
    while questions and not questions[-1]:
        questions.pop()
    base = known or Appointment(AppointmentId(new_id), now)
    return replace(
        base,
        day=draft.day,
        clinician=draft.clinician.strip(),
        main_point=draft.main_point.strip(),
        questions=tuple(questions),
    )


class Period(StrEnum):
    """Which days the page covers."""

    SINCE_APPOINTMENT = "since_appointment"
    LAST_GAPS = "last_gaps"
    LAST_YEAR = "last_year"
    EVERYTHING = "everything"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Days:
    """The days chosen for the page; the ends count for `Period.OWN` only, where None leaves that end open."""

    period: Period = Period.LAST_YEAR
    first: date | None = None
    last: date | None = None

    def as_state(self) -> dict[str, str]:
        """Return the choice as texts, to be found again after a restart."""
        return {
            "period": self.period.value,
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
        }


def days_from(state: Mapping[str, str]) -> Days:
    """Return the choice that was kept; what cannot be read has its starting value."""
    known = {period.value: period for period in Period}
    return Days(
        known.get(state.get("period", ""), Period.LAST_YEAR), _day(state.get("first", "")), _day(state.get("last", ""))
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def last_appointment_day(excerpt: Excerpt) -> date | None:
    """Return the day of the latest appointment that is over; None when there is none."""
    return max((a.day for a in excerpt.appointments if a.day is not None and a.day < excerpt.today), default=None)


def periods_for(excerpt: Excerpt) -> tuple[tuple[Period, str], ...]:
    """Return the periods that this diary can offer, with their words."""
    offered = [
        (Period.SINCE_APPOINTMENT, _("Since the last appointment"), last_appointment_day(excerpt) is not None),
        (Period.LAST_GAPS, _("The last {n} gaps").format(n=_GAPS), len(excerpt.injection_days) > _GAPS),
        (Period.LAST_YEAR, _("The last year"), True),
        (Period.EVERYTHING, _("Everything"), True),
        (Period.OWN, _("From a day to a day"), True),
    ]
    return tuple((period, text) for period, text, is_possible in offered if is_possible)


def span_of(days: Days, excerpt: Excerpt) -> DateSpan | None:
    """Return the days that the page covers; None for all. What this diary cannot offer counts as the last year."""
    today = excerpt.today
    since = last_appointment_day(excerpt)
    match days.period:
        case Period.EVERYTHING:
            return None
        case Period.SINCE_APPOINTMENT if since is not None:
            return DateSpan(since, today)
        case Period.LAST_GAPS if len(excerpt.injection_days) > _GAPS:
            return DateSpan(excerpt.injection_days[-_GAPS - 1], today)
        case Period.OWN:
            first, last = days.first or EVER.first, min(days.last or today, today)
            return DateSpan(min(first, last), last)
        case _:
            return DateSpan(today - _YEAR, today)


@cache
def _bank() -> tuple[str, ...]:
    return tuple(str(row["text"]) for row in read_toml("report", "questions.toml")["questions"])


def question_bank() -> tuple[str, ...]:
    """Return the questions that can be picked, in the language in use."""
    return tuple(_(text) for text in _bank())


def paper_of(preferences: Preferences) -> Paper:
    """Return the sheet that was chosen, else the one that is usual where the language is spoken."""
    if preferences.paper is not None:
        return preferences.paper
    return Paper.LETTER if language().rpartition("_")[2] in _LETTER_COUNTRIES else Paper.A4
