"""Every text on a window: shown, told to screen readers, offered in lists and menus."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.ui.pictures.room import visible

_MOST_ROWS = 200


def texts(window: QWidget) -> tuple[str, ...]:
    """Return all texts of a window, each once; a part of the toolkit that writes dates by itself is left out."""
    found = [window.windowTitle()]
    for widget in visible(window):
        if not _is_in_calendar(widget):
            found += [*_shown(widget), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _is_in_calendar(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QCalendarWidget):
            return True
        above = above.parentWidget()
    return False


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(n) for n in range(widget.count()))
        case QMenuBar() | QMenu():
            yield from (action.text() for action in widget.actions() if action.isVisible())
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            # The toolkit keeps the number of columns of a list, which is one, to itself.
            columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
            for row in range(min(model.rowCount(), _MOST_ROWS)):
                yield from (str(model.index(row, n).data() or "") for n in columns)
            yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in columns)
