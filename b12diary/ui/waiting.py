"""The program while its window is out of sight: the icon beside the clock stays, also while the diary is locked."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from b12diary.domain.days import Clock
from b12diary.ui.reminders import neutral_text, on_the_wall, wait_ms
from b12diary.ui.tray import Tray
from b12diary.ui.window import MainWindow

_DESKTOP_READY_MS = 2_000
_MOST_LOOKS = 15

Answer = Callable[[str, str], None]
"""Brings a page, and there the part with this name, into sight; no page = the window as it is."""


class Waiting(QObject):
    """Holds the icon for one window, whichever diary it shows, and speaks for the one that is locked.

    Attributes:
        tray: the icon.
        began_unseen: whether the computer started the program, and the person has it wait.

    Signals:
        told(): there was something to say, and it was said in neutral words.
    """

    told = Signal()

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        """Show nothing yet. `clock` tells the time while no diary is open."""
        super().__init__(window)
        self._window, self._clock = window, clock
        self.began_unseen = False
        self.tray = Tray(self)
        self.tray.rate_asked.connect(lambda: self.ask("today"))
        self.tray.injection_asked.connect(lambda: self.ask("injections", "record"))
        self.tray.open_asked.connect(self.ask)
        self.tray.quit_asked.connect(window.end)
        self._answer: Answer | None = None
        self._asked = ("", "")
        self._stays = False
        self._is_resting = False
        self._moments: list[datetime] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._n_looks = 0
        self._is_busy: Callable[[], bool] = bool
        window.goes_on_unseen = lambda: self._stays and self.tray.is_there and not self._is_busy()
        window.closing.connect(self.end)

    def begin_unseen(self) -> None:
        """Wait beside the clock from the start; on a desktop without a place for that, in a minimised window."""
        self.began_unseen = self._stays = True
        self._look_for_place()

    def _look_for_place(self) -> None:
        """Ask for a place until there is one: at login the desktop may be slower than this program."""
        self.tray.set_wanted(True)
        self._n_looks += 1
        if self.tray.is_there or self._window.isVisible() or not self.began_unseen:
            return
        if self._n_looks < _MOST_LOOKS:
            QTimer.singleShot(_DESKTOP_READY_MS, self, self._look_for_place)
        else:
            self._window.showMinimized()

    def follow(self, answer: Answer, is_busy: Callable[[], bool], *, wants_icon: bool, stays: bool) -> None:
        """Let an open diary speak for itself, by what is chosen in it.

        Args:
            answer: does what is asked of the icon.
            is_busy: tells that the window cannot be put away just now.
            wants_icon: whether there is something to be reminded of.
            stays: whether closing the window only puts it away.
        """
        self._forget()
        self._answer, self._is_busy = answer, is_busy
        self._stays = stays or self.began_unseen
        self.tray.set_wanted(wants_icon or self._stays)
        if any(self._asked):
            (page, target), self._asked = self._asked, ("", "")
            # Once the diary that was just opened has its first page.
            QTimer.singleShot(0, self, lambda: self.ask(page, target))

    def rest(self, moments: Sequence[datetime]) -> None:
        """Let the icon be while the diary is locked. `moments` is all that is known of it: when it would speak."""
        self._is_resting = True
        self._moments = sorted(map(on_the_wall, moments))
        self._arm()

    def leave(self) -> None:
        """Speak for no diary any more; without one that is locked there is nothing to wait for."""
        self._answer, self._is_busy = None, bool
        if not self._is_resting and not self.began_unseen:
            self._stays = False
            self.tray.close()

    def end(self) -> None:
        """Take everything away: the program ends."""
        self._forget()
        self._answer, self._is_busy = None, bool
        self.began_unseen = self._stays = False
        self.tray.close()

    def ask(self, page: str = "", target: str = "") -> None:
        """Come into sight with a page; where a passphrase stands before it, after that."""
        if self._answer is None:
            self._asked = (page, target)
            self._window.come_back()
        else:
            self._answer(page, target)

    def tell(self) -> None:
        """Say in neutral words that there is something; without an icon the desktop marks the window instead."""
        if self.tray.is_there:
            self.tray.tell(neutral_text())
        elif not self._window.isActiveWindow():
            QApplication.alert(self._window)
        page = self._window.page(self._window.current)
        if self._answer is None and page is not None:
            page.message_bar.show_message(neutral_text())
        self.told.emit()

    def look(self) -> None:
        """Tell what is due while the diary is locked."""
        now = on_the_wall(self._clock())
        due = [moment for moment in self._moments if moment <= now]
        self._moments = [moment for moment in self._moments if moment > now]
        if due:
            self.tell()
        self._arm()

    def _arm(self) -> None:
        if self._moments:
            self._timer.start(wait_ms(self._moments[0] - on_the_wall(self._clock())))

    def _forget(self) -> None:
        self._is_resting = False
        self._moments = []
        self._timer.stop()
