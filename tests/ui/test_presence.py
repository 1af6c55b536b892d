"""The program while nobody looks: reminders in the window, the icon beside the clock, going on when closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE, Symptom
from b12diary.ui.presence import Presence
from b12diary.ui.shell import Shell
from b12diary.ui.theme import SystemWatch
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.example_pages import entries


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, clock: SetClock) -> Iterator[Shell]:
    window = MainWindow(entries())
    qtbot.addWidget(window)
    diary = Diary.in_memory(clock)
    diary.set_symptoms([Symptom(INTERFERENCE)])
    made = Shell(window, diary, entries(), WindowState(), SystemWatch(qapp, lambda: None))
    made.show_page("today")
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.close()


@pytest.fixture
def presence(shell: Shell) -> Iterator[Presence]:
    made = Presence(shell)
    yield made
    made.close()


def said(shell: Shell) -> str:
    page = shell.window.page(shell.window.current)
    assert page is not None
    return page.message_bar.text if page.message_bar.isVisible() else ""


def tray_words(presence: Presence) -> list[str]:
    menu = presence.tray._menu
    assert menu is not None
    return [action.text().replace("&", "") for action in menu.actions()]


def choose(presence: Presence, words: str) -> None:
    menu = presence.tray._menu
    assert menu is not None
    found = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    found.trigger()


def test_with_everything_off_there_is_no_timer_and_no_icon(shell: Shell, presence: Presence) -> None:
    presence.look()

    assert said(shell) == ""
    assert not presence._timer.isActive()
    assert not presence.tray.is_there


def test_a_reminder_is_said_once_in_the_window(qtbot: QtBot, shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    qtbot.waitUntil(lambda: said(shell) == "You asked to be reminded of your entries.")
    assert presence._timer.isActive()

    page = shell.window.page("today")
    assert page is not None
    page.message_bar.clear_message()
    presence.look()
    assert said(shell) == ""


def test_what_was_switched_on_today_makes_up_for_nothing(shell: Shell, clock: SetClock, presence: Presence) -> None:
    clock.pass_time(hours=-8)
    shell.diary.set_preferences(evening_reminder="20:00")
    presence.look()

    assert said(shell) == ""


def test_an_evening_that_was_missed_comes_once_at_the_next_start(
    qtbot: QtBot, shell: Shell, clock: SetClock, presence: Presence
) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    qtbot.waitUntil(lambda: bool(said(shell)))
    presence.close()
    clock.pass_time(days=2, hours=-10)

    again = Presence(shell)
    qtbot.waitUntil(lambda: said(shell) == "You can still fill in yesterday, or leave it empty.")
    again.close()


def test_switching_off_ends_it(shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    shell.diary.set_preferences(evening_reminder="")

    assert not presence._timer.isActive()


def test_without_a_tray_closing_the_window_ends_the_program(shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(stay_in_tray=True)
    presence.tray.close()

    assert not shell.window.goes_on_unseen()


def test_with_a_tray_the_window_only_goes_out_of_sight(qtbot: QtBot, shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(stay_in_tray=True)
    presence.tray._show()  # as where the desktop has a place for it; the off-screen one has none
    assert tray_words(presence) == ["Rate today", "Record an injection", "Open B12 Diary", "Quit"]

    with qtbot.waitSignal(shell.window.put_away):
        shell.window.close()
    assert not shell.window.isVisible()

    choose(presence, "Record an injection")
    assert shell.window.isVisible()
    assert shell.window.current == "injections"

    with qtbot.waitSignal(shell.window.closing):
        choose(presence, "Quit")
