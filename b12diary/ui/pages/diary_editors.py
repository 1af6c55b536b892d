"""What stands in an open row: the fields of its kind of entry, all behind one face."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from b12diary.domain.appointment import Appointment
from b12diary.domain.dose import Dose
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.rating import SCALES
from b12diary.domain.safety import SafetyTick
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.diary_entries import DayEntry, Kind
from b12diary.ui.pages.diary_event_form import EventForm
from b12diary.ui.pages.diary_result_form import ResultForm
from b12diary.ui.pages.diary_sign_form import SignForm
from b12diary.ui.pages.diary_visit_form import VisitForm
from b12diary.ui.pages.injections_form import DoseForm
from b12diary.ui.widgets.fields import TextArea
from b12diary.ui.widgets.rating_scale import RatingScale


class Editor(QWidget):
    """The fields of one entry; an entry without any can only be looked at.

    Signals:
        rated(int): a value was chosen; cleared(): it was taken away.
        noted(str): the note was written.
        changed(object): a dose, event, blood test, sign or appointment as the form says it now.
        finished(): the person has done what one comes here for.
    """

    rated = Signal(int)
    cleared = Signal()
    noted = Signal(str)
    changed = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        """Make an editor without fields."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def fill(self, entry: DayEntry, today: date) -> None:
        """Show the entry; what is being written stays. Emits nothing."""

    def focus_start(self) -> bool:
        """Put the focus where one begins; False when there is nothing to change."""
        return False

    def commit(self) -> bool:
        """Speak of what is typed but not told yet; True when nothing in it is in the way."""
        return True

    def give_back(self) -> None:
        """Count what was told last as not kept: the diary could not take it."""

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""


class _RatingEditor(Editor):
    def __init__(self, entry: DayEntry) -> None:
        super().__init__()
        self.scale = RatingScale(entry.name, scale=SCALES[entry.scale])
        self.scale.rated.connect(self.rated)
        self.scale.cleared.connect(self.cleared)
        self.scale.moved_on.connect(lambda _step: self.finished.emit())
        self.column.addWidget(self.scale)

    def fill(self, entry: DayEntry, today: date) -> None:
        self.scale.set_value(entry.rating)

    def focus_start(self) -> bool:
        focus_on(self.scale)
        return True


class _NoteEditor(Editor):
    def __init__(self) -> None:
        super().__init__()
        self.words = TextArea(_("Note"), lines=3)
        self.words.committed.connect(self.noted)
        self.column.addWidget(self.words)

    def fill(self, entry: DayEntry, today: date) -> None:
        self.words.fill(entry.text)

    def focus_start(self) -> bool:
        focus_on(self.words)
        edit = self.words.focusProxy()
        if isinstance(edit, QPlainTextEdit):
            edit.moveCursor(QTextCursor.MoveOperation.End)
        return True

    def commit(self) -> bool:
        self.words.commit()
        return True

    def give_back(self) -> None:
        self.words.give_back()


class _DoseEditor(Editor):
    def __init__(self) -> None:
        super().__init__()
        self.form = DoseForm()
        self.form.changed.connect(self.changed)
        self.form.entered.connect(self.finished)
        self.column.addWidget(self.form)

    def fill(self, entry: DayEntry, today: date) -> None:
        if isinstance(entry.item, Dose):
            self.form.fill(entry.item, today, is_new=False)

    def focus_start(self) -> bool:
        self.form.focus_start()
        return True

    def commit(self) -> bool:
        return self.form.commit()

    def show_problems(self, problems: dict[str, str]) -> None:
        self.form.show_problems(problems)


class FormEditor(Editor):
    """The form of an entry that has many fields, for one in the list and for a new one alike."""

    def __init__(self, form: EventForm | ResultForm | SignForm | VisitForm) -> None:
        """Take over the form."""
        super().__init__()
        self.form = form
        form.changed.connect(self.changed)
        self.column.addWidget(form)

    def fill(self, entry: DayEntry, today: date) -> None:
        """Show the event, blood test, sign or appointment of an entry."""
        if isinstance(entry.item, Exposure | LabResult | SafetyTick | Appointment):
            self.fill_item(entry.item, today)

    def fill_item(self, item: Exposure | LabResult | SafetyTick | Appointment, today: date) -> None:
        """Show what the form is for."""
        match self.form, item:
            case EventForm() as form, Exposure():
                form.fill(item, today)
            case ResultForm() as form, LabResult():
                form.fill(item, today)
            case SignForm() as form, SafetyTick():
                form.fill(item, today)
            case VisitForm() as form, Appointment():
                form.fill(item, today)

    def focus_start(self) -> bool:
        """Put the focus on the first field."""
        self.form.focus_start()
        return True

    def commit(self) -> bool:
        """Tell whether the form can be kept as it is."""
        return self.form.commit()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields what does not fit."""
        self.form.show_problems(problems)


_MAKERS: dict[Kind, Callable[[], Editor]] = {
    Kind.NOTE: _NoteEditor,
    Kind.DOSE: _DoseEditor,
    Kind.EVENT: lambda: FormEditor(EventForm()),
    Kind.TEST: lambda: FormEditor(ResultForm()),
    Kind.SIGN: lambda: FormEditor(SignForm()),
    Kind.VISIT: lambda: FormEditor(VisitForm()),
}


def editor_for(entry: DayEntry) -> Editor:
    """Return the editor of an entry."""
    return _RatingEditor(entry) if entry.kind is Kind.RATING else _MAKERS[entry.kind]()
