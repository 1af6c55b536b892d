"""What the person chose for the page of one appointment: the days it covers, what goes on it, whether figures follow.

The appointment that is being prepared is the latest one without a past day. When its day is over, the next one begins
with the choices of the one before, and the days since then can be chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from b12diary.domain.appointment import Appointment
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.report.parts import PagePart

_GAPS = 3
_YEAR = timedelta(days=364)


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


LAST_YEAR = Days()


@dataclass(frozen=True, slots=True)
class PageChoices:
    """Days, the parts left out, and whether the record in figures stands behind the page."""

    days: Days = LAST_YEAR
    left_out: frozenset[PagePart] = frozenset()
    with_figures: bool = False

    @property
    def parts(self) -> frozenset[PagePart]:
        """What goes on the page."""
        return frozenset(PagePart) - self.left_out


USUAL_CHOICES = PageChoices()


def choices_as_pairs(choices: PageChoices) -> tuple[tuple[str, str], ...]:
    """Return choices as an appointment keeps them."""
    days = choices.days
    return (
        ("period", days.period.value),
        ("first", days.first.isoformat() if days.first else ""),
        ("last", days.last.isoformat() if days.last else ""),
        ("left_out", " ".join(sorted(part.value for part in choices.left_out))),
        ("figures", "yes" if choices.with_figures else ""),
    )


def choices_from(pairs: Iterable[tuple[str, str]]) -> PageChoices:
    """Return choices as they were kept; what cannot be read has its starting value."""
    kept = dict(pairs)
    periods = {period.value: period for period in Period}
    parts = {part.value: part for part in PagePart}
    days = Days(periods.get(kept.get("period", ""), Period.LAST_YEAR), _day(kept, "first"), _day(kept, "last"))
    left_out = frozenset(parts[name] for name in kept.get("left_out", "").split() if name in parts)
    return PageChoices(days, left_out, kept.get("figures") == "yes")


def _day(kept: dict[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(kept.get(name, ""))
    except ValueError:
        return None


def current_appointment(excerpt: Excerpt) -> Appointment | None:
    """Return the appointment that is prepared: the one recorded last without a past day; None when there is none."""
    open_ones = [a for a in excerpt.appointments if a.day is None or a.day >= excerpt.today]
    return max(open_ones, key=lambda a: (a.recorded_at, a.id), default=None)


def past_appointments(excerpt: Excerpt) -> tuple[Appointment, ...]:
    """Return the appointments whose day is over, the latest first."""
    over = [a for a in excerpt.appointments if a.day is not None and a.day < excerpt.today]
    return tuple(sorted(over, key=lambda a: (a.day or date.min, a.recorded_at, a.id), reverse=True))


def choices_for(excerpt: Excerpt, appointment: Appointment | None) -> PageChoices:
    """Return the choices of an appointment; where it has none, those of the latest one that is over."""
    if appointment is not None and appointment.page:
        return choices_from(appointment.page)
    return next((choices_from(a.page) for a in past_appointments(excerpt) if a.page), USUAL_CHOICES)


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
