"""The buttons of one rating scale, painted in a row: one tab stop, one value, told truthfully to screen readers.

Where a row would make them too narrow for a finger they stand in two, the low half above.

Underneath it is the toolkit's spin box. Of the two ready-made controls with a value only that one tells words too: an
unrated slider would be read out as a number, an unrated spin box says "not rated".
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from b12diary.domain.rating import Scale
from b12diary.domain.rating_words import is_verbal, point_words, rating_text
from b12diary.ui.paint import box, painter_for, ring
from b12diary.ui.theme import Role, colour, control_height, font, look, metric, set_role, space

RING_OUT = 6
RING_OVER = 4
"""How far the focus ring stands off the buttons: at the sides, and above and below, where rows stand close."""

LEAST_BUTTON = 44
"""Pixels below which a button is too narrow for a hand that shakes; the buttons then take two lines."""
_GAP, _NARROW_GAP = 8, 4
_KEYS_FOR_10 = {"x", "X", "+"}


def _narrowed(face: QFont, text: str, room: float) -> QFont:
    """Return the font, narrower where the text has too little room: the pressed word is bold and so the widest."""
    width = QFontMetricsF(face).horizontalAdvance(text)
    if width > room:
        face.setStretch(max(70, int(100 * room / width)))
    return face


class ScaleBar(QSpinBox):
    """All points of a scale as buttons side by side.

    Signals:
        picked(int, bool): the person chose a value; True when it was typed.
        clear_asked(): the person pressed Backspace or Delete.
        moved(int): the person wants the next (1) or previous (-1) row.
    """

    picked = Signal(int, bool)
    clear_asked = Signal()
    moved = Signal(int)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        """Make an unrated bar."""
        super().__init__(parent)
        self._scale, self._words = scale, point_words(scale)
        self._is_verbal = is_verbal(scale)
        self._elsewhere = ""
        self._hovered: int | None = None
        self._down: int | None = None
        self._is_filling = True
        self.setRange(scale.low - 1, scale.high)
        self.setValue(scale.low - 1)
        self._is_filling = False
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.lineEdit().hide()
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, Role.BUTTON)
        self._rating: int | None = None
        self.valueChanged.connect(self._changed_from_outside)

    @property
    def rating(self) -> int | None:
        """The value shown; None = not rated."""
        return self._rating

    def fill(self, value: int | None, elsewhere: str = "") -> None:
        """Show a value and say nothing; `elsewhere` names a rating that is not on this scale, while `value` is None."""
        is_reworded = elsewhere != self._elsewhere
        self._rating, self._elsewhere, self._is_filling = value, elsewhere, True
        if is_reworded:
            # The words for "not rated" are only made anew when the value changes.
            self.setValue(self._scale.low)
        self.setValue(self._scale.low - 1 if value is None else value)
        self._is_filling = False
        self.update()

    def _changed_from_outside(self, value: int) -> None:
        # Only assistive software sets the value itself; it is shown once the diary has it.
        if not self._is_filling:
            self.fill(self._rating, self._elsewhere)
            if value >= self._scale.low:
                self.picked.emit(value, False)

    def textFromValue(self, value: int) -> str:
        """Say the value in words, for screen readers."""
        if value < self._scale.low and self._elsewhere:
            return self._elsewhere
        return rating_text(None if value < self._scale.low else value, self._scale)

    def natural_width(self) -> int:
        """Width in pixels with buttons of the designed size, ring apart."""
        n = self._scale.high - self._scale.low + 1
        return n * self._button_width() + (n - 1) * 8

    def _button_width(self) -> int:
        if not self._is_verbal:
            return metric(44)
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words.values())
        return max(metric(44), widest + 2 * space(14))

    def sizeHint(self) -> QSize:
        """Buttons of the designed size and room for the ring."""
        return QSize(self.natural_width() + 2 * RING_OUT, control_height(40) + 2 * RING_OVER)

    def minimumSizeHint(self) -> QSize:
        """Buttons just wide enough for their digits and for a finger, in two lines; as high as one of them."""
        n = (self._scale.high - self._scale.low + 2) // 2
        width = n * self._least_button() + (n - 1) * _NARROW_GAP + 2 * RING_OUT
        return QSize(width, control_height(40) + 2 * RING_OVER)

    def lines_for(self, width: int) -> int:
        """Return in how many lines the buttons stand in a width, ring included: 1, or 2 where that is narrow."""
        n = self._scale.high - self._scale.low + 1
        return 1 if (width - 2 * RING_OUT - (n - 1) * _NARROW_GAP) / n >= self._least_button() else 2

    def height_for(self, width: int) -> int:
        """Return the height of all lines in a width, ring included."""
        lines = self.lines_for(width)
        return lines * control_height(40) + (lines - 1) * _GAP + 2 * RING_OVER

    def _least_button(self) -> int:
        faces = list(self._words.values()) if self._is_verbal else [str(self._scale.high)]
        return max(LEAST_BUTTON, max(self.fontMetrics().horizontalAdvance(face) for face in faces) + 8)

    def _rects(self) -> dict[int, QRectF]:
        """Where each value's button is. All are equally wide; a second line begins under the first button."""
        area = QRectF(self.rect()).adjusted(RING_OUT, RING_OVER, -RING_OUT, -RING_OVER)
        values = range(self._scale.low, self._scale.high + 1)
        lines = self.lines_for(self.width())
        in_line = -(-len(values) // lines)
        gap = _GAP if area.width() >= in_line * LEAST_BUTTON + (in_line - 1) * _GAP else _NARROW_GAP
        width = (area.width() - gap * (in_line - 1)) / in_line
        height = (area.height() - _GAP * (lines - 1)) / lines
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        rects = {}
        for n, value in enumerate(values):
            line, place = divmod(n, in_line)
            place = in_line - 1 - place if is_mirrored else place
            left, top = round(area.left() + place * (width + gap)), area.top() + line * (height + _GAP)
            rects[value] = QRectF(left, top, round(width), height)
        return rects

    def let_go(self) -> None:
        """Forget a press that is not finished: what it was meant for is no longer here."""
        self._down = None
        self.update()

    def _at(self, point: QPointF) -> int | None:
        # The gaps belong to the nearest button: aiming between two of them still rates.
        area = QRectF(self.rect()).adjusted(RING_OUT, 0, -RING_OUT, 0)
        if not area.contains(point):
            return None
        rects = self._rects()
        line = min({rect.center().y() for rect in rects.values()}, key=lambda y: abs(y - point.y()))
        near = [(abs(rect.center().x() - point.x()), v) for v, rect in rects.items() if rect.center().y() == line]
        distance, value = min(near)
        # Past the last button of a line that is not full there is nothing to press.
        return value if distance <= rects[value].width() / 2 + _GAP else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the buttons and, with focus, the ring round all of them."""
        painter = painter_for(QPainter(self))
        for value, rect in self._rects().items():
            is_set = value == self.rating
            fill, border, tone = self._colours(value, is_set=is_set)
            box(painter, rect, fill, border, 6)
            face = QFont(font(Role.BUTTON))
            face.setWeight(QFont.Weight.Bold if is_set else QFont.Weight.Medium)
            said = self._words[value] if self._is_verbal else str(value)
            painter.setFont(_narrowed(face, said, rect.width() - 6))
            painter.setPen(tone)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, said)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), 12)

    def _colours(self, value: int, *, is_set: bool) -> tuple[QColor, QColor | None, QColor]:
        if not self.isEnabled():
            return colour("surface"), colour("line"), colour("disabled")
        if is_set:
            return colour("symptom_down" if self._down == value else "symptom"), None, colour("on_symptom")
        if self._down == value:
            return (
                colour("symptom" if look().is_strict else "line"),
                colour("line"),
                colour("on_symptom" if look().is_strict else "text"),
            )
        return colour("hover" if self._hovered == value else "sunken"), colour("line"), colour("text")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate, X or + is 10, Backspace clears, arrows and Enter move; all else is for the window."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        key, text = event.key(), event.text()
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if held != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in moves:
            self.moved.emit(moves[Qt.Key(key)])
        elif key in steps:
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.stepBy(-steps[Qt.Key(key)] if is_mirrored else steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.clear_asked.emit()
        elif text in _KEYS_FOR_10 or (len(text) == 1 and text.isdecimal()):
            value = 10 if text in _KEYS_FOR_10 else int(text)
            if self._scale.low <= value <= self._scale.high:
                self.picked.emit(value, True)
        else:
            event.ignore()

    def stepBy(self, steps: int) -> None:
        """Go to a neighbouring value; from "not rated" upward begins at the lowest, downward does nothing."""
        start = self._scale.low - 1 if self.rating is None else self.rating
        value = min(self._scale.high, start + steps)
        if value >= self._scale.low and value != self.rating:
            self.picked.emit(value, False)

    def event(self, event: QEvent) -> bool:
        """Keep the hidden text field from taking the window's shortcuts, undo among them."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel never rates."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the button under the pointer as held down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._down = self._at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rate when the pointer is let go where it was pressed."""
        down, self._down = self._down, None
        if down is not None and self._at(event.position()) == down:
            self.picked.emit(down, False)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which button the pointer is on."""
        self._hovered = self._at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hovered = None
        super().leaveEvent(event)
        self.update()
