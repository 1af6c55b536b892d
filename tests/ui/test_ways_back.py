"""A diary with a passphrase that does not open: forgotten, damaged, gone. There is a way on from each."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.paths import Paths
from b12diary.storage.backup import folder_for
from b12diary.ui.dialogs.backups import BackupsDialog, _Choice
from b12diary.ui.lock_page import LockPage
from b12diary.ui.rescue_card import RescueCard
from b12diary.ui.start import Desk
from b12diary.ui.trouble import TroublePage
from tests.clock import SetClock
from tests.ui.example_pages import entries

Begin = Callable[[], Desk]
WORDS, EARLIER = "four unconnected words here", "the passphrase from before"
AT_MOST_MS = 60_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Begin]:
    desks: list[Desk] = []

    def start() -> Desk:
        desk = Desk(qapp, paths, SetClock(), entries())
        qtbot.addWidget(desk.window)
        desks.append(desk)
        desk.begin()
        qtbot.waitUntil(lambda: bool(desk.window.current))
        return desk

    yield start
    for desk in desks:
        desk.window.end()


@cache
def _files() -> tuple[bytes, dict[str, bytes]]:
    """A diary with a passphrase: one backup from now, and one from before that kept an earlier passphrase."""
    clock = SetClock()
    with (
        TemporaryDirectory() as folder,
        closing(Diary.open(Path(folder) / "d.b12", clock, backups=Path(folder))) as diary,
    ):
        diary.safe.set_passphrase(EARLIER)
        diary.rate(diary.today, {INTERFERENCE: 4})
        diary.set_preferences(first_start_done=True)
        diary.safe.remove_for_good(diary.safe.backups())
        earlier = diary.safe.back_up().path
        backups = {earlier.name: earlier.read_bytes()}
        clock.pass_time(hours=1)
        diary.rate(diary.today, {INTERFERENCE: 9})
        diary.safe.set_passphrase(WORDS)
        now = diary.safe.back_up().path
        backups[now.name] = now.read_bytes()
        return now.read_bytes(), backups


@pytest.fixture
def locked(paths: Paths) -> Paths:
    """The diary with its backups, at its place."""
    content, backups = _files()
    folder = folder_for(paths.backups, paths.diary)
    for made in (paths.data, folder):
        made.mkdir(parents=True)
    paths.diary.write_bytes(content)
    for name, backup in backups.items():
        (folder / name).write_bytes(backup)
    return paths


def rating(desk: Desk) -> tuple[int, ...]:
    assert desk.shell is not None
    return desk.shell.diary.excerpt().series(INTERFERENCE).values


def type_passphrase(desk: Desk, words: str) -> None:
    page = desk.window.page("lock")
    assert isinstance(page, LockPage)
    QTest.keyClicks(page.field.line, words)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)


def card(desk: Desk) -> RescueCard:
    page = desk.window.page("trouble")
    assert isinstance(page, TroublePage)
    return page.rescue


def backups_of(desk: Desk) -> BackupsDialog:
    return next(d for d in desk.window.findChildren(BackupsDialog) if d.isVisible())


def press(desk: Desk, page: str, words: str) -> None:
    buttons = {b.text().replace("&", ""): b for b in desk.window.made_pages()[page].findChildren(QPushButton)}
    buttons[words].click()


def choose(dialog: BackupsDialog, n: int) -> None:
    choices = [button for button in dialog._group.buttons() if isinstance(button, _Choice)]
    assert len(choices) == 2
    choices[n].click()


def test_with_a_lost_passphrase_the_backups_can_be_looked_through(begin: Begin, locked: Paths) -> None:
    desk = begin()
    press(desk, "lock", "It does not open: see the backups…")
    dialog = backups_of(desk)
    assert not dialog.now_button.isVisible()
    choose(dialog, 1)
    assert "It has a passphrase" in dialog._holds.text()
    QTest.keyClicks(dialog.passphrase.line, "not this one")
    QTest.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    assert "does not open it" in dialog.passphrase.line.accessibleDescription()
    dialog.passphrase.line.setText(EARLIER)
    QTest.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    assert "ratings on 1 day" in dialog._holds.text()
    dialog.restore_button.click()
    assert desk.window.current == "today"
    assert rating(desk) == (4,)
    assert desk.shell is not None
    # The diary from before is kept, still with its own passphrase, and so is the way back to it.
    kept = [b for b in desk.shell.diary.safe.backups() if b.reason.value == "before-restore"]
    assert desk.shell.diary.safe.look(kept[0], WORDS).is_encrypted


def test_a_wrong_passphrase_for_a_backup_puts_nothing_in_place(begin: Begin, locked: Paths) -> None:
    before = locked.diary.read_bytes()
    desk = begin()
    press(desk, "lock", "It does not open: see the backups…")
    dialog = backups_of(desk)
    choose(dialog, 0)
    dialog.passphrase.line.setText("not this one")
    dialog.restore_button.click()
    assert dialog.isVisible()
    assert "does not open" in dialog._problem.text()
    assert locked.diary.read_bytes() == before


def test_a_new_diary_can_be_begun_in_front_of_a_locked_one(
    begin: Begin, locked: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about, **_how: (str(tmp_path / "Dr. Who"), ""))
    desk = begin()
    press(desk, "lock", "Begin a new diary…")
    assert desk.window.current == "first_start"
    assert rating(desk) == ()
    assert (tmp_path / "Dr. Who.b12").is_file()


def test_a_damaged_file_is_told_from_a_wrong_passphrase(qtbot: QtBot, begin: Begin, locked: Paths) -> None:
    content = bytearray(locked.diary.read_bytes())
    content[16:4096] = bytes(4080)
    locked.diary.write_bytes(content)
    desk = begin()
    assert desk.window.current == "lock"
    type_passphrase(desk, "not this one")
    assert desk.window.current == "lock"
    type_passphrase(desk, WORDS)
    assert desk.window.current == "trouble"
    qtbot.waitUntil(card(desk).restore_button.isVisible, timeout=AT_MOST_MS)
    assert "ratings on 1 day" in card(desk)._backup.text()
    card(desk).restore_button.click()
    assert rating(desk) == (9,)
    assert desk.shell is not None
    assert desk.shell.diary.safe.has_passphrase


def test_what_is_left_of_a_damaged_file_is_read_with_its_passphrase(qtbot: QtBot, begin: Begin, locked: Paths) -> None:
    """Also where the bytes are lost that the key is made from: the backups have them too."""
    content = bytearray(locked.diary.read_bytes())
    content[:16] = bytes(16)
    locked.diary.write_bytes(content)
    desk = begin()
    type_passphrase(desk, WORDS)
    qtbot.waitUntil(card(desk).salvage_button.isVisible, timeout=AT_MOST_MS)
    card(desk).salvage_button.click()
    qtbot.waitUntil(card(desk).salvaged_button.isVisible, timeout=AT_MOST_MS)
    assert "Ratings: 1 read" in card(desk)._left.text()
    card(desk).salvaged_button.click()
    assert rating(desk) == (9,)


def test_of_a_diary_that_is_gone_the_encrypted_backups_are_offered(qtbot: QtBot, begin: Begin, locked: Paths) -> None:
    locked.diary.unlink()
    desk = begin()
    assert desk.window.current == "trouble"
    qtbot.waitUntil(card(desk).choice_button.isVisible, timeout=AT_MOST_MS)
    assert "There are 2 backups. They open only with their passphrase" in card(desk)._backup.text()
    assert not card(desk).restore_button.isVisible()
    card(desk).choice_button.click()
    dialog = backups_of(desk)
    choose(dialog, 0)
    dialog.passphrase.line.setText(WORDS)
    dialog.restore_button.click()
    assert rating(desk) == (9,)
