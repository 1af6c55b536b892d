"""A rating through the window, from the press of a key to the commit, and plain SQLite in turn: `key.py DIARY N`."""

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from b12diary.ui.start import Desk
from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.benchmarks.probes.begun import begin, settle, shell_of, the_path
from tests.benchmarks.storage import INSERT, raw_table

if TYPE_CHECKING:
    from b12diary.domain.change import Change

_KEYS = ((Qt.Key.Key_3, "3"), (Qt.Key.Key_4, "4"))


def act(desk: Desk) -> None:
    """Press and insert in turn; both end when the rating is on disk."""
    shell = shell_of(desk)
    settle(shell, 0.5)
    page = desk.window.page("today")
    if page is None:
        raise RuntimeError("the page of today is not there")
    bar = page.findChildren(ScaleBar)[0]
    raw = raw_table(Path(the_path()).with_name("raw-beside-window.db"))
    ends: list[float] = []

    def tell(_change: "Change") -> None:
        ends.append(perf_counter())

    # Before all others, who show the change: it is on disk by now.
    shell.diary._listeners.insert(0, tell)
    ours, bare = [], []
    # The first change of a day makes its backup first; that press does not count.
    for n in range(int(sys.argv[2]) + 1):
        key, text = _KEYS[n % 2]
        start = perf_counter()
        QCoreApplication.sendEvent(bar, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))
        ours.append(ends[n] - start)
        settle(shell, 0)
        row = ("fatigue", str(n), 5, "nrs_0_10", "2026-11-22", "typed", "2026-11-22T21:04:00+00:00")
        start = perf_counter()
        raw.execute(INSERT, row)
        bare.append(perf_counter() - start)
    raw.close()
    print(json.dumps({"ours": ours[1:], "bare": bare[1:]}), flush=True)


sys.exit(begin(the_path(), act))
