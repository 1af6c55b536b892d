"""Settings: each choice is one step of the diary, so each can be taken back."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from b12diary.diary import Diary
from b12diary.domain.days import DateSpan
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.i18n import _
from b12diary.ui.pages.file_card import FileCard
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.wiring.at_login import connect_login
from b12diary.ui.wiring.steps import Shell, made

_CALENDAR = "hand_out_calendar"
_NO_RATINGS = DateSpan(date.min, date.min)


class Safekeeping(Protocol):
    """What answers to everything about the diary file."""

    def connect_card(self, card: FileCard) -> None:
        """Fill the card in Settings and answer to it."""


class SettingsShell(Shell, Protocol):
    """The window, which also knows what keeps the file safe, and can say what the program is.

    `commands` are what it can do for the diary that is open, by name.
    """

    commands: dict[str, Callable[[], object]]

    @property
    def safekeeping(self) -> Safekeeping:
        """What answers to everything about the diary file."""

    def show_about(self) -> None:
        """Say what the program is for and not for."""


def connect(page: SettingsPage, diary: Diary, shell: SettingsShell) -> None:
    """Connect the page's signals to the diary."""
    shell.safekeeping.connect_card(page.file)

    def choose(name: str, value: object) -> None:
        change = made(page, lambda: diary.set_preferences(**{name: value}))
        if change is not None and change.parts:
            shell.say(_said(name), undo=True)

    def list_symptoms(symptoms: tuple[Symptom, ...]) -> None:
        change = made(page, lambda: diary.set_symptoms(symptoms))
        if change is not None and change.parts:
            shell.say(_("Your symptoms are changed."), undo=True)

    def choose_main(symptoms: tuple[SymptomId, ...]) -> None:
        change = made(page, lambda: diary.choose_main(symptoms))
        if change is not None and change.parts:
            words = _("Your main symptoms are changed.")
            # Not so in a diary without ratings, nor on the day of an injection.
            if set(diary.excerpt(_NO_RATINGS).main_symptoms) != set(symptoms):
                words = _("Your main symptoms are changed. They count from the next injection.")
            shell.say(words, undo=True)

    def show_again(name: str) -> None:
        hidden = tuple(other for other in diary.preferences.hidden_suggestions if other != name)
        if made(page, lambda: diary.set_preferences(hidden_suggestions=hidden)) is not None:
            shell.say(_("It can show again on the Appointment page."), undo=True)

    connect_login(page, shell)
    page.chosen.connect(choose)
    page.symptoms_listed.connect(list_symptoms)
    page.main_chosen.connect(choose_main)
    page.shown_again.connect(show_again)
    page.about_asked.connect(shell.show_about)
    _offer_calendar(page, shell)


def _offer_calendar(page: SettingsPage, shell: SettingsShell) -> None:
    """Offer the calendar file, but not for an example, of which nothing leaves the program."""
    calendar = shell.commands.get(_CALENDAR)
    page.calendar_button.setVisible(calendar is not None)
    if calendar is not None:
        page.calendar_asked.connect(calendar)


def _said(name: str) -> str:
    """Say what a choice means, where that is not in sight at once."""
    return {
        "rating_scale": _("Today asks in this way from now on. What you rated before stays as it is."),
        "language": _("The language changes when you next open the program."),
        "hide_details": _("Changed. It holds for the window only; what you print or save still has them."),
        "suggestions_on": _("Changed. It shows on the Appointment page."),
    }.get(name, _("Changed."))
