"""From the application to its end: one window, or one after the other when the person asks for another language."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from b12diary.paths import Paths
from b12diary.ui.language import OPEN_ANEW
from b12diary.ui.start import Desk


def run(paths: Paths, diary_path: Path | None, *, example: str | None = None, hidden: bool = False) -> int:
    """Show the window until it is closed.

    Args:
        paths: where the person's files are.
        diary_path: the diary to open; None = the usual one, made if there is none.
        example: the kind of example to look at instead; nothing of it is kept.
        hidden: wait beside the clock, and show the window when it is asked for.

    Returns:
        The exit status of the program.
    """
    # The style is named here and not set later: that would hand it over, and with it read in all that styles can do.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    if not isinstance(app, QApplication):
        raise TypeError("an application without windows is running already")
    app.setApplicationName("b12diary")
    # By this name the desktop finds entry and icon; a Flatpak gives both its own.
    app.setDesktopFileName(os.environ.get("FLATPAK_ID", "b12diary"))
    system_font, system_palette = app.font(), app.palette()
    status = OPEN_ANEW
    while status == OPEN_ANEW:
        desk = Desk(app, paths)
        desk.failures.install()
        desk.window.closing.connect(lambda: _end_soon(app))
        try:
            desk.begin(diary_path, example, hidden=hidden)
            status = app.exec()
        finally:
            desk.failures.remove()
        diary_path = desk.shell.diary.path if desk.shell is not None else diary_path
        # Who asked for another language is looking at the window.
        hidden = False
        if status == OPEN_ANEW:
            _close(app, desk)
            # Each window looks at what the system asks for; what this one wore would make the next one's text larger.
            app.setFont(system_font)
            app.setPalette(system_palette)
    return status


def _end_soon(app: QApplication) -> None:
    """End with the window: the toolkit does so only where it was in sight when it closed."""
    if app.quitOnLastWindowClosed():
        QTimer.singleShot(0, app.quit)


def _close(app: QApplication, desk: Desk) -> None:
    app.setQuitOnLastWindowClosed(False)  # another one comes
    desk.window.end()
    desk.window.deleteLater()
    app.setQuitOnLastWindowClosed(True)
