"""A calendar that opens under a field of a date."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from b12diary.i18n import _, day_text, first_weekday, language
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, metric
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label


class CalendarPopup(QFrame):
    """The calendar under a field; Escape or a click elsewhere closes it.

    Signals:
        chosen(object): the `date` that the person chose by click or Enter.
    """

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        """Make the calendar, still hidden."""
        super().__init__(field, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(language()))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek(first_weekday() + 1))
        self.calendar.setNavigationBarVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setMinimumSize(7 * metric(44), 7 * control_height(36))
        for part in (self.calendar, *self.calendar.findChildren(QTableView)):
            part.setAccessibleName(_("Calendar"))
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(colour("text"))
        quiet.setForeground(colour("quiet"))
        # The toolkit paints weekends red; here red is for injections.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setHeaderTextFormat(quiet)
        self._month = Label("", Role.HEADING, wraps=False)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = Button(_("Month before"), Variant.BARE, icon_name="back", height=40)
        forward = Button(_("Month after"), Variant.BARE, icon_name="forward", height=40)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._month, 1)
        head.addWidget(forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(head)
        layout.addWidget(self.calendar)
        back.clicked.connect(self.calendar.showPreviousMonth)
        forward.clicked.connect(self.calendar.showNextMonth)
        self.calendar.currentPageChanged.connect(self._name_month)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)

    def show_day(self, day: date, latest: date | None) -> None:
        """Select a day, and offer none after `latest`."""
        if latest is not None:
            self.calendar.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._name_month(day.year, day.month)

    def _name_month(self, year: int, month: int) -> None:
        self._month.setText(day_text(date(year, month, 1), "month"))

    def _choose(self, chosen: QDate) -> None:
        if self.isVisible():
            self.hide()
            self.chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border."""
        box(painter_for(QPainter(self)), QRectF(self.rect()), colour("surface"), colour("edge"), 0)
