"""Going from day to day: back, to today, forward."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.theme import space
from b12diary.ui.widgets.buttons import Button, Variant


class DayStepper(QWidget):
    """Three buttons that ask for another day. They never go past today.

    Signals:
        day_asked(object): the `date` that the person wants to see.
    """

    day_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a stepper that waits for its day."""
        super().__init__(parent)
        self._day = self._today = date.min
        self._back = Button(_("Day before"), Variant.ICON, icon_name="back", height=40, parent=self)
        self._now = Button(_("Today"), height=40, parent=self)
        self._forward = Button(_("Day after"), Variant.ICON, icon_name="forward", height=40, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        for button in (self._back, self._now, self._forward):
            layout.addWidget(button)
        self._now.setAccessibleName(_("Go to today"))
        self._back.clicked.connect(lambda: self.day_asked.emit(self._day - timedelta(days=1)))
        self._now.clicked.connect(lambda: self.day_asked.emit(self._today))
        self._forward.clicked.connect(lambda: self.day_asked.emit(self._day + timedelta(days=1)))

    def set_day(self, day: date, today: date) -> None:
        """Show where one is. Emits nothing."""
        self._day, self._today = day, today
        self._forward.explain_disabled(_("This is today.") if day >= today else "")
