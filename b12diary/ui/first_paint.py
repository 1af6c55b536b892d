"""What can wait until a page is in sight: everything that nobody sees in the first blink."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterPaint(QObject):
    """Does something once, as soon as a widget is painted."""

    def __init__(self, widget: QWidget, act: Callable[[], None]) -> None:
        """Wait for `widget`; when that goes, or its window is closed, before it was painted, nothing is done."""
        super().__init__(widget)
        self._widget = widget
        self._act: Callable[[], None] | None = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the event that paints is worked off."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        act, self._act = self._act, None
        if act is not None and self._widget.window().isVisible():
            act()


def import_charts() -> None:
    """Read in what draws charts, so that the first one asked for is there the sooner."""
    import b12diary.charts.render  # noqa: F401 - imported to be ready
