"""Lines that wrap: their ends change sides with the writing, and short words keep to one line where there is room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.short_label import ShortLabel


def line(qtbot: QtBot, width: int) -> tuple[QWidget, ShortLabel, Button]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.setContentsMargins(40, 0, 4, 0)
    label, button = ShortLabel("the first one of all that stand here"), Button("Copy table")
    flow.addWidget(label)
    flow.add_split()
    flow.addWidget(button)
    holder.resize(width, 200)
    holder.show()
    return holder, label, button


def test_margins_change_sides_with_the_writing(qtbot: QtBot) -> None:
    holder, label, button = line(qtbot, 700)
    assert (label.x(), holder.width() - button.geometry().right() - 1) == (40, 4)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = holder.layout()
    assert layout is not None
    layout.setGeometry(holder.rect())
    assert (holder.width() - label.geometry().right() - 1, button.x()) == (40, 4)


def test_short_words_stand_in_one_line_where_there_is_room_and_wrap_where_there_is_not(qtbot: QtBot) -> None:
    holder, label, button = line(qtbot, 700)
    one_line = label.fontMetrics().height()
    assert label.height() < 2 * one_line
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    holder.resize(170, 300)
    assert label.height() >= 2 * one_line
    assert button.y() > label.geometry().bottom()
