"""A page in a window, wired to a diary in memory, as the program wires it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.ui.pages.file_card import FileCard, FileState
from b12diary.ui.widgets.page import Page
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock

P = TypeVar("P", bound=Page)


@dataclass
class Bench(Generic[P]):
    """The page, its diary, and what the window was asked to say or show."""

    page: P
    diary: Diary
    clock: SetClock
    said: list[tuple[str, bool]] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)
    examples: int = 0
    folders: int = 0
    abouts: int = 0
    others: int = 0
    passphrases: int = 0
    kept_at: list[Path] = field(default_factory=list)
    state: WindowState = field(default_factory=WindowState)
    commands: dict[str, Callable[[], object]] = field(default_factory=dict)

    def say(self, text: str, *, undo: bool) -> None:
        self.said.append((text, undo))

    def show_page(self, name: str, target: str = "") -> None:
        self.went.append((name, target))

    def open_example(self) -> None:
        self.examples += 1

    def show_folder(self) -> None:
        self.folders += 1

    def show_about(self) -> None:
        self.abouts += 1

    @property
    def safekeeping(self) -> "Bench[P]":
        return self

    def connect_card(self, card: FileCard) -> None:
        card.show_state(FileState(str(self.diary.path or "")))
        card.folder_asked.connect(self.show_folder)

    def ask_for_other_diary(self) -> None:
        self.others += 1

    def tell_passphrase(self) -> None:
        self.passphrases += 1

    def keep_at(self, path: Path, fill: Callable[[Diary, Any, Page], None]) -> None:
        self.kept_at.append(path)
        fill(self.diary, self, self.page)

    def refresh(self) -> None:
        """Show the diary as it is now, as far as the page wants to see it."""
        today = self.diary.today
        self.page.refresh(self.diary.excerpt(self.page.wanted_span(today)), today)

    @classmethod
    @contextmanager
    def on(
        cls, qtbot: QtBot, page: P, connect: Callable[[P, Diary, Any], None], diary: Diary | None = None
    ) -> "Iterator[Bench[P]]":
        """Show the page at the size of the window, filled from an empty diary (or `diary`)."""
        clock = SetClock()
        diary = diary or Diary.in_memory(clock)
        bench = cls(page, diary, clock)
        connect(page, diary, bench)
        diary.subscribe(lambda _change: bench.refresh())
        page.excerpt_asked.connect(bench.refresh)
        bench.refresh()
        page.resize(928, 760)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        try:
            yield bench
        finally:
            page.hide()
            page.deleteLater()
            # Nothing else deletes it before the next test, which would then carry it along.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            diary.close()


def press(*keys: Qt.Key | str) -> None:
    """Press keys where the focus is; a word is typed letter by letter."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None, "the focus is nowhere"
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        else:
            QTest.keyClick(focus, key)


def n_steps(diary: Diary) -> int:
    """Count the steps in the journal."""
    return int(diary._store._connection.execute("SELECT count(*) FROM steps").fetchone()[0])
