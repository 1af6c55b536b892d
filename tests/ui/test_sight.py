"""What was opened just now comes into sight: with the focus in it, or without."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.excerpt import Excerpt
from b12diary.ui.focus import bring_into_sight, focus_on
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.page import Page


class OpeningPage(Page):
    """Rows, and below them one part that is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = [Button(f"Row {n}") for n in range(12)]
        for row in self.rows:
            self.body.addWidget(row)
        self.opened = QWidget()
        layout = QVBoxLayout(self.opened)
        self.fields = [TextField(f"Field {n}") for n in range(4)]
        for field in self.fields:
            layout.addWidget(field)
        self.opened.hide()
        self.body.addWidget(self.opened)
        self.body.addStretch(1)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        del excerpt, day


@pytest.fixture
def page(qtbot: QtBot) -> OpeningPage:
    made = OpeningPage()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def is_in_sight(page: OpeningPage, part: QWidget) -> bool:
    top = part.mapTo(page._scroll.viewport(), part.rect().topLeft()).y()
    return top >= 0 and top + part.height() <= page._scroll.viewport().height()


def test_an_opened_part_is_scrolled_to(page: OpeningPage) -> None:
    page.opened.show()
    assert not is_in_sight(page, page.opened)
    bring_into_sight(page.opened)
    assert is_in_sight(page, page.opened)


def test_of_a_part_higher_than_the_window_the_beginning_is_seen(page: OpeningPage) -> None:
    page.opened.setMinimumHeight(900)
    page.opened.show()
    bring_into_sight(page.opened)
    assert 0 <= page.opened.mapTo(page._scroll.viewport(), page.opened.rect().topLeft()).y() < 40


def test_what_is_in_sight_already_stays_where_it_is(page: OpeningPage) -> None:
    bring_into_sight(page.rows[1])
    assert page._scroll.verticalScrollBar().value() == 0


def test_a_field_that_gets_the_focus_while_it_opens_is_seen_whole(page: OpeningPage, qtbot: QtBot) -> None:
    page.opened.show()
    focus_on(page.fields[3])  # before any layout knows where it will stand
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_in_sight(page, page.fields[3]))


def test_going_back_to_the_first_rows_shows_the_beginning(page: OpeningPage, qtbot: QtBot) -> None:
    focus_on(page.rows[11])
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() > 0)
    focus_on(page.rows[1])
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() == 0)


def test_the_page_does_not_jump_when_a_part_above_the_focus_closes(page: OpeningPage, qtbot: QtBot) -> None:
    page.body.insertWidget(0, page.opened)
    page.opened.setMinimumHeight(400)
    page.opened.show()
    QApplication.processEvents()
    page.opened.hide()
    focus_on(page.rows[3])  # the layouts still have it far below
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_in_sight(page, page.rows[3]))
    assert page._scroll.verticalScrollBar().value() == 0
