"""Where the keyboard is: a page that shows something new must not lose it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Tell whether the focus is on the widget or on something inside it."""
    now = QApplication.focusWidget()
    return now is not None and (now is widget or widget.isAncestorOf(now))


def focus_on(widget: QWidget) -> None:
    """Move the focus as a key would, so that the ring is shown."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def first_stop(home: QWidget) -> QWidget | None:
    """Return the first control inside `home` that Tab comes to; None when there is none."""
    widget = home.nextInFocusChain()
    while widget is not None and widget is not home:
        is_stop = widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_stop and home.isAncestorOf(widget) and widget.isVisibleTo(home):
            return widget
        widget = widget.nextInFocusChain()
    return None
