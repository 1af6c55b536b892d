"""One box of a paper sheet: a digit fills it and moves on; empty stays empty."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from b12diary.domain.rating import Scale
from b12diary.i18n import _
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, font, look, metric, set_role

_KEYS_FOR_10 = {"x", "X", "+"}
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class SheetCell(QLineEdit):
    """A box for one whole number of a scale. Underneath it is a field of text, so that any way of typing works.

    Signals:
        filled(object): the number that stands in it now, None when it was emptied.
        moved(int, int): the person wants to go that many rows and boxes on.
        went_on(): on to the next box, in the order of reading; went_back(): the one before.
        entered(): the keys go here now.
    """

    filled = Signal(object)
    moved = Signal(int, int)
    went_on = Signal()
    went_back = Signal()
    entered = Signal()

    def __init__(self, scale: Scale, name: str, parent: QWidget | None = None) -> None:
        """Make an empty box; `name` says symptom and day."""
        super().__init__(parent)
        self._scale = scale
        self._value: int | None = None
        self._held, self._differs = "", False
        self.setAccessibleName(name)
        self.setProperty("part", "bare")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_role(self, Role.LABEL)
        self.textChanged.connect(self._read)

    def value(self) -> int | None:
        """Return the number in the box, None when it is empty."""
        return self._value

    def fill(self, value: int | None) -> None:
        """Show a number, or none. Emits nothing."""
        self._value = value
        self.setText("" if value is None else str(value))

    def show_held(self, held: str, *, differs: bool) -> None:
        """Say what the diary holds for this day; empty = nothing. `differs` = another number than in the box."""
        self._held, self._differs = held, differs
        said = _("The diary says {value}.").format(value=held) if held else ""
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def _read(self, text: str) -> None:
        """Take what came in some other way than by our own keys; what is no number of the scale is not taken."""
        text = text.strip()
        value = 10 if text in _KEYS_FOR_10 else int(text) if text.isascii() and text.isdigit() else None
        if value is not None and not self._scale.low <= value <= self._scale.high:
            value = None
        if text and value is None:
            self.fill(self._value)
        elif value != self._value:
            self._value = value
            if text in _KEYS_FOR_10:
                self.setText("10")
            self.filled.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and x fill and move on, Backspace empties, arrows move, Enter and Space leave it as it is."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key, text = Qt.Key(event.key()), event.text()
        if held:
            event.ignore()
        elif key in _ARROWS:
            rows, boxes = _ARROWS[key]
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.moved.emit(rows, -boxes if is_mirrored else boxes)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.went_on.emit()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            if self._value is not None:
                self.clear()
            elif key == Qt.Key.Key_Backspace:
                self.went_back.emit()
        elif text in _KEYS_FOR_10 or (len(text) == 1 and text.isascii() and text.isdigit()):
            value = 10 if text in _KEYS_FOR_10 else int(text)
            if self._scale.low <= value <= self._scale.high:
                self.setText(str(value))
                self.went_on.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys go here."""
        super().focusInEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        """As large as a button of the rating scale."""
        return QSize(metric(56), control_height(40))

    def minimumSizeHint(self) -> QSize:
        """Large enough to be hit."""
        return QSize(metric(44), control_height(40))

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the number, and small in its corner what the diary holds."""
        painter = painter_for(QPainter(self))
        rect = QRectF(self.rect())
        is_on = self.isEnabled()
        ground = None if not is_on else colour("soft" if self._value is not None else "surface")
        # Another number than the diary's: a thick border in another colour, and the two numbers stand side by side.
        edge, width = ("event", 2 + look().border) if self._differs else ("edge" if is_on else "line", 0)
        box(painter, rect, ground, colour(edge), 4, width)
        painter.setPen(colour("text" if is_on else "disabled"))
        painter.setFont(self.font())
        words = "" if self._value is None else str(self._value)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
        if self._held:
            painter.setPen(colour("quiet"))
            painter.setFont(font(Role.SMALL))
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            aside = Qt.AlignmentFlag.AlignLeft if is_mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(5, 1, -5, -1), int(aside | Qt.AlignmentFlag.AlignBottom), self._held)
