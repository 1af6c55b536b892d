"""The bar at the foot of a page that says what was done, with a way to take it back. It never goes away by itself."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import colour, control_height, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label


class MessageBar(QWidget):
    """A message with at most one action and a cross. Hidden until `show_message`.

    Signals:
        acted(): the person pressed the action.
        closed(): the person pressed the cross.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that is not shown yet."""
        super().__init__(parent)
        self._text = Label("", parent=self)
        self._action = Button("", Variant.TEXT, icon_name="undo", height=40, parent=self)
        self._cross = Button(_("Close this message"), Variant.BARE, icon_name="cross", height=40, parent=self)
        self._line = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(20, 5, 5, 5)
        layout.setSpacing(space(8))
        layout.addWidget(self._text, 1)
        self._buttons = row_of(self._action, self._cross, stretch_after=0)
        layout.addWidget(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action.clicked.connect(self.acted)
        self._cross.clicked.connect(self._close)
        self.hide()
        self.restyle()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return "" if self.isHidden() else self._text.text()

    def show_message(self, text: str, action: str = "", *, icon_name: str = "undo") -> None:
        """Say `text`, to the eye and to screen readers, in place of the message before."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.set_icon_name(icon_name)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._choose_form()
        self.show()
        announce(self, text)

    def _choose_form(self) -> None:
        """Put the buttons under the words where, beside them, the words would take more lines than that saves."""
        room, buttons = self.width() - 25, self._buttons.sizeHint()
        beside = self._text.heightForWidth(max(1, room - buttons.width() - space(8)))
        is_tight = beside > self._text.heightForWidth(max(1, room)) + buttons.height()
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if is_tight else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        super().resizeEvent(event)
        self._choose_form()

    def clear_message(self) -> None:
        """Take the message away."""
        self.hide()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.setMinimumHeight(control_height(52))
        self._choose_form()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border and the bar at the left."""
        painter = painter_for(QPainter(self))
        rect = QRectF(self.rect())
        box(painter, rect, colour("surface"), colour("edge"))
        painter.setClipRect(QRectF(0, 0, 4, rect.height()))
        box(painter, rect, colour("symptom"), None)
