"""Where the keyboard is: a page that shows something new must not lose it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from b12diary.ui.tab_order import in_reading_order

_ROOM_ROUND = 16


def holds_focus(widget: QWidget) -> bool:
    """Tell whether the focus is on the widget or on something inside it."""
    now = QApplication.focusWidget()
    return now is not None and (now is widget or widget.isAncestorOf(now))


def focus_on(widget: QWidget) -> None:
    """Move the focus as a key would, so that the ring is shown."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def focus_in_place(widget: QWidget) -> None:
    """Move the focus to what was shown or moved just now, once everything stands where it belongs.

    A page scrolls to what gets the focus; before its layouts are done that would be some other place.
    """
    for _turn in range(2):  # what finds its place in the first can move others
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    focus_on(widget)


def bring_into_sight(part: QWidget) -> None:
    """Scroll to what the person opened just now; of what is higher than its room, to its beginning."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = part.parentWidget()
    while above is not None and not _scrolls(above):
        above = above.parentWidget()
    inner = above.widget() if isinstance(above, QScrollArea) else None
    if not isinstance(above, QScrollArea) or inner is None or not inner.isAncestorOf(part):
        return
    bar, room = above.verticalScrollBar(), above.viewport().height()
    top = part.mapTo(inner, part.rect().topLeft()).y() - _ROOM_ROUND
    bottom = top + part.height() + 2 * _ROOM_ROUND
    if bottom > bar.value() + room:
        bar.setValue(min(top, bottom - room))


def _scrolls(widget: QWidget) -> bool:
    """Tell whether a person can scroll it now; one that stands whole may still have to grow to its new height."""
    if not isinstance(widget, QScrollArea):
        return False
    is_off = widget.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return not is_off and widget.verticalScrollBar().maximum() > 0


@contextmanager
def focus_kept(home: QWidget) -> Iterator[None]:
    """Keep the focus on what it is on inside `home`, while `home` moves to another place in the window.

    What moves to another parent is hidden for a moment, and the focus would go elsewhere.
    """
    held = QApplication.focusWidget()
    is_inside = held is not None and home.isAncestorOf(held)
    yield
    if held is not None and is_inside and not held.hasFocus():
        home.show()
        focus_on(held)


@contextmanager
def focus_given_back() -> Iterator[None]:
    """Put the focus back where it was after work that takes it away, where that is still in sight."""
    held = QApplication.focusWidget()
    yield
    if held is not None and isValid(held) and held.isVisible() and not held.hasFocus():
        focus_on(held)


def give_focus_back(dialog: QDialog, window: QWidget) -> None:
    """Have the keys go back to what they are on now when `dialog`, about to open above `window`, is closed.

    The toolkit forgets it for its own dialogs, and goes to the first control of the window instead.
    """
    held: QWidget | None = window.focusWidget()

    def give_back() -> None:
        window.activateWindow()  # where no window manager does it
        if held is not None and isValid(held) and held.isVisible():
            focus_on(held)

    dialog.finished.connect(give_back)


def first_stop(home: QWidget) -> QWidget | None:
    """Return the first control inside `home` that Tab comes to; None when there is none.

    By reading order and not by the toolkit's chain: see `tab_order.set_after`.
    """
    for widget in in_reading_order(home):
        is_stop = widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_stop and widget is not home and widget.isVisibleTo(home):
            return widget
    return None
