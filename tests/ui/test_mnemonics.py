"""Alt and a letter must mean one thing on a page: twice the same letter, and it does nothing but move the focus."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from b12diary.paths import Paths
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.first_start import FirstStartPage
from b12diary.ui.start import Desk
from b12diary.ui.widgets.combo import Combo
from tests.clock import SetClock


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield desk
    desk.window.close()


def letters(desk: Desk) -> list[str]:
    """Every letter that Alt goes with in the window as it stands."""
    window = desk.window
    texts = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    for widget in window.findChildren(QWidget):
        is_named = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
        if isinstance(widget, QAbstractButton | QLabel) and is_named and widget.isVisibleTo(window):
            texts.append(widget.text())
    found = (re.search(r"&(\w)", text.replace("&&", "")) for text in texts)
    return sorted(hit.group(1).casefold() for hit in found if hit)


def assert_each_once(desk: Desk) -> None:
    found = letters(desk)
    assert found == sorted(set(found))


@pytest.mark.parametrize("page", ["today", "injections", "diary", "patterns", "appointment", "help", "settings"])
def test_each_letter_once_on_every_page(desk: Desk, page: str) -> None:
    desk.open_example()
    assert desk.shell is not None
    desk.shell.show_page(page)
    assert_each_once(desk)


@pytest.mark.parametrize(("page", "target"), [("injections", "record"), ("appointment", "")])
def test_every_letter_of_a_label_leads_somewhere(desk: Desk, page: str, target: str) -> None:
    desk.open_example()
    assert desk.shell is not None
    desk.shell.show_page(page, target)
    home = desk.window.page(page)
    assert home is not None
    labels = [label for label in home.findChildren(QLabel) if "&" in label.text() and label.buddy() is not None]
    assert labels
    assert [w.text() for w in labels if w.buddy().focusPolicy() is Qt.FocusPolicy.NoFocus] == []


@pytest.mark.parametrize(("page", "target"), [("injections", "record"), ("help", "note")])
def test_each_letter_once_in_open_parts(desk: Desk, page: str, target: str) -> None:
    desk.open_example()
    assert desk.shell is not None
    desk.shell.show_page(page, target)
    assert_each_once(desk)


def test_each_letter_once_in_the_forms_of_a_day(desk: Desk) -> None:
    desk.open_example()
    assert desk.shell is not None
    desk.shell.show_page("diary")
    page = desk.window.page("diary")
    assert isinstance(page, DiaryPage)
    for words in ("E&vent", "Blood &test"):
        next(b for b in page.findChildren(QAbstractButton) if b.text() == words).click()
        assert_each_once(desk)


def test_each_letter_once_in_the_first_start(desk: Desk, tmp_path: Path) -> None:
    desk.open_diary(tmp_path / "new.b12")
    page = desk.window.page("first_start")
    assert isinstance(page, FirstStartPage)
    plan = next(c for c in page.findChildren(Combo) if c.accessibleName() == "Fill in from a known plan")
    plan.setCurrentIndex(0)
    plan.activated.emit(0)
    assert_each_once(desk)
    for _step in range(2):
        page.skip_button.click()
        assert_each_once(desk)
