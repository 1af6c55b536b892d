"""Ways back from a diary that is damaged or gone: the newest good backup, or what can still be read of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
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
        salvage_asked(): read what is left of the file.
        salvaged_wanted(): put what was read in place.
    """

    restore_asked = Signal()
    salvage_asked = Signal()
    salvaged_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty, hidden card."""
        super().__init__(_("Ways back"), parent=parent)
        self._backup = Label("")
        self._left = Label("")
        self._words: list[Label] = []
        self.restore_button = Button(_("Use this &backup"), Variant.PRIMARY)
        self.restore_button.clicked.connect(self.restore_asked)
        self.salvage_button = Button(_("See what can be &read"))
        self.salvage_button.clicked.connect(self.salvage_asked)
        self.salvaged_button = Button(_("Use what was r&ead"))
        self.salvaged_button.clicked.connect(self.salvaged_wanted)
        row = QWidget()
        flow = FlowLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.restore_button, self.salvage_button, self.salvaged_button):
            flow.addWidget(button)
        self.body.addWidget(self._backup)
        self.body.addWidget(self._left)
        self.body.addWidget(row)
        self.body.addWidget(Label(_("The file is kept as it was found, among the backups."), Role.SMALL))
        self.hide()

    def offer(self, backup: str, *, can_salvage: bool) -> None:
        """Offer the newest good backup in words (empty = there is none), and reading what is left."""
        self._backup.setText(backup or _("There is no backup of this diary here."))
        self.restore_button.setVisible(bool(backup))
        self.salvage_button.setVisible(can_salvage)
        self.salvaged_button.hide()
        self._left.hide()
        self.setVisible(bool(backup) or can_salvage)
        announce(self, self._backup.text())

    def show_salvaged(self, found: Sequence[str], missing: str) -> None:
        """Say what could be read, a line each, and what is missing."""
        lines = [*found, missing] if found else [_("Nothing of it can be read.")]
        self._left.setText("\n".join(lines))
        self._left.show()
        self.salvage_button.hide()
        self.salvaged_button.setVisible(bool(found))
        announce(self, " ".join(lines))
