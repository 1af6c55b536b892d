"""A dialog that stays in sight, and says how far it is, while the work that it asked for is done beside the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.labels import Label


class WorkingFrame(Frame):
    """A dialog for work that cannot be called off halfway: it does not close before the work is done."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 640) -> None:
        """Make an empty dialog; see `Frame`."""
        super().__init__(title, parent, width=width)
        self._doing = Label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._work = QWidget(self)
        rows = QVBoxLayout(self._work)
        rows.setContentsMargins(24, 12, 24, 16)
        for part in (self._doing, self._bar):
            rows.addWidget(part)
        self._work.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._work)

    @property
    def is_working(self) -> bool:
        """Whether work is under way."""
        return not self._work.isHidden()

    def begin_work(self, words: str) -> None:
        """Say what is being done; nothing can be pressed or typed until `end_work`."""
        self.show_trouble("")
        self._doing.setText(words)
        self._bar.setAccessibleDescription(words)
        self._bar.setRange(0, 0)
        self._set_waiting(True)
        self._bar.setFocus()
        announce(self, words)

    def show_progress(self, percent: int | None) -> None:
        """Show how far the work is; None = nobody knows."""
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)

    def end_work(self) -> None:
        """Let the person go on."""
        self._set_waiting(False)

    def _set_waiting(self, waits: bool) -> None:
        self._work.setVisible(waits)
        self._inner.setEnabled(not waits)
        foot = self.buttons.parentWidget()
        if foot is not None:
            foot.setVisible(not waits)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def reject(self) -> None:
        """Close, but not while work is under way."""
        if not self.is_working:
            super().reject()
