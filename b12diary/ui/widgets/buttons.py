"""Buttons: plain, primary (one a page), text only, and icon only. Painted here, so that no state moves a word."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from b12diary.ui.icons import paint_icon
from b12diary.ui.paint import box, diamond, painter_for
from b12diary.ui.theme import Role, colour, control_height, look, metric, set_role, space

_IN_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic)
_WRAPPED = _IN_ONE_LINE | int(Qt.TextFlag.TextWordWrap)


class Variant(StrEnum):
    """How loud a button is. ICON and BARE have no words on them, BARE no border either."""

    PLAIN = "plain"
    PRIMARY = "primary"
    TEXT = "text"
    ICON = "icon"
    BARE = "bare"


class Button(QPushButton):
    """A button with words and, where it helps, an icon before them. "&" in the words marks the mnemonic.

    `icon_name` is a name of `ui.icons`, or "diamond" for the filled injection mark. An icon-only button takes its words
    as accessible name and tooltip. `height` is that at 100 % text: 44, compact 40, big 56. With `wraps` the words take
    a second line where there is no room for one: only for long words where nothing else could give way.
    """

    def __init__(
        self,
        text: str,
        variant: Variant = Variant.PLAIN,
        *,
        icon_name: str = "",
        height: int = 44,
        trailing_icon: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button; connect to `clicked`."""
        super().__init__(parent)
        self._variant, self._icon, self._trailing, self._height = variant, icon_name, trailing_icon, height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)
        if self._is_icon:
            self.setAccessibleName(text.replace("&", ""))
        role = Role.PRIMARY if variant is Variant.PRIMARY else Role.BUTTON
        set_role(self, Role.HEADING if height >= 56 else role)
        self._wraps = wraps
        fixed, can_grow = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Preferred if wraps else can_grow, can_grow if wraps else fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)

    def set_icon_name(self, name: str) -> None:
        """Show another icon before the words."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take sizes and colours anew from the look."""
        self.updateGeometry()
        self.update()

    def explain_disabled(self, reason: str) -> None:
        """Disable the button and say why, in its tooltip and to screen readers; an empty reason enables it again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def event(self, event: QEvent) -> bool:
        """Show the name of a button without words under the pointer; as a set tooltip it would be read out twice."""
        if isinstance(event, QHelpEvent) and self._is_icon and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does; the toolkit does that in dialogs only."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the words in one line."""
        height = control_height(self._height)
        if self._is_icon:
            return QSize(max(control_height(44), height), height)
        return QSize(self.width_of(self.text()), height)

    def width_of(self, text: str) -> int:
        """Return how wide the button is with other words, icons and padding included."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
        return words + 2 * self._padding + self._icon_room(self._icon) + self._icon_room(self._trailing)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than the words, or where they wrap than the longest of them."""
        if not self._wraps:
            return self.sizeHint()
        return QSize(max(map(self.width_of, self.text().split()), default=0), control_height(self._height))

    def heightForWidth(self, width: int) -> int:
        """Room for all lines."""
        lines = self._words_size(width).height()
        return max(control_height(self._height), lines + space(12) if lines > self.fontMetrics().height() else 0)

    def _words_size(self, width: int) -> QSize:
        """Return how much room the words take in a button so wide."""
        room = width - self.width_of("")
        one_line = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        if not self._wraps or one_line.width() <= room:
            return one_line
        return self.fontMetrics().boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAPPED, self.text()).size()

    @property
    def _is_icon(self) -> bool:
        return self._variant in {Variant.ICON, Variant.BARE}

    @property
    def _padding(self) -> int:
        if self._variant is Variant.TEXT:
            return space(12)
        return space(20 if self._height >= 56 else 16 if self._height >= 44 else 14)

    def _icon_room(self, name: str) -> int:
        return (self._icon_px(name) + space(8)) if name else 0

    @staticmethod
    def _icon_px(name: str) -> int:
        return space(14) if name == "diamond" else space(20)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return fill, border and text colour for the present state."""
        down, hover = self.isDown() or self.isChecked(), self.underMouse()
        is_open = self._variant in {Variant.TEXT, Variant.BARE}
        if not self.isEnabled():
            return None, None if is_open else colour("line"), colour("disabled")
        if self._variant is Variant.PRIMARY:
            fill = "symptom_down" if down else "symptom_hover" if hover else "symptom"
            return colour(fill), None, colour("on_symptom")
        if look().is_strict and (down or hover):
            return colour("symptom"), colour("edge"), colour("on_symptom")
        fill_now = colour("hover").darker(106) if down else colour("hover") if hover else None
        if is_open:
            return fill_now, None, colour("symptom" if self._variant is Variant.TEXT else "quiet")
        return fill_now or colour("surface"), colour("edge"), colour("text")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter = painter_for(QPainter(self))
        fill, border, tone = self._colours()
        if fill or border:
            box(painter, QRectF(self.rect()), fill, border)
        rect = QRectF(self.rect())
        if self._is_icon:
            side = space(20)
            square = QRectF(0, 0, side, side)
            square.moveCenter(rect.center())
            paint_icon(painter, self._icon, square, tone)
            return
        words = self._words_size(self.width()).width()
        whole = words + self._icon_room(self._icon) + self._icon_room(self._trailing)
        left = rect.left() + (rect.width() - whole) / 2
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

        def place(x: float, width: float) -> QRectF:
            start = rect.width() - x - width if is_mirrored else x
            return QRectF(start, 0, width, rect.height())

        if self._icon:
            self._paint_mark(painter, self._icon, place(left, self._icon_px(self._icon)), tone)
        painter.setPen(tone)
        painter.setFont(self.font())
        at = place(left + self._icon_room(self._icon), words + 1)
        painter.drawText(at, _WRAPPED if self._wraps else _IN_ONE_LINE, self.text())
        if self._trailing:
            side = self._icon_px(self._trailing)
            self._paint_mark(painter, self._trailing, place(left + whole - side, side), tone)

    def _paint_mark(self, painter: QPainter, name: str, slot: QRectF, tone: QColor) -> None:
        side = slot.width()
        if name == "diamond":
            fill = tone if self._variant is Variant.PRIMARY or not self.isEnabled() else colour("injection")
            diamond(painter, slot.center(), side + metric(2), fill)
            return
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(slot.center()))
        paint_icon(painter, name, square, tone)
