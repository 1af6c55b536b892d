"""What a page's wiring needs that has work done beside the window."""

from collections.abc import Callable
from typing import Protocol

from b12diary.errors import DiaryError
from b12diary.ui.background import Background
from b12diary.ui.wiring.steps import Shell


class Workshop(Shell, Protocol):
    """The window with its threads for pure functions of an excerpt."""

    @property
    def background(self) -> Background:
        """Does the work."""


def tried(work: Callable[[], object]) -> object:
    """Return what `work` returns, or the `DiaryError` that stopped it: an event to be told, not a fault."""
    try:
        return work()
    except DiaryError as error:
        return error
