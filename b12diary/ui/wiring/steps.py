"""Making a step from a page: what was refused or could not be written is said there, and what was typed stays."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from b12diary.domain.change import Change
from b12diary.errors import DiaryError
from b12diary.ui.widgets.page import Page

T = TypeVar("T")


class Shell(Protocol):
    """The window, as far as a page's wiring needs it."""

    def say(self, text: str, *, undo: bool) -> None:
        """Say what was done, in the message bar of the page in sight; `undo` offers to take it back."""

    def show_page(self, name: str, target: str = "") -> None:
        """Go to another page, and there to the part called `target`."""


def made(page: Page, verb: Callable[[], Change]) -> Change | None:
    """Do what `verb` does; None when it was refused or could not be written, which the page's bar then tells."""
    try:
        change = verb()
    except DiaryError as error:
        page.message_bar.show_message(str(error))
        return None
    if change.is_refused:
        page.message_bar.show_message(sentence(" ".join(sentence(problem.text) for problem in change.problems)))
        return None
    return change


def waiting(work: Callable[[], T]) -> T | DiaryError:
    """Do what takes a moment under the waiting pointer; a `DiaryError` is returned and not raised."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return work()
    except DiaryError as error:
        return error
    finally:
        QGuiApplication.restoreOverrideCursor()


def sentence(text: str) -> str:
    """Write a problem as a sentence of its own: a capital first, a full stop last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".!?" else ".")
