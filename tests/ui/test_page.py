"""What all pages share: rows that stay, a middle that scrolls, the focus always in sight."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import TEXT_SIZES, Theme
from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.theme import System, put_on, wanted_look
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.page import Page


class LongPage(Page):
    """Thirty fields, more than any window holds."""

    def __init__(self) -> None:
        super().__init__()
        self.set_title("Settings", "and a long second half of the title")
        self.fields = [TextField(f"Field {n}") for n in range(30)]
        for field in self.fields:
            self.body.addWidget(field)
        self.foot.addWidget(Button("Record an injection", icon_name="diamond"))
        self.foot.add_split()
        self.foot.addWidget(Button("Undo rating of Pins and needles"))

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        del excerpt, day


@pytest.fixture
def page(qtbot: QtBot) -> LongPage:
    made = LongPage()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def is_in_sight(page: LongPage, field: TextField) -> bool:
    top = field.mapTo(page._scroll.viewport(), field.rect().topLeft()).y()
    return top >= 0 and top + field.height() <= page._scroll.viewport().height()


def test_the_focus_is_always_in_sight(page: LongPage, qtbot: QtBot) -> None:
    for n in (29, 0, 15, 28, 3):
        page.fields[n].setFocus()
        qtbot.waitUntil(page.fields[n].hasFocus)
        assert is_in_sight(page, page.fields[n])


def test_what_happened_is_read_before_the_focus_is_followed(page: LongPage, qtbot: QtBot) -> None:
    page.stay_at_top()
    page.fields[29].setFocus()
    qtbot.waitUntil(page.fields[29].hasFocus)
    assert page._scroll.verticalScrollBar().value() == 0
    qtbot.waitUntil(lambda: not page._stays_at_top)
    assert page._scroll.verticalScrollBar().value() == 0, "it stays where it is read"

    page.fields[28].setFocus()
    qtbot.waitUntil(lambda: is_in_sight(page, page.fields[28]))


def test_the_ring_goes_with_the_focus(qtbot: QtBot) -> None:
    page = LongPage()
    qtbot.addWidget(page)
    ring = FocusRing(page)
    page.resize(700, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for n in (5, 20):
        page.fields[n].setFocus()
        qtbot.waitUntil(page.fields[n].hasFocus)
        assert ring.isVisible()
        assert ring.geometry().contains(page.fields[n].geometry())


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("size", [(1120, 760), (830, 560), (600, 360)])
def test_nothing_needs_scrolling_sideways(
    qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    put_on(qapp, wanted_look(Theme.LIGHT, percent, System(qapp.font().family(), 12.0)))
    page = LongPage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qapp.processEvents()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page._scroll.viewport().height() >= size[1] / 3


def test_a_low_window_lets_the_bottom_row_scroll_too(qtbot: QtBot, qapp: QApplication) -> None:
    put_on(qapp, wanted_look(Theme.LIGHT, 200, System(qapp.font().family(), 12.0)))
    page = LongPage()
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    assert page._inner_layout.indexOf(page._bottom_row) >= 0
    page.resize(1200, 1000)
    assert page._outer_layout.indexOf(page._bottom_row) >= 0


def test_leaving_lets_the_field_speak(page: LongPage, qtbot: QtBot) -> None:
    page.fields[0].setFocus()
    qtbot.waitUntil(page.fields[0].hasFocus)
    assert page.is_being_typed_in()
    page.fields[0].insert("tired")
    with qtbot.waitSignal(page.fields[0].committed) as told:
        page.commit_edits()
    assert told.args == ["tired"]
    assert not page.is_being_typed_in()


def test_a_refreshed_page_is_fresh(page: LongPage) -> None:
    assert page.is_stale
    page.refresh(Excerpt(date(2026, 11, 22)), date(2026, 11, 22))
    assert not page.is_stale


def test_tab_comes_to_a_message_after_the_middle_and_before_the_foot(page: LongPage, qtbot: QtBot) -> None:
    page.message_bar.show_message("Recorded.", "Undo")
    page.fields[-1].setFocus()
    names = []
    for _n in range(3):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName() or (now.text() if isinstance(now, Button) else ""))
    assert names == ["Undo", "Close this message", "Record an injection"]
