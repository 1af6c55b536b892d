"""What one open diary does by itself: reminders, answers to the icon beside the clock, locking, the daily backup."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from b12diary.diary.backed import Backed
from b12diary.domain.change import Change, Part
from b12diary.domain.reminders import any_wanted
from b12diary.errors import DiaryError
from b12diary.ui.idle import IdleWatch
from b12diary.ui.reminders import Reminders
from b12diary.ui.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from b12diary.ui.shell import Shell

_BACK_UP_AFTER_MS = 2_500


class Presence(QObject):
    """Follows what the person chose for one diary; with everything switched off it does nothing at all.

    Signals:
        left_alone(): nobody is there, as far as can be known, or the person goes; only for a diary with a passphrase.
    """

    left_alone = Signal()

    def __init__(self, shell: "Shell", waiting: Waiting) -> None:
        """Begin to follow the choices in the diary that `shell` has open; `waiting` holds the icon."""
        super().__init__(shell)
        self._shell, self._window, self._waiting = shell, shell.window, waiting
        self.reminders = Reminders(shell.diary, self._tell, shell.state, shell, self)
        self._idle = IdleWatch(self)
        self._idle.left_alone.connect(self._lock)
        self._waits_to_lock = False
        self._leave: Callable[[], None] | None = shell.diary.subscribe(self._changed)
        shell.diary.safe.beside = self._back_up_beside
        self.follow()
        # When the window has settled, and before most people have made the first change of the day.
        self._first_backup = QTimer(self)
        self._first_backup.setSingleShot(True)
        self._first_backup.timeout.connect(self.back_up)
        self._first_backup.start(_BACK_UP_AFTER_MS)
        QTimer.singleShot(0, shell, shell.tell_clock)

    def follow(self) -> None:
        """Take up the choices and the passphrase as they are now."""
        if self._waits_to_lock:
            self._waits_to_lock = False
            QTimer.singleShot(0, self, self.left_alone.emit)
        chosen = self._shell.diary.preferences
        self._waiting.follow(self.go_to, self._is_busy, wants_icon=any_wanted(chosen), stays=chosen.stay_in_tray)
        has_passphrase = self._shell.diary.safe.has_passphrase
        self._idle.start(chosen.lock_after_minutes if has_passphrase else 0)
        self._offer_lock(has_passphrase)
        self.reminders.follow()

    def _offer_lock(self, is_offered: bool) -> None:
        """Let the menu lock the diary at once, where it has a passphrase to open it again."""
        if is_offered is not ("lock" in self._shell.commands):
            if is_offered:
                self._shell.commands["lock"] = self.left_alone.emit
            else:
                del self._shell.commands["lock"]
            self._shell.offer_commands()

    def back_up(self) -> None:
        """Make the backup of the day beside the window, if it is due."""
        try:
            work = self._shell.diary.safe.daily_work() if self._leave is not None else None
        except DiaryError as error:
            self._shell.show_error(error)
            return
        if work is not None:
            self._back_up_beside(work)

    def _back_up_beside(self, work: "Callable[[], Backed]") -> None:
        self._shell.background.submit(work).done.connect(self._backed_up)

    def _backed_up(self, made: object) -> None:
        if self._leave is None or not isinstance(made, Backed):
            return
        try:
            self._shell.diary.safe.settle(made)
        except DiaryError as error:
            self._shell.show_error(error)
            return
        if self._shell.diary.safe.notice:
            self._shell.say(self._shell.diary.safe.notice)

    def _lock(self) -> None:
        # While its passphrase is being changed the diary cannot be closed; `follow` is called after that.
        self._waits_to_lock = self._shell.diary.safe.is_resting
        if not self._waits_to_lock:
            self.left_alone.emit()

    def coming(self) -> "tuple[datetime, ...]":
        """Return when there will be something to tell, as far as is known now; nothing where it cannot be read."""
        try:
            return self.reminders.coming()
        except DiaryError:
            return ()

    def close(self) -> None:
        """Stop following; closing twice is fine."""
        if self._leave is None:
            return
        self._leave()
        self._leave = None
        self._shell.diary.safe.beside = None
        self.reminders.stop()
        self._first_backup.stop()
        self._idle.stop()
        self._waiting.leave()

    def _changed(self, change: Change) -> None:
        if Part.PREFERENCES in change.parts:
            self.follow()
        else:
            self.reminders.look_again()

    def _is_busy(self) -> bool:
        return self._shell.diary.safe.is_resting

    def _tell(self) -> None:
        self._waiting.tell()
        if self._window.isActiveWindow():
            self.reminders.unheard = ""

    def go_to(self, page: str = "", target: str = "") -> None:
        """Come into sight with a page that is ready for keys, and say once more what was said while nobody looked."""
        self._window.come_back()
        if page == "today":
            current = self._window.page(self._window.current)
            if current is not None:
                current.commit_edits()
            self._shell.show_day(self._shell.diary.today)
        if page:
            self._shell.show_page(page, target)
            shown = self._window.page(page)
            if shown is not None and not target:
                shown.go_to("")
        unheard, self.reminders.unheard = self.reminders.unheard, ""
        if unheard:
            self._shell.say(unheard)
