"""The form of one blood test, as the laboratory printed it: own unit, own range, never judged."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import CatalogueAnalyte, catalogue
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, ReferenceInterval
from b12diary.domain.lab_units import all_beside
from b12diary.domain.quantity import shown_decimal, typed_decimal
from b12diary.i18n import _, list_text
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form, row_of
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.typed_combo import TypedCombo


class ResultForm(QWidget):
    """All about one result. Each field speaks when the person is done with it.

    Signals:
        changed(object): the `LabResult` as the form says it now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._result: LabResult | None = None
        self._known = {str(a.id): a for a in catalogue().analytes}
        self.form = Form()
        self.what = TypedCombo([Choice(a.id, a.label) for a in catalogue().analytes])
        self.day = DateField(date.max)
        self.sign = Combo(
            [
                # Translators: the result of a blood test is exactly the number, not above or below it.
                Choice(Comparator.EQUAL, _("exactly")),
                Choice(Comparator.BELOW, _("below (<)")),
                Choice(Comparator.ABOVE, _("above (>)")),
            ]
        )
        self.value, self.low, self.high = (TextField(height=40, most_letters=20) for _n in range(3))
        self.unit, self.finding = TypedCombo(), TypedCombo()
        self.note = TextField(height=40)
        self.form.add_row(("analyte", _("&Which test"), self.what), ("date", _("Date"), self.day))
        self.form.add_row(
            ("comparator", _("Sign"), self.sign), ("value", _("&Result"), self.value), ("unit", _("&Unit"), self.unit)
        )
        self.same_as = Label("", Role.SMALL)
        self.same_as.hide()
        self.form.add_widget(self.same_as)
        # Translators: from a number to a number.
        self.form.add_row(("low", _("The &lab’s range: from"), self.low), ("high", _("to"), self.high))
        self.form.add_row(("finding", _("Result in word&s"), self.finding))
        self.form.add("note", _("&Note"), self.note)
        known = catalogue()
        self.form.add_widget(Label(f"{known.lab_caption} {known.lab_caution}", Role.SMALL))
        self.evidence_button = Button(_("What this rests on"), Variant.TEXT, height=40)
        self.evidence_button.clicked.connect(self._show_evidence)
        self.form.add_widget(row_of(self.evidence_button, stretch_after=1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self._connect()

    def _connect(self) -> None:
        self.what.committed.connect(lambda key: self._set(analyte=AnalyteId(key)))
        self.day.picked.connect(lambda day: self._set(day=day) if day else None)
        self.sign.picked.connect(lambda key: self._set(comparator=Comparator(key)))
        self.value.committed.connect(self._take_result)
        self.low.committed.connect(lambda text: self._take_number("low", text))
        self.high.committed.connect(lambda text: self._take_number("high", text))
        self.unit.committed.connect(lambda text: self._set(unit=text))
        self.finding.committed.connect(lambda text: self._set(finding=text))
        self.note.committed.connect(lambda text: self._set(note=text.strip()))

    @property
    def item(self) -> LabResult:
        """The result as the form says it now."""
        if self._result is None:
            raise RuntimeError("the form has not been filled")
        return self._result

    def fill(self, result: LabResult, today: date) -> None:
        """Show a result; what is being written stays. Emits nothing."""
        self._result = result
        self.day.set_today(today, latest=today)
        if not self.day.problem and self.day.day() != result.day:
            self.day.fill(result.day)
        self._offer(self._known.get(result.analyte))
        self.what.fill_value(result.analyte)
        self.sign.fill(result.comparator)
        for field, number in (
            (self.value, result.value),
            (self.low, result.reference.low),
            (self.high, result.reference.high),
        ):
            if not self._wrong(field):
                field.fill("" if number is None else shown_decimal(number))
        self.unit.fill_value(result.unit)
        self.finding.fill_value(result.finding)
        self.note.fill(result.note)

    def focus_start(self) -> None:
        """Put the focus where one begins."""
        focus_on(self.what)

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when it is a result that can be kept."""
        for field in (self.what, self.value, self.unit, self.low, self.high, self.finding, self.note):
            field.commit()
        wrong = {key: _number_words() for key, field in self._numbers().items() if self._wrong(field)}
        if not self.item.analyte:
            wrong["analyte"] = _("Say which test it was.")
        if wrong:
            self.form.show_problems(wrong)
            return False
        if self.day.day() is None:
            focus_on(self.day)
            return False
        self.form.show_problems({})
        return True

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        if "value" in problems and self.form.field("value").isHidden():
            problems = {**problems, "finding": problems["value"]}
        self.form.show_problems(problems)

    def _numbers(self) -> dict[str, TextField]:
        return {"value": self.value, "low": self.low, "high": self.high}

    @staticmethod
    def _wrong(field: TextField) -> bool:
        return bool(field.text().strip()) and typed_decimal(field.text()) is None

    def _take_result(self, text: str) -> None:
        """Take the number; laboratories print "< 150", and the sign goes to its own field."""
        sign = next((sign for sign in Comparator if text.strip().startswith(sign.value)), None)
        number = typed_decimal(text.strip()[1:]) if sign else None
        if sign is None or number is None:
            self._take_number("value", text)
            return
        self.form.field("value").show_problem("")
        self.sign.fill(sign)
        self.value.fill(shown_decimal(number))
        self._set(comparator=sign, value=number)

    def _take_number(self, key: str, text: str) -> None:
        field = self._numbers()[key]
        self.form.field(key).show_problem(_number_words() if self._wrong(field) else "")
        if self._wrong(field):
            field.give_back()
            return
        number = typed_decimal(text) if text.strip() else None
        if key == "value":
            self._set(value=number)
        else:
            ends = self.item.reference
            low = number if key == "low" else ends.low
            high = number if key == "high" else ends.high
            self._set(reference=ReferenceInterval(low, high))

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of a result, checked by replace()
        result = replace(self.item, **changes)
        if result != self._result:
            self._result = result
            self._offer(self._known.get(result.analyte))
            self.changed.emit(result)

    def _show_same(self) -> None:
        """Say what the result is in the other units of the test; the printed one is what is kept."""
        others = all_beside(self.item)
        self.same_as.setText(_("In other units: {results}.").format(results=list_text(list(others))) if others else "")
        self.same_as.setVisible(bool(others))

    def _show_evidence(self) -> None:
        from b12diary.suggestions.captions import BLOOD_TEST_CAPTION
        from b12diary.ui.dialogs.evidence import show_evidence

        show_evidence(self, BLOOD_TEST_CAPTION, catalogue().lab_caption.rstrip("."))

    def _offer(self, analyte: CatalogueAnalyte | None) -> None:
        """Show the fields that suit the test; for one in own words all of them."""
        units = analyte.units if analyte else ()
        findings = analyte.findings if analyte else next((a.findings for a in self._known.values() if a.findings), ())
        self.unit.set_choices([Choice(unit, unit) for unit in units])
        self.finding.set_choices([Choice(word, label) for word, label in findings])
        has_number = analyte is None or bool(units) or self.item.value is not None
        has_words = analyte is None or bool(analyte.findings) or bool(self.item.finding)
        for key in ("comparator", "value", "unit", "low", "high"):
            self.form.field(key).setVisible(has_number)
        self._show_same()
        self.form.field("finding").setVisible(has_words)


def _number_words() -> str:
    return _("Write a number, like 151 or 0.5.")
