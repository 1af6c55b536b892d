"""The pages of the program, one under the other, always in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.icons import paint_icon
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, font, look, set_role, space
from b12diary.ui.widgets.assisted import Assisted
from b12diary.ui.widgets.diamond import Diamond
from b12diary.ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class Place:
    """One page in the sidebar; `at_foot` puts it at the bottom."""

    key: str
    text: str
    icon_name: str
    at_foot: bool = False


class _Item(Assisted, QRadioButton):
    """One page. A radio button, because that is what screen readers should say: one of several is chosen."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(place.text, parent)
        self.answer_assistance()
        self._icon = place.icon_name
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        set_role(self, Role.BODY)

    def sizeHint(self) -> QSize:
        from PySide6.QtGui import QFontMetrics

        words = QFontMetrics(font(Role.LABEL)).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(space(12) + space(20) + space(12) + words + space(12), control_height(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), max(36, self.fontMetrics().height() + 8))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(QPainter(self))
        rect, is_on = QRectF(self.rect()), self.isChecked()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_on or self.underMouse():
            border = colour("edge") if look().is_strict and is_on else None
            box(painter, rect, colour("soft" if is_on else "hover"), border)
        if is_on:
            bar = QRectF(0, 0, 4, space(24))
            bar.moveCenter(QRectF(rect.right() - 4 if is_mirrored else rect.left(), 0, 4, rect.height()).center())
            box(painter, bar, colour("symptom"), None, 2)
        side = space(20)
        x = rect.width() - space(12) - side if is_mirrored else space(12)
        square = QRectF(x, (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, square, colour("symptom" if is_on else "quiet"))
        before = space(12) + side + space(12)
        words = rect.adjusted(0, 0, -before, 0) if is_mirrored else rect.adjusted(before, 0, 0, 0)
        painter.setPen(colour("text"))
        painter.setFont(font(Role.LABEL if is_on else Role.BODY))
        aside = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(aside | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic), self.text())


class Sidebar(QWidget):
    """The brand and the pages. One tab stop; Up and Down change the page.

    Signals:
        picked(str): key of the page that the person chose.
        approached(): the pointer came over it, so a page may be chosen soon.
    """

    picked = Signal(str)
    approached = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        """Make a sidebar with nothing chosen."""
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self._items: dict[str, _Item] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        brand = QWidget(self)
        row = QHBoxLayout(brand)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(space(10))
        row.addWidget(Diamond(18))
        row.addWidget(Label(_("B12 Diary"), Role.HEADING, wraps=False), 1)
        self._layout.addWidget(brand)
        self._layout.addSpacing(space(10))
        self._brand = brand
        self._room_at = -1
        for place in places:
            if place.at_foot and self._room_at < 0:
                self._layout.addStretch(1)
                self._room_at = self._layout.count()
            item = _Item(place, self)
            item.clicked.connect(lambda _on, key=place.key: self.picked.emit(key))
            self._group.addButton(item)
            self._items[place.key] = item
            self._layout.addWidget(item)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.restyle()

    @property
    def last_item(self) -> QWidget:
        """The last of the pages, after which the focus goes on."""
        return list(self._items.values())[-1]

    def fill(self, key: str) -> None:
        """Show one page as chosen, or none if `key` is none of them. Emits nothing."""
        self._group.setExclusive(False)
        for name, item in self._items.items():
            item.setChecked(name == key)
        self._group.setExclusive(True)
        # The toolkit moves the one stop of a group only when the focus comes in: Tab would stop at the page left.
        for name, item in self._items.items():
            is_stop = name == key or key not in self._items
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    @property
    def inner_width(self) -> int:
        """Width of what stands in it."""
        margins = self._layout.contentsMargins()
        return max(self.width(), self.sizeHint().width()) - margins.left() - margins.right()

    def has_room(self, height: int) -> bool:
        """Tell whether something so high fits above the pages at the foot, with none of the items shrunk."""
        others = sum(item.sizeHint().height() + self._layout.spacing() for item in self._items.values())
        margins = self._layout.contentsMargins()
        brand = self._brand.minimumHeight() + space(10) + 2 * self._layout.spacing()
        return margins.top() + brand + others + space(24) + height + margins.bottom() <= self.height()

    def take_in(self, note: QWidget) -> None:
        """Put a note above the pages at the foot; it leaves again when another layout takes it."""
        if self._layout.indexOf(note) < 0:
            self._layout.insertWidget(self._room_at if self._room_at > 0 else self._layout.count(), note)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._layout.setContentsMargins(12, space(20), 12, space(14))
        self._brand.setMinimumHeight(control_height(44))
        # Asked for when it is needed: the items may get their new sizes only after this.
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that somebody turns to it."""
        super().enterEvent(event)
        self.approached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the program's name out where the pages need its room: it stands over the window, too."""
        super().resizeEvent(event)
        margins, gap = self._layout.contentsMargins(), self._layout.spacing()
        items = sum(item.minimumSizeHint().height() + gap for item in self._items.values())
        brand = self._brand.minimumHeight() + space(10) + gap
        self._brand.setVisible(margins.top() + brand + items + margins.bottom() <= self.height())

    def sizeHint(self) -> QSize:
        """192 px, or what the longest word needs."""
        return QSize(max(192, self._layout.sizeHint().width()), 0)

    def minimumSizeHint(self) -> QSize:
        """No narrower than that; its height is the layout's business."""
        return QSize(max(192, self._layout.minimumSize().width()), self._layout.minimumSize().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line towards the page."""
        painter = QPainter(self)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        width = look().border
        # Not filled with a colour at once: the binding would first make the names of all ready-made colour gradients.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRect(0 if is_mirrored else self.width() - width, 0, width, self.height())
