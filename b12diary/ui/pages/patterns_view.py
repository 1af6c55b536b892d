"""What a person looks at on Patterns: which series, which days, which chart. Knows no widget."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import SCALES, RatingSeries
from b12diary.domain.rating_words import is_verbal
from b12diary.domain.regimen import Regimen, regimen_on
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.i18n import _, day_text

HEADLINE = SymptomId("")
"""Stands for the series that the look-back is about, whichever that is."""

_IN_WORDS = "in_words:"

_YEAR = timedelta(days=364)
_RANGE = re.compile(r"\([^()]{1,24}\)")


class ChartKind(StrEnum):
    """The charts, one at a time."""

    SINCE = "since"
    GAPS = "gaps"
    TIME = "time"
    CHANGE = "change"
    INJECTIONS = "injections"


class Dates(StrEnum):
    """Which days the charts show."""

    ALL = "all"
    PLAN = "plan"
    YEAR = "year"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at.

    Attributes:
        symptom: a series, `HEADLINE` for the one that the look-back is about.
        chart: which chart.
        dates: which days it shows.
        first: first day for `Dates.OWN`; None = from the beginning.
        last: last day for `Dates.OWN`; None = to today.
        change_on: first day of the new time in "before and after"; None = when the present plan began.
        skip: how many of the newest gaps are paged over.
        shows_left_out: whether gaps that are not compared are drawn, too.
    """

    symptom: SymptomId = HEADLINE
    chart: ChartKind = ChartKind.SINCE
    dates: Dates = Dates.ALL
    first: date | None = None
    last: date | None = None
    change_on: date | None = None
    skip: int = 0
    shows_left_out: bool = True

    def as_state(self) -> dict[str, str]:
        """Return all that is to be found again after a restart, as texts."""
        return {
            "symptom": self.symptom,
            "chart": self.chart.value,
            "dates": self.dates.value,
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
            "change_on": self.change_on.isoformat() if self.change_on else "",
            "left_out": "shown" if self.shows_left_out else "hidden",
        }


def view_from(state: Mapping[str, str]) -> View:
    """Return what was kept; what cannot be read has its starting value."""
    charts = {kind.value: kind for kind in ChartKind}
    dates = {kind.value: kind for kind in Dates}
    return View(
        symptom=SymptomId(state.get("symptom", "")),
        chart=charts.get(state.get("chart", ""), ChartKind.SINCE),
        dates=dates.get(state.get("dates", ""), Dates.ALL),
        first=_day(state.get("first", "")),
        last=_day(state.get("last", "")),
        change_on=_day(state.get("change_on", "")),
        shows_left_out=state.get("left_out") != "hidden",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def series_choices(excerpt: Excerpt) -> tuple[tuple[SymptomId, str], ...]:
    """Return every series with ratings and its name.

    That of the look-back first, then the others as listed, those that nerves can give last.
    """
    # Imported late: the analysis waits until somebody looks back.
    from b12diary.analysis.series import is_all_ungraded, judged_symptoms, rated_symptoms

    graded = set(rated_symptoms(excerpt))
    judged = [s for n, s in enumerate(judged_symptoms(excerpt)) if n == 0 or s in graded]
    if is_all_ungraded(excerpt):
        judged = []
    place = {s.id: n for n, s in enumerate(excerpt.symptoms)}
    rated = {s.symptom for s in excerpt.ratings if len(s)}
    others = sorted(rated - set(judged), key=lambda s: (s != INTERFERENCE, place.get(s, len(place)), s))
    # What is compared and also rated in words is a series of its own there: the two are never mixed.
    words = [in_words(s) for s in judged if any(_is_words(r) for r in excerpt.ratings if r.symptom == s)]
    listed = [*judged, *others]
    # The first is what the look-back is about, whatever it is.
    listed[1:] = sorted(listed[1:], key=lambda s: _is_nerve_symptom(excerpt, s))
    named = [(s, shown_name(excerpt, s)) for s in listed]
    return (*named, *((s, _("{symptom}, in words").format(symptom=shown_name(excerpt, s))) for s in words))


def shown_name(excerpt: Excerpt, key: SymptomId) -> str:
    """Return what a series is called over its chart and in a list; symptoms that nerves can give are told apart."""
    from b12diary.analysis.wording.names import capital, series_name

    name = capital(series_name(base_of(key), lambda one: label_in(excerpt, one)))
    is_nerve = _is_nerve_symptom(excerpt, base_of(key))
    # Translators: a symptom in a list or over a chart, such as "Numbness (nerve symptom)".
    return _("{symptom} (nerve symptom)").format(symptom=name) if is_nerve else name


def _is_nerve_symptom(excerpt: Excerpt, symptom: SymptomId) -> bool:
    from b12diary.suggestions.symptoms import is_nerve_symptom

    return is_nerve_symptom(next((s for s in excerpt.symptoms if s.id == symptom), Symptom(symptom)))


def in_words(symptom: SymptomId) -> SymptomId:
    """Return the key of the ratings in words of a symptom that has others, too."""
    return SymptomId(f"{_IN_WORDS}{symptom}")


def base_of(key: SymptomId) -> SymptomId:
    """Return the symptom that a series is about."""
    return SymptomId(key.removeprefix(_IN_WORDS))


def series_of(excerpt: Excerpt, key: SymptomId) -> RatingSeries | None:
    """Return the ratings on a scale that is not compared, of the scale with most days; None without any."""
    own = [r for r in excerpt.ratings if r.symptom == base_of(key) and len(r) and not SCALES[r.scale].is_graded]
    if key != base_of(key):
        own = [r for r in own if _is_words(r)]
    return max(own, key=len, default=None)


def _is_words(series: RatingSeries) -> bool:
    return is_verbal(SCALES[series.scale]) and len(series) > 0


def label_in(excerpt: Excerpt, symptom: SymptomId) -> str:
    """Return what a symptom of this diary is called."""
    return symptom_label(symptom, excerpt.symptoms)


def plan_now(excerpt: Excerpt) -> Regimen | None:
    """Return the plan of injections in force today."""
    return regimen_on(tuple(r for r in excerpt.regimens if r.route.is_injection), excerpt.today)


def date_choices(excerpt: Excerpt) -> tuple[tuple[Dates, str], ...]:
    """Return the stretches of days that this diary can offer, with their words."""
    plan = plan_now(excerpt)
    # Translators: all dates.
    choices = [(Dates.ALL, _("All"))]
    if plan is not None:
        choices.append((Dates.PLAN, _("This plan, since {month}").format(month=day_text(plan.starts_on, "month"))))
    return (*choices, (Dates.YEAR, _("The last year")), (Dates.OWN, _("From a day to a day")))


def settled(view: View, excerpt: Excerpt) -> View:
    """Return the view with what this diary does not hold put back to the start: a symptom, a plan that is over."""
    symptoms = [symptom for symptom, _name in series_choices(excerpt)]
    symptom = view.symptom if view.symptom in symptoms else symptoms[0]
    dates = view.dates if view.dates in dict(date_choices(excerpt)) else Dates.ALL
    return replace(view, symptom=symptom, dates=dates)


def span_of(view: View, excerpt: Excerpt) -> DateSpan | None:
    """Return the days that the chart shows, none before the first entry; None for all days.

    A first day after the last one counts as the last one.
    """
    first, last = date.min, excerpt.today
    match view.dates:
        case Dates.PLAN if (plan := plan_now(excerpt)) is not None:
            first = plan.starts_on
        case Dates.YEAR:
            first = excerpt.today - _YEAR
        case Dates.OWN if view.first or view.last:
            first, last = view.first or first, min(view.last or last, last)
        case _:
            return None
    return DateSpan(min(max(first, _begun(excerpt)), last), last)


def _begun(excerpt: Excerpt) -> date:
    """Return the day of the first rating or injection, today without either."""
    rated = [date.fromordinal(s.days[0]) for s in excerpt.ratings if s.days]
    return min([*rated, *excerpt.injection_days[:1], excerpt.today])


def within(excerpt: Excerpt, span: DateSpan | None) -> Excerpt:
    """Return the excerpt with the ratings of `span` only; doses and plans stay, since a gap can begin before it."""
    if span is None:
        return excerpt
    return replace(excerpt, span=span, ratings=tuple(_cut(series, span) for series in excerpt.ratings))


def _cut(series: RatingSeries, span: DateSpan) -> RatingSeries:
    first, last = span.first.toordinal(), span.last.toordinal()
    keep = [n for n, day in enumerate(series.days) if first <= day <= last]
    if not keep:
        return RatingSeries(series.symptom, series.scale, (), (), ())
    part = slice(keep[0], keep[-1] + 1)
    return replace(series, days=series.days[part], values=series.values[part], entered=series.entered[part])


def is_graded(excerpt: Excerpt, symptom: SymptomId) -> bool:
    """Tell whether a symptom has ratings on a scale that is compared; the others are only drawn over time."""
    if symptom != base_of(symptom):
        return False
    scales = [s.scale for s in excerpt.ratings if s.symptom == symptom and len(s)]
    return not scales or any(SCALES[scale].is_graded for scale in scales)


def unbroken(text: str) -> str:
    """Return a text in which a range in brackets stands in one line."""
    return _RANGE.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)
