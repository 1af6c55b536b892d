"""The word that an example is open: it lasts, is reached by key, and leads to the person's own diary."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.paths import Paths
from b12diary.ui.start import Desk
from b12diary.ui.theme import Look, put_on
from b12diary.ui.window import MainWindow
from tests.clock import SetClock

Begin = Callable[..., Desk]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Begin]:
    desks: list[Desk] = []

    def start(path: Path | None = None, example: str | None = None) -> Desk:
        desk = Desk(qapp, paths, SetClock())
        qtbot.addWidget(desk.window)
        desks.append(desk)
        desk.begin(path, example)
        qtbot.waitUntil(lambda: bool(desk.window.current))
        return desk

    yield start
    for desk in desks:
        desk.window.close()


def in_sidebar(window: MainWindow) -> bool:
    return window.sidebar.isAncestorOf(window.note)


def test_it_stays_on_every_page_and_costs_today_no_room(begin: Begin, qtbot: QtBot, qapp: QApplication) -> None:
    desk = begin(example="returns")
    put_on(qapp, Look(family=qapp.font().family()))
    desk.window.resize(1120, 793)
    qtbot.waitUntil(lambda: in_sidebar(desk.window))
    assert desk.shell is not None
    for name in ("injections", "settings", "today"):
        desk.shell.show_page(name)
        assert desk.window.note.isVisible()
    assert "Nothing is kept" in desk.window.note.accessibleName()
    page = desk.window.page("today")
    assert page is not None
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().maximum() == 0)


def test_tab_comes_to_it_after_the_pages(begin: Begin) -> None:
    window = begin(example="returns").window
    window.activateWindow()
    window.sidebar.last_item.setFocus()
    QTest.keyClick(window.sidebar.last_item, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.note.button


@pytest.mark.parametrize("size", [QSize(1024, 600), QSize(640, 420)])
def test_at_large_text_it_stands_over_the_window(begin: Begin, qtbot: QtBot, qapp: QApplication, size: QSize) -> None:
    window = begin(example="returns").window
    put_on(qapp, Look(family=qapp.font().family(), base_px=30))
    window.resize(size)
    qtbot.waitUntil(lambda: not in_sidebar(window))
    assert window.note.isVisible()
    holder: QWidget = window.note
    assert holder.mapTo(window, holder.rect().topLeft()).y() < 100
    assert holder.height() >= holder.heightForWidth(holder.width())


def test_it_leads_to_the_first_start_of_a_new_person(begin: Begin, paths: Paths) -> None:
    window = begin(example="returns").window
    window.note.button.setFocus()
    QTest.keyClick(window.note.button, Qt.Key.Key_Return)
    assert window.current == "first_start"
    assert paths.diary.is_file()
    assert not window.note.isVisible()


def test_it_leads_back_to_the_diary_that_was_open(begin: Begin, tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "Mother.b12", SetClock())
    diary.set_preferences(first_start_done=True)
    diary.close()
    desk = begin(tmp_path / "Mother.b12")
    assert not desk.window.note.isVisible()
    desk.open_example()
    assert desk.window.note.isVisible()
    desk.window.note.button.click()
    assert "Mother" in desk.window.windowTitle()
    assert not desk.window.note.isVisible()


def test_an_example_offers_nothing_that_would_not_be_kept(begin: Begin, paths: Paths) -> None:
    desk = begin(example="returns")
    assert desk.shell is not None
    assert not {"take_in", "hand_out", "copy_diary"} & desk.shell.commands.keys()
    desk.open_diary(paths.diary)
    assert desk.shell is not None
    assert {"take_in", "hand_out", "copy_diary"} <= desk.shell.commands.keys()
