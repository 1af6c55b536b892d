"""A list to pick one thing from."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from b12diary.ui.icons import paint_icon
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, set_role, space
from b12diary.ui.widgets.chips import Choice

_BY_HAND = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}

_IS_NAMED_BY_ITS_CHOICE = sys.platform != "win32"
"""Whether the toolkit gives the choice shown as the name of the list, and leaves its own to a label beside it."""


class _List(QListView):
    """The list that opens, with a ground of our own like the toolkit's; why, `widgets.page` says where it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)


class Combo(QComboBox):
    """A drop-down of `Choice`s. The wheel scrolls the page and never changes it.

    Signals:
        picked(str): key of the choice that the person made.
    """

    picked = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), name: str = "", *, parent: QWidget | None = None) -> None:
        """Make a list with nothing chosen; `name` only where no `Form` row names it."""
        super().__init__(parent)
        self._hint, self._has_no_label = "", bool(name)
        self.setView(_List())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if name:
            self.setAccessibleName(name)
        set_role(self, Role.BODY)
        self.set_choices(choices)
        self.activated.connect(lambda index: self.picked.emit(self.itemData(index)))
        for part in (self.view(), self.view().viewport()):
            part.installEventFilter(self)
        self._is_by_hand = False
        self.view().selectionModel().selectionChanged.connect(self._selected)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, with nothing chosen. Emits nothing."""
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.key)
            if choice.name:
                self.setItemData(self.count() - 1, choice.name, Qt.ItemDataRole.AccessibleTextRole)
        self.setCurrentIndex(-1)

    def fill(self, key: str | None) -> None:
        """Show one choice, or none. Emits nothing."""
        self.setCurrentIndex(self.findData(key) if key is not None else -1)

    def key(self) -> str | None:
        """Return the key of the choice shown, None when there is none."""
        data = self.currentData()
        return None if data is None else str(data)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab take what is marked in the open list and go on, as everywhere else; the toolkit ignores it there."""
        if event.type() in _BY_HAND:
            self._is_by_hand = True
            QTimer.singleShot(0, self, self._hand_is_off)
        if watched is not self.view() or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return super().eventFilter(watched, event)
        row = self.view().currentIndex().row()
        if row in {-1, self.currentIndex()}:
            self.hidePopup()
        else:
            self._take(row)
        self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        return True

    def _hand_is_off(self) -> None:
        self._is_by_hand = False

    def _selected(self) -> None:
        """Take what assistive software selected in the list, which has no other way to choose."""
        marked = self.view().selectionModel().selectedRows()
        if marked and not self._is_by_hand and marked[0].row() != self.currentIndex():
            row = marked[0].row()
            QTimer.singleShot(0, self, lambda: self._take(row))

    def _take(self, row: int) -> None:
        self.hidePopup()
        self.setCurrentIndex(row)
        self.activated.emit(row)

    def setAccessibleName(self, name: str) -> None:
        """Name the list that opens, too."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setAccessibleDescription(self._hint)

    def setAccessibleDescription(self, description: str) -> None:
        """Say a hint, after the name where screen readers would not hear that otherwise."""
        self._hint = description
        is_said = self._has_no_label and _IS_NAMED_BY_ITS_CHOICE
        parts = (self.accessibleName() if is_said else "", description)
        super().setAccessibleDescription("\n".join(part for part in parts if part))

    def restyle(self) -> None:
        """Take sizes and colours anew from the look."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The widest choice and the arrow."""
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        return QSize(max(widest, space(40)) + 2 * space(12) + space(24), control_height(40))

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrow."""
        few = self.fontMetrics().horizontalAdvance("n" * 6) + 2 * space(12) + space(24)
        return QSize(min(few, self.sizeHint().width()), control_height(40))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, words and arrow."""
        painter = painter_for(QPainter(self))
        enabled = self.isEnabled()
        fill = None if not enabled else colour("hover" if self.underMouse() else "surface")
        box(painter, QRectF(self.rect()), fill, colour("edge" if enabled else "line"))
        tone = colour("text" if enabled else "disabled")
        pad, arrow = space(12), space(16)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = pad if is_mirrored else self.width() - pad - arrow
        paint_icon(painter, "drop-down", QRectF(x, (self.height() - arrow) / 2, arrow, arrow), tone)
        words = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        words = words.adjusted(arrow + 4, 0, 0, 0) if is_mirrored else words.adjusted(0, 0, -arrow - 4, 0)
        if self.isEditable():
            return
        painter.setPen(tone)
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(words.width()))
        aside = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(aside | Qt.AlignmentFlag.AlignVCenter), text)
