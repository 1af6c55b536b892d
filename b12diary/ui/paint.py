"""Shapes that several widgets paint: rounded boxes with sharp borders, the focus ring, the diamond, a tick."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from b12diary.ui.theme import colour, look


def painter_for(painter: QPainter) -> QPainter:
    """Switch on smooth edges and return the painter."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, border: QColor | None, radius: float = 8, width: float = 0
) -> None:
    """Paint a rounded box wholly inside `rect`; `width` 0 = the look's own border width."""
    wide = (width or look().border) if border else 0
    inner = rect.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
    painter.setPen(QPen(border, wide) if border else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - wide / 2, radius - wide / 2)


def ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the focus ring with its outer edge on `rect`."""
    box(painter, rect, None, colour("focus"), radius, look().ring)


def diamond(painter: QPainter, centre: QPointF, height: float, fill: QColor) -> None:
    """Paint the mark of an injection: a diamond 0.84 as wide as high."""
    half, wide = height / 2, height * 0.42
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(
        QPolygonF(
            [
                centre + QPointF(0, -half),
                centre + QPointF(wide, 0),
                centre + QPointF(0, half),
                centre + QPointF(-wide, 0),
            ]
        )
    )


def tick(painter: QPainter, rect: QRectF, tone: QColor, width: float = 1.8) -> None:
    """Paint a tick that fills the middle of `rect`."""
    pen = QPen(tone, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    w, h, at = rect.width(), rect.height(), rect.topLeft()
    painter.drawPolyline(
        [at + QPointF(0.22 * w, 0.54 * h), at + QPointF(0.43 * w, 0.74 * h), at + QPointF(0.8 * w, 0.3 * h)]
    )
