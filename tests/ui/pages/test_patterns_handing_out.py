"""Patterns: the chart and its numbers, copied and saved."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.interchange.examples import example_entries
from b12diary.ui.widgets.buttons import Button
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, named
from tests.ui.pages.patterns_desk import patterns, settle


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The page on the example "returns"."""
    clock = SetClock()
    diary = Diary.in_memory(clock)
    diary.take_in(example_entries("returns", diary.today), "Example")
    with desk_on(qtbot, "patterns", diary, clock) as desk:
        settle(qtbot, desk)
        yield desk
    diary.close()


def test_the_table_has_the_same_numbers_and_is_copied_as_text(desk: Desk) -> None:
    page = patterns(desk)
    page.table_button.setFocus()
    keys(Qt.Key.Key_Space)
    assert [table.isVisible() for table in page.card.findChildren(QTableView)] == [True]
    assert page.table_button.text().replace("&", "") == "Show as chart"
    named(page, "Copy table", Button).setFocus()
    keys(Qt.Key.Key_Space)
    assert page.view is not None
    assert page.view.chart is not None
    assert QGuiApplication.clipboard().text() == page.view.chart.table.as_text()
    assert page.message_bar.text == "The table is on the clipboard."


def test_marked_cells_are_copied_by_the_keys_for_it(desk: Desk) -> None:
    page = patterns(desk)
    page.table_button.click()
    assert page.view is not None
    assert page.view.chart is not None
    table = page.view.findChildren(QTableView)[0]
    table.setFocus()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [tuple(line.split("\t")) for line in lines] == list(page.view.chart.table.rows)


def test_the_drawing_is_copied_as_a_picture(desk: Desk) -> None:
    patterns(desk).copy_button.click()
    assert not QGuiApplication.clipboard().image().isNull()
    assert patterns(desk).message_bar.text == "The picture is on the clipboard."


def save_as(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Go through the real dialog: type a path, press Enter."""
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(QFileDialog)))
    dialog = desk.page.findChildren(QFileDialog)[0]
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    settle(qtbot, desk)


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG\r\n"), ("a.svg", b"<?xml"), ("a", b"\x89PNG\r\n")])
def test_the_chart_is_saved_as_a_picture(desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, start: bytes) -> None:
    patterns(desk).picture_button.click()
    save_as(qtbot, desk, tmp_path / name)
    saved = tmp_path / (name if "." in name else f"{name}.png")
    assert saved.read_bytes().startswith(start)
    assert [p.name for p in tmp_path.iterdir()] == [saved.name]
    assert patterns(desk).message_bar.text == f"Saved: {saved}"


def test_a_picture_that_cannot_be_saved_ends_in_sentences(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "taken.png"
    place.mkdir()
    (place / "inside").touch()
    page = patterns(desk)
    page.picture_asked.emit(desk.diary.excerpt(), page._view)
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(QFileDialog)))
    desk.page.findChildren(QFileDialog)[0].fileSelected.emit(str(place))
    settle(qtbot, desk)
    assert page.message_bar.text.startswith("taken.png was not saved. There is a folder of this name.")
    assert page.message_bar.text.endswith("then save again.")


def test_the_table_is_saved_for_spreadsheets(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = patterns(desk)
    page.table_button.click()
    named(page, "Save table", Button).click()
    save_as(qtbot, desk, tmp_path / "numbers")
    saved = tmp_path / "numbers.csv"
    assert page.message_bar.text == f"Saved: {saved}"
    assert page.view is not None
    assert page.view.chart is not None
    table = page.view.chart.table
    with saved.open(encoding="utf-8-sig", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == [table.columns, *table.rows]
    page.table_button.click()
    assert [b.text().replace("&", "") for b in (page.copy_button, page.picture_button)] == [
        "Copy picture",
        "Save picture",
    ]
