"""Words that the diary does not take just now: they hold the window open once, and outlast a lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.errors import DiaryUnwritableError
from b12diary.paths import Paths
from b12diary.ui.lock_page import LockPage
from b12diary.ui.pages.today import TodayPage
from b12diary.ui.start import Desk
from tests.clock import SetClock
from tests.ui.open_shell import bar_of

PASSPHRASE = "four unconnected words here"


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """An encrypted diary, open; "unsaved" stands in today's note, for the diary cannot be written just now."""
    paths = Paths(data=tmp_path / "data", state=tmp_path / "state")
    paths.data.mkdir()
    diary = Diary.open(paths.diary, SetClock())
    diary.set_preferences(first_start_done=True)
    diary.safe.set_passphrase(PASSPHRASE)
    diary.close()
    desk = Desk(qapp, paths, SetClock())
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.open_diary(paths.diary)
    give(desk)
    assert desk.shell is not None
    desk.shell.show_page("today")
    desk.shell.diary._store.before_write = refuse
    page = desk.window.page("today")
    assert isinstance(page, TodayPage)
    QTest.keyClicks(page.questions.note._edit, "unsaved")
    yield desk
    desk.window.end()


def give(desk: Desk) -> None:
    page = desk.window.page("lock")
    assert isinstance(page, LockPage)
    page.given.emit(PASSPHRASE)


def refuse() -> None:
    raise DiaryUnwritableError("This step was not saved.", "The disk is full.", "Make some room, then try again.")


def test_they_hold_the_window_open_once(desk: Desk) -> None:
    assert desk.shell is not None
    desk.shell.show_page("settings")
    desk.window.close()

    assert desk.window.isVisible()
    assert desk.window.current == "today"
    assert "The disk is full" in bar_of(desk.shell)
    desk.window.quit()
    assert not desk.window.isVisible()


def test_they_come_back_when_a_locked_diary_is_opened(desk: Desk) -> None:
    desk.lock()

    assert desk.window.current == "lock"
    give(desk)
    assert desk.shell is not None
    assert [note.text for note in desk.shell.diary.notes()] == ["unsaved"]


def test_they_come_back_when_another_diary_was_open_meanwhile(desk: Desk) -> None:
    assert desk.shell is not None
    path = desk.shell.diary.path
    assert path is not None
    desk.open_diary(path.with_name("other.b12"))

    assert desk.shell.diary.notes() == ()
    desk.open_example()
    desk.open_diary(path)
    give(desk)
    assert desk.shell.diary.path == path
    assert [note.text for note in desk.shell.diary.notes()] == ["unsaved"]


def test_they_go_with_a_diary_that_is_deleted(desk: Desk) -> None:
    assert desk.shell is not None
    desk._delete()

    assert desk.shell.diary.path == desk._paths.diary
    assert desk.shell.diary.notes() == ()
    assert not desk.window.unkept._notes
