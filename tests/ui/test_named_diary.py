"""A diary chosen by its name: the one that is open already, one that is not there, one that cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.paths import Paths
from b12diary.ui.start import Desk
from tests.clock import SetClock
from tests.ui.example_pages import entries
from tests.ui.open_shell import bar_of


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Desk]:
    paths.data.mkdir()
    diary = Diary.open(paths.diary, SetClock())
    diary.set_preferences(first_start_done=True)
    diary.close()
    desk = Desk(qapp, paths, SetClock(), entries())
    qtbot.addWidget(desk.window)
    desk.open_diary(paths.diary)
    yield desk
    desk.window.end()


def test_the_diary_that_is_open_stays_open_when_it_is_chosen_again(desk: Desk, paths: Paths, tmp_path: Path) -> None:
    before = desk.shell
    assert before is not None
    (tmp_path / "link.b12").symlink_to(paths.diary)
    (tmp_path / "second.b12").hardlink_to(paths.diary)
    for chosen in (paths.diary, tmp_path / "link.b12", tmp_path / "second.b12"):
        desk.window.recent_asked.emit(str(chosen))
        assert desk.shell is before
    assert not before.diary.is_read_only


def test_a_diary_that_was_open_before_is_missed_and_not_begun(desk: Desk, tmp_path: Path) -> None:
    desk._state.note_recent(tmp_path / "stick" / "hers.b12")
    desk.window.recent_asked.emit(str(tmp_path / "stick" / "hers.b12"))

    assert desk.shell is not None
    assert "not where it was" in bar_of(desk.shell)
    assert not (tmp_path / "stick").exists()
    desk.open_diary(tmp_path / "stick" / "hers.b12", is_new=True)
    assert desk.shell.diary.path == tmp_path / "stick" / "hers.b12"


def test_a_name_that_the_system_does_not_take_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.open_diary(tmp_path / ("n" * 300))

    assert desk.shell is not None
    assert "too many letters" in bar_of(desk.shell)
