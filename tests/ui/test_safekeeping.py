"""Backups, passphrase and deleting, as the person meets them in their dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.symptom import INTERFERENCE
from b12diary.paths import Paths
from b12diary.ui.dialogs.backups import BackupsDialog, _Choice
from b12diary.ui.dialogs.delete_everything import DeleteEverythingDialog
from b12diary.ui.dialogs.passphrase import NewPassphraseDialog, RemovePassphraseDialog
from b12diary.ui.pages.file_card import FileCard
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.wiring.safekeeping import file_state
from tests.clock import SetClock
from tests.ui.example_pages import entries

WORDS = "four unconnected words here"
AT_MOST_MS = 60_000  # the working thread first reads the charts in
D = TypeVar("D", bound=QDialog)
Opened = Callable[[type[D]], D]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Desk]:
    clock = SetClock()
    paths.data.mkdir(parents=True)
    diary = Diary.open(paths.diary, clock, backups=paths.backups)
    diary.rate(diary.today, {INTERFERENCE: 4})
    diary.set_preferences(first_start_done=True)
    diary.safe.back_up()
    diary.rate(diary.today, {INTERFERENCE: 9})
    diary.close()
    made = Desk(qapp, paths, clock, entries())
    qtbot.addWidget(made.window)
    made.begin()
    qtbot.waitUntil(lambda: made.window.current == "today")
    yield made
    made.window.end()


@pytest.fixture
def shell(desk: Desk) -> Shell:
    assert desk.shell is not None
    return desk.shell


def opened(shell: Shell, kind: type[D]) -> D:
    return next(dialog for dialog in shell.window.findChildren(kind) if dialog.isVisible())


def choices(dialog: BackupsDialog) -> list[_Choice]:
    return [button for button in dialog._group.buttons() if isinstance(button, _Choice)]


def rating(desk: Desk) -> int:
    assert desk.shell is not None
    (value,) = desk.shell.diary.excerpt().series(INTERFERENCE).values
    return value


def test_assistive_software_can_choose_a_backup(shell: Shell) -> None:
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    assert not dialog.restore_button.isEnabled()
    QAbstractButton.setChecked(choices(dialog)[0], True)  # as it does, past the window's own classes
    assert dialog.restore_button.isEnabled()


def test_a_backup_says_what_it_holds_before_it_takes_the_diarys_place(desk: Desk, shell: Shell) -> None:
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    assert not dialog.restore_button.isEnabled()
    choices(dialog)[0].click()
    assert dialog._holds.text().startswith("It holds 0 injections, ratings on 1 day and 0 notes, from 22 Nov 2026")
    assert dialog._compare.text().startswith("Your diary now holds 0 injections, ratings on 1 day and 0 notes.")

    dialog.restore_button.click()
    assert rating(desk) == 4
    assert desk.shell is not None
    page = desk.window.page("today")
    assert page is not None
    assert "kept among the backups" in page.message_bar.text


def test_a_short_list_of_backups_needs_no_scrolling_before_and_after_choosing(qapp: QApplication, shell: Shell) -> None:
    shell.window.resize(1120, 760)
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    for _choosing in range(2):
        for _turn in range(3):
            qapp.processEvents()
        assert dialog._scroll.verticalScrollBar().maximum() == 0
        choices(dialog)[0].click()
    dialog.reject()


def test_one_more_backup_is_in_the_list_at_once(shell: Shell) -> None:
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    before = len(choices(dialog))
    dialog.now_button.click()

    assert len(choices(dialog)) == before + 1
    dialog.reject()


def test_the_card_says_what_is_so_when_it_comes_into_sight(shell: Shell) -> None:
    card = FileCard(shell.window)
    shell.safekeeping.connect_card(card)
    before = card._backups.text()
    shell.diary.safe.back_up()  # as before an import
    card.show()
    assert card._backups.text() == file_state(shell.diary).backups != before


def test_what_was_erased_goes_from_the_backups_when_they_are_renewed(shell: Shell, paths: Paths) -> None:
    shell.diary.write_note(shell.diary.today, "a word nobody may find")
    shell.diary.safe.back_up()
    shell.diary.erase_for_good(Part.NOTES, (shell.diary.today.isoformat(),))
    assert any(b"a word nobody may find" in b.path.read_bytes() for b in shell.diary.safe.backups())
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    dialog.renew_button.click()

    assert len(choices(dialog)) == 1
    left = [file for file in paths.backups.rglob("*") if file.is_file()]
    assert left
    assert not any(b"a word nobody may find" in file.read_bytes() for file in left)
    dialog.reject()


def test_todays_backup_is_made_beside_the_window(
    qtbot: QtBot, qapp: QApplication, paths: Paths, desk: Desk, shell: Shell
) -> None:
    before = len(shell.diary.safe.backups())
    assert desk._presence is not None
    assert shell.diary.safe.daily_work() is None  # the fixture's change made it already
    clock = shell.diary._clock
    assert isinstance(clock, SetClock)
    clock.pass_time(days=1)
    desk._presence.back_up()
    shell.diary.rate(shell.diary.today, {INTERFERENCE: 2})
    qtbot.waitUntil(lambda: shell.background.n_pending == 0)

    assert len(shell.diary.safe.backups()) == before + 1
    assert shell.diary.safe.notice == ""


def test_a_backup_that_cannot_be_made_is_told_and_tried_again(
    qtbot: QtBot, paths: Paths, desk: Desk, shell: Shell
) -> None:
    clock = shell.diary._clock
    assert isinstance(clock, SetClock)
    clock.pass_time(days=1)
    folder = shell.diary.safe.folder
    assert folder is not None
    kept = folder.rename(folder.with_name("elsewhere"))
    folder.write_text("in the way")
    assert desk._presence is not None
    desk._presence.back_up()
    qtbot.waitUntil(lambda: shell.background.n_pending == 0)
    page = desk.window.page("today")
    assert page is not None
    assert "today’s backup could not be made" in page.message_bar.text

    folder.unlink()
    kept.rename(folder)
    shell.diary.rate(shell.diary.today, {INTERFERENCE: 2})
    qtbot.waitUntil(lambda: shell.background.n_pending == 0)
    assert shell.diary.safe.backups()[0].made_at.date() == shell.diary.today


def test_a_stick_that_is_not_there_is_said_in_the_dialog(shell: Shell, tmp_path: Path) -> None:
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    shell.safekeeping._back_up_to(dialog, tmp_path / "stick")
    assert "The folder is not there" in dialog._problem.text()

    (tmp_path / "stick").mkdir()
    shell.safekeeping._back_up_to(dialog, tmp_path / "stick")
    assert "made and checked" in dialog._problem.text()
    (copy,) = (tmp_path / "stick").iterdir()
    assert copy.suffix == ".b12"
    dialog.reject()


def test_a_passphrase_is_set_only_when_typed_twice_and_understood(
    qtbot: QtBot, desk: Desk, shell: Shell, paths: Paths
) -> None:
    shell.safekeeping.ask_passphrase()
    dialog = opened(shell, NewPassphraseDialog)
    dialog.first.line.setText(WORDS)
    dialog.second.line.setText("other words altogether")
    dialog.set_button.click()
    assert "not the same" in dialog._new._form.field("second")._problem.text()
    dialog.second.line.setText(WORDS)
    dialog.set_button.click()
    assert "Tick the box first" in dialog.known.accessibleDescription()
    assert not file_state(shell.diary).is_encrypted

    dialog.known.click()
    dialog.set_button.click()
    qtbot.waitUntil(lambda: not shell.diary.safe.is_resting, timeout=AT_MOST_MS)
    assert file_state(shell.diary).is_encrypted
    assert not paths.diary.read_bytes().startswith(b"SQLite format 3")
    assert rating(desk) == 9


def test_a_wrong_passphrase_removes_nothing(qtbot: QtBot, shell: Shell) -> None:
    shell.diary.safe.set_passphrase(WORDS)
    shell.safekeeping.ask_removal()
    dialog = opened(shell, RemovePassphraseDialog)
    dialog.field.line.setText("something else")
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: not shell.diary.safe.is_resting, timeout=AT_MOST_MS)
    assert "not the passphrase" in dialog._problem.text()
    assert shell.diary.safe.has_passphrase

    dialog.field.line.setText(WORDS)
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: not shell.diary.safe.is_resting, timeout=AT_MOST_MS)
    assert not shell.diary.safe.has_passphrase


def test_an_encrypted_backup_comes_back_with_its_passphrase(desk: Desk, shell: Shell) -> None:
    shell.diary.safe.set_passphrase(WORDS)
    shell.safekeeping.ask_backups()
    dialog = opened(shell, BackupsDialog)
    choices(dialog)[0].click()
    dialog.restore_button.click()
    assert dialog.isVisible()
    dialog.passphrase.line.setText(WORDS)
    dialog.restore_button.click()

    assert rating(desk) == 4
    assert desk.shell is not None
    assert desk.shell.diary.safe.has_passphrase


def test_deleting_everything_needs_the_box_ticked(desk: Desk, shell: Shell, paths: Paths) -> None:
    shell.safekeeping.ask_deletion()
    dialog = opened(shell, DeleteEverythingDialog)
    assert not dialog.delete_button.isEnabled()
    dialog.sure.click()
    dialog.delete_button.click()

    assert desk.window.current == "first_start"
    assert not list(paths.backups.rglob("*.b12"))
