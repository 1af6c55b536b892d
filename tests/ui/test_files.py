"""Import, export and copy from the Diary menu: told before it happens, one step, and nothing half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.interchange.table_folder import write_folder
from b12diary.paths import Paths
from b12diary.ui.dialogs.arrivals import MOST_ROWS, ArrivalsDialog
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.widgets.labels import Label
from b12diary.ui.wiring.files import FileDesk
from tests.clock import SetClock
from tests.ui.pages.bench import n_steps


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    diary = Diary.open(tmp_path / "data" / "diary.b12", SetClock())
    diary.set_preferences(first_start_done=True)
    desk.window.show()
    desk.show_diary(diary, "")
    assert desk.shell is not None
    yield desk.shell
    desk.window.close()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "injections.csv").write_text("date\n2026-09-01\n2026-06-09\n")
    (folder / "ratings.csv").write_text("date,symptom,rating\n2026-10-01,fatigue,4\n2026-10-02,fatigue,14\n")
    return folder


def bar_of(shell: Shell) -> str:
    page = shell.window.page(shell.window.current)
    assert page is not None
    return page.message_bar.text


def opened(qtbot: QtBot, shell: Shell, folder: Path) -> ArrivalsDialog:
    FileDesk(shell).read(folder)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in shell.window.findChildren(ArrivalsDialog)))
    return next(d for d in shell.window.findChildren(ArrivalsDialog) if d.isVisible())


def words_of(dialog: ArrivalsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def test_tables_are_told_first_and_come_in_as_one_step(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    steps = n_steps(shell.diary)
    dialog = opened(qtbot, shell, tables)
    assert "Would come in: 2 injections, 1 symptom and 1 rating." in words_of(dialog)
    assert "ratings.csv, line 3" in words_of(dialog)
    assert n_steps(shell.diary) == steps
    dialog.take_button.click()
    assert n_steps(shell.diary) == steps + 1
    assert len(shell.diary.excerpt().injections) == 2
    assert bar_of(shell) == "Import of tables."
    shell.undo()
    assert shell.diary.excerpt().injections == ()


def test_an_import_that_is_called_off_writes_nothing(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    steps = n_steps(shell.diary)
    opened(qtbot, shell, tables).close_button.click()
    assert n_steps(shell.diary) == steps


def test_the_same_tables_again_bring_nothing(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    opened(qtbot, shell, tables).take_button.click()
    again = opened(qtbot, shell, tables)
    assert not again.take_button.isEnabled()
    assert again.take_button.accessibleDescription() == "There is nothing new in these tables."


def test_many_bad_rows_do_not_make_an_endless_window(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    rows = "".join(f"2026-10-02,fatigue,{n}\n" for n in range(100, 200))
    (tables / "ratings.csv").write_text("date,symptom,rating\n" + rows)
    assert f"And {100 - MOST_ROWS} more." in words_of(opened(qtbot, shell, tables))


def test_a_folder_without_tables_is_explained(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    FileDesk(shell).read(tmp_path / "empty")
    qtbot.waitUntil(lambda: "holds none of the files" in bar_of(shell))


def test_an_export_is_what_the_command_line_writes(qtbot: QtBot, shell: Shell, tables: Path, tmp_path: Path) -> None:
    opened(qtbot, shell, tables).take_button.click()
    FileDesk(shell).hand_out(tmp_path)
    qtbot.waitUntil(lambda: bar_of(shell).startswith("The tables are in"))
    folder = tmp_path / "B12 diary 22 Nov 2026"
    write_folder(shell.diary.excerpt(), tmp_path / "known")
    known = {path.name: path.read_bytes() for path in (tmp_path / "known").iterdir()}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == known


def test_an_export_where_nothing_can_be_written_is_explained(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    FileDesk(shell).hand_out(tmp_path / "missing")
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
