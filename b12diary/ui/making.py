"""Making pages: at once when one is asked for, and before that in slices, while nobody does anything.

A page takes several times as long to make as to show. Made beforehand, in slices that nobody feels, it is in sight at
once. It stays out of sight, with no stop for Tab and nothing for screen readers, and is whole whenever it is asked for.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryError
from b12diary.ui.registry import PageEntry, Steps
from b12diary.ui.widgets.page import MARGIN, Page

if TYPE_CHECKING:
    from b12diary.ui.shell import Shell

_AFTER_MS = 4_000  # charts are read in first, and whoever rates and closes again needs no other page
_REST_MS, _SHORT_REST_MS = 40, 5
_LITTLE_S = 0.005  # so soon after its beginning a slice goes on to the next step
_BUSY_MS = 1_000
_CORNER = QRect(0, 0, 1, 1)


@runtime_checkable
class FilledInParts(Protocol):
    """A page that is slow to fill, and can do most of it part by part before it is shown."""

    def fill_ahead(self, excerpt: Excerpt) -> Iterator[None]:
        """Do what `show_excerpt` would take long for with this excerpt; it is called next, or with another one."""


@runtime_checkable
class MadeInParts(Protocol):
    """A page of which some can be made when it is in sight already."""

    def make_rest(self) -> Iterator[None]:
        """Make what nobody sees at first, part by part; what is wanted before is made when it is wanted."""


class Making:
    """One page on its way."""

    def __init__(self, steps: Steps) -> None:
        """Begin with nothing done."""
        self._steps = steps
        self.page: Page | None = None

    def go_on(self) -> bool:
        """Take one step; False when the page is whole."""
        try:
            self.page = next(self._steps) or self.page
        except StopIteration:
            return False
        return True

    def finish(self) -> Page:
        """Take all steps that are left."""
        while self.go_on():
            pass
        if self.page is None:
            raise RuntimeError("no page was made")
        return self.page


class PageMaker(QObject):
    """Makes the pages of one diary."""

    def __init__(self, shell: "Shell", entries: tuple[PageEntry, ...]) -> None:
        """Make none yet."""
        super().__init__(shell)
        self._shell = shell
        self._entries = {entry.key: entry for entry in entries}
        self._begun: tuple[str, Making] | None = None
        self._slices: Iterator[None] = self._all()
        self._is_spoilt = self._has_begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_SHORT_REST_MS)
        self._reading.timeout.connect(self._read)
        shell.window.sidebar.approached.connect(self._hurry)

    def make(self, name: str) -> Page:
        """Return a page, made and connected but perhaps not filled, and not yet taken in by the window."""
        begun, self._begun = self._begun, None
        if begun is not None and begun[0] == name:
            return begun[1].finish()
        self._begun = begun
        return Making(self._steps(name)).finish()

    def _steps(self, name: str) -> Steps:
        shell, page = self._shell, None
        for step in self._entries[name].make(shell.seen, shell):
            if step is not None:
                page = step
                page.hide()  # made in the window, it could come into sight with it
            yield step
        if page is not None:
            made = page
            made.undo_asked.connect(shell.undo)
            made.excerpt_asked.connect(lambda: shell.fill(made))
            made.recall(shell.state.pages.get(name, {}))

    # --- beforehand

    def begin(self) -> None:
        """Make the pages that have a place in the sidebar beforehand, when the window has stood for some seconds."""
        self._has_begun = True
        self._timer.start(_AFTER_MS)

    def go_on(self) -> None:
        """Go on with that where the window was out of sight meanwhile."""
        if self._has_begun and not self._timer.isActive():
            self._timer.start(_AFTER_MS)

    def wait(self) -> None:
        """Note that the diary or the day has changed: what was filled is no longer true, and somebody is at work."""
        self._is_spoilt = True
        if self._begun is not None and self._begun[1].page is not None:
            self._begun[1].page.is_stale = True  # filled already, perhaps, and not among the window's pages yet
        if self._timer.isActive():
            self._timer.start(max(_BUSY_MS, self._timer.remainingTime()))

    def close(self) -> None:
        """Make no more pages, and let the one go that is not whole."""
        self._has_begun = False
        self._timer.stop()
        self._reading.stop()
        self._slices = iter(())
        begun, self._begun = self._begun, None
        if begun is not None and begun[1].page is not None:
            begun[1].page.deleteLater()

    def _hurry(self) -> None:
        """Begin to read what other pages show: somebody comes near to the places that lead there."""
        if self._has_begun and not self._reading.isActive():
            self._reading.start()

    def _read(self) -> None:
        with suppress(DiaryError):  # whoever asks for a page is told
            if self._shell.diary.read_ahead():
                self._reading.start()

    def _go_on(self) -> None:
        if not self._shell.window.isVisible():
            return  # nothing is done for a window that nobody sees: see `go_on`
        if self._is_busy():
            self._timer.start(_BUSY_MS)
            return
        try:
            is_done, until = False, perf_counter() + _LITTLE_S
            while not is_done and perf_counter() < until:
                is_done = next(self._slices, self) is self
        except DiaryError:
            self.close()  # whoever asks for the page is told
            return
        except Exception:
            self.close()  # half of a page must never be shown
            raise
        if is_done:
            self._has_begun = False
            self._timer.stop()
        else:
            self._timer.start(_REST_MS)

    def _is_busy(self) -> bool:
        """Tell whether a slice would be in somebody's way."""
        shell = self._shell
        is_held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return is_held or opened is not None or shell.diary.safe.is_resting or shell.background.n_pending > 0

    def _all(self) -> Iterator[None]:
        while self._shell.diary.read_ahead():
            yield
        for page in self._shell.window.made_pages().values():
            if isinstance(page, MadeInParts):
                yield from page.make_rest()
        for name, entry in self._entries.items():
            if entry.icon_name and self._shell.window.page(name) is None:
                yield from self._beforehand(name, entry)

    def _beforehand(self, name: str, entry: PageEntry) -> Iterator[None]:
        making = Making(self._steps(name))
        begun = self._begun = (name, making)
        while self._begun is begun and making.go_on():
            yield
        page = making.page
        if page is None or self._begun is not begun:
            return  # asked for meanwhile: the window has it
        for _part in chain(self._filled(page) if entry.is_filled_ahead else (), laid_out(page, self._size)):
            yield
            if self._begun is not begun:
                return
        self._begun = None
        self._shell.window.add_page(name, page)

    def _filled(self, page: Page) -> Iterator[None]:
        shell, self._is_spoilt = self._shell, False
        excerpt, day = shell.seen.excerpt(page.wanted_span(shell.day)), shell.day
        if isinstance(page, FilledInParts):
            for _part in page.fill_ahead(excerpt):
                yield
        page.refresh(excerpt, day)
        page.is_stale = self._is_spoilt
        yield

    @property
    def _size(self) -> QSize:
        return self._shell.window.home.size()


def laid_out(page: Page, size: QSize) -> Iterator[None]:
    """Find everything in a page its place, part by part, as it will be seen in a window of this size."""
    page.resize(size)
    width = size.width() - 2 * MARGIN
    items = [page.body.itemAt(n) for n in range(page.body.count())]
    parts = [part for item in items if item and (part := item.widget()) is not None and not part.isHidden()]
    for part in parts:
        part.resize(width, part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height())
        yield
    for part in (*parts, page):
        part.grab(_CORNER)  # the one way to have what is out of sight laid out as if it were seen
        yield
