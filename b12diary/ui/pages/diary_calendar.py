"""The month calendar: one button a day, one tab stop, every day told in words to screen readers."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from b12diary.i18n import _, day_text
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.diary_marks import Mark, mark_words, paint_mark
from b12diary.ui.pages.diary_month import DayMarks, day_words, days_shown, first_of_month, month_later, weekday_names
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, control_height, font, look, metric, set_role, space
from b12diary.ui.widgets.assisted import Assisted
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label, Line

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DayCell(Assisted, QRadioButton):
    """One day. A radio button, because that is what screen readers should say: one of several is chosen.

    Signals:
        wanted(object): the person wants to see another day (`date`), by key.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Make a cell that waits for its day."""
        super().__init__(parent)
        self.answer_assistance()
        self.day, self.is_today, self._marks, self._is_aside = date.min, False, DayMarks(), False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, Role.BODY)

    def fill(self, day: date, marks: DayMarks, today: date, *, is_aside: bool, is_chosen: bool) -> None:
        """Show a day; `is_aside` = it belongs to the month before or after. Emits nothing."""
        self.day, self._marks, self._is_aside = day, marks, is_aside
        self.is_today = day == today
        self.setText(str(day.day))
        self.setAccessibleName(day_words(day, marks, today))
        # A radio button cannot be switched off by itself, and without its group it would be told as a check box.
        self.setAutoExclusive(False)
        self.setChecked(is_chosen)
        self.setEnabled(day <= today)
        self.update()

    def sizeHint(self) -> QSize:
        """At least 44 by 60."""
        return QSize(metric(44), control_height(60))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its number and three marks."""
        return QSize(max(44, QFontMetrics(font(Role.LABEL)).horizontalAdvance("30") + 12), control_height(60))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole cell is the target."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, Page Up and Page Down by months, Home and End to the ends of the month."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft and abs(_STEPS[key]) == 1
            self.wanted.emit(self.day + timedelta(days=-_STEPS[key] if is_mirrored else _STEPS[key]))
        elif key in _MONTHS:
            self.wanted.emit(month_later(self.day, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.wanted.emit(first_of_month(self.day))
        elif key == Qt.Key.Key_End:
            self.wanted.emit(month_later(first_of_month(self.day), 1) - timedelta(days=1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, a line under today's, and the marks."""
        painter = painter_for(QPainter(self))
        rect, is_chosen = QRectF(self.rect()), self.isChecked()
        if is_chosen:
            box(painter, rect, colour("soft"), colour("symptom"), 8, 3 if look().is_strict else 2)
        elif self.underMouse() and self.isEnabled():
            box(painter, rect, colour("hover"), None)
        is_off = not self.isEnabled()
        painter.setPen(colour("disabled" if is_off else "quiet" if self._is_aside else "text"))
        painter.setFont(font(Role.LABEL if is_chosen or self.is_today else Role.BODY))
        metrics, mark, gap = painter.fontMetrics(), space(10), 2
        top = (rect.height() - metrics.height() - mark - 3) / 2
        words = QRectF(0, top, rect.width(), metrics.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.is_today:
            wide = metrics.horizontalAdvance(self.text())
            painter.fillRect(QRectF((rect.width() - wide) / 2, words.bottom() - 1, wide, 2), colour("text"))
        if self._is_aside:
            return
        icons = self._marks.icons
        x = (rect.width() - len(icons) * mark - max(0, len(icons) - 1) * gap) / 2
        for name in icons:
            paint_mark(painter, name, QRectF(x, words.bottom() + 3, mark, mark))
            x += mark + gap


class MonthCalendar(Card):
    """A month, with a way to the months before and after.

    Signals:
        day_picked(object): the person wants to see this day (`date`), never one that is still to come.
        month_asked(object): the person turned to another month: its first day.
    """

    day_picked = Signal(object)
    month_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a calendar that waits for its month."""
        super().__init__(parent=parent)
        self._month = self._today = self._chosen = date(2000, 1, 1)
        self._back = Button(_("Month before"), Variant.ICON, icon_name="back", height=40)
        self._forward = Button(_("Month after"), Variant.ICON, icon_name="forward", height=40)
        self._title = Label("", Role.HEADING, wraps=False)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back.clicked.connect(lambda: self.month_asked.emit(month_later(self._month, -1)))
        self._forward.clicked.connect(lambda: self.month_asked.emit(month_later(self._month, 1)))
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._forward)
        self.body.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(2)
        for column, (short, long) in enumerate(weekday_names()):
            name = Label(short, Role.SMALL, wraps=False, parent=self)
            name.setAccessibleName(long)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
            grid.setColumnStretch(column, 1)
        self.cells = tuple(DayCell(self) for _n in range(42))
        for n, cell in enumerate(self.cells):
            grid.addWidget(cell, 1 + n // 7, n % 7)
            cell.clicked.connect(lambda _on, c=cell: self.day_picked.emit(c.day))
            cell.wanted.connect(self._want)
        self.body.addLayout(grid)
        self.body.addWidget(Line())
        keys = QWidget()
        flow = FlowLayout(keys, gap=14)
        for mark, word in mark_words().items():
            flow.addWidget(row_of(Mark(mark, 10), Label(word, Role.SMALL, wraps=False), gap=6))
        self.body.addWidget(keys)
        self.setAccessibleName(_("Calendar"))

    def fill(self, month: date, chosen: date, today: date, marks: Mapping[date, DayMarks]) -> None:
        """Show a month and the day that is chosen. The focus goes with the day. Emits nothing."""
        held = any(cell.hasFocus() for cell in self.cells)
        self._month, self._chosen, self._today = first_of_month(month), chosen, today
        self._title.setText(day_text(self._month, "month"))
        self._forward.explain_disabled(_("This is the present month.") if month_later(self._month, 1) > today else "")
        days = days_shown(self._month)
        stop = chosen if chosen in days else min(self._month, today)
        for cell, day in zip(self.cells, days, strict=True):
            is_aside = first_of_month(day) != self._month
            cell.fill(day, marks.get(day, DayMarks()), today, is_aside=is_aside, is_chosen=day == chosen)
            policy = Qt.FocusPolicy
            cell.setFocusPolicy(policy.StrongFocus if day == stop else policy.ClickFocus)
            if day == stop and held:
                focus_on(cell)
        for cell in self.cells:
            cell.setAutoExclusive(True)

    def cell(self, day: date) -> DayCell:
        """Return the cell of a day that is in sight."""
        return next(cell for cell in self.cells if cell.day == day)

    def focus_chosen(self) -> None:
        """Put the focus on the chosen day, or where the keys begin."""
        focus_on(next(cell for cell in self.cells if cell.focusPolicy() is Qt.FocusPolicy.StrongFocus))

    def _want(self, day: date) -> None:
        self.day_picked.emit(min(day, self._today))
