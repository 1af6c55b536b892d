"""What a comparison needs, what the diary has, and by when the rest can be there at the plan or the present pace.

The needs are advice to people: 3 full gaps, rated on half of the days, always including the last quarter. What the
look-back cannot do without at all stands in `floor`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from b12diary.analysis.course import Course, courses, injections, judged
from b12diary.analysis.floor import LEAST_GAPS
from b12diary.analysis.gaps import USABLE_LATE_FROM, rated_sides
from b12diary.analysis.series import DaySeries, day_series, headline_symptom
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.schedule import next_day
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, day_text, list_text, ngettext

HALF = 0.5
_ENDS_AHEAD = 4
_PACE_DAYS = 28


@dataclass(frozen=True, slots=True)
class Need:
    """One row of "What is needed, and what you have".

    Attributes:
        text: what is needed.
        have: how much there is, in the row's own unit.
        needed: how much is needed.
        have_text: the same in words ("1 so far").
        note: what helps, or when the rest can be there; "enough" when it is.
        by: the day by which the rest can be there at the plan or the present pace; None when there or not foreseeable.
    """

    text: str
    have: int
    needed: int
    have_text: str
    note: str
    by: date | None

    @property
    def is_done(self) -> bool:
        """Whether there is enough."""
        return self.have >= self.needed


def needs(excerpt: Excerpt, symptom: SymptomId | None = None) -> tuple[Need, ...]:
    """Return the three needs of a comparison: full gaps, rated days, and ratings in the last quarter of gaps.

    Args:
        excerpt: the diary.
        symptom: the series asked about; None for the headline.
    """
    ratings = day_series(excerpt, symptom or headline_symptom(excerpt))
    found = courses(excerpt)
    course = judged(found[0], excerpt) if found else None
    ends = next_ends(excerpt)
    return _full_gaps(course, ends), _rated_days(excerpt, course, ratings), _last_quarters(course, ratings, ends)


def next_ends(excerpt: Excerpt) -> tuple[date, ...]:
    """Return when the running gap and the next ones will end: by the plan, without one at the pace of past gaps.

    A planned day that is past counts as today. Empty without an injection or without anything to go by.
    """
    given = injections(excerpt)
    if not given:
        return ()
    found = courses(excerpt)
    plan = given[-1].plan
    if plan is None and not found:
        return ()
    ends: list[date] = []
    day = given[-1].day
    while len(ends) < _ENDS_AHEAD:
        day = next_day(day, plan.rhythm) if plan else day + timedelta(days=max(1, ceil(found[0].interval_days)))
        day = max(day, excerpt.today) if not ends else day
        ends.append(day)
    return tuple(ends)


def _full_gaps(course: Course | None, ends: tuple[date, ...]) -> Need:
    """Return the need of 3 full gaps between injections."""
    have = len(course.lengths) if course else 0
    missing = max(0, LEAST_GAPS - have)
    coming = ends[:missing]
    if not missing:
        note = _("enough")
    elif coming:
        note = ngettext("the next one ends about {days}", "the next ones end about {days}", len(coming)).format(
            days=_joined(coming)
        )
    else:
        note = _("a gap goes from one injection to the next")
    return Need(
        text=_("{n} full gaps").format(n=LEAST_GAPS),
        have=have,
        needed=LEAST_GAPS,
        have_text=_("{n} so far").format(n=have),
        note=note,
        by=coming[-1] if missing and len(coming) == missing else None,
    )


def _rated_days(excerpt: Excerpt, course: Course | None, ratings: DaySeries) -> Need:
    """Return the need of ratings on half of the days since the first compared injection."""
    start = int(course.doses[0]) if course else (int(ratings.days[0]) if len(ratings) else excerpt.today.toordinal())
    days = max(1, excerpt.today.toordinal() - start + 1)
    rated = int((ratings.days >= start).sum())
    needed = ceil(HALF * days)
    recent = int((ratings.days > excerpt.today.toordinal() - _PACE_DAYS).sum()) / _PACE_DAYS
    by = None
    if rated < needed and recent > HALF:
        ahead = ceil((HALF * days - rated) / (recent - HALF))
        by = excerpt.today + timedelta(days=ahead)
    note = _("enough")
    if rated < needed:
        note = _("at your present pace about {day}").format(day=day_text(by)) if by else _("any rated day counts")
    return Need(
        text=_("Ratings on half of the days"),
        have=rated,
        needed=needed,
        have_text=_("{n} of {days} so far").format(n=rated, days=days),
        note=note,
        by=by,
    )


def _last_quarters(course: Course | None, ratings: DaySeries, ends: tuple[date, ...]) -> Need:
    """Return the need of ratings in the last quarter of 3 gaps."""
    have = int(np.count_nonzero(rated_sides(course, ratings)[1])) if course else 0
    missing = max(0, LEAST_GAPS - have)
    note = _("enough")
    if missing:
        note = _("the days before the next injection matter most")
        if course:
            first, last = ceil(USABLE_LATE_FROM * course.interval_days), round(course.interval_days)
            note = _("days {first} to {last} matter most").format(first=first, last=last)
            if first >= last:
                note = _("day {n} matters most").format(n=last)
    return Need(
        text=_("Ratings in the last quarter of each gap"),
        have=have,
        needed=LEAST_GAPS,
        have_text=_("{n} of {needed} gaps").format(n=min(have, LEAST_GAPS), needed=LEAST_GAPS),
        note=note,
        by=ends[missing - 1] if missing and len(ends) >= missing else None,
    )


def _joined(days: tuple[date, ...]) -> str:
    """Write days as "3 Dec 2026, 25 Feb and 20 May 2027": the year once, with the last day in it."""
    last_in_year = {day.year: day for day in days}
    return list_text([day_text(day, "short" if last_in_year[day.year] == day else "no_year") for day in days])
