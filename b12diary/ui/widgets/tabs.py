"""Tabs in one frame, of which one is chosen; a drop-down where there is no room for them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, font, look, set_role, space
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo


class _Bar(QTabBar):
    """The toolkit's tabs, which screen readers know, with a face of their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, Role.BODY)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the words in bold, so that nothing moves when the tab is chosen."""
        words = QFontMetrics(font(Role.LABEL)).horizontalAdvance(self.tabText(index))
        return QSize(words + 2 * space(16), control_height(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never smaller than the words."""
        return self.tabSizeHint(index)

    def whole_width(self) -> int:
        return sum(self.tabSizeHint(i).width() for i in range(self.count()))

    def sizeHint(self) -> QSize:
        return QSize(self.whole_width(), control_height(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(QPainter(self))
        frame = QRectF(0, 0, self.whole_width(), self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            frame.moveRight(self.width())
        box(painter, frame, colour("surface"), None)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 8, 8)
        painter.setClipPath(clip)
        under = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            rect, is_on = self.tabRect(index), index == self.currentIndex()
            if is_on or index == under:
                painter.fillRect(rect, colour("symptom" if is_on else "hover"))
            if index:
                edge = QRect(rect.left(), 0, look().border, rect.height())
                painter.fillRect(edge, colour("edge" if look().is_strict else "line"))
            painter.setPen(colour("on_symptom" if is_on else "text"))
            painter.setFont(font(Role.LABEL if is_on else Role.BODY))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))
        painter.setClipping(False)
        box(painter, frame, None, colour("edge"))


class SegmentedTabs(QWidget):
    """Tabs for a few views of one thing. Arrow keys change them, Tab leaves.

    Signals:
        picked(str): key of the view that the person chose.
    """

    picked = Signal(str)

    def __init__(self, choices: Sequence[Choice], name: str, parent: QWidget | None = None) -> None:
        """Make tabs with the first one chosen; `name` says what they choose between."""
        super().__init__(parent)
        self._is_filling = True
        self._keys = [choice.key for choice in choices]
        self._bar, self._combo = _Bar(self), Combo(choices, name, parent=self)
        self._bar.setAccessibleName(name)
        for choice in choices:
            index = self._bar.addTab(choice.text)
            if choice.name:
                self._bar.setAccessibleTabName(index, choice.name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._bar)
        layout.addWidget(self._combo)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._combo.fill(self._keys[0])
        self._combo.hide()
        self._combo.picked.connect(self._pick)
        self._bar.currentChanged.connect(lambda index: self._pick(self._keys[index]))
        self._is_filling = False

    def key(self) -> str:
        """Return the key of the view chosen."""
        return self._keys[self._bar.currentIndex()]

    def fill(self, key: str) -> None:
        """Show one view as chosen. Emits nothing."""
        self._is_filling = True
        self._bar.setCurrentIndex(self._keys.index(key))
        self._combo.fill(key)
        self._is_filling = False

    def _pick(self, key: str) -> None:
        if not self._is_filling:
            self.fill(key)
            self.picked.emit(key)

    def minimumSizeHint(self) -> QSize:
        """The drop-down always fits."""
        return self._combo.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """All tabs side by side."""
        return self._bar.sizeHint()

    def restyle(self) -> None:
        """Choose the form that fits."""
        self._choose_form()

    def resizeEvent(self, event: object) -> None:
        """Choose the form that fits."""
        self._choose_form()

    def _choose_form(self) -> None:
        fits = self._bar.whole_width() <= self.width()
        if self._bar.isHidden() is fits:
            had_focus = self._bar.hasFocus() or self._combo.hasFocus()
            self._bar.setVisible(fits)
            self._combo.setVisible(not fits)
            if had_focus:
                (self._bar if fits else self._combo).setFocus()
