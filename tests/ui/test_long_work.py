"""Taking in and joining are done beside the window: shown, called off without a trace, and told when it is too late."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.domain.entries import Entries
from b12diary.domain.note import DayNote
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.errors import DiaryError
from b12diary.interchange.archive import archive_text
from b12diary.interchange.reading_progress import Progress
from b12diary.storage.backup import Reason
from b12diary.ui.dialogs.import_archive import ImportArchiveDialog
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.archives import ArchiveDesk
from b12diary.ui.wiring.files import FileDesk
from b12diary.ui.wiring.imports import ImportDesk
from b12diary.ui.wiring.long_work import do_beside
from tests.clock import SetClock
from tests.ui.import_bench import go_on, opened, take, words_of
from tests.ui.open_shell import bar_of, open_shell
from tests.ui.pages.bench import n_steps, press

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as shell:
        yield shell


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    rows = "".join(f"{2000 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02},fatigue,{n % 11}\n" for n in range(2_000))
    path = tmp_path / "ratings.csv"
    path.write_text("date,symptom,rating\n" + rows)
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "my sheet.csv"
    path.write_text("Date,How tired\n2026-03-04,6\n2026-03-05,5\n", "utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    there = Diary.in_memory(SetClock())
    there.set_symptoms([Symptom(FATIGUE)])
    there.rate(there.today, {FATIGUE: 3})
    path = tmp_path / "there.json"
    path.write_text("".join(archive_text(there.whole(), there.now())), "utf-8")
    return path


@contextmanager
def held_up(shell: Shell) -> Iterator[None]:
    """Keep the thread beside the window from beginning anything."""
    begin = Event()
    shell.background.submit(begin.wait)
    try:
        yield
    finally:
        begin.set()


def looked_over(qtbot: QtBot, shell: Shell, path: Path) -> ImportDesk:
    desk = FileDesk(shell).take_in([path])
    qtbot.waitUntil(lambda: not desk.dialog.is_busy)
    return desk


def compared(qtbot: QtBot, shell: Shell, path: Path) -> ArchiveDesk:
    desk = FileDesk(shell).join(path)
    qtbot.waitUntil(lambda: not desk.dialog.is_busy)
    return desk


def test_writing_tells_how_far_it_is(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    desk = looked_over(qtbot, shell, tables)
    with qtbot.waitSignal(desk.dialog.accepted), held_up(shell):
        desk.dialog.take_button.click()
        assert "Writing ratings.csv into the diary …" in words_of(desk.dialog)
    assert shell.diary.excerpt().rated_days == 2_000
    # It is told each 500 before they are written.
    assert (desk._progress.total, desk._progress.done) == (2_000, 1_500)


def test_writing_that_is_called_off_leaves_nothing(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    for _step in ("names", "preview"):
        go_on(qtbot, dialog)
    steps = n_steps(shell.diary)
    with held_up(shell):
        dialog.take_button.click()
        press(Qt.Key.Key_Escape)
        assert "Calling it off …" in words_of(dialog)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert "Called off. Nothing was written." in words_of(dialog)
    assert (n_steps(shell.diary), shell.diary.excerpt().rated_days) == (steps, 0)
    assert not shell.diary.preferences.import_mappings
    take(qtbot, dialog)
    assert shell.diary.excerpt().rated_days == 2
    assert len(shell.diary.preferences.import_mappings) == 1
    shell.undo()
    assert (shell.diary.excerpt().rated_days, list(shell.diary.preferences.import_mappings)) == (0, [])


def test_called_off_too_late_it_is_told_as_written(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    desk = looked_over(qtbot, shell, tables)
    desk.dialog.take_button.click()
    assert shell.background._pool.waitForDone(10_000)  # written; the answer waits for this thread
    desk.dialog.close_button.click()
    qtbot.waitUntil(lambda: bar_of(shell) == "Import of ratings.csv.")
    assert shell.diary.excerpt().rated_days == 2_000


def test_a_backup_is_made_before_it(tmp_path: Path) -> None:
    note = Entries(notes=(DayNote(date(2026, 11, 20), "From elsewhere", SetClock()()),))
    diary = Diary.open(tmp_path / "diary.b12", SetClock(), backups=tmp_path / "backups")
    diary.set_symptoms([Symptom(FATIGUE)])
    work = diary.elsewhere(lambda other: other.take_in(note, "Import"))
    assert work is not None
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert [backup.reason for backup in diary.safe.backups()] == [Reason.IMPORT]
    assert (diary.undo_label, len(diary.notes())) == ("Import", 1)
    diary.close()


def test_joining_that_is_called_off_leaves_nothing(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    desk = compared(qtbot, shell, archive)
    steps = n_steps(shell.diary)
    with held_up(shell):
        desk.dialog.join_button.click()
        desk.dialog.close_button.click()
    qtbot.waitUntil(lambda: not desk.dialog.is_busy)
    assert (n_steps(shell.diary), shell.diary.has_ratings) == (steps, False)
    with qtbot.waitSignal(desk.dialog.accepted):
        desk.dialog.join_button.click()
    assert shell.diary.has_ratings


def test_comparing_can_be_called_off(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    with held_up(shell):
        desk = FileDesk(shell).join(archive)
        desk.dialog.close_button.click()
        assert desk.dialog.is_busy
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in shell.window.findChildren(ImportArchiveDialog)))
    assert bar_of(shell) == ""


def test_the_diary_of_the_window_is_never_touched_beside_it(qtbot: QtBot, shell: Shell) -> None:
    told: list[object] = []

    def verb(diary: Diary) -> Change:
        assert diary is not shell.diary
        assert current_thread() is not main_thread()
        return diary.write_note(diary.today, "From beside")

    heard: list[Change] = []
    shell.diary.subscribe(heard.append)
    do_beside(shell, verb, Progress(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == heard
    assert [note.text for note in shell.diary.notes()] == ["From beside"]


def test_what_cannot_be_done_is_the_answer(qtbot: QtBot, shell: Shell) -> None:
    told: list[object] = []

    def verb(_diary: Diary) -> Change:
        raise DiaryError("The disk is full.")

    do_beside(shell, verb, Progress(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [str(answer) for answer in told] == ["The disk is full."]
