"""Words on the screen, each with a role that decides size, weight and tone."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.theme import Role, look, set_role

_LONG_RUN = re.compile(r"\S{31,}")
_PIECE = 24
_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """Return `text` with unseen places to break in runs of over 30 letters: an address must not widen the window."""

    def broken(run: re.Match[str]) -> str:
        whole = run.group()
        return _BREAK.join(whole[n : n + _PIECE] for n in range(0, len(whole), _PIECE))

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
        self._words, self._is_named_anew = "", False
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; where it wraps, a word too long for any line is broken."""
        shown = self._shown(text) if self.wordWrap() else text
        if shown != text or self._is_named_anew:
            # What is read out, and copied from there, is the text without the places to break.
            self._is_named_anew = shown != text
            self.setAccessibleName(text if self._is_named_anew else "")
        self._words = text
        super().setText(shown)

    @staticmethod
    def _shown(text: str) -> str:
        return breakable(text)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """One line when it wraps: the toolkit would ask for the height of a narrow label, however wide this one is."""
        size = super().minimumSizeHint()
        if self.wordWrap():
            size.setHeight(self.fontMetrics().height())
        return size


class PlaceLabel(Label):
    """Where a file is. It has no blanks to wrap at, so it breaks after its separators; it can be marked and copied."""

    def __init__(self, text: str = "", *, quiet: bool = False, parent: QWidget | None = None) -> None:
        """Make a label; `quiet` takes the secondary colour."""
        super().__init__(text, quiet=quiet, parent=parent)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        copies = QAction(_("Copy"), self)
        copies.triggered.connect(self._copy)
        self.addAction(copies)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy(self) -> None:
        """Copy what is marked, or all of it, without the unseen places to break: no file has such a name."""
        QGuiApplication.clipboard().setText((self.selectedText() or self.text()).replace(_BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by key as well."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _shown(text: str) -> str:
        return breakable(text.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))


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
