"""Typing a plan as it was agreed. Nothing is proposed: what is filled in comes from the plan before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.catalogue import rhythm_text
from b12diary.domain.dose import Phase
from b12diary.domain.regimen import Regimen, Rhythm, RhythmUnit
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_medicine import MedicineFields
from b12diary.ui.theme import Role, metric
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label

_ALTERNATE = "alternate"


def rhythm_choices() -> list[Choice]:
    """Return the ways to say how often."""
    return [
        Choice(RhythmUnit.WEEKS, _("every … weeks")),
        Choice(RhythmUnit.MONTHS, _("every … months")),
        Choice(RhythmUnit.DAYS, _("every … days")),
        Choice(RhythmUnit.PER_WEEK, _("… times a week")),
        Choice(_ALTERNATE, _("on alternate days")),
    ]


class NumberField(TextField):
    """A field just wide enough for a small number."""

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__(height=40, most_letters=4)

    def sizeHint(self) -> QSize:
        """Room for four figures, and for the label above."""
        return QSize(metric(104), super().sizeHint().height())


class RhythmFields:
    """How often, as a kind and a number; adds itself to a `Form` under the keys "kind" and "interval_days"."""

    def __init__(self) -> None:
        """Make the fields with nothing chosen."""
        self.kind = Combo(rhythm_choices())
        self.number = NumberField()
        self.row = (("kind", _("How &often"), self.kind), ("interval_days", _("N&umber"), self.number))

    def fill(self, rhythm: Rhythm | None) -> None:
        """Show a rhythm, or none. Emits nothing."""
        self.kind.fill(None if rhythm is None else rhythm.unit)
        self.number.fill("" if rhythm is None else str(rhythm.count))

    def rhythm(self) -> Rhythm | None:
        """Return the rhythm; None when it is not complete."""
        kind, text = self.kind.key(), self.number.text().strip()
        if kind == _ALTERNATE:
            return Rhythm(2, RhythmUnit.DAYS)
        if kind is None or not (text.isascii() and text.isdigit()) or int(text) < 1:
            return None
        return Rhythm(int(text), RhythmUnit(kind))

    @property
    def needs_number(self) -> bool:
        """Whether the kind that is chosen goes with a number."""
        return self.kind.key() != _ALTERNATE

    def problems(self) -> dict[str, str]:
        """Return what does not fit, by field."""
        if self.kind.key() is None:
            return {"kind": _("Choose how often.")}
        return {} if self.rhythm() else {"interval_days": _("Write a whole number, like 12.")}


class PlanEditor(Frame):
    """One plan.

    Signals:
        wanted(object): the `Regimen` as typed; the dialog stays open until `accept` or `show_problems`.
        removed(object): take this `Regimen` away.
    """

    wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, plan: Regimen, today: date, *, is_new: bool, parent: QWidget | None = None) -> None:
        """Make the dialog; a new plan has no rhythm yet, whatever `plan` says."""
        super().__init__(_("New plan") if is_new else _("Edit the plan"), parent)
        self._plan, self._is_new = plan, is_new
        self.form = Form()
        self._start = DateField(today)
        self._end = DateField(today)
        self.often = RhythmFields()
        self.medicine = MedicineFields(self.form)
        self._part = ChipGroup(
            [
                Choice(Phase.LOADING, _("first injections, close together")),
                Choice(Phase.MAINTENANCE, _("steady, after that")),
            ],
            _("Which part of the treatment?"),
            exclusive=True,
        )
        self._count = NumberField()
        self._note = TextField(height=40)
        self._words = Label("", Role.LABEL)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        self.body.addWidget(
            Label(_("Write what you agreed. This diary never says how often it should be."), quiet=True)
        )
        self.form.add_widget(Label(_("Which part of the treatment?"), Role.LABEL))
        self.form.add_widget(self._part)
        self.form.add_row(
            ("from", _("&From"), self._start), *self.often.row, ("count", _("How &many in all"), self._count)
        )
        self.form.add_widget(self._words)
        self.form.add_row(*self.medicine.row)
        self.form.add_row(("until", _("&Until, if it has ended"), self._end))
        self.form.add("note", _("&Note"), self._note)
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
            remove = Button(_("&Remove this plan"), Variant.TEXT)
            remove.setAccessibleName(_("Remove this plan"))
            remove.clicked.connect(lambda: self.removed.emit(self._plan))
            self.buttons.addWidget(remove)
        self._part.picked.connect(lambda _key: self._show_parts())
        self.often.kind.picked.connect(lambda _key: self._show_parts())
        self.often.number.textChanged.connect(lambda _text: self._show_parts())

    def _fill(self) -> None:
        plan = self._plan
        self._start.fill(plan.starts_on)
        self._end.fill(None if self._is_new else plan.ends_on)
        self.often.fill(None if self._is_new else plan.rhythm)
        self._part.fill([] if self._is_new else [plan.phase])
        self._count.fill("" if self._is_new or plan.count is None else str(plan.count))
        self.medicine.fill(plan)
        self._note.fill("" if self._is_new else plan.note)
        self._show_parts()
        focus_on(self._part.chip(Phase.LOADING) if self._is_new else self._start)

    def _show_parts(self) -> None:
        rhythm = self.often.rhythm()
        self.form.field("interval_days").setVisible(self.often.needs_number)
        self.form.field("count").setVisible(self._part.checked() == (Phase.LOADING,))
        self.form.field("until").setVisible(not self._is_new)
        self._words.setText(_("My plan: {rhythm}.").format(rhythm=rhythm_text(rhythm)) if rhythm else "")
        self._words.setVisible(rhythm is not None)

    def _keep(self) -> None:
        for field in (self._start, self._end):
            field.commit()
        problems = {} if self._start.problem else self.often.problems()
        start, count = self._start.day(), self._count.text().strip()
        if start is None and not self._start.problem:
            problems = {"from": _("Say from which day it holds."), **problems}
        if self.medicine.problem:
            problems["amount"] = self.medicine.problem
        if self._wants_count and count and not (count.isascii() and count.isdigit() and int(count) > 0):
            problems["count"] = _("Write a whole number, or leave it empty.")
        self.form.show_problems(problems)
        if problems or start is None or self._end.problem:
            return
        self.wanted.emit(self._typed(start))

    @property
    def _wants_count(self) -> bool:
        return self._part.checked() == (Phase.LOADING,)

    def _typed(self, start: date) -> Regimen:
        part, count = self._part.checked(), self._count.text().strip()
        compound, quantity, route = self.medicine.answers()
        return replace(
            self._plan,
            starts_on=start,
            ends_on=self._end.day(),
            rhythm=self.often.rhythm() or self._plan.rhythm,
            phase=Phase(part[0]) if part else Phase.MAINTENANCE,
            count=int(count) if self._wants_count and count else None,
            compound=compound,
            quantity=quantity,
            route=route,
            note=self._note.text().strip(),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what does not fit, and at the foot what belongs to none of them."""
        shown = {key: text for key, text in problems.items() if key}
        self.form.show_problems(shown)
        self.show_trouble(problems.get("", ""))
