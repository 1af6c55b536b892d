"""The form of one dose, for a new one and for one in the list alike."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Dose, DoseReason, Phase
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_medicine import MedicineFields
from b12diary.ui.pages.injections_reactions import Reactions
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.typed_combo import TypedCombo


class DoseForm(QWidget):
    """All about one dose. Each field speaks when the person is done with it.

    Signals:
        changed(object): the `Dose` as the form says it now.
        day_changed(object): the person gave another day (`date`); follows `changed`.
        entered(): Enter was pressed somewhere in the form.
        help_asked(): the person wants to look something up under Get help.
    """

    changed = Signal(object)
    day_changed = Signal(object)
    entered = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._dose: Dose | None = None
        self._reason_was_picked = False
        self.form = Form()
        self._add_fields()
        self._add_reasons()
        self._add_afterwards()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self._connect()
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)

    def _add_fields(self) -> None:
        known = catalogue()
        self._day = DateField(date.max)
        self.medicine = MedicineFields(self.form)
        self._site = TypedCombo([Choice(key, label) for key, label in known.sites])
        self._giver = TypedCombo([Choice(key, label) for key, label in known.givers])
        self._note = TextField(height=40)
        self.form.add_row(
            ("date", _("Date"), self._day),
            *self.medicine.row,
            ("site", _("&Where"), self._site),
            ("given_by", _("Given &by"), self._giver),
        )
        self._lately = Label("", Role.SMALL)
        self._lately.hide()
        self.form.add_widget(self._lately)
        self.form.add("note", _("&Note"), self._note)

    def _add_reasons(self) -> None:
        known = catalogue()
        long = dict(known.reasons)
        question = _("Why this day?")
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        layout.addWidget(Label(question, Role.LABEL))
        self._reasons = ChipGroup(
            [Choice(key, short, long[key]) for key, short in known.reasons_short], question, exclusive=True, padding=10
        )
        layout.addWidget(self._reasons)
        self.form.add_widget(holder)

    def _add_afterwards(self) -> None:
        self._open_after = Button(_("Add how it was afterwards"), Variant.TEXT, icon_name="plus", height=40, wraps=True)
        self._open_more = Button(_("Batch, part of treatment"), Variant.TEXT, icon_name="plus", height=40, wraps=True)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self._open_after)
        row.addWidget(self._open_more)
        self.form.add_widget(buttons)
        self._reactions = Reactions()
        self.form.add_widget(self._reactions)
        self._reactions.hide()
        self._more = Form()
        self._batch = TextField(height=40)
        self._phase = Combo([Choice("", _("not said")), *(Choice(k, label) for k, label in catalogue().phases)])
        self._more.add_row(("batch", _("Ba&tch number"), self._batch), ("phase", _("&Part of treatment"), self._phase))
        self.form.add_widget(self._more)
        self._more.hide()

    def _connect(self) -> None:
        self._day.picked.connect(self._take_day)
        self.medicine.changed.connect(self._take_medicine)
        self._site.committed.connect(lambda text: self._set(site=text))
        self._giver.committed.connect(lambda text: self._set(given_by=text))
        self._note.committed.connect(lambda text: self._set(note=text.strip()))
        self._batch.committed.connect(lambda text: self._set(batch=text.strip()))
        self._phase.picked.connect(lambda key: self._set(phase=Phase(key) if key else None))
        self._reasons.picked.connect(self._take_reason)
        self._reactions.changed.connect(lambda reactions: self._set(reactions=reactions))
        self._reactions.help_asked.connect(self.help_asked)
        self._open_after.clicked.connect(lambda: self._open(self._reactions, self._open_after))
        self._open_more.clicked.connect(lambda: self._open(self._more, self._open_more))

    @property
    def dose(self) -> Dose:
        """The dose as the form says it now."""
        if self._dose is None:
            raise RuntimeError("the form has not been filled")
        return self._dose

    def fill(self, dose: Dose, today: date, *, is_new: bool) -> None:
        """Show a dose; what is being written stays. Emits nothing."""
        self._dose = dose
        self._day.set_today(today, latest=today)
        if not self._day.problem and self._day.day() != dose.given_on:
            self._day.fill(dose.given_on)
        self.medicine.fill(dose)
        self._site.fill_value(dose.site)
        self._giver.fill_value(dose.given_by)
        self._note.fill(dose.note)
        self._batch.fill(dose.batch)
        self._phase.fill(dose.phase or "")
        is_open = is_new and dose.reason is DoseReason.UNKNOWN and not self._reason_was_picked
        self._reasons.fill([] if is_open else [dose.reason])
        self._show_reactions()

    def show_lately(self, sites: str) -> None:
        """Say beside the choice where the last injections went; empty when that is not known."""
        said = _("Sites used lately: {sites}").format(sites=sites) if sites else ""
        self._lately.setText(said)
        self._lately.setVisible(bool(said))
        line = self._site.lineEdit()
        how = _("Write, or press Alt and Down to pick.")
        for field, words in ((self._site, said), (line, " ".join(part for part in (said, how) if part))):
            if field is not None:
                field.setAccessibleDescription(words)

    def take_plan(self, drafted: Dose) -> None:
        """Take over from a draft for the same day what follows from the plan; what the person picked stays."""
        reason = self.dose.reason if self._reason_was_picked else drafted.reason
        self._dose = replace(
            self.dose, given_on=drafted.given_on, planned_on=drafted.planned_on, phase=drafted.phase, reason=reason
        )
        self._phase.fill(drafted.phase or "")
        self._reasons.fill([] if reason is DoseReason.UNKNOWN and not self._reason_was_picked else [reason])

    def focus_start(self) -> None:
        """Put the focus on the day."""
        focus_on(self._day)

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when all of it can be read."""
        for field in (self._site, self._giver, self._note, self._batch):
            field.commit()
        self._day.commit()
        self.medicine.commit()
        if self.medicine.problem:
            self.show_problems({"amount": self.medicine.problem})
            return False
        if self._day.day() is None:
            if not self._day.problem:
                self.show_problems({"date": _("Say on which day it was.")})
            focus_on(self._day)
            return False
        return True

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        self.form.show_problems(problems)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of a dose, checked by replace()
        dose = replace(self.dose, **changes)
        if dose != self._dose:
            self._dose = dose
            self._show_reactions()
            self.changed.emit(dose)

    def _take_day(self, day: date | None) -> None:
        self.form.field("date").show_problem("" if day else _("Say on which day it was."))
        if day is not None:
            self._set(given_on=day)
            self.day_changed.emit(day)

    def _take_medicine(self) -> None:
        compound, quantity, route = self.medicine.answers()
        self._set(compound=compound, quantity=quantity, route=route)

    def _take_reason(self, key: str) -> None:
        self._reason_was_picked = True
        self._set(reason=DoseReason(key))

    def _show_reactions(self) -> None:
        """Show what was noted; where nothing was, a button leads there."""
        self._reactions.fill(self.dose.reactions)
        if self.dose.reactions and self._reactions.isHidden():
            self._reactions.show()
            self._open_after.hide()

    def _open(self, part: QWidget, button: QPushButton) -> None:
        part.show()
        button.hide()
        first = next((w for w in part.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            focus_on(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter anywhere but on a button that does something means "that is all"."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not is_enter or event.type() is not QEvent.Type.KeyPress:
            return False
        # In a list that is open, which is a window of its own, Enter picks.
        if isinstance(watched, QWidget) and watched.window() is not self.window():
            return False
        if isinstance(watched, QPushButton) or (isinstance(watched, QAbstractButton) and not watched.isCheckable()):
            return False
        self.entered.emit()
        return True
