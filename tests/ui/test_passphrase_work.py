"""A new passphrase is work for minutes: the window stays alive, the dialog tells, and what could not follow is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryBusyError
from b12diary.paths import Paths
from b12diary.storage.cipher import is_encrypted
from b12diary.ui.dialogs.left_in_clear import LeftInClearDialog
from b12diary.ui.dialogs.passphrase import NewPassphraseDialog
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from tests.clock import SetClock
from tests.ui.example_pages import entries

WORDS = "four unconnected words here"
AT_MOST_MS = 60_000  # the working thread first reads the charts in
SECRET = "a word nobody may find"
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Desk]:
    """A diary with a backup and a damaged file that was kept, from when it had no passphrase."""
    clock = SetClock()
    paths.data.mkdir(parents=True)
    diary = Diary.open(paths.diary, clock, backups=paths.backups)
    diary.write_note(diary.today, SECRET)
    diary.set_preferences(first_start_done=True)
    made = diary.safe.back_up().path
    made.with_name("2026-11-20_120000_damaged.b12").write_bytes(b"not a diary: " + SECRET.encode() * 200)
    diary.close()
    desk = Desk(qapp, paths, clock, entries())
    qtbot.addWidget(desk.window)
    desk.begin()
    qtbot.waitUntil(lambda: desk.window.current == "today")
    yield desk
    desk.window.end()


@pytest.fixture
def shell(desk: Desk) -> Shell:
    assert desk.shell is not None
    return desk.shell


def opened(shell: Shell, kind: type[D]) -> D:
    return next(dialog for dialog in shell.window.findChildren(kind) if dialog.isVisible())


def ask(shell: Shell) -> NewPassphraseDialog:
    shell.safekeeping.ask_passphrase()
    dialog = opened(shell, NewPassphraseDialog)
    for field in (dialog.first, dialog.second):
        field.line.setText(WORDS)
    dialog.known.click()
    dialog.set_button.click()
    return dialog


def holding_it(paths: Paths) -> list[str]:
    files = [file for folder in (paths.data, paths.backups, paths.state) for file in folder.rglob("*")]
    return sorted(file.name for file in files if file.is_file() and SECRET.encode() in file.read_bytes())


def test_the_dialog_stays_and_says_how_far_it_is_until_the_work_is_done(qtbot: QtBot, desk: Desk, shell: Shell) -> None:
    dialog = ask(shell)
    assert dialog.is_working
    assert not dialog.set_button.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    # Whatever asks the diary meanwhile is told to wait; the clock of the window does not ask.
    with pytest.raises(DiaryBusyError, match="has to wait"):
        shell.diary.rate(shell.diary.today, {INTERFERENCE: 5})
    shell.look_at_clock()
    qtbot.waitUntil(lambda: not shell.diary.safe.is_resting, timeout=AT_MOST_MS)
    assert shell.diary.safe.has_passphrase
    shell.diary.rate(shell.diary.today, {INTERFERENCE: 5})


def test_closing_the_window_meanwhile_leaves_a_whole_diary(desk: Desk, shell: Shell, paths: Paths) -> None:
    ask(shell)
    desk.window.end()
    passphrase = WORDS if is_encrypted(paths.diary) else None
    diary = Diary.open(paths.diary, SetClock(), passphrase=passphrase, backups=paths.backups)
    assert diary.check(with_history=True) == ()
    assert [note.text for note in diary.notes()] == [SECRET]
    diary.close()


def test_a_screen_that_is_locked_meanwhile_locks_the_diary_afterwards(qtbot: QtBot, desk: Desk, shell: Shell) -> None:
    ask(shell)
    assert desk._presence is not None
    desk._presence._idle.left_alone.emit()
    assert desk.shell is shell
    qtbot.waitUntil(lambda: desk.window.current == "lock", timeout=AT_MOST_MS)
    assert desk.shell is None


def test_what_cannot_have_the_passphrase_is_said_and_goes_when_the_person_says_so(
    qtbot: QtBot, shell: Shell, paths: Paths
) -> None:
    ask(shell)
    qtbot.waitUntil(lambda: not shell.diary.safe.is_resting, timeout=AT_MOST_MS)
    assert holding_it(paths) == ["2026-11-20_120000_damaged.b12"]
    opened(shell, LeftInClearDialog).keep_button.click()
    assert holding_it(paths) == ["2026-11-20_120000_damaged.b12"]
    shell.safekeeping._passphrase._ask_about(shell.diary.safe.in_clear(shell.diary.safe.backups()))
    left = opened(shell, LeftInClearDialog)
    left.remove_button.click()
    assert not left.isVisible()
    assert holding_it(paths) == []
    assert all(is_encrypted(backup.path) for backup in shell.diary.safe.backups())
