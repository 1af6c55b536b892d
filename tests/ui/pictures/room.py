"""Whether everything on a window has the room that it needs: no word cut, nothing outside what holds it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.theme import Role, font
from tests.ui.pictures.pseudo import plain

_WRAP = int(Qt.TextFlag.TextWordWrap)
_FAR = 1 << 20


def called(widget: QWidget) -> str:
    """Return words by which a person would know a widget."""
    said = getattr(widget, "text", "")
    text = str(said() if callable(said) else said) if not isinstance(widget, QAbstractSpinBox) else ""
    words = plain(text or widget.accessibleName() or widget.objectName())
    return f"{type(widget).__name__} {words[:60]!r}"


def visible(window: QWidget) -> Iterator[QWidget]:
    """Return all widgets in sight of one window, those that must be scrolled to included."""
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is window and not isinstance(widget, FocusRing | QScrollBar):
            yield widget


def short_of_room(window: QWidget) -> list[str]:
    """Return everything that is cut, by name and how."""
    return [f"{called(w)}: {problem}" for w in visible(window) for problem in (*_own(w), *_in_parent(w))]


def _own(widget: QWidget) -> Iterator[str]:
    """Return what of a widget does not fit into it."""
    match widget:
        case QLabel():
            yield from _label(widget)
        case QComboBox():
            metrics = QFontMetrics(widget.font())
            if not widget.isEditable() and metrics.horizontalAdvance(widget.currentText()) > widget.width() - 24:
                yield "its choice is cut"
            yield from _hint(widget)
        case QAbstractButton() if widget.hasHeightForWidth():
            yield from _high(widget)
        case QAbstractButton() | QTabBar() | QAbstractSpinBox():
            yield from _hint(widget)
        case QLineEdit() if widget.placeholderText():
            needed = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
            if not widget.text() and needed > widget.width():
                yield f"its hint needs {needed} of {widget.width()} px"
        case _ if widget.hasHeightForWidth() and not widget.isWindow() and not isinstance(widget, QAbstractScrollArea):
            yield from _high(widget)


def _label(label: QLabel) -> Iterator[str]:
    if not label.text() or not label.pixmap().isNull():
        return
    if not label.wordWrap():
        yield from _hint(label)
        return
    yield from _high(label)
    room = label.contentsRect().width()
    needed = QFontMetrics(label.font()).boundingRect(QRect(0, 0, room, _FAR), _WRAP, label.text()).width()
    if needed > room + 1:
        yield f"a word needs {needed} of {room} px"


def _high(widget: QWidget) -> Iterator[str]:
    needed = widget.heightForWidth(widget.width())
    if needed > widget.height() + 1:
        yield f"is {widget.height()} px high and needs {needed}"


def _hint(widget: QWidget) -> Iterator[str]:
    needed = widget.minimumSizeHint()
    if needed.width() > widget.width() + 1 or needed.height() > widget.height() + 1:
        yield f"is {widget.width()} x {widget.height()} and needs {needed.width()} x {needed.height()}"


def _in_parent(widget: QWidget) -> Iterator[str]:
    """Return where a widget stands outside what holds it; what scrolls up and down may be as high as it likes."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not widget.width() or not widget.height():
        return
    scroll = parent.parentWidget()
    is_scrolled = isinstance(scroll, QScrollArea) and scroll.viewport() is parent
    if isinstance(scroll, QAbstractScrollArea) and scroll.viewport() is parent and not is_scrolled:
        return
    room, own = parent.rect(), widget.geometry()
    if is_scrolled and isinstance(scroll, QScrollArea):
        if widget.width() > parent.width() + 1:
            yield f"must be scrolled sideways: {widget.width()} of {parent.width()} px"
        can_scroll = scroll.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if widget.height() > parent.height() + 1 and not can_scroll:
            yield f"cannot be scrolled to: {widget.height()} of {parent.height()} px"
        return
    if own.left() < -1 or own.right() > room.right() + 1 or own.top() < -1 or own.bottom() > room.bottom() + 1:
        yield f"stands at {_told(own)} in {room.width()} x {room.height()} of {called(parent)}"


def overlapping(window: QWidget) -> list[str]:
    """Return pairs of words that stand on one another."""
    kinds = (QLabel, QAbstractButton, QTabBar, QAbstractSpinBox)
    told = [w for w in visible(window) if isinstance(w, kinds) and _says_something(w)]
    places = [(w, QRect(w.mapTo(window, QPoint(0, 0)), w.size())) for w in told]
    found = []
    for n, (one, box) in enumerate(places):
        for other, other_box in places[n + 1 :]:
            shared = box.intersected(other_box)
            is_part = one.isAncestorOf(other) or other.isAncestorOf(one)
            if shared.width() > 2 and shared.height() > 2 and not is_part and _scroller(one) is _scroller(other):
                found.append(f"{called(one)} and {called(other)} share {shared.width()} x {shared.height()} px")
    return found


def _says_something(widget: QWidget) -> bool:
    return not isinstance(widget, QLabel) or bool(widget.text())


def _scroller(widget: QWidget) -> QWidget | None:
    """Return the scrolled part in which a widget stands: what is scrolled away under a fixed row overlaps nothing."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def too_large(window: QWidget, width: int, height: int) -> list[str]:
    """Return whether a window that opens over another is larger than that."""
    if window.width() <= width and window.height() <= height:
        return []
    return [f"{called(window)}: is {window.width()} x {window.height()} over a window of {width} x {height}"]


def wrong_fonts(window: QWidget) -> list[str]:
    """Return the words whose size is not that of their role, as after a change of the text size that missed them."""
    sized = [(w, w.property("b12_role")) for w in visible(window)]
    return [
        f"{called(w)}: is {w.font().pixelSize()} px and not {font(Role(role)).pixelSize()}"
        for w, role in sized
        if role and w.font().pixelSize() != font(Role(role)).pixelSize()
    ]


def _told(box: QRect) -> str:
    return f"{box.x()}, {box.y()}, {box.width()} x {box.height()}"
