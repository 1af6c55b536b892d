"""What stands beside the boxes of one row of a paper sheet: injection, event, note, and when it was filled in."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue
from b12diary.domain.factor import FactorId
from b12diary.i18n import _
from b12diary.ui.dialogs.typed_sheet_draft import Written, WrittenOn
from b12diary.ui.theme import metric
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextField

_AS_ABOVE = ""


class WrittenField(QWidget):
    """When one row was filled in, where that is another day than the sheet says.

    Signals:
        changed(object): a `WrittenOn`, or None = as the sheet says.
    """

    changed = Signal(object)

    def __init__(self, name: str, today: date) -> None:
        """Make the field, saying what the sheet says."""
        super().__init__()
        choices = [
            Choice(_AS_ABOVE, _("as above")),
            Choice(Written.SAME_DAY, _("on its day")),
            Choice(Written.ON_A_DAY, _("another day")),
            Choice(Written.UNKNOWN, _("not known")),
        ]
        self.how, self.day = Combo(choices, name), DateField(today, name, latest=today)
        self.how.setMinimumWidth(self.how.sizeHint().width())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.how)
        layout.addWidget(self.day)
        self.how.picked.connect(self._tell)
        self.day.picked.connect(self._tell)

    def fill(self, written: WrittenOn | None) -> None:
        """Show an answer. Emits nothing."""
        self.how.fill(_AS_ABOVE if written is None else written.how)
        self.day.fill(None if written is None else written.day)
        self.day.setVisible(written is not None and written.how is Written.ON_A_DAY)

    def _tell(self, _what: object) -> None:
        key = self.how.key() or _AS_ABOVE
        self.day.setVisible(key == Written.ON_A_DAY)
        self.changed.emit(None if key == _AS_ABOVE else WrittenOn(Written(key), self.day.day()))


class RowExtras(QObject):
    """The fields beside the boxes of one row; each is made only where its column is wanted.

    Signals:
        crossed(bool): the diamond; picked(str): the event, "" = none; noted(str): the words; written(object).
    """

    crossed = Signal(bool)
    picked = Signal(str)
    noted = Signal(str)
    written = Signal(object)

    def __init__(self, parent: QWidget, day_words: str, today: date) -> None:
        """Make nothing yet; `day_words` names the row for screen readers."""
        super().__init__(parent)
        self._day, self._today = day_words, today

    def injection(self, *, is_on: bool, is_held: bool) -> CheckBox:
        """Return the diamond to be crossed; a day whose injection is in the diary cannot get a second one here."""
        field = CheckBox("", height=40)
        field.setAccessibleName(_("Injection, {day}").format(day=self._day))
        field.setChecked(is_on or is_held)
        field.setEnabled(not is_held)
        field.setFixedWidth(metric(44))
        if is_held:
            field.setToolTip(_("This injection is in the diary already."))
            field.setAccessibleDescription(field.toolTip())
        field.clicked.connect(self.crossed)
        return field

    def happening(self, factor: FactorId | None) -> Combo:
        """Return the choice of an event."""
        events = [Choice(f.id, f.label) for f in catalogue().factors if f.on_today]
        field = Combo([Choice("", _("nothing")), *events], _("Anything different, {day}").format(day=self._day))
        field.fill(factor or "")
        field.setMinimumWidth(metric(148))
        field.picked.connect(self.picked)
        return field

    def note(self, text: str) -> TextField:
        """Return the note."""
        field = TextField(_("Note, {day}").format(day=self._day), height=40)
        field.fill(text)
        field.setMinimumWidth(metric(140))
        field.textEdited.connect(self.noted)
        return field

    def written_on(self, written: WrittenOn | None) -> WrittenField:
        """Return the answer to when this row was filled in."""
        field = WrittenField(_("Filled in, {day}").format(day=self._day), self._today)
        field.fill(written)
        field.changed.connect(self.written)
        return field
