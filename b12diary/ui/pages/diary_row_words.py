"""What a row of the day list says: a name and a value."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.ui.pages.diary_entries import DayEntry, Kind
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.labels import Label


class EntryWords(QWidget):
    """What the entry says: name and value beside each other, or under each other where that is too narrow.

    The values of ratings stand in one column.
    """

    def __init__(self, entry: DayEntry) -> None:
        """Say `entry`."""
        super().__init__()
        self._heights: dict[tuple[int, int, int], int] = {}
        is_rating = entry.kind is Kind.RATING
        self._is_column = is_rating
        strong = Role.LABEL if is_rating and entry.is_recorded else Role.BODY
        self._name = Label(entry.name, quiet=not entry.is_recorded and not is_rating, parent=self)
        self._value = Label(entry.value, strong, quiet=not (is_rating and entry.is_recorded), parent=self)
        self._value.setVisible(bool(entry.value))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        # Layouts ask again and again, and measuring words is slow.
        asked = (width, self._name.font().pixelSize(), self._value.font().pixelSize())
        if asked not in self._heights:
            self._heights[asked] = self._arrange(width, 0, moves=False)
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        """Room for most entries in one line."""
        return QSize(metric(320), self.heightForWidth(metric(320)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but with whole words."""
        return QSize(metric(120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        self._arrange(self.width(), self.height(), moves=True)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.updateGeometry()
        self._arrange(self.width(), self.height(), moves=True)

    def _arrange(self, width: int, height: int, *, moves: bool) -> int:
        """Place the labels in the middle of `height` if `moves`, and return the height that they take."""
        name, value = (label.fontMetrics().horizontalAdvance(label.text()) + 2 for label in (self._name, self._value))
        gap, pad = space(12), space(6)
        if self._value.isHidden():
            value, gap = 0, 0
        left = max(name, metric(196)) if self._is_column else name
        is_beside = left + gap + value <= width
        if is_beside:
            tall = max(self._name.heightForWidth(left), self._value.heightForWidth(value) if value else 0)
            whole = tall
        else:
            tall = self._name.heightForWidth(width)
            whole = tall + (self._value.heightForWidth(width) if value else 0)
        if moves:
            top = max(0, (height - whole) // 2)
            if is_beside:
                self._place(self._name, 0, top, left, tall)
                self._place(self._value, left + gap, top, width - left - gap, tall)
            else:
                self._place(self._name, 0, top, width, tall)
                self._place(self._value, 0, top + tall, width, whole - tall)
        return whole + 2 * pad

    def _place(self, label: Label, x: int, y: int, width: int, height: int) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        label.setGeometry(QRect(self.width() - x - width if is_mirrored else x, y, width, height))
