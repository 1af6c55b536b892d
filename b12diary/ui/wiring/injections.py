"""Injections: recording, changing and removing them, many past ones in one step, and the plans."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose, DoseId, DoseReason, Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit, regimen_on
from b12diary.domain.steps import name_and_problems
from b12diary.errors import DiaryError
from b12diary.i18n import _, ngettext
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.wiring.copying import copier
from b12diary.ui.wiring.steps import Shell, made, sentence


def connect(page: InjectionsPage, diary: Diary, shell: Shell) -> None:
    """Connect the page's signals to the diary."""
    wiring = _Wiring(page, diary, shell)
    page.draft_asked.connect(lambda day: page.show_draft(diary.new_dose(day)))
    page.recorded.connect(wiring.record)
    page.changed.connect(wiring.change)
    page.removed.connect(wiring.remove)
    page.past_asked.connect(lambda: page.open_past(diary.new_dose()))
    page.past_recorded.connect(wiring.record_past)
    page.plan_asked.connect(wiring.open_plan)
    page.plan_recorded.connect(wiring.record_plan)
    page.plan_removed.connect(wiring.remove_plan)
    page.help_asked.connect(lambda: shell.show_page("help"))
    page.copy_asked.connect(copier(diary, shell, "injections"))


class _Wiring(QObject):
    """What is behind the page's signals; it lives as long as the page."""

    def __init__(self, page: InjectionsPage, diary: Diary, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell

    def _excerpt(self) -> Excerpt:
        return self._diary.excerpt(DateSpan(date.min, date.min))

    def record(self, dose: Dose) -> None:
        """Record a new dose and put its form away."""
        others = [d for d in self._excerpt().injections if d.given_on == dose.given_on]
        change, problems = tried(lambda: self._diary.record(dose))
        if change is None:
            self._tell(problems)
            return
        self._page.finish_new()
        said = _("Recorded: {step}.").format(step=change.label)
        if others and dose.route.is_injection:
            said += " " + _("There is another one on that day.")
        self._shell.say(said, undo=True)

    def change(self, dose: Dose) -> None:
        """Keep one changed field of a recorded dose."""
        known = next((d for d in self._excerpt().doses if d.id == dose.id), None)
        if known is None or known == dose:
            return
        change, problems = tried(lambda: self._diary.record(dose))
        if change is None:
            self._tell(problems)
            return
        self._page.show_problems({})
        self._shell.say(_("Changed: {step}.").format(step=change.label), undo=True)

    def remove(self, dose: Dose) -> None:
        """Take a dose away."""
        if made(self._page, lambda: self._diary.remove(dose)):
            self._say_removed(dose)

    def _tell(self, problems: dict[str, str]) -> None:
        self._page.show_problems(problems)
        general = problems.get("", "")
        if general:
            self._page.message_bar.show_message(general)

    # --- many past ones

    def record_past(self, template: Dose, days: tuple[date, ...]) -> None:
        """Record the same dose on many days as one step."""
        diary, now, plans = self._diary, self._diary.now(), self._excerpt().regimens
        doses = [
            replace(
                template,
                id=DoseId(diary.new_id()),
                given_on=day,
                recorded_at=now,
                planned_on=None,
                phase=_phase_on(plans, day),
                reason=DoseReason.UNKNOWN,
            )
            for day in days
        ]
        label = ngettext("{n} past injection", "{n} past injections", len(days)).format(n=len(days))
        change, problems = tried(lambda: diary.record(*doses, label=label))
        if self._page.past is None:
            return
        if change is None:
            self._page.past.show_problems(problems)
            return
        self._page.past.accept()
        self._shell.say(_("Recorded: {step}.").format(step=change.label), undo=True)

    # --- plans

    def open_plan(self, plan: Regimen | None) -> None:
        """Open a plan to be changed, or a new one that has the medicine of the present one."""
        if plan is not None:
            self._page.open_plan(plan, is_new=False)
            return
        diary = self._diary
        last = diary.new_dose()
        current = regimen_on(self._excerpt().regimens, diary.today)
        given = current or last
        new = Regimen(
            RegimenId(diary.new_id()),
            diary.today,
            Rhythm(1, RhythmUnit.MONTHS),
            diary.now(),
            compound=given.compound,
            quantity=given.quantity,
            route=given.route,
        )
        self._page.open_plan(new, is_new=True)

    def record_plan(self, plans: tuple[Regimen, ...]) -> None:
        """Keep a new or changed plan; one of two parts is one step."""
        named = [p if p.id else replace(p, id=RegimenId(self._diary.new_id())) for p in plans]
        _part, label, _problems = name_and_problems(named[0], self._diary.today)
        change, problems = tried(lambda: self._diary.record(*named, label=label))
        if self._page.editor is None:
            return
        if change is None:
            self._page.editor.show_problems(problems)
            return
        self._page.editor.accept()
        self._shell.say(_("Kept: {step}.").format(step=change.label), undo=True)

    def remove_plan(self, plan: Regimen) -> None:
        """Take a plan away."""
        change, problems = tried(lambda: self._diary.remove(plan))
        if self._page.editor is None:
            return
        if change is None:
            self._page.editor.show_problems(problems)
            return
        self._page.editor.accept()
        self._say_removed(plan)

    def _say_removed(self, item: Dose | Regimen) -> None:
        _part, name, _problems = name_and_problems(item, self._diary.today)
        self._shell.say(_("Removed: {name}.").format(name=name), undo=True)


def _phase_on(plans: tuple[Regimen, ...], day: date) -> Phase | None:
    plan = regimen_on(plans, day)
    return plan.phase if plan else None


def tried(verb: Callable[[], Change]) -> tuple[Change | None, dict[str, str]]:
    """Do what `verb` does; where that is refused or cannot be written, return why, by field ("" = by none)."""
    try:
        change = verb()
    except DiaryError as error:
        return None, {"": str(error)}
    if change.is_refused:
        return None, {problem.field: sentence(problem.text) for problem in change.problems}
    return change, {}
