"""The sheet with all keys, for people who would rather not use the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.commands import commands
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.registry import PageEntry
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label


def rating_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys on a rating scale, each with what it does."""
    return (
        (_("0 to 9"), _("rate and go on to the next row")),
        (_("X or +"), _("rate 10 and go on")),
        (_("0 to 3"), _("with simple words: none, mild, moderate, severe")),
        (_("Left, Right"), _("rate one point lower or higher, and stay")),
        (_("Backspace"), _("take the rating away")),
        (_("Up, Down, Enter"), _("go to another row and rate nothing")),
    )


def control_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys that move about and press, each with what it does."""
    return (
        (_("Tab, Shift+Tab"), _("go to the next control, or back")),
        (_("Space, Enter"), _("press what is marked")),
        (_("Left, Right"), _("choose among words in a row")),
        (_("Alt and a letter"), _("press what has this letter underlined; open a menu")),
        (_("Escape"), _("close a window, a menu or a list")),
        (_("Ctrl+Enter"), _("finish writing a note")),
    )


def date_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys for days, each with what it does."""
    return (
        (_("Alt+Down"), _("in a field for a date: open the calendar")),
        (_("Arrow keys"), _("in a calendar: another day or week")),
        (_("Page Up, Page Down"), _("in a calendar: another month")),
        (_("Home, End"), _("in a calendar: the first or last day of the month")),
    )


class KeySheet(Frame):
    """All keys in one list. Escape closes it."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        """Make the sheet for the pages there are."""
        super().__init__(_("Keys"), parent, width=680)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(24))
        self._grid.setVerticalSpacing(space(6))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._words: list[str] = []
        native = QKeySequence.SequenceFormat.NativeText
        self._add_group(_("Rating"), rating_keys())
        self._add_group(_("Everywhere"), control_keys())
        self._add_group(_("Dates"), date_keys())
        self._add_group(_("Pages"), [(QKeySequence(e.keys).toString(native), e.text) for e in entries if e.keys])
        plain = [(QKeySequence(c.keys).toString(native), c.text.replace("&", "")) for c in commands() if c.keys]
        self._add_group(_("Menus"), plain)
        self.read_by_keys(_("Keys"), ". ".join(self._words))
        close = Button(_("&Close"), Variant.PRIMARY)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.buttons.add_split()
        self.buttons.addWidget(close)
        close.setFocus()

    def _add_group(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        at = self._grid.rowCount()
        heading = Label(title, Role.HEADING)
        heading.setContentsMargins(0, space(12) if self._words else 0, 0, 0)
        self._grid.addWidget(heading, at, 0, 1, 2)
        self._words.append(title)
        for n, (keys, meaning) in enumerate(rows, start=at + 1):
            self._words.append(_("{keys}: {meaning}").format(keys=keys, meaning=meaning))
            self._grid.addWidget(Label(keys, Role.LABEL, wraps=False), n, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(meaning), n, 1)
