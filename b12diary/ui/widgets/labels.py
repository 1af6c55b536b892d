"""Words on the screen, each with a role that decides size, weight and tone."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from b12diary.ui.theme import Role, look, set_role

_LONG_RUN = re.compile(r"\S{31,}")
_PIECE = 24


def breakable(text: str) -> str:
    """Return `text` with unseen places to break in runs of over 30 letters: an address must not widen the window."""

    def broken(run: re.Match[str]) -> str:
        whole = run.group()
        return "\N{ZERO WIDTH SPACE}".join(whole[n : n + _PIECE] for n in range(0, len(whole), _PIECE))

    return _LONG_RUN.sub(broken, text)


class Label(QLabel):
    """Plain text in a role. It never reads its text as HTML, and wraps unless told not to."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        wraps: bool = True,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a label; `quiet` takes the secondary colour."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if quiet:
            self.setProperty("tone", "quiet")
        set_role(self, role)
        self._words = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; where it wraps, a word too long for any line is broken."""
        self._words = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """One line when it wraps: the toolkit would ask for the height of a narrow label, however wide this one is."""
        size = super().minimumSizeHint()
        if self.wordWrap():
            size.setHeight(self.fontMetrics().height())
        return size


class Line(QFrame):
    """A thin line between groups, lying or (`upright`) standing."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        """Make a line that takes the length it is given."""
        super().__init__(parent)
        self._upright = upright
        self.setAutoFillBackground(True)
        self.restyle()

    def restyle(self) -> None:
        """Take width and colour from the look."""
        wide = look().border
        if self._upright:
            self.setFixedWidth(wide)
        else:
            self.setFixedHeight(wide)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look().colours.line)
        self.setPalette(palette)
