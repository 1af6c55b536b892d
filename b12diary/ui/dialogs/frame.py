"""What our own windows over the window share: a heading, a middle that scrolls, and buttons that stay in sight."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QVBoxLayout, QWidget

from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.scroll_area import ScrollArea


def fitting_size(dialog: QDialog, width: int, height: int) -> QSize:
    """Return a size in pixels at 100 % text, grown with the text as far as the window below and the screen allow."""
    parent = dialog.parentWidget()
    room = dialog.screen().availableGeometry().size()
    if parent is not None:
        room = room.boundedTo(parent.window().size())
    return QSize(metric(width), metric(height)).boundedTo(room - QSize(32, 32))


class Frame(QDialog):
    """A dialog whose `body` is a vertical layout, and whose `buttons` stand at the foot, the main one first."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 640) -> None:
        """Make an empty dialog; `width` in pixels at 100 % text. Show it with `open()`."""
        super().__init__(parent)
        self._width = width
        self.setWindowTitle(title)
        self._inner = QWidget()
        self._inner.setAutoFillBackground(False)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(24, 4, 24, space(16))
        self.body.setSpacing(space(12))
        self._scroll = ScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._scroll.viewport().setAutoFillBackground(False)
        self._problem = Label("")
        self._problem.hide()
        self._foot = foot = QWidget(self)
        self.buttons = FlowLayout(foot)
        self.buttons.setContentsMargins(24, space(12), 24, space(16))
        heading = Label(title, Role.TITLE)
        for label in (heading, self._problem):
            label.setContentsMargins(24, space(12), 24, space(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Line())
        layout.addWidget(self._problem)
        layout.addWidget(foot)
        self._ring = FocusRing(self)
        if parent is not None:
            # Where no window manager does it, the window below would not get the keys back.
            self.finished.connect(parent.window().activateWindow)

    def sizeHint(self) -> QSize:
        """As high as all of it needs, as far as the window below and the screen allow."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableGeometry().size()
        width = min(metric(self._width), room.width() - 32)
        others = super().sizeHint().height() - self._scroll.sizeHint().height()
        # The toolkit counts the buttons as one line.
        others += max(0, self._foot.heightForWidth(width) - self._foot.sizeHint().height())
        inner = (
            self._inner.heightForWidth(width) if self._inner.hasHeightForWidth() else self._inner.sizeHint().height()
        )
        return QSize(width, min(inner + others + 8, room.height() - 32))

    def setVisible(self, visible: bool) -> None:
        """Come up at the size that fits the content, not at what the toolkit thinks a dialog may have."""
        if visible and not self.isVisible():
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the focus while in sight, however it moves: the toolkit scrolls for Tab only."""
        super().showEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus, Qt.ConnectionType.UniqueConnection)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self._inner.isAncestorOf(now):
            # Once all stands in its place: what is wrong with a field may have been said under it just now.
            QTimer.singleShot(0, now, lambda: self._show_focus(now))

    def _show_focus(self, now: QWidget) -> None:
        """Scroll to what has the focus, with the words above and below it where all of that has room."""
        if not now.hasFocus() or not self._inner.isAncestorOf(now):
            return
        whole: QWidget | None = now
        while whole is not None and whole is not self._inner and not isinstance(whole, Field):
            whole = whole.parentWidget()
        has_room = isinstance(whole, Field) and whole.height() <= self._scroll.viewport().height()
        self._scroll.ensureWidgetVisible(whole if whole is not None and has_room else now, 0, space(8))

    def grow_to_fit(self) -> None:
        """Grow downwards for what was just shown in it, once that has its place; never past the window below."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        parent, wanted = self.parentWidget(), self.sizeHint()
        if not self.isVisible() or wanted.height() <= self.height():
            return
        self.resize(self.width(), wanted.height())
        if parent is not None:
            lowest = parent.window().frameGeometry().bottom() - 16
            self.move(self.x(), self.y() - max(0, self.frameGeometry().bottom() - lowest))

    def read_by_keys(self, name: str, words: str) -> None:
        """Let Tab come to the middle, so that long words are scrolled by the arrow keys and read out as a whole."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(name)
        self._scroll.setAccessibleDescription(words)

    def show_trouble(self, text: str) -> None:
        """Say at the foot why what was asked was not done; an empty text takes that away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
