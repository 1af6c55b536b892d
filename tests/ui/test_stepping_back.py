"""A step of very many entries goes back beside the window: shown, called off without a trace, never two at once."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.covering import COVER
from b12diary.domain.entries import Entries
from b12diary.domain.rating import Rating
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.paths import Paths
from b12diary.storage.lock import holder_of
from b12diary.ui.dialogs.stepping_back import SteppingBackDialog
from b12diary.ui.lock_page import LockPage
from b12diary.ui.pages.today import TodayPage
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.wiring.stepping_back import MANY, SteppingBack
from tests.clock import SetClock
from tests.ui.open_shell import bar_of
from tests.ui.pages.bench import n_steps, press

FATIGUE = SymptomId("fatigue")
LABEL = "Import of day & night.csv"
WORDS = "four unconnected words here"


def take_in(diary: Diary) -> None:
    days = [date(2000, 1, 1) + timedelta(days=n) for n in range(MANY)]
    ratings = tuple(Rating(day, FATIGUE, 4, diary.now(), day) for day in days)
    diary.take_in(Entries(symptoms=(Symptom(FATIGUE),), ratings=ratings), LABEL)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Desk]:
    """A window on a diary whose newest step is a large import."""
    diary = Diary.open(paths.diary, SetClock())
    diary.set_preferences(first_start_done=True)
    take_in(diary)
    diary.close()
    desk = Desk(qapp, paths, SetClock())
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.open_diary(paths.diary)
    yield desk
    desk.window.end()


@pytest.fixture
def shell(desk: Desk) -> Shell:
    assert desk.shell is not None
    desk.shell.show_page("today")
    return desk.shell


@contextmanager
def held_up(shell: Shell) -> Iterator[None]:
    """Keep the thread beside the window from beginning anything."""
    begin = Event()
    shell.background.submit(begin.wait)
    try:
        yield
    finally:
        begin.set()


def dialogs(shell: Shell) -> list[SteppingBackDialog]:
    return [dialog for dialog in shell.window.findChildren(SteppingBackDialog) if dialog.isVisible()]


def is_over(shell: Shell) -> bool:
    return not dialogs(shell) and shell.findChild(SteppingBack) is None


def test_it_is_shown_while_it_goes_back_and_said_when_it_is_done(qtbot: QtBot, shell: Shell) -> None:
    with held_up(shell):
        shell.undo()
        (dialog,) = dialogs(shell)
        assert dialog.windowTitle() == f"Undo: {LABEL}"
        assert shell.diary.excerpt().rated_days == MANY
    qtbot.waitUntil(lambda: is_over(shell))
    assert (shell.diary.has_ratings, bar_of(shell)) == (False, f"Undone: {LABEL}.")

    with held_up(shell):
        shell.redo()
        (dialog,) = dialogs(shell)
        assert dialog.windowTitle() == f"Redo: {LABEL}"
    qtbot.waitUntil(lambda: is_over(shell))
    assert (shell.diary.excerpt().rated_days, bar_of(shell)) == (MANY, f"Done again: {LABEL}.")
    assert shell.diary.check(with_history=True) == ()


def test_few_entries_go_back_at_once(shell: Shell) -> None:
    with held_up(shell):
        shell.diary.rate(shell.diary.today, {FATIGUE: 6})
        shell.undo()
        assert (dialogs(shell), shell.diary.ratings_on(shell.diary.today)) == ([], ())
        shell.redo()
        assert len(shell.diary.ratings_on(shell.diary.today)) == 1


def test_called_off_it_leaves_everything_as_it_was(qtbot: QtBot, shell: Shell) -> None:
    steps = n_steps(shell.diary)
    with held_up(shell):
        shell.undo()
        (dialog,) = dialogs(shell)
        qtbot.waitUntil(dialog.isActiveWindow)
        press(Qt.Key.Key_Escape)
        assert dialogs(shell) == [dialog]
    qtbot.waitUntil(lambda: is_over(shell))
    assert bar_of(shell) == "Called off. Nothing was written."
    assert (n_steps(shell.diary), shell.diary.undo_label, shell.diary.excerpt().rated_days) == (steps, LABEL, MANY)


def test_called_off_too_late_it_is_told_as_done(qtbot: QtBot, shell: Shell) -> None:
    shell.undo()
    assert shell.background._pool.waitForDone(10_000)  # written; the answer waits for this thread
    dialogs(shell)[0].cancel_button.click()
    qtbot.waitUntil(lambda: is_over(shell))
    assert (shell.diary.has_ratings, bar_of(shell)) == (False, f"Undone: {LABEL}.")


def test_no_other_step_goes_back_meanwhile(qtbot: QtBot, shell: Shell) -> None:
    steps = n_steps(shell.diary)
    with held_up(shell):
        shell.undo()
        shell.undo()
        shell.redo()
        (dialog,) = dialogs(shell)
        qtbot.waitUntil(dialog.isActiveWindow)
        # The key or the button that asked for it, pressed again, does not call it off.
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            press(key)
    qtbot.waitUntil(lambda: is_over(shell))
    assert (n_steps(shell.diary), shell.diary.redo_label) == (steps + 1, LABEL)


def test_what_is_being_written_is_kept_first_and_is_then_the_newest_step(shell: Shell) -> None:
    page = shell.window.page("today")
    assert isinstance(page, TodayPage)
    page.questions.note.setFocus()
    QTest.keyClicks(page.questions.note._edit, "so far")
    shell.undo()
    assert dialogs(shell) == []
    assert [note.text for note in shell.diary.notes()] == ["so far"]
    assert shell.diary.excerpt().rated_days == MANY


def test_a_window_that_ends_meanwhile_waits_for_it(desk: Desk, shell: Shell, paths: Paths) -> None:
    shell.undo()
    desk.window.end()
    assert holder_of(paths.diary) is None
    diary = Diary.open(paths.diary, SetClock())
    assert diary.check(with_history=True) == ()
    assert (diary.has_ratings, diary.undo_label) in {(True, LABEL), (False, "Change settings")}
    diary.close()


def test_another_diary_opened_meanwhile_calls_it_off(desk: Desk, shell: Shell, paths: Paths) -> None:
    with held_up(shell):
        shell.undo()
        # What has begun is waited for, so it must not be held up any longer than until then.
        desk.window.close_dialogs()
    desk.open_diary(paths.data / "other.b12")
    assert desk.shell is not None
    assert desk.shell.diary.path == paths.data / "other.b12"
    diary = Diary.open(paths.diary, SetClock())
    assert (diary.undo_label, diary.check(with_history=True)) == (LABEL, ())
    diary.close()


def test_a_diary_that_is_locked_meanwhile_is_whole(qtbot: QtBot, desk: Desk, shell: Shell) -> None:
    shell.diary.safe.set_passphrase(WORDS)
    shell.undo()
    desk.lock()
    page = desk.window.page("lock")
    assert isinstance(page, LockPage)
    page.given.emit(WORDS)
    assert desk.shell is not None
    assert is_over(desk.shell)
    assert desk.shell.diary.check(with_history=True) == ()
    if desk.shell.diary.has_ratings:  # it was called off
        desk.shell.undo()
        reopened = desk.shell
        qtbot.waitUntil(lambda: is_over(reopened))
    assert desk.shell.diary.redo_label == LABEL


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_full_disk_is_told_and_nothing_went_back(qtbot: QtBot, shell: Shell) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    path = shell.diary.path
    assert path is not None
    pending = path.with_name(f"{path.name}-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (pending.stat().st_size + 40_000, before[1]))
    try:
        shell.undo()
        qtbot.waitUntil(lambda: is_over(shell))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "room" in bar_of(shell)
    assert (shell.diary.undo_label, shell.diary.excerpt().rated_days) == (LABEL, MANY)
    shell.undo()
    qtbot.waitUntil(lambda: is_over(shell))
    assert shell.diary.check(with_history=True) == ()
    assert not shell.diary.has_ratings


def test_hidden_details_are_hidden_in_its_name(qtbot: QtBot, shell: Shell) -> None:
    shell.diary.undo()
    shell.diary.set_symptoms([Symptom(FATIGUE), Symptom(SymptomId("own"), "day & night")])
    shell.hide_details()
    take_in(shell.diary)
    with held_up(shell):
        shell.undo()
        (dialog,) = dialogs(shell)
        assert dialog.windowTitle() == f"Undo: Import of {COVER}"
    qtbot.waitUntil(lambda: is_over(shell))
