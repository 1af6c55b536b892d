"""A quiet, lasting word that an example is open and nothing of it is kept, with the way to the person's own diary."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import colour, look, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.labels import Label


class ExampleNote(QWidget):
    """The note: a card where it stands in the sidebar, a strip over the whole width where there is no room for that.

    Signals:
        own_diary_asked(): the person wants to see their own diary.
    """

    own_diary_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the note, hidden."""
        super().__init__(parent)
        self._is_strip = False
        self.text = _("This is an example. Nothing is kept.")
        self.setAccessibleName(self.text)
        self._words = Label(self.text, parent=self)
        self.button = Button(_("Open m&y diary"), height=40, parent=self)
        self.button.setAccessibleDescription(self.text)
        self.button.clicked.connect(self.own_diary_asked)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()
        self.restyle()

    def set_strip(self, is_strip: bool) -> None:
        """Be a strip over the window, or a card in the sidebar."""
        self._is_strip = is_strip
        self.restyle()

    def height_as_card(self, width: int) -> int:
        """Return how high the note is as a card of a width."""
        words = self._words.heightForWidth(width - 2 * space(12))
        return words + self.button.sizeHint().height() + space(8) + 2 * space(10)

    def restyle(self) -> None:
        """Take sizes from the look."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if self._is_strip else way.TopToBottom)
        self._line.setSpacing(space(8))
        if self._is_strip:
            self._line.setContentsMargins(24, 4, 24, 4 + look().border)
        else:
            self._line.setContentsMargins(space(12), space(10), space(12), space(10))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a soft ground, so that it is seen and does not shout."""
        painter = painter_for(QPainter(self))
        if not self._is_strip:
            box(painter, QRectF(self.rect()), colour("soft"), colour("edge") if look().is_strict else None)
            return
        painter.fillRect(self.rect(), colour("soft"))
        width = look().border
        painter.fillRect(0, self.height() - width, self.width(), width, colour("line"))
