"""How the program is there while nobody looks at it: the icon beside the clock, reminders, going on when closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from b12diary.diary.safe import Backed
from b12diary.domain.change import Change, Part
from b12diary.domain.reminders import any_wanted
from b12diary.errors import DiaryError
from b12diary.ui.idle import IdleWatch
from b12diary.ui.reminders import Reminders
from b12diary.ui.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable

    from b12diary.ui.shell import Shell

_LOOK_EVERY_MS = 60_000
_BACK_UP_AFTER_MS = 2_000


class Presence(QObject):
    """Follows what the person chose for one diary; with everything switched off it does nothing at all.

    Signals:
        left_alone(): nobody is there, as far as can be known, or the person goes; only for a diary with a passphrase.
    """

    left_alone = Signal()

    def __init__(self, shell: "Shell") -> None:
        """Begin to follow the choices in the diary that `shell` has open."""
        super().__init__(shell)
        self._shell, self._window = shell, shell.window
        self.tray = Tray(self)
        self.tray.rate_asked.connect(lambda: self._go_to("today"))
        self.tray.injection_asked.connect(lambda: self._go_to("injections", "record"))
        self.tray.open_asked.connect(self._window.come_back)
        self.tray.quit_asked.connect(self._window.end)
        self._reminders = Reminders(shell.diary, self.tray, shell.state, shell)
        self._timer = QTimer(self)
        # A minute more or less does not matter, and the processor may sleep.
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._idle = IdleWatch(self)
        self._idle.left_alone.connect(self._lock)
        self._waits_to_lock = False
        self._leave: Callable[[], None] | None = shell.diary.subscribe(self._changed)
        self._window.goes_on_unseen = self._goes_on_unseen
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
        wanted = any_wanted(chosen)
        self.tray.set_wanted(wanted or chosen.stay_in_tray)
        has_passphrase = self._shell.diary.safe.has_passphrase
        self._idle.start(chosen.lock_after_minutes if has_passphrase else 0)
        self._offer_lock(has_passphrase)
        if wanted and not self._timer.isActive():
            self._timer.start()
            # Once the page that the message is to stand on is in sight.
            QTimer.singleShot(0, self, self.look)
        elif not wanted:
            self._timer.stop()

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
        work = self._shell.diary.safe.daily_work() if self._leave is not None else None
        if work is not None:
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

    def look(self) -> None:
        """Tell what is due."""
        try:
            self._reminders.look()
        except DiaryError:
            # Nobody asked for anything just now. What is wrong is told at the next thing the person does.
            return

    def close(self) -> None:
        """Stop following; closing twice is fine."""
        if self._leave is None:
            return
        self._leave()
        self._leave = None
        self._timer.stop()
        self._first_backup.stop()
        self._idle.stop()
        self.tray.close()
        self._window.goes_on_unseen = bool

    def _changed(self, change: Change) -> None:
        if Part.PREFERENCES in change.parts:
            self.follow()

    def _goes_on_unseen(self) -> bool:
        is_resting = self._shell.diary.safe.is_resting
        return self.tray.is_there and not is_resting and self._shell.diary.preferences.stay_in_tray

    def _go_to(self, page: str, target: str = "") -> None:
        self._window.come_back()
        self._shell.show_page(page, target)
