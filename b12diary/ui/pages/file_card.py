"""The card about the diary file in Settings: where it is, its backups, its passphrase, and letting it all go."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line, PlaceLabel


@dataclass(frozen=True, slots=True)
class FileState:
    """What the card says. `place` empty = the diary is in memory only; `backups` is one sentence about them."""

    place: str = ""
    backups: str = ""
    is_encrypted: bool = False
    is_read_only: bool = False


class FileCard(Card):
    """Where the diary is and how it is kept safe.

    Signals:
        folder_asked(), copy_asked(), backups_asked(): show the folder, make a copy, show the backups.
        passphrase_asked(): set or change the passphrase.
        removal_asked(): remove the passphrase.
        deletion_asked(): delete the diary with its backups.
        state_asked(): it comes into sight; there may be other backups than when it was filled.
    """

    folder_asked = Signal()
    copy_asked = Signal()
    backups_asked = Signal()
    passphrase_asked = Signal()
    removal_asked = Signal()
    deletion_asked = Signal()
    state_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card as for a diary in memory."""
        super().__init__(_("My diary file"), parent=parent)
        self._place = PlaceLabel()
        self.folder_button = self._button(_("Show the &folder"), self.folder_asked)
        self.copy_button = self._button(_("Make a &copy…"), self.copy_asked)
        self.backups_button = self._button(_("Bac&kups…"), self.backups_asked)
        self.passphrase_button = self._button("", self.passphrase_asked)
        self.remove_button = self._button(_("Re&move it…"), self.removal_asked)
        self.delete_button = self._button(_("Delete e&verything…"), self.deletion_asked)
        self.body.addWidget(self._place)
        self.body.addWidget(Label(_("It stays on this computer. Every entry is saved there at once."), quiet=True))
        self._on_disk = [
            self._row(self.folder_button, self.copy_button),
            *self._part(_("Backups"), self.backups_button),
            *self._part(_("Passphrase"), self.passphrase_button, self.remove_button),
            *self._part(_("Deleting"), self.delete_button),
        ]
        self._backups, self._passphrase, self._deleting = self._words
        self._deleting.setText(_("The diary and all its backups on this computer. It asks first."))
        self.show_state(FileState())

    def _button(self, text: str, signal: object) -> Button:
        button = Button(text, height=40)
        button.clicked.connect(signal)
        return button

    def _row(self, *buttons: Button) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            flow.addWidget(button)
        self.body.addWidget(holder)
        return holder

    def _part(self, title: str, *buttons: Button) -> list[QWidget]:
        line, heading, words = Line(), Label(title, Role.LABEL), Label("", quiet=True)
        self.body.addSpacing(space(4))
        for widget in (line, heading, words):
            self.body.addWidget(widget)
        self._words = [*getattr(self, "_words", []), words]
        return [line, heading, words, self._row(*buttons)]

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the present state: the page can have been made long before."""
        super().showEvent(event)
        if not event.spontaneous():
            self.state_asked.emit()

    def show_state(self, state: FileState) -> None:
        """Show where the file is and how it is kept."""
        self._place.setText(state.place or _("This diary is in memory only."))
        # The name stands for the words on screen in what is read out, so it holds the path.
        self._place.setAccessibleName(f"{_('Where my diary is kept')}: {state.place}" if state.place else "")
        for widget in self._on_disk:
            widget.setVisible(bool(state.place))
        self._backups.setText(state.backups)
        if state.is_encrypted:
            self._passphrase.setText(_("The file and its backups open only with your passphrase."))
            self.passphrase_button.setText(_("Cha&nge it…"))
        else:
            self._passphrase.setText(_("There is none. Whoever can use your account here can read the file."))
            self.passphrase_button.setText(_("Set a &passphrase…"))
        self.remove_button.setVisible(state.is_encrypted)
        reason = _("This diary is open to read only.") if state.is_read_only else ""
        for button in (self.passphrase_button, self.remove_button, self.delete_button):
            button.explain_disabled(reason)
