"""The window made for `b12diary self-test`: every page once, on an example, then closed."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QFontDatabase
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from b12diary.assets import asset
from b12diary.paths import Paths
from b12diary.ui.icons import NAMES
from b12diary.ui.registry import pages
from b12diary.ui.start import Desk

LONGEST_S: Final = 120
_TURN_MS: Final = 50
_application: QCoreApplication | None = None


def show_every_page(folder: Path) -> None:
    """Show all pages of the window on an example diary, draw what they draw, and close it.

    Args:
        folder: where the window may keep its files.

    Raises:
        RuntimeError: a font or an icon cannot be used, or a page did not come into sight.
        Exception: whatever a page raised; the first one if there are several.
    """
    global _application  # noqa: PLW0603 - Qt forgets its application unless it is held
    _application = app = QApplication.instance() or QApplication(["b12diary"])
    if not isinstance(app, QApplication):
        raise TypeError("an application without windows is running already")
    faults: list[BaseException] = []

    def note(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        faults.append(error)

    before, sys.excepthook = sys.excepthook, note
    try:
        _show(Desk(app, Paths(data=folder / "data", state=folder / "state")), faults)
    finally:
        sys.excepthook = before
    if faults:
        raise faults[0]


def _show(desk: Desk, faults: list[BaseException]) -> None:
    desk.begin(example="returns")
    until = monotonic() + LONGEST_S
    _go_on(lambda: desk.shell is not None or bool(faults), until)
    shell = desk.shell
    if shell is None:
        raise RuntimeError("the window did not come into sight")
    shell.background.failed.connect(faults.append)
    for entry in pages():
        shell.show_page(entry.key)
        _go_on(lambda: not shell.background.n_pending, until)
        if desk.window.current != entry.key or desk.window.grab().isNull():
            raise RuntimeError(f"{entry.key} did not come into sight")
    icons = [name for name in NAMES if not QSvgRenderer(str(asset("icons", f"{name}.svg"))).isValid()]
    fonts = [font.name for font in asset("fonts").glob("*.ttf") if QFontDatabase.addApplicationFont(str(font)) < 0]
    if icons or fonts:
        raise RuntimeError(f"cannot be drawn: {', '.join(icons + fonts)}")
    desk.window.end()


def _go_on(is_done: Callable[[], bool], until: float) -> None:
    """Let the window work until `is_done()`, at the longest to the moment `until`, and then once more to paint."""
    while not is_done() and monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _TURN_MS)
    QCoreApplication.processEvents()
