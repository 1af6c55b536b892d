"""When the appointment is, with whom, and which days its page covers."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.report.choices import Days, Period, periods_for
from b12diary.ui.pages.appointment_draft import Draft
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form

_CLINICIAN_LETTERS = 80


class WhenForm(QWidget):
    """Day, clinician, and the days of the page.

    Signals:
        committed(): day or clinician were changed.
        days_picked(object): the page covers these `Days`.
    """

    committed = Signal()
    days_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make empty fields; what today is, `fill` tells them."""
        super().__init__(parent)
        self._days = Days()
        self.day, self.first, self.last = (DateField(date.min) for _n in range(3))
        self.clinician = TextField(height=40, most_letters=_CLINICIAN_LETTERS)
        self.period = Combo()
        self.form = Form()
        self.form.add_row(
            ("day", _("Appointment &on"), self.day),
            ("clinician", _("W&ith"), self.clinician),
            ("period", _("Days it co&vers"), self.period),
        )
        self.form.add_row(("first", _("From"), self.first), ("last", _("To"), self.last))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.day.picked.connect(self.committed)
        self.clinician.committed.connect(self.committed)
        self.period.picked.connect(self._pick)
        self.first.picked.connect(lambda day: self._take(replace(self._days, first=day)))
        self.last.picked.connect(lambda day: self._take(replace(self._days, last=day)))

    def fill(self, excerpt: Excerpt, draft: Draft) -> None:
        """Show what the diary holds and which days were chosen. Emits nothing."""
        self._days = days = draft.choices.days
        self.day.set_today(excerpt.today)
        if draft.day != self.day.day():
            self.day.fill(draft.day)
        self.clinician.fill(draft.clinician)
        offered = periods_for(excerpt)
        words = [text for _period, text in offered]
        if [self.period.itemText(i) for i in range(self.period.count())] != words:
            self.period.set_choices([Choice(period.value, text) for period, text in offered])
        known = {period for period, _text in offered}
        self.period.fill(days.period if days.period in known else Period.LAST_YEAR)
        for field, day in ((self.first, days.first), (self.last, days.last)):
            field.set_today(excerpt.today, excerpt.today)
            if day != field.day():
                field.fill(day)
        self._show_range()

    def _pick(self, key: str) -> None:
        self._take(replace(self._days, period=Period(key)))

    def _take(self, days: Days) -> None:
        self._days = days
        self._show_range()
        self.days_picked.emit(days)

    def _show_range(self) -> None:
        is_own = self._days.period is Period.OWN
        for key in ("first", "last"):
            self.form.field(key).setVisible(is_own)
        first, last = self._days.first, self._days.last
        is_turned = is_own and first is not None and last is not None and first > last
        self.form.field("last").show_problem(_("This is before the first day.") if is_turned else "")
