"""Appointment: what was handed out is kept and comes back as it was; earlier appointments can be opened."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.printed_page import PrintedAs
from b12diary.errors import DiaryUnwritableError
from b12diary.interchange.examples import example_entries
from b12diary.report.kept import handout_from, kept_text
from b12diary.report.paper import preview_image
from b12diary.ui.focus import holds_focus
from b12diary.ui.pages.appointment import AppointmentPage
from tests.clock import SetClock
from tests.ui.pages.appointment_desk import WORDS, form, image, prepared, press, settle
from tests.ui.pages.desk import Desk, desk_on, keys


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


def write(page: AppointmentPage, words: str) -> None:
    page.words.main_point.write(words)


def copy(qtbot: QtBot, desk: Desk) -> str:
    """Copy the page as text, wait until it is kept, and return what is on the clipboard."""
    page = form(desk)
    page.message_bar.clear_message()
    page.text_button.click()
    qtbot.waitUntil(lambda: bool(page.message_bar.text), timeout=20_000)
    settle(qtbot, desk)
    return QGuiApplication.clipboard().text()


def test_what_was_handed_out_is_kept_once_with_its_appointment(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    write(page, WORDS)
    for _time in range(2):
        copy(qtbot, desk)
    (kept,) = diary.printed_pages()
    assert (kept.how, kept.appointment) == (PrintedAs.TEXT, prepared(diary).id)
    assert diary.undo_label == "Keep what was printed"
    assert page.past_fold._told.text() == "1 page"
    write(page, "Something else.")
    copy(qtbot, desk)
    assert len(diary.printed_pages()) == 2


def test_a_page_that_nothing_was_typed_for_has_a_place_in_the_list_too(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    settle(qtbot, desk)
    copy(qtbot, desk)
    assert diary.printed_pages()[0].appointment == prepared(diary).id


def test_an_earlier_page_comes_back_as_it_was_whatever_the_diary_says_now(
    desk: Desk, diary: Diary, qtbot: QtBot
) -> None:
    page = form(desk)
    write(page, WORDS)
    settle(qtbot, desk)
    then, words = image(page).copy(), copy(qtbot, desk)
    write(page, "Something else.")
    diary.record(diary.new_dose(diary.today - timedelta(days=1)))
    settle(qtbot, desk)
    assert image(page) != then
    press(page.past_fold.button)
    press(page.past.buttons[0])
    settle(qtbot, desk)
    assert not page.words.isVisible()
    assert page.reopened._detail.text() == "This is the same page: print or save it again."
    assert preview_image(handout_from(diary.printed_pages()[0].content), then.width()) == then
    assert image(page) == preview_image(handout_from(diary.printed_pages()[0].content), image(page).width())
    assert copy(qtbot, desk) == words
    assert len(diary.printed_pages()) == 1
    page.reopened.button.click()
    settle(qtbot, desk)
    assert page.words.main_point.text() == "Something else."
    assert page.reopened.isHidden()


def test_a_page_of_another_version_says_that_it_is_drawn_anew(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    write(page, WORDS)
    copy(qtbot, desk)
    diary.record(replace(diary.printed_pages()[0], version="0.0.1"))
    settle(qtbot, desk)
    press(page.past_fold.button)
    press(page.past.buttons[0])
    assert "A newer version draws it (0.0.1 then)" in page.reopened._detail.text()


def test_a_page_of_another_language_says_so_and_blames_no_version(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    write(form(desk), WORDS)
    copy(qtbot, desk)
    kept = diary.printed_pages()[0]
    handout = handout_from(kept.content)
    dutch = replace(handout, summary=replace(handout.summary, language="nl"))
    diary.record(replace(kept, content=kept_text(dutch)))
    settle(qtbot, desk)
    press(form(desk).past_fold.button)
    press(form(desk).past.buttons[0])
    told = form(desk).reopened._detail.text()
    assert "made in another language" in told
    assert "version" not in told


def test_a_page_that_cannot_be_read_is_said_and_nothing_changes(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    write(page, WORDS)
    copy(qtbot, desk)
    diary.record(replace(diary.printed_pages()[0], content="b12-page-9:later"))
    settle(qtbot, desk)
    press(page.past_fold.button)
    press(page.past.buttons[0])
    assert page.message_bar.text == "This page was kept by another version and cannot be shown here."
    assert page.words.isVisible()


def test_a_page_that_the_diary_cannot_keep_is_handed_out_all_the_same(
    desk: Desk, diary: Diary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room and try again.")

    settle(qtbot, desk)
    monkeypatch.setattr(diary._store, "write", refuse)
    form(desk).text_button.click()
    qtbot.waitUntil(lambda: "clipboard" in form(desk).message_bar.text, timeout=20_000)
    assert form(desk).message_bar.text.endswith("It could not be kept in the diary.")
    assert QGuiApplication.clipboard().text().startswith("B12 Diary: page")


def test_an_earlier_appointment_is_opened_mended_and_left(desk: Desk, diary: Diary, clock: SetClock) -> None:
    over = Appointment(AppointmentId("a"), clock(), diary.today - timedelta(days=30), "GP", "Old words.", ("Why?",))
    diary.record(over)
    page = form(desk)
    write(page, "Next time.")
    press(page.past_fold.button)
    press(page.past.buttons[0])
    assert page.words.main_point.text() == "Old words."
    assert page.reopened._what.text() == "Appointment of 23 Oct 2026, GP"
    assert page.worth.isHidden()
    page.words.questions[1].write("And now?")
    assert next(a for a in diary.excerpt().appointments if a.id == "a").questions == ("Why?", "And now?")
    page.reopened.button.click()
    assert page.words.main_point.text() == "Next time."
    assert page.worth.isVisible()
    assert page.words.main_point.hasFocus()


def test_the_page_is_saved_as_a_web_page(desk: Desk, diary: Diary, qtbot: QtBot, tmp_path: Path) -> None:
    page = form(desk)
    write(page, "Numb <feet>")
    page.web_button.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    dialog = page.findChildren(QFileDialog)[0]
    assert dialog.selectedFiles()[0].endswith("B12 page 22 Nov 2026.html")
    dialog.fileSelected.emit(str(tmp_path / "page.html"))
    qtbot.waitUntil(lambda: bool(page.message_bar.text), timeout=20_000)
    text = (tmp_path / "page.html").read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "Numb &lt;feet&gt;" in text
    assert diary.printed_pages()[0].how is PrintedAs.WEB
    dialog.reject()


def test_the_frequency_question_is_shown_where_it_stands_and_taken_off_by_key(desk: Desk, diary: Diary) -> None:
    page = form(desk)
    assert page.words.frequency.isHidden()
    diary.record(Appointment(AppointmentId("a"), diary.now(), asks_frequency=True))
    assert page.words.frequency.isVisible()
    page.words.frequency.button.setFocus()
    keys(" ")
    assert not prepared(diary).asks_frequency
    assert page.words.frequency.isHidden()
    assert holds_focus(page.words.questions[0])


def test_alt_and_a_letter_means_one_thing_with_everything_open(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    write(page, WORDS)
    copy(qtbot, desk)
    for fold in (page.fold, page.past_fold, page.words.fold):
        press(fold.button)
    press(page.past.buttons[0])
    page.reopened.button.click()
    page.reopened.show()
    texts = [action.text() for action in desk.window.menuBar().actions()]
    texts += [b.text() for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]
    texts += [
        label.text() for label in page.findChildren(QLabel) if label.buddy() is not None and label.isVisibleTo(page)
    ]
    found = [hit.group(1).casefold() for text in texts if (hit := re.search(r"&(\w)", text.replace("&&", "")))]
    assert sorted(found) == sorted(set(found))


def test_the_page_says_when_the_record_does_not_bear_the_question(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = form(desk)
    diary.record(Appointment(AppointmentId("a"), diary.now(), asks_frequency=True))
    settle(qtbot, desk)
    assert page.words.frequency._held_back.isVisible()
