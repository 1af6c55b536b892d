"""Setting, changing and removing the passphrase, with the plain warning that nobody can bring it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
from b12diary.ui.dialogs.working import WorkingFrame
from b12diary.ui.pages.new_passphrase import NewPassphrase
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.passphrase_field import PassphraseField


class NewPassphraseDialog(WorkingFrame):
    """Asks for a passphrase twice, and for the one before if there is one.

    Signals:
        wanted(str, str): the passphrase before (empty = none), and the new one.
        sheet_asked(str): print the recovery sheet for this passphrase.
    """

    wanted = Signal(str, str)
    sheet_asked = Signal(str)

    def __init__(self, *, is_encrypted: bool, parent: QWidget | None = None) -> None:
        """Ask; `is_encrypted` = the diary has a passphrase that is to be changed."""
        super().__init__(_("Change the passphrase") if is_encrypted else _("Set a passphrase"), parent)
        self._new = NewPassphrase()
        self.first, self.second, self.known = self._new.first, self._new.second, self._new.known
        self.before = PassphraseField()
        self._asks_before = is_encrypted
        if is_encrypted:
            self._new.add_above("before", _("The passphrase &now"), self.before)
        self.body.addWidget(self._new)
        self.body.addWidget(
            Label(
                _("The backups get the same passphrase. Copies elsewhere, for example on a stick, stay as they are."),
                quiet=True,
            )
        )
        self.body.addStretch(1)
        self.set_button = Button(_("&Change it") if is_encrypted else _("&Set it"), Variant.PRIMARY)
        self.set_button.clicked.connect(self._set)
        self._new.entered.connect(self._set)
        self.sheet_button = Button(_("Print a &recovery sheet…"), icon_name="print")
        self.sheet_button.clicked.connect(self._ask_sheet)
        cancel = Button(_("Cance&l"))
        cancel.clicked.connect(self.reject)
        for button in (self.set_button, self.sheet_button, cancel):
            self.buttons.addWidget(button)

    def _problems(self) -> dict[str, str]:
        problems = self._new.problems()
        if not problems and self._asks_before and not self.before.text():
            return {"before": _("Type the passphrase that the diary has now.")}
        return problems

    def _set(self) -> None:
        problems = self._problems()
        self._new.show_problems(problems)
        if problems:
            return
        self.show_trouble("")
        if self._new.is_understood():
            self.wanted.emit(self.before.text(), self._new.text())

    def _ask_sheet(self) -> None:
        problems = self._new.problems()
        self._new.show_problems(problems)
        if not problems:
            self.sheet_asked.emit(self._new.text())


class RemovePassphraseDialog(WorkingFrame):
    """Asks for the passphrase once more before it goes.

    Signals:
        wanted(str): the passphrase.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask."""
        super().__init__(_("Remove the passphrase"), parent)
        self.body.addWidget(Label(_("After this, whoever can use your account here can read the diary file.")))
        form = Form()
        self.field = PassphraseField()
        form.add("field", _("The passphrase &now"), self.field)
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.remove_button = Button(_("&Remove it"), Variant.PRIMARY)
        self.remove_button.clicked.connect(self._remove)
        self.field.entered.connect(self._remove)
        cancel = Button(_("&Cancel"))
        cancel.clicked.connect(self.reject)
        self.buttons.addWidget(self.remove_button)
        self.buttons.addWidget(cancel)

    def _remove(self) -> None:
        if not self.field.text():
            self.show_trouble(_("Type the passphrase that the diary has now."))
            return
        self.show_trouble("")
        self.wanted.emit(self.field.text())
