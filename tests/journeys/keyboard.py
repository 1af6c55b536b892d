"""Driving the real window by its keys alone, as somebody does who has no use of a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key
_MOST_TABS = 80


def focus() -> QWidget:
    """Return what has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a control."""
    text = getattr(widget, "text", lambda: "")
    return widget.accessibleName() or str(text()).replace("&", "")


def press(*typed: Qt.Key | str, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after the other; a text is typed letter by letter."""
    for single in typed:
        if isinstance(single, str):
            for letter in single:
                QTest.keyClicks(focus(), letter, hold)
        else:
            QTest.keyClick(focus(), single, hold)


def ctrl(key: Qt.Key) -> None:
    """Press a key with Ctrl held."""
    press(key, hold=Qt.KeyboardModifier.ControlModifier)


def tab_to(name: str) -> QWidget:
    """Press Tab until the control of this name has the focus."""
    seen = []
    for _ in range(_MOST_TABS):
        if name_of(focus()) == name:
            return focus()
        seen.append(name_of(focus()))
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name!r}, only to {seen}")
