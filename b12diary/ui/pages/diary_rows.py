"""One row of the day list: read, or opened in place to be changed, with its history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.diary_editors import Editor, editor_for
from b12diary.ui.pages.diary_entries import DayEntry, Kind
from b12diary.ui.pages.diary_history import HistoryLine
from b12diary.ui.pages.diary_marks import Mark
from b12diary.ui.pages.diary_row_panel import EntryPanel
from b12diary.ui.pages.diary_row_words import EntryWords
from b12diary.ui.theme import colour, control_height, look, space
from b12diary.ui.widgets.buttons import Button, Variant

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
        self._panel: EntryPanel | None = None
        self._shown = entry
        self._words: QWidget = EntryWords(entry)
        self.edit_button = Button("", Variant.TEXT, icon_name="edit", height=44)
        self.edit_button.clicked.connect(self._toggle)
        self._head = QWidget(self)
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
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        self.fill(entry, today)
        self.restyle()

    @property
    def panel(self) -> EntryPanel:
        """What opens under the row, made when it is first asked for."""
        panel = self._panel
        if panel is None:
            panel = self._panel = EntryPanel(self)
            panel.hide()
            panel.fill(is_recorded=self._entry.is_recorded)
            panel.done.connect(self.finish)
            panel.history_asked.connect(self.history_asked)
            panel.removed.connect(self.removed)
            panel.erased.connect(self.erased)
            self._layout.addWidget(panel)
        return panel

    @property
    def entry(self) -> DayEntry:
        """The entry shown."""
        return self._entry

    @property
    def is_open(self) -> bool:
        """Whether it is open to be changed."""
        return self._panel is not None and not self._panel.isHidden()

    def fill(self, entry: DayEntry, today: date) -> None:
        """Show what the diary holds now; what is being written stays. Emits nothing."""
        if entry != self._entry and self._panel is not None:
            self._panel.forget_history()
        self._entry, self._today = entry, today
        self._show_words()
        self.edit_button.setText(_("Edit") if entry.is_recorded else _("Fill in"))
        said = ", ".join(part for part in (entry.name, entry.value) if part)
        self.edit_button.setAccessibleName(_("{action}: {entry}").format(action=self.edit_button.text(), entry=said))
        if self.editor is not None:
            self.editor.fill(entry, today)
        if self._panel is not None:
            self._panel.fill(is_recorded=entry.is_recorded)

    def _show_words(self) -> None:
        """Say what the entry says; an open note and an open rating say it in their fields."""
        shown = self._entry
        if self.is_open and shown.kind is Kind.NOTE:
            shown = replace(shown, name=_("Note"), is_recorded=True)
        if shown != self._shown:
            self._shown = shown
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
            self.panel.put_first(self.editor)
        self.editor.fill(self._entry, self._today)
        self.panel.show()
        self.edit_button.hide()
        self._show_words()
        self.update()
        self.editor.show()
        if not self.editor.focus_start():
            focus_on(self.panel.done_button)

    def close_editor(self) -> None:
        """Close it; the focus stays in the row if it was there."""
        held = holds_focus(self)
        self.edit_button.show()
        self.panel.close_up()
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
        self.panel.show_history(lines)

    def _toggle(self) -> None:
        self.opened.emit()

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
