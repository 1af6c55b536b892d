"""Going through an import as the person does."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from b12diary.ui.dialogs.import_dialog import ImportDialog
from b12diary.ui.shell import Shell
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.labels import Label
from b12diary.ui.wiring.files import FileDesk


def opened(qtbot: QtBot, shell: Shell, *paths: Path) -> ImportDialog:
    dialog = FileDesk(shell).take_in(paths).dialog
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog


def go_on(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.next_button.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)


def take(qtbot: QtBot, dialog: ImportDialog) -> None:
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.take_button.click()
    qtbot.waitUntil(lambda: bool(ended) or not dialog.is_busy)


def words_of(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())


def combo(dialog: ImportDialog, name: str) -> Combo:
    return next(c for c in dialog.findChildren(Combo) if c.accessibleName() == name and c.isVisible())


def choose(dialog: ImportDialog, name: str, key: str) -> None:
    """Choose as the person does: by the list's own signal."""
    chosen = combo(dialog, name)
    index = chosen.findData(key)
    assert index >= 0
    chosen.setCurrentIndex(index)
    chosen.activated.emit(index)
