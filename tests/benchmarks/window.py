"""Process start to first painted page, against a bare window of the same toolkit in the same interpreter."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.timing import Plan, Row, paired

_TELL_FIRST_PAINT = textwrap.dedent(
    """
    import sys
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class FirstPaint(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow) and watched.isVisible():
                QApplication.instance().removeEventFilter(self)
                # After this event has been worked off, the page is on the screen.
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self):
            print("painted", flush=True)
            QApplication.instance().quit()
    """
)

_BARE = _TELL_FIRST_PAINT + textwrap.dedent(
    """
    app = QApplication([])
    filter = FirstPaint()
    app.installEventFilter(filter)
    window = QMainWindow()
    window.resize(1120, 760)
    window.show()
    app.exec()
    """
)

_OURS = _TELL_FIRST_PAINT + textwrap.dedent(
    """
    from pathlib import Path
    from b12diary.paths import Paths
    from b12diary.ui import session

    app = QApplication(["b12diary"])
    filter = FirstPaint()
    app.installEventFilter(filter)
    folder = Path(sys.argv[1])
    sys.exit(session.run(Paths(folder, folder), folder / "diary.b12"))
    """
)


def _environment() -> dict[str, str]:
    # As on a person's computer: compiled files are kept, so that only the first start ever compiles.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPATH": os.pathsep.join(sys.path)}


def _seconds_to_paint(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(),
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - start
        process.communicate()
    if line != "painted\n":
        raise RuntimeError("the window was never painted")
    return taken


def measure(plan: Plan) -> Iterator[Row]:
    """Yield one row for each length of diary."""
    for years in plan.years:
        with TemporaryDirectory() as folder:
            make(Path(folder) / "diary.b12", years)
            yield paired(
                f"start to first painted page, {years} years",
                plan,
                lambda f=folder: _seconds_to_paint(_OURS, f),  # type: ignore[misc]  # a default binds it
                lambda: _seconds_to_paint(_BARE),
                "bare QMainWindow",
            )
