"""The symptoms that are asked once a week: a quiet offer, never a demand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.i18n import _, list_text
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label

_NAMED = 3


class _OneLine(Label):
    """Words that stand in one line where there is room, and wrap where there is not."""

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


class WeeklyOffer(QWidget):
    """One line with two ways to answer it.

    Signals:
        opened(): the person wants to rate these symptoms now.
        put_off(): the person does not want to, this week.
    """

    opened = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an offer that is not shown."""
        super().__init__(parent)
        self._text = _OneLine("", quiet=True)
        self._open = Button(_("Rate these too"), Variant.TEXT, height=40)
        self._later = Button(_("Not this week"), Variant.TEXT, height=40)
        layout = FlowLayout(self)
        for part in (self._text, self._open, self._later):
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._open.clicked.connect(self.opened)
        self._later.clicked.connect(self.put_off)
        self.hide()

    def fill(self, names: Sequence[str]) -> None:
        """Offer these symptoms, or nothing. Emits nothing."""
        shown = list(names)
        if len(shown) > _NAMED + 1:
            shown = [*shown[:_NAMED], _("{n} others").format(n=len(shown) - _NAMED)]
        self._text.setText(_("Once a week, if you like: {names}.").format(names=list_text(shown)))
        self.setVisible(bool(shown))
