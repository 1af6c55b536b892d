"""A part of the form that opens in place: what it holds in a few words beside its name, all of it when asked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from b12diary.ui.focus import bring_into_sight
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label


class Fold(QWidget):
    """A name, what is chosen in quiet, and a button that opens or closes `inside`. Without a name only the button.

    Signals:
        opened(bool): the person opened or closed it.
    """

    opened = Signal(bool)

    def __init__(self, name: str, inside: QWidget, words: tuple[str, str], parent: QWidget | None = None) -> None:
        """Make a closed part; `words` stand on the button while it is closed and while it is open."""
        super().__init__(parent)
        self._inside, self._words = inside, words
        self._name = Label(name, Role.LABEL, wraps=False, parent=self)
        self._told = Label("", quiet=True, parent=self)
        self.button = Button(words[0], Variant.TEXT, height=40, trailing_icon="drop-down", parent=self)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(space(8))
        if name:
            row.addWidget(self._name)
            row.addWidget(self._told, 1)
        row.addWidget(self.button)
        if not name:
            row.addStretch(1)
            self._name.hide()
            self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        layout.addLayout(row)
        layout.addWidget(inside)
        inside.hide()
        self.button.clicked.connect(self._turn)
        self._tell("")

    def tell(self, text: str) -> None:
        """Say in a few words what is chosen inside."""
        if text != self._told.text():
            self._tell(text)

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._name_button()

    def _name_button(self) -> None:
        words = self._words[int(self.is_open)].replace("&", "")
        parts = (words, self._name.text(), self._told.text())
        self.button.setAccessibleName(": ".join(part for part in parts if part))

    @property
    def is_open(self) -> bool:
        """Whether all of it is shown."""
        return not self._inside.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or close it. Emits nothing."""
        self._inside.setVisible(is_open)
        self.button.setText(self._words[int(is_open)])
        self._name_button()

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        if self.is_open:
            bring_into_sight(self)
        self.opened.emit(self.is_open)

    def _parts(self) -> list[QWidget]:
        return [part for part in (self._name, self._told, self.button) if not part.isHidden()]

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of its words: where they do not fit beside each other they stand in a column."""
        parts = [*self._parts(), *([self._inside] if self.is_open else [])]
        wide = max(part.minimumSizeHint().width() for part in parts)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words and the button beside each other, or under one another where they do not fit."""
        super().resizeEvent(event)
        wanted = sum(part.minimumSizeHint().width() + space(8) for part in self._parts()) - space(8)
        is_beside = self.width() >= wanted
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        place = Qt.AlignmentFlag(0) if is_beside else Qt.AlignmentFlag.AlignLeading
        self._row.setAlignment(self.button, place)


class SideBySide(QWidget):
    """Two parts: beside each other where both have room, else under one another.

    Signals:
        turned(bool): whether they now stand beside each other.
    """

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty; `hold` puts the two parts in, best made in this."""
        super().__init__(parent)
        self._held: tuple[QWidget, QWidget] | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.is_beside = True
        self.restyle()

    def hold(self, first: QWidget, second: QWidget) -> None:
        """Put `first` before `second`; each says by its `sizeHint` how wide it wants to be beside the other."""
        self._held = (first, second)
        self._layout.addWidget(first, 13)
        self._layout.addWidget(second, 10)
        self._choose()

    def restyle(self) -> None:
        """Take the gap from the look."""
        self._layout.setSpacing(space(8))
        self._choose()

    def minimumSizeHint(self) -> QSize:
        """Under one another they need the width of the wider one only."""
        wide = max((part.minimumSizeHint().width() for part in self._held or ()), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how they stand."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        if self._held is None:
            return
        wanted = sum(part.sizeHint().width() for part in self._held) + self._layout.spacing()
        is_beside = self.width() >= wanted
        if is_beside is not self.is_beside:
            self.is_beside = is_beside
            way = QHBoxLayout.Direction.LeftToRight if is_beside else QHBoxLayout.Direction.TopToBottom
            self._layout.setDirection(way)
            self.turned.emit(is_beside)


def buddy_label(text: str, field: QWidget) -> Label:
    """Return the bold label of one field or group, which also names the field for screen readers."""
    label = Label("", Role.LABEL)
    label.setTextFormat(Qt.TextFormat.AutoText)
    label.setText(text)
    label.setBuddy(field.focusProxy() or field)
    return label
