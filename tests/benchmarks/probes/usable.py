"""The program from its start to a rating on disk: `usable.py DIARY`. The key is pressed as soon as it can be."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from b12diary.ui.start import Desk
from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.benchmarks.probes.begun import begin, go_on, shell_of, the_path

if TYPE_CHECKING:
    from b12diary.domain.change import Change


def act(desk: Desk) -> None:
    """Press a digit where the focus is, and say when it is on disk."""
    kept: list[Change] = []

    def tell(change: "Change") -> None:
        if not kept:
            print("usable", flush=True)
        kept.append(change)

    # Before all others, who show the change: it is on disk by now.
    shell_of(desk).diary._listeners.insert(0, tell)
    go_on(lambda: isinstance(desk.window.focusWidget(), ScaleBar), every_ms=0)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
        QCoreApplication.postEvent(desk.window.focusWidget(), key)
    go_on(lambda: bool(kept))


sys.exit(begin(the_path(), act))
