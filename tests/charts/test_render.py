"""Files and pixels: the same each time, real text in vector graphics, the figure unchanged afterwards."""

import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from b12diary.charts.render import to_png, to_svg
from b12diary.charts.style import DARK, LIGHT
from tests.charts.pictures import KINDS, chart, pixels
from tests.report.diaries import diary


@pytest.mark.parametrize("kind", KINDS)
def test_vector_graphics_are_the_same_each_time_with_real_text(kind: str) -> None:
    first, again = (to_svg(chart(kind, diary(), LIGHT)) for _ in range(2))
    assert first == again
    assert "<text" in first
    assert not re.search(r"\d{4}-\d\d-\d\dT", first)


def test_a_picture_is_the_same_each_time_and_carries_its_caption() -> None:
    drawn = chart("since injection", diary(), LIGHT)
    assert to_png(drawn, 600, 300, 1.0) == to_png(drawn, 600, 300, 1.0)
    assert "gaps compared" in to_svg(drawn)


def test_saving_leaves_the_screen_as_it_was() -> None:
    drawn = chart("over time", diary(), DARK)
    before = pixels(drawn)
    to_png(drawn, 500, 300, 1.0)
    to_svg(drawn, 500, 300)
    assert np.array_equal(pixels(drawn), before)


def test_a_new_size_is_a_new_layout_not_a_stretched_one() -> None:
    """Letters keep their size: the title covers as many pixels in a wide chart as in a narrow one."""
    drawn = chart("injections", diary(), LIGHT)
    narrow, wide = (pixels(drawn, width)[:22, :290] for width in (700, 1000))
    assert np.array_equal(narrow, wide)


def test_several_threads_may_draw() -> None:
    alone = pixels(chart("injections", diary(), LIGHT), 500, 300)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: pixels(chart("injections", diary(), LIGHT), 500, 300), range(8)))
    assert all(np.array_equal(alone, picture) for picture in made)
