"""What Patterns shows: sentences, what is still needed, one chart. Pure functions of an excerpt, for any thread."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from b12diary.analysis.once import once
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import is_verbal
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _
from b12diary.ui.pages.patterns_left_out import left_out_told, seen_gaps
from b12diary.ui.pages.patterns_view import (
    ChartKind,
    View,
    is_graded,
    label_in,
    plan_now,
    series_of,
    settled,
    shown_name,
    span_of,
    within,
)

if TYPE_CHECKING:
    from b12diary.analysis.results import Gap, LookBack, SeriesResult
    from b12diary.analysis.series import DaySeries
    from b12diary.analysis.sufficiency import Need
    from b12diary.charts.chart import Chart
    from b12diary.charts.style import Style
    from b12diary.domain.days import DateSpan


@dataclass(frozen=True, slots=True)
class Basis:
    """The look-back, and all of the excerpt that it depends on: looking at another chart does not change it."""

    facts: tuple[object, ...]
    look_back: "LookBack"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show.

    Attributes:
        basis: the look-back that it rests on; None = there is none yet: `sentence`, `details` and `needs` are empty.
        asked: what was asked for.
        view: the same, with what the diary does not hold put back to the start.
        sentence: what the record shows.
        details: what else belongs to it, one sentence each.
        needs: what a comparison needs and what there is; empty once it can be made.
        chart: the chart asked for; None when it needs a choice first.
        told: what stands under it.
        change_on: the day that "before and after" compares; None when there is none yet.
        n_older: how many gaps are older than those drawn.
        n_newer: how many are newer.
        step: how many gaps are paged over at once.
        n_left_out: how many gaps of the chart are not compared, where they can be hidden.
    """

    basis: Basis | None
    asked: View
    view: View
    sentence: str
    details: tuple[str, ...]
    needs: "tuple[Need, ...]"
    chart: "Chart | None"
    told: str
    change_on: date | None = None
    n_older: int = 0
    n_newer: int = 0
    step: int = 0
    n_left_out: int = 0


def facts_of(excerpt: Excerpt) -> tuple[object, ...]:
    """Return all that the look-back depends on."""
    said = excerpt.preferences
    return (
        *(excerpt.today, excerpt.span, excerpt.doses, excerpt.regimens, excerpt.symptoms, excerpt.main_sets),
        *(excerpt.ratings, excerpt.exposures, said.has_monthly_rhythm, said.dosing_style),
    )


@once
def basis_of(excerpt: Excerpt) -> Basis:
    """Return the look-back of an excerpt, kept as long as the excerpt: another chart may be asked for meanwhile."""
    from b12diary.analysis.recurrence import look_back

    return Basis(facts_of(excerpt), look_back(excerpt))


def first_answer(excerpt: Excerpt, view: View, style: "Style") -> Answer:
    """Return the whole answer where too few gaps are recorded to compute anything, else the chart alone.

    What is still needed stands over the chart then, and is there as soon as the chart.
    """
    from b12diary.analysis.course import courses, judged
    from b12diary.analysis.floor import LEAST_GAPS

    plans = courses(excerpt)
    is_quick = not plans or len(judged(plans[0], excerpt).lengths) < LEAST_GAPS
    return answer(excerpt, view, style) if is_quick else chart_alone(excerpt, view, style)


def chart_alone(excerpt: Excerpt, view: View, style: "Style") -> Answer:
    """Return the chart of a view with what stands under it, and nothing that needs the look-back: that takes longer."""
    return _chart(excerpt, view, style, None)


def _chart(excerpt: Excerpt, view: View, style: "Style", marked: "SeriesResult | None") -> Answer:
    asked, view = view, settled(view, excerpt)
    drawn = _draw(excerpt, view, style, marked)
    shown = min(drawn.step, max(0, drawn.n_gaps - view.skip))
    return Answer(
        None,
        asked,
        view,
        "",
        (),
        (),
        drawn.chart,
        drawn.told,
        drawn.change_on,
        n_older=max(0, drawn.n_gaps - view.skip - shown),
        n_newer=min(view.skip, drawn.n_gaps),
        step=drawn.step,
        n_left_out=drawn.n_left_out,
    )


def answer(
    excerpt: Excerpt, view: View, style: "Style", known: Basis | None = None, begun: Answer | None = None
) -> Answer:
    """Return what to show for a view.

    The look-back is always of the whole diary, whatever days the chart shows: choosing days until something shows
    would make its error rates untrue.

    Args:
        excerpt: the diary.
        view: what is looked at.
        style: colours and text size of the chart.
        known: the look-back made before; used if it is of the same facts.
        begun: what `chart_alone` returned for the same; its chart is kept unless the look-back has a mark for it.
    """
    basis = known if known is not None and known.facts == facts_of(excerpt) else basis_of(excerpt)
    shown = settled(view, excerpt)
    result = next((r for r in basis.look_back.series if r.symptom == shown.symptom), None)
    sentence, details = _words(excerpt, shown, basis.look_back, result)
    # A half-return day belongs to the whole diary; it is not drawn over a part of it.
    marked = result if shown.chart is ChartKind.SINCE and span_of(shown, excerpt) is None else None
    if begun is None or (marked is not None and marked.half_return_day is not None):
        begun = _chart(excerpt, view, style, marked)
    return replace(begun, basis=basis, sentence=sentence, details=details, needs=_needs(excerpt, result))


def _words(
    excerpt: Excerpt, view: View, found: "LookBack", result: "SeriesResult | None"
) -> tuple[str, tuple[str, ...]]:
    from b12diary.analysis.trend import trend
    from b12diary.analysis.wording import (
        headline_wording,
        second_run_wording,
        series_wording,
        trend_wording,
        ungraded_wording,
    )

    def label(symptom: SymptomId) -> str:
        return label_in(excerpt, symptom)

    if result is None:
        apart = ungraded_wording(series_of(excerpt, view.symptom))
        return apart.sentence, apart.details
    is_headline = result is found.headline
    wording = headline_wording(found, label, excerpt.today) if is_headline else series_wording(result, label)
    details = list(wording.details)
    if is_headline and (second := second_run_wording(found)):
        details.append(second)
    if drift := trend_wording(trend(excerpt, view.symptom), label):
        details += [drift.sentence, *drift.details]
    if any(is_verbal(SCALES[r.scale]) for r in excerpt.ratings if len(r)):
        details.append(_("Your ratings in words are a list of their own under “Symptom”. They are not compared."))
    if span_of(view, excerpt) is not None:
        details.append(_("This looks at the whole diary. The chart shows the days you chose."))
    return wording.sentence, tuple(details)


def _needs(excerpt: Excerpt, result: "SeriesResult | None") -> "tuple[Need, ...]":
    from b12diary.analysis.results import Grade
    from b12diary.analysis.sufficiency import needs

    if result is None or result.grade is not Grade.NOT_ENOUGH_DATA:
        return ()
    rows = needs(excerpt, result.symptom)
    return () if all(row.is_done for row in rows) else rows


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart, what stands under it, how many gaps it has to page through, and how many stand on one page."""

    chart: "Chart | None"
    told: str
    n_gaps: int = 0
    step: int = 0
    change_on: date | None = None
    n_left_out: int = 0


def _draw(excerpt: Excerpt, view: View, style: "Style", result: "SeriesResult | None") -> _Drawn:
    """Return the chart asked for; of a symptom that is not compared always that over time."""
    from b12diary.analysis.gaps import gaps
    from b12diary.analysis.profile import profile
    from b12diary.analysis.wording import (
        gap_by_gap_sentence,
        over_time_sentence,
        over_time_ungraded_sentence,
        profile_sentence,
    )
    from b12diary.charts.gap_by_gap import AT_ONCE, gap_by_gap
    from b12diary.charts.injections import MOST_ROWS, injections
    from b12diary.charts.over_time import over_time
    from b12diary.charts.since_injection import since_injection

    def label(symptom: SymptomId) -> str:
        return label_in(excerpt, symptom)

    span = span_of(view, excerpt)
    part = within(excerpt, span)
    shown = profile(part, view.symptom)
    name = shown_name(excerpt, view.symptom)
    plan = plan_now(excerpt)
    planned_day = plan.interval_days if plan is not None else None
    match view.chart if is_graded(excerpt, view.symptom) else ChartKind.TIME:
        case ChartKind.SINCE:
            sentence = profile_sentence(shown, label)
            seen, n_left_out = seen_gaps(shown, is_all=view.shows_left_out)
            chart = since_injection(seen, name, style, sentence=sentence, result=result, planned_day=planned_day)
            told = left_out_told(shown, chart.caption, is_all=view.shows_left_out) if shown.n_days else sentence
            return _Drawn(chart, told, n_left_out=n_left_out)
        case ChartKind.GAPS:
            sentence = gap_by_gap_sentence(shown, label)
            seen, n_left_out = seen_gaps(shown, is_all=view.shows_left_out)
            chart = gap_by_gap(seen, name, style, sentence=sentence, planned_day=planned_day, skip=view.skip)
            told = chart.sentence if view.shows_left_out else f"{sentence} {left_out_told(shown, '', is_all=False)}"
            return _Drawn(chart, told, len(seen.gaps), AT_ONCE, n_left_out=n_left_out)
        case ChartKind.TIME:
            series = _series(part, view.symptom)
            is_compared = is_graded(excerpt, view.symptom)
            sentence = over_time_sentence(part, shown, label) if is_compared else ""
            sentence = sentence or over_time_ungraded_sentence(part, series, label)
            chart = over_time(part, series, name, style, sentence=sentence, span=span)
            return _Drawn(chart, chart.caption)
        case ChartKind.CHANGE:
            return _draw_change(part, view, name, style)
        case ChartKind.INJECTIONS:
            inside = _gaps_in(gaps(excerpt), span)
            sentence = " ".join(_injection_words(excerpt, view.symptom)) if span is None else ""
            chart = injections(inside, style, sentence=sentence, skip=view.skip)
            return _Drawn(chart, sentence or chart.caption, len(inside), MOST_ROWS)


def _draw_change(excerpt: Excerpt, view: View, name: str, style: "Style") -> _Drawn:
    """Return the time before and after a day: the one chosen, else that of the last change of plan."""
    from b12diary.analysis.contrast import before_after, latest_change
    from b12diary.analysis.wording import before_after_sentence
    from b12diary.charts.before_after import before_after as chart_of

    day = view.change_on or latest_change(excerpt)
    if day is None:
        return _Drawn(None, _("There was one plan only so far. Choose a day to compare the time before and after it."))
    found = before_after(excerpt, view.symptom, min(day, excerpt.today))
    sentence = before_after_sentence(found, lambda symptom: label_in(excerpt, symptom))
    chart = chart_of(found, _series(excerpt, view.symptom), name, style, sentence=sentence)
    return _Drawn(chart, sentence, change_on=day)


def _injection_words(excerpt: Excerpt, symptom: SymptomId) -> tuple[str, ...]:
    """Say how planned and given compare, and how the days past a planned date were."""
    from b12diary.analysis.adherence import adherence
    from b12diary.analysis.contrast import late_against_on_time
    from b12diary.analysis.wording import injections_sentence, late_on_time_wording

    late = late_against_on_time(excerpt, symptom)
    told = injections_sentence(adherence(excerpt))
    if late.difference is None:
        return (told,)
    return told, late_on_time_wording(late, lambda one: label_in(excerpt, one)).text


def _series(excerpt: Excerpt, symptom: SymptomId) -> "DaySeries":
    """Return one value a day; of a symptom that is rated on other scales only, those of the scale with most days."""
    import numpy as np

    from b12diary.analysis.series import DaySeries, day_series

    found = day_series(excerpt, symptom)
    own = series_of(excerpt, symptom)
    if len(found) or own is None:
        return found
    columns = (own.days, own.values, own.entered)
    days, values, entered = (np.array(column, np.int64) for column in columns)
    return DaySeries(own.symptom, own.scale, days, values.astype(np.float64), entered)


def _gaps_in(every: "tuple[Gap, ...]", span: "DateSpan | None") -> "tuple[Gap, ...]":
    """Return the gaps that have a day in `span`."""
    if span is None:
        return every
    return tuple(g for g in every if g.starts_on <= span.last and (g.ends_on is None or g.ends_on > span.first))
