"""Taking files in from the window: asked, told, then one step or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from b12diary.domain.dose import Route
from b12diary.domain.symptom import SymptomId
from b12diary.interchange.mapping import Meaning
from b12diary.ui.dialogs.import_dialog import ImportDialog
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.files import FileDesk
from tests.ui.import_bench import choose, combo, go_on, opened, take, words_of
from tests.ui.open_shell import bar_of, open_shell
from tests.ui.pages.bench import n_steps, press

SHEET = "When;How tired;B12;Remarks\n03/04/2026;6;;\n04/04/2026;5,0;1 mg;better\n05/04/2026;eleven;;\n2026-04;4;;\n"


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as shell:
        yield shell


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "injections.csv").write_text("date\n2026-09-01\n2026-06-09\n")
    (folder / "ratings.csv").write_text("date,symptom,rating\n2026-10-01,fatigue,4\n2026-10-02,fatigue,14\n")
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "my sheet.csv"
    path.write_text(SHEET, "utf-8")
    return path


def rows_of(dialog: ImportDialog) -> list[tuple[str, ...]]:
    model = dialog.preview.table.model()
    return [
        tuple(str(model.data(model.index(row, column))) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


# --- the program's own tables


def test_tables_are_told_first_and_come_in_as_one_step(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    steps = n_steps(shell.diary)
    dialog = opened(qtbot, shell, tables)
    assert "Would come in: 2 injections, 1 symptom and 1 rating." in words_of(dialog)
    assert rows_of(dialog) == [("ratings.csv, 3", "rating: “14” is not a whole number from 0 to 10", "left out")]
    assert n_steps(shell.diary) == steps
    take(qtbot, dialog)
    assert n_steps(shell.diary) == steps + 1
    assert len(shell.diary.excerpt().injections) == 2
    assert bar_of(shell) == "Import of tables."
    shell.undo()
    assert shell.diary.excerpt().injections == ()


def test_one_of_several_tables_stands_for_its_folder(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    assert "2 injections" in words_of(opened(qtbot, shell, tables / "ratings.csv"))


def test_an_import_that_is_called_off_writes_nothing(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    steps = n_steps(shell.diary)
    opened(qtbot, shell, tables).close_button.click()
    assert n_steps(shell.diary) == steps


def test_the_same_tables_again_bring_nothing(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    take(qtbot, opened(qtbot, shell, tables))
    again = opened(qtbot, shell, tables)
    assert not again.take_button.isEnabled()
    assert again.take_button.accessibleDescription() == "There is nothing new in this file."


def test_what_differs_is_kept_unless_the_person_says_otherwise(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    take(qtbot, opened(qtbot, shell, tables))
    (tables / "ratings.csv").write_text("date,symptom,rating\n2026-10-01,fatigue,9\n")
    dialog = opened(qtbot, shell, tables)
    assert rows_of(dialog) == [
        ("ratings.csv, 2", "1 Oct 2026: Tiredness 9 of 10", "the diary says: 4 of 10. It stays.")
    ]
    assert not dialog.take_button.isEnabled()
    dialog.preview.differing.chip("replace").click()
    assert rows_of(dialog)[0][2] == "takes the place of: 4 of 10"
    take(qtbot, dialog)
    assert shell.diary.excerpt().series(SymptomId("fatigue")).values == (9,)


def test_a_folder_without_tables_is_explained(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    FileDesk(shell).take_in([tmp_path / "empty"])
    qtbot.waitUntil(lambda: "holds none of the files" in bar_of(shell))


def test_the_row_that_is_chosen_is_written_out(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    dialog = opened(qtbot, shell, tables)
    dialog.preview.table.setFocus()
    press(Qt.Key.Key_Home)
    dialog.preview.table.selectRow(0)
    assert "Line ratings.csv, 3: rating: “14” is not a whole number from 0 to 10 – left out" in words_of(dialog)


# --- somebody's own sheet


def test_a_sheet_is_asked_about_step_by_step(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    steps = n_steps(shell.diary)
    dialog = opened(qtbot, shell, sheet)
    assert "Which day is “03/04/2026”? It holds for the whole file." in words_of(dialog)
    assert not dialog.next_button.isEnabled()
    dialog.columns.order.chip("month_first").click()
    dialog.columns.order.chip("day_first").click()
    go_on(qtbot, dialog)
    assert "Say how “B12” goes in: by injection, or by mouth." in words_of(dialog)
    choose(dialog, "What “B12” is", Route.INTO_MUSCLE)
    choose(dialog, "What “How tired” is", "fatigue")
    go_on(qtbot, dialog)
    assert rows_of(dialog) == [
        ("4", "How tired: “eleven” is a word, and no number from 0 to 10 was chosen for it", "left out"),
        ("5", "When: “2026-04” is only a part of a date; the day is missing", "left out"),
    ]
    assert n_steps(shell.diary) == steps
    dialog.preview.keep.setChecked(False)
    take(qtbot, dialog)
    assert n_steps(shell.diary) == steps + 1
    excerpt = shell.diary.excerpt()
    assert excerpt.series(SymptomId("fatigue")).values == (6, 5)
    assert [dose.route for dose in excerpt.injections] == [Route.INTO_MUSCLE]
    assert [note.text for note in excerpt.notes] == ["better"]


def test_answers_are_kept_for_the_next_sheet_with_the_same_columns(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    dialog.columns.order.chip("day_first").click()
    go_on(qtbot, dialog)
    choose(dialog, "What “B12” is", Route.UNDER_SKIN)
    go_on(qtbot, dialog)
    take(qtbot, dialog)
    # The first thing to be taken back is the import, not the setting.
    assert shell.diary.undo_label == "Import of my sheet.csv"
    sheet.write_text("When;How tired;B12;Remarks\n06/04/2026;3;2 mg;\n", "utf-8")

    again = opened(qtbot, shell, sheet)

    assert "Would come in: 1 injection and 1 rating." in words_of(again)
    take(qtbot, again)
    assert [dose.route for dose in shell.diary.excerpt().injections] == [Route.UNDER_SKIN] * 2


def test_what_only_one_column_can_hold_leaves_the_other(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    choose(dialog, "What “Remarks” holds", Meaning.DAY)
    assert combo(dialog, "What “When” holds").key() == Meaning.IGNORE


def test_going_back_keeps_what_was_chosen(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    dialog.columns.order.chip("day_first").click()
    choose(dialog, "What “Remarks” holds", Meaning.IGNORE)
    go_on(qtbot, dialog)
    choose(dialog, "What “B12” is", Route.ORAL)
    dialog.back_button.click()
    assert combo(dialog, "What “Remarks” holds").key() == Meaning.IGNORE
    go_on(qtbot, dialog)
    assert combo(dialog, "What “B12” is").key() == Route.ORAL


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    press(Qt.Key.Key_Space)  # the first of the two days
    assert dialog.next_button.isEnabled()
    for button in (dialog.next_button, dialog.next_button):
        button.setFocus()
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.take_button.hasFocus()
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Space)
    assert shell.diary.excerpt().rated_days == 2


def test_tab_goes_from_column_to_column(qtbot: QtBot, shell: Shell, sheet: Path) -> None:
    dialog = opened(qtbot, shell, sheet)
    combo(dialog, "What “When” holds").setFocus()
    press(Qt.Key.Key_Tab)
    assert combo(dialog, "What “How tired” holds").hasFocus()


# --- exports of other programs


def test_a_known_export_is_shown_at_once(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "visible.csv"
    path.write_text(
        "observation_date,tracker_name,tracker_category,observation_value \n"
        "2026-05-21,Headache,Brain,2 \n2026-05-21,Resting HR,Measurement,62 \n"
    )
    dialog = opened(qtbot, shell, path)
    assert rows_of(dialog) == [("2", "21 May 2026: Headache moderate", "new")]
    dialog.back_button.click()
    dialog.back_button.click()
    assert "This looks like an export of Visible." in words_of(dialog)


def test_words_without_numbers_are_asked_about(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "daylio.csv"
    path.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2026-05-21,,,21:00,rad,,,\n2026-05-22,,,21:00,so so,,,\n"
    )
    dialog = opened(qtbot, shell, path)
    choose(dialog, "The number for “so so”", "3")
    go_on(qtbot, dialog)
    take(qtbot, dialog)
    (series,) = shell.diary.excerpt().ratings
    assert series.values == (1, 3)


def test_a_file_that_is_no_table_is_explained(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    FileDesk(shell).take_in([tmp_path / "picture.png"])
    qtbot.waitUntil(lambda: "is a PNG file, not a table" in bar_of(shell))


def test_several_sheets_are_asked_for_one_at_a_time(qtbot: QtBot, shell: Shell, sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text(SHEET, "utf-8")
    FileDesk(shell).take_in([sheet, tmp_path / "other.csv"])
    qtbot.waitUntil(lambda: "Choose one at a time." in bar_of(shell))


def test_a_diary_is_opened_not_taken_in(qtbot: QtBot, shell: Shell) -> None:
    assert shell.diary.path is not None
    FileDesk(shell).take_in([shell.diary.path])
    qtbot.waitUntil(lambda: "is a diary, not a table. Open it instead." in bar_of(shell))


# --- long work


def test_reading_that_is_called_off_leaves_nothing(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    steps = n_steps(shell.diary)
    dialog = FileDesk(shell).take_in([tables]).dialog
    assert dialog.is_busy
    dialog.close_button.click()
    qtbot.waitUntil(lambda: shell.background.n_pending == 0)
    assert not any(d.isVisible() for d in shell.window.findChildren(ImportDialog))
    assert n_steps(shell.diary) == steps


# --- choosing


def test_files_are_chosen_from_the_menu(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    dialog = FileDesk(shell).ask_take_in()
    dialog.filesSelected.emit([str(tables)])
    qtbot.waitUntil(lambda: any(not d.is_busy for d in shell.window.findChildren(ImportDialog)))
    dialog.close()


def test_a_file_can_be_dropped_on_the_window(qtbot: QtBot, shell: Shell, tables: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tables))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shell.window, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(shell.window, QDropEvent(QPointF(5, 5), *how))
    qtbot.waitUntil(lambda: any(not d.is_busy for d in shell.window.findChildren(ImportDialog)))
    assert not shell.window.findChildren(QFileDialog)
