"""A lasting word over the whole window, with one thing to do about it: this diary cannot be changed just now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.paint import painter_for
from b12diary.ui.theme import colour, look, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.labels import Label


class NoticeStrip(QWidget):
    """Words at the left, a button at the right; hidden until it is told something.

    Signals:
        pressed(): the button was pressed.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a hidden strip."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = Label("")
        self.button = Button(_("Try &again"), height=40)
        self.button.clicked.connect(self.pressed)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._words, 1)
        self._layout.addWidget(self.button)
        self.hide()
        self.restyle()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str) -> None:
        """Say `text` until told otherwise; empty = there is nothing to say."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._layout.setContentsMargins(24, 4, 24, 4 + look().border)
        self._layout.setSpacing(space(12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a soft ground with a line under it."""
        del event
        painter = painter_for(QPainter(self))
        painter.fillRect(self.rect(), colour("soft"))
        width = look().border
        painter.fillRect(0, self.height() - width, self.width(), width, colour("line"))
