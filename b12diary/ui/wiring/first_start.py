"""The first start: all that was filled in goes into the diary at the end, as one step that can be taken back."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog

from b12diary.diary import Diary
from b12diary.domain.care import local_country
from b12diary.domain.checks import check_dose, check_regimen
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.regimen import Regimen, RegimenId
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.paths import DIARY_NAME
from b12diary.ui.dialogs.save_file import documents_folder
from b12diary.ui.language import ask_to_open_anew
from b12diary.ui.pages.first_start import FirstStartAnswers, FirstStartPage
from b12diary.ui.pages.first_start_injections import InjectionAnswers
from b12diary.ui.widgets.page import Page
from b12diary.ui.window_state import WindowState
from b12diary.ui.wiring.steps import Shell, made, sentence, waiting

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELDS = {"date": "last"}
"""The field of the step for a field of the domain's checks, where they differ."""


class StartShell(Shell, Protocol):
    """The window, which can also open an example and show a folder; `state` is what it remembers without a diary."""

    state: WindowState

    def open_example(self) -> None:
        """Open a throw-away copy of the example diary."""

    def show_folder(self) -> None:
        """Show the folder of the diary file in the system's own file manager."""

    def ask_for_other_diary(self) -> None:
        """Ask which diary is to be opened instead of this one."""

    def tell_passphrase(self) -> None:
        """Let whoever follows the passphrase know that there is another."""

    def keep_at(self, path: Path, fill: "Callable[[Diary, StartShell, Page], None]") -> None:
        """Keep the person's diary at `path` from now on; `fill` gets the new diary, its shell and the page in sight."""


def connect(page: FirstStartPage, diary: Diary, shell: StartShell) -> None:
    """Connect the page's signals to the diary."""
    page.set_place(str(diary.path or ""))
    if diary.safe.has_passphrase:
        page.file.passphrase.hide()

    def finish(answers: FirstStartAnswers) -> None:
        doses, regimens = _injections(answers.injections, diary)
        problems = [p for dose in doses for p in check_dose(dose, diary.today)]
        problems += [p for regimen in regimens for p in check_regimen(regimen)]
        if problems:
            page.show_problems({_FIELDS.get(p.field, p.field): sentence(p.text) for p in problems})
        elif page.place is None:
            _fill(answers, diary, shell, page)
        else:
            shell.keep_at(page.place, lambda *there: _fill(answers, *there))

    page.finished.connect(finish)
    page.example_asked.connect(shell.open_example)
    page.folder_asked.connect(shell.show_folder)
    page.place_asked.connect(lambda: _ask_for_place(page))
    page.other_asked.connect(shell.ask_for_other_diary)
    page.help_asked.connect(lambda: shell.show_page("help"))
    page.language_asked.connect(lambda code: _speak(code, shell))
    page.sheet_asked.connect(lambda passphrase: _print_sheet(page, diary, passphrase))


def _speak(language: str, shell: StartShell) -> None:
    shell.state.language = language
    ask_to_open_anew()


def _ask_for_place(page: FirstStartPage) -> QFileDialog:
    """Ask for a folder; the diary is made in it when the person starts it, and a file that is there stays as it is."""
    dialog = QFileDialog(page, _("Choose the folder for your diary"), str(documents_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def take(folder: str) -> None:
        place = Path(folder) / DIARY_NAME
        if place.exists():
            words = _("There is a diary in this folder already. To use it, go back and choose “Open a diary I have”.")
            page.message_bar.show_message(words)
        else:
            page.take_place(place)

    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _print_sheet(page: FirstStartPage, diary: Diary, passphrase: str) -> None:
    from b12diary.report.recovery_sheet import RecoverySheet
    from b12diary.report.sheet_size import paper_of
    from b12diary.ui.dialogs.print_recovery import print_recovery_sheet

    place = page.place or diary.path
    sheet = RecoverySheet(place.name if place else "", passphrase, diary.today, paper_of(diary.preferences))
    print_recovery_sheet(page, sheet, page.message_bar.show_message)


def _lock_first(passphrase: str, diary: Diary, shell: StartShell, page: Page) -> bool:
    """Encrypt the diary while nothing is in it yet: no word of the person's is ever on the disk in plain."""
    if not passphrase or diary.safe.has_passphrase:
        return True
    done = waiting(lambda: diary.safe.set_passphrase(passphrase))
    if isinstance(done, DiaryError):
        page.message_bar.show_message(str(done))
        return False
    shell.tell_passphrase()
    return True


def _fill(answers: FirstStartAnswers, diary: Diary, shell: StartShell, page: Page) -> None:
    """Write what was said into the diary; what cannot be written is told on `page`."""
    if not _lock_first(answers.passphrase, diary, shell, page):
        return
    doses, regimens = _injections(answers.injections, diary)
    entries = Entries(doses=doses, regimens=regimens, symptoms=answers.symptoms, main=answers.main or None)
    # The choices first: undo then begins with the entries, and not with the wish to see this page no more.
    chosen = made(
        page,
        lambda: diary.set_preferences(
            dosing_style=answers.injections.dosing_style,
            has_monthly_rhythm=answers.injections.has_monthly_rhythm,
            first_start_done=True,
            language=shell.state.language,
            country=local_country(),
        ),
    )
    if chosen is None:
        return
    taken = made(page, lambda: diary.take_in(entries, _("First entries")))
    if taken is None:
        return
    if isinstance(page, FirstStartPage):
        page.file.passphrase.forget()
    shell.show_page("today")
    if taken.parts:
        shell.say(_("Your diary is ready."), undo=True)


def _injections(answers: InjectionAnswers, diary: Diary) -> tuple[tuple[Dose, ...], tuple[Regimen, ...]]:
    """Return the last injection and the plan, each only if the person said enough for it."""
    doses: tuple[Dose, ...] = ()
    if answers.last_given is not None:
        dose = Dose(
            DoseId(diary.new_id()),
            answers.last_given,
            diary.now(),
            compound=answers.compound,
            quantity=answers.quantity,
            route=answers.route,
        )
        doses = (dose,)
    regimens = tuple(replace(plan, id=RegimenId(diary.new_id()), recorded_at=diary.now()) for plan in answers.plans)
    return doses, regimens
