"""Appointment, as a person prepares one: typing, picking, leaving, printing, saving, copying."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryUnwritableError
from b12diary.interchange.examples import example_entries
from b12diary.ui.pages.appointment import AppointmentPage
from b12diary.ui.pages.appointment_draft import Period
from b12diary.ui.widgets.buttons import Button
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named

WORDS = "My tiredness gets worse before my injection."


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


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the sheet that was wanted last is shown."""
    page = form(desk)

    def is_sharp() -> bool:
        return not desk.shell.background.n_pending and image(page).width() == page.preview._sheet.width()

    qtbot.waitUntil(is_sharp, timeout=60_000)


def form(desk: Desk) -> AppointmentPage:
    assert isinstance(desk.page, AppointmentPage)
    return desk.page


def image(page: AppointmentPage) -> QImage:
    return page.preview._sheet.image


def prepared(diary: Diary) -> Appointment:
    (appointment,) = diary.excerpt().appointments
    return appointment


def has_name(diary: Diary) -> bool:
    return diary.preferences.name_on_page


def press(widget: QWidget) -> None:
    widget.setFocus()
    keys(Qt.Key.Key_Space)


# --- what is typed


def test_the_main_point_is_kept_when_its_field_is_left_and_undo_takes_it_back(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys(WORDS)
    assert diary.excerpt().appointments == ()
    keys(Qt.Key.Key_Tab)
    assert prepared(diary).main_point == WORDS
    assert diary.undo_label == "Appointment page"
    desk.shell.undo()
    assert diary.excerpt().appointments == ()
    assert page.words.main_point.text() == ""


def test_letters_are_counted_and_end_at_140(desk: Desk) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys("x" * 150)
    assert page.words.main_point.text() == "x" * 140
    assert page.words._count.text() == "140 of 140 letters"


def test_what_is_typed_is_kept_when_another_page_is_opened(desk: Desk, diary: Diary) -> None:
    form(desk).words.questions[1].setFocus()
    keys("Could it be my thyroid?")
    desk.shell.show_page("today")
    assert prepared(diary).questions == ("", "Could it be my thyroid?")


def test_what_is_typed_is_kept_when_the_window_is_closed(qtbot: QtBot, clock: SetClock, tmp_path: Path) -> None:
    path = tmp_path / "diary.b12"
    with desk_on(qtbot, "appointment", Diary.open(path, clock), clock) as desk:
        form(desk).words.main_point.setFocus()
        keys(WORDS)
        desk.window.close()
    again = Diary.open(path, clock)
    assert prepared(again).main_point == WORDS
    again.close()


def test_enter_keeps_it_too_and_one_appointment_is_changed_not_several_made(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys("One", Qt.Key.Key_Return)
    assert prepared(diary).main_point == "One"
    page.words.questions[0].setFocus()
    keys("Two?", Qt.Key.Key_Return)
    page.when.clinician.setFocus()
    keys("Practice nurse", Qt.Key.Key_Return)
    page.when.day.setFocus()
    keys("1 Dec 2026", Qt.Key.Key_Tab)
    kept = prepared(diary)
    assert (kept.main_point, kept.questions, kept.clinician) == ("One", ("Two?",), "Practice nurse")
    assert kept.day == date(2026, 12, 1)


def test_looking_and_leaving_write_nothing(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    steps = n_steps(diary)
    page = form(desk)
    for _time in range(2):
        page.refresh(diary.excerpt(), diary.today)
    page.words.main_point.setFocus()
    for _step in range(20):
        keys(Qt.Key.Key_Tab)
    settle(qtbot, desk)
    desk.shell.show_page("today")
    assert n_steps(diary) == steps


def test_a_field_being_written_in_keeps_its_words_when_the_page_is_filled_again(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    page.words.main_point.setFocus()
    keys("Half a sen")
    diary.write_note(diary.today, "from elsewhere")
    assert page.words.main_point.text() == "Half a sen"


def test_words_that_could_not_be_saved_stay_and_are_saved_later(
    desk: Desk, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room and try again.")

    page = form(desk)
    monkeypatch.setattr(diary._store, "write", refuse)
    page.words.main_point.setFocus()
    keys(WORDS, Qt.Key.Key_Tab)
    assert page.message_bar.text == "This was not saved. The disk is full. Make some room and try again."
    page.refresh(diary.excerpt(), diary.today)
    assert page.words.main_point.text() == WORDS
    monkeypatch.undo()
    page.words.main_point.setFocus()
    keys(Qt.Key.Key_Tab)
    assert prepared(diary).main_point == WORDS


def test_words_that_do_not_fit_are_refused_with_a_sentence_and_stay(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    page.words.questions[0].write("Odd \0 letter?")
    assert page.message_bar.text == "This text holds a character that cannot be kept."
    assert page.words.questions[0].text().startswith("Odd ")
    assert diary.excerpt().appointments == ()


def test_when_the_day_is_over_the_next_appointment_begins_empty(desk: Desk, diary: Diary, clock: SetClock) -> None:
    diary.record(Appointment(AppointmentId("a"), clock(), diary.today, "GP", WORDS, ("Why?",)))
    page = form(desk)
    assert page.words.main_point.text() == WORDS
    assert page.when.period.findData(Period.SINCE_APPOINTMENT.value) < 0
    clock.pass_time(days=1)
    desk.shell.look_at_clock()
    assert (page.words.main_point.text(), page.when.day.day(), page.when.clinician.text()) == ("", None, "")
    assert page.when.period.findData(Period.SINCE_APPOINTMENT.value) == 0
    page.words.main_point.setFocus()
    keys("Next", Qt.Key.Key_Return)
    assert [a.main_point for a in diary.excerpt().appointments] == [WORDS, "Next"]


# --- picking


def test_questions_are_picked_and_put_back_by_key(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    press(page.words.fold.button)
    press(page.words.bank[0])
    press(page.words.bank[1])
    assert prepared(diary).questions == (page.words.bank[0].text(), page.words.bank[1].text())
    press(page.words.bank[0])
    assert prepared(diary).questions == ("", page.words.bank[1].text())
    assert [box.isChecked() for box in page.words.bank[:2]] == [False, True]


def test_with_three_questions_the_others_say_why_they_cannot_be_picked(desk: Desk) -> None:
    page = form(desk)
    press(page.words.fold.button)
    for box in page.words.bank[:3]:
        press(box)
    other = page.words.bank[3]
    assert not other.isEnabled()
    assert other.accessibleDescription() == "There is room for 3 questions. Clear one to pick another."
    press(page.words.bank[2])
    assert other.isEnabled()


def test_name_paper_and_leaving_out_are_kept_with_the_diary(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    press(page.fold.button)
    named(page.parts, "Name", QLineEdit).setFocus()
    keys("A. Example", Qt.Key.Key_Tab)
    page.parts.paper.setFocus()
    keys(Qt.Key.Key_Down)
    said = diary.preferences
    assert (said.person_name, said.paper, said.name_on_page) == ("A. Example", Paper.LETTER, True)
    assert page.fold._told.text() == "all parts, with my name"
    press(page.parts.leave_out)
    assert not has_name(diary)
    assert page.fold._told.text() == "all parts, without my name"
    desk.shell.undo()
    assert has_name(diary)
    assert not page.parts.leave_out.isChecked()


def test_the_number_is_called_as_in_the_country(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    press(page.fold.button)
    assert named(page.parts, "NHS number", QLineEdit).isEnabled()
    diary.set_preferences(country="DE")
    assert named(page.parts, "Patient number", QLineEdit).isEnabled()


def test_days_and_parts_are_found_again_in_the_next_window(desk: Desk, qtbot: QtBot, diary: Diary) -> None:
    page = form(desk)
    page.when.period.picked.emit(Period.EVERYTHING.value)
    press(page.fold.button)
    press(page.parts._boxes["gaps"])
    assert page.fold._told.text() == "without 1 part"
    other = AppointmentPage()
    qtbot.addWidget(other)
    other.recall(page.memory())
    other.show_excerpt(diary.excerpt(), diary.today)
    assert other.when.period.key() == Period.EVERYTHING
    assert not other.parts._boxes["gaps"].isChecked()
    assert n_steps(diary) == 1


def test_a_turned_range_is_named(desk: Desk) -> None:
    page = form(desk)
    page.when.period.picked.emit(Period.OWN.value)
    page.when.first.setFocus()
    keys("1 Jun 2026", Qt.Key.Key_Tab)
    page.when.last.setFocus()
    keys("1 May 2026", Qt.Key.Key_Tab)
    words = [label.text() for label in page.when.findChildren(QLabel) if label.isVisible()]
    assert "This is before the first day." in words


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
    qtbot.waitUntil(lambda: bool(desk.page.message_bar.text), timeout=60_000)


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
    qtbot.waitUntil(lambda: bool(desk.page.message_bar.text), timeout=60_000)
    assert desk.page.message_bar.text.startswith("The page was not saved.")
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
    qtbot.waitUntil(lambda: bool(page.message_bar.text), timeout=60_000)
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
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)), timeout=60_000)
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
