"""Tells what the person asked to be reminded of: beside the clock in neutral words, in the window in plain ones."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.reminders import (
    Reminder,
    ReminderKind,
    coming_moments,
    due_reminders,
    next_look,
    wanted_kinds,
)
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from b12diary.diary import Diary

LONGEST_MS = 300_000
"""A timer stands still while the computer sleeps, and knows nothing of a clock set anew: so often it is asked."""


class Speaker(Protocol):
    """The part of the window that says a sentence."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say a sentence in the window."""


class Reminders(QObject):
    """Looks when something can have become due, and tells each thing once.

    Between two such moments one timer runs, which only reads the clock: nothing is asked of the diary.
    """

    def __init__(
        self, diary: "Diary", tell: Callable[[], None], state: WindowState, speaker: Speaker, parent: QObject
    ) -> None:
        """Look into `diary`.

        Args:
            diary: what is due follows from it and its clock.
            tell: says in neutral words that there is something.
            state: remembers what was told; it outlives the program.
            speaker: says in the window what it is.
            parent: ends this when it ends.
        """
        super().__init__(parent)
        self._diary, self._tell, self._state, self._speaker = diary, tell, state, speaker
        self._looked: datetime | None = None
        self._next: datetime | None = None
        self.unheard = ""
        """What was said last; whoever brings the window back says it again and empties this."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A second more or less does not matter, and the processor may sleep.
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.pass_on)

    @property
    def is_running(self) -> bool:
        """Whether anything is waited for."""
        return self._timer.isActive()

    def follow(self) -> None:
        """Take up what is chosen now."""
        wanted = self._wanted()
        for kind in set(ReminderKind) - wanted:
            # Switched on again some day, it makes up for nothing from before.
            self._state.told.pop(self._key(kind), None)
        if not wanted:
            self.stop()
            return
        self.look_again()
        if not self.is_running:
            self._timer.start(0)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._timer.stop()

    def look_again(self) -> None:
        """Look into the diary when the timer runs out next: something was written that may be due already."""
        self._next = None

    def pass_on(self) -> None:
        """Look, if time or a change gives cause for it, and wait on."""
        now = on_the_wall(self._diary.now())
        is_set_back = self._looked is not None and now < self._looked
        self._looked = now
        if self._next is None or now >= self._next or is_set_back:
            try:
                self.look()
                self._next = next_look(self._diary.preferences, now)
            except DiaryError:
                # Nobody asked for anything just now. What is wrong is told at the next thing the person does.
                self._next = None
        self._timer.start(wait_ms(self._next - now) if self._next is not None else LONGEST_MS)

    def look(self) -> None:
        """Tell what is due now.

        Raises:
            DiaryError: the diary cannot be read just now.
        """
        due = self._due()
        if due:
            words = " ".join(plain_text(reminder, self._diary.today) for reminder in due)
            self._speaker.say(words)
            self.unheard = words
            self._tell()

    def coming(self) -> tuple[datetime, ...]:
        """Return the moments of the next days at which something will be due, should nothing more be written."""
        if not self._wanted():
            return ()
        return coming_moments(self._excerpt(), self._diary.now(), self._told())

    def _due(self) -> tuple[Reminder, ...]:
        if not self._wanted():
            return ()
        due = due_reminders(self._excerpt(), self._diary.now(), self._told())
        for reminder in due:
            self._state.told[self._key(reminder.kind)] = reminder.day.isoformat()
        return due

    def _excerpt(self) -> Excerpt:
        today = self._diary.today
        return self._diary.excerpt(DateSpan(today - timedelta(days=1), today))

    def _told(self) -> dict[ReminderKind, date]:
        # Switched on just now: nothing from before is made up for.
        first = (self._diary.today - timedelta(days=1)).isoformat()
        known = {kind: self._state.told.setdefault(self._key(kind), first) for kind in sorted(self._wanted())}
        return {kind: date.fromisoformat(day) for kind, day in known.items()}

    def _wanted(self) -> frozenset[ReminderKind]:
        return wanted_kinds(self._diary.preferences)

    def _key(self, kind: ReminderKind) -> str:
        return f"{kind} {self._diary.path or ''}"


def wait_ms(left: timedelta) -> int:
    """Return how long a timer is to run when so much time is left, in milliseconds: 1 second to 5 minutes."""
    return min(LONGEST_MS, max(1_000, int(left / timedelta(milliseconds=1))))


def neutral_text() -> str:
    """Return what anybody may read over the person's shoulder."""
    return _("You asked for a reminder about now.")


def plain_text(reminder: Reminder, today: date) -> str:
    """Return what the window says; it is quiet, and never counts what is not there."""
    match reminder.kind:
        case ReminderKind.RATING if reminder.day < today:
            return _("You can still fill in yesterday, or leave it empty.")
        case ReminderKind.RATING:
            return _("You asked to be reminded of your entries.")
        case ReminderKind.INJECTION if reminder.day < today:
            return _("Your plan had an injection on {day}.").format(day=day_text(reminder.day, "weekday"))
        case ReminderKind.INJECTION:
            return _("Your plan has an injection today.")
        case ReminderKind.APPOINTMENT if reminder.day > today:
            return _("Your appointment is tomorrow.")
    return _("Your appointment is today.")


def on_the_wall(moment: datetime) -> datetime:
    """Return what a clock on the wall shows: that jumps with summer time, and then it is time to look."""
    return moment.replace(tzinfo=None)
