"""Words on the screen, each with a role that decides size, weight and tone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from b12diary.ui.theme import Role, look, set_role


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
        self.setText(text)

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
