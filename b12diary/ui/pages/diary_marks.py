"""The small marks that say what a day holds, in the calendar and before the rows of a day."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.icons import paint_icon
from b12diary.ui.paint import diamond, painter_for
from b12diary.ui.theme import colour, space


def mark_words() -> dict[str, str]:
    """Return the marks with their words, in the order of the key under the calendar."""
    return {"rating": _("rated"), "event": _("event"), "note": _("note"), "injection": _("injection")}


def paint_mark(painter: QPainter, name: str, rect: QRectF) -> None:
    """Paint one mark into `rect`; an unknown name paints nothing."""
    match name:
        case "injection":
            diamond(painter, rect.center(), rect.height() * 1.15, colour("injection"))
        case "rating":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("symptom"))
            inset = rect.width() * 0.16
            painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        case "event":
            _paint_flag(painter, rect)
        case "note":
            paint_icon(painter, "note", rect, colour("quiet"))
        case "test":
            paint_icon(painter, "table", rect, colour("quiet"))
        case "sign":
            paint_icon(painter, "help", rect, colour("quiet"))
        case "visit":
            paint_icon(painter, "appointment", rect, colour("quiet"))


def _paint_flag(painter: QPainter, rect: QRectF) -> None:
    """Paint a filled flag on its pole: the drawing of the buttons is too thin at this size."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("event"))
    w, h, at = rect.width(), rect.height(), rect.topLeft()
    painter.drawRect(QRectF(at.x() + 0.12 * w, at.y() + 0.06 * h, 0.13 * w, 0.9 * h))
    corners = ((0.12, 0.06), (0.95, 0.06), (0.76, 0.34), (0.95, 0.62), (0.12, 0.62))
    painter.drawPolygon(QPolygonF([at + QPointF(x * w, y * h) for x, y in corners]))


class Mark(QWidget):
    """One mark by itself. What it means stands in words beside it."""

    def __init__(self, name: str, px: int = 14, parent: QWidget | None = None) -> None:
        """Make a mark."""
        super().__init__(parent)
        self._name, self._px = name, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(space(self._px), space(self._px))

    def restyle(self) -> None:
        """Take the size from the look."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        paint_mark(painter_for(QPainter(self)), self._name, QRectF(self.rect()))
