"""A diary kept in words, none to severe: the page counts them and computes nothing else from them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE
from b12diary.report.daily_life import DailyLife
from b12diary.report.events import Events
from b12diary.report.handout import Handout
from b12diary.report.in_words import level_text, points_in_words
from b12diary.report.paper_form import lay_out
from b12diary.report.parts import Withheld
from b12diary.report.text import plain_text
from b12diary.report.web_page import web_page
from tests.report.diaries import MAIN, TODAY, diary, exposure
from tests.report.pages import off_the_sheet, overprinted, page, words_of

FIRST = TODAY.toordinal() - 39
VALUES = tuple([0] * 5 + [1] * 10 + [2] * 15 + [3] * 10)


def in_words(*, numbers: bool = False) -> Excerpt:
    """Return 40 days in words: 5 none, 10 mild, 15 moderate, 10 severe, perhaps after days in numbers."""
    plain = diary(lengths=(84,), running=39)
    days = tuple(range(FIRST, FIRST + 40))
    verbal = tuple(RatingSeries(s, ScaleId.VERBAL_0_3, days, VALUES, days) for s in (INTERFERENCE, *MAIN))
    before = tuple(RatingSeries(s.symptom, s.scale, s.days[:12], s.values[:12], s.entered[:12]) for s in plain.ratings)
    return replace(plain, ratings=(*(before if numbers else ()), *verbal))


def test_days_are_counted_by_word_and_the_middle_is_a_word() -> None:
    part = page(in_words()).daily_life
    assert isinstance(part, DailyLife)
    row = part.rows[0]
    assert (row.n_none, row.n_mild, row.n_moderate, row.n_severe, row.n_affected) == (5, 10, 15, 10, 25)
    assert part.median_text(row) == "moderate"
    assert (row.mean_early, row.mean_late) == (None, None)


@pytest.mark.parametrize(("level", "words"), [(0, "none"), (2.0, "moderate"), (1.5, "mild to moderate"), (3, "severe")])
def test_a_middle_between_two_words_names_both(level: float, words: str) -> None:
    assert level_text(level) == words


def test_dates_to_come_hold_no_words() -> None:
    assert points_in_words(in_words(), MAIN[0], DateSpan(TODAY + timedelta(days=1), date.max)) == []
    assert points_in_words(in_words(), MAIN[0], DateSpan(TODAY - timedelta(days=1), date.max)) == [3.0, 3.0]


def test_nothing_is_averaged_or_compared_and_the_page_says_so() -> None:
    summary = page(in_words())
    assert summary.looking_back is not None
    assert summary.looking_back.sentence == "Daily life was affected (moderate or severe) on 25 of 40 days."
    assert "They are not averaged, and not compared between injections." in summary.looking_back.details
    assert summary.profile is None
    assert summary.strip == Withheld("Not shown: ratings in words have no averages.")
    assert "Self-rated in words, not verified." in summary.footer
    assert "0 to 10" not in summary.footer


def test_days_rated_the_other_way_are_owned_up_to() -> None:
    part = page(in_words(numbers=True)).daily_life
    assert isinstance(part, DailyLife)
    assert part.in_words
    assert part.other_text.endswith("more days in numbers")


def test_paper_text_and_web_page_print_words() -> None:
    summary = page(in_words())
    laid_out = lay_out(summary)
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []
    assert "moderate or severe" in words_of(laid_out)
    assert "moderate or severe 25 (in days); median moderate" in plain_text(summary)
    shown = web_page(Handout(summary))
    assert "moderate or severe" in shown
    assert "4 or more" not in shown


def test_a_break_from_the_diary_is_said_and_is_no_empty_stretch_without_a_reason() -> None:
    from datetime import timedelta

    plain = diary(share=1.0)
    off = (TODAY - timedelta(days=20), TODAY - timedelta(days=11))
    away = set(range(off[0].toordinal(), off[1].toordinal() + 1))
    ratings = tuple(
        RatingSeries(
            s.symptom,
            s.scale,
            *(
                tuple(v for d, v in zip(s.days, column, strict=True) if d not in away)
                for column in (s.days, s.values, s.entered)
            ),
        )
        for s in plain.ratings
    )
    summary = page(replace(plain, ratings=ratings, exposures=(exposure(1, DIARY_BREAK, *off),)))
    assert summary.coverage.n_break == 10
    assert summary.coverage.break_text == "10 on a break"
    assert "10 on a break" in words_of(lay_out(summary))
    assert f"rated ({summary.coverage.percent} %), 10 on a break" in plain_text(summary)
    assert isinstance(summary.events, Events)
    assert summary.events.rows[0].when == "2 to 11 Nov 2026"
