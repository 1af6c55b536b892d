"""The program out of sight: started by the computer, locked beside the clock, called by a later start."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.paths import Paths
from b12diary.ui import waiting
from b12diary.ui.lock_page import LockPage
from b12diary.ui.start import Desk
from b12diary.ui.summons import Summons, call_first_window, is_locked_elsewhere
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.example_pages import entries

Begin = Callable[..., Desk]
WORDS = "four unconnected words here"
AT_MOST_MS = 60_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: SetClock) -> Iterator[Begin]:
    desks: list[Desk] = []

    def start(*, hidden: bool = True) -> Desk:
        desk = Desk(qapp, paths, clock, entries())
        qtbot.addWidget(desk.window)
        desks.append(desk)
        desk.begin(hidden=hidden)
        return desk

    yield start
    for desk in desks:
        desk.window.end()


def make_diary(paths: Paths, clock: SetClock, passphrase: str = "", **chosen: object) -> None:
    diary = Diary.open(paths.diary, clock, backups=paths.backups)
    diary.rate(diary.today - timedelta(days=1), {INTERFERENCE: 4})
    diary.set_preferences(first_start_done=True, **chosen)
    if passphrase:
        diary.safe.set_passphrase(passphrase)
    diary.close()


def give_place(desk: Desk) -> None:
    """Let the desktop have a place beside the clock; the off-screen one has none."""
    desk.waiting.tray.has_place = lambda: True
    desk.waiting.tray.set_wanted(True)


def lock_page(desk: Desk) -> LockPage:
    page = desk.window.page("lock")
    assert isinstance(page, LockPage)
    return page


def open_with_passphrase(qtbot: QtBot, desk: Desk) -> None:
    page = lock_page(desk)
    QTest.keyClicks(page.field.line, WORDS)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.shell is not None, timeout=AT_MOST_MS)


def test_started_by_the_computer_it_opens_the_diary_and_no_window(
    qtbot: QtBot, begin: Begin, paths: Paths, clock: SetClock
) -> None:
    make_diary(paths, clock)
    desk = begin()
    qtbot.waitUntil(lambda: desk.shell is not None)
    assert not desk.window.isVisible()

    give_place(desk)
    desk.waiting.ask("injections", "record")
    assert desk.window.isVisible()
    assert desk.window.current == "injections"
    desk.window.close()
    assert not desk.window.isVisible()
    assert desk.shell is not None  # it goes on as it began, although the diary asks for no place beside the clock


def test_what_was_told_is_written_at_once(qtbot: QtBot, begin: Begin, paths: Paths, clock: SetClock) -> None:
    make_diary(paths, clock)
    desk = begin()
    qtbot.waitUntil(lambda: desk.shell is not None)
    assert desk.shell is not None
    with qtbot.waitSignal(desk.waiting.told):
        desk.shell.diary.set_preferences(evening_reminder="20:00")
    assert WindowState.load(paths.window_state).told == {f"rating {paths.diary}": "2026-11-22"}


def test_without_a_diary_there_is_nothing_to_wait_for(qtbot: QtBot, begin: Begin, paths: Paths) -> None:
    desk = begin()
    with qtbot.waitSignal(desk.window.closing):
        assert not desk.window.isVisible()
    assert not paths.diary.exists()


def test_where_a_window_has_the_diary_open_nothing_is_called_forward(
    qtbot: QtBot, begin: Begin, paths: Paths, clock: SetClock
) -> None:
    make_diary(paths, clock)
    first = Diary.open(paths.diary, clock)
    desk = begin()
    with qtbot.waitSignal(desk.window.closing):
        pass
    first.close()
    assert not (paths.state / "come_forward").exists()


def test_a_desktop_without_a_place_has_the_window_minimised_and_closing_ends(
    qtbot: QtBot, begin: Begin, paths: Paths, clock: SetClock
) -> None:
    make_diary(paths, clock)
    desk = begin()
    qtbot.waitUntil(lambda: desk.shell is not None)
    desk.waiting._n_looks = waiting._MOST_LOOKS
    desk.waiting._look_for_place()

    assert desk.window.isMinimized()
    with qtbot.waitSignal(desk.window.closing):
        desk.window.close()


@pytest.mark.long
def test_a_locked_diary_keeps_its_icon_and_speaks_once_in_neutral_words(
    qtbot: QtBot, begin: Begin, paths: Paths, clock: SetClock
) -> None:
    clock.pass_time(hours=-8)
    make_diary(paths, clock, WORDS, evening_reminder="20:00", stay_in_tray=True)
    desk = begin()
    qtbot.waitUntil(lambda: desk.window.current == "lock", timeout=AT_MOST_MS)
    open_with_passphrase(qtbot, desk)
    give_place(desk)
    desk.window.close()

    desk.lock()

    assert desk.shell is None
    assert desk.waiting.tray.is_there
    assert is_locked_elsewhere(paths.state, paths.diary)
    said: list[bool] = []
    desk.waiting.told.connect(lambda: said.append(True))
    desk.waiting.look()
    assert said == []
    clock.pass_time(hours=8)
    desk.waiting.look()
    desk.waiting.look()
    assert said == [True]
    assert lock_page(desk).message_bar.text == "You asked for a reminder about now."

    desk.waiting.ask("today")
    assert desk.window.isVisible()
    assert desk.window.current == "lock"
    open_with_passphrase(qtbot, desk)
    qtbot.waitUntil(lambda: desk.window.current == "today")
    assert not is_locked_elsewhere(paths.state, paths.diary)
    page = desk.window.page("today")
    assert page is not None
    qtbot.waitUntil(lambda: page.message_bar.text == "You asked to be reminded of your entries.")


def test_closing_with_a_locked_diary_leaves_no_mark(qtbot: QtBot, paths: Paths) -> None:
    summons = Summons(paths.state)
    summons.answer_for(paths.diary, is_locked=True)
    assert is_locked_elsewhere(paths.state, paths.diary)
    assert not is_locked_elsewhere(paths.state, paths.data / "other.b12")
    Summons(paths.state).answer_for(None)  # of another program, which has nothing to take back
    assert is_locked_elsewhere(paths.state, paths.diary)
    summons.answer_for(None)
    assert list(paths.state.iterdir()) == []


@pytest.mark.long
def test_a_mark_left_by_a_program_that_was_ended_by_force_is_waited_for_once(paths: Paths) -> None:
    Summons(paths.state).answer_for(paths.diary, is_locked=True)
    assert not call_first_window(paths.state, paths.diary)
    assert not is_locked_elsewhere(paths.state, paths.diary)
