"""Export and copy from the Diary menu: nothing half done. What comes in is in `test_imports.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.interchange.examples import example_entries
from b12diary.interchange.handing_out import HandOut
from b12diary.interchange.table_folder import write_folder
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.files import FileDesk
from b12diary.ui.wiring.handing_out import HandOutDesk
from tests.clock import SetClock
from tests.ui.open_shell import bar_of, open_shell


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as shell:
        yield shell


def test_an_export_is_what_the_command_line_writes(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.diary.take_in(example_entries("early", shell.diary.today), "Example")
    HandOutDesk(shell).hand_out(HandOut(), tmp_path / "out")
    qtbot.waitUntil(lambda: bar_of(shell).startswith("The tables are in"))
    folder = tmp_path / "out"
    write_folder(shell.diary.excerpt(), tmp_path / "known")
    known = {path.name: path.read_bytes() for path in (tmp_path / "known").iterdir()}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == known


def test_an_export_where_nothing_can_be_written_is_explained(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    HandOutDesk(shell).hand_out(HandOut(), tmp_path / "missing" / "out")
    qtbot.waitUntil(lambda: "were not written" in bar_of(shell))


def test_a_copy_opens_as_the_same_diary(shell: Shell, tmp_path: Path) -> None:
    FileDesk(shell).copy(tmp_path / "stick.b12")
    assert "The copy is at" in bar_of(shell)
    copy = Diary.open(tmp_path / "stick.b12", SetClock())
    assert copy.excerpt() == shell.diary.excerpt()
    copy.close()


def test_a_copy_onto_the_diary_itself_is_refused(shell: Shell) -> None:
    assert shell.diary.path is not None
    FileDesk(shell).copy(shell.diary.path)
    assert "This is the diary itself" in bar_of(shell)
    assert shell.diary.check() == ()


def test_the_diary_that_is_open_is_not_looked_into_as_a_file(shell: Shell, tmp_path: Path) -> None:
    """Letting go of it after the look would take away the locks that hold it open."""
    path = shell.diary.path
    assert path is not None
    (tmp_path / "link.b12").symlink_to(path)
    (tmp_path / "second.b12").hardlink_to(path)
    others = [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm")]
    for dropped in (path, tmp_path / "link.b12", tmp_path / "second.b12", *others):
        shell.say("")
        FileDesk(shell).bring_in([dropped])
        assert bar_of(shell) == "This is the diary that is open here."
    assert not shell.diary.is_kept_in(tmp_path / "gone.b12")
