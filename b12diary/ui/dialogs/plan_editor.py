"""Typing a plan as it was agreed. Nothing is proposed: what is filled in comes from the plan before, or was picked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Route
from b12diary.domain.plan_templates import PlanTemplate
from b12diary.domain.regimen import Regimen
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_medicine import MedicineFields
from b12diary.ui.pages.plan_fields import PlanFields
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label


def nerves_question() -> str:
    """Ask what sets two kinds of plan apart."""
    return _("Was this plan made because of nerve symptoms?")


def nerves_choices() -> list[Choice]:
    """Return the answers to it."""
    return [
        Choice(Answer.YES, _("yes")),
        Choice(Answer.NO, _("no")),
        Choice(Answer.UNKNOWN, _("don’t know")),
    ]


class PlanEditor(Frame):
    """One plan, or a new one whose first and steady part are kept together.

    Signals:
        wanted(object): the `Regimen`s as typed, a tuple; a second one has no id yet. The dialog stays open until
            `accept` or `show_problems`.
        removed(object): take this `Regimen` away.
    """

    wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, plan: Regimen, today: date, *, is_new: bool, parent: QWidget | None = None) -> None:
        """Make the dialog; a new plan has no rhythm yet, whatever `plan` says."""
        super().__init__(_("New plan") if is_new else _("Edit the plan"), parent, width=720)
        self._plan, self._is_new = plan, is_new
        self.fields = PlanFields(today, offers_templates=is_new)
        self.form = Form()
        self._end = DateField(today)
        self.medicine = MedicineFields(self.form)
        self.nerves = ChipGroup(nerves_choices(), nerves_question(), exclusive=True)
        self._note = TextField(height=40)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        self.body.addWidget(
            Label(_("Write what you agreed. This diary never says how often it should be."), quiet=True)
        )
        self.body.addWidget(self.fields)
        self.form.add_row(*self.medicine.row)
        self.form.add_widget(Label(nerves_question(), Role.SMALL))
        self.form.add_widget(self.nerves)
        self.form.add_row(("until", _("Unt&il, if it has ended"), self._end))
        hint = _("Such as who agreed it, and when. It stands on the page for your appointment.")
        self.form.add("note", _("&Note"), self._note, hint=hint)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        keep = Button(_("&Keep this plan"), Variant.PRIMARY)
        keep.setAccessibleName(_("Keep this plan"))
        keep.setDefault(True)
        cancel = Button(_("Cancel"))
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        self.buttons.addWidget(keep)
        self.buttons.addWidget(cancel)
        if not self._is_new:
            self.buttons.add_split()
            remove = Button(_("Remo&ve this plan"), Variant.TEXT)
            remove.setAccessibleName(_("Remove this plan"))
            remove.clicked.connect(lambda: self.removed.emit(self._plan))
            self.buttons.addWidget(remove)
        self.fields.template_picked.connect(self._take_template)

    def _fill(self) -> None:
        plan = self._plan
        if self._is_new:
            self.fields.fill_start(plan.starts_on)
        else:
            self.fields.fill(plan)
            self.nerves.fill([plan.for_nerves])
            self._end.fill(plan.ends_on)
            self._note.fill(plan.note)
        self.medicine.fill(plan)
        self.form.field("until").setVisible(not self._is_new)
        focus_on(self.fields.template if self._is_new else self.fields.part.chip(self.fields.shape))

    def _take_template(self, template: PlanTemplate) -> None:
        """Fill in the medicine and dose that the source names; what it leaves open stays as it was."""
        plan = self._plan
        self._plan = replace(
            plan,
            compound=plan.compound if template.compound is Compound.UNKNOWN else template.compound,
            quantity=template.quantity or plan.quantity,
            route=plan.route if template.route is Route.UNKNOWN else template.route,
        )
        self.medicine.fill(self._plan)
        self.nerves.fill([] if template.for_nerves is Answer.UNKNOWN else [template.for_nerves])

    def _keep(self) -> None:
        self.fields.commit()
        self._end.commit()
        problems = self.fields.problems(needs_start=True)
        others = {"amount": self.medicine.problem} if self.medicine.problem else {}
        # The upper fields last: the focus goes to the first that does not fit.
        self.form.show_problems(others)
        self.fields.show_problems(problems)
        if problems or others or self._end.problem:
            return
        chosen = self.nerves.checked()
        compound, quantity, route = self.medicine.answers()
        base = replace(
            self._plan,
            ends_on=self._end.day(),
            compound=compound,
            quantity=quantity,
            route=route,
            note=self._note.text().strip(),
            for_nerves=Answer(chosen[0]) if chosen else Answer.UNKNOWN,
        )
        self.wanted.emit(self.fields.plans(base))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what does not fit, and at the foot what belongs to none of them."""
        shown = {key: text for key, text in problems.items() if key}
        self.fields.show_problems(shown)
        self.form.show_problems(shown)
        self.show_trouble(problems.get("", ""))
