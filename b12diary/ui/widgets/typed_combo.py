"""A list to pick from, or to write one's own words over."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from b12diary.i18n import _
from b12diary.ui.theme import Role, set_role, space
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo


class TypedCombo(Combo):
    """Its value is the key of a choice, or else the person's own words; "" is nothing.

    Signals:
        committed(str): the person picked another value, or wrote one and left the field or pressed Enter.
    """

    committed = Signal(str)

    def __init__(
        self, choices: Sequence[Choice] = (), name: str = "", *, least_letters: int = 0, parent: QWidget | None = None
    ) -> None:
        """Make an empty field for at least so many letters; `name` only where no `Form` row names it."""
        self._least_letters = least_letters
        super().__init__((), name, parent=parent)
        self._words: dict[str, str] = {}
        self._filled: str | None = ""
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        # Nothing is completed while one writes: "left" must stay possible beside "left upper arm".
        self.setCompleter(None)  # type: ignore[arg-type]  # None is how the toolkit takes it away
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line.setProperty("part", "bare")
        set_role(self._line, Role.BODY)
        self._line.editingFinished.connect(self.commit)
        self.activated.connect(lambda _index: self.commit())
        self.set_name(name)
        self.set_choices(choices)
        self.restyle()

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self.setAccessibleName(name)
        if hasattr(self, "_line"):
            self._line.setAccessibleName(name)
            self._line.setAccessibleDescription(_("Write, or press Alt and Down to pick."))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these. What stands in the field stays. Emits nothing."""
        text = self.currentText() if self.isEditable() else ""
        super().set_choices(choices)
        self._words = {choice.key: choice.text for choice in choices}
        if self.isEditable():
            self.setEditText(text)

    def fill_value(self, value: str) -> None:
        """Show a value, unless the person is writing in the field. Emits nothing."""
        if self._filled is None or (self.hasFocus() and self.value() != self._filled):
            return
        self._filled = value
        self.setEditText(self._words.get(value, value))
        self._line.setCursorPosition(0)

    def value(self) -> str:
        """Return the key of the choice that stands in the field, or the words."""
        text = " ".join(self.currentText().split())
        same = (key for key, words in self._words.items() if words.casefold() == text.casefold())
        return next(same, text)

    def commit(self) -> None:
        """Speak now if the value was changed."""
        value = self.value()
        if value != self._filled:
            self._filled = value
            self.committed.emit(value)

    def give_back(self) -> None:
        """Count what stands in the field as not kept; leaving it speaks again."""
        self._filled = None

    def sizeHint(self) -> QSize:
        """As wide as any list, and as what will be written where there is no choice yet."""
        usual = super().sizeHint()
        least = self.fontMetrics().horizontalAdvance("n" * self._least_letters) + 2 * space(12) + space(24)
        return QSize(max(usual.width(), least if self._least_letters else 0), usual.height())

    def restyle(self) -> None:
        """Take sizes from the look."""
        super().restyle()
        self._place_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words between the border and the arrow."""
        super().resizeEvent(event)
        self._place_line()

    def _place_line(self) -> None:
        if hasattr(self, "_line"):
            before, after = space(12) - 4, space(12) + space(16) + 4
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = after if is_mirrored else before
            self._line.setGeometry(left, 3, max(0, self.width() - before - after), self.height() - 6)
