"""Files that a passphrase could not be given to: what they are, and whether they are to stay readable or go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _, ngettext
from b12diary.storage.backup import Backup
from b12diary.ui.dialogs.backup_words import reason_text, size_text, when_text
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label

_MOST_LISTED = 12


class LeftInClearDialog(Frame):
    """Says which files among the backups can be read without the passphrase, and asks.

    Signals:
        removal_wanted(): write over them and remove them.
    """

    removal_wanted = Signal()

    def __init__(self, files: Sequence[Backup], parent: QWidget | None = None) -> None:
        """Tell of `files`, newest first."""
        super().__init__(_("Files without the passphrase"), parent)
        n = len(files)
        words = ngettext(
            "{n} file among the backups is damaged or of another version, and cannot be given the passphrase.",
            "{n} files among the backups are damaged or of another version, and cannot be given the passphrase.",
            n,
        )
        self.body.addWidget(Label(words.format(n=n)))
        self.body.addWidget(Label(_("Whoever can use your account here can still read what is left in there.")))
        for file in files[:_MOST_LISTED]:
            line = _("{when} – {why} ({size})").format(
                when=when_text(file), why=reason_text(file.reason), size=size_text(file.size)
            )
            self.body.addWidget(Label(line, quiet=True))
        if n > _MOST_LISTED:
            rest = ngettext("and {n} more", "and {n} more", n - _MOST_LISTED)
            self.body.addWidget(Label(rest.format(n=n - _MOST_LISTED), quiet=True))
        self.body.addWidget(
            Label(_("Your diary and all other backups have the passphrase. Removing cannot be undone."))
        )
        self.body.addStretch(1)
        self.remove_button = Button(_("&Remove these files"))
        self.remove_button.clicked.connect(self.removal_wanted)
        self.keep_button = Button(_("&Keep them as they are"), Variant.PRIMARY)
        self.keep_button.clicked.connect(self.reject)
        for button in (self.keep_button, self.remove_button):
            self.buttons.addWidget(button)
