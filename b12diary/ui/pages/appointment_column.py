"""The form's column: it scrolls by itself beside the sheet, or stands whole above it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from b12diary.ui.theme import metric
from b12diary.ui.widgets.scroll_area import ScrollArea

_RING = 8


class Column(ScrollArea):
    """Scrolls `content` up and down, unless it was told to stand whole."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Make a column that scrolls."""
        super().__init__(parent)
        self._content, self._is_whole = content, False
        self.setViewport(QWidget())  # paints no ground; why one of our own, `widgets.page` says where it scrolls
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)

    def set_whole(self, is_whole: bool) -> None:
        """Stand in full height, so that what holds the column scrolls it; or scroll by itself."""
        self._is_whole = is_whole
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if is_whole else needed)
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough for a question in one line or two."""
        return QSize(metric(400), metric(240))

    def minimumSizeHint(self) -> QSize:
        """The widest control."""
        return QSize(self._content.minimumSizeHint().width(), metric(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when a part of it opens or a field grows."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        content = self._content
        height = content.heightForWidth(self.width()) if content.hasHeightForWidth() else content.sizeHint().height()
        self.setMinimumHeight(height + _RING if self._is_whole else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the focus while in sight, however it moves."""
        super().showEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_sight, Qt.ConnectionType.UniqueConnection)

    def _bring_into_sight(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 3 * _RING)
