"""Asking which diary to open, or where a new one is to be; what is chosen is opened by whoever asked."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from b12diary.i18n import _

_ENDING = ".b12"


def ask_for_diary(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a diary that is there, beginning in `folder`; None when the person thinks better of it."""
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Open a diary"), str(folder), _("Diaries (*.b12);;All files (*)")
    )
    return Path(chosen) if chosen else None


def ask_for_new_diary(parent: QWidget, folder: Path) -> Path | None:
    """Ask for the name of a new diary, beginning in `folder`; None when the person thinks better of it."""
    # A diary that has this name already is opened. To ask whether it may be replaced would only frighten.
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("New diary: whose is it?"),
        str(folder),
        _("Diaries (*.b12)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    path = Path(chosen)
    # "Dr. Who" and "Mum 2.0" have no ending.
    is_named = path.suffix.casefold() == _ENDING
    return (path if is_named else path.with_name(f"{path.name}{_ENDING}")) if chosen else None
