"""Charts are read in when there is time for it, and once."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from b12diary.charts.lettering import outline, text_width
from b12diary.ui.background import Background
from b12diary.ui.registry import pages
from b12diary.ui.warming import Warming, import_charts
from b12diary.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(pages())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def background(window: MainWindow) -> Iterator[Background]:
    made = Background(window)
    yield made
    made.close()


def test_nothing_is_read_in_while_the_first_page_comes_into_sight(window: MainWindow, background: Background) -> None:
    warming = Warming(window, lambda: background)
    warming.begin()
    assert background.n_pending == 0
    assert warming._timer.isActive()


def test_whoever_turns_to_the_sidebar_may_want_a_chart(
    qtbot: QtBot, window: MainWindow, background: Background
) -> None:
    warming = Warming(window, lambda: background)
    warming.begin()
    window.sidebar.approached.emit()
    assert background.n_pending == 1
    qtbot.waitUntil(lambda: background.n_pending == 0)

    window.sidebar.approached.emit()
    warming.begin()
    assert background.n_pending == 0
    assert not warming._timer.isActive(), "once is enough"


def test_before_a_diary_is_open_it_waits(window: MainWindow) -> None:
    warming = Warming(window, lambda: None)
    window.sidebar.approached.emit()
    warming.begin()
    assert warming._timer.isActive()


def test_reading_in_reads_in_the_letters_too() -> None:
    import_charts()
    assert text_width.cache_info().currsize > 0
    assert outline.cache_info().currsize > 0
