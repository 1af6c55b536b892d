"""The program in its window for one picture: opened on a diary, dressed, led to a place by its own buttons."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from b12diary.paths import Paths
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.widgets.page import Page
from b12diary.ui.window_state import WindowState
from tests.ui.pictures.diaries import State, clock, copy_of
from tests.ui.pictures.dress import LIGHT, Dress, dressed
from tests.ui.pictures.english import english

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


class Stage:
    """The program's own desk, with ways to lead it somewhere that hold in any language."""

    def __init__(self, app: QApplication, state: State, dress: Dress, folder: Path) -> None:
        """Open a diary in the state and look wanted."""
        self.app, self.clock, self.dress = app, clock(), dress
        self._state, self._folder, self._n_copies = state, folder, 0
        # As after a start with another diary: what shows that none opens is dressed like that, too.
        begun = WindowState(theme=dress.theme, text_percent=dress.percent, language=dress.language)
        begun.save(folder / "state" / "window.json")
        self.desk = Desk(app, Paths(data=folder / "data", state=folder / "state"), self.clock)
        self.window = self.desk.window
        self._open_copy()
        self.window.resize(*dress.size)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def _open_copy(self) -> None:
        self._n_copies += 1
        place = self._folder / str(self._n_copies)
        place.mkdir()
        self.desk.open_diary(copy_of(self._state, place, self.dress.theme, self.dress.percent))

    @property
    def shell(self) -> Shell:
        """What holds diary and window together."""
        assert self.desk.shell is not None
        return self.desk.shell

    def go(self, name: str, target: str = "") -> Page:
        """Go to a page, and there to a part of it."""
        self.shell.show_page(name, target)
        self.settle()
        page = self.window.page(name)
        assert page is not None
        return page

    def page(self, kind: type[P]) -> P:
        """Return the page in sight."""
        page = self.window.page(self.window.current)
        assert isinstance(page, kind)
        return page

    def top(self, kind: type[W]) -> W:
        """Return the window of a kind that is open over the main window."""
        self.settle()
        found = [w for w in self.app.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert len(found) == 1, f"{len(found)} windows of {kind.__name__} are open"
        return found[0]

    def button(self, words: str, home: QWidget | None = None, *, nth: int = 0) -> QAbstractButton:
        """Return the visible button that has these words on it, or as its name."""
        buttons = (home or self.window).findChildren(QAbstractButton)
        known = {b: english(b.text()) | english(b.accessibleName()) for b in buttons if b.isVisible()}
        found = [b for b, in_english in known.items() if words in in_english]
        assert len(found) > nth, f"no button {words!r}, only {sorted(b.text() or b.accessibleName() for b in known)}"
        return found[nth]

    def click(self, words: str, home: QWidget | None = None, *, nth: int = 0) -> None:
        """Press a button."""
        self.button(words, home, nth=nth).click()
        self.settle()

    def field(self, name: str, home: QWidget | None = None) -> QLineEdit:
        """Return the visible field of text with this name."""
        found = [f for f in (home or self.window).findChildren(QLineEdit) if f.isVisible()]
        return next(f for f in found if name in english(f.accessibleName()))

    def settle(self) -> None:
        """Wait until every answer from beside the window is there and shown."""
        shell = self.desk.shell
        for _turn in range(4):
            self.app.processEvents()
            while shell is not None and shell.background.n_pending:
                self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # The last answer may have changed what has room where.
        self.app.processEvents()

    def start_over(self, page: str) -> None:
        """Be as at first, for the next scene: a new diary on this page, nothing open over it."""
        self.close_others()
        if self.desk.shell is not None:
            self.desk.shell.close()  # it writes down which page it showed
        self.desk._state.page, self.desk._state.pages = page, {}
        self._open_copy()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.activateWindow()

    def close_others(self) -> None:
        """Close whatever is open over the window."""
        for window in self.app.topLevelWidgets():
            if window is not self.window and window.isVisible():
                window.close()
        self.settle()

    def close(self) -> None:
        """Close every window; nothing of them is left for the next picture."""
        self.close_others()
        self.window.close()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def stage(app: QApplication, state: State = State.WEEK, dress: Dress = LIGHT) -> Iterator[Stage]:
    """Open the program for one picture, and close it again."""
    with tempfile.TemporaryDirectory(prefix="b12diary-picture-") as folder, dressed(app, dress):
        opened = Stage(app, state, dress, Path(folder))
        try:
            yield opened
        finally:
            opened.close()
