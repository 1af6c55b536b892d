"""Starts the program as a person does, and goes on when the first page is painted."""

import gc
import sys
import traceback
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

# First, as when a person starts it: what the binding does to imports would else slow this one's down. And with the
# rest for Python's collector that the program sets before it reads the window in.
from b12diary.__main__ import REST, main  # isort: skip

gc.set_threshold(*REST)
from b12diary.ui.start import Desk  # noqa: E402 # isort: skip

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from b12diary.diary import Diary
    from b12diary.ui.shell import Shell

LONGEST_S = 60


class FirstPaint(QObject):
    """Goes on once a widget is painted; unlike the program's own, with no limit of time."""

    def __init__(self, widget: "QWidget", act: Callable[[], None]) -> None:
        """Wait for `widget`, then call `act`."""
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        """Go on when the event that paints is worked off."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False


def begin(path: str, act: Callable[[Desk], None]) -> int:
    """Open the window on a diary, call `act` once its page is on the screen, close it, and return the exit status."""
    show, broken = Desk.show_diary, []

    def acted(desk: Desk) -> None:
        try:
            _see_today(desk)
            act(desk)
        except Exception:  # the window would only show it, and wait
            traceback.print_exc()
            broken.append(True)
        finally:
            # Closed and not left: a diary that was left behind is checked at the next start.
            desk.window.end()

    def show_and_watch(desk: Desk, diary: "Diary", name: str, *, is_example: bool = False) -> None:
        show(desk, diary, name, is_example=is_example)
        page = desk.window.page(desk.window.current)
        if page is not None:
            # Last of all, so that of all who wait for this paint it is told first.
            FirstPaint(page, lambda: acted(desk))

    Desk.show_diary = show_and_watch  # type: ignore[method-assign, assignment]  # the one place where the page is known
    return main(["--diary", path]) or len(broken)


def _see_today(desk: Desk) -> None:
    if desk.window.current != "today":
        raise RuntimeError(f"the window began with {desk.window.current}")


def go_on(is_done: Callable[[], bool], every_ms: int = 5) -> None:
    """Let the window work until `is_done()`; nothing waits for longer than some minutes."""
    loop, timer, until = QEventLoop(), QTimer(), monotonic() + LONGEST_S
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    came: list[bool] = []

    def look() -> None:
        # Remembered: what came can be gone again when the loop has ended.
        if is_done():
            came.append(True)
        if came or monotonic() > until:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(every_ms)
    loop.exec()
    timer.stop()
    if not came:
        raise RuntimeError("what was waited for did not come")


def go_on_for(seconds: float) -> None:
    """Let the window work for some time."""
    until = monotonic() + seconds
    go_on(lambda: monotonic() >= until)


def settle(shell: "Shell", seconds: float = 0.05) -> None:
    """Let the window work until nothing is under way beside it, and then a little longer."""
    go_on(lambda: not shell.background.n_pending)
    go_on_for(seconds)
    go_on(lambda: not shell.background.n_pending)


def shell_of(desk: Desk) -> "Shell":
    """Return what holds diary and window together."""
    if desk.shell is None:
        raise RuntimeError("no diary is open")
    return desk.shell


def the_path() -> str:
    """Return the diary that this process was given."""
    return sys.argv[1]
