"""Settings: each choice is one step of the diary, so each can be taken back."""

from typing import Protocol

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.i18n import _
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.wiring.steps import Shell, made


class SettingsShell(Shell, Protocol):
    """The window, which can also show a folder and say what the program is."""

    def show_folder(self) -> None:
        """Show the folder of the diary file in the system's own file manager."""

    def show_about(self) -> None:
        """Say what the program is for and not for."""


def connect(page: SettingsPage, diary: Diary, shell: SettingsShell) -> None:
    """Connect the page's signals to the diary."""
    page.set_place(str(diary.path or ""))

    def choose(name: str, value: object) -> None:
        change = made(page, lambda: diary.set_preferences(**{name: value}))
        if change is not None and change.parts:
            shell.say(_("Changed."), undo=True)

    def list_symptoms(symptoms: tuple[Symptom, ...]) -> None:
        change = made(page, lambda: diary.set_symptoms(symptoms))
        if change is not None and change.parts:
            shell.say(_("Your symptoms are changed."), undo=True)

    def choose_main(symptoms: tuple[SymptomId, ...]) -> None:
        change = made(page, lambda: diary.choose_main(symptoms))
        if change is not None and change.parts:
            shell.say(_("Your main symptoms are changed."), undo=True)

    page.chosen.connect(choose)
    page.symptoms_listed.connect(list_symptoms)
    page.main_chosen.connect(choose_main)
    page.folder_asked.connect(shell.show_folder)
    page.about_asked.connect(shell.show_about)
