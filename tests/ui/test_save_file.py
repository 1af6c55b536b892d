"""Asking where to save: the name has the ending of what is written, and nothing is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12diary.ui.dialogs.save_file import FileKind, ask_where

WEB = FileKind("Web page", "html")


def saved(qtbot: QtBot, folder: Path, name: str, found: list[Path]) -> QWidget:
    """Type a name into the dialog for a web page and go on; returns the window above which it opened."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_where(window, "Save", folder / "page.html", [WEB], found.append)
    dialog.findChildren(QLineEdit)[0].setText(name)
    dialog.accept()
    return window


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("page", "page.html"),
        ("page.HTML", "page.HTML"),
        ("B12-Blatt 22. Nov 2026", "B12-Blatt 22. Nov 2026.html"),
        ("page.pdf", "page.pdf.html"),
    ],
)
def test_the_name_ends_as_what_is_written(qtbot: QtBot, tmp_path: Path, typed: str, name: str) -> None:
    found: list[Path] = []
    saved(qtbot, tmp_path, typed, found)
    assert found == [tmp_path / name]


def test_a_file_under_the_whole_name_is_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "day 22. Nov.html").write_text("kept")
    found: list[Path] = []
    window = saved(qtbot, tmp_path, "day 22. Nov", found)
    assert found == []
    again = [d for d in window.findChildren(QFileDialog) if d.isVisible()]
    assert [d.findChildren(QLineEdit)[0].text() for d in again] == ["day 22. Nov.html"]
    again[0].reject()


def test_the_keys_go_back_to_where_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    others = [QPushButton(name, window) for name in ("first", "save")]
    window.show()
    window.activateWindow()
    others[1].setFocus()
    ask_where(window, "Save", tmp_path / "page.html", [WEB], lambda _path: None).reject()
    qtbot.waitUntil(others[1].hasFocus)
