"""Charts in little room: they grow higher and set their words elsewhere, rather than squeeze curves or cut words."""

from datetime import timedelta

import pytest

from b12diary.analysis.contrast import before_after
from b12diary.analysis.series import day_series
from b12diary.charts.before_after import before_after as draw_before_after
from b12diary.charts.lettering import ELLIPSIS
from b12diary.charts.style import LIGHT
from tests.charts.pictures import TIREDNESS, chart, pixels, words
from tests.report.diaries import diary


def test_panels_are_as_high_in_one_column_as_in_three() -> None:
    drawn = chart("gap by gap", diary(lengths=(84,) * 6), LIGHT)
    assert drawn.least_height_at is not None
    three, two, one = (drawn.least_height_at(width, 1.0) for width in (880, 700, 300))
    assert three < two < one
    assert [(height - 60) / rows > 200 for height, rows in ((three, 2), (two, 3), (one, 6))] == [True] * 3
    # Twice as large text in a window twice as wide is the same picture.
    assert drawn.least_height_at(1760, 2.0) == three


def test_one_gap_asks_for_one_row_only() -> None:
    few, many = (chart("gap by gap", diary(lengths=(84,) * n, running=0), LIGHT) for n in (1, 6))
    assert few.least_height < many.least_height


@pytest.mark.parametrize(("width", "factor"), [(880, 1.0), (668, 1.9), (400, 1.0)])
def test_the_words_beside_the_gaps_are_whole(width: int, factor: float) -> None:
    drawn = chart("injections", diary(lengths=(84, 91, 70)), LIGHT.enlarged(factor))
    height = drawn.least_height_at(width, factor) if drawn.least_height_at else drawn.least_height
    pixels(drawn, width, round(height * factor))
    assert not [text for text in words(drawn) if ELLIPSIS in text]


def test_where_it_is_narrow_each_row_says_its_day_above_its_bar() -> None:
    drawn = chart("injections", diary(lengths=(84, 91)), LIGHT)
    assert drawn.least_height_at is not None
    assert drawn.least_height_at(400, 1.0) != drawn.least_height_at(880, 1.0) == drawn.least_height
    pixels(drawn, 400, 400)
    assert sum(": " in text for text in words(drawn)) >= 3
    pixels(drawn, 880, 400)
    assert not any(": " in text for text in words(drawn))


def test_a_long_title_takes_two_lines() -> None:
    drawn = chart("gap by gap", diary(), LIGHT)
    pixels(drawn, 300, 900)
    assert drawn.title not in words(drawn)
    told = " ".join(words(drawn))
    assert all(word in told for word in drawn.title.split())


@pytest.mark.parametrize("days_back", [30, 200])
@pytest.mark.parametrize("n_gaps", [2, 8])
@pytest.mark.parametrize("width", [300, 440])
def test_before_and_after_is_told_whole_or_in_the_caption(days_back: int, n_gaps: int, width: int) -> None:
    excerpt = diary(lengths=(84,) * n_gaps)
    compared = before_after(excerpt, TIREDNESS, excerpt.today - timedelta(days=days_back))
    drawn = draw_before_after(compared, day_series(excerpt, TIREDNESS), "Tiredness", LIGHT)
    pixels(drawn, width, 330)
    told = words(drawn)
    assert not [text for text in told if ELLIPSIS in text]
    assert "before" in told
    assert "set apart" in drawn.caption
