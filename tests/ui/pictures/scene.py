"""One scene: a place in the program that a person can come to, with a name, and how to come to it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.ui.pictures.diaries import State
from tests.ui.pictures.stage import Stage

_WITHOUT_PLACE = {"FirstStartPage", "LockPage", "TroublePage"}
ALL = (State.WEEK, State.EMPTY, State.YEARS)


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene.

    Attributes:
        name: in the name of the picture's file.
        shows: the class of page, dialog or bar that it shows; the module for dialogs that the toolkit makes itself.
        open: goes there, and returns what is painted.
        states: the diaries with which it is worth a look, the usual one first.
    """

    name: str
    shows: str
    open: Callable[[Stage], QWidget]
    states: tuple[State, ...] = (State.WEEK,)

    @property
    def page(self) -> str:
        """The page of the sidebar on which it begins."""
        key = self.shows.removesuffix("Page").casefold()
        return key if self.shows.endswith("Page") and self.shows not in _WITHOUT_PLACE else "today"


def page(name: str, target: str = "") -> Callable[[Stage], QWidget]:
    """Return a way to a page, or to a part of it."""

    def go(stage: Stage) -> QWidget:
        stage.go(name, target)
        return stage.window

    return go


def clicks(name: str, *words: str) -> Callable[[Stage], QWidget]:
    """Return a way to a page and on by its buttons, one after the other."""

    def go(stage: Stage) -> QWidget:
        stage.go(name)
        for word in words:
            stage.click(word)
        return stage.window

    return go
