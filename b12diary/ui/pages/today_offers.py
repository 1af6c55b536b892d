"""The last row of Today: the symptoms asked once a week, and a break. Quiet offers, never demands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.i18n import _, list_text
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.short_label import ShortLabel

_NAMED = 3


class Offers(QWidget):
    """One line; what is not offered takes no room.

    Signals:
        weekly_opened(): the person wants to rate the weekly symptoms now.
        weekly_put_off(): the person does not want to, this week.
        break_asked(): the person wants to be left in peace for a while.
    """

    weekly_opened = Signal()
    weekly_put_off = Signal()
    break_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a row that offers nothing."""
        super().__init__(parent)
        self._text = ShortLabel("", quiet=True)
        self._open = Button(_("Rate these too"), Variant.TEXT, height=40, wraps=True)
        self._later = Button(_("Not this week"), Variant.TEXT, height=40, wraps=True)
        self._break = Button(_("Take a break from the diary"), Variant.TEXT, height=40, wraps=True)
        layout = FlowLayout(self)
        for part in (self._text, self._open, self._later):
            layout.addWidget(part)
        layout.add_split()
        layout.addWidget(self._break)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._open.clicked.connect(self.weekly_opened)
        self._later.clicked.connect(self.weekly_put_off)
        self._break.clicked.connect(self.break_asked)
        self.fill((), has_break=False)

    def fill(self, names: Sequence[str], *, has_break: bool) -> None:
        """Offer these weekly symptoms, if any, and a break. Emits nothing."""
        shown = list(names)
        if len(shown) > _NAMED + 1:
            shown = [*shown[:_NAMED], _("{n} others").format(n=len(shown) - _NAMED)]
        self._text.setText(_("Once a week, if you like: {names}.").format(names=list_text(shown)))
        for part in (self._text, self._open, self._later):
            part.setVisible(bool(shown))
        self._break.setVisible(has_break)
        self.setVisible(bool(shown) or has_break)
