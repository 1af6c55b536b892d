"""Asking for a new passphrase: twice, and only from somebody who knows that nobody can bring a lost one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.passphrase import check_passphrase
from b12diary.i18n import _
from b12diary.ui.focus import focus_in_place
from b12diary.ui.theme import space
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.passphrase_field import PassphraseField
from b12diary.ui.wiring.steps import sentence


class NewPassphrase(QWidget):
    """The warning, two fields, and the box that says it was read.

    Signals:
        entered(): Enter was pressed in the second field.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.first, self.second = PassphraseField(), PassphraseField()
        self.second.entered.connect(self.entered)
        self._form = Form()
        hint = _("Four or five unconnected words are easy to keep and hard to guess.")
        self._form.add("first", _("New &passphrase"), self.first, hint=hint)
        self._form.add("second", _("The same &again"), self.second)
        self._unread = Label("")
        self._unread.hide()
        self.known = CheckBox(_("I kno&w that a lost passphrase cannot be brought back"))
        warning = _(
            "Nobody can bring a lost passphrase back, and nobody can open the diary without it. "
            "The people who make this program cannot either. Keep it where you find it again."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(12))
        for part in (
            Label(_("With a passphrase nobody can read your diary file without it.")),
            Label(warning),
            self._form,
            self._unread,
            self.known,
        ):
            layout.addWidget(part)
        self.known.clicked.connect(lambda: self._say(""))

    def add_above(self, key: str, label: str, field: QWidget) -> None:
        """Ask for something else, such as the passphrase before, above the new one."""
        self._form.insert(0, key, label, field)

    def text(self) -> str:
        """Return what stands in the first field."""
        return self.first.text()

    def problems(self) -> dict[str, str]:
        """Return what does not fit, by field: "first" or "second"."""
        found = check_passphrase(self.first.text())
        if found:
            return {"first": " ".join(sentence(problem.text) for problem in found)}
        if self.first.text() != self.second.text():
            return {"second": _("The two are not the same.")}
        return {}

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say them beside the fields, and go to the first."""
        self._form.show_problems(problems)

    def is_understood(self) -> bool:
        """Tell whether the warning is ticked as read; if not, say so above the box and go there."""
        self._say("" if self.known.isChecked() else _("Tick the box first, so that nobody loses a diary by surprise."))
        if not self.known.isChecked():
            focus_in_place(self.known)
        return self.known.isChecked()

    def _say(self, text: str) -> None:
        self._unread.setText(text)
        self._unread.setVisible(bool(text))
        self.known.setAccessibleDescription(text)

    def forget(self) -> None:
        """Empty it."""
        for field in (self.first, self.second):
            field.forget()
        self.known.setChecked(False)
        self._say("")
        self.show_problems({})
