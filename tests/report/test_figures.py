"""The record in figures: every rating once, on its day; nothing made up, nothing cut without a mark."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.preferences import Paper
from b12diary.domain.rating import LATE_AFTER_DAYS, RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.report.figures import Figures, figures
from b12diary.report.handout import Handout
from b12diary.report.paper import n_sheets, sheets_of
from b12diary.report.summary import symptom_namer
from b12diary.report.text import handout_text
from tests.report.diaries import MAIN, TODAY, diary, exposure, with_everything
from tests.report.naughty import NAUGHTY
from tests.report.pages import off_the_sheet, overprinted, page, results, words_of


def handout(excerpt: Excerpt, *, like: Excerpt | None = None, paper: Paper = Paper.A4) -> Handout:
    summary = page(excerpt, like=like, paper=paper)
    _found, profile, gaps, _wording = results(like or excerpt)
    return Handout(summary, figures(excerpt, gaps, profile, summary.dates, symptom_namer(excerpt)))


def made(excerpt: Excerpt) -> Figures:
    found = handout(excerpt).figures
    assert found is not None
    return found


def by_day(found: Figures, row: int) -> dict[date, int]:
    """Return one item's ratings by day, from the months as they are printed."""
    months = [date.fromordinal(TODAY.toordinal()).replace(day=1)]
    while len(months) < len(found.months):
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return {
        first.replace(day=n): value
        for first, month in zip(months, found.months, strict=True)
        for n, value in enumerate(month.values[row], 1)
        if value is not None
    }


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(running=st.integers(0, 100), share=st.floats(0.05, 1), seed=st.integers(1, 3))
def test_every_rating_stands_on_its_day_and_no_other_does(running: int, share: float, seed: int) -> None:
    excerpt = diary(lengths=(70, 80), running=running, share=share, seed=seed)
    found = made(excerpt)
    for row, symptom in enumerate((INTERFERENCE, *MAIN)):
        series = excerpt.series(symptom)
        rated = {date.fromordinal(d): v for d, v in zip(series.days, series.values, strict=True)}
        assert by_day(found, row) == rated


def test_late_entries_are_the_ringed_ones() -> None:
    excerpt = diary(late_share=0.3)
    series = excerpt.series(INTERFERENCE)
    late = sum(e - d > LATE_AFTER_DAYS for d, e in zip(series.days, series.entered, strict=True))
    assert late
    assert sum(len(month.late[0]) for month in made(excerpt).months) == late


def test_each_gap_stands_with_its_days_and_averages() -> None:
    excerpt = diary()
    _found, profile, gaps, _wording = results(excerpt)
    ratings = {g.gap.starts_on: g for g in profile.gaps}
    rows = made(excerpt).gaps
    assert [row.length for row in rows] == [str(g.length_days) for g in reversed(gaps)]
    for row, gap in zip(rows, reversed(gaps), strict=True):
        assert row.rated == str(len(ratings[gap.starts_on].lags))
    assert (rows[0].last, rows[0].late) == ("not finished", "\N{EN DASH}")
    assert [row.planned for row in rows[1:4]] == ["on the day", "7 late", "2 early"]


def test_only_the_days_of_the_page_are_printed() -> None:
    excerpt = diary()
    span = DateSpan(TODAY - timedelta(days=9), TODAY)
    _found, profile, gaps, _wording = results(excerpt)
    found = figures(excerpt, gaps, profile, span, symptom_namer(excerpt))
    assert [month.label for month in found.months] == ["November 2026"]
    assert all(day in span for day in by_day(found, 0))
    assert len(found.gaps) == 1


def test_what_is_not_printed_day_by_day_is_counted() -> None:
    plain = diary()
    more = tuple(
        RatingSeries(SymptomId(f"own-{n}"), ScaleId.NRS_0_10, (TODAY.toordinal(),), (3,), (0,)) for n in range(4)
    )
    symptoms = (*plain.symptoms, *(Symptom(s.symptom, position=9 + n) for n, s in enumerate(more)))
    found = made(replace(plain, symptoms=symptoms, ratings=(*plain.ratings, *more)))
    assert len(found.items) == 6
    assert "+ 2 more symptoms in the diary." in found.notes


def test_a_break_shades_its_days() -> None:
    off = (date(2026, 10, 3), date(2026, 10, 5))
    found = made(replace(diary(), exposures=(exposure(1, DIARY_BREAK, *off),)))
    assert found.months[1].paused == (3, 4, 5)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "shape",
    [{}, {"lengths": (7,) * 60, "running": 3, "interval": 7}, {"share": 0.0}, {"lengths": (), "running": 0}],
    ids=str,
)
def test_as_many_sheets_as_needed_each_sound_and_numbered(shape: dict[str, object], paper: Paper) -> None:
    made_handout = handout(diary(**shape), paper=paper)
    sheets = list(sheets_of(made_handout))
    assert len(sheets) == n_sheets(made_handout)
    for number, sheet in enumerate(sheets[1:], 2):
        assert off_the_sheet(sheet) == []
        assert overprinted(sheet) == []
        assert f"sheet {number} of {len(sheets)}" in words_of(sheet)
        assert max(mark.top + mark.height for mark in sheet.canvas.texts()) <= sheet.sheet.height - 8


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_names_stay_in_their_place(text: str) -> None:
    plain = diary(lengths=(28,), running=9, interval=28)
    for sheet in list(sheets_of(handout(with_everything(plain, text), like=plain)))[1:]:
        assert off_the_sheet(sheet) == []
        assert overprinted(sheet) == []


def test_a_whole_year_of_months_is_printed_also_the_empty_ones() -> None:
    excerpt = diary(rated_from=300)
    found = made(excerpt)
    words = " ".join(words_of(sheet) for sheet in list(sheets_of(handout(excerpt)))[1:])
    empty = [month for month in found.months if month.is_empty]
    assert all(month.label in words for month in found.months if not month.is_empty)
    assert not empty or "no entry" in words


def test_the_text_says_the_same() -> None:
    text = handout_text(handout(diary()))
    assert "The record in figures" in text
    assert "Gaps between injections" in text
    assert "November 2026" in text
