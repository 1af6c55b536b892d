"""The form of a sign that was noted under Get help: its words, since when it is better, and whether it is private."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.safety import SafetyTick
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label


class SignForm(QWidget):
    """All about one noted sign but the sign itself. Each field speaks when the person is done with it.

    Signals:
        changed(object): the `SafetyTick` as the form says it now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._tick: SafetyTick | None = None
        self.form = Form()
        self.day, self.cleared = DateField(date.max), DateField(date.max)
        self.note = TextField(height=40)
        self.is_private = CheckBox(_("Keep it off the page for the appointment"), height=40)
        self.form.add_row(("date", _("Noted on"), self.day), ("cleared_on", _("C&leared on"), self.cleared))
        self.form.add_widget(Label(_("Leave the second day empty while it is still there."), Role.SMALL))
        self.form.add("note", _("&Note"), self.note)
        self.form.add_widget(self.is_private)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.day.picked.connect(self._take_day)
        self.cleared.picked.connect(lambda day: self._set(cleared_on=day))
        self.note.committed.connect(lambda text: self._set(note=text.strip()))
        self.is_private.clicked.connect(lambda is_on: self._set(is_private=is_on))

    @property
    def item(self) -> SafetyTick:
        """The sign as the form says it now."""
        if self._tick is None:
            raise RuntimeError("the form has not been filled")
        return self._tick

    def fill(self, tick: SafetyTick, today: date) -> None:
        """Show a sign; what is being written stays. Emits nothing."""
        self._tick = tick
        for field, day in ((self.day, tick.ticked_on), (self.cleared, tick.cleared_on)):
            field.set_today(today, latest=today)
            if not field.problem and field.day() != day:
                field.fill(day)
        self.note.fill(tick.note)
        self.is_private.setChecked(tick.is_private)

    def focus_start(self) -> None:
        """Put the focus where one most likely begins."""
        focus_on(self.cleared)

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when it can be kept."""
        self.note.commit()
        for field in (self.day, self.cleared):
            field.commit()
            if field.problem:
                focus_on(field)
                return False
        if self.day.day() is None:
            self.form.show_problems({"date": _("Say on which day.")})
            return False
        return True

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        self.form.show_problems(problems)

    def _take_day(self, day: date | None) -> None:
        if day is not None:
            self._set(ticked_on=day)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of a tick, checked by replace()
        tick = replace(self.item, **changes)
        if tick != self._tick:
            self._tick = tick
            self.changed.emit(tick)
