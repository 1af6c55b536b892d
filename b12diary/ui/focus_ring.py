"""The ring round what has the keyboard focus: outside the control, so that it covers nothing and shifts nothing."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from b12diary.ui.paint import painter_for, ring
from b12diary.ui.theme import control_height, look

_GAP = 2
_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit)
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.Show,
    QEvent.Type.HideToParent,
    QEvent.Type.ParentChange,
}


class FocusRing(QWidget):
    """One ring for one window. It follows the focus when that came by key; round fields of text it always shows."""

    def __init__(self, window: QWidget) -> None:
        """Make the ring for `window`; it lives as long as the window."""
        super().__init__(window)
        self._home = window
        self._target: QWidget | None = None
        # Before the first key or click nobody could know otherwise where a key would go.
        self._by_key = True
        self._window: QWindow | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if now is None or now.window() is not self._home:
            self.hide()
            return
        self._watch_keys()
        if self._wants_ring(now):
            self._follow(now)
        else:
            self.come_home()

    def come_home(self) -> None:
        """Be a hidden child of the window again: the part that holds the ring now would take it along when it goes."""
        self.hide()
        if self.parentWidget() is not self._home:
            self.setParent(self._home)

    def _watch_keys(self) -> None:
        """Know whether keys or the mouse were used last: a row that moves on by itself has no Tab behind it."""
        window: QWindow | None = self._home.windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def _wants_ring(self, widget: QWidget) -> bool:
        if isinstance(widget, _TYPED_IN):
            return True
        by_key = self._by_key or self._home.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return by_key and isinstance(widget, QAbstractButton | QComboBox | QTabBar | QFrame)

    def _follow(self, target: QWidget) -> None:
        """Become a child of the scrolled part that holds `target`, so that both move as one."""
        home, above = self._home, target.parentWidget()
        while above is not None and above is not self._home:
            viewport = above.parentWidget()
            scroller = viewport.parentWidget() if viewport is not None else None
            if isinstance(scroller, QScrollArea) and scroller.widget() is above:
                home = above
                break
            above = above.parentWidget()
        self._target = target
        if self.parentWidget() is not home:
            self.setParent(home)
        widget: QWidget | None = target
        while widget is not None and widget is not home:
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _leave(self) -> None:
        for widget in self._chain:
            # A dialog that goes takes its controls with it one by one, and the focus moves in between.
            with suppress(RuntimeError):
                widget.removeEventFilter(self)
        self._chain, self._target = [], None

    def _place(self) -> None:
        home, target = self.parentWidget(), self._target
        if target is None or home is None or not target.isVisibleTo(home):
            self.hide()
            return
        out = _GAP + look().ring
        corner = target.mapTo(home, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control, and notice keys and clicks."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            if watched is self._window:
                self._by_key = event.type() is QEvent.Type.KeyPress
            return False
        if event.type() in _FOLLOWED and watched in self._chain:
            self._place()
        return False

    def restyle(self) -> None:
        """Take the width from the look."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring; a chip's is round, all others follow a corner of 8."""
        if self._target is None:
            return
        is_pill = getattr(self._target, "is_pill", False)
        inside = min(self._target.height(), control_height(36)) / 2 if is_pill else 8
        ring(painter_for(QPainter(self)), QRectF(self.rect()), inside + _GAP + look().ring)
