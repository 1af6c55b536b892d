"""A passphrase in the first start: only when ticked, only when the warning is read, and before anything is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.errors import PassphraseNeededError
from b12diary.paths import Paths
from b12diary.storage.cipher import is_encrypted
from b12diary.ui.pages.first_start import FILE, FirstStartPage
from b12diary.ui.start import Desk
from b12diary.ui.wiring.first_start import connect
from tests.clock import SetClock
from tests.ui.pages.bench import Bench, n_steps, press

Key = Qt.Key
WORDS = "seven walruses lean on a gate"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[FirstStartPage]]:
    diary = Diary.open(tmp_path / "data" / "diary.b12", SetClock(), backups=tmp_path / "backups")
    with Bench.on(qtbot, FirstStartPage(), connect, diary) as bench:
        bench.page.skip_button.click()
        bench.page.symptoms.picker.search.setText("Walrus legs")
        bench.page.symptoms.picker.search.returnPressed.emit()
        bench.page.next_button.click()
        assert bench.page.step == FILE
        yield bench


def fill_in(page: FirstStartPage, *, again: str = WORDS, ticks: bool = True) -> None:
    """Fill in the card by keys alone, beginning at its box."""
    card = page.file.passphrase
    card.wanted.setFocus()
    press(Key.Key_Space)
    assert QApplication.focusWidget() is card.new.first.line
    press(WORDS, Key.Key_Tab, Key.Key_Tab, again, Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is card.new.known
    if ticks:
        press(Key.Key_Space)


def said_on(page: FirstStartPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_without_the_box_nothing_of_it_is_in_sight_and_the_diary_has_none(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    assert page.file.passphrase.isVisible()
    assert not page.file.passphrase.new.isVisible()
    page.next_button.click()
    assert bench.went == [("today", "")]
    assert not bench.diary.safe.has_passphrase
    assert bench.passphrases == 0


def test_the_warning_stands_beside_the_fields(bench: Bench[FirstStartPage]) -> None:
    bench.page.file.passphrase.wanted.click()
    assert "Nobody can bring a lost passphrase back" in said_on(bench.page)


def test_the_diary_is_encrypted_before_the_first_thing_is_kept(bench: Bench[FirstStartPage], tmp_path: Path) -> None:
    diary, path = bench.diary, bench.diary.path
    assert path is not None
    was_encrypted: list[bool] = []

    def hear(_change: Change) -> None:
        was_encrypted.append(is_encrypted(path))

    diary.subscribe(hear)
    fill_in(bench.page)
    assert n_steps(diary) == 0
    bench.page.next_button.click()
    assert was_encrypted
    assert all(was_encrypted)
    assert bench.passphrases == 1
    assert bench.went == [("today", "")]
    plain = [found for found in tmp_path.rglob("*") if found.is_file() and b"alrus" in found.read_bytes()]
    assert plain == []
    assert "Walrus legs" in {symptom.label for symptom in diary.excerpt().symptoms}
    diary.close()
    with pytest.raises(PassphraseNeededError):
        Diary.open(path, SetClock())
    Diary.open(path, SetClock(), passphrase=WORDS).close()


def test_the_fields_are_empty_once_it_is_set(bench: Bench[FirstStartPage]) -> None:
    fill_in(bench.page)
    assert WORDS in bench.page.answers().passphrase
    assert WORDS not in repr(bench.page.answers())
    bench.page.next_button.click()
    card = bench.page.file.passphrase
    assert (card.new.first.text(), card.new.second.text(), card.text()) == ("", "", "")


@pytest.mark.parametrize(
    ("again", "ticks", "says"),
    [("seven walruses", True, "The two are not the same."), (WORDS, False, "Tick the box first")],
)
def test_a_slip_is_said_where_it_is_and_nothing_is_begun(
    bench: Bench[FirstStartPage], again: str, ticks: bool, says: str
) -> None:
    fill_in(bench.page, again=again, ticks=ticks)
    bench.page.next_button.click()
    assert bench.page.step == FILE
    assert n_steps(bench.diary) == 0
    assert not bench.diary.safe.has_passphrase
    assert says in said_on(bench.page)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert says in focus.accessibleDescription()


def test_what_is_said_about_the_box_stands_above_it_and_goes_when_it_is_ticked(bench: Bench[FirstStartPage]) -> None:
    fill_in(bench.page, ticks=False)
    bench.page.next_button.click()
    new = bench.page.file.passphrase.new
    assert new._unread.isVisible()
    assert new._unread.geometry().bottom() < new.known.geometry().top()
    press(Key.Key_Space)
    assert new.known.isChecked()
    assert not new._unread.isVisible()


def test_unticked_again_it_counts_no_more(bench: Bench[FirstStartPage]) -> None:
    fill_in(bench.page, again="another")
    bench.page.file.passphrase.wanted.click()
    bench.page.next_button.click()
    assert bench.went == [("today", "")]
    assert not bench.diary.safe.has_passphrase


def test_a_recovery_sheet_is_printed_only_of_one_that_fits(bench: Bench[FirstStartPage]) -> None:
    bench.page.sheet_asked.disconnect()
    asked: list[str] = []
    bench.page.sheet_asked.connect(asked.append)
    fill_in(bench.page, again="another")
    bench.page.file.passphrase.sheet_button.click()
    assert asked == []
    bench.page.file.passphrase.new.second.line.setText(WORDS)
    bench.page.file.passphrase.sheet_button.click()
    assert asked == [WORDS]


def test_what_is_typed_is_not_told_to_screen_readers(bench: Bench[FirstStartPage]) -> None:
    fill_in(bench.page)
    line = bench.page.file.passphrase.new.first.line
    told = QAccessible.queryAccessibleInterface(line)
    assert told.state().passwordEdit
    assert "walrus" not in told.text(QAccessible.Text.Value)


def test_kept_elsewhere_it_is_encrypted_there_and_comes_back_locked(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "papers"
    elsewhere.mkdir()
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    desk.begin()
    desk.open_diary(tmp_path / "data" / "diary.b12")
    page = desk.window.page("first_start")
    assert isinstance(page, FirstStartPage)
    for _step in range(2):
        page.skip_button.click()
    page.place_asked.emit()
    dialog = page.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(elsewhere))
    dialog.reject()
    card = page.file.passphrase
    card.wanted.click()
    for field in (card.new.first, card.new.second):
        field.line.setText(WORDS)
    card.new.known.click()
    page.next_button.click()
    assert desk.window.current == "today"
    assert desk.shell is not None
    assert desk.shell.diary.path == elsewhere / "diary.b12"
    assert desk.shell.diary.safe.has_passphrase
    assert is_encrypted(elsewhere / "diary.b12")
    desk.lock()
    assert desk.window.current == "lock"
    desk.window.close()
