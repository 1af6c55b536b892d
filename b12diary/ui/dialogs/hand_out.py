"""Export: which form, what each is for, and what of the diary goes out with it."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from b12diary.i18n import _, number_text
from b12diary.interchange.handing_out import Form as OutForm
from b12diary.interchange.handing_out import HandOut
from b12diary.interchange.ical import MOST_AHEAD, CalendarChoices
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox, RadioRow
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label

_NEUTRAL, _PLAIN = "neutral", "plain"
_HOURS = range(5, 24)


class HandOutDialog(Frame):
    """Asks for a form and its few choices; the place is asked afterwards.

    Signals:
        wanted(object): write this `HandOut`.
    """

    wanted = Signal(object)

    def __init__(
        self,
        *,
        has_passphrase: bool = False,
        has_name: bool = True,
        has_plan: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            has_passphrase: whether the diary has one, which what is written has not.
            has_name: whether name, birth date or number are known.
            has_plan: whether a calendar would show anything.
            parent: the window below.
        """
        super().__init__(_("Export"), parent, width=720)
        told = _("Your diary stays as it is. Whoever has the exported file can read it.")
        if has_passphrase:
            told = f"{told} {_('It has no passphrase, although your diary has one.')}"
        self.body.addWidget(Label(told))
        self._group = QButtonGroup(self)
        self._rows: dict[OutForm, RadioRow] = {}
        self._parts: dict[OutForm, QWidget] = {}
        self.with_journal = CheckBox(_("With the &history of every change"))
        self.with_name = CheckBox(_("With my &name, date of birth and number"))
        self.with_name.setVisible(has_name)
        self.calendar = _CalendarPart(has_plan=has_plan)
        self._add(
            OutForm.TABLES,
            _("&Tables (CSV): for a spreadsheet, for research, or to import again"),
            _("All entries go out. Care signs, appointment pages, settings and history do not."),
        )
        self._add(
            OutForm.ARCHIVE,
            _("&Archive (JSON): for your other computer, or for keeping"),
            _("Everything goes out, also what is private. Import joins it with a diary."),
            self.with_journal,
        )
        self._add(
            OutForm.RECORD,
            _("Health &record (FHIR): for programs that read health records"),
            _("Injections, plans, ratings, blood tests, events and notes go out. Private care signs do not."),
            self.with_name,
        )
        self._add(
            OutForm.CALENDAR,
            _("&Calendar (ICS): planned injections and appointments, for a phone or computer"),
            _("Only their days go out. A later file moves what an earlier one put there."),
            self.calendar,
        )
        self.body.addStretch(1)
        self.go_button = Button(_("Choose &where…"), Variant.PRIMARY)
        self.go_button.clicked.connect(lambda: self.wanted.emit(self.wish))
        cancel = Button(_("Cance&l"))
        cancel.clicked.connect(self.reject)
        self.buttons.addWidget(self.go_button)
        self.buttons.addWidget(cancel)
        self.fill(OutForm.TABLES)

    def fill(self, form: OutForm) -> None:
        """Choose a form. Emits nothing."""
        self._rows[form].setChecked(True)
        self._show_part()

    @property
    def form(self) -> OutForm:
        """The form that is chosen."""
        return next(form for form, row in self._rows.items() if row.isChecked())

    @property
    def wish(self) -> HandOut:
        """What is chosen."""
        return HandOut(
            self.form,
            with_journal=self.with_journal.isChecked(),
            with_name=self.with_name.isChecked(),
            calendar=self.calendar.choices,
        )

    def _add(self, form: OutForm, words: str, what: str, *choices: QWidget) -> None:
        row = RadioRow(words, height=40)
        row.setAccessibleDescription(what)
        row.clicked.connect(self._show_part)
        self._group.addButton(row)
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(space(30), 0, 0, space(8))
        layout.setSpacing(space(4))
        for widget in (Label(what, quiet=True), *choices):
            layout.addWidget(widget)
        self._rows[form], self._parts[form] = row, part
        self.body.addWidget(row)
        self.body.addWidget(part)

    def _show_part(self) -> None:
        for form, part in self._parts.items():
            part.setVisible(form is self.form)
        if self.isVisible():
            self.resize(self.size().expandedTo(self.sizeHint()))


class _CalendarPart(QWidget):
    """How the entries in the calendar look."""

    def __init__(self, *, has_plan: bool) -> None:
        super().__init__()
        usual = CalendarChoices()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        if not has_plan:
            layout.addWidget(Label(_("There is nothing to show yet: no plan, and no appointment with a day.")))
        self.words = ChipGroup(
            [Choice(_NEUTRAL, _("“Appointment with myself”")), Choice(_PLAIN, _("“B12 injection”"))],
            _("What the entries say"),
            exclusive=True,
        )
        self.words.fill([_NEUTRAL])
        self.words.picked.connect(lambda key: self.words.fill([key]))
        self.at = Combo([Choice(str(hour), f"{hour:02}:00") for hour in _HOURS])
        self.at.fill(str(usual.at.hour))
        self.n_ahead = Combo([Choice(str(n), number_text(n)) for n in range(1, MOST_AHEAD + 1)])
        self.n_ahead.fill(str(usual.n_ahead))
        self.reminds = CheckBox(_("The calendar re&minds me"))
        self.reminds.setChecked(usual.reminds)
        form = Form()
        form.add_row(("at", _("At what h&our"), self.at), ("n", _("Injections ah&ead"), self.n_ahead))
        for widget in (self.words, form, self.reminds):
            layout.addWidget(widget)

    @property
    def choices(self) -> CalendarChoices:
        """What is chosen."""
        return CalendarChoices(
            is_plain=_PLAIN in self.words.checked(),
            at=time(int(self.at.key() or CalendarChoices().at.hour)),
            n_ahead=int(self.n_ahead.key() or CalendarChoices().n_ahead),
            reminds=self.reminds.isChecked(),
        )
