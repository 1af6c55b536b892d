"""The program while nobody looks: reminders in the window, the icon beside the clock, going on when closed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.symptom import INTERFERENCE, Symptom
from b12diary.ui.presence import Presence
from b12diary.ui.reminders import LONGEST_MS
from b12diary.ui.shell import Shell
from b12diary.ui.theme import SystemWatch
from b12diary.ui.waiting import Waiting
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.example_pages import SmallPage, entries


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
    made = Presence(shell, Waiting(shell.window, shell.diary.now))
    yield made
    made.close()


def said(shell: Shell) -> str:
    page = shell.window.page(shell.window.current)
    assert page is not None
    return page.message_bar.text if page.message_bar.isVisible() else ""


def give_place(presence: Presence) -> None:
    """Let the desktop have a place beside the clock; the off-screen one has none."""
    presence._waiting.tray.has_place = lambda: True
    presence.follow()


def tray_words(presence: Presence) -> list[str]:
    menu = presence._waiting.tray._menu
    assert menu is not None
    return [action.text().replace("&", "") for action in menu.actions()]


def choose(presence: Presence, words: str) -> None:
    menu = presence._waiting.tray._menu
    assert menu is not None
    found = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    found.trigger()


def test_with_everything_off_there_is_no_timer_and_no_icon(shell: Shell, presence: Presence) -> None:
    assert said(shell) == ""
    assert not presence.reminders.is_running
    assert not presence._waiting.tray.is_there


def test_a_reminder_is_said_once_in_the_window(qtbot: QtBot, shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    qtbot.waitUntil(lambda: said(shell) == "You asked to be reminded of your entries.")
    qtbot.waitUntil(lambda: presence.reminders.is_running)

    page = shell.window.page("today")
    assert page is not None
    page.message_bar.clear_message()
    presence.reminders.look()
    assert said(shell) == ""


def test_what_was_switched_on_today_makes_up_for_nothing(shell: Shell, clock: SetClock, presence: Presence) -> None:
    clock.pass_time(hours=-8)
    shell.diary.set_preferences(evening_reminder="20:00")
    presence.reminders.look()

    assert said(shell) == ""


def test_what_is_switched_on_again_makes_up_for_nothing_either(
    qtbot: QtBot, shell: Shell, clock: SetClock, presence: Presence
) -> None:
    shell.diary.set_preferences(evening_reminder="20:00", planned_reminder=True)
    qtbot.waitUntil(lambda: bool(said(shell)))
    shell.diary.set_preferences(evening_reminder="")
    clock.pass_time(days=30, hours=-10)
    shell.diary.set_preferences(evening_reminder="20:00")
    presence.reminders.look()

    assert said(shell) == ""


def test_quiet_hours_hold_it_back_and_it_comes_once_afterwards(
    qtbot: QtBot, shell: Shell, clock: SetClock, presence: Presence
) -> None:
    shell.diary.set_preferences(evening_reminder="20:00", quiet_from="20:00", quiet_until="07:00")
    presence.reminders.pass_on()
    assert said(shell) == ""

    clock.pass_time(hours=10)
    presence.reminders.pass_on()
    assert said(shell) == "You can still fill in yesterday, or leave it empty."


def test_between_two_moments_the_timer_asks_nothing_of_the_diary(
    shell: Shell, clock: SetClock, presence: Presence
) -> None:
    """A sleeping computer, and a clock set back or forward, are met by the wall clock at the next turn."""
    clock.pass_time(hours=-8)
    shell.diary.set_preferences(evening_reminder="20:00")
    presence.reminders.pass_on()
    until = presence.reminders._next
    assert until is not None
    assert until.hour == 20
    clock.pass_time(minutes=5)
    presence.reminders.pass_on()
    assert presence.reminders._next is until
    assert presence.reminders._timer.interval() == LONGEST_MS

    clock.pass_time(hours=8)
    presence.reminders.pass_on()
    assert said(shell) == "You asked to be reminded of your entries."

    clock.pass_time(days=-1)
    presence.reminders.pass_on()
    assert presence.reminders._next < until + timedelta(days=1)


def test_a_written_entry_is_looked_at_when_the_timer_runs_out(
    shell: Shell, clock: SetClock, presence: Presence
) -> None:
    shell.diary.set_preferences(appointment_reminder=True)
    presence.reminders.pass_on()
    tomorrow = shell.diary.today + timedelta(days=1)
    shell.diary.record(Appointment(AppointmentId("a"), clock(), tomorrow))
    presence.reminders.pass_on()

    assert said(shell) == "Your appointment is tomorrow."


def test_an_evening_that_was_missed_comes_once_at_the_next_start(
    qtbot: QtBot, shell: Shell, clock: SetClock, presence: Presence
) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    qtbot.waitUntil(lambda: bool(said(shell)))
    presence.close()
    clock.pass_time(days=2, hours=-10)

    again = Presence(shell, Waiting(shell.window, shell.diary.now))
    qtbot.waitUntil(lambda: said(shell) == "You can still fill in yesterday, or leave it empty.")
    again.close()


def test_switching_off_ends_it(shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(evening_reminder="20:00")
    shell.diary.set_preferences(evening_reminder="")

    assert not presence.reminders.is_running


def test_without_a_tray_closing_the_window_ends_the_program(shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(stay_in_tray=True)
    assert not shell.window.goes_on_unseen()

    give_place(presence)
    assert shell.window.goes_on_unseen()
    presence._waiting.tray.has_place = lambda: False  # the desktop's panel has ended
    assert not shell.window.goes_on_unseen()


def test_with_a_tray_the_window_only_goes_out_of_sight(qtbot: QtBot, shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(stay_in_tray=True)
    give_place(presence)
    assert tray_words(presence) == ["Rate today", "Record an injection", "Open B12 Diary", "Quit"]

    with qtbot.waitSignal(shell.window.put_away):
        shell.window.close()
    assert not shell.window.isVisible()

    choose(presence, "Record an injection")
    assert shell.window.isVisible()
    assert shell.window.current == "injections"

    with qtbot.waitSignal(shell.window.closing):
        choose(presence, "Quit")


def test_rate_today_is_about_today_and_ready_for_keys(qtbot: QtBot, shell: Shell, presence: Presence) -> None:
    shell.diary.set_preferences(stay_in_tray=True)
    give_place(presence)
    shell.show_day(shell.diary.today - timedelta(days=2))
    shell.show_page("injections")
    shell.window.close()

    choose(presence, "Rate today")

    assert shell.window.isVisible()
    assert (shell.window.current, shell.day) == ("today", shell.diary.today)
    page = shell.window.page("today")
    assert isinstance(page, SmallPage)
    assert page.went_to == [""]


def test_what_was_said_to_an_unseen_window_is_said_again_when_it_comes(
    qtbot: QtBot, shell: Shell, presence: Presence
) -> None:
    shell.diary.set_preferences(stay_in_tray=True, evening_reminder="20:00")
    give_place(presence)
    shell.window.close()
    qtbot.waitUntil(lambda: bool(presence.reminders.unheard))

    choose(presence, "Record an injection")

    assert shell.window.current == "injections"
    assert said(shell) == "You asked to be reminded of your entries."
    shell.say("")
    presence.go_to()
    assert said(shell) == ""
