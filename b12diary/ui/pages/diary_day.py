"""The list of one day: every entry with a way to change it in place, and what can be added or taken away."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue
from b12diary.domain.change import Part
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.i18n import _, day_text
from b12diary.suggestions.captions import BLOOD_TEST_CAPTION
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.diary_editors import FormEditor
from b12diary.ui.pages.diary_entries import DayEntry, Kind, entries_of
from b12diary.ui.pages.diary_event_form import EventForm
from b12diary.ui.pages.diary_history import HistoryLine
from b12diary.ui.pages.diary_result_form import ResultForm
from b12diary.ui.pages.diary_rows import EntryRow
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.short_label import ShortLabel

_NOT_YET = datetime(1, 1, 1, tzinfo=UTC)
"""Stands in new entries until the diary says when they were recorded."""


class NewEntry(QWidget):
    """A form for something that is not in the diary yet.

    Signals:
        added(object): the person wants this `Exposure` or `LabResult` recorded; its id is still empty.
        cancelled(): the person thinks better of it.
    """

    added = Signal(object)
    cancelled = Signal()

    def __init__(self, item: Exposure | LabResult, today: date) -> None:
        """Open the form on `item`, filled in as far as it is known."""
        super().__init__()
        is_event = isinstance(item, Exposure)
        self.editor = FormEditor(EventForm() if is_event else ResultForm())
        self.editor.fill_item(item, today)
        self.add_button = Button(_("&Add"), Variant.PRIMARY, height=40)
        self._cancel = Button(_("&Cancel"), Variant.TEXT, height=40)
        self.add_button.clicked.connect(self._add)
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self._cancel)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(16), space(12), space(16), space(12))
        layout.setSpacing(space(12))
        layout.addWidget(Label(_("New event") if is_event else _("New blood test"), Role.LABEL))
        layout.addWidget(self.editor)
        layout.addLayout(row)

    def _add(self) -> None:
        if self.editor.commit():
            self.added.emit(self.editor.form.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape thinks better of it; Enter in a field adds."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._add()
        else:
            super().keyPressEvent(event)


class DayCard(Card):
    """One day.

    Signals:
        rated(str, str, int): symptom, day as ISO text, value; cleared(str, str): the same without a value.
        noted(str, str): day as ISO text, and the words.
        recorded(object): a dose, event or blood test, new (its id is empty) or changed.
        removed(object): the `DayEntry` to take away.
        history_asked(object): the `DayEntry` whose history is wanted.
        erased(object): the `DayEntry` to erase for good.
        day_removed(object): take away what was written about this day (`date`).
        copy_asked(object): this day (`date`) is wanted as a table; tests_copy_asked(): all blood tests are.
    """

    rated = Signal(str, str, int)
    cleared = Signal(str, str)
    noted = Signal(str, str)
    recorded = Signal(object)
    removed = Signal(object)
    history_asked = Signal(object)
    erased = Signal(object)
    day_removed = Signal(object)
    copy_asked = Signal(object)
    tests_copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card that waits for its day."""
        super().__init__(padding=0, parent=parent)
        self.body.setSpacing(0)
        self._day = self._today = date(2000, 1, 1)
        self._rows: dict[str, EntryRow] = {}
        self._new: NewEntry | None = None
        self._title, self._aside = ShortLabel("", Role.HEADING), Label("", Role.SMALL, wraps=False)
        self.copy_button = Button(_("Copy table"), Variant.TEXT, icon_name="copy", height=40)
        self.copy_button.setAccessibleName(_("Copy this day as a table"))
        head = QWidget()
        line = FlowLayout(head)
        line.setContentsMargins(space(16), space(6), 4, space(6))
        line.addWidget(self._title)
        line.add_split()
        line.addWidget(self._aside)
        line.addWidget(self.copy_button)
        self.body.addWidget(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._add_about_tests()
        self.body.addWidget(Line())
        self._place_of_new = QVBoxLayout()
        self.body.addLayout(self._place_of_new)
        self._add_actions()
        self.body.addStretch(1)

    def _add_actions(self) -> None:
        actions = QWidget()
        flow = FlowLayout(actions)
        flow.setContentsMargins(space(16), space(10), space(4), space(10))
        self.event_button = Button(_("E&vent"), icon_name="plus", height=40)
        self.test_button = Button(_("Blood &test"), icon_name="plus", height=40)
        self.event_button.setAccessibleName(_("Add an event"))
        self.test_button.setAccessibleName(_("Add a blood test"))
        self.remove_button = Button(_("Remove this day"), Variant.TEXT, height=40)
        flow.addWidget(self.event_button)
        flow.addWidget(self.test_button)
        flow.add_split()
        flow.addWidget(self.remove_button)
        self.body.addWidget(actions)
        self.event_button.clicked.connect(self._open_event)
        self.test_button.clicked.connect(self._open_test)
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self._day))
        self.tests_button.clicked.connect(self.tests_copy_asked)
        self.remove_button.clicked.connect(lambda: self.day_removed.emit(self._day))

    def _add_about_tests(self) -> None:
        """Add what stands below the blood tests of a day."""
        self._about_tests = Label(catalogue().lab_caption, Role.SMALL)
        self._about_tests.setContentsMargins(space(16), 0, space(16), 0)
        self.evidence_button = EvidenceButton(BLOOD_TEST_CAPTION, catalogue().lab_caption)
        self.tests_button = Button(_("Copy all blood tests"), Variant.TEXT, icon_name="copy", height=40)
        self.tests_button.setAccessibleName(_("Copy all blood tests as a table"))
        self.body.addWidget(self._about_tests)
        self._with_tests = QWidget()
        row = FlowLayout(self._with_tests)
        row.setContentsMargins(4, 0, 4, 4)
        row.addWidget(self.evidence_button)
        row.addWidget(self.tests_button)
        self.body.addWidget(self._with_tests)
        for part in (self._about_tests, self._with_tests):
            part.hide()

    def row(self, row_key: str) -> EntryRow:
        """Return a row by `DayEntry.row_key`."""
        return self._rows[row_key]

    @property
    def new_entry(self) -> NewEntry | None:
        """The open form for something new; None when none is open."""
        return self._new

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show a day of the diary. Emits nothing."""
        if day != self._day:
            self.close_new()
            self._drop_rows()
        self._day, self._today = day, excerpt.today
        self._title.setText(day_text(day, "weekday" if day.year == excerpt.today.year else "long"))
        self.setAccessibleName(self._title.text())
        entries = entries_of(excerpt, day)
        is_empty = not any(entry.is_recorded for entry in entries)
        self._aside.setText(
            _("injection day") if day in excerpt.injection_days else _("nothing yet") if is_empty else ""
        )
        if [entry.row_key for entry in entries] != list(self._rows):
            self._set_rows(entries)
        for entry in entries:
            self._rows[entry.row_key].fill(entry, excerpt.today)
        has_tests = any(entry.kind is Kind.TEST for entry in entries)
        if (is_empty and holds_focus(self.copy_button)) or (not has_tests and holds_focus(self._with_tests)):
            focus_on(self.event_button)
        self.copy_button.setVisible(not is_empty)
        self._about_tests.setVisible(has_tests)
        self._with_tests.setVisible(has_tests)
        one_day = any(
            entry.is_recorded
            and (
                entry.kind in {Kind.RATING, Kind.NOTE}
                or (isinstance(entry.item, Exposure) and entry.item.starts_on == entry.item.ends_on)
            )
            for entry in entries
        )
        if not one_day and holds_focus(self.remove_button):
            focus_on(self.event_button)
        self.remove_button.setVisible(one_day)

    def _drop_rows(self) -> None:
        self._set_rows(())

    def _set_rows(self, entries: tuple[DayEntry, ...]) -> None:
        """Bring the rows into this order; those that stay keep the focus and what is open in them."""
        held = next((n for n, row in enumerate(self._rows.values()) if holds_focus(row)), None)
        kept = {entry.row_key for entry in entries}
        while item := self._list.takeAt(0):
            old = item.widget()
            if old is not None and (not isinstance(old, EntryRow) or old.entry.row_key not in kept):
                if holds_focus(old):
                    focus_on(self.event_button)
                old.hide()
                old.deleteLater()
        self._rows = {e.row_key: self._rows.get(e.row_key) or self._made(e) for e in entries}
        for row in self._rows.values():
            self._list.addWidget(Line())
            self._list.addWidget(row)
            row.show()
        if held is not None and not any(holds_focus(row) for row in self._rows.values()) and self._rows:
            rows = list(self._rows.values())
            focus_on(rows[min(held, len(rows) - 1)].edit_button)
        set_reading_order(self)

    def _made(self, entry: DayEntry) -> EntryRow:
        row = EntryRow(entry, self._today, self)
        symptom, day = (entry.key[0], entry.key[-1])
        row.opened.connect(lambda: self._open(row))
        row.rated.connect(lambda value: self.rated.emit(symptom, day, value))
        row.cleared.connect(lambda: self.cleared.emit(symptom, day))
        row.noted.connect(lambda text: self.noted.emit(day, text))
        row.changed.connect(self.recorded)
        row.removed.connect(lambda: self.removed.emit(row.entry))
        row.history_asked.connect(lambda: self.history_asked.emit(row.entry))
        row.erased.connect(lambda: self.erased.emit(row.entry))
        return row

    def _open(self, row: EntryRow) -> None:
        for other in self._rows.values():
            if other is not row and other.is_open:
                other.finish()
        row.open()
        set_reading_order(row)

    def _open_event(self) -> None:
        self._open_new(Exposure(ExposureId(""), FactorId(""), self._day, _NOT_YET, self._day))

    def _open_test(self) -> None:
        self._open_new(LabResult(LabResultId(""), self._day, AnalyteId(""), _NOT_YET))

    def _open_new(self, item: Exposure | LabResult) -> None:
        self.close_new()
        self._new = NewEntry(item, self._today)
        self._new.added.connect(self.recorded)
        self._new.cancelled.connect(self._cancel_new)
        self._place_of_new.addWidget(self._new)
        self._place_of_new.addWidget(Line())
        self._new.show()
        self._new.editor.focus_start()
        set_reading_order(self)

    def _cancel_new(self) -> None:
        button = self.event_button if isinstance(self._new and self._new.editor.form, EventForm) else self.test_button
        self.close_new()
        focus_on(button)

    def close_new(self) -> None:
        """Close the form for something new, if one is open."""
        held = self._new is not None and holds_focus(self._new)
        while item := self._place_of_new.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._new = None
        if held:
            focus_on(self.event_button)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields of the open form what does not fit."""
        if self._new is not None:
            self._new.editor.show_problems(problems)
            return
        for row in self._rows.values():
            if row.is_open:
                row.show_problems(problems)

    def show_history(self, part: Part, key: tuple[str, ...], lines: tuple[HistoryLine, ...]) -> None:
        """Show the history of one entry in its row."""
        for row in self._rows.values():
            if (row.entry.part, row.entry.key) == (part, key):
                row.show_history(lines)

    def give_back_note(self) -> None:
        """Keep the words of the note in its field as not kept yet."""
        for row in self._rows.values():
            if row.entry.kind is Kind.NOTE and row.editor is not None:
                row.editor.give_back()

    def commit(self) -> None:
        """Speak of everything that is typed in open rows but not told yet."""
        for row in self._rows.values():
            if row.is_open and row.editor is not None:
                row.editor.commit()
