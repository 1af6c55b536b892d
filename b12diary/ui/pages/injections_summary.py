"""The head of the Injections page: the last one, the next one if a plan was typed, and the big button."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.schedule import planned_next
from b12diary.i18n import _, day_text
from b12diary.ui.pages.injections_view import days_ago, days_ahead
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label, Line


class _Block(QWidget):
    """A small heading, what matters, and a line under it."""

    def __init__(self, heading: str, role: Role) -> None:
        super().__init__()
        self.heading = Label(heading, Role.SMALL)
        self.main = Label("", role)
        self.under = Label("", quiet=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.heading, self.main, self.under):
            layout.addWidget(part)
        layout.addStretch(1)


class InjectionSummary(Card):
    """Two blocks and the button, side by side or under one another.

    Signals:
        record_asked(): the person wants to record an injection.
    """

    record_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card, still empty."""
        self._line_up: QBoxLayout | None = None
        super().__init__(padding=20, parent=parent)
        self._last = _Block(_("Last injection"), Role.NUMBER)
        self._next = _Block(_("Next planned"), Role.HEADING)
        self._between = Line(upright=True)
        self.button = Button(_("Record an &injection"), Variant.PRIMARY, icon_name="diamond", height=56, wraps=True)
        self.button.setAccessibleName(_("Record an injection"))
        policy = self.button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(policy)
        self._line_up = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line_up.setSpacing(space(20))
        self._line_up.addWidget(self._last, 1)
        self._line_up.addWidget(self._between)
        self._line_up.addWidget(self._next, 1)
        self._line_up.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._line_up)
        self.button.clicked.connect(self.record_asked)

    def fill(self, excerpt: Excerpt) -> None:
        """Show what the diary holds. Emits nothing."""
        days, today = excerpt.injection_days, excerpt.today
        if days:
            ago = days_ago(days[-1], today)
            self._last.main.setText(ago[:1].upper() + ago[1:])
            self._last.under.setText(_long(days[-1]))
        else:
            self._last.main.setText(_("None yet"))
            self._last.under.setText(_("Record your last one, with its own date."))
        planned = planned_next(excerpt.doses, excerpt.regimens, today)
        self._next.setVisible(planned is not None)
        if planned is not None:
            self._next.main.setText(_long(planned.day))
            when = days_ahead(planned.day, today)
            self._next.under.setText(_("{when}, from the plan you typed").format(when=when))
        self._choose_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        super().resizeEvent(event)
        self._choose_form()

    def restyle(self) -> None:
        """Choose the form that fits the text size."""
        super().restyle()
        self._choose_form()

    def _choose_form(self) -> None:
        if self._line_up is None:
            return
        is_wide = self.width() >= metric(440) + self.button.sizeHint().width() + 3 * space(20)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._line_up.direction() is not direction:
            self._line_up.setDirection(direction)
        self._line_up.setAlignment(
            self.button, Qt.AlignmentFlag.AlignVCenter if is_wide else Qt.AlignmentFlag.AlignLeft
        )
        self._between.setVisible(is_wide and not self._next.isHidden())


def _long(day: date) -> str:
    return day_text(day, "long")
