"""Where one is in the three steps of the first start."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.paint import painter_for, tick
from b12diary.ui.theme import Role, colour, font, metric, space


class StepHeader(QWidget):
    """Discs with words beside them: done, now, to come. Only shows; it cannot be clicked."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        """Make a header at the first step."""
        super().__init__(parent)
        self._steps, self._now = tuple(steps), 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, now: int) -> None:
        """Show step `now` (0 is the first) as the present one."""
        self._now = now
        words = _("Step {n} of {all}: {name}").format(n=now + 1, all=len(self._steps), name=self._steps[now])
        self.setAccessibleName(words)
        self.update()

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.updateGeometry()
        self.update()

    def _widths(self, *, with_words: bool) -> list[int]:
        metrics = QFontMetrics(font(Role.LABEL))
        disc = metric(28)
        return [
            disc + (space(10) + metrics.horizontalAdvance(s) if with_words or i == self._now else 0)
            for i, s in enumerate(self._steps)
        ]

    def sizeHint(self) -> QSize:
        """All words in one line."""
        between = metric(48) + 2 * space(12)
        return QSize(sum(self._widths(with_words=True)) + between * (len(self._steps) - 1), metric(28) + 4)

    def minimumSizeHint(self) -> QSize:
        """Only the present step keeps its words."""
        between = 2 * space(12) + 12
        return QSize(sum(self._widths(with_words=False)) + between * (len(self._steps) - 1), metric(28) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint discs, words and lines."""
        painter = painter_for(QPainter(self))
        has_words = self.width() >= self.sizeHint().width()
        disc, x = metric(28), 0.0
        line = metric(48) if has_words else 12
        for index, (step, width) in enumerate(zip(self._steps, self._widths(with_words=has_words), strict=True)):
            circle = self._mirrored(QRectF(x + 1, (self.height() - disc) / 2 + 1, disc - 2, disc - 2))
            self._paint_disc(painter, circle, index)
            if has_words or index == self._now:
                painter.setFont(font(Role.LABEL if index == self._now else Role.BODY))
                painter.setPen(colour("text" if index == self._now else "quiet"))
                words = self._mirrored(QRectF(x + disc + space(10), 0, width - disc - space(10) + 2, self.height()))
                painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), step)
            x += width + space(12)
            if index < len(self._steps) - 1:
                painter.fillRect(self._mirrored(QRectF(x, self.height() / 2, line, 1)), colour("line"))
                x += line + space(12)

    def _mirrored(self, rect: QRectF) -> QRectF:
        """Return the place of `rect` in the direction of writing."""
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())

    def _paint_disc(self, painter: QPainter, circle: QRectF, index: int) -> None:
        is_now, is_done = index == self._now, index < self._now
        painter.setPen(QPen(colour("edge" if index > self._now else "symptom"), 2 if is_done else 1.5))
        painter.setBrush(colour("symptom") if is_now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if is_done:
            tick(painter, circle.adjusted(5, 5, -5, -5), colour("symptom"), 2)
            return
        painter.setFont(font(Role.LABEL))
        painter.setPen(colour("on_symptom" if is_now else "quiet"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))
