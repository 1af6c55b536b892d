"""The real window in a process of its own, with a clock that a test sets by writing a moment into a file.

`python -m tests.journeys.program FOLDER`: the file `moment` is in FOLDER, the diary in FOLDER/data.
"""

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from b12diary.paths import Paths
from b12diary.ui.start import Desk

MOMENT = "moment"
_LOOKS_MS = 20


class FileClock:
    """Tells the moment that stands in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self._path.read_text("utf-8"))


def main(folder: Path) -> int:
    """Show the window until it is closed; it looks at its clock more often than the program does by itself."""
    app = QApplication([])
    app.setApplicationName("b12diary")
    app.setStyle("Fusion")
    desk = Desk(app, Paths(data=folder / "data", state=folder / "state"), FileClock(folder / MOMENT))
    timer = QTimer(app)
    timer.timeout.connect(lambda: desk.shell.look_at_clock() if desk.shell is not None else None)
    timer.start(_LOOKS_MS)
    desk.begin()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
