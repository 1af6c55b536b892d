"""Asking where a file is to be kept, without holding the program up while it is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from b12diary.i18n import _
from b12diary.ui.focus import give_focus_back

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_MOST_LETTERS = 100


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file; `ending` without a dot."""

    text: str
    ending: str


def documents_folder() -> Path:
    """Return the person's folder for documents."""
    return _folder(QStandardPaths.StandardLocation.DocumentsLocation)


def pictures_folder() -> Path:
    """Return the person's folder for pictures."""
    return _folder(QStandardPaths.StandardLocation.PicturesLocation)


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    named = QStandardPaths.writableLocation(place)
    folder = Path(named) if named else Path.home()
    return folder if folder.is_dir() else Path.home()


def file_name(words: str, ending: str) -> str:
    """Return a name that every system accepts; what it cannot hold becomes a space."""
    fit = " ".join(_UNFIT.sub(" ", words).split())[:_MOST_LETTERS].strip(" .")
    return f"{fit or 'B12'}.{ending}"


def ask_where(
    parent: QWidget, title: str, proposed: Path, kinds: Sequence[FileKind], then: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a place and call `then` with it; nothing is called when the person thinks better of it.

    The dialog asks itself before a file is replaced. A name without one of the endings gets that of the chosen kind.
    """
    dialog = QFileDialog(parent, title, str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    filters = [_("{kind} (*.{ending})").format(kind=kind.text, ending=kind.ending) for kind in kinds]
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(kinds[0].ending)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[filters.index(chosen)].ending))
    dialog.selectFile(proposed.name)

    def take(chosen: str) -> None:
        path = Path(chosen)
        if path.name.casefold().endswith(tuple(f".{kind.ending}" for kind in kinds)):
            then(path)
            return
        # The dialog adds no ending to a name that has a point in it, such as that of a day in "22. Nov 2026".
        whole = path.with_name(f"{path.name}.{dialog.defaultSuffix()}")
        if whole.exists():
            ask_where(parent, title, whole, kinds, then)
        else:
            then(whole)

    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    give_focus_back(dialog, parent.window())
    dialog.open()
    return dialog
