"""A card: one block of things that belong together, on a surface with a thin border."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, space
from b12diary.ui.widgets.labels import Label


class Card(QFrame):
    """A frame whose `body` is a vertical layout. `padding` 0 lets lists run from edge to edge.

    With `accent` a bar in the colour of that token stands at the left, as on "Something to talk about".
    """

    def __init__(self, title: str = "", *, padding: int = 16, accent: str = "", parent: QWidget | None = None) -> None:
        """Make a card, with a heading if `title` is not empty."""
        super().__init__(parent)
        self._padding, self._accent, self._ground = padding, accent, "surface"
        self.body = QVBoxLayout(self)
        self.body.setSpacing(space(8))
        if title:
            self.body.addWidget(Label(title, Role.HEADING))
            self.setAccessibleName(title)
        # As high as its words need at the width it gets. A fixed least height would be that of a narrower card, and
        # leave empty room at the end of a page.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def set_ground(self, token: str) -> None:
        """Paint the card on another token, such as "soft" while something in it is edited."""
        self._ground = token
        self.update()

    def restyle(self) -> None:
        """Take padding and colours from the look."""
        pad = space(self._padding) if self._padding else 1
        self.body.setContentsMargins(pad + (4 if self._accent else 0), pad, pad, pad)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border and accent."""
        painter = painter_for(QPainter(self))
        rect = QRectF(self.rect())
        box(painter, rect, colour(self._ground), colour("line"))
        if self._accent:
            painter.setClipRect(QRectF(0, 0, 4, rect.height()))
            box(painter, rect, colour(self._accent), None)
