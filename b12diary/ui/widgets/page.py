"""What all pages share: a title row and a bottom row that stay, a middle that scrolls, the contract with the diary.

The title is fixed so that one always sees where one is, the bottom row so that the main action is always there.
"""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.ui.focus import focus_kept
from b12diary.ui.tab_order import set_after
from b12diary.ui.theme import Role, control_height, look, space
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.message_bar import MessageBar
from b12diary.ui.widgets.scroll_area import ScrollArea

MARGIN = 24
_ROOM_ROUND_FOCUS = 16
_NEAR_TOP = 160
_SETTLED_MS = 600
_ANY_WIDTH = (1 << 24) - 1


class _Scroll(ScrollArea):
    """Scrolls up and down only, and brings what has the focus fully into sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of our own, which paints no background. Asking for the toolkit's would have its binding read in every
        # kind of widget there is, to find out which one that is.
        self.setViewport(QWidget())

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


class _Second(Label):
    """The second half of the title. It may be left out, so it asks for no room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Page(QWidget):
    """A page of the window.

    In its constructor a subclass fills `body` (a vertical layout that scrolls), `head` and `foot` (the fixed rows,
    whose items wrap where they do not fit; `foot.add_split()` pushes what follows to the far end). It overrides
    `show_excerpt`. It knows no diary: see `b12diary.ui.pages`.

    `ring_room` is how far `body` reaches into the margins, for pages whose parts scroll by themselves: the focus ring
    round a control at their edge stands in that room.

    Signals:
        undo_asked(): the person pressed "Undo" on this page.
        excerpt_asked(): the page wants to be filled again, because `wanted_span` answers otherwise now.
    """

    title = ""
    ring_room = 0
    undo_asked = Signal()
    excerpt_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page with its title."""
        super().__init__(parent)
        self.is_stale = True
        self._title = Label(self.title, Role.TITLE, wraps=False, parent=self)
        self._second = _Second("", Role.TITLE_SECOND, wraps=False, parent=self)
        self._title_row = QWidget(self)
        self._titles = row_of(self._title, self._second)
        self.head = FlowLayout(self._title_row)
        self.head.addWidget(self._titles)
        self.head.add_split()

        self._inner = QWidget(self)
        self._inner_layout = QVBoxLayout(self._inner)
        self._inner_layout.setContentsMargins(0, 0, 0, 0)
        self._inner_layout.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(16))
        self._inner_layout.addLayout(self.body, 1)
        self._scroll = _Scroll(self)
        self._scroll.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._lines = (Line(parent=self), Line(parent=self))
        for line in self._lines:
            # Their room is kept while they are hidden: otherwise showing them could itself be what makes it scroll.
            policy = line.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            line.setSizePolicy(policy)

        self.message_bar = MessageBar(self)
        self._message_row = QWidget(self)
        message_layout = QHBoxLayout(self._message_row)
        message_layout.addWidget(self.message_bar)
        self._bottom_row = QWidget(self)
        self.foot = FlowLayout(self._bottom_row)

        self._outer_layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (
            self._title_row,
            self._lines[0],
            self._scroll,
            self._lines[1],
            self._message_row,
            self._bottom_row,
        ):
            layout.addWidget(part, 1 if part is self._scroll else 0)
        self.message_bar.acted.connect(self.undo_asked)
        self.message_bar.installEventFilter(self)
        self._sought: tuple[QWidget | None, int] = (None, 0)
        self._stays_at_top = False
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_lines)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._title.setText(self.title)
        self.restyle()

    @property
    def inside(self) -> QWidget:
        """What stands in `body` is best made in this: put there later, all that is in it would be dressed once more."""
        return self._inner

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds; `day` is the diary day that the window is on. Emits nothing."""
        raise NotImplementedError

    def refresh(self, excerpt: Excerpt, day: date) -> None:
        """Show the excerpt and be fresh again."""
        self.show_excerpt(excerpt, day)
        self.is_stale = False

    def go_to(self, target: str) -> None:
        """Show one part of the page, named by the page itself, when another page leads here; by default nothing."""

    def wanted_span(self, day: date) -> DateSpan:
        """Return the days whose ratings and notes the page needs while the window is on `day`; by default all."""
        del day
        return EVER

    def commit_edits(self) -> None:
        """Let a field that is being written in speak now, before the page or the window goes away."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    @property
    def is_all_kept(self) -> bool:
        """Whether the diary took all that was written here; asked after `commit_edits`."""
        return True

    def is_being_typed_in(self) -> bool:
        """Tell whether the person is in the middle of writing, so that the day must not change under their hands."""
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit | QPlainTextEdit) and self.isAncestorOf(focus)

    def tell_new_day(self, today: date) -> None:
        """Say that midnight has passed while the page stays on the old day; asked again until it moves on."""

    def memory(self) -> dict[str, str]:
        """Return what the page wants to find again at the next start, such as the chart chosen. No entries."""
        return {}

    def recall(self, memory: dict[str, str]) -> None:
        """Take up what `memory` said last time; anything may be missing in it."""

    def set_title(self, title: str, second: str = "") -> None:
        """Name the page; `second` follows in quiet after a dot, and is left out of narrow windows."""
        self._title.setText(title)
        self._second.setText(_dotted(second))
        self._fit_title()
        self._title_row.setAccessibleName(f"{title} {second}".strip())

    def set_fills_height(self) -> None:
        """Let the middle take the whole height instead of scrolling; for pages whose parts scroll by themselves."""
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def stay_at_top(self) -> None:
        """Show the beginning until the page is in its place, wherever that moves the focus; then follow it again."""
        self._stays_at_top = True
        self.scroll_to_top()
        QTimer.singleShot(_SETTLED_MS, self, self._follow_focus)

    def _follow_focus(self) -> None:
        self._stays_at_top = False

    def restyle(self) -> None:
        """Take sizes from the look."""
        top = 4 if self._is_large() else space(24)
        self.head.setContentsMargins(MARGIN, top, MARGIN, space(8) if top > 4 else 4)
        self._title_row.setMinimumHeight(control_height(44) + top)
        self.foot.setContentsMargins(MARGIN, space(8), MARGIN, 8 if self._is_large() else MARGIN)
        self._show_bottom()

    def _is_large(self) -> bool:
        """Tell whether the window is so low for its text that the fixed rows must be lean."""
        return look().f > 1 and self.window().height() < 700 * look().f

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fixed rows lean in a low window."""
        super().resizeEvent(event)
        self.restyle()
        self._fit_title()
        self._place_bottom_row()

    def _place_bottom_row(self) -> None:
        """Let the bottom row scroll with the rest where both fixed rows would leave less than half of the height.

        So it does where one of its buttons is wider than the page, as with long words at the largest text, and while
        a long message would leave less than a quarter.
        """
        width = self.width()
        fixed = self._title_row.heightForWidth(width) + self._bottom_row.heightForWidth(width)
        message = 0 if self.message_bar.isHidden() else self._message_row.heightForWidth(width)
        has_room = fixed <= self.height() / 2 and fixed + message <= self.height() * 3 / 4
        has_room = has_room and self._bottom_row.minimumSizeHint().width() <= width
        home = self._outer_layout if has_room else self._inner_layout
        if home.indexOf(self._bottom_row) < 0:
            with focus_kept(self._bottom_row):
                home.addWidget(self._bottom_row)
                self._bottom_row.setVisible(self.foot.count() > 0)  # moving hides it

    def _fit_title(self) -> None:
        """Leave the second half of the title out where it does not fit: what it says stands elsewhere too.

        The first half takes several lines where it does not fit into one.
        """
        room = self.width() - 2 * MARGIN
        is_long = self._title.fontMetrics().horizontalAdvance(self._title.text()) > room
        self._title.setWordWrap(is_long)
        self._title.setMaximumWidth(room if is_long else _ANY_WIDTH)
        others = self.head.sizeHint().width() - self._titles.sizeHint().width()
        wanted = self._title.sizeHint().width() + self._second.sizeHint().width() + space(8)
        self._second.setVisible(bool(self._second.text()) and wanted + others + 2 * MARGIN <= self.width())
        self._titles.updateGeometry()  # out of sight, the row would go on with the size it knew

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the focus while the page is in sight."""
        self._show_bottom()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_sight, Qt.ConnectionType.UniqueConnection)

    def _show_bottom(self) -> None:
        has_actions = self.foot.count() > 0
        has_message = not self.message_bar.isHidden()
        self._bottom_row.setVisible(has_actions)
        self._message_row.setVisible(has_message)
        layout = self._message_row.layout()
        if layout is not None:
            layout.setContentsMargins(MARGIN, space(8), MARGIN, 0 if has_actions else MARGIN)
        self._show_lines()

    def _show_lines(self) -> None:
        """Draw the lines towards the fixed rows only when something can be scrolled away behind them."""
        bar = self._scroll.verticalScrollBar()
        scrolls = bar.maximum() > 0
        # The bar stands in the margin, so that the words are as wide with it as without it.
        right = MARGIN - (bar.sizeHint().width() if scrolls else 0)
        below = space(4) if self.foot.count() else space(16)  # the bottom row brings room of its own
        self.body.setContentsMargins(MARGIN - self.ring_room, space(8), right - self.ring_room, below)
        self._lines[0].setVisible(scrolls)
        self._lines[1].setVisible(scrolls and (self.foot.count() > 0 or not self.message_bar.isHidden()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for the message bar when it is shown."""
        if watched is self.message_bar and event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._show_bottom()
            if event.type() is QEvent.Type.ShowToParent:
                set_after(self._inner, self.message_bar)
        if watched is self.message_bar and event.type() in {QEvent.Type.Resize, QEvent.Type.HideToParent}:
            self._place_bottom_row()
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None or self._stays_at_top or not self.isVisible() or not self._inner.isAncestorOf(now):
            return
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        self._scroll_to(now)
        reached = bar.value()
        self._sought = (None, 0)
        # And once more when all stands in its place: what was opened or closed just now still has its old height.
        QTimer.singleShot(0, now, lambda: self._scroll_again(now, before, reached))

    def _scroll_again(self, now: QWidget, before: int, reached: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if now.hasFocus() and not self._stays_at_top:
            bar.setValue(before if bar.value() == reached else bar.value())
            self._scroll_to(now)
            self._sought = (now, bar.value())

    def _keep_in_sight(self) -> None:
        """Follow what has the focus when the page grows, unless somebody has scrolled since."""
        now, reached = self._sought
        bar = self._scroll.verticalScrollBar()
        if now is not None and QApplication.focusWidget() is now and bar.value() == reached:
            # Later: in the middle of this its parts do not stand in their places yet.
            QTimer.singleShot(0, now, lambda: self._scroll_again(now, reached, reached))

    def _scroll_to(self, now: QWidget) -> None:
        if not self._inner.isAncestorOf(now):
            return
        whole, above = now, now.parentWidget()
        # The row with its name and words, not only the control in it.
        while above is not None and above is not self._inner and above.focusProxy() is whole:
            whole, above = above, above.parentWidget()
        rect = QRect(whole.mapTo(self._inner, whole.rect().topLeft()), whole.size())
        height = self._scroll.viewport().height()
        bar = self._scroll.verticalScrollBar()
        top, bottom = rect.top() - _ROOM_ROUND_FOCUS, rect.bottom() + _ROOM_ROUND_FOCUS
        if bottom < min(height, _NEAR_TOP):
            top = 0  # what stands in the first lines is seen with the beginning of the page
        if top < bar.value() or rect.height() > height:
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)


def _dotted(second: str) -> str:
    return f"· {second}" if second else ""
