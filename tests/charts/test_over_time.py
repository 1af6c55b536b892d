"""The calendar strip of a diary in words, and breaks from the diary in it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from b12diary.analysis.series import DaySeries, day_series
from b12diary.charts.chart import Chart
from b12diary.charts.over_time import over_time
from b12diary.charts.style import LIGHT, PAPER, Style
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import ScaleId
from tests.charts.pictures import TIREDNESS, pixels, words
from tests.report.diaries import TODAY, diary, exposure


def in_words(values: list[int]) -> DaySeries:
    """Return one value a day, the last of them today."""
    days = np.arange(TODAY.toordinal() - len(values) + 1, TODAY.toordinal() + 1)
    entered = np.zeros(len(values), np.int64)
    return DaySeries(TIREDNESS, ScaleId.VERBAL_0_3, days, np.array(values, np.float64), entered)


def worded(values: list[int]) -> Chart:
    return over_time(Excerpt(TODAY), in_words(values), "Tiredness", LIGHT)


def test_the_axis_of_a_diary_in_words_has_words_and_no_numbers() -> None:
    drawn = worded([0, 1, 2, 3] * 14)
    said = words(drawn)
    assert {"none", "mild", "moderate", "severe", "7-day median"} <= set(said)
    assert not {"0", "1", "2", "3", "7-day mean"} & set(said)
    assert drawn.title == "Tiredness, in words, over time"


@pytest.mark.parametrize(
    ("week", "told"),
    [([1, 1, 1, 1, 2, 3, 3], "mild"), ([0, 0, 0, 0, 3, 3, 3], "none"), ([1, 1, 2, 2], "mild to moderate")],
)
def test_the_table_says_the_middle_word_of_a_week_and_never_an_average(week: list[int], told: str) -> None:
    table = worded(week).table
    assert table.columns[3] == "median"
    assert table.rows == (("16 Nov 2026" if len(week) == 7 else "19 Nov 2026", "week", str(len(week)), told),)


@pytest.mark.parametrize("style", [LIGHT, PAPER, LIGHT.enlarged(2.0)], ids=["light", "paper", "large"])
def test_a_break_is_a_labelled_stretch_in_the_plot_and_no_event(style: Style) -> None:
    pause = exposure(1, "diary_break", date(2026, 3, 2), date(2026, 8, 30))
    plain = replace(diary(), exposures=())
    resting = replace(plain, exposures=(pause,))
    drawn, without = (over_time(e, day_series(e, TIREDNESS), "Tiredness", style) for e in (resting, plain))
    assert {"Break from the diary", "break"} & set(words(drawn))
    assert "other events" not in words(drawn)
    assert ("2 Mar 2026", "Break from the diary, until 30 Aug 2026", "–", "–") in drawn.table.rows
    assert (pixels(drawn) != pixels(without)).any()


def test_a_break_too_short_for_its_words_still_stands_in_the_table() -> None:
    one_day = exposure(1, "diary_break", date(2026, 3, 2), date(2026, 3, 2))
    resting = replace(diary(), exposures=(one_day,))
    drawn = over_time(resting, day_series(resting, TIREDNESS), "Tiredness", LIGHT)
    pixels(drawn)
    assert not {"Break from the diary", "break"} & set(words(drawn))
    assert ("2 Mar 2026", "Break from the diary", "–", "–") in drawn.table.rows


def test_a_break_that_goes_on_reaches_to_the_end_of_the_strip() -> None:
    resting = replace(diary(), exposures=(exposure(1, "diary_break", date(2026, 8, 2), None),))
    drawn = over_time(resting, day_series(resting, TIREDNESS), "Tiredness", LIGHT)
    assert any(row[1].startswith("Break from the diary") for row in drawn.table.rows)
    pixels(drawn)
