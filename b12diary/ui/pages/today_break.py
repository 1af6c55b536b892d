"""Today during a break from the diary: nothing is asked, and going on is one press away."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.domain.factor import Exposure
from b12diary.i18n import _, day_text
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.today_sheet import Sheet
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class BreakCard(Card):
    """Says that there is a break, and since when. Hidden outside of one.

    Signals:
        ended(): the person goes on with the diary.
        sheet_asked(): the person wants to rate all the same, or to see what the day holds.
    """

    ended = Signal()
    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card that is not shown."""
        super().__init__(accent="symptom", parent=parent)
        self._heading = Label("", Role.HEADING)
        self._text = Label("")
        self._end = Button(_("Go &on with the diary"))
        self._open = Button("")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._end)
        flow.addWidget(self._open)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        for part in (self._heading, self._text, buttons):
            self.body.addWidget(part)
        self._end.clicked.connect(self.ended)
        self._open.clicked.connect(self.sheet_asked)
        self.hide()

    def fill(self, sheet: Sheet, *, is_calm: bool) -> None:
        """Show the break that the day lies in, if any; with `is_calm` the questions are not shown. Emits nothing."""
        pause = sheet.pause
        if pause is None:
            self.hide()
            return
        self._heading.setText(_heading(pause, sheet.today))
        self.setAccessibleName(self._heading.text())
        empty = _("Days without ratings stay empty. They never count as zero.")
        self._text.setText(f"{_('Nothing is asked.')} {empty}" if is_calm else empty)
        if sheet.is_empty:
            words = _("&Rate today anyway") if sheet.day == sheet.today else _("&Rate this day anyway")
        else:
            words = _("&Show what this day holds")
        self._open.setText(words)
        self._open.setVisible(is_calm)
        self._end.setVisible(pause.ends_on is None)
        self.show()

    def focus_start(self) -> None:
        """Put the focus on the way on."""
        focus_on(self._open if self._end.isHidden() else self._end)


def _heading(pause: Exposure, today: date) -> str:
    first, last = pause.starts_on, pause.ends_on
    if last is None:
        if first == today:
            return _("You are taking a break from today on.")
        return _("You have been taking a break since {day}.").format(day=_name(first, today))
    if first == last:
        return _("You took a break on {day}.").format(day=_name(first, today))
    return _("You took a break from {first} to {last}.").format(first=_name(first, today), last=_name(last, today))


def _name(day: date, today: date) -> str:
    return day_text(day, "weekday" if day.year == today.year else "long")
