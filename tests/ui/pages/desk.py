"""The real window and the real wiring round one page, over a diary in memory; the other pages are blank."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Theme
from b12diary.ui.registry import PageEntry, pages
from b12diary.ui.shell import Shell
from b12diary.ui.theme import System, SystemWatch, look, put_on, wanted_look
from b12diary.ui.widgets.page import Page
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock

W = TypeVar("W", bound=QWidget)


class BlankPage(Page):
    """Stands in for the pages that are not looked at, and remembers where in it one was led."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        del excerpt, day

    def go_to(self, target: str) -> None:
        self.targets.append(target)


class Desk:
    """A window on one page."""

    def __init__(self, page: str, diary: Diary, clock: SetClock) -> None:
        self.diary, self.clock = diary, clock
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyle("Fusion")
        self.system = System(app.font().family(), 12.0)
        self.app = app
        self.dress()
        entries = tuple(
            e
            if e.key == page
            else PageEntry(e.key, e.text, lambda _d, _s: iter((BlankPage(),)), e.icon_name, e.keys, e.at_foot)
            for e in pages()
        )
        self.window = MainWindow(entries)
        self.window.resize(1120, 760)
        self.shell = Shell(self.window, diary, entries, WindowState(), SystemWatch(app, lambda: None))
        self.shell.show_page(page)

    def dress(self, theme: Theme = Theme.LIGHT, percent: int = 100) -> None:
        """Put on a look."""
        wanted = wanted_look(theme, percent, self.system)
        if wanted != look():
            put_on(self.app, wanted)

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.window.page(self.window.current)
        assert page is not None
        return page

    def targets(self, page: str) -> list[str]:
        """Return the parts of a blank page that one was led to."""
        blank = self.window.page(page)
        assert isinstance(blank, BlankPage)
        return blank.targets


@contextmanager
def desk_on(qtbot: QtBot, page: str, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    """Show the window on one page, and close it again."""
    desk = Desk(page, diary, clock)
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    try:
        yield desk
    finally:
        desk.window.close()


def keys(*typed: Qt.Key | str, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is; letters of a word one after the other."""
    for key in typed:
        for single in key if isinstance(key, str) else (key,):
            focus = QApplication.focusWidget()
            assert focus is not None, "nothing has the focus"
            if isinstance(single, str):
                QTest.keyClicks(focus, single, hold)
            else:
                QTest.keyClick(focus, single, hold)


def named(home: QWidget, name: str, kind: type[W]) -> W:
    """Return the one visible control of a kind that screen readers, or else eyes, know by this name."""
    found = [w for w in home.findChildren(kind) if w.isVisible() and _name(w) == name]
    assert len(found) == 1, f"{len(found)} controls named {name!r}"
    return found[0]


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return widget.accessibleName() or str(text()).replace("&", "")


def n_steps(diary: Diary) -> int:
    """Count the steps in the diary's journal."""
    return int(diary._store._connection.execute("SELECT count(*) FROM steps").fetchone()[0])


def focused_name() -> str:
    """Return the name of what has the focus; empty when nothing has, or when it has none."""
    focus = QApplication.focusWidget()
    return "" if focus is None else _name(focus)


def words(home: QWidget) -> set[str]:
    """Return all words that stand on the screen beside the controls."""
    return {label.text() for label in home.findChildren(QLabel) if label.isVisible()}
