"""The frame round the pages: sidebar, menus, and a stack of pages. It knows no diary; it only speaks and shows."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from b12diary.domain.covering import COVER
from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.commands import GO, commands, menu_titles
from b12diary.ui.focus import first_stop, focus_on
from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.icons import icon
from b12diary.ui.registry import PageEntry
from b12diary.ui.unkept import Unkept
from b12diary.ui.widgets.example_note import ExampleNote
from b12diary.ui.widgets.notice_strip import NoticeStrip
from b12diary.ui.widgets.sidebar import Place, Sidebar
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from b12diary.ui.widgets.page import Page

FIRST_SIZE = QSize(1120, 760)
_ROUND_TITLE = 8
LEAST_SIZE = QSize(640, 400)


class MainWindow(QMainWindow):
    """One window for one diary at a time.

    Signals:
        page_asked(str): the person wants this page.
        command_asked(str): the person chose this command of `ui.commands`.
        recent_asked(str): the person wants the diary at this path.
        closing(): the window is about to close; whatever is being written should be kept now.
        put_away(): the window was closed but the program goes on; the same should be kept now.
        first_painted(): the empty window is in sight, and slow things may begin.
    """

    page_asked = Signal(str)
    command_asked = Signal(str)
    recent_asked = Signal(str)
    closing = Signal()
    put_away = Signal()
    first_painted = Signal()

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        """Make the window with its sidebar and menus and no page yet."""
        super().__init__()
        self._was_painted = False
        self._entries = {entry.key: entry for entry in entries}
        places = [e for e in entries if e.icon_name]
        self.sidebar = Sidebar([Place(e.key, e.text, e.icon_name, e.at_foot) for e in places])
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        centre = QWidget()
        self.note = ExampleNote(centre)
        self.strip = NoticeStrip(centre)
        self._outer = QVBoxLayout(centre)
        layout = QHBoxLayout()
        for line in (self._outer, layout):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self._stack, 1)
        self._outer.addWidget(self.strip)
        self._outer.addLayout(layout, 1)
        self.setCentralWidget(centre)
        self._ring = FocusRing(self)
        self._actions: dict[str, QAction] = {}
        self._recent = QMenu(_("Open &recent"), self)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.covers_places = False
        self.recent_diaries: Callable[[], Sequence[str]] = tuple
        self.goes_on_unseen: Callable[[], bool] = bool  # bool() is False: closing the window ends the program
        self._is_ending = False
        self.unkept = Unkept(self)
        self._menus: dict[str, QMenu] = {}
        self._make_menus(places)
        self.sidebar.picked.connect(self.page_asked)
        self.setMinimumSize(LEAST_SIZE)

    # --- pages

    @property
    def home(self) -> QWidget:
        """What a page is made in: elsewhere all in it would be dressed once more when it is taken in."""
        return self._stack

    def page(self, key: str) -> "Page | None":
        """Return a page if it was made already."""
        return self._pages.get(key)

    def made_pages(self) -> "dict[str, Page]":
        """Return the pages made so far."""
        return dict(self._pages)

    @property
    def current(self) -> str:
        """The key of the page in sight; empty before the first one."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def add_page(self, key: str, page: "Page") -> None:
        """Take a page in, unseen."""
        self._pages[key] = page
        self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Bring a page that was added into sight; one without a place in the sidebar has the window for itself."""
        entry = self._entries.get(key)
        self._stack.setCurrentWidget(self._pages[key])
        self.sidebar.setVisible(entry is not None and bool(entry.icon_name))
        self.sidebar.fill(key)
        held: QWidget | None = self.focusWidget()
        if held is None or not held.isVisibleTo(self):
            # The page before gave none away, or its control is out of sight: the keys must always go somewhere.
            first = first_stop(self._pages[key])
            if first is not None:
                focus_on(first)

    def close_dialogs(self) -> None:
        """Close whatever is open over the window: it may show what stands in a diary that is about to be closed."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()  # what is typed in there is kept by its own rules
                dialog.hide()  # also where a dialog would rather stay

    def drop_pages(self) -> None:
        """Let all pages go, because another diary is coming."""
        self._ring.come_home()
        shown = self._stack.currentWidget()
        # The one in sight last: without it the next one would come into sight, and so on, each asking for its diary.
        for page in sorted(self._pages.values(), key=lambda page: page is shown):
            page.blockSignals(True)  # going, a field tells once more what the diary did not take
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}

    def tell_example(self, is_example: bool) -> None:
        """Say, as long as it is open, that this diary is an example; or no longer."""
        self.note.setVisible(is_example)
        if is_example:
            self._place_note()
            announce(self.note, self.note.text)

    def _place_note(self) -> None:
        """Let the note stand where the sidebar is empty, so that it takes no page's room; else over the window."""
        if self.note.isHidden():
            return
        if self.sidebar.isVisible() and self.sidebar.has_room(self.note.height_as_card(self.sidebar.inner_width)):
            self.note.set_strip(False)
            self.sidebar.take_in(self.note)
        elif self._outer.indexOf(self.note) < 0:
            self.note.set_strip(True)
            self._outer.insertWidget(0, self.note)
        # A widget that moves to another parent is hidden until the event loop comes round.
        self.note.show()
        # Moving also puts it at the end of the order in which Tab goes.
        QWidget.setTabOrder(self.sidebar.last_item, self.note.button)

    # --- menus

    def _make_menus(self, places: Sequence[PageEntry]) -> None:
        for key, title in menu_titles().items():
            self._menus[key] = self.menuBar().addMenu(title)
            self._menus[key].aboutToShow.connect(self._paint_icons)
        for entry in places:
            action = self._menus[GO].addAction(entry.text)
            action.setShortcut(QKeySequence(entry.keys))
            action.triggered.connect(lambda _on=False, key=entry.key: self.page_asked.emit(key))
        for command in commands():
            menu = self._menus[command.menu]
            if command.starts_group:
                menu.addSeparator()
            action = menu.addAction(command.text)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(lambda _on=False, key=command.key: self.command_asked.emit(key))
            self._actions[command.key] = action
            if command.key == "open_diary":
                menu.addMenu(self._recent)

    def _paint_icons(self) -> None:
        """Paint the menus' icons in the look's colours; only now, as the window opens without them."""
        for command in commands():
            if command.icon_name:
                self._actions[command.key].setIcon(icon(command.icon_name))

    def restyle(self) -> None:
        """Find the note its place in the new look."""
        QTimer.singleShot(0, self, self._place_note)

    def offer_commands(self, keys: Collection[str]) -> None:
        """Show exactly the commands that something answers to."""
        for key, action in self._actions.items():
            action.setVisible(key in keys)
            action.setEnabled(key in keys)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say in the menu what undo and redo would do; None = nothing, and the entry is greyed."""
        words = ((("undo"), undo, _("&Undo"), _("&Undo: {step}")), (("redo"), redo, _("&Redo"), _("&Redo: {step}")))
        for key, step, bare, named in words:
            self._actions[key].setText(named.format(step=step.replace("&", "&&")) if step else bare)
            self._actions[key].setEnabled(step is not None)

    def words_of(self, key: str) -> str:
        """Return what the menu says of a command just now."""
        return re.sub("&(.)", r"\1", self._actions[key].text())

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.recent_diaries():
            action = self._recent.addAction(COVER if self.covers_places else path.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, path=path: self.recent_asked.emit(path))
        self._recent.setEnabled(not self._recent.isEmpty())

    # --- size

    def take_up(self, state: WindowState) -> None:
        """Be where and as large as last time, as far as the screens still allow; 1120 x 760 at the first start."""
        saved = QRect(*state.geometry) if state.geometry else QRect()
        frame = QSize(0, self.fontMetrics().height() + _ROUND_TITLE)  # about as high as the system's bar above it
        screens = [screen.availableGeometry() for screen in self.screen().virtualSiblings()]
        holding = next((area for area in screens if area.intersected(saved).width() > 200), None)
        if saved.isValid() and holding is not None:
            saved.setSize(saved.size().boundedTo(holding.size() - frame))
            self.setGeometry(saved)
        else:
            room = self.screen().availableGeometry().size() - frame
            bar = 0 if self.menuBar().isNativeMenuBar() else self.menuBar().sizeHint().height()
            self.resize((FIRST_SIZE + QSize(0, bar)).boundedTo(room))
        if state.is_maximised:
            self.setWindowState(self.windowState() | self.windowState().WindowMaximized)

    def hand_over(self, state: WindowState) -> None:
        """Write down where and how large the window is, and which page it shows."""
        box = self.normalGeometry()
        state.geometry = (box.x(), box.y(), box.width(), box.height())
        state.is_maximised = self.isMaximized()
        entry = self._entries.get(self.current)
        if entry is not None and entry.icon_name:
            state.page = self.current
        for key, page in self._pages.items():
            memory = page.memory()
            if memory:
                state.pages[key] = memory

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the note its place."""
        super().resizeEvent(event)
        # Once the sidebar has its new height.
        QTimer.singleShot(0, self, self._place_note)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to look at."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def come_back(self) -> None:
        """Come into sight again, in front."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def end(self) -> None:
        """Close for good, also where closing would only put the window away."""
        self._is_ending = True
        self.close()

    def quit(self) -> None:
        """End because the person wants it; what they wrote and the diary did not take holds that up once."""
        if self.unkept.may_close():
            self.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written, then close; or only go out of sight, where it can be reached otherwise."""
        if self.goes_on_unseen() and not self._is_ending:
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        if not self._is_ending and not self.unkept.may_close():
            event.ignore()
            return
        self.closing.emit()
        for page in self._pages.values():
            page.blockSignals(True)
        super().closeEvent(event)
