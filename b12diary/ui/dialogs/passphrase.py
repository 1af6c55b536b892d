"""Setting, changing and removing the passphrase, with the plain warning that nobody can bring it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.passphrase import check_passphrase
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.passphrase_field import PassphraseField
from b12diary.ui.wiring.steps import sentence


class NewPassphraseDialog(Frame):
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
        self.body.addWidget(Label(_("With a passphrase nobody can read your diary file without it.")))
        self.body.addWidget(
            Label(
                _(
                    "Nobody can bring a lost passphrase back, and nobody can open the diary without it. "
                    "The people who make this program cannot either. Keep it where you find it again."
                )
            )
        )
        form = Form()
        self.before = PassphraseField()
        self._asks_before = is_encrypted
        if is_encrypted:
            form.add("before", _("The passphrase &now"), self.before)
        self.first, self.second = PassphraseField(), PassphraseField()
        hint = _("Four or five unconnected words are easy to keep and hard to guess.")
        form.add("first", _("New &passphrase"), self.first, hint=hint)
        form.add("second", _("The same &again"), self.second)
        self._form = form
        self.body.addWidget(form)
        self.known = CheckBox(_("I &know that a lost passphrase cannot be brought back"))
        self.body.addWidget(self.known)
        self.body.addStretch(1)
        self.set_button = Button(_("&Change it") if is_encrypted else _("&Set it"), Variant.PRIMARY)
        self.set_button.clicked.connect(self._set)
        self.second.entered.connect(self._set)
        self.sheet_button = Button(_("Print a &recovery sheet…"), icon_name="print")
        self.sheet_button.clicked.connect(self._ask_sheet)
        cancel = Button(_("Cance&l"))
        cancel.clicked.connect(self.reject)
        for button in (self.set_button, self.sheet_button, cancel):
            self.buttons.addWidget(button)

    def _problems(self) -> dict[str, str]:
        problems = check_passphrase(self.first.text())
        if problems:
            return {"first": " ".join(sentence(problem.text) for problem in problems)}
        if self.first.text() != self.second.text():
            return {"second": _("The two are not the same.")}
        if self._asks_before and not self.before.text():
            return {"before": _("Type the passphrase that the diary has now.")}
        return {}

    def _set(self) -> None:
        problems = self._problems()
        self._form.show_problems(problems)
        if problems:
            return
        if not self.known.isChecked():
            self.show_trouble(_("Tick the box first, so that nobody loses a diary by surprise."))
            self.known.setFocus()
            return
        self.show_trouble("")
        self.wanted.emit(self.before.text(), self.first.text())

    def _ask_sheet(self) -> None:
        problems = {key: text for key, text in self._problems().items() if key != "before"}
        self._form.show_problems(problems)
        if not problems:
            self.sheet_asked.emit(self.first.text())


class RemovePassphraseDialog(Frame):
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
