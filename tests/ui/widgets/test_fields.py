"""Fields for words and days: silent when filled, they speak once the person is done, and every one has a name."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12diary.i18n import day_text
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.fields import TextArea, TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.passphrase_field import PassphraseField

TODAY = date(2026, 11, 22)
SOME_DAY = date(2026, 9, 16)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(TODAY, "Date", latest=TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def edit_of(field: DateField) -> QLineEdit:
    found = field.findChild(QLineEdit)
    assert found is not None
    return found


def type_in(field: DateField, text: str) -> None:
    edit_of(field).setText(text)
    QTest.keyClick(edit_of(field), Qt.Key.Key_Return)


def test_an_empty_day_is_no_day(field: DateField) -> None:
    assert field.day() is None
    assert edit_of(field).text() == ""


def test_filling_a_day_says_nothing(field: DateField) -> None:
    said: list[object] = []
    field.picked.connect(said.append)
    field.fill(SOME_DAY)
    field.fill(None)
    field.fill(SOME_DAY)
    assert (said, field.day()) == ([], SOME_DAY)
    QTest.keyClick(edit_of(field), Qt.Key.Key_Return)
    assert said == []


def test_a_typed_day_is_told_once_and_written_out(field: DateField) -> None:
    said: list[object] = []
    field.picked.connect(said.append)
    type_in(field, "16/9/26")
    type_in(field, "16/9/26")
    assert said == [SOME_DAY]
    assert edit_of(field).text() == day_text(SOME_DAY)


def test_emptying_the_field_is_told(field: DateField) -> None:
    said: list[object] = []
    field.fill(SOME_DAY)
    field.picked.connect(said.append)
    type_in(field, "")
    assert said == [None]


def test_what_cannot_be_read_stays_and_is_explained(field: DateField) -> None:
    said: list[object] = []
    field.picked.connect(said.append)
    type_in(field, "last Tuesday")
    assert (said, field.day(), edit_of(field).text()) == ([], None, "last Tuesday")
    assert "like" in field.problem
    type_in(field, "16 Sep 2026")
    assert field.problem == ""


def test_a_day_that_can_be_read_in_two_ways_says_how_it_was_read(field: DateField) -> None:
    told: list[object] = []
    field.picked.connect(told.append)
    field.picked.connect(field.fill)  # as pages do that show what the diary holds
    type_in(field, "03/04/2026")
    assert told == [date(2026, 4, 3)]
    assert edit_of(field).text() == "3 Apr 2026"
    assert field.note == "Read as 3 Apr. If you mean 4 Mar, write the month as a word."
    assert field.problem == ""
    type_in(field, "4 mar")
    assert told[1:] == [date(2026, 3, 4)]
    assert field.note == ""


@pytest.mark.parametrize(("text", "note"), [("Thursday", "Read as Thursday 19 November."), ("yesterday", "")])
def test_a_weekday_is_shown_with_its_date(field: DateField, text: str, note: str) -> None:
    type_in(field, text)
    assert field.note == note
    assert field.day() is not None


def test_a_field_for_days_to_come_takes_the_nearest(qtbot: QtBot) -> None:
    field = DateField(TODAY, "Appointment")
    qtbot.addWidget(field)
    type_in(field, "3 dec")
    assert field.day() == date(2026, 12, 3)


def test_a_day_still_to_come_is_refused(field: DateField) -> None:
    said: list[object] = []
    field.picked.connect(said.append)
    type_in(field, "2026-11-23")
    assert said == []
    assert field.problem == "This day is still to come."


def test_the_calendar_opens_by_key_and_chooses(field: DateField) -> None:
    said: list[object] = []
    field.picked.connect(said.append)
    QTest.keyClick(edit_of(field), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field._popup
    assert popup is not None
    assert popup.isVisible()
    assert popup.calendar.selectedDate() == QDate(2026, 11, 22)
    popup.calendar.setSelectedDate(QDate(2026, 9, 16))
    QTest.keyClick(popup.calendar, Qt.Key.Key_Return)
    popup.calendar.activated.emit(QDate(2026, 9, 16))
    assert said == [SOME_DAY]
    assert not popup.isVisible()


def test_a_line_is_told_when_it_is_left_and_only_if_it_changed(qtbot: QtBot) -> None:
    field = TextField("Note")
    qtbot.addWidget(field)
    said: list[str] = []
    field.committed.connect(said.append)
    field.fill("tired")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == []
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["tired!"]


def test_filling_does_not_take_words_away_under_the_hands(qtbot: QtBot) -> None:
    field, area = TextField("Note"), TextArea("Note")
    for widget in (field, area):
        qtbot.addWidget(widget)
        widget.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "half a wo")
    field.fill("from the diary")
    assert field.text() == "half a wo"


def test_an_area_counts_and_never_holds_more_than_it_may(qtbot: QtBot) -> None:
    area = TextArea("What I want to say", most_letters=10, counts=True)
    qtbot.addWidget(area)
    said: list[str] = []
    area.edited.connect(said.append)
    area.fill("four")
    assert said == []
    edit = area.findChild(QPlainTextEdit)
    assert edit is not None
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(" and many more letters")
    assert area.text() == "four and m"
    assert area._count.text() == "10 of 10 letters"


def test_tab_leaves_an_area_and_tells(qtbot: QtBot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    area.show()
    edit = area.findChild(QPlainTextEdit)
    assert edit is not None
    edit.insertPlainText("legs heavy")
    with qtbot.waitSignal(area.committed) as told:
        edit.left.emit()  # type: ignore[attr-defined]  # the signal of our own subclass
    assert told.args == ["legs heavy"]


def test_every_row_of_a_form_names_its_field(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    day, medicine, note, area = DateField(TODAY), Combo(), TextField(), TextArea()
    form.add_row(("date", "&Date", day), ("medicine", "&Medicine", medicine))
    form.add("note", "Note", note, hint="In your own words.")
    form.add("area", "More", area)
    named = [edit_of(day), medicine, note, area.focusProxy()]
    assert [w.accessibleName() for w in named if w is not None] == ["Date", "Medicine", "Note", "More"]
    assert note.accessibleDescription() == "In your own words."
    assert form.field("date").label.buddy() is edit_of(day)


def test_a_problem_stands_under_its_field_and_gets_the_focus(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    first, second = TextField(), TextField()
    form.add("first", "First", first)
    form.add("second", "Second", second)
    form.show()
    form.activateWindow()
    form.show_problems({"second": "an amount is above 0"})
    qtbot.waitUntil(lambda: QApplication.focusWidget() is second)
    assert second.accessibleDescription() == "an amount is above 0"
    form.show_problems({})
    assert second.accessibleDescription() == ""


def test_a_word_without_end_breaks_and_widens_nothing(qtbot: QtBot) -> None:
    label = Label("https://example.org/" + "a" * 300)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 400
    assert label.text() == "https://example.org/" + "a" * 300


def test_alt_and_the_letter_of_a_label_lead_into_its_field(qtbot: QtBot) -> None:
    form, first, second, day = Form(), PassphraseField(), PassphraseField(), DateField(TODAY)
    form.add("day", "&Day", day)
    form.add("first", "New &passphrase", first)
    form.add("second", "The same &again", second)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    for key, line in ((Qt.Key.Key_A, second.line), (Qt.Key.Key_D, edit_of(day)), (Qt.Key.Key_P, first.line)):
        QTest.keyClick(form, key, Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is line
