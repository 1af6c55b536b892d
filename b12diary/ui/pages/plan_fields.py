"""A plan as it was agreed: first injections, steady ones, or both. Nothing is chosen beforehand.

What guidelines and labels say can be filled in to save typing; it is then changed and kept by the person.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import rhythm_text
from b12diary.domain.dose import Phase
from b12diary.domain.plan_templates import PlanTemplate, TemplatePart, plan_templates
from b12diary.domain.regimen import Regimen, RegimenId
from b12diary.domain.schedule import next_day
from b12diary.i18n import _, ngettext
from b12diary.suggestions.captions import PLANS
from b12diary.ui.pages.injections_runs import nth_day
from b12diary.ui.pages.rhythm_fields import NumberField, RhythmFields
from b12diary.ui.theme import Role
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.form import Form, row_of
from b12diary.ui.widgets.labels import Label


class Shape(StrEnum):
    """Which parts a plan has."""

    FIRST = "loading"
    STEADY = "maintenance"
    BOTH = "both"


class PlanFields(QWidget):
    """The fields of a plan, from which one or two `Regimen`s are made.

    Signals:
        template_picked(object): the person filled in this `PlanTemplate`; medicine and dose are the listener's.
        changed(): something in here was changed by the person.
    """

    template_picked = Signal(object)
    changed = Signal()

    def __init__(self, today: date, *, offers_templates: bool = True, parent: QWidget | None = None) -> None:
        """Make empty fields; without templates a plan has one part only, as a plan that is mended has."""
        super().__init__(parent)
        self.form = Form()
        self._templates = {t.id: t for t in plan_templates()} if offers_templates else {}
        self.template = Combo([Choice(t.id, t.label) for t in self._templates.values()])
        self._about = Label("", Role.SMALL)
        self.evidence_button = EvidenceButton()
        self._rests_on = row_of(self.evidence_button, stretch_after=1)
        choices = [
            Choice(Shape.FIRST, _("first injections, close together")),
            Choice(Shape.STEADY, _("steady, after that")),
        ]
        if offers_templates:
            choices.append(Choice(Shape.BOTH, _("both, one after the other")))
        self.part = ChipGroup(choices, _("Which part of the treatment?"), exclusive=True)
        self.start, self.steady_start = DateField(today), DateField(today)
        self.often, self.steady_often = RhythmFields(), RhythmFields()
        self.count = NumberField()
        self._first_heading, self._steady_heading = Label(_("First"), Role.LABEL), Label(_("After that"), Role.LABEL)
        self._words = Label("", Role.LABEL)
        self._is_own_start = False
        self._lay_out()
        self._connect()
        self.show_parts()

    def _lay_out(self) -> None:
        if self._templates:
            hint = _("Nothing is chosen for you. Pick one only if it is what you agreed; you can change it below.")
            self.form.add("template", _("Fill in from a known &plan"), self.template, hint=hint)
            self.form.add_widget(self._about)
            self.form.add_widget(self._rests_on)
            self._rests_on.hide()
        self.form.add_widget(Label(_("Which part of the treatment?"), Role.LABEL))
        self.form.add_widget(self.part)
        self.form.add_widget(self._first_heading)
        (_kind, often, _field), (_number, number, _field2) = self.often.row
        self.form.add_row(
            ("first_from", _("F&rom"), self.start),
            ("first_kind", often, self.often.kind),
            ("first_interval_days", number, self.often.number),
            ("count", _("How man&y in all"), self.count),
        )
        self._no_count = Label(_("Leave this empty if the number was left open."), Role.SMALL)
        self.form.add_widget(self._no_count)
        self.form.add_widget(self._steady_heading)
        self.form.add_row(
            ("from", _("From this d&ay"), self.steady_start),
            ("kind", _("How of&ten"), self.steady_often.kind),
            ("interval_days", _("Number"), self.steady_often.number),
        )
        self.form.add_widget(self._words)
        if not self._templates:
            for unused in (self.template, self._about, self._rests_on):
                # Without a parent they would outlive the dialog.
                unused.setParent(self)
                unused.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def _connect(self) -> None:
        self.template.picked.connect(self._take_template)
        self.part.picked.connect(self._told)
        for often in (self.often, self.steady_often):
            often.kind.picked.connect(self._told)
            often.number.textEdited.connect(self._told)
        self.count.textEdited.connect(self._told)
        self.start.picked.connect(self._told)
        self.steady_start.picked.connect(self._take_steady_start)

    def set_today(self, today: date) -> None:
        """Take another day as the present one, for days that are typed without their year."""
        for field in (self.start, self.steady_start):
            field.set_today(today)

    def _told(self, _what: object = None) -> None:
        self.show_parts()
        self.changed.emit()

    def _take_steady_start(self, day: date | None) -> None:
        self._is_own_start = day is not None
        self._told()

    # --- filling

    def fill(self, plan: Regimen) -> None:
        """Show a plan that is recorded. Emits nothing."""
        is_first = plan.phase is Phase.LOADING
        self.part.fill([Shape.FIRST if is_first else Shape.STEADY])
        (self.start if is_first else self.steady_start).fill(plan.starts_on)
        (self.often if is_first else self.steady_often).fill(plan.rhythm)
        self.count.fill("" if plan.count is None else str(plan.count))
        self.show_parts()

    def fill_start(self, day: date | None) -> None:
        """Show from which day a plan is that has no other fields filled in yet. Emits nothing."""
        self.start.fill(day)
        self.steady_start.fill(day)
        self.show_parts()

    def _take_template(self, key: str) -> None:
        template = self._templates[key]
        with QSignalBlocker(self):
            self.part.fill([Shape.BOTH])
            self.often.fill(template.first.rhythm, template.first.unit)
            self.steady_often.fill(template.steady.rhythm, template.steady.unit)
            self.count.fill("" if template.first.times is None else str(template.first.times))
            self._is_own_start = False
            self.steady_start.fill(None)
        self._about.setText(" ".join(part for part in (template.source, *_left_open(template)) if part))
        self.evidence_button.set_behind(PLANS.get(template.id, ()), template.label)
        self._rests_on.setVisible(bool(self.evidence_button.behind))
        self._told()
        self.template_picked.emit(template)

    # --- what is shown

    @property
    def shape(self) -> Shape:
        """Which parts the plan has; as long as nothing is chosen it is a steady one."""
        chosen = self.part.checked()
        return Shape(chosen[0]) if chosen else Shape.STEADY

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a plan was said."""
        return not self.part.checked() and self.steady_often.is_empty

    def show_parts(self) -> None:
        """Show the fields that the chosen parts have, and the plan in words."""
        shape = self.shape
        has_first, has_steady = shape is not Shape.STEADY, shape is not Shape.FIRST
        if shape is Shape.BOTH and not self._is_own_start and not self.steady_start.problem:
            self.steady_start.fill(self._steady_day(self.start.day()))
        for key in ("first_from", "first_kind", "count"):
            self.form.field(key).setVisible(has_first)
        self.form.field("first_interval_days").setVisible(has_first and self.often.needs_number)
        self._no_count.setVisible(has_first)
        for key in ("from", "kind"):
            self.form.field(key).setVisible(has_steady)
        self.form.field("interval_days").setVisible(has_steady and self.steady_often.needs_number)
        for heading in (self._first_heading, self._steady_heading):
            heading.setVisible(shape is Shape.BOTH)
        self._about.setVisible(bool(self._about.text()))
        self._name_steady(is_second=shape is Shape.BOTH)
        words = self.words()
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _name_steady(self, *, is_second: bool) -> None:
        """Tell the two lots of fields apart for those who do not see the headings."""
        names = (_("From"), _("How often"), _("Number"))
        fields = (self.steady_start, self.steady_often.kind, self.steady_often.number)
        for name, field in zip(names, fields, strict=True):
            said = _("After that: {field}").format(field=name) if is_second else name
            if isinstance(field, DateField):
                field.set_name(said)
            else:
                field.setAccessibleName(said)

    def words(self) -> str:
        """Return the plan in a sentence; empty as long as it is not complete."""
        first, steady, count = self.often.rhythm(), self.steady_often.rhythm(), self.count.number()
        shape = self.shape
        parts = []
        if shape is not Shape.STEADY and first is not None:
            parts.append(rhythm_text(first))
            if count is not None:
                parts[0] = ngettext("{rhythm}, {n} in all", "{rhythm}, {n} in all", count).format(
                    rhythm=parts[0], n=count
                )
        if shape is not Shape.FIRST and steady is not None:
            parts.append(rhythm_text(steady))
        if not parts or (shape is Shape.BOTH and len(parts) < 2):
            return ""
        if len(parts) == 2:
            return _("My plan: {first}; then {steady}.").format(first=parts[0], steady=parts[1])
        return _("My plan: {rhythm}.").format(rhythm=parts[0])

    # --- what was said

    def _steady_day(self, start: date | None) -> date | None:
        """Return the day of the first steady injection after a first part of fixed length; None when it is open."""
        first, steady, count = self.often.rhythm(), self.steady_often.rhythm(), self.count.number()
        if start is None or first is None or steady is None or count is None:
            return None
        try:
            return next_day(nth_day(start, first, count - 1), steady)
        except (ValueError, OverflowError):  # a slip in a number leads past the calendar
            return None

    def commit(self) -> None:
        """Read the days that are typed but not told yet."""
        for field in (self.start, self.steady_start):
            field.commit()

    def problems(self, *, needs_start: bool) -> dict[str, str]:
        """Return what does not fit, by field; a day that cannot be read says so itself and stands here empty."""
        found: dict[str, str] = {}
        shape = self.shape
        if shape is not Shape.STEADY:
            if needs_start and self.start.day() is None:
                found["first_from"] = "" if self.start.problem else _("Say from which day it holds.")
            found |= {f"first_{key}": text for key, text in self.often.problems().items()}
            if self.count.text().strip() and self.count.number() is None:
                found["count"] = _("Write a whole number, or leave it empty.")
        if shape is not Shape.FIRST:
            is_open = shape is Shape.BOTH or not needs_start
            if self.steady_start.problem:
                found["from"] = ""
            elif self.steady_start.day() is None and not is_open:
                found["from"] = _("Say from which day it holds.")
            elif shape is Shape.BOTH and not found and not self._is_in_order():
                found["from"] = _("This part begins after the first one.")
            found |= self.steady_often.problems()
        return found

    def _is_in_order(self) -> bool:
        first, steady = self.start.day(), self.steady_start.day()
        return first is None or steady is None or first < steady

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit; what a plan of one part has is said there."""
        moved = {"from": "first_from", "interval_days": "first_interval_days"} if self.shape is Shape.FIRST else {}
        self.form.show_problems({moved.get(key, key): text for key, text in problems.items()})

    def plans(self, base: Regimen) -> tuple[Regimen, ...]:
        """Return one plan or two, made like `base`, which also gives the first day where none is typed.

        The second one has no id yet. Steady injections whose first day is still unknown stand in the note of the first.
        """
        first, steady, shape = self.often.rhythm(), self.steady_often.rhythm(), self.shape
        plans: list[Regimen] = []
        if shape is not Shape.STEADY and first is not None:
            start = self.start.day() or base.starts_on
            plans.append(replace(base, starts_on=start, rhythm=first, phase=Phase.LOADING, count=self.count.number()))
        if shape is not Shape.FIRST and steady is not None:
            start_of_second = self.steady_start.day() or (self._steady_day(plans[0].starts_on) if plans else None)
            if plans and start_of_second is None:
                then = _("Then {rhythm}.").format(rhythm=rhythm_text(steady))
                plans[0] = replace(plans[0], note=" ".join(part for part in (plans[0].note, then) if part))
            else:
                id_ = RegimenId("") if plans else base.id
                start = start_of_second or base.starts_on
                plans.append(replace(base, id=id_, starts_on=start, rhythm=steady, phase=Phase.MAINTENANCE, count=None))
        return tuple(plans)


def _left_open(template: PlanTemplate) -> list[str]:
    """Return what the person has to fill in because the source names several numbers or none."""

    def said(part: TemplatePart) -> str:
        if len(part.numbers) == 1:
            return ""
        if not part.numbers:
            return _("It does not say how often at first; write what you agreed.")
        lowest, highest = min(part.numbers), max(part.numbers)
        return _("It names {low} to {high}; write the number you agreed.").format(low=lowest, high=highest)

    return [text for text in map(said, (template.first, template.steady)) if text]
