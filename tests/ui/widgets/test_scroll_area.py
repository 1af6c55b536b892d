"""A scroll area stays what screen readers counted, whether its scroll bar is in sight or not."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from b12diary.ui.widgets.scroll_area import ScrollArea

PROGRAM = Path(__file__).parents[3] / "b12diary"


@pytest.fixture
def inner() -> QWidget:
    inner = QWidget()
    inner.setAccessibleName("What is inside")
    inner.setFixedSize(40, 2_000)
    return inner


@pytest.fixture
def area(qtbot: QtBot, inner: QWidget) -> ScrollArea:
    area = ScrollArea()
    area.setWidget(inner)
    area.resize(200, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    return area


def test_a_scroll_bar_that_goes_takes_no_part_away(qtbot: QtBot, area: ScrollArea, inner: QWidget) -> None:
    told = QAccessible.queryAccessibleInterface(area)
    assert area.verticalScrollBar().isVisible()
    n_parts = told.childCount()

    inner.setFixedSize(40, 40)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())

    assert told.childCount() == n_parts
    assert all(told.child(n) is not None for n in range(n_parts))


def test_a_part_that_is_not_there_is_answered_with_nothing(area: ScrollArea) -> None:
    told = QAccessible.queryAccessibleInterface(area)

    assert told.child(told.childCount()) is None
    assert told.child(-1) is None


def test_what_is_scrolled_is_told(area: ScrollArea) -> None:
    told = QAccessible.queryAccessibleInterface(area)

    viewport = next(told.child(n) for n in range(told.childCount()) if told.child(n).object() is area.viewport())
    assert viewport.child(0).text(QAccessible.Text.Name) == "What is inside"


def test_it_is_a_scroll_area_to_the_toolkit_too(area: ScrollArea) -> None:
    assert area.inherits("QScrollArea")
    assert isinstance(area, QScrollArea)


def test_no_part_of_the_program_has_another_kind() -> None:
    made = re.compile(r"QScrollArea\(|\(QScrollArea\)")
    found = [path.name for path in PROGRAM.rglob("*.py") if made.search(path.read_text("utf-8"))]

    assert found == ["scroll_area.py"]
