"""The mark of an injection, and of the program: a filled diamond."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.ui.paint import diamond, painter_for
from b12diary.ui.theme import colour, space


class Diamond(QWidget):
    """A diamond `height` px high at 100 % text: 18 in the brand, 12 in lists. Decoration: words stand beside it."""

    def __init__(self, height: int = 12, parent: QWidget | None = None) -> None:
        """Make the mark."""
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The diamond and nothing round it."""
        return QSize(space(self._height), space(self._height))

    def restyle(self) -> None:
        """Take size and colour from the look."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle."""
        painter = painter_for(QPainter(self))
        diamond(painter, QRectF(self.rect()).center(), space(self._height), colour("injection"))
