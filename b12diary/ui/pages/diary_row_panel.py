"""What opens under a row of the day list: the editor's place, what can be done with the entry, and its history."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.focus import bring_into_sight, focus_on, holds_focus
from b12diary.ui.pages.diary_history import HistoryLine
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label

_SIDE = 16


class EntryPanel(QWidget):
    """Made when its row is first opened: most rows are only read, and this is most of a row.

    Signals:
        done(): the person is done with the entry.
        removed(): the person takes it away.
        history_asked(): the person wants to see how it came about.
        erased(): the person wants it gone from the file for good, and was told what that means.
    """

    done = Signal()
    removed = Signal()
    history_asked = Signal()
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, without an editor and without a history."""
        super().__init__(parent)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(space(_SIDE), space(8), space(_SIDE), space(12))
        layout.setSpacing(space(8))
        actions = QWidget(self)
        flow = FlowLayout(actions)
        self.done_button = Button(_("D&one"), height=40)
        self.history_button = Button(_("H&istory"), Variant.TEXT, icon_name="clock", height=40)
        self.remove_button = Button(_("Re&move"), Variant.TEXT, height=40)
        self.erase_button = Button(_("Erase &for good…"), Variant.TEXT, height=40)
        flow.addWidget(self.done_button)
        flow.add_split()
        for button in (self.history_button, self.remove_button, self.erase_button):
            flow.addWidget(button)
        self._history = QWidget(self)
        self._history_grid = QGridLayout(self._history)
        self._history_grid.setContentsMargins(0, 0, 0, 0)
        self._history_grid.setHorizontalSpacing(space(16))
        self._history_grid.setVerticalSpacing(4)
        self._history_grid.setColumnStretch(1, 1)
        self._history.hide()
        self._erasing = self._erase_panel()
        for part in (actions, self._history, self._erasing):
            layout.addWidget(part)
        self.done_button.clicked.connect(self.done)
        self.history_button.clicked.connect(self._toggle_history)
        self.remove_button.clicked.connect(self.removed)
        self.erase_button.clicked.connect(lambda: self.show_erasing(is_on=True))

    def _erase_panel(self) -> QWidget:
        panel = QWidget(self)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            Label(_("This takes the entry and all its history out of the file. It cannot be undone."), Role.LABEL)
        )
        layout.addWidget(Label(_("Copies of the file that you made elsewhere still hold it.")))
        row = QWidget(panel)
        flow = FlowLayout(row)
        self.erase_now_button = Button(_("Erase it for good"), height=40)
        # Translators: answers the question whether to erase an entry for good.
        self.keep_button = Button(_("Keep it"), height=40)
        flow.addWidget(self.keep_button)
        flow.addWidget(self.erase_now_button)
        layout.addWidget(row)
        self.erase_now_button.clicked.connect(self._erase)
        self.keep_button.clicked.connect(lambda: self.show_erasing(is_on=False))
        panel.hide()
        return panel

    def put_first(self, editor: QWidget) -> None:
        """Put an editor above what can be done."""
        self._layout.insertWidget(0, editor)

    def fill(self, *, is_recorded: bool) -> None:
        """Offer what can be done with an entry, or with what is not filled in yet."""
        if not is_recorded:
            if holds_focus(self.remove_button) or holds_focus(self._erasing):
                focus_on(self.done_button)
            self.show_erasing(is_on=False, moves_focus=False)
        self.remove_button.setVisible(is_recorded)

    def close_up(self) -> None:
        """Go out of sight, with all that was opened in it."""
        self.hide()
        self._history.hide()
        self.show_erasing(is_on=False, moves_focus=False)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show how the entry came about, newest first."""
        self.forget_history()
        if not lines:
            self._history_grid.addWidget(Label(_("Nothing was ever written here."), Role.SMALL), 0, 0, 1, 2)
        for n, line in enumerate(lines):
            self._history_grid.addWidget(Label(line.when, Role.SMALL, wraps=False), n, 0, Qt.AlignmentFlag.AlignTop)
            self._history_grid.addWidget(Label(line.what), n, 1)
        words = "; ".join(f"{line.when}: {line.what}" for line in lines)
        self.history_button.setAccessibleDescription(words)
        self._history.show()
        bring_into_sight(self)

    def forget_history(self) -> None:
        """Take the history out of sight, also for screen readers: it is no longer all, or no longer there."""
        while item := self._history_grid.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.history_button.setAccessibleDescription("")
        self._history.hide()

    def _erase(self) -> None:
        self.forget_history()
        self.erased.emit()

    def _toggle_history(self) -> None:
        if self._history.isHidden():
            self.history_asked.emit()
        else:
            self._history.hide()

    def show_erasing(self, *, is_on: bool, moves_focus: bool = True) -> None:
        """Ask whether to erase the entry for good, or ask no more."""
        self._erasing.setVisible(is_on)
        self.erase_button.setVisible(not is_on)
        if moves_focus:
            focus_on(self.keep_button if is_on else self.erase_button)
