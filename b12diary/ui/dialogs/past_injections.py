"""Adding many past injections in one go: a rhythm between two days, or a list of days. One step, one undo."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from b12diary.domain.dose import Dose
from b12diary.i18n import _, day_text, ngettext
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_medicine import MedicineFields
from b12diary.ui.pages.injections_runs import MOST, Run, read_days, rhythm_days, run_of
from b12diary.ui.pages.rhythm_fields import RhythmFields
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextArea
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.tabs import SegmentedTabs

_DAYS_SHOWN = 60


class PastInjections(Frame):
    """Says before anything is recorded which days it will be.

    Signals:
        wanted(object, object): the `Dose` to copy, and the days (tuple of `date`); the dialog stays open until
            `accept` or `show_problems`.
    """

    wanted = Signal(object, object)

    def __init__(self, template: Dose, today: date, recorded: Collection[date], parent: QWidget | None = None) -> None:
        """Make the dialog; medicine, dose and route are filled in like `template`, the days are not."""
        super().__init__(_("Add past injections"), parent)
        self._template, self._today, self._recorded = template, today, recorded
        self.tabs = SegmentedTabs(
            [Choice("rhythm", _("At a steady interval")), Choice("list", _("On these dates"))], _("Which days?")
        )
        self._pages = QStackedWidget()
        self.rhythm_form, self.list_form, self.form = Form(), Form(), Form()
        self._first = DateField(today, latest=today)
        self._last = DateField(today, latest=today)
        self.often = RhythmFields()
        self._days = TextArea(lines=4)
        self.medicine = MedicineFields(self.form)
        self._summary = Label("", Role.LABEL)
        self._list = Label("", quiet=True)
        self._left_out = Label("")
        self._unread = Label("")
        self.button = Button("", Variant.PRIMARY)
        self._lay_out()
        self.medicine.fill(template)
        self._connect()
        self._preview()
        focus_on(self.often.kind)

    def _lay_out(self) -> None:
        self.rhythm_form.add_row(*self.often.row)
        self.rhythm_form.add_row(("first", _("&From"), self._first), ("last", _("Un&til (empty: today)"), self._last))
        hint = _("One a line, or with commas between them. Like {day}.").format(day=day_text(self._today))
        self.list_form.add("days", _("&Dates"), self._days, hint=hint)
        for form in (self.rhythm_form, self.list_form):
            page = QWidget()
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(form)
            layout.addStretch(1)
            self._pages.addWidget(page)
        self.form.add_row(*self.medicine.row)
        preview = Card()
        for label in (self._summary, self._list, self._left_out, self._unread):
            preview.body.addWidget(label)
        for part in (self.tabs, self._pages, self.form, preview):
            self.body.addWidget(part)
        self.body.addStretch(1)
        cancel = Button(_("Cancel"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._add)
        cancel.clicked.connect(self.reject)
        self.buttons.addWidget(self.button)
        self.buttons.addWidget(cancel)

    def _connect(self) -> None:
        self.tabs.picked.connect(self._show_tab)
        self.often.kind.picked.connect(self._preview)
        self.often.number.textChanged.connect(self._preview)
        self._first.picked.connect(self._preview)
        self._last.picked.connect(self._preview)
        self._days.edited.connect(self._preview)

    def _show_tab(self, key: str) -> None:
        self._pages.setCurrentIndex(0 if key == "rhythm" else 1)
        self._preview()

    def run(self) -> Run:
        """Return what the fields come to now."""
        if self.tabs.key() == "list":
            return run_of(*read_days(self._days.text(), self._today), self._recorded)
        first, rhythm = self._first.day(), self.often.rhythm()
        if first is None or rhythm is None:
            return Run()
        return run_of(rhythm_days(first, self._last.day() or self._today, rhythm), (), self._recorded)

    def _preview(self, _what: object = None) -> None:
        self.rhythm_form.field("interval_days").setVisible(self.often.needs_number)
        run = self.run()
        n = len(run.days)
        self._summary.setText(
            ngettext("{n} injection will be added:", "{n} injections will be added:", n).format(n=n)
            if n
            else _("Nothing will be added yet.")
        )
        self._say(self._list, _days_text(run.days))
        self._say(self._left_out, _left_out_text(run.known))
        self._say(self._unread, _("Not read as a past day: {words}").format(words=", ".join(run.unread)), run.unread)
        if n >= MOST:
            self._say(self._unread, _("Only the first {n} days are taken.").format(n=MOST))
        self.button.setText(ngettext("Add {n} injection", "Add {n} injections", n).format(n=n) if n else _("Add"))
        self.button.explain_disabled("" if n else _("Say first on which days they were."))

    @staticmethod
    def _say(label: Label, text: str, shown: object = True) -> None:
        label.setText(text)
        label.setVisible(bool(text) and bool(shown))

    def _add(self) -> None:
        for field in (self._first, self._last):
            field.commit()
        self.form.show_problems({"amount": self.medicine.problem} if self.medicine.problem else {})
        run = self.run()
        if self.medicine.problem or not run.days:
            return
        compound, quantity, route = self.medicine.answers()
        self.wanted.emit(replace(self._template, compound=compound, quantity=quantity, route=route), run.days)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at the foot why nothing was added."""
        self.show_trouble(" ".join(problems.values()))


def _days_text(days: tuple[date, ...]) -> str:
    # A date is not broken over two lines.
    shown = ", ".join(day_text(day).replace(" ", "\N{NO-BREAK SPACE}") for day in days[:_DAYS_SHOWN])
    rest = len(days) - _DAYS_SHOWN
    return shown if rest <= 0 else _("{days} and {n} more").format(days=shown, n=rest)


def _left_out_text(days: tuple[date, ...]) -> str:
    if not days:
        return ""
    words = ngettext("Left out, since it is recorded: {days}", "Left out, since they are recorded: {days}", len(days))
    return words.format(days=_days_text(days))
