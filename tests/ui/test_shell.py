"""Window and diary held together: what is shown is what is on the disk, and nothing shown ever writes."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import Theme
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.errors import DiaryUnwritableError
from b12diary.ui import theme
from b12diary.ui.shell import Shell
from b12diary.ui.theme import SystemWatch
from b12diary.ui.tokens import DARK
from b12diary.ui.widgets.scale_bar import ScaleBar
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.example_pages import SmallPage, entries

TIREDNESS = SymptomId("fatigue")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, clock: SetClock) -> Iterator[Shell]:
    window = MainWindow(entries())
    qtbot.addWidget(window)
    diary = Diary.in_memory(clock)
    diary.set_symptoms([Symptom(INTERFERENCE), Symptom(TIREDNESS)])
    made = Shell(window, diary, entries(), WindowState(), SystemWatch(qapp, lambda: None))
    made.show_page("today")
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.close()


def page(shell: Shell, name: str = "today") -> SmallPage:
    found = shell.window.page(name)
    assert isinstance(found, SmallPage)
    return found


def bar(shell: Shell) -> ScaleBar:
    found = page(shell).list.scale("fatigue").findChild(ScaleBar)
    assert found is not None
    return found


def action(shell: Shell, words: str) -> QAction:
    return next(a for a in shell.window.findChildren(QAction) if a.text().replace("&", "").startswith(words))


def test_a_key_reaches_the_diary_and_comes_back(shell: Shell) -> None:
    QTest.keyClicks(bar(shell), "6")
    assert shell.diary.excerpt().series(TIREDNESS).values == (6,)
    assert page(shell).list.scale("fatigue").value() == 6


def test_showing_writes_nothing(shell: Shell) -> None:
    newest = shell.diary.undo_label
    shell.refresh()
    shell.show_day(date(2026, 11, 19))
    shell.show_page("injections")
    assert shell.diary.undo_label == newest


def test_hidden_pages_wait_until_they_are_seen(shell: Shell) -> None:
    shell.show_page("injections")
    shown = page(shell).n_shown
    shell.diary.rate(shell.day, {TIREDNESS: 4})
    assert page(shell).is_stale
    assert page(shell).n_shown == shown
    shell.show_page("today")
    assert page(shell).list.scale("fatigue").value() == 4


def test_undo_has_its_step_as_its_name(shell: Shell) -> None:
    assert not action(shell, "Redo").isEnabled()
    QTest.keyClicks(bar(shell), "6")
    assert shell.diary.undo_label is not None
    assert action(shell, "Undo").text() == f"&Undo: {shell.diary.undo_label}"
    action(shell, "Undo").trigger()
    assert page(shell).list.scale("fatigue").value() is None
    assert "Undone" in page(shell).message_bar.text
    action(shell, "Redo").trigger()
    assert page(shell).list.scale("fatigue").value() == 6


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_2, "injections"), (Qt.Key.Key_1, "today")])
def test_pages_have_keys(shell: Shell, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    shell.show_page("injections" if name == "today" else "today")
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    QTest.keyClick(bar(shell) if name == "injections" else shell.window, key, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.current == name


def test_recording_an_injection_is_one_key_from_everywhere(shell: Shell) -> None:
    action(shell, "Record an injection").trigger()
    assert shell.window.current == "injections"
    assert page(shell, "injections").went_to == ["record"]


def test_commands_without_an_answer_are_not_offered(shell: Shell) -> None:
    assert not action(shell, "Delete everything").isVisible()
    shell.commands["delete_all"] = lambda: None
    shell.offer_commands()
    assert action(shell, "Delete everything").isVisible()


def test_a_message_goes_with_the_next_change(shell: Shell) -> None:
    shell.say("Cleared.", undo=True)
    assert page(shell).message_bar.text == "Cleared."
    shell.diary.rate(shell.day, {TIREDNESS: 4})
    assert page(shell).message_bar.text == ""


def test_trouble_is_told_in_what_why_and_remedy(shell: Shell) -> None:
    shell.show_error(DiaryUnwritableError("It was not saved.", "The disk is full.", "Make room and try again."))
    assert page(shell).message_bar.text == "It was not saved. The disk is full. Make room and try again."


def test_undo_in_the_message_bar_undoes(shell: Shell) -> None:
    shell.diary.rate(shell.day, {TIREDNESS: 4})
    shell.say("Rated.", undo=True)
    page(shell).message_bar.acted.emit()
    assert shell.diary.excerpt().series(TIREDNESS).values == ()


def test_no_day_after_today(shell: Shell) -> None:
    shell.show_day(date(2030, 1, 1))
    assert shell.day == date(2026, 11, 22)
    shell.commands["day_before"]()
    shell.commands["day_after"]()
    shell.commands["day_after"]()
    assert shell.day == date(2026, 11, 22)


def test_midnight_moves_on_and_says_so(shell: Shell, clock: SetClock) -> None:
    clock.pass_time(hours=4)
    shell.look_at_clock()
    assert shell.day == date(2026, 11, 23)
    assert "Monday 23 November" in page(shell).message_bar.text


def test_midnight_waits_while_something_is_being_written(shell: Shell, clock: SetClock, qtbot: QtBot) -> None:
    shell.window.activateWindow()
    page(shell).note.setFocus()
    qtbot.waitUntil(page(shell).note.hasFocus)
    QTest.keyClicks(page(shell).note, "slept bad")
    clock.pass_time(hours=4)
    shell.look_at_clock()
    assert shell.day == date(2026, 11, 22)
    QTest.keyClick(page(shell).note, Qt.Key.Key_Return)
    assert shell.diary.excerpt().notes[0].day == date(2026, 11, 22)


def test_a_past_day_stays_past_midnight(shell: Shell, clock: SetClock) -> None:
    shell.show_day(date(2026, 11, 19))
    clock.pass_time(hours=4)
    shell.look_at_clock()
    assert shell.day == date(2026, 11, 19)


def test_a_note_half_written_is_kept_when_the_page_changes(shell: Shell, qtbot: QtBot) -> None:
    shell.window.activateWindow()
    page(shell).note.setFocus()
    qtbot.waitUntil(page(shell).note.hasFocus)
    QTest.keyClicks(page(shell).note, "legs heavy")
    shell.show_page("injections")
    assert [note.text for note in shell.diary.excerpt().notes] == ["legs heavy"]


def test_a_change_of_theme_dresses_the_window_and_undo_undresses_it(shell: Shell) -> None:
    shell.diary.set_preferences(theme=Theme.DARK, text_percent=150)
    assert theme.look().colours == DARK
    before = theme.look()
    shell.undo()
    assert theme.look() != before


def test_closing_keeps_where_the_window_was(shell: Shell) -> None:
    shell.show_page("injections")
    shell.window.close()
    assert shell.state.page == "injections"
    assert shell.state.pages["today"] == {"shown": str(page(shell).n_shown)}
    assert len(shell.state.geometry) == 4
    assert shell.background.n_pending == 0
