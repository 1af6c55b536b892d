"""What can be looked at on Patterns, and which days that is: no window needed."""

from dataclasses import replace
from datetime import date

import pytest

from b12diary.analysis.results import COMPOSITE
from b12diary.charts.style import LIGHT
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.interchange.examples import example_entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.ui.pages.patterns_answer import answer
from b12diary.ui.pages.patterns_view import (
    ChartKind,
    Dates,
    View,
    date_choices,
    in_words,
    series_choices,
    settled,
    shown_name,
    span_of,
    view_from,
    within,
)

TODAY = date(2026, 11, 22)
FATIGUE = SymptomId("fatigue")


@pytest.fixture(scope="module")
def returns() -> Excerpt:
    return excerpt_of(example_entries("returns", TODAY), TODAY)


@pytest.fixture(scope="module")
def early() -> Excerpt:
    return excerpt_of(example_entries("early", TODAY), TODAY)


def test_the_series_of_the_look_back_stands_first_and_every_rated_symptom_follows(returns: Excerpt) -> None:
    names = [name for _symptom, name in series_choices(returns)]
    assert names[:2] == ["Main symptoms", "Effect on daily life"]
    assert set(names[2:5]) == {"Tiredness", "Brain fog", "Low mood"}


def test_symptoms_that_nerves_can_give_stand_apart(returns: Excerpt) -> None:
    names = [name for _symptom, name in series_choices(returns)]
    assert names[5:] == ["Pins and needles (nerve symptom)", "Poor balance (nerve symptom)"]
    assert shown_name(returns, SymptomId("pins_needles")) == names[5]


def test_a_view_is_found_again_after_a_restart() -> None:
    view = View(FATIGUE, ChartKind.CHANGE, Dates.OWN, date(2026, 1, 2), None, date(2026, 3, 4))
    assert view_from(view.as_state()) == view


@pytest.mark.parametrize("state", [{}, {"chart": "pie", "dates": "never", "first": "soon"}])
def test_a_view_that_cannot_be_read_has_its_starting_values(state: dict[str, str]) -> None:
    assert view_from(state) == View()


def test_what_the_diary_does_not_hold_is_put_back_to_the_start(returns: Excerpt) -> None:
    planless = replace(returns, regimens=())
    view = settled(View(SymptomId("hiccups"), dates=Dates.PLAN), planless)
    assert (view.symptom, view.dates) == (COMPOSITE, Dates.ALL)
    assert Dates.PLAN not in dict(date_choices(planless))


@pytest.mark.parametrize(
    ("view", "span"),
    [
        (View(), None),
        (View(dates=Dates.OWN), None),
        (View(dates=Dates.YEAR), DateSpan(date(2025, 11, 23), TODAY)),
        (View(dates=Dates.OWN, first=date(2026, 1, 1)), DateSpan(date(2026, 1, 1), TODAY)),
        (View(dates=Dates.OWN, first=date(2026, 5, 1), last=date(2026, 4, 1)), DateSpan(*[date(2026, 4, 1)] * 2)),
        (View(dates=Dates.OWN, last=date(2030, 1, 1)), DateSpan(date(2025, 1, 27), TODAY)),
    ],
)
def test_days_are_those_chosen_and_none_before_the_first_entry_or_after_today(
    returns: Excerpt, view: View, span: DateSpan | None
) -> None:
    assert returns.injection_days[0] == date(2025, 1, 27)
    assert span_of(view, returns) == span


def test_a_part_of_the_diary_keeps_its_injections_and_only_its_own_ratings(returns: Excerpt) -> None:
    span = DateSpan(date(2026, 3, 1), date(2026, 3, 31))
    part = within(returns, span)
    days = {date.fromordinal(d) for series in part.ratings for d in series.days}
    assert days
    assert all(day in span for day in days)
    assert part.doses == returns.doses
    assert within(returns, DateSpan(date(1990, 1, 1), date(1990, 1, 2))).rated_days == 0


def test_the_sentence_is_of_the_whole_diary_whatever_days_are_drawn(returns: Excerpt) -> None:
    whole = answer(returns, View(), LIGHT)
    year = answer(returns, View(dates=Dates.YEAR), LIGHT, whole.basis)
    assert year.sentence == whole.sentence
    assert year.details[-1].startswith("This looks at the whole diary.")
    assert year.chart is not None
    assert whole.chart is not None
    assert year.chart.table.rows != whole.chart.table.rows


def test_the_look_back_is_made_once_for_one_diary_and_anew_for_another(returns: Excerpt, early: Excerpt) -> None:
    first = answer(returns, View(), LIGHT)
    assert answer(returns, View(FATIGUE), LIGHT, first.basis).basis is first.basis
    other = answer(early, View(), LIGHT, first.basis)
    assert other.basis is not first.basis
    assert other.sentence != first.sentence


@pytest.mark.parametrize("chart", list(ChartKind))
@pytest.mark.parametrize("kind", ["empty", "one day", "early"])
def test_every_chart_of_every_diary_has_words(early: Excerpt, chart: ChartKind, kind: str) -> None:
    day = TODAY.toordinal()
    one = RatingSeries(FATIGUE, ScaleId.NRS_0_10, (day,), (4,), (day,))
    excerpt = {
        "empty": Excerpt(TODAY),
        "one day": Excerpt(TODAY, symptoms=(Symptom(FATIGUE),), ratings=(one,)),
        "early": early,
    }[kind]
    found = answer(excerpt, View(chart=chart), LIGHT)
    assert found.sentence.endswith(".")
    assert found.told.endswith(".")
    assert found.needs
    assert (found.chart is None) == (chart is ChartKind.CHANGE and kind != "early")


def test_a_symptom_on_words_instead_of_numbers_is_drawn_over_time_and_not_compared() -> None:
    days = tuple(range(TODAY.toordinal() - 9, TODAY.toordinal() + 1))
    worded = RatingSeries(SymptomId("sleep"), ScaleId.VERBAL_0_3, days, (1,) * 10, (0,) * 10)
    excerpt = Excerpt(TODAY, symptoms=(Symptom(SymptomId("sleep"), "Sleep"),), ratings=(worded,))
    found = answer(excerpt, View(SymptomId("sleep"), ChartKind.SINCE), LIGHT)
    assert found.sentence == "Ratings in words are drawn over time, and not compared."
    assert found.chart is not None
    assert found.chart.title == "Sleep, in words, over time"
    assert found.told == "10 rated days, 0 injections in 10 days."
    assert found.chart.sentence.startswith("Sleep over time, 13 Nov 2026 to 22 Nov 2026: 10 rated days, 0 injections.")


def test_a_diary_in_words_alone_promises_no_comparison(returns: Excerpt) -> None:
    """No "0 of 301 days": nothing is missing, the scale is another."""
    worded = replace(returns, ratings=tuple(_in_words(series) for series in returns.ratings))
    assert [name for _symptom, name in series_choices(worded)][:2] == ["Effect on daily life", "Tiredness"]
    for chart in ChartKind:
        found = answer(worded, View(chart=chart), LIGHT)
        assert found.sentence == "Ratings in words are drawn over time, and not compared."
        assert found.needs == ()
        assert found.chart is not None
        assert found.chart.title == "Effect on daily life, in words, over time"


def test_ratings_in_words_beside_others_are_a_series_of_their_own(returns: Excerpt) -> None:
    words = RatingSeries(FATIGUE, ScaleId.VERBAL_0_3, (TODAY.toordinal(),), (3,), (0,))
    both = replace(returns, ratings=(*returns.ratings, words))
    assert (in_words(FATIGUE), "Tiredness, in words") in series_choices(both)
    mixed, alone = (answer(one, View(FATIGUE, ChartKind.TIME), LIGHT) for one in (both, returns))
    assert mixed.chart is not None
    assert mixed.basis is not None
    assert alone.basis is not None
    assert mixed.basis.look_back.series == alone.basis.look_back.series
    assert mixed.chart.title == "Tiredness, 0 to 10, over time"
    assert "Your ratings in words are a list of their own under “Symptom”. They are not compared." in mixed.details
    own = answer(both, View(in_words(FATIGUE)), LIGHT)
    assert own.chart is not None
    assert (own.chart.title, own.told[:12]) == ("Tiredness, in words, over time", "1 rated day,")
    assert own.sentence == "Ratings in words are drawn over time, and not compared."


def _in_words(series: RatingSeries) -> RatingSeries:
    return replace(series, scale=ScaleId.VERBAL_0_3, values=tuple(min(3, v // 3) for v in series.values))


def test_gaps_are_paged_from_the_newest_to_the_oldest(returns: Excerpt) -> None:
    first = answer(returns, View(chart=ChartKind.GAPS), LIGHT)
    assert (first.n_newer, first.n_older, first.step) == (0, 1, 6)
    last = answer(returns, View(chart=ChartKind.GAPS, skip=6), LIGHT, first.basis)
    assert (last.n_newer, last.n_older) == (6, 0)


def test_before_and_after_begins_with_the_change_of_plan_or_the_day_chosen(returns: Excerpt) -> None:
    plan = answer(returns, View(chart=ChartKind.CHANGE), LIGHT)
    assert plan.change_on == date(2025, 5, 2)
    chosen = answer(returns, View(chart=ChartKind.CHANGE, change_on=date(2026, 3, 9)), LIGHT, plan.basis)
    assert chosen.change_on == date(2026, 3, 9)
    assert "so this shows no effect" in chosen.told
