"""The three fields that say what is given: medicine, dose, and the way in. Nothing is chosen beforehand."""

from PySide6.QtCore import QObject, Signal

from b12diary.domain.catalogue import catalogue, quantity_text
from b12diary.domain.dose import Compound, Dose, Route
from b12diary.domain.quantity import Quantity
from b12diary.domain.regimen import Regimen
from b12diary.i18n import _
from b12diary.ui.amount_input import read_quantity
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.typed_combo import TypedCombo

_DOSE_LETTERS = 9
"""Enough for most doses with their unit."""


class MedicineFields(QObject):
    """Adds itself to a `Form` under the keys "compound", "amount" and "route".

    Signals:
        changed(): one of the three was changed and can be read.
    """

    changed = Signal()

    def __init__(self, form: Form) -> None:
        """Make the fields, empty; the form's `add_row` gets them from `row`."""
        super().__init__(form)
        self._form = form
        self.compound = Combo([Choice(m.compound, m.label) for m in catalogue().medicines])
        self.quantity = TypedCombo(least_letters=_DOSE_LETTERS)
        self.route = Combo([Choice(key, label) for key, label in catalogue().routes])
        self.row = (
            ("compound", _("&Medicine"), self.compound),
            ("amount", _("D&ose"), self.quantity),
            ("route", _("Ro&ute"), self.route),
        )
        self.compound.picked.connect(self._pick)
        self.route.picked.connect(self._pick)
        self.quantity.committed.connect(self._read)

    def fill(self, given: Dose | Regimen) -> None:
        """Show what a dose or a plan says. Emits nothing."""
        self.compound.fill(given.compound)
        self.route.fill(given.route)
        self._offer_strengths()
        self.quantity.fill_value("" if given.quantity is None else quantity_text(given.quantity))

    def commit(self) -> None:
        """Speak of a dose that is typed but not told yet."""
        self.quantity.commit()

    @property
    def problem(self) -> str:
        """What does not fit in the dose; empty when all is well."""
        text = self.quantity.currentText().strip()
        if not text or read_quantity(text) is not None:
            return ""
        return _("Write the dose with its unit, like 1 mg or 500 micrograms.")

    def answers(self) -> tuple[Compound, Quantity | None, Route]:
        """Return what the fields say; a dose that cannot be read counts as none (see `problem`)."""
        return (
            Compound(self.compound.key() or Compound.UNKNOWN),
            read_quantity(self.quantity.currentText()),
            Route(self.route.key() or Route.UNKNOWN),
        )

    def _pick(self) -> None:
        self._offer_strengths()
        self.changed.emit()

    def _read(self) -> None:
        self._form.field("amount").show_problem(self.problem)
        if self.problem:
            self.quantity.give_back()
        else:
            self.changed.emit()

    def _offer_strengths(self) -> None:
        compound, _quantity, route = self.answers()
        usual = next((m.strengths(route) for m in catalogue().medicines if m.compound is compound), ())
        self.quantity.set_choices([Choice(quantity_text(q), quantity_text(q)) for q in usual])
