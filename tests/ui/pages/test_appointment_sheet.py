"""Appointment: the sheet that follows what is typed, printed, saved and copied."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.interchange.examples import example_entries
from b12diary.ui.widgets.buttons import Button
from tests.clock import SetClock
from tests.ui.pages.appointment_desk import WORDS, form, image, press, settle
from tests.ui.pages.desk import Desk, desk_on, keys, named


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = Diary.in_memory(clock)
    diary.take_in(example_entries("early", diary.today), "Example")
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    with desk_on(qtbot, "appointment", diary, clock) as desk:
        yield desk


# --- the sheet


def test_the_sheet_follows_each_letter_before_it_is_kept(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    settle(qtbot, desk)
    before = QImage(image(page))
    page.words.main_point.setFocus()
    keys("Numb feet")
    settle(qtbot, desk)
    assert image(page) != before
    assert "Numb feet" in page.preview._window.accessibleDescription()
    assert diary.excerpt().appointments == ()


def test_the_sheet_is_sharp_at_every_size_and_the_form_makes_room(desk: Desk, qtbot: QtBot) -> None:
    page = form(desk)
    settle(qtbot, desk)
    beside = image(page).width()
    press(page.preview.larger)
    qtbot.waitUntil(lambda: page.preview._sheet.width() > 2 * beside)
    settle(qtbot, desk)
    assert not page.words.isVisible()
    for _time in range(2):
        page.preview.larger.click()
    assert not page.preview.larger.isEnabled()
    while page.preview.smaller.isVisible():
        page.preview.smaller.click()
    qtbot.waitUntil(lambda: page.preview._sheet.width() == beside)
    settle(qtbot, desk)
    assert page.words.isVisible()


def test_keys_never_lose_the_focus_at_the_ends_of_the_sizes(desk: Desk, qtbot: QtBot) -> None:
    page = form(desk)
    settle(qtbot, desk)
    page.preview.larger.setFocus()
    for _time in range(3):
        keys(Qt.Key.Key_Space)
    assert page.preview.smaller.hasFocus()
    for _time in range(3):
        keys(Qt.Key.Key_Space)
    assert page.preview.larger.hasFocus()


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 600, 200), (1120, 760, 100), (1024, 600, 100)])
def test_everything_can_be_reached_at_every_size(
    desk: Desk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    desk.dress(percent=percent)
    desk.window.resize(width, height)
    settle(qtbot, desk)
    page = form(desk)
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page._column.horizontalScrollBar().maximum() == 0
    press(page.fold.button)
    last = list(page.parts._boxes.values())[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())
    assert page._both.is_beside == (percent == 100)


# --- handing it over


def pdf_words(path: Path) -> str:
    """Return the words of a PDF of exactly one page."""
    (sheet,) = PdfReader(path).pages
    return " ".join(sheet.extract_text().split())


def save_as(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Go through the real dialog: type a path, press Enter."""
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(QFileDialog)))
    dialog = desk.page.findChildren(QFileDialog)[0]
    assert dialog.selectedFiles()[0].endswith("B12 page 22 Nov 2026.pdf")
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.page.message_bar.text), timeout=20_000)


def test_the_page_is_saved_as_one_page_of_pdf_with_what_was_just_typed(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys("Numb feet")
    named(page, "Save as PDF", Button).click()
    save_as(qtbot, desk, tmp_path / "page")
    assert "Numb feet" in pdf_words(tmp_path / "page.pdf")
    assert page.message_bar.text == f"Saved: {tmp_path / 'page.pdf'}"


def test_a_pdf_that_cannot_be_saved_ends_in_sentences(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "taken.pdf"
    place.mkdir()
    (place / "inside").touch()
    form(desk).pdf_button.click()
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(QFileDialog)))
    desk.page.findChildren(QFileDialog)[0].fileSelected.emit(str(place))
    qtbot.waitUntil(lambda: bool(desk.page.message_bar.text), timeout=20_000)
    assert desk.page.message_bar.text.startswith("taken.pdf was not saved. There is a folder of this name.")
    assert [p.name for p in tmp_path.iterdir()] == ["taken.pdf"]


def test_nothing_happens_when_saving_is_thought_better_of(desk: Desk, qtbot: QtBot, diary: Diary) -> None:
    settle(qtbot, desk)
    form(desk).pdf_button.click()
    dialog = desk.page.findChildren(QFileDialog)[0]
    dialog.reject()
    assert desk.shell.background.n_pending == 0
    assert desk.page.message_bar.text == ""


def test_the_words_of_the_page_are_copied(desk: Desk, qtbot: QtBot) -> None:
    page = form(desk)
    page.words.questions[0].setFocus()
    keys("Could it be my thyroid?")
    press(page.text_button)
    qtbot.waitUntil(lambda: bool(page.message_bar.text), timeout=20_000)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("B12 Diary: page for the appointment")
    assert "Could it be my thyroid?" in copied
    assert page.message_bar.text == "The page is on the clipboard as text."


def test_ctrl_p_leads_from_any_page_through_the_systems_dialog_to_paper(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys("Numb feet")
    desk.shell.show_page("today")
    desk.shell.commands["print"]()
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)), timeout=20_000)
    dialog = page.findChildren(QPrintDialog)[0]
    # Without a printer the dialog prints to a file.
    (field,) = dialog.findChildren(QLineEdit, "filename")
    field.setText(str(tmp_path / "printed.pdf"))
    dialog.accept()
    assert "Numb feet" in pdf_words(tmp_path / "printed.pdf")
    assert page.message_bar.text == "The page was sent to the printer."


def test_the_results_are_not_made_again_for_words_alone(desk: Desk, qtbot: QtBot, diary: Diary) -> None:
    from b12diary.ui.pages.appointment_sheet import sheet_of

    page = form(desk)
    settle(qtbot, desk)
    wish = page.wish()
    assert wish is not None
    first = sheet_of(wish, None)
    diary.record(Appointment(AppointmentId("a"), diary.now(), main_point=WORDS))
    again = page.wish()
    assert again is not None
    assert sheet_of(again, first.basis).basis is first.basis
    diary.record(diary.new_dose(diary.today - timedelta(days=1)))
    changed = page.wish()
    assert changed is not None
    assert sheet_of(changed, first.basis).basis is not first.basis
