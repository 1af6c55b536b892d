"""Reading in what draws charts before anyone asks for one, and not before there is time for it.

It is the slowest import and takes as much memory as the whole window. Who opens the diary, rates and closes it again
never sees a chart, so it waits until the window was in sight for some seconds, or until somebody turns to the sidebar.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from b12diary.ui.background import Background
from b12diary.ui.window import MainWindow

_AFTER_MS = 3_000


class Warming(QObject):
    """Reads charts in once, beside the window."""

    def __init__(self, window: MainWindow, background: Callable[[], Background | None]) -> None:
        """Do it by what `background` answers then; None = no diary is open."""
        super().__init__(window)
        self._background = background
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._warm)
        window.sidebar.approached.connect(self._warm)
        self._is_done = False

    def begin(self) -> None:
        """Count from now; once is enough for all diaries."""
        if not self._is_done:
            self._timer.start()

    def _warm(self) -> None:
        background = self._background()
        if self._is_done or background is None:
            return
        self._is_done = True
        self._timer.stop()
        background.submit(import_charts)


def import_charts() -> None:
    """Read in what draws charts and what works out what they show; before it the small thing that a calendar needs.

    The chart of an empty diary is drawn with it, for nobody: the first drawing reads the fonts in.
    """
    from b12diary.ui.pages.diary_month import weekday_names

    weekday_names()
    import b12diary.analysis.recurrence
    import b12diary.analysis.trend
    import b12diary.analysis.wording
    import b12diary.charts.gap_by_gap
    import b12diary.charts.injections
    import b12diary.charts.over_time
    import b12diary.suggestions.symptoms  # noqa: F401 - imported to be ready, as all of them
    from b12diary.charts.render import to_rgba
    from b12diary.charts.style import LIGHT
    from b12diary.domain.excerpt import Excerpt
    from b12diary.ui.pages.patterns_answer import answer
    from b12diary.ui.pages.patterns_view import View

    chart = answer(Excerpt(date(2000, 1, 1)), View(), LIGHT).chart
    if chart is not None:
        to_rgba(chart, 400, 300)
