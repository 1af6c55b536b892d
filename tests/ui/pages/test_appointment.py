"""Appointment, as a person prepares one: typing, picking, leaving."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryUnwritableError
from b12diary.interchange.examples import example_entries
from b12diary.report.choices import Period
from b12diary.report.parts import PagePart
from b12diary.ui.pages.appointment import AppointmentPage
from tests.clock import SetClock
from tests.ui.pages.appointment_desk import WORDS, form, has_name, prepared, press, settle
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named


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
    page.print_button.setFocus()  # a day does not pass under the hands of who writes
    clock.pass_time(days=1)
    desk.shell.look_at_clock()
    assert (page.words.main_point.text(), page.when.day.day(), page.when.clinician.text()) == ("", None, "")
    assert page.when.period.findData(Period.SINCE_APPOINTMENT.value) == 0
    page.words.main_point.setFocus()
    keys("Next", Qt.Key.Key_Return)
    assert [a.main_point for a in diary.excerpt().appointments] == [WORDS, "Next"]


@pytest.mark.parametrize("words_first", [True, False])
def test_a_day_that_is_past_takes_no_words_out_of_sight(desk: Desk, diary: Diary, words_first: bool) -> None:
    page = form(desk)
    if words_first:
        page.words.main_point.write(WORDS)
    page.when.day.setFocus()
    keys("yesterday", Qt.Key.Key_Return)
    if not words_first:
        page.words.main_point.write(WORDS)
    assert prepared(diary).day == diary.today - timedelta(days=1)
    assert page.words.main_point.text() == prepared(diary).main_point == WORDS
    assert page.reopened._what.text().startswith("Appointment of ")
    page.when.day.findChildren(QLineEdit)[0].selectAll()
    keys("tomorrow", Qt.Key.Key_Return)
    assert page.reopened.isHidden()
    assert page.words.main_point.text() == prepared(diary).main_point == WORDS


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


def test_days_and_parts_are_kept_with_the_appointment_and_can_be_undone(desk: Desk, qtbot: QtBot, diary: Diary) -> None:
    page = form(desk)
    page.when.period.picked.emit(Period.EVERYTHING.value)
    press(page.fold.button)
    press(page.parts._boxes[PagePart.GAPS])
    press(page.parts.figures)
    assert page.fold._told.text() == "without 1 part, with figures"
    other = AppointmentPage()
    qtbot.addWidget(other)
    other.show_excerpt(diary.excerpt(), diary.today)
    assert other.when.period.key() == Period.EVERYTHING
    assert not other.parts._boxes[PagePart.GAPS].isChecked()
    assert other.parts.figures.isChecked()
    desk.shell.undo()
    assert not page.parts.figures.isChecked()
    assert page.fold._told.text() == "without 1 part"


def test_a_turned_range_is_named(desk: Desk) -> None:
    page = form(desk)
    page.when.period.picked.emit(Period.OWN.value)
    page.when.first.setFocus()
    keys("1 Jun 2026", Qt.Key.Key_Tab)
    page.when.last.setFocus()
    keys("1 May 2026", Qt.Key.Key_Tab)
    words = [label.text() for label in page.when.findChildren(QLabel) if label.isVisible()]
    assert "This is before the first day." in words
