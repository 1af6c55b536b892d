"""Tab goes through a page as one reads it, also through what was put there after the page was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
"""Controls that are one stop: what the toolkit made inside them hands the focus back to them."""


def set_reading_order(home: QWidget) -> None:
    """Have Tab go through everything in `home` in the order in which the layouts show it.

    New widgets stand last in the toolkit's own order, wherever they are shown. What comes before and after `home`
    stays as it is. Chips beside the one that is on keep their places too: any of them can become the stop.
    """
    stops = [w for w in in_reading_order(home) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.focusProxy() is None]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def set_after(part: QWidget, later: QWidget) -> None:
    """Have Tab come to what is in `later` right after the last of `part`, if that has any stop."""
    # Not by asking for the next in the chain: the toolkit's binding then counts that one as a part of the one asked,
    # and when the one goes, the other, and in the end the window, count as gone too.
    last = next((w for w in reversed(list(in_reading_order(part))) if w.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
    if last is None:
        return
    stops = [w for w in in_reading_order(later) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for before, after in pairwise([last, *stops]):
        QWidget.setTabOrder(before, after)


def in_reading_order(home: QWidget) -> Iterator[QWidget]:
    """Yield `home` and everything in it, in the order in which its layouts show it; what is in none comes last."""
    inner = home.widget() if isinstance(home, QScrollArea) else None
    if inner is not None:
        yield from in_reading_order(inner)
        return
    yield home
    if isinstance(home, _WHOLE):
        return
    layout = home.layout()
    seen: set[QWidget] = set()
    if layout is not None:
        for widget in _widgets_of(layout):
            seen.add(widget)
            yield from in_reading_order(widget)
    for child in home.children():
        if isinstance(child, QWidget) and child not in seen and not child.isWindow():
            yield from in_reading_order(child)


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)
