"""Patterns, from the press that asks for a chart until it is on the screen: `charts.py DIARY FOLDER`.

What each chart draws is written to FOLDER, so that plain matplotlib can draw the same.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from PySide6.QtCore import QEvent, QObject, QTimer

from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_view import ChartKind
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.widgets.chart_view import ChartView
from tests.benchmarks.probes.begun import begin, go_on, settle, shell_of, the_path

NEXT = (ChartKind.GAPS, ChartKind.TIME, ChartKind.INJECTIONS)
FIRST = "first"


class Painted(QObject):
    """Remembers when a drawing that has just come was last painted."""

    def __init__(self) -> None:
        """Watch every view of charts, those of pages that are not made yet too."""
        super().__init__()
        self.at, self._is_new = 0.0, False
        show = ChartView._show_pixels

        def show_and_watch(view: ChartView, pixels: tuple[bytes, int, int], ratio: float) -> None:
            self._is_new = True
            view._picture.installEventFilter(self)
            show(view, pixels, ratio)

        ChartView._show_pixels = show_and_watch  # type: ignore[method-assign, assignment]  # the one place where drawings come in

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        """Look at the clock when the picture is painted for the first time since it came."""
        if event.type() is QEvent.Type.Paint and self._is_new:
            # After this event has been worked off, the chart is on the screen.
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if self._is_new:
            self._is_new, self.at = False, perf_counter()

    def after(self, shell: Shell, act: Callable[[], object]) -> float:
        """Return the seconds from `act` to the last drawing that it brought."""
        start = self.at = perf_counter()
        act()
        go_on(lambda: self.at > start)
        # The room for the first drawing may change once its words are there, which brings another.
        settle(shell)
        go_on(lambda: not self._is_new)
        return self.at - start


def write_arrays(view: ChartView, path: Path) -> None:
    """Write the lines, marks and areas of the chart in sight, and its size in pixels."""
    if view.chart is None:
        raise RuntimeError("there is no chart")
    lines, areas, ticks = [], [], []
    for artist in view.chart.figure.get_children():
        if isinstance(artist, Line2D):
            lines.append({"points": np.asarray(artist.get_xydata()).tolist(), "style": artist.get_linestyle(),
                          "marker": artist.get_marker()})  # fmt: skip
        elif isinstance(artist, Polygon):
            areas.append(artist.get_xy().tolist())
        elif isinstance(artist, LineCollection):
            ticks += [np.asarray(tick).tolist() for tick in artist.get_segments()]
    size = view._picture.size()
    drawn = {"size": [size.width(), size.height()], "lines": lines, "areas": areas, "ticks": ticks}
    path.write_text(json.dumps(drawn), "utf-8")


def act(desk: Desk) -> None:
    """Look at Patterns, and then at its other charts."""
    shell, painted, folder = shell_of(desk), Painted(), Path(sys.argv[2])
    settle(shell, 0.5)
    # Nobody presses in the sidebar without coming there first, and that is when matplotlib is read in.
    desk.window.sidebar.approached.emit()
    settle(shell, 0.5)
    found = {FIRST: painted.after(shell, lambda: shell.show_page("patterns"))}
    page = desk.window.page("patterns")
    if not isinstance(page, PatternsPage) or page.view is None:
        raise TypeError("that is not the page of charts")
    write_arrays(page.view, folder / f"{FIRST}.json")
    for kind in NEXT:
        found[kind.value] = painted.after(shell, lambda kind=kind: page.tabs.picked.emit(kind))  # type: ignore[misc]  # a default binds it
        write_arrays(page.view, folder / f"{kind.value}.json")
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    sys.exit(begin(the_path(), act))
