"""What a page's wiring needs that has work done beside the window."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from b12diary.errors import DiaryError
from b12diary.ui.background import Background
from b12diary.ui.wiring.steps import Shell

T = TypeVar("T")


class Workshop(Shell, Protocol):
    """The window with its threads for pure functions of an excerpt."""

    @property
    def background(self) -> Background:
        """Does the work."""


def tried(work: Callable[[], T]) -> T | DiaryError:
    """Return what `work` returns, or the `DiaryError` that stopped it: an event to be told, not a fault."""
    try:
        return work()
    except DiaryError as error:
        return error


@contextmanager
def waiting() -> Iterator[None]:
    """Show that the program is at work, for what only the thread of the window can do."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
