"""Deleting a whole diary with its backups: the one step that nothing brings back, so it says what goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _, ngettext
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.labels import Label, PlaceLabel


class DeleteEverythingDialog(Frame):
    """Says what would go, and goes on only with the box ticked.

    Signals:
        wanted(): delete it all.
        copy_asked(): make a copy first.
    """

    wanted = Signal()
    copy_asked = Signal()

    def __init__(self, path: Path, holds: str, n_backups: int, parent: QWidget | None = None) -> None:
        """Tell of the diary at `path`, what it holds, and how many backups it has."""
        super().__init__(_("Delete everything"), parent)
        self.body.addWidget(Label(_("This deletes the diary and all its backups on this computer.")))
        self.body.addWidget(Label(holds, Role.LABEL))
        self.body.addWidget(PlaceLabel(str(path), quiet=True))
        if n_backups:
            backups = ngettext("{n} backup goes with it.", "{n} backups go with it.", n_backups)
            self.body.addWidget(Label(backups.format(n=n_backups)))
        self.body.addWidget(
            Label(
                _(
                    "Copies can remain elsewhere: on a stick, in a synced folder, in the computer’s own backups, "
                    "on paper. The program cannot reach those."
                )
            )
        )
        self.body.addWidget(Label(_("Nothing brings it back. This is the one step without Undo."), Role.LABEL))
        self.sure = CheckBox(_("&Yes, delete this diary for good"))
        self.sure.clicked.connect(self._allow)
        self.body.addWidget(self.sure)
        self.body.addStretch(1)
        self.delete_button = Button(_("&Delete everything"))
        self.delete_button.clicked.connect(self.wanted)
        self.copy_button = Button(_("Make a &copy first…"))
        self.copy_button.clicked.connect(self.copy_asked)
        self.keep_button = Button(_("&Keep my diary"), Variant.PRIMARY)
        self.keep_button.clicked.connect(self.reject)
        for button in (self.keep_button, self.copy_button, self.delete_button):
            self.buttons.addWidget(button)
        self._allow()

    def _allow(self) -> None:
        self.delete_button.explain_disabled("" if self.sure.isChecked() else _("Tick the box first."))
