"""The guide in its window: opened by F1 at what one looks at, searched and read by keys alone, printed and saved."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.preferences import Theme
from b12diary.paths import Paths
from b12diary.report.guide import guide
from b12diary.ui.dialogs.guide import GuideWindow
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.theme import System, put_on, wanted_look
from b12diary.ui.wiring.guide import show_guide
from tests.clock import SetClock
from tests.journeys.keyboard import press, tab_to
from tests.ui.open_shell import open_shell

ROOT = Path(__file__).parents[2]
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> GuideWindow:
    """The guide by itself, at its second chapter."""
    made = GuideWindow(guide())
    qtbot.addWidget(made)
    made.go_to("rating", keeps_way=False)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as opened:
        yield opened


def guides(shell: Shell) -> list[GuideWindow]:
    return [w for w in shell.window.findChildren(GuideWindow) if w.isVisible()]


def opened(shell: Shell) -> GuideWindow:
    """Press F1 on the page in sight."""
    QTest.keyClick(shell.window, Key.Key_F1)
    (window,) = guides(shell)
    return window


def shown(window: GuideWindow) -> str:
    return window.text.toPlainText()


def test_f1_opens_what_explains_the_page_in_one_window_only(shell: Shell) -> None:
    window = opened(shell)
    assert window.shown.id == "rating"
    assert window.shown.title in shown(window)
    assert window.list.currentItem().text() == window.shown.title
    for page, chapter in (("injections", "injections"), ("help", "first-day")):
        shell.show_page(page)
        shell.show_guide()
        assert guides(shell) == [window]
        assert window.shown.id == chapter
    assert window.text.verticalScrollBar().value() > 0, "Get help is explained further down"
    window.back_button.click()
    assert window.shown.id == "injections"
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert opened(shell).shown.id == "first-day"
    assert len(shell.window.findChildren(GuideWindow)) == 1
    shell.window.close_dialogs()
    assert guides(shell) == []


def test_words_are_found_and_read_by_keys_alone(window: GuideWindow) -> None:
    assert window.search.hasFocus()
    press("recovery sheet")
    assert window.list.count() == len(guide().find("recovery sheet")) > 0
    press(Key.Key_Down)
    assert window.list.hasFocus()
    assert window.shown.id == "keeping-safe"
    assert window.text.verticalScrollBar().value() > 0
    press(Key.Key_Return)
    assert window.text.hasFocus()
    press(Key.Key_F6)
    assert window.search.hasFocus()
    press(Key.Key_Escape)
    assert window.search.text() == ""
    assert window.list.count() == len(guide().chapters)
    assert window.list.currentItem().text() == "Keeping it safe"
    press(Key.Key_Escape)
    assert not window.isVisible()


def test_reading_goes_on_from_what_is_in_sight(window: GuideWindow) -> None:
    window.go_to("look-back.beside-the-look-back")
    window.text.setFocus()
    before = window.text.verticalScrollBar().value()
    press(Key.Key_Down, Key.Key_Down)
    assert window.text.verticalScrollBar().value() >= before > 0


def test_what_is_nowhere_is_said(window: GuideWindow) -> None:
    window.search.setText("xylophone")
    assert window.list.count() == 0
    assert "These words do not stand in the guide." in {one.text() for one in window.findChildren(type(window._count))}


def test_up_and_down_go_through_the_chapters(window: GuideWindow) -> None:
    window.list.setFocus()
    press(Key.Key_Down)
    assert window.shown.id == "injections"
    press(Key.Key_End)
    assert window.shown.id == "look-back"
    assert "Kalman" in shown(window)


def test_tab_comes_to_everything(window: GuideWindow) -> None:
    assert tab_to("Chapters") is window.list
    assert tab_to("Text of the guide") is window.text
    assert tab_to("Save the guide…") is window.file_button
    tab_to("Close")


def test_a_link_leads_to_its_chapter_and_back_again(window: GuideWindow) -> None:
    window.go_to("patterns", keeps_way=False)
    window.text.anchorClicked.emit(QUrl("#can-and-cannot"))
    assert window.shown.id == "can-and-cannot"
    assert window.list.currentItem().text() == window.shown.title
    QTest.keyClick(window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown.id == "patterns"
    assert not window.back_button.isEnabled()


@pytest.mark.parametrize("link", ["https://b12.example/#patterns", "file:///etc/passwd", "notes.txt"])
def test_no_link_leads_out_of_the_guide(window: GuideWindow, link: str) -> None:
    before = shown(window)
    window.text.anchorClicked.emit(QUrl(link))
    assert window.shown.id == "rating"
    assert shown(window) == before
    assert window.text.loadResource(2, QUrl(link)) is None


def test_a_screen_reader_gets_the_chapter_and_what_its_picture_shows(window: GuideWindow) -> None:
    told = QAccessible.queryAccessibleInterface(window.text)
    assert told.text(QAccessible.Text.Name) == "Text of the guide"
    assert told.text(QAccessible.Text.Description) == "Rating a day"
    assert window.shown.pictures[0].alt in told.textInterface().text(0, told.textInterface().characterCount())


def test_only_sheets_offer_paper(window: GuideWindow) -> None:
    assert not window.print_button.isVisible()
    window.go_to("can-and-cannot")
    assert window.print_button.isVisible()
    assert window.pdf_button.isVisible()


def _save_to(window: GuideWindow, path: Path) -> None:
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_sheet_is_saved_as_a_pdf_and_the_guide_as_a_web_page(qtbot: QtBot, tmp_path: Path) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.show()
    window = show_guide(home, "patterns", anchor="can-and-cannot-clinicians")
    window.pdf_button.click()
    _save_to(window, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    for name, told in (("guide.html", "Saved: "), ("not there/guide.html", "guide.html was not saved.")):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        window.file_button.click()
        _save_to(window, tmp_path / name)
        assert told in window._said.text()
        assert window._said.isVisible()
    assert (tmp_path / "guide.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_it_is_dressed_anew(qapp: QApplication, window: GuideWindow) -> None:
    before = window.text.grab().toImage().pixelColor(4, 4)
    n_lines = window.text.document().size().height()
    put_on(qapp, wanted_look(Theme.DARK, 200, System(qapp.font().family(), 12)))
    QCoreApplication.processEvents()
    assert window.text.grab().toImage().pixelColor(4, 4) != before
    assert window.text.document().size().height() > n_lines


def test_a_picture_is_never_wider_than_the_text(window: GuideWindow) -> None:
    for width in (700, 420, 640):
        window.resize(width, 500)
        QCoreApplication.processEvents()
        assert window.text.horizontalScrollBar().maximum() == 0, width


def test_patterns_leads_to_what_the_look_back_cannot_say(shell: Shell) -> None:
    shell.show_page("patterns")
    page = shell.window.page("patterns")
    assert isinstance(page, PatternsPage)
    page.under.limits.click()
    (window,) = guides(shell)
    assert window.shown.id == "can-and-cannot"


def test_it_opens_where_no_diary_is_open(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "diary.b12").write_bytes(b"a letter to my aunt" * 100)
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    desk.open_diary(tmp_path / "data" / "diary.b12")
    assert desk.shell is None
    QTest.keyClick(desk.window, Key.Key_F1)
    window = desk.window.findChild(GuideWindow)
    assert isinstance(window, GuideWindow)
    assert window.shown.id == "when-something-goes-wrong"
    desk.window.close()


LOADED = """
import sys
import b12diary.ui.session, b12diary.ui.shell, b12diary.ui.pages.today, b12diary.ui.wiring.today
print([name for name in sys.modules if "guide" in name and name.startswith("b12diary")])
"""


def test_nothing_of_it_is_read_before_it_is_asked_for() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "[]"
