"""The telephone numbers under the care cards. The person can type their own; the printed ones stay in sight."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.help_lines import LONGEST_NUMBER, HelpLines, PhoneLine, unbroken
from b12diary.i18n import _, day_text
from b12diary.ui.focus import focus_in_place, focus_on, holds_focus
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label, Line


def whose(line: PhoneLine) -> str:
    """Say under a number that the person typed it, and which one came with the program; empty for a printed one."""
    if not line.own:
        return ""
    if line.is_replaced:
        return _("Typed by you. The program’s number is {number}.").format(number=unbroken(line.printed))
    return _("Typed by you.")


class _Column(QWidget):
    """Parts under one another that can all be let go."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(8))

    def empty(self) -> None:
        """Let everything in it go."""
        while item := self.column.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()


class _NumberField(TextField):
    """A field wide enough for a number with a few words beside it, and for the hint above it in one line."""

    def sizeHint(self) -> QSize:
        return QSize(metric(280), super().sizeHint().height())


class _NumberRow(QWidget):
    """One number to change. It stays as it is until the diary has the new one.

    Signals:
        typed(str): the number, as it was typed; empty = the printed one again.
    """

    typed = Signal(str)

    def __init__(self, line: PhoneLine) -> None:
        super().__init__()
        hint = _("The program’s number is {number}.").format(number=unbroken(line.printed)) if line.printed else ""
        self.number = _NumberField(height=40, most_letters=LONGEST_NUMBER)
        self.reset = Button("", Variant.TEXT, height=40)
        flow = FlowLayout(self, gap=12, is_centred=False)
        flow.addWidget(Field(line.name, self.number, hint=hint))
        flow.addWidget(self.reset)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.number.committed.connect(self.typed)
        self.reset.clicked.connect(lambda: self.typed.emit(""))

    def fill(self, line: PhoneLine) -> None:
        """Show the number in use. Emits nothing."""
        self.number.fill(line.number)
        again = _("Use {number} again").format(number=unbroken(line.printed))
        self.reset.setText(again if line.printed else _("Remove"))
        self.reset.setAccessibleName(f"{line.name}: {self.reset.text()}")
        if not line.own and self.reset.hasFocus():
            focus_on(self.number)
        self.reset.setVisible(bool(line.own))


class NumbersCard(Card):
    """The numbers, to read or to change.

    Signals:
        typed(str, str): id of a line and what was typed for it; empty = the printed number again.
    """

    typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card without numbers."""
        super().__init__(parent=parent)
        self._lines: HelpLines | None = None
        self._rows: dict[str, _NumberRow] = {}
        self._shown, self._form = _Column(), _Column()
        for part in (self._shown, self._form):
            self.body.addWidget(part)
        self._form.hide()
        self.change_button = Button(_("&Change these numbers"), height=40)
        self.done_button = Button(_("D&one"), height=40)
        self.change_button.clicked.connect(self.open_form)
        self.done_button.clicked.connect(self.close_form)
        for button in (self.change_button, self.done_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.done_button.hide()
        self._can_change = True

    def forbid_changes(self) -> None:
        """Offer only to read: there is no diary that could keep a number."""
        self._can_change = False
        self.change_button.hide()

    def row(self, name: str) -> _NumberRow:
        """Return the row of one line while the form is open."""
        return self._rows[name]

    def fill(self, lines: HelpLines) -> None:
        """Show a country's numbers with those that the person typed. Emits nothing."""
        if lines == self._lines:
            return
        is_other = self._lines is None or self._lines.code != lines.code
        self._lines = lines
        self._fill_shown(lines)
        if is_other:
            self._make_rows(lines)
        for line in lines.lines():
            self._rows[line.id].fill(line)

    def open_form(self) -> None:
        """Show the numbers in fields."""
        self._show_form(is_open=True)
        focus_in_place(next(iter(self._rows.values())).number)

    def close_form(self) -> None:
        """Show the numbers to read again."""
        held = holds_focus(self._form) or self.done_button.hasFocus()
        if held:
            # A field speaks when it is left.
            self.done_button.setFocus()
        self._show_form(is_open=False)
        if held:
            focus_in_place(self.change_button)

    def _show_form(self, *, is_open: bool) -> None:
        self._form.setVisible(is_open)
        self._shown.setVisible(not is_open)
        self.done_button.setVisible(is_open)
        self.change_button.setVisible(not is_open and self._can_change)

    def _fill_shown(self, lines: HelpLines) -> None:
        self._shown.empty()
        column = self._shown.column
        column.addWidget(Label(_("Telephone numbers: {country}").format(country=lines.label), Role.HEADING))
        if not lines.emergency:
            column.addWidget(Label(_("This program does not know your country’s numbers. Please look them up.")))
        for line in lines.lines():
            if line.number:
                column.addWidget(Line())
                words = _("{name}: {number}").format(name=line.name, number=unbroken(line.number))
                column.addWidget(Label(words))
                if mark := whose(line):
                    column.addWidget(Label(mark, Role.SMALL))
        if lines.note:
            column.addWidget(Line())
            column.addWidget(Label(lines.note))
        if lines.checked is not None:
            told = _("The program’s numbers were last checked on {day}.").format(day=day_text(lines.checked))
            column.addWidget(Label(told, Role.SMALL))

    def _make_rows(self, lines: HelpLines) -> None:
        self._form.empty()
        column = self._form.column
        column.addWidget(Label(_("Telephone numbers: {country}").format(country=lines.label), Role.HEADING))
        about = _("Type a number to use it instead of the program’s. Leave a field empty to go back to that.")
        column.addWidget(Label(about, quiet=True))
        self._rows = {}
        for line in lines.lines():
            row = _NumberRow(line)
            row.typed.connect(lambda text, key=line.id: self.typed.emit(key, text))
            self._rows[line.id] = row
            column.addWidget(row)
        set_reading_order(self)
