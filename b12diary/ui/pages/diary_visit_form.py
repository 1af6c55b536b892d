"""The form of an appointment that is over: when it was, with whom, and what was to be said."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.appointment import MOST_LETTERS, MOST_QUESTIONS, Appointment
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form


class VisitForm(QWidget):
    """The words of an appointment. Each field speaks when the person is done with it.

    Signals:
        changed(object): the `Appointment` as the form says it now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._visit: Appointment | None = None
        self.form = Form()
        self.day = DateField(date.max)
        self.clinician, self.main_point = TextField(height=40), TextField(height=40, most_letters=MOST_LETTERS)
        self.questions = tuple(TextField(height=40) for _n in range(MOST_QUESTIONS))
        self.note = TextField(height=40)
        self.form.add_row(("date", _("Date"), self.day), ("clinician", _("With &whom"), self.clinician))
        self.form.add("main_point", _("What I wanted to &say"), self.main_point)
        for n, field in enumerate(self.questions):
            self.form.add(f"question_{n}", _("Question {n}").format(n=n + 1), field)
        self.form.add("note", _("&Note"), self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.day.picked.connect(self._take_day)
        self.clinician.committed.connect(lambda text: self._set(clinician=text.strip()))
        self.main_point.committed.connect(lambda text: self._set(main_point=text.strip()))
        self.note.committed.connect(lambda text: self._set(note=text.strip()))
        for field in self.questions:
            field.committed.connect(lambda _text: self._take_questions())

    @property
    def item(self) -> Appointment:
        """The appointment as the form says it now."""
        if self._visit is None:
            raise RuntimeError("the form has not been filled")
        return self._visit

    def fill(self, visit: Appointment, today: date) -> None:
        """Show an appointment; what is being written stays. Emits nothing."""
        self._visit = visit
        self.day.set_today(today)
        if not self.day.problem and self.day.day() != visit.day:
            self.day.fill(visit.day)
        self.clinician.fill(visit.clinician)
        self.main_point.fill(visit.main_point)
        self.note.fill(visit.note)
        for n, field in enumerate(self.questions):
            field.fill(visit.questions[n] if n < len(visit.questions) else "")

    def focus_start(self) -> None:
        """Put the focus where one begins."""
        focus_on(self.clinician)

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when it can be kept."""
        for field in (self.clinician, self.main_point, *self.questions, self.note):
            field.commit()
        self.day.commit()
        if self.day.problem:
            focus_on(self.day)
        return not self.day.problem

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        self.form.show_problems(problems)

    def _take_day(self, day: date | None) -> None:
        if day is not None:
            self._set(day=day)

    def _take_questions(self) -> None:
        texts = [field.text().strip() for field in self.questions]
        while texts and not texts[-1]:
            texts.pop()
        self._set(questions=tuple(texts))

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of an appointment, checked by replace()
        visit = replace(self.item, **changes)
        if visit != self._visit:
            self._visit = visit
            self.changed.emit(visit)
