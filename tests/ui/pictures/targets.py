"""How large the targets are that somebody must hit, measured on the widgets as they stand."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.ui.pictures.room import called, visible

LEAST = QSize(44, 36)
_KINDS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QAbstractSlider, QTabBar)


def targets(window: QWidget) -> Iterator[tuple[str, QSize]]:
    """Return every target in sight with its size: each button of a scale and each tab by itself."""
    for widget in visible(window):
        if not isinstance(widget, _KINDS) or isinstance(widget, QScrollBar) or not widget.isEnabled():
            continue
        if isinstance(widget, ScaleBar):
            for value, box in widget._rects().items():
                yield f"{called(widget)} {value}", box.toRect().size()
        elif isinstance(widget, QTabBar):
            for n in range(widget.count()):
                yield f"{called(widget)} {widget.tabText(n)!r}", widget.tabRect(n).size()
        elif not _is_part(widget):
            yield called(widget), widget.size()


def _is_part(widget: QWidget) -> bool:
    """Tell whether a field is the inside of another control, which is measured itself."""
    return isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)


def too_small(window: QWidget) -> list[str]:
    """Return every target that is smaller than 44 by 36 pixels."""
    return [
        f"{name}: {size.width()} x {size.height()}"
        for name, size in targets(window)
        if size.width() < LEAST.width() or size.height() < LEAST.height()
    ]
