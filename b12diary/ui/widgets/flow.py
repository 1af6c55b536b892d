"""A layout that sets its items in lines, as words are set, and wraps when the line is full."""

from typing import NamedTuple

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from b12diary.ui.theme import space


class _Wish(NamedTuple):
    """What an item in sight asks for, in plain numbers: those of the toolkit cost more than the reckoning."""

    width: int
    height: int
    least_width: int
    least_height: int
    is_taller_when_narrow: bool


class _Placed(NamedTuple):
    """An item of a line: its number among all, and the size it gets."""

    place: int
    width: int
    height: int


class _Line(NamedTuple):
    """The items of a line, and the height of the tallest."""

    items: tuple[_Placed, ...]
    height: int


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
        self._wishes: list[_Wish | None] = []
        self._lines: dict[int, tuple[_Line, ...]] = {}
        self._heights: dict[int, int] = {}
        self._filled: tuple[QRect, Qt.LayoutDirection] | None = None
        self.setContentsMargins(QMargins())

    def add_split(self) -> None:
        """Push all items added from now on to the far end of their line."""
        self._split = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over."""
        self._items.append(item)
        self._forget()

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Take a widget in before the item that is the `place`-th now."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def invalidate(self) -> None:
        """Forget what was reckoned: an item has other words or another look."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._wishes, self._lines, self._heights, self._filled = [], {}, {}, None

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item back, None past the end."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer lines are needed when it is wide."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        known = self._heights.get(width)  # asked for many times over while a page finds its places
        if known is None:
            margins = self.contentsMargins()
            lines = self._lines_in(width - margins.left() - margins.right())
            gaps = max(0, len(lines) - 1) * space(self._gap)
            known = sum(line.height for line in lines) + gaps + margins.top() + margins.bottom()
            self._heights[width] = known
        return known

    def setGeometry(self, rect: QRect) -> None:
        """Place the items, where they do not stand so already."""
        super().setGeometry(rect)
        margins, parent = self.contentsMargins(), self.parentWidget()
        way = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        if way is Qt.LayoutDirection.RightToLeft:
            # Margins say where lines begin and end: the toolkit's own do not change sides with the writing.
            margins = QMargins(margins.right(), margins.top(), margins.left(), margins.bottom())
        inside = rect.marginsRemoved(margins)
        if (inside, way) == self._filled:
            return
        gap, y = space(self._gap), inside.top()
        for line in self._lines_in(inside.width()):
            self._place_line(line.items, QRect(inside.left(), y, inside.width(), line.height), gap, way)
            y += line.height + gap
        self._filled = (inside, way)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [wish for wish in self._wished() if wish is not None]
        gaps = max(0, len(shown) - 1) * space(self._gap)
        size = QSize(sum(w.width for w in shown) + gaps, max((w.height for w in shown), default=0))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item, in one line."""
        shown = [wish for wish in self._wished() if wish is not None]
        size = QSize(max((w.least_width for w in shown), default=0), max((w.least_height for w in shown), default=0))
        return size.grownBy(self.contentsMargins())

    def _wished(self) -> list[_Wish | None]:
        """Return what each item asks for, None for one out of sight."""
        if not self._wishes:
            for item in self._items:
                wish = None
                if not item.isEmpty():
                    own, least = item.sizeHint(), item.minimumSize()
                    wish = _Wish(own.width(), own.height(), least.width(), least.height(), item.hasHeightForWidth())
                self._wishes.append(wish)
        return self._wishes

    def _lines_in(self, room: int) -> tuple[_Line, ...]:
        """Break the items into lines."""
        known = self._lines.get(room)
        if known is not None:
            return known
        lines: list[list[_Placed]] = []
        gap, x = space(self._gap), 0
        for index, wish in enumerate(self._wished()):
            if wish is None:
                continue
            width = min(max(wish.width, wish.least_width), max(room, wish.least_width))
            height = max(wish.height, wish.least_height)
            if wish.is_taller_when_narrow:
                height = self._items[index].heightForWidth(width)
            if not lines or x + width > room:
                lines.append([])
                x = 0
            lines[-1].append(_Placed(index, width, height))
            x += width + gap
        found = tuple(_Line(tuple(line), max(item.height for item in line)) for line in lines)
        self._lines[room] = found
        return found

    def _place_line(self, line: tuple[_Placed, ...], rect: QRect, gap: int, way: Qt.LayoutDirection) -> None:
        is_mirrored = way is Qt.LayoutDirection.RightToLeft
        free = rect.width() - sum(item.width for item in line) - gap * (len(line) - 1)
        x, is_pushed = 0, False
        for index, width, height in line:
            if self._split is not None and index >= self._split and not is_pushed:
                x, is_pushed = x + free, True
            left = rect.right() + 1 - x - width if is_mirrored else rect.left() + x
            top = rect.top() + ((rect.height() - height) // 2 if self._is_centred else 0)
            self._items[index].setGeometry(QRect(left, top, width, height))
            x += width + gap
