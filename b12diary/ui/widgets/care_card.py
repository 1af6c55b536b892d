"""A care card: how soon to get help, what to do, and for which signs. Nothing in it can be clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from b12diary.domain.safety import CareLevel
from b12diary.i18n import _
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, font, look, metric, space

_TWO_COLUMNS_FROM = 868
_WRAP = int(Qt.TextFlag.TextWordWrap)


def level_words(level: CareLevel) -> str:
    """Say how soon to get help."""
    return {
        CareLevel.EMERGENCY: _("Emergency"),
        CareLevel.URGENT: _("Urgent, the same day"),
        CareLevel.SOON: _("Soon"),
    }[level]


class CareCard(QFrame):
    """One painted card. All its words are its accessible name and description; Tab reaches it to be read."""

    def __init__(
        self,
        level: CareLevel,
        action: str,
        bullets: Sequence[str],
        foot: str = "",
        *,
        topic: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a card: `action` is the heading, `foot` a last line under the bullets, `topic` tells cards apart."""
        super().__init__(parent)
        self._level, self._action, self._bullets, self._foot = level, action, tuple(bullets), foot
        self._above = _("{level} · {topic}").format(level=level_words(level), topic=topic) if topic else ""
        self._above = self._above or level_words(level)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("{level}. {action}").format(level=self._above, action=action))
        self.setAccessibleDescription("; ".join(self._bullets) + (f". {foot}" if foot else ""))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._heights = {}
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of header and body at a width."""
        # Asked for many times over while a page finds its places, and measuring words is slow; the words stay.
        if width not in self._heights:
            self._heights[width] = self._head_height(width) + self._body(width)[-1]
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        return QSize(metric(430), self.heightForWidth(metric(430)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but with whole words."""
        return QSize(metric(220), self.heightForWidth(max(self.width(), metric(220))))

    def _head_height(self, width: int) -> int:
        small, big = QFontMetrics(font(Role.SMALL)), QFontMetrics(font(Role.SENTENCE))
        return space(8) + small.height() + self._text_height(big, self._action, width - 2 * space(16)) + space(10)

    @staticmethod
    def _text_height(metrics: QFontMetrics, text: str, width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, max(1, width), 100_000), _WRAP, text).height()

    def _body(self, width: int) -> tuple[list[tuple[QRect, str]], QRect | None, int]:
        """Return where the bullets' words stand, where the foot stands, and the height of the body."""
        metrics, pad, indent = QFontMetrics(font(Role.BODY)), space(16), space(16)
        gap = space(6)
        n_columns = 2 if self._level is CareLevel.EMERGENCY and width >= _TWO_COLUMNS_FROM * look().f else 1
        column = (width - 2 * pad - (n_columns - 1) * space(24)) // n_columns
        per_column = -(-len(self._bullets) // n_columns)
        places, bottom = [], 0
        for c in range(n_columns):
            y = space(14)
            for text in self._bullets[c * per_column : (c + 1) * per_column]:
                height = self._text_height(metrics, text, column - indent)
                places.append((QRect(pad + c * (column + space(24)) + indent, y, column - indent, height), text))
                y += height + gap
            bottom = max(bottom, y - gap)
        foot = None
        if self._foot:
            height = self._text_height(metrics, self._foot, width - 2 * pad)
            foot = QRect(pad, bottom + space(10), width - 2 * pad, height)
            bottom = foot.bottom() + 1
        return places, foot, bottom + space(14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = painter_for(QPainter(self))
        rect, head = QRectF(self.rect()), self._head_height(self.width())
        is_dark_body = self._level is CareLevel.EMERGENCY
        header = colour("care_blue" if self._level is CareLevel.SOON else "care_red")
        shape = QPainterPath()
        shape.addRoundedRect(rect, 8, 8)
        painter.setClipPath(shape)
        painter.fillRect(rect, colour("care_dark" if is_dark_body else "surface"))
        painter.fillRect(QRectF(0, 0, rect.width(), head), header)
        painter.setClipping(False)
        box(painter, rect, None, header if not look().is_strict else colour("edge"))
        pad, width = space(16), self.width() - 2 * space(16)
        small = QFontMetrics(font(Role.SMALL)).height()
        strong_small = font(Role.SMALL)
        strong_small.setWeight(strong_small.Weight.DemiBold)
        aside = (
            Qt.AlignmentFlag.AlignRight
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.setPen(colour("on_care"))
        painter.setFont(strong_small)
        painter.drawText(QRect(pad, space(8), width, small), int(aside), self._above)
        painter.setFont(font(Role.SENTENCE))
        painter.drawText(QRect(pad, space(8) + small, width, head), int(aside) | _WRAP, self._action)
        self._paint_body(painter, head, is_dark_body=is_dark_body, aside=aside)

    def _paint_body(self, painter: QPainter, top: int, *, is_dark_body: bool, aside: Qt.AlignmentFlag) -> None:
        on_dark = colour("text" if look().is_strict else "on_care")
        words = on_dark if is_dark_body else colour("text")
        strong = "symptom" if look().is_dark and not is_dark_body else "care_blue"
        red = "emergency_bullet" if is_dark_body or look().is_dark else "care_red"
        disc = on_dark if is_dark_body else colour(strong if self._level is CareLevel.SOON else red)
        painter.setFont(font(Role.BODY))
        line = painter.fontMetrics().height()
        places, foot, _height = self._body(self.width())
        for rect, text in places:
            rect.translate(0, top)
            painter.setPen(words)
            painter.drawText(rect, int(aside) | _WRAP, text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(disc)
            size = space(6)
            painter.drawEllipse(QRectF(rect.left() - space(16), rect.top() + (line - size) / 2, size, size))
        if foot is not None:
            painter.setPen(words)
            painter.drawText(foot.translated(0, top), int(aside) | _WRAP, self._foot)
