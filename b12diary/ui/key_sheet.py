"""The sheet with all keys, for people who would rather not use the mouse."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.commands import commands
from b12diary.ui.registry import PageEntry
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label


def rating_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys on a rating scale, each with what it does."""
    return (
        (_("0 to 9"), _("rate and go on to the next row")),
        (_("X or +"), _("rate 10 and go on")),
        (_("Left, Right"), _("rate one point lower or higher, and stay")),
        (_("Backspace"), _("take the rating away")),
        (_("Up, Down, Enter"), _("go to another row and rate nothing")),
        (_("Tab"), _("go to the next control")),
    )


class KeySheet(QDialog):
    """All keys in one list. Escape closes it."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        """Make the sheet for the pages there are."""
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(space(24))
        self._grid.setVerticalSpacing(space(6))
        self._grid.setColumnStretch(1, 1)
        native = QKeySequence.SequenceFormat.NativeText
        self._add_group(_("Rating"), rating_keys())
        self._add_group(_("Pages"), [(QKeySequence(e.keys).toString(native), e.text) for e in entries if e.keys])
        plain = [(QKeySequence(c.keys).toString(native), c.text.replace("&", "")) for c in commands() if c.keys]
        self._add_group(_("Everywhere"), plain)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        close = Button(_("&Close"), Variant.PRIMARY)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(scroll)
        layout.addWidget(row_of(close, stretch_after=0))
        self.resize(metric(480), metric(520))

    def _add_group(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(Label(title, Role.HEADING), at, 0, 1, 2)
        for n, (keys, meaning) in enumerate(rows, start=at + 1):
            self._grid.addWidget(Label(keys, Role.LABEL, wraps=False), n, 0)
            self._grid.addWidget(Label(meaning), n, 1)
