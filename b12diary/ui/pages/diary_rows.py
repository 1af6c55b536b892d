"""One row of the day list: read, or opened in place to be changed, with its history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.focus import bring_into_sight, focus_on, holds_focus
from b12diary.ui.pages.diary_editors import Editor, editor_for
from b12diary.ui.pages.diary_entries import DayEntry, Kind
from b12diary.ui.pages.diary_history import HistoryLine
from b12diary.ui.pages.diary_marks import Mark
from b12diary.ui.pages.diary_row_words import EntryWords
from b12diary.ui.theme import Role, colour, control_height, look, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label

_SIDE = 16
_MARKS = {
    Kind.DOSE: "injection",
    Kind.EVENT: "event",
    Kind.NOTE: "note",
    Kind.TEST: "test",
    Kind.SIGN: "sign",
    Kind.VISIT: "visit",
}


class EntryRow(QWidget):
    """An entry of a day.

    Signals:
        opened(): the person wants to change it.
        closed(): the person is done with it.
        rated(int): a new value; cleared(): no value any more.
        noted(str): new words of the note.
        changed(object): a dose, event, blood test, sign or appointment with new values.
        removed(): the person takes it away.
        history_asked(): the person wants to see how it came about.
        erased(): the person wants it gone from the file for good, and was told what that means.
    """

    opened = Signal()
    closed = Signal()
    rated = Signal(int)
    cleared = Signal()
    noted = Signal(str)
    changed = Signal(object)
    removed = Signal()
    history_asked = Signal()
    erased = Signal()

    def __init__(self, entry: DayEntry, today: date, parent: QWidget | None = None) -> None:
        """Make the row, closed."""
        super().__init__(parent)
        self._entry, self._today = entry, today
        self.editor: Editor | None = None
        self._words: QWidget = QWidget()
        self.edit_button = Button("", Variant.TEXT, icon_name="edit", height=44)
        self.edit_button.clicked.connect(self._toggle)
        self._head = QWidget()
        head = self._head_layout = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(space(12))
        # Spaces and not margins: only those change sides with the direction of writing.
        head.addSpacing(space(_SIDE))
        if entry.kind in _MARKS:
            head.addWidget(Mark(_MARKS[entry.kind]))
        head.addWidget(self._words, 1)
        head.addWidget(self.edit_button)
        head.addSpacing(4)
        self._panel = QWidget()
        self._panel_layout = QVBoxLayout(self._panel)
        self._panel_layout.setContentsMargins(space(_SIDE), space(8), space(_SIDE), space(12))
        self._panel_layout.setSpacing(space(8))
        self._panel.hide()
        self._add_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._panel)
        self.fill(entry, today)
        self.restyle()

    def _add_actions(self) -> None:
        self._actions = QWidget()
        flow = FlowLayout(self._actions)
        self.done_button = Button(_("D&one"), height=40)
        self.history_button = Button(_("H&istory"), Variant.TEXT, icon_name="clock", height=40)
        self.remove_button = Button(_("Re&move"), Variant.TEXT, height=40)
        self.erase_button = Button(_("Erase &for good…"), Variant.TEXT, height=40)
        flow.addWidget(self.done_button)
        flow.add_split()
        for button in (self.history_button, self.remove_button, self.erase_button):
            flow.addWidget(button)
        self._history = QWidget()
        self._history_grid = QGridLayout(self._history)
        self._history_grid.setContentsMargins(0, 0, 0, 0)
        self._history_grid.setHorizontalSpacing(space(16))
        self._history_grid.setVerticalSpacing(4)
        self._history_grid.setColumnStretch(1, 1)
        self._history.hide()
        self._erasing = self._erase_panel()
        for part in (self._actions, self._history, self._erasing):
            self._panel_layout.addWidget(part)
        self.done_button.clicked.connect(self.finish)
        self.history_button.clicked.connect(self._toggle_history)
        self.remove_button.clicked.connect(self.removed)
        self.erase_button.clicked.connect(lambda: self._show_erasing(is_on=True))

    def _erase_panel(self) -> QWidget:
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            Label(_("This takes the entry and all its history out of the file. It cannot be undone."), Role.LABEL)
        )
        layout.addWidget(Label(_("Copies of the file that you made elsewhere still hold it.")))
        row = QWidget()
        flow = FlowLayout(row)
        self.erase_now_button = Button(_("Erase it for good"), height=40)
        # Translators: answers the question whether to erase an entry for good.
        self.keep_button = Button(_("Keep it"), height=40)
        flow.addWidget(self.keep_button)
        flow.addWidget(self.erase_now_button)
        layout.addWidget(row)
        self.erase_now_button.clicked.connect(self._erase)
        self.keep_button.clicked.connect(lambda: self._show_erasing(is_on=False))
        panel.hide()
        return panel

    @property
    def entry(self) -> DayEntry:
        """The entry shown."""
        return self._entry

    @property
    def is_open(self) -> bool:
        """Whether it is open to be changed."""
        return not self._panel.isHidden()

    def fill(self, entry: DayEntry, today: date) -> None:
        """Show what the diary holds now; what is being written stays. Emits nothing."""
        if entry != self._entry:
            self._forget_history()
        self._entry, self._today = entry, today
        self._show_words()
        self.edit_button.setText(_("Edit") if entry.is_recorded else _("Fill in"))
        said = ", ".join(part for part in (entry.name, entry.value) if part)
        self.edit_button.setAccessibleName(_("{action}: {entry}").format(action=self.edit_button.text(), entry=said))
        if self.editor is not None:
            self.editor.fill(entry, today)
        if not entry.is_recorded:
            if holds_focus(self.remove_button) or holds_focus(self._erasing):
                focus_on(self.done_button)
            self._show_erasing(is_on=False, moves_focus=False)
        self.remove_button.setVisible(entry.is_recorded)

    def _show_words(self) -> None:
        """Say what the entry says; an open note and an open rating say it in their fields."""
        shown = self._entry
        if self.is_open and shown.kind is Kind.NOTE:
            shown = replace(shown, name=_("Note"), is_recorded=True)
        old, self._words = self._words, EntryWords(shown)
        self._head_layout.replaceWidget(old, self._words)
        self._head_layout.setStretchFactor(self._words, 1)
        old.hide()
        old.deleteLater()
        self._head.setVisible(not (self.is_open and shown.kind is Kind.RATING))

    def open(self) -> None:
        """Open it for changing, with the focus on what can be changed."""
        if self.editor is None:
            self.editor = editor_for(self._entry)
            self.editor.rated.connect(self.rated)
            self.editor.cleared.connect(self.cleared)
            self.editor.noted.connect(self.noted)
            self.editor.changed.connect(self.changed)
            self.editor.finished.connect(self.finish)
            self._panel_layout.insertWidget(0, self.editor)
        self.editor.fill(self._entry, self._today)
        self._panel.show()
        self.edit_button.hide()
        self._show_words()
        self.update()
        self.editor.show()
        if not self.editor.focus_start():
            focus_on(self.done_button)

    def close_editor(self) -> None:
        """Close it; the focus stays in the row if it was there."""
        held = holds_focus(self)
        self.edit_button.show()
        self._panel.hide()
        self._history.hide()
        self._show_erasing(is_on=False, moves_focus=False)
        self._show_words()
        self.update()
        if held:
            focus_on(self.edit_button)

    def finish(self) -> None:
        """Close it unless something in it cannot be read."""
        if self.editor is None or self.editor.commit():
            self.close_editor()
            self.closed.emit()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        if self.editor is not None:
            self.editor.show_problems(problems)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show how the entry came about, newest first."""
        self._forget_history()
        if not lines:
            self._history_grid.addWidget(Label(_("Nothing was ever written here."), Role.SMALL), 0, 0, 1, 2)
        for n, line in enumerate(lines):
            self._history_grid.addWidget(Label(line.when, Role.SMALL, wraps=False), n, 0, Qt.AlignmentFlag.AlignTop)
            self._history_grid.addWidget(Label(line.what), n, 1)
        words = "; ".join(f"{line.when}: {line.what}" for line in lines)
        self.history_button.setAccessibleDescription(words)
        self._history.show()
        bring_into_sight(self)

    def _forget_history(self) -> None:
        """Take the history out of sight, also for screen readers: it is no longer all, or no longer there."""
        while item := self._history_grid.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.history_button.setAccessibleDescription("")
        self._history.hide()

    def _erase(self) -> None:
        self._forget_history()
        self.erased.emit()

    def _toggle(self) -> None:
        self.opened.emit()

    def _toggle_history(self) -> None:
        if self._history.isHidden():
            self.history_asked.emit()
        else:
            self._history.hide()

    def _show_erasing(self, *, is_on: bool, moves_focus: bool = True) -> None:
        self._erasing.setVisible(is_on)
        self.erase_button.setVisible(not is_on)
        if moves_focus:
            focus_on(self.keep_button if is_on else self.erase_button)

    def restyle(self) -> None:
        """Take the height from the look."""
        self.setMinimumHeight(control_height(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is open."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.finish()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a row that is open; in high contrast that is the card's, whose border it would cover."""
        if self.is_open and not look().is_strict:
            QPainter(self).fillRect(self.rect(), colour("soft"))
