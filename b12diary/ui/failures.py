"""What the person sees when something goes wrong.

An event outside the program stands in the message bar; a fault of the program itself in a window whose details hold no
entries, so that they can be handed to somebody.
"""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from b12diary.errors import DiaryError

if TYPE_CHECKING:
    from b12diary.ui.failure_window import FailureWindow


class Failures:
    """Catches what no part of the program caught, for as long as it is installed."""

    def __init__(self, show_error: Callable[[DiaryError], None], window: Callable[[], QWidget | None]) -> None:
        """Show events of the environment by `show_error`, all other faults in a window over `window()`."""
        self._show_error, self._window = show_error, window
        self._open: FailureWindow | None = None
        self._before = sys.excepthook

    def install(self) -> None:
        """Take over from now on."""
        sys.excepthook = self._caught
        qInstallMessageHandler(_write_message)

    def remove(self) -> None:
        """Give everything back as it was."""
        sys.excepthook = self._before
        qInstallMessageHandler(None)

    def show(self, error: BaseException) -> None:
        """Tell of one fault; while its window is open further ones are not told on top of it."""
        if isinstance(error, DiaryError):
            self._show_error(error)
        elif self._open is None:
            # Imported when it is needed, which is hardly ever.
            from b12diary.ui.failure_window import FailureWindow

            self._open = FailureWindow(error, self._window())
            self._open.finished.connect(self._forget)
            self._open.open()

    def _forget(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
        self._open = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        if sys.stderr is not None and not isinstance(error, DiaryError):
            from b12diary.ui.failure_window import details

            sys.stderr.write(details(error) + "\n")
        self.show(error)


def _write_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write the toolkit's own warnings where a program started from a console shows them, and nowhere else."""
    del context
    if sys.stderr is not None and kind is not QtMsgType.QtDebugMsg:
        sys.stderr.write(f"Qt: {message}\n")
