"""Tells what the person asked to be reminded of: beside the clock in neutral words, in the window in plain ones."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from b12diary.domain.days import DateSpan
from b12diary.domain.reminders import Reminder, ReminderKind, any_wanted, due_reminders
from b12diary.i18n import _, day_text
from b12diary.ui.tray import Tray
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from b12diary.diary import Diary


class Speaker(Protocol):
    """The part of the window that says a sentence."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say a sentence in the window."""


class Reminders(QObject):
    """Looks whether something is due whenever it is asked to, and tells each thing once."""

    def __init__(self, diary: "Diary", tray: Tray, state: WindowState, speaker: Speaker) -> None:
        """Look into `diary`; what was told is remembered in `state`, which outlives the program."""
        super().__init__(tray)
        self._diary, self._tray, self._state, self._speaker = diary, tray, state, speaker

    def look(self) -> None:
        """Tell what is due now."""
        preferences = self._diary.preferences
        if not any_wanted(preferences):
            return
        today = self._diary.today
        excerpt = self._diary.excerpt(DateSpan(today - timedelta(days=1), today))
        told = {kind: self._told(kind, today) for kind in ReminderKind}
        due = due_reminders(excerpt, self._diary.now(), told)
        for reminder in due:
            self._state.told[self._key(reminder.kind)] = reminder.day.isoformat()
        if due:
            self._tray.tell(neutral_text())
            self._speaker.say(" ".join(plain_text(reminder, today) for reminder in due))

    def _told(self, kind: ReminderKind, today: date) -> date:
        # Switched on just now: nothing from before is made up for.
        kept = self._state.told.setdefault(self._key(kind), (today - timedelta(days=1)).isoformat())
        return date.fromisoformat(kept)

    def _key(self, kind: ReminderKind) -> str:
        return f"{kind} {self._diary.path or ''}"


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
