"""Between the name of a file and an open diary: a passphrase, another window, damage, a file that is gone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryUnwritableError
from b12diary.paths import Paths
from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.lock_page import LockPage
from b12diary.ui.start import Desk
from b12diary.ui.trouble import TroublePage
from tests.clock import SetClock
from tests.ui.example_pages import entries

Begin = Callable[[], Desk]
WORDS = "four unconnected words here"
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


def make_diary(paths: Paths, passphrase: str = "", *, backs_up: bool = False) -> None:
    paths.data.mkdir(parents=True, exist_ok=True)
    diary = Diary.open(paths.diary, SetClock(), backups=paths.backups)
    diary.rate(diary.today, {INTERFERENCE: 4})
    diary.set_preferences(first_start_done=True)
    if backs_up:
        diary.safe.back_up()
    if passphrase:
        diary.safe.set_passphrase(passphrase)
    diary.close()


def rating(desk: Desk) -> tuple[int, ...]:
    assert desk.shell is not None
    return desk.shell.diary.excerpt().series(INTERFERENCE).values


def lock_page(desk: Desk) -> LockPage:
    page = desk.window.page("lock")
    assert isinstance(page, LockPage)
    return page


def trouble(desk: Desk) -> TroublePage:
    page = desk.window.page("trouble")
    assert isinstance(page, TroublePage)
    return page


def type_passphrase(desk: Desk, words: str) -> None:
    QTest.keyClicks(lock_page(desk).field.line, words)
    QTest.keyClick(lock_page(desk).field.line, Qt.Key.Key_Return)


# --- a passphrase


def test_an_encrypted_diary_asks_for_its_passphrase_and_shows_nothing_before(begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS)
    desk = begin()

    assert desk.window.current == "lock"
    assert desk.shell is None
    assert desk.window.windowTitle() == "B12 Diary"
    type_passphrase(desk, WORDS)
    assert desk.window.current == "today"
    assert rating(desk) == (4,)


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS)
    desk = begin()
    type_passphrase(desk, "not this one")

    assert desk.window.current == "lock"
    assert lock_page(desk).field.text() == ""
    assert "This is not the passphrase" in lock_page(desk).field.line.accessibleDescription()
    type_passphrase(desk, WORDS)
    assert desk.window.current == "today"


def test_a_diary_that_is_left_alone_is_locked(begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS)
    desk = begin()
    type_passphrase(desk, WORDS)
    assert desk._presence is not None
    desk._presence.left_alone.emit()

    assert desk.window.current == "lock"
    assert desk.shell is None
    assert set(desk.window.made_pages()) == {"lock"}


def test_the_focus_still_shows_when_a_page_that_had_it_is_gone(qapp: QApplication, begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS)
    desk = begin()
    lock_page(desk).field.line.setFocus()
    type_passphrase(desk, WORDS)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.lock()
    lock_page(desk).field.line.setFocus()

    assert [ring.isVisible() for ring in desk.window.findChildren(FocusRing)] == [True]


def test_locking_leaves_nothing_open_over_the_window(begin: Begin, paths: Paths) -> None:
    """A dialog would go on showing what stands in the diary, and would keep the passphrase from being typed."""
    make_diary(paths, WORDS, backs_up=True)
    desk = begin()
    type_passphrase(desk, WORDS)
    assert desk.shell is not None
    for open_it in (desk.shell.safekeeping.ask_backups, desk.shell.safekeeping.ask_passphrase, desk.shell.show_keys):
        open_it()
    assert len([dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]) == 3
    desk.lock()

    assert desk.window.current == "lock"
    assert [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()] == []
    type_passphrase(desk, WORDS)
    assert desk.window.current == "today"


def test_the_menu_locks_at_once_where_there_is_a_passphrase_and_only_there(begin: Begin, paths: Paths) -> None:
    make_diary(paths)
    desk = begin()
    assert desk.shell is not None
    assert "lock" not in desk.shell.commands
    desk.shell.diary.safe.set_passphrase(WORDS)
    desk.shell.tell_passphrase()
    desk.window.command_asked.emit("lock")

    assert desk.window.current == "lock"
    type_passphrase(desk, WORDS)
    assert desk.window.current == "today"
    desk.shell.diary.safe.remove_passphrase(WORDS)
    desk.shell.tell_passphrase()
    assert "lock" not in desk.shell.commands


def test_a_diary_without_a_passphrase_is_never_locked(begin: Begin, paths: Paths) -> None:
    make_diary(paths)
    desk = begin()
    desk.lock()

    assert desk.window.current == "today"


def test_help_is_there_in_front_of_a_locked_diary(begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS)
    desk = begin()
    lock_page(desk).help_asked.emit()

    assert desk.window.current == "help_without_diary"


# --- another window


def test_a_diary_that_is_open_elsewhere_can_be_read_until_it_is_free(begin: Begin, paths: Paths) -> None:
    make_diary(paths)
    other = Diary.open(paths.diary, SetClock())
    desk = begin()

    assert "another window" in desk.window.strip.text
    assert rating(desk) == (4,)
    assert desk.shell is not None
    with pytest.raises(DiaryUnwritableError):
        desk.shell.diary.rate(desk.shell.diary.today, {INTERFERENCE: 5})

    other.close()
    desk.window.strip.button.click()
    assert desk.window.strip.text == ""
    assert desk.shell is not None
    desk.shell.diary.rate(desk.shell.diary.today, {INTERFERENCE: 5})
    assert rating(desk) == (5,)


def test_a_second_start_calls_the_first_window_forward(qtbot: QtBot, begin: Begin, paths: Paths) -> None:
    make_diary(paths)
    desk = begin()
    paths.state.mkdir(exist_ok=True)
    with qtbot.waitSignal(desk.summons.called):
        (paths.state / "come_forward").write_text(str(paths.diary.resolve()), "utf-8")
    assert not (paths.state / "come_forward").exists()


def test_a_start_for_another_diary_does_not(begin: Begin, paths: Paths) -> None:
    make_diary(paths)
    desk = begin()
    called: list[bool] = []
    desk.summons.called.connect(lambda: called.append(True))
    file = paths.state / "come_forward"
    for wanted in ("/somewhere/else.b12", str(paths.diary.resolve())):
        file.write_text(wanted, "utf-8")
        desk.summons._look()

    assert called == [True]
    assert not file.exists()


# --- damage and loss


def test_a_damaged_diary_comes_back_from_its_newest_good_backup(qtbot: QtBot, begin: Begin, paths: Paths) -> None:
    make_diary(paths, backs_up=True)
    whole = paths.diary.read_bytes()
    paths.diary.write_bytes(b"\0" * len(whole))
    desk = begin()

    assert desk.window.current == "trouble"
    card = trouble(desk).rescue
    qtbot.waitUntil(card.restore_button.isVisible, timeout=AT_MOST_MS)
    assert "ratings on 1 day" in card._backup.text()
    card.restore_button.click()
    assert rating(desk) == (4,)
    assert any(b.reason.value == "damaged" for b in desk.shell.diary.safe.backups())  # type: ignore[union-attr]  # open by now


def test_a_diary_that_is_gone_is_not_quietly_begun_anew(qtbot: QtBot, begin: Begin, paths: Paths) -> None:
    make_diary(paths, backs_up=True)
    paths.diary.unlink()
    desk = begin()

    assert desk.window.current == "trouble"
    assert not paths.diary.exists()
    qtbot.waitUntil(trouble(desk).rescue.restore_button.isVisible, timeout=AT_MOST_MS)
    trouble(desk).rescue.restore_button.click()
    assert rating(desk) == (4,)


def test_a_diary_that_is_gone_can_be_begun_anew(begin: Begin, paths: Paths) -> None:
    make_diary(paths, backs_up=True)
    paths.diary.unlink()
    desk = begin()
    trouble(desk).new_button.click()

    assert desk.window.current == "first_start"


# --- backups and deleting


def test_restoring_a_backup_keeps_the_diary_from_before(begin: Begin, paths: Paths) -> None:
    make_diary(paths, backs_up=True)
    desk = begin()
    assert desk.shell is not None
    desk.shell.diary.rate(desk.shell.diary.today, {INTERFERENCE: 9})
    desk.shell.restore_asked.emit(desk.shell.diary.safe.backups()[0], "")

    assert rating(desk) == (4,)
    kept = [b for b in desk.shell.diary.safe.backups() if b.reason.value == "before-restore"]
    assert len(kept) == 1
    desk.shell.restore_asked.emit(kept[0], "")
    assert rating(desk) == (9,)


def test_deleting_everything_leaves_no_file_and_no_trace_in_the_list(begin: Begin, paths: Paths) -> None:
    make_diary(paths, backs_up=True)
    desk = begin()
    assert desk.shell is not None
    desk.shell.deletion_asked.emit()

    assert desk.window.current == "first_start"
    assert rating(desk) == ()
    left = [f for f in paths.backups.rglob("*") if f.is_file()] if paths.backups.exists() else []
    assert left == []


@pytest.mark.skipif(sys.platform == "win32", reason="links are for few people there")
def test_a_diary_behind_a_link_is_deleted_with_the_link(begin: Begin, paths: Paths, tmp_path: Path) -> None:
    make_diary(paths, backs_up=True)
    real = paths.diary.rename(tmp_path / "real.b12")
    paths.diary.symlink_to(real)
    begin().shell.deletion_asked.emit()  # type: ignore[union-attr]  # open by now

    assert not real.exists()
    assert not paths.diary.is_symlink()


def test_a_backup_that_cannot_be_put_back_is_told_before_a_locked_diary_too(begin: Begin, paths: Paths) -> None:
    make_diary(paths, WORDS, backs_up=True)
    desk = begin()
    type_passphrase(desk, WORDS)
    assert desk.shell is not None
    backup = desk.shell.diary.safe.backups()[0]
    backup.path.write_bytes(b"x" * 9_000)
    desk.shell.restore_asked.emit(backup, "")

    assert desk.window.current == "lock"
    assert "cannot be read" in lock_page(desk).message_bar.text
