"""The first step of the first start: the injections as they are now. Nothing is chosen beforehand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import catalogue, quantity_text
from b12diary.domain.dose import Compound, Route
from b12diary.domain.plan_templates import PlanTemplate
from b12diary.domain.preferences import DosingStyle
from b12diary.domain.quantity import DoseUnit, Quantity, typed_decimal
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.plan_fields import PlanFields
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label

_NOT_YET = datetime(1, 1, 1, tzinfo=UTC)
"""Stands in plans until the diary says when they were recorded."""


@dataclass(frozen=True, slots=True)
class InjectionAnswers:
    """What the step says; None or UNKNOWN = left open. The plans have neither id nor moment yet."""

    compound: Compound = Compound.UNKNOWN
    quantity: Quantity | None = None
    route: Route = Route.UNKNOWN
    last_given: date | None = None
    plans: tuple[Regimen, ...] = ()
    dosing_style: DosingStyle = DosingStyle.UNKNOWN
    has_monthly_rhythm: Answer = Answer.UNKNOWN


def unit_choices() -> list[Choice]:
    """Return the units of a dose."""
    return [
        Choice(DoseUnit.MILLIGRAM, _("mg")),
        Choice(DoseUnit.MICROGRAM, _("micrograms")),
        Choice(DoseUnit.MILLILITRE, _("ml")),
    ]


class InjectionStep(QWidget):
    """Medicine, dose, way, last date, plan, and the two questions that the look-back uses. All may stay empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty step."""
        super().__init__(parent)
        self._today, self._for_nerves = date.max, Answer.UNKNOWN
        self.form = Form()
        self._add_medicine()
        self._add_plan()
        card = Card(_("My injections now"))
        card.body.addWidget(self.form)
        questions = Card(_("Two questions for looking back"))
        questions.body.addWidget(Label(_("You can leave them open, and answer them in Settings."), quiet=True))
        self.style_chips = ChipGroup(style_choices(), style_question(), exclusive=True)
        self.monthly_chips = ChipGroup(answer_choices(), monthly_question(), exclusive=True)
        beside = QWidget()
        flow = FlowLayout(beside, gap=32, is_centred=False)
        for words, chips in ((style_question(), self.style_chips), (monthly_question(), self.monthly_chips)):
            one = QWidget()
            column = QVBoxLayout(one)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(Label(words))
            column.addWidget(chips)
            flow.addWidget(one)
        questions.body.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(16))
        layout.addWidget(card)
        layout.addWidget(questions)
        layout.addStretch(1)

    def _add_medicine(self) -> None:
        known = catalogue()
        self.medicine = Combo([Choice(m.compound, m.label) for m in known.medicines])
        self.amount = TextField(height=40, most_letters=12)
        self.unit = Combo(unit_choices())
        self.route = Combo([Choice(key, label) for key, label in known.routes])
        self.last = DateField(date.max)
        self._strengths = QWidget()
        self._strengths_layout = QVBoxLayout(self._strengths)
        self._strengths_layout.setContentsMargins(0, 0, 0, 0)
        self.form.add_row(
            ("medicine", _("&Medicine"), self.medicine),
            ("amount", _("D&ose"), self.amount),
            ("unit", _("&Unit"), self.unit),
            ("route", _("How it is gi&ven"), self.route),
        )
        self.form.add_widget(self._strengths)
        self._strengths.hide()
        self.medicine.picked.connect(lambda _key: self._offer_strengths())
        self.route.picked.connect(lambda _key: self._offer_strengths())

    def _add_plan(self) -> None:
        self.form.add_row(("last", _("Day o&f the last injection"), self.last))
        self.plan_heading = Label(_("My plan, if there is one"), Role.LABEL)
        self.plan = PlanFields(date.max)
        self.form.add_widget(self.plan_heading)
        self.form.add_widget(self.plan)
        self.plan.template_picked.connect(self._take_template)

    def set_today(self, today: date) -> None:
        """Refuse days after `today`."""
        self.last.set_today(today, latest=today)
        self.plan.set_today(today)
        self._today = today

    def answers(self) -> InjectionAnswers:
        """Return what was filled in; what cannot be read counts as left open (see `problems`)."""
        unit, amount = self.unit.key(), typed_decimal(self.amount.text())
        style, monthly = self.style_chips.checked(), self.monthly_chips.checked()
        return InjectionAnswers(
            compound=Compound(self.medicine.key() or Compound.UNKNOWN),
            quantity=Quantity(amount, DoseUnit(unit)) if amount is not None and unit else None,
            route=Route(self.route.key() or Route.UNKNOWN),
            last_given=self.last.day(),
            plans=self._plans(),
            dosing_style=DosingStyle(style[0]) if style else DosingStyle.UNKNOWN,
            has_monthly_rhythm=Answer(monthly[0]) if monthly else Answer.UNKNOWN,
        )

    def problems(self) -> dict[str, str]:
        """Return what does not fit, by field."""
        found: dict[str, str] = {}
        amount, answers = self.amount.text().strip(), self.answers()
        value = typed_decimal(amount)
        if amount and (value is None or value <= 0):
            found["amount"] = _("Write a number above 0, like 1 or 0.5.")
        elif amount and not self.unit.key():
            found["unit"] = _("Choose a unit.")
        if self.last.problem:
            found["last"] = self.last.problem
        if not self.plan.is_empty:
            self.plan.commit()
            found |= self.plan.problems(needs_start=False)
        says_what = answers.quantity or answers.compound is not Compound.UNKNOWN or answers.route is not Route.UNKNOWN
        if says_what and answers.last_given is None and not answers.plans and not found:
            found["last"] = _("Add this day so that it can be kept, or skip this step.")
        return found

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say them beside the fields and go to the first; a day that cannot be read says so itself."""
        # The upper fields last: the focus goes to the first that does not fit.
        self.plan.show_problems(problems)
        self.form.show_problems({key: text for key, text in problems.items() if text != self.last.problem})
        if self.last.problem and set(problems) == {"last"}:
            focus_on(self.last)

    def _plans(self) -> tuple[Regimen, ...]:
        """Return the plan, made with the medicine above; it begins with the last injection unless it says when."""
        if self.plan.is_empty:
            return ()
        unit, amount = self.unit.key(), typed_decimal(self.amount.text())
        base = Regimen(
            RegimenId(""),
            self.last.day() or self._today,
            Rhythm(1, RhythmUnit.MONTHS),
            _NOT_YET,
            compound=Compound(self.medicine.key() or Compound.UNKNOWN),
            quantity=Quantity(amount, DoseUnit(unit)) if amount is not None and unit else None,
            route=Route(self.route.key() or Route.UNKNOWN),
            for_nerves=self._for_nerves,
        )
        return self.plan.plans(base)

    def _take_template(self, template: PlanTemplate) -> None:
        """Fill in what the source names; what it leaves open stays as it was."""
        self._for_nerves = template.for_nerves
        if template.compound is not Compound.UNKNOWN:
            self.medicine.fill(template.compound)
        if template.route is not Route.UNKNOWN:
            self.route.fill(template.route)
        if template.quantity is not None:
            self.amount.setText(format(template.quantity.amount, "f"))
            self.unit.fill(template.quantity.unit)
        self._offer_strengths()

    def _offer_strengths(self) -> None:
        compound, route = self.medicine.key(), Route(self.route.key() or Route.UNKNOWN)
        usual = next((m.strengths(route) for m in catalogue().medicines if m.compound == compound), ())
        while item := self._strengths_layout.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if usual:
            words = _("Usual strengths, to save typing")
            chips = ChipGroup([Choice(str(n), quantity_text(q)) for n, q in enumerate(usual)], words, exclusive=True)
            chips.picked.connect(self._taker(usual))
            self._strengths_layout.addWidget(Label(words, quiet=True))
            self._strengths_layout.addWidget(chips)
        self._strengths.setVisible(bool(usual))
        set_reading_order(self)

    def _taker(self, usual: tuple[Quantity, ...]) -> Callable[[str], None]:
        def take(key: str) -> None:
            self.amount.setText(format(usual[int(key)].amount, "f"))
            self.unit.fill(usual[int(key)].unit)

        return take


def style_question() -> str:
    """Ask whether the day of an injection depends on how the person feels."""
    return _("Are injections given on fixed dates, or by feeling?")


def monthly_question() -> str:
    """Ask for the first rival explanation of a rhythm of about four weeks."""
    return _("Do you have a monthly rhythm, for example periods?")


def style_choices() -> list[Choice]:
    """Return the answers to "on fixed dates, or by feeling?"."""
    return [
        Choice(DosingStyle.FIXED, _("on fixed dates")),
        Choice(DosingStyle.FELT, _("by feeling")),
        Choice(DosingStyle.UNKNOWN, _("don’t know")),
    ]


def answer_choices() -> list[Choice]:
    """Return yes, no, don't know."""
    return [
        Choice(Answer.YES, _("yes")),
        Choice(Answer.NO, _("no")),
        Choice(Answer.UNKNOWN, _("don’t know")),
    ]
