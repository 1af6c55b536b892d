"""Files dropped on the window, as another way to choose them; never the only one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropTarget(QObject):
    """Watches a window and hands over the files that are dropped on it."""

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], object], parent: QObject) -> None:
        """Call `take` with the files dropped on `window`, as long as `parent` lives."""
        super().__init__(parent)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files on this computer, and leave everything else to the window."""
        if isinstance(event, QDragEnterEvent | QDropEvent) and (paths := _paths(event)):
            if event.type() is QEvent.Type.DragEnter:
                event.acceptProposedAction()
                return True
            if event.type() is QEvent.Type.Drop:
                event.acceptProposedAction()
                self._take(paths)
                return True
        return super().eventFilter(watched, event)


def _paths(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
