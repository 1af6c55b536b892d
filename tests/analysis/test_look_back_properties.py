"""What holds for every diary: an answer in words, whatever was typed, and the same one whatever the row order."""

import json
from dataclasses import replace
from datetime import date, timedelta
from math import isfinite
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.analysis import wording
from b12diary.analysis.adherence import adherence
from b12diary.analysis.contrast import before_after, late_against_on_time, plan_periods
from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import COMPOSITE, Grade, as_json, series_as_json
from b12diary.analysis.sufficiency import needs
from b12diary.analysis.trend import trend
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import RatingSeries
from b12diary.domain.symptom import SymptomId
from tests.analysis.strategies import excerpts
from tests.analysis.worked import FAMILIES, read


def label(symptom: SymptomId) -> str:
    return {"tiredness": "Tiredness", "fatigue": "Fatigue"}.get(symptom, "Brain fog")


def shifted(excerpt: Excerpt, days: int) -> Excerpt:
    step = timedelta(days=days)
    return replace(
        excerpt,
        today=excerpt.today + step,
        doses=tuple(replace(d, given_on=d.given_on + step) for d in excerpt.doses),
        regimens=tuple(replace(r, starts_on=r.starts_on + step) for r in excerpt.regimens),
        main_sets=tuple(replace(m, since=m.since + step) for m in excerpt.main_sets),
        ratings=tuple(
            replace(
                r,
                days=tuple(d + days for d in r.days),
                entered=tuple(e + days if e else 0 for e in r.entered),
            )
            for r in excerpt.ratings
        ),
        exposures=tuple(replace(e, starts_on=e.starts_on + step) for e in excerpt.exposures),
    )


@settings(max_examples=60)
@given(excerpts())
def test_every_diary_has_an_answer_in_words_and_in_plain_json(excerpt: Excerpt) -> None:
    answer = look_back(excerpt)
    told = wording.headline_wording(answer, label, excerpt.today)

    assert answer.series
    assert told.sentence
    assert json.loads(json.dumps(as_json("diary", answer), allow_nan=False))["headline"] == answer.headline.symptom
    for result in answer.series:
        assert wording.series_wording(result, label).sentence
        assert wording.series_line(result, label)
        assert (result.p is None) <= (result.rise is None)
        assert result.p is None or 0 <= result.p <= 1
        if result.half_return_day is not None and result.interval_days is not None:
            assert 0 <= result.half_return_day <= result.interval_days


@settings(max_examples=40)
@given(excerpts())
def test_everything_shown_beside_it_also_has_an_answer(excerpt: Excerpt) -> None:
    found = gaps(excerpt)
    shown = profile(excerpt, COMPOSITE)

    assert len(found) == len({d for d in excerpt.injection_days if d <= excerpt.today})
    assert sum(len(g.lags) for g in shown.gaps) == shown.n_days
    assert all(n.text and n.have_text and n.note for n in needs(excerpt))
    assert wording.profile_sentence(shown, label)
    assert wording.profile_caption(shown, found)
    assert wording.gap_by_gap_sentence(shown, label)
    assert wording.over_time_sentence(excerpt, shown, label)
    assert wording.injections_sentence(adherence(excerpt))
    assert wording.plans_wording(plan_periods(excerpt, COMPOSITE), COMPOSITE, label).text
    assert wording.late_on_time_wording(late_against_on_time(excerpt, COMPOSITE), label).text
    change = excerpt.today - timedelta(days=30)
    assert wording.before_after_sentence(before_after(excerpt, COMPOSITE, change), label)
    drift = trend(excerpt, COMPOSITE)
    assert drift.change is None or isfinite(drift.change)


@pytest.mark.parametrize("name", ["return_every_60_days", "return_every_14_days", "filled_in_later"])
@pytest.mark.parametrize("weeks", [-300, 1, 52])
def test_a_shift_by_whole_weeks_changes_nothing(name: str, weeks: int) -> None:
    diary = read(name)

    there = series_as_json(look_back(shifted(diary, 7 * weeks)).headline)

    for field, value in series_as_json(look_back(diary).headline).items():
        if isinstance(value, float):
            assert there[field] == pytest.approx(value, rel=1e-6, abs=1e-9), field


@settings(max_examples=15)
@given(st.sampled_from(sorted(FAMILIES)), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(name: str, random: Random) -> None:
    diary = read(name)
    (series,) = diary.ratings
    rows = list(zip(series.days, series.values, series.entered, strict=True))
    random.shuffle(rows)
    days, values, entered = zip(*rows, strict=True)
    mixed = replace(
        diary,
        doses=tuple(reversed(diary.doses)),
        regimens=tuple(reversed(diary.regimens)),
        ratings=(RatingSeries(series.symptom, series.scale, days, values, entered),),
    )

    assert look_back(mixed) == look_back(diary)


def test_the_same_diary_has_the_same_answer_twice() -> None:
    diary = read("return_every_60_days")

    assert look_back(diary) == look_back(diary)


def test_nothing_recorded_is_told_as_such() -> None:
    empty = Excerpt(today=date(2026, 1, 5))

    answer = look_back(empty)

    assert answer.headline.grade is Grade.NOT_ENOUGH_DATA
    assert wording.headline_wording(answer, label, empty.today).text.startswith("No injection is recorded yet")
