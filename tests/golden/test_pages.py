"""The example diaries make the pages that were looked at and kept."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from b12diary.interchange.examples import ExampleKind
from b12diary.report.paper import preview_image
from b12diary.report.text import plain_text
from tests.golden.pages import HERE, KINDS, WIDTH, blurred, example_page, grey

MOST_OFF = 40.0
"""Grey levels that a square of 8 pixels may differ by: half a line of text moved by a pixel, not a line missing."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_the_same(kind: ExampleKind) -> None:
    assert plain_text(example_page(kind)) == (HERE / f"page_{kind}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_the_same(qapp: QApplication, kind: ExampleKind) -> None:
    kept = blurred(grey(QImage(str(HERE / f"page_{kind}.png"))))
    drawn = blurred(grey(preview_image(example_page(kind), WIDTH)))
    assert kept.shape == drawn.shape
    assert np.abs(kept - drawn).max() < MOST_OFF
    assert np.abs(kept - drawn).mean() < 1.0


def test_a_page_of_another_diary_would_not_pass(qapp: QApplication) -> None:
    kept = blurred(grey(QImage(str(HERE / "page_returns.png"))))
    assert np.abs(kept - blurred(grey(preview_image(example_page("none"), WIDTH)))).max() > MOST_OFF
