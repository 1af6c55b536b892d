"""A field for a passphrase: hidden as it is typed, shown as long as the person wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.fields import TextField


class PassphraseField(QWidget):
    """The field with "Show what I type" under it.

    Signals:
        entered(): Enter was pressed in it.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.line = TextField(most_letters=1_000)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        # Neither a keyboard on the screen nor the system's word list is to learn it.
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.returnPressed.connect(self.entered)
        self.shows = CheckBox(_("Show what I type"))
        self.shows.clicked.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.shows)
        self.setFocusProxy(self.line)

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self.line.setAccessibleName(name)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Empty the field, and hide what comes next."""
        self.line.clear()
        self.shows.setChecked(False)
        self._show(False)

    def _show(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
