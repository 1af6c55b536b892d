"""Words on the screen: long ones break without a trace in what is read out or copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12diary.ui.widgets.labels import Label, PlaceLabel

PLACE = "/home/somebody/a folder/with-a-name-that-is-longer-than-any-line-could-be/diary.b12"


def told(label: Label) -> str:
    return QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)


@pytest.mark.parametrize("kind", [Label, PlaceLabel])
def test_the_places_to_break_are_not_told(qtbot: QtBot, kind: type[Label]) -> None:
    label = kind()
    qtbot.addWidget(label)
    label.setText(PLACE)
    assert "\u200b" in QLabel.text(label), "without a break this proves nothing"
    assert told(label) == PLACE
    label.setText("short")
    assert told(label) == "short"


@pytest.mark.parametrize("marks", [True, False])
def test_a_place_is_copied_as_it_is_called(qtbot: QtBot, marks: bool) -> None:
    label = PlaceLabel(PLACE)
    qtbot.addWidget(label)
    if marks:
        label.setSelection(0, len(QLabel.text(label)))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == PLACE
    QGuiApplication.clipboard().clear()
    label.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == PLACE
