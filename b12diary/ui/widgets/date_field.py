"""A day, typed or picked from a calendar. It may be empty, and never pretends to hold a day that nobody chose."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from b12diary.i18n import _, day_text
from b12diary.ui.announce import announce
from b12diary.ui.day_input import Reading, reading_of
from b12diary.ui.theme import Role, control_height, set_role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.calendar_popup import CalendarPopup
from b12diary.ui.widgets.labels import Label


class DateField(QWidget):
    """A field for a day. Alt+Down or the button opens the calendar.

    Signals:
        picked(object): the `date` that the person typed or chose, or None when the field was emptied.
    """

    picked = Signal(object)

    def __init__(
        self,
        today: date,
        name: str = "",
        *,
        latest: date | None = None,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field; days after `latest` are refused with a sentence (None = any day may be named)."""
        super().__init__(parent)
        self._today, self._latest, self._height = today, latest, height
        self._day: date | None = None
        self._popup: CalendarPopup | None = None
        self._edit = QLineEdit(self)
        set_role(self._edit, Role.BODY)
        self._button = Button(_("Open the calendar"), Variant.BARE, icon_name="diary", height=height - 4, parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._problem = Label("", parent=self)
        self._problem.hide()
        self._is_note = False
        self.setFocusProxy(self._edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._edit.installEventFilter(self)
        self._edit.editingFinished.connect(self._read)
        self._edit.textChanged.connect(self._changed)
        self._button.clicked.connect(self.open_calendar)
        if name:
            self.set_name(name)
        self.set_today(today, latest)

    def set_today(self, today: date, latest: date | None = None) -> None:
        """Take another day as the present one; `latest` as at the start."""
        self._today, self._latest = today, latest
        self._edit.setAccessibleDescription(
            _("Type a day like {example}, or “yesterday”. Alt and Down open a calendar.").format(
                example=day_text(today)
            )
        )

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self._edit.setAccessibleName(name)

    def day(self) -> date | None:
        """Return the day in the field, None when it is empty or cannot be read."""
        return self._day

    @property
    def problem(self) -> str:
        """What does not fit in what was typed; empty when all is well."""
        return "" if self._is_note else self._told

    @property
    def _told(self) -> str:
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def note(self) -> str:
        """How what was typed was read, where there are two ways; empty where there is one."""
        return self._told if self._is_note else ""

    def fill(self, day: date | None) -> None:
        """Show a day, or none. Emits nothing."""
        if day != self._day or not self._is_note:
            self._say("")
        self._day = day
        self._edit.setText("" if day is None else day_text(day))

    def commit(self) -> None:
        """Read what is typed now, as on leaving the field."""
        self._read()

    def open_calendar(self) -> None:
        """Show the calendar on the day of the field, or on today."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self._choose)
        self._popup.show_day(self._day or self._today, self._latest)
        self._popup.adjustSize()
        corner = self.mapToGlobal(QPoint(0, self._edit.height() + 2))
        area = self.screen().availableGeometry()
        size = self._popup.sizeHint()
        corner.setX(max(area.left(), min(corner.x(), area.right() - size.width())))
        if corner.y() + size.height() > area.bottom():
            corner.setY(max(area.top(), self.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2))
        self._popup.move(corner)
        self._popup.show()
        self._popup.calendar.setFocus()

    def _choose(self, day: date) -> None:
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._take(day)

    def _changed(self) -> None:
        # Assistive software, dictation too, puts words in where the focus need not be; nobody then leaves the field.
        if not self._edit.hasFocus():
            self._read()

    def _read(self) -> None:
        text = self._edit.text().strip()
        if not text:
            self._say("")
            if self._day is not None:
                self._day = None
                self.picked.emit(None)
            return
        if self._day is not None and text == day_text(self._day):
            return
        found = reading_of(text, self._today, may_be_ahead=self._latest is None)
        if found is None:
            self._day = None
            self._say(_("Write the day like {example}.").format(example=day_text(self._today)))
            return
        self._take(found.day, self._said_of(found))

    def _said_of(self, found: Reading) -> str:
        """Say how it was read, where the person may have meant another day."""
        if found.by_weekday:
            return _("Read as {day}.").format(day=day_text(found.day, "weekday"))
        if found.other is None or (self._latest is not None and found.other > self._latest):
            return ""
        return _("Read as {day}. If you mean {other}, write the month as a word.").format(
            day=day_text(found.day, "no_year"), other=day_text(found.other, "no_year")
        )

    def _take(self, day: date, note: str = "") -> None:
        if self._latest is not None and day > self._latest:
            self._day = None
            self._edit.setText(day_text(day))
            self._say(_("This day is still to come."))
            return
        changed = day != self._day
        self._say("")
        self.fill(day)
        if note:
            self._say(note, is_note=True)
            announce(self, note)
        if changed:
            self.picked.emit(day)

    def _say(self, text: str, *, is_note: bool = False) -> None:
        self._is_note = is_note and bool(text)
        if text != self._told:
            self._problem.setText(text)
            self._problem.setVisible(bool(text))
            self.updateGeometry()
            self._arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Open the calendar by key, as drop-downs do; on being left, read also words that no key has typed."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
                self._read()
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if is_alt_down or event.key() == Qt.Key.Key_F4:
                self.open_calendar()
                return True
        return False

    def restyle(self) -> None:
        """Take sizes from the look; the calendar is made anew when it is next opened."""
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """A date, the button, and the sentence under them if there is one."""
        width = (
            self._edit.fontMetrics().horizontalAdvance("30 MMM 2026") + 2 * space(12) + self._button.sizeHint().width()
        )
        height = control_height(self._height)
        if self._told:
            height += 4 + self._problem.heightForWidth(max(width, self.width()))
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """The same: a cut date cannot be read."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place field, button and sentence."""
        self._arrange()

    def _arrange(self) -> None:
        height, button = control_height(self._height), self._button.sizeHint().width()
        self._edit.setGeometry(0, 0, self.width(), height)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._edit.setTextMargins(button - 8 if is_mirrored else 0, 0, 0 if is_mirrored else button - 8, 0)
        self._button.setGeometry(2 if is_mirrored else self.width() - button - 2, 2, button, height - 4)
        self._button.raise_()
        self._problem.setGeometry(0, height + 4, self.width(), self._problem.heightForWidth(self.width()))
