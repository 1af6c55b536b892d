"""The first start: all that was filled in goes into the diary at the end, as one step that can be taken back."""

from typing import Protocol

from b12diary.diary import Diary
from b12diary.domain.checks import check_dose, check_regimen
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.regimen import Regimen, RegimenId
from b12diary.i18n import _
from b12diary.ui.pages.first_start import FirstStartAnswers, FirstStartPage
from b12diary.ui.pages.first_start_injections import InjectionAnswers
from b12diary.ui.wiring.steps import Shell, made, sentence

_FIELDS = {"date": "last", "interval_days": "count", "from": "last"}
"""The field of the step for a field of the domain's checks, where they differ."""


class StartShell(Shell, Protocol):
    """The window, which can also open an example and show a folder."""

    def open_example(self) -> None:
        """Open a throw-away copy of the example diary."""

    def show_folder(self) -> None:
        """Show the folder of the diary file in the system's own file manager."""


def connect(page: FirstStartPage, diary: Diary, shell: StartShell) -> None:
    """Connect the page's signals to the diary."""
    page.set_place(str(diary.path or ""))

    def finish(answers: FirstStartAnswers) -> None:
        doses, regimens = _injections(answers.injections, diary)
        problems = [p for dose in doses for p in check_dose(dose, diary.today)]
        problems += [p for regimen in regimens for p in check_regimen(regimen)]
        if problems:
            page.show_problems({_FIELDS.get(p.field, p.field): sentence(p.text) for p in problems})
            return
        entries = Entries(doses=doses, regimens=regimens, symptoms=answers.symptoms, main=answers.main or None)
        # The choices first: undo then begins with the entries, and not with the wish to see this page no more.
        chosen = made(
            page,
            lambda: diary.set_preferences(
                dosing_style=answers.injections.dosing_style,
                has_monthly_rhythm=answers.injections.has_monthly_rhythm,
                first_start_done=True,
            ),
        )
        if chosen is None:
            return
        taken = made(page, lambda: diary.take_in(entries, _("First entries")))
        if taken is None:
            return
        shell.show_page("today")
        if taken.parts:
            shell.say(_("Your diary is ready."), undo=True)

    page.finished.connect(finish)
    page.example_asked.connect(shell.open_example)
    page.folder_asked.connect(shell.show_folder)


def _injections(answers: InjectionAnswers, diary: Diary) -> tuple[tuple[Dose, ...], tuple[Regimen, ...]]:
    """Return the last injection and the plan, each only if the person said enough for it."""
    doses: tuple[Dose, ...] = ()
    regimens: tuple[Regimen, ...] = ()
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
    if answers.rhythm is not None:
        plan = Regimen(
            RegimenId(diary.new_id()),
            answers.last_given or diary.today,
            answers.rhythm,
            diary.now(),
            compound=answers.compound,
            quantity=answers.quantity,
            route=answers.route,
        )
        regimens = (plan,)
    return doses, regimens
