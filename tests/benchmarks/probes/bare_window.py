"""A window of the toolkit with nothing in it: `bare_window.py [SECONDS]`.

Without SECONDS it ends as soon as it is painted. With them it goes on so long, tells its resident memory, draws a bare
chart, and tells it again.
"""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


def tell() -> None:
    """Say that the window is on the screen."""
    print("painted", flush=True)
    if len(sys.argv) > 1:
        QTimer.singleShot(round(float(sys.argv[1]) * 1000), weigh)
    else:
        app.quit()


def weigh() -> None:
    """Say how large the process is, without and with a chart."""
    import json

    from tests.benchmarks.probes.resident import resident_bytes

    before = resident_bytes()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.46, 4.4), dpi=100)
    figure.add_subplot().plot(range(84))
    FigureCanvasAgg(figure).draw()
    print(json.dumps({"start": before, "visited": resident_bytes()}), flush=True)
    app.quit()


app = QApplication([])
first = FirstPaint()
window = QMainWindow()
window.installEventFilter(first)
window.resize(1120, 760)
window.show()
app.exec()
