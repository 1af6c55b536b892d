"""All scenes, and what of the program must have one."""

import inspect
import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from PySide6.QtWidgets import QDialog, QWidget

import b12diary.ui
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.working import WorkingFrame
from b12diary.ui.widgets.page import Page
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.scenes_exchange import EXCHANGES
from tests.ui.pictures.scenes_import import IMPORTS
from tests.ui.pictures.scenes_pages import PAGES
from tests.ui.pictures.scenes_windows import WINDOWS

SCENES: tuple[Scene, ...] = (*PAGES, *WINDOWS, *IMPORTS, *EXCHANGES)
ALSO_SHOWN = frozenset({"MessageBar", "ExampleNote", "CalendarPopup", "QMenu"})
"""What opens or appears over a page and is neither page nor dialog."""
SYSTEM_WINDOWS = dict.fromkeys(
    ("print_page", "print_recovery"), "it is the printer's own, and asks for printers that a test has not"
)
"""Modules of `ui.dialogs` whose window no picture shows, with the reason."""


def scene(name: str) -> Scene:
    """Return the scene of a name."""
    return next(known for known in SCENES if known.name == name)


@cache
def must_be_shown() -> frozenset[str]:
    """Return all pages and dialogs of the program by class, and by module those that the toolkit makes itself."""
    modules = [import_module(m.name) for m in pkgutil.walk_packages(b12diary.ui.__path__, "b12diary.ui.")]
    own = {
        kind.__name__
        for module in modules
        for _name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and _is_shown(kind)
    }
    by_the_toolkit = {
        module.__name__.rpartition(".")[2]
        for module in modules
        if module.__name__.startswith("b12diary.ui.dialogs.") and _makes_system_window(module)
    }
    return frozenset(own | (by_the_toolkit - SYSTEM_WINDOWS.keys()) | ALSO_SHOWN)


def _makes_system_window(module: ModuleType) -> bool:
    return any(f"{window}(" in inspect.getsource(module) for window in ("QFileDialog", "QPrintDialog", "QMessageBox"))


def _is_shown(kind: type) -> bool:
    return issubclass(kind, Page | QDialog) and kind not in {Page, Frame, WorkingFrame} and issubclass(kind, QWidget)
