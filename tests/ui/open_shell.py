"""The program's own desk on a new diary in a folder of the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.paths import Paths
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from tests.clock import SetClock


@contextmanager
def open_shell(qtbot: QtBot, app: QApplication, folder: Path) -> Iterator[Shell]:
    """Open the window on an empty diary below `folder`."""
    desk = Desk(app, Paths(data=folder / "data", state=folder / "state"), SetClock())
    qtbot.addWidget(desk.window)
    diary = Diary.open(folder / "data" / "diary.b12", SetClock())
    diary.set_preferences(first_start_done=True)
    desk.window.show()
    desk.show_diary(diary, "")
    assert desk.shell is not None
    try:
        yield desk.shell
    finally:
        desk.window.close()


def bar_of(shell: Shell) -> str:
    """Return what the page in sight says."""
    page = shell.window.page(shell.window.current)
    assert page is not None
    return page.message_bar.text
