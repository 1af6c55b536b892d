"""A check box, and a choice of one, whose whole row is the target."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from b12diary.ui.paint import box, painter_for, tick
from b12diary.ui.theme import Role, colour, control_height, look, set_role, space
from b12diary.ui.widgets.assisted import Assisted

if TYPE_CHECKING:
    _Face = QAbstractButton
else:
    # The face is mixed into two of the toolkit's buttons, which screen readers tell apart.
    _Face = object


class _RowFace(_Face):
    """A 20 px mark and its words, which wrap; shared by both kinds."""

    _height = 44

    def _set_up(self, role: Role, height: int) -> None:
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        set_role(self, role)

    def _paint_mark(self, painter: QPainter, square: QRectF) -> None:
        raise NotImplementedError

    def restyle(self) -> None:
        """Take sizes and colours anew from the look."""
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return space(20)

    def _words_rect(self, width: int) -> QRectF:
        before = self._side() + space(10)
        return QRectF(before, 0, max(1, width - before), 10_000)

    def sizeHint(self) -> QSize:
        """Mark and words in one line."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(self._side() + space(10) + words + 2, control_height(self._height))

    def minimumSizeHint(self) -> QSize:
        """Words may wrap down to about 12 letters."""
        return QSize(
            min(self.sizeHint().width(), self._side() + space(10) + self.fontMetrics().horizontalAdvance("n" * 12)),
            control_height(self._height),
        )

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all lines."""
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        lines = self.fontMetrics().boundingRect(self._words_rect(width).toRect(), flags, self.text())
        return max(control_height(self._height), lines.height() + space(12))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and words."""
        painter = painter_for(QPainter(self))
        side = self._side()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        square = QRectF(self.width() - side if is_mirrored else 0, (self.height() - side) / 2, side, side)
        tone = colour("text" if self.isEnabled() else "disabled")
        self._paint_mark(painter, square)
        words = self._words_rect(self.width())
        words.setHeight(self.height())
        if is_mirrored:
            words.moveLeft(0)
        painter.setPen(tone)
        painter.setFont(self.font())
        aside = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = aside | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, int(flags), self.text())


class CheckBox(Assisted, _RowFace, QCheckBox):
    """A box and its words, in a row 44 px high. Connect to `clicked` (only the person) rather than `toggled`."""

    def __init__(self, text: str, *, role: Role = Role.BODY, height: int = 44, parent: QWidget | None = None) -> None:
        """Make an unchecked box."""
        super().__init__(text, parent)
        self.answer_assistance()
        self._set_up(role, height)

    def _paint_mark(self, painter: QPainter, square: QRectF) -> None:
        enabled = self.isEnabled()
        if self.isChecked():
            box(painter, square, colour("symptom" if enabled else "disabled"), None, 4)
            tick(painter, square, colour("on_symptom"), 2)
        else:
            ground = colour("hover" if self.underMouse() and enabled else "surface")
            box(painter, square, ground, colour("edge" if enabled else "line"), 4, max(1.5, look().border))


class RadioRow(Assisted, _RowFace, QRadioButton):
    """One of several, in a row of its own. Connect to `clicked`: a group's signal is silent for screen readers."""

    def __init__(self, text: str, *, role: Role = Role.BODY, height: int = 44, parent: QWidget | None = None) -> None:
        """Make a row that is not chosen."""
        super().__init__(text, parent)
        self.answer_assistance()
        self._set_up(role, height)

    def _paint_mark(self, painter: QPainter, square: QRectF) -> None:
        enabled, round_ = self.isEnabled(), square.width() / 2
        edge = colour("symptom" if self.isChecked() else "edge") if enabled else colour("line")
        ground = colour("hover" if self.underMouse() and enabled else "surface")
        box(painter, square, ground, edge, round_, max(1.5, look().border))
        if self.isChecked():
            inner = square.adjusted(round_ / 2, round_ / 2, -round_ / 2, -round_ / 2)
            box(painter, inner, colour("symptom" if enabled else "disabled"), None, round_ / 2)
