"""Words that the diary does not take just now: they hold the window open, and are in memory until it is open again."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from datetime import date

    from b12diary.ui.pages.today import TodayPage
    from b12diary.ui.shell import Shell
    from b12diary.ui.widgets.page import Page
    from b12diary.ui.window import MainWindow


class Unkept:
    """For one window: what stands in its pages and nowhere else. It is never written to any other place."""

    def __init__(self, window: "MainWindow") -> None:
        """Watch over the pages of `window`."""
        self._window = window
        self._has_held = False
        self._notes: dict[Path, tuple[date, str]] = {}

    def may_close(self) -> bool:
        """Have everything told to the diary. What it refuses holds the window open, but only once: it says why."""
        for page in self._window.made_pages().values():
            page.commit_edits()
        unkept = next((key for key, page in self._window.made_pages().items() if not page.is_all_kept), "")
        if not unkept or self._has_held:
            return True
        self._has_held = True
        self._window.show_page(unkept)
        self._window.come_back()
        return False

    def carry(self, diary: Path | None) -> None:
        """Remember the note that `diary` did not take, since its pages go now; None = it is in memory, and goes too."""
        page = self._today
        if page is not None and diary is not None:
            page.commit_edits()
            if not page.questions.note.is_kept:
                self._notes[diary.resolve()] = page.day, page.questions.note.text()

    def forget(self, diary: Path) -> None:
        """Let the note go: the diary that it was written for is not there any more."""
        self._notes.pop(diary.resolve(), None)

    def bring_back(self, shell: "Shell") -> None:
        """Put the note back where it stood, now that the diary is open again; it is told to the diary by that."""
        note = self._notes.pop(shell.diary.path.resolve(), None) if shell.diary.path is not None else None
        if note is not None:
            day, words = note
            shell.show_page("today")
            shell.show_day(day)
            if self._today is not None:
                self._today.questions.note.write(words)

    @property
    def _today(self) -> "TodayPage | None":
        page: Page | None = self._window.page("today")
        # By its name and not by its class, which would be read in for that.
        return cast("TodayPage", page) if hasattr(page, "questions") else None
