"""In Settings: the things worth raising that the person did not want to see again, each with a way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.suggestions.titles import suggestion_title
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label, Line


class HiddenSuggestions(QWidget):
    """The list; hidden while there is nothing in it.

    Signals:
        shown_again(str): id of the suggestion that may show again.
        emptied(): the last one went while it had the focus.
    """

    shown_again = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Line())
        title = Label(_("Not shown, because you asked for it"), Role.LABEL)
        title.setContentsMargins(0, space(8), 0, space(4))
        self._column.addWidget(title)
        self.hide()

    def button(self, name: str) -> Button:
        """Return the button of one suggestion."""
        return self._buttons[name]

    def fill(self, names: Sequence[str]) -> None:
        """Show these. Emits nothing but `emptied`."""
        wanted = tuple(names)
        if wanted == self._shown:
            return
        held = next((n for n, part in enumerate(self._parts) if holds_focus(part)), None)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._shown, self._parts, self._buttons = wanted, [], {}
        for name in wanted:
            row = self._row(name)
            self._parts.append(row)
            self._column.addWidget(row)
            row.show()  # at once, so that it can take the focus
        self.setVisible(bool(wanted))
        if held is not None and wanted:
            focus_on(self._buttons[wanted[min(held, len(wanted) - 1)]])
        elif held is not None:
            self.emptied.emit()

    def _row(self, name: str) -> QWidget:
        words, button = suggestion_title(name), Button(_("Show again"), Variant.TEXT, height=40)
        button.setAccessibleName(_("Show again: {name}").format(name=words))
        button.clicked.connect(lambda: self.shown_again.emit(name))
        self._buttons[name] = button
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        layout.addWidget(Label(words), 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
