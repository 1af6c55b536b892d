"""A layout that sets its items in lines, as words are set, and wraps when the line is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from b12diary.ui.theme import space


class FlowLayout(QLayout):
    """Items side by side at their own size, in as many lines as are needed, each line centred on one height.

    With `is_centred` off the items of a line stand on one upper edge, as fields with sentences under them should.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, *, is_centred: bool = True) -> None:
        """Make an empty layout; `gap` is in pixels at 100 % text."""
        super().__init__(parent)
        self._is_centred = is_centred
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._split: int | None = None
        self._heights: dict[int, int] = {}
        self._sizes: list[tuple[QSize, QSize] | None] = []
        self.setContentsMargins(QMargins())

    def add_split(self) -> None:
        """Push all items added from now on to the far end of their line."""
        self._split = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over."""
        self._items.append(item)
        self._sizes = []

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Take a widget in before the item that is the `place`-th now."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def invalidate(self) -> None:
        """Forget what was reckoned: an item has other words or another look."""
        self._heights, self._sizes = {}, []
        super().invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item back, None past the end."""
        self._sizes = []
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer lines are needed when it is wide."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if width not in self._heights:  # asked for many times over while a page finds its places
            margins = self.contentsMargins()
            sides = margins.left() + margins.right()
            lines = self._arrange(QRect(0, 0, width - sides, 0), moves=False)
            self._heights[width] = lines + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        margins, parent = self.contentsMargins(), self.parentWidget()
        if parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            # Margins say where lines begin and end: the toolkit's own do not change sides with the writing.
            margins = QMargins(margins.right(), margins.top(), margins.left(), margins.bottom())
        self._arrange(rect.marginsRemoved(margins), moves=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = max(0, len(sizes) - 1) * space(self._gap)
        size = QSize(sum(s.width() for s in sizes) + gaps, max((s.height() for s in sizes), default=0))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item, in one line."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        size = QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))
        return size.grownBy(self.contentsMargins())

    def _wished(self) -> list[tuple[QSize, QSize] | None]:
        """Return the own and the least size of each item, None for one out of sight."""
        if not self._sizes:
            for item in self._items:
                least = QSize() if item.isEmpty() else item.minimumSize()
                self._sizes.append(None if item.isEmpty() else (item.sizeHint().expandedTo(least), least))
        return self._sizes

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Break the items into lines, place them if `moves`, and return the height of all lines."""
        gap, room = space(self._gap), rect.width()
        lines: list[list[tuple[int, QSize]]] = []
        x = 0
        for index, (item, wished) in enumerate(zip(self._items, self._wished(), strict=True)):
            if wished is None:
                continue
            own, least = wished
            size = QSize(min(own.width(), max(room, least.width())), own.height())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if not lines or x + size.width() > room:
                lines.append([])
                x = 0
            lines[-1].append((index, size))
            x += size.width() + gap
        y = 0
        for line in lines:
            height = max(size.height() for _index, size in line)
            if moves:
                self._place_line(line, QRect(rect.left(), rect.top() + y, room, height), gap)
            y += height + gap
        return max(0, y - gap)

    def _place_line(self, line: list[tuple[int, QSize]], rect: QRect, gap: int) -> None:
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        free = rect.width() - sum(size.width() for _index, size in line) - gap * (len(line) - 1)
        x, is_pushed = 0, False
        for index, size in line:
            if self._split is not None and index >= self._split and not is_pushed:
                x, is_pushed = x + free, True
            left = rect.right() + 1 - x - size.width() if is_mirrored else rect.left() + x
            top = rect.top() + ((rect.height() - size.height()) // 2 if self._is_centred else 0)
            self._items[index].setGeometry(QRect(QPoint(left, top), size))
            x += size.width() + gap
