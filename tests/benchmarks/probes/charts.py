"""Patterns, from the press that asks for a chart until it is on the screen: `charts.py DIARY FOLDER [early]`.

What each chart draws is written to FOLDER, so that plain matplotlib can draw the same. With `early`, Patterns is asked
for a second after the start, and only the first chart is measured; else when the page was made beforehand.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from time import perf_counter

import numpy as np
from matplotlib.path import Path as MatplotlibPath
from PySide6.QtCore import QEvent, QObject, QTimer

from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_answer import Answer
from b12diary.ui.pages.patterns_view import ChartKind
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.widgets.chart_view import ChartView
from tests.benchmarks.probes.begun import begin, go_on, settle, shell_of, the_path

NEXT = (ChartKind.GAPS, ChartKind.TIME, ChartKind.INJECTIONS)
FIRST, WORDS = "first", "words"


class Painted(QObject):
    """Remembers when a drawing came into sight, the first time and the last time, and when the words of a look-back."""

    def __init__(self) -> None:
        """Watch every view of charts and Patterns, those that are not made yet too."""
        super().__init__()
        self.first = self.at = self.words = 0.0
        self._is_new = False
        show, answer = ChartView._show_pixels, PatternsPage.show_answer

        def show_and_watch(view: ChartView, pixels: tuple[bytes, int, int], ratio: float) -> None:
            self._is_new = True
            view._picture.installEventFilter(self)
            show(view, pixels, ratio)

        def answer_and_watch(page: PatternsPage, found: Answer) -> None:
            answer(page, found)
            if found.basis is not None:
                # After what was posted meanwhile: the words are painted by then.
                QTimer.singleShot(0, self, self._note_words)

        ChartView._show_pixels = show_and_watch  # type: ignore[method-assign, assignment]  # the one place where drawings come in
        PatternsPage.show_answer = answer_and_watch  # type: ignore[method-assign, assignment]  # the same for words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        """Look at the clock when the picture is painted for the first time since it came."""
        if event.type() is QEvent.Type.Paint and self._is_new:
            # After this event has been worked off, the chart is on the screen.
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if self._is_new:
            self._is_new, self.at = False, perf_counter()
            self.first = self.first or self.at

    def _note_words(self) -> None:
        self.words = perf_counter()

    def after(self, shell: Shell, act: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds from `act` to the first drawing, and to the last of all: drawings and words."""
        self.first = self.at = self.words = 0.0
        start = perf_counter()
        act()
        go_on(lambda: bool(self.at and self.words))
        # The room for the first drawing may change once its words are there, which brings another.
        settle(shell)
        go_on(lambda: not self._is_new)
        return self.first - start, max(self.at, self.words) - start


def write_marks(view: ChartView, path: Path) -> None:
    """Write every mark of the chart in sight, and its size in pixels."""
    if view.chart is None:
        raise RuntimeError("there is no chart")
    figure, size = view.chart.figure, view._picture.size()
    drawn = [{"kind": type(mark).__name__, **{f.name: getattr(mark, f.name) for f in fields(mark)}}  # type: ignore[arg-type]  # all are dataclasses
             for mark in figure.marks]  # fmt: skip
    whole = {"size": [size.width(), size.height()], "ground": figure.style.surface, "marks": drawn}
    path.write_text(json.dumps(whole, default=_plain), "utf-8")


def _plain(shape: MatplotlibPath) -> dict[str, object]:
    codes = None if shape.codes is None else np.array(shape.codes).tolist()
    return {"vertices": np.array(shape.vertices).tolist(), "codes": codes}


def act(desk: Desk) -> None:
    """Look at Patterns, and then at its other charts."""
    shell, painted, folder = shell_of(desk), Painted(), Path(sys.argv[2])
    is_early = "early" in sys.argv[3:]
    settle(shell, 0.5)
    # Nobody presses in the sidebar without coming there first, and that is when matplotlib is read in.
    desk.window.sidebar.approached.emit()
    settle(shell, 0.5)
    if not is_early:
        go_on(lambda: desk.window.page("patterns") is not None)
        settle(shell, 0.5)
    first, words = painted.after(shell, lambda: shell.show_page("patterns"))
    found = {FIRST: first, WORDS: words}
    if is_early:
        print(json.dumps(found), flush=True)
        return
    page = desk.window.page("patterns")
    if not isinstance(page, PatternsPage) or page.view is None:
        raise TypeError("that is not the page of charts")
    write_marks(page.view, folder / f"{FIRST}.json")
    for kind in NEXT:
        _first, found[kind.value] = painted.after(shell, lambda kind=kind: page.tabs.picked.emit(kind))  # type: ignore[misc]  # a default binds it
        write_marks(page.view, folder / f"{kind.value}.json")
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    sys.exit(begin(the_path(), act))
