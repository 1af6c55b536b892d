"""The window that tells of a fault of the program, with details that hold no entries and can be handed to somebody."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from b12diary import __version__
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label

_PACKAGE = Path(__file__).resolve().parents[1]


def details(error: BaseException) -> str:
    """Return what a person who mends the program needs: versions, the kind of fault and where, and no entry.

    The fault's own words are left out on purpose: they may quote what somebody wrote in the diary.
    """
    lines = [
        f"B12 Diary {__version__}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        for frame in traceback.extract_tb(link.__traceback__):
            path = Path(frame.filename)
            place = path.relative_to(_PACKAGE.parent) if path.is_relative_to(_PACKAGE) else Path(path.name)
            lines.append(f"  {place.as_posix()}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


class FailureWindow(Frame):
    """Tells of a fault of the program: what it means for the diary, what to do, and the details to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Make the window for one fault."""
        super().__init__(_("Something in the program went wrong"), parent, width=560)
        self._details = details(error)
        self.body.addWidget(Label(_("Your diary is safe: each entry is saved as soon as you make it.")))
        self.body.addWidget(Label(_("You can go on. If it happens again, close the program and start it once more.")))
        self.body.addWidget(Label(_("The details below hold none of your entries."), Role.SMALL))
        shown = QPlainTextEdit(self._details)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(_("Details"))
        self.body.addWidget(shown)
        copy = Button(_("&Copy details"), icon_name="copy")
        close = Button(_("&Go on"), Variant.PRIMARY)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        close.clicked.connect(self.accept)
        self.buttons.addWidget(close)
        self.buttons.addWidget(copy)
        close.setFocus()
