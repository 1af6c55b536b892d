"""In the third step of the first start: a passphrase for the new diary, for those who want one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
from b12diary.ui.focus import focus_in_place
from b12diary.ui.pages.new_passphrase import NewPassphrase
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class PassphraseCard(Card):
    """A box to tick; ticked, it opens the fields, the warning and the way to a recovery sheet.

    Signals:
        sheet_asked(str): print the recovery sheet for this passphrase.
        entered(): Enter was pressed in the last field.
    """

    sheet_asked = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card without a passphrase."""
        super().__init__(_("A passphrase, if you want one"), parent=parent)
        self.body.addWidget(Label(_("Without one, whoever can use your account here can read your diary."), quiet=True))
        self.wanted = CheckBox(_("L&ock my diary with a passphrase"))
        self.wanted.clicked.connect(self._unfold)
        self.new = NewPassphrase()
        self.new.entered.connect(self.entered)
        self.sheet_button = Button(_("Print a &recovery sheet…"), icon_name="print", height=40)
        self.sheet_button.clicked.connect(self._ask_sheet)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.sheet_button)
        self._folded = (self.new, row)
        for part in (self.wanted, self.new, row):
            self.body.addWidget(part)
        self._fold()

    def text(self) -> str:
        """Return the passphrase for the new diary; empty = it gets none."""
        return self.new.text() if self.wanted.isChecked() and not self.isHidden() else ""

    def is_ready(self) -> bool:
        """Tell whether the diary can be made; if not, say why beside the field and go there."""
        if not self.wanted.isChecked() or self.isHidden():
            return True
        problems = self.new.problems()
        self.new.show_problems(problems)
        return not problems and self.new.is_understood()

    def forget(self) -> None:
        """Empty the card; the passphrase is the diary's now."""
        self.wanted.setChecked(False)
        self.new.forget()
        self._fold()

    def _fold(self) -> None:
        for part in self._folded:
            part.setVisible(self.wanted.isChecked())

    def _unfold(self) -> None:
        self._fold()
        if self.wanted.isChecked():
            focus_in_place(self.new.first)

    def _ask_sheet(self) -> None:
        problems = self.new.problems()
        self.new.show_problems(problems)
        if not problems:
            self.sheet_asked.emit(self.new.text())
