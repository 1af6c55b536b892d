"""What stands over the window while a step of very many entries is taken back or brought back beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.labels import Label


class SteppingBackDialog(Frame):
    """Says which step it is and how far it is; the work is done elsewhere.

    Signals:
        stopped(): call it off.
    """

    stopped = Signal()

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        """Make the dialog for "Undo: Import of my sheet.csv", or whatever the menu calls it."""
        super().__init__(step, parent, width=480)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("How far it is"))
        self._bar.setAccessibleDescription(step)
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ending = Label("")
        for part in (self._bar, self._ending):
            self.body.addWidget(part)
        self.cancel_button = Button(_("&Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.buttons.addWidget(self.cancel_button)
        # Not the button: the key that asked for the step, pressed twice, would call it off again.
        self._bar.setFocus()

    def show_progress(self, percent: int | None) -> None:
        """Show how far it is; None = nobody knows."""
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)

    def reject(self) -> None:
        """Call it off; it closes when that is done."""
        self._ending.setText(_("Calling it off …"))
        announce(self, self._ending.text())
        self.stopped.emit()

    def leave(self) -> None:
        """Close: the work has ended, one way or the other."""
        self.done(self.DialogCode.Accepted)
