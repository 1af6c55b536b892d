"""What stands on the sheet of one day: which questions, which answers. Knows no widget.

The sheet is blind: it holds the answers of its own day and nothing from any other, so that no earlier number and no
count of days colours a rating.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK, Exposure
from b12diary.domain.preferences import RATING_SCALES
from b12diary.domain.rating import SCALES, Scale
from b12diary.domain.rating_words import elsewhere_text
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.i18n import _, day_text, ngettext

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Item:
    """One question and its answer on `scale`; `value` None = not rated on it.

    `elsewhere` says in words what the day holds on the other scale that this program asks on, if it does: the two are
    never turned into one another.
    """

    symptom: SymptomId
    name: str
    scale: Scale
    value: int | None
    elsewhere: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the day holds an answer, on whichever scale."""
        return self.value is not None or bool(self.elsewhere)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of `day`.

    Attributes:
        daily: what is asked each day, daily life first, then whatever else this day holds a rating of.
        weekly: what is asked once a week.
        weekly_due: none of `weekly` is rated in the week before or after.
        weekly_begun: some of `weekly` is rated on this very day.
        has_symptoms: whether the person has chosen any symptom yet.
        exposures: what else went on that day.
        note: the day's words; empty when there are none.
        pause: the break from the diary that the day lies in; None when it lies in none.
    """

    day: date
    today: date
    daily: tuple[Item, ...]
    weekly: tuple[Item, ...]
    weekly_due: bool
    weekly_begun: bool
    has_symptoms: bool
    exposures: tuple[Exposure, ...]
    note: str
    pause: Exposure | None = None

    @property
    def is_part_done(self) -> bool:
        """Whether some of the daily questions are answered and some are not."""
        rated = [item.is_answered for item in self.daily]
        return any(rated) and not all(rated)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was rated or written that day."""
        return not self.note and not any(item.is_answered for item in (*self.daily, *self.weekly))


def days_needed(day: date) -> DateSpan:
    """Return the days that an excerpt must hold for the sheet of `day`: the week before and after it."""
    return DateSpan(day - _WEEK, day + _WEEK)


def sheet_of(excerpt: Excerpt, day: date) -> Sheet:
    """Return the sheet of one day; the excerpt holds at least `days_needed(day)`."""
    answers: dict[SymptomId, tuple[Scale, int]] = {}
    week: set[SymptomId] = set()
    at = day.toordinal()
    for series in excerpt.ratings:
        # Sought, not gone through: a diary of many years is asked anew after each rating.
        place = bisect_left(series.days, at - _WEEK.days)
        if place < len(series) and series.days[place] <= at + _WEEK.days:
            week.add(series.symptom)
        place = bisect_left(series.days, at)
        if place < len(series) and series.days[place] == at:
            answers[series.symptom] = (SCALES[series.scale], series.values[place])

    def item(symptom: Symptom) -> Item:
        asked, name = SCALES[excerpt.preferences.rating_scale], symptom_label(symptom)
        if symptom.id not in answers:
            return Item(symptom.id, name, asked, None)
        scale, value = answers[symptom.id]
        if scale is asked or scale.id not in RATING_SCALES:
            # A scale that only other programs ask on: a slip can be mended on it, and nowhere else.
            return Item(symptom.id, name, scale, value)
        return Item(symptom.id, name, asked, None, elsewhere_text(value, scale.id))

    life = next((s for s in excerpt.symptoms if s.id == INTERFERENCE), Symptom(INTERFERENCE))
    own = [s for s in excerpt.symptoms if s.id != INTERFERENCE]
    weekly = tuple(item(s) for s in own if s.cadence is Cadence.WEEKLY)
    here = [e for e in excerpt.exposures if e.covers(day)]
    resting = [s for s in own if s.cadence is Cadence.OFF and s.id in answers]
    return Sheet(
        day=day,
        today=excerpt.today,
        daily=tuple(item(s) for s in [life, *(s for s in own if s.cadence is Cadence.DAILY), *resting]),
        weekly=weekly,
        weekly_due=bool(weekly) and not any(w.symptom in week for w in weekly),
        weekly_begun=any(w.is_answered for w in weekly),
        has_symptoms=any(s.cadence is not Cadence.OFF for s in own),
        exposures=tuple(e for e in here if e.factor != DIARY_BREAK),
        note=next((n.text for n in excerpt.notes if n.day == day), ""),
        # One that still goes on says more than one that ended that day.
        pause=min((e for e in here if e.factor == DIARY_BREAK), key=lambda e: e.ends_on is not None, default=None),
    )


def title_of(day: date, today: date) -> tuple[str, str]:
    """Return the title of a sheet and what follows it in quiet."""
    if day == today:
        return _("Today"), day_text(day, "weekday")
    if (today - day).days == 1:
        return _("Yesterday"), day_text(day, "weekday")
    return day_text(day, "weekday" if day.year == today.year else "long"), ""


def question_of(day: date, today: date) -> str:
    """Return what the sheet asks; on a past day it first says which day that is and how long ago."""
    if day == today:
        return _("How were things today, on average?")
    if day > today:
        # The computer's clock was put back while this day was in sight.
        return _("{day} is still to come.").format(day=day_text(day, "weekday"))
    n = (today - day).days
    late = ngettext("{n} day late", "{n} days late", n).format(n=n)
    name = day_text(day, "weekday_only") if n < 7 else day_text(day, "weekday" if day.year == today.year else "long")
    return _("You are filling in {day}, {late}. How were things that day, on average?").format(day=name, late=late)
