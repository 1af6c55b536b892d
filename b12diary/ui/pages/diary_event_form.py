"""The form of one event: what it was, from when until when, and in what words."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue, factor_label
from b12diary.domain.factor import Exposure, FactorId
from b12diary.i18n import _
from b12diary.suggestions.captions import FACTORS
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form, row_of
from b12diary.ui.widgets.labels import Label


class EventForm(QWidget):
    """All about one event. Each field speaks when the person is done with it.

    Signals:
        changed(object): the `Exposure` as the form says it now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._event: Exposure | None = None
        self.form = Form()
        self.what = Combo([Choice(f.id, f.label) for f in catalogue().factors])
        self.words = TextField(height=40, most_letters=200)
        self.first, self.last = DateField(date.max), DateField(date.max)
        self.goes_on = CheckBox(_("still going on"), height=40)
        self.form.add_row(("factor", _("&What"), self.what), ("label", _("In your own word&s"), self.words))
        self.about, self.evidence_button = Label("", Role.SMALL), EvidenceButton()
        self.form.add_widget(self.about)
        self._rests_on = row_of(self.evidence_button, stretch_after=1)
        self.form.add_widget(self._rests_on)
        for part in (self.about, self._rests_on):
            part.hide()
        self.form.add_row(("from", _("F&rom"), self.first), ("until", _("&Until"), self.last))
        self.form.add_widget(self.goes_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.what.picked.connect(lambda key: self._set(factor=FactorId(key)))
        self.words.committed.connect(lambda text: self._set(label=text.strip()))
        self.first.picked.connect(self._take_first)
        self.last.picked.connect(lambda day: self._set(ends_on=day))
        self.goes_on.clicked.connect(self._take_goes_on)

    @property
    def item(self) -> Exposure:
        """The event as the form says it now."""
        if self._event is None:
            raise RuntimeError("the form has not been filled")
        return self._event

    def fill(self, event: Exposure, today: date) -> None:
        """Show an event; what is being written stays. Emits nothing."""
        self._event = event
        if event.factor and self.what.findData(event.factor) < 0:
            # From elsewhere, or from a later version: it keeps its name.
            self.what.addItem(factor_label(event.factor), event.factor)
        self.what.fill(event.factor or None)
        self.words.fill(event.label)
        self._show_about()
        for field, day in ((self.first, event.starts_on), (self.last, event.ends_on)):
            field.set_today(today, latest=today)
            if not field.problem and field.day() != day:
                field.fill(day)
        self._show_goes_on()

    def focus_start(self) -> None:
        """Put the focus where one begins."""
        focus_on(self.what)

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when it is an event that can be kept."""
        self.words.commit()
        if not self.item.factor:
            self.form.show_problems({"factor": _("Choose what it was.")})
            return False
        for key, field in (("from", self.first), ("until", self.last)):
            if field.problem:
                focus_on(field)
                return False
            if field.day() is None and (key == "from" or not self.goes_on.isChecked()):
                self.form.show_problems({key: _("Say on which day.")})
                return False
        self.form.show_problems({})
        return True

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        self.form.show_problems(problems)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of an event, checked by replace()
        event = replace(self.item, **changes)
        if event != self._event:
            self._event = event
            self._show_goes_on()
            self._show_about()
            self.changed.emit(event)

    def _take_first(self, day: date | None) -> None:
        if day is not None:
            # An event of one day moves as a whole.
            ends = self.item.ends_on
            moves = ends is not None and (ends == self.item.starts_on or ends < day)
            if moves:
                self.last.fill(day)
            self._set(starts_on=day, ends_on=day if moves else ends)

    def _take_goes_on(self, is_on: bool) -> None:
        last = None if is_on else self.item.starts_on
        self.last.fill(last)
        self._set(ends_on=last)

    def _show_about(self) -> None:
        """Say what is known of the factor, with what that rests on."""
        factor = next((known for known in catalogue().factors if known.id == self.item.factor), None)
        self.about.setText(factor.help if factor else "")
        self.about.setVisible(bool(self.about.text()))
        self.evidence_button.set_behind(FACTORS.get(self.item.factor, ()), factor_label(self.item.factor))
        self._rests_on.setVisible(bool(self.evidence_button.behind))

    def _show_goes_on(self) -> None:
        goes_on = self.item.ends_on is None and not self.last.problem
        self.goes_on.setChecked(goes_on)
        self.form.field("until").setVisible(not goes_on)
