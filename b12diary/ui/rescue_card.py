"""Ways back from a diary that is damaged or gone: the newest good backup, or what can still be read of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _, ngettext
from b12diary.ui.announce import announce
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class RescueCard(Card):
    """Says what is there to go back to. The file as it was found is kept in every case.

    Signals:
        restore_asked(): put the newest good backup in place.
        choice_asked(): show all backups to choose from.
        salvage_asked(): read what is left of the file.
        salvaged_wanted(): put what was read in place.
    """

    restore_asked = Signal()
    choice_asked = Signal()
    salvage_asked = Signal()
    salvaged_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty, hidden card."""
        super().__init__(_("Ways back"), parent=parent)
        self._backup = Label("")
        self._left, self._busy = Label(""), Label("")
        self.restore_button = Button(_("Use this &backup"), Variant.PRIMARY)
        self.restore_button.clicked.connect(self.restore_asked)
        self.choice_button = Button(_("&Choose a backup…"))
        self.choice_button.clicked.connect(self.choice_asked)
        self.salvage_button = Button(_("See what can be &read"))
        self.salvage_button.clicked.connect(self.salvage_asked)
        self.salvaged_button = Button(_("Use what was r&ead"))
        self.salvaged_button.clicked.connect(self.salvaged_wanted)
        self._row = QWidget()
        flow = FlowLayout(self._row)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.restore_button, self.choice_button, self.salvage_button, self.salvaged_button):
            flow.addWidget(button)
        self.body.addWidget(self._backup)
        self.body.addWidget(self._left)
        self.body.addWidget(self._busy)
        self.body.addWidget(self._row)
        self.body.addWidget(Label(_("The file is kept as it was found, among the backups."), Role.SMALL))
        self.hide()

    def show_busy(self, words: str) -> None:
        """Say what is being done; nothing can be pressed until it is, and one of the others is called."""
        self._busy.setText(words)
        self._busy.show()
        self._row.hide()
        self.show()
        announce(self, words)

    def _rest(self) -> None:
        self._busy.hide()
        self._row.show()

    def offer(self, backup: str, *, n_backups: int, can_salvage: bool) -> None:
        """Offer what there is.

        Args:
            backup: the newest good backup in words; empty = none of them opens, or not without a passphrase.
            n_backups: how many there are.
            can_salvage: whether what is left of the file can be looked at.
        """
        self._rest()
        none = _("There is no backup of this diary here.")
        if n_backups:
            none = ngettext(
                "There is {n} backup. It opens only with its passphrase, or cannot be read.",
                "There are {n} backups. They open only with their passphrase, or cannot be read.",
                n_backups,
            ).format(n=n_backups)
        self._backup.setText(backup or none)
        self.restore_button.setVisible(bool(backup))
        self.choice_button.setVisible(bool(n_backups))
        self.salvage_button.setVisible(can_salvage)
        self.salvaged_button.hide()
        self._left.hide()
        self.setVisible(bool(n_backups) or can_salvage)
        announce(self, self._backup.text())

    def show_salvaged(self, found: Sequence[str], missing: str) -> None:
        """Say what could be read, a line each, and what is missing."""
        lines = [*found, missing] if found else [_("Nothing of it can be read.")]
        self._left.setText("\n".join(lines))
        self._left.show()
        self._rest()
        self.salvage_button.hide()
        self.salvaged_button.setVisible(bool(found))
        announce(self, " ".join(lines))
