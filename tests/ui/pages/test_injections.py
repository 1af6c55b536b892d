"""Injections, as a person records them; keys, names and small windows."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, DoseReason, Route
from b12diary.domain.preferences import Theme
from b12diary.errors import DiaryUnwritableError
from b12diary.ui.widgets.chips import ChipGroup
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named, words
from tests.ui.pages.injections_desk import (
    MG,
    TODAY,
    button,
    message,
    new_doses,
    open_last,
    shown,
    two_injections,
    write,
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = two_injections(clock)
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    with desk_on(qtbot, "injections", diary, clock) as desk:
        yield desk


@pytest.fixture
def empty(qtbot: QtBot, clock: SetClock) -> Iterator[Desk]:
    diary = Diary.in_memory(clock)
    with desk_on(qtbot, "injections", diary, clock) as desk:
        yield desk
    diary.close()


# --- the head


def test_the_head_says_when_the_last_was_and_the_next_is_planned(desk: Desk) -> None:
    said = words(shown(desk).summary)
    assert {"67 days ago", "Wednesday 16 September 2026", "Wednesday 9 December 2026"} <= said
    assert "in 17 days, from the plan you typed" in said


def test_without_a_plan_no_next_day_is_named(desk: Desk) -> None:
    (plan,) = desk.diary.excerpt().regimens
    desk.diary.remove(plan)
    assert "Next planned" not in words(shown(desk).summary)
    assert "Type in my plan" in {b.accessibleName() for b in desk.page.findChildren(QPushButton) if b.isVisible()}


def test_an_empty_diary_helps_on(empty: Desk) -> None:
    said = words(empty.page)
    assert {"None yet", "Record your last one, with its own date."} <= said
    assert "They appear here, with the days between them. Past ones can be added in one go." in said


def test_showing_writes_nothing_and_says_nothing(desk: Desk) -> None:
    page, before = shown(desk), n_steps(desk.diary)
    told: list[object] = []
    for signal in (page.recorded, page.changed, page.removed, page.plan_recorded, page.draft_asked):
        signal.connect(lambda *said: told.append(said))
    open_last(desk)
    for _turn in range(2):
        page.refresh(desk.diary.excerpt(), TODAY)
    button(page, "Done").click()
    assert (n_steps(desk.diary), told) == (before, [])


# --- recording


def test_one_like_the_last_takes_two_presses_from_anywhere(desk: Desk) -> None:
    desk.shell.show_page("today")
    commands = [a for a in desk.window.findChildren(QAction) if a.shortcut().toString() == "Ctrl+I"]
    assert len(commands) == 1
    commands[0].trigger()  # the first press: a shortcut of the window
    keys(Qt.Key.Key_Return)
    (new,) = new_doses(desk)
    assert (new.given_on, new.compound, new.quantity, new.route) == (
        TODAY,
        Compound.HYDROXOCOBALAMIN,
        MG,
        Route.INTO_MUSCLE,
    )
    assert new.planned_on == TODAY + timedelta(days=17)
    assert message(desk) == "Recorded: Injection on 22 Nov 2026."
    assert "today".capitalize() in words(shown(desk).summary)
    assert QApplication.focusWidget() is shown(desk).summary.button
    button(desk.page, "Undo").click()
    assert new_doses(desk) == []


def test_one_like_the_last_is_two_real_key_presses(desk: Desk) -> None:
    desk.shell.show_page("today")
    QTest.keyClick(desk.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    keys(Qt.Key.Key_Return)
    assert [dose.given_on for dose in new_doses(desk)] == [TODAY]


def test_why_this_day_is_one_tap(desk: Desk) -> None:
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    chip = named(desk.page, "Why this day?", ChipGroup).chip("earlier_symptoms")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    keys(Qt.Key.Key_Return)  # the focus is on the chip, and Enter records from anywhere
    assert [dose.reason for dose in new_doses(desk)] == [DoseReason.EARLIER_FOR_SYMPTOMS]


def test_nothing_is_recorded_before_the_person_says_so(desk: Desk) -> None:
    before = n_steps(desk.diary)
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    write(named(desk.page, "Where", QComboBox), "left knee")
    keys(Qt.Key.Key_Escape)
    assert (n_steps(desk.diary), shown(desk).list.new) == (before, None)


def test_another_day_takes_the_plan_of_that_day(desk: Desk) -> None:
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    write(named(desk.page, "Date", QLineEdit), "1 Sep 2026")
    keys(Qt.Key.Key_Return)
    (new,) = new_doses(desk)
    assert (new.given_on, new.planned_on) == (date(2026, 9, 1), TODAY - timedelta(days=67))


def test_a_reason_that_was_picked_stays_when_the_day_changes(desk: Desk) -> None:
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    reasons = named(desk.page, "Why this day?", ChipGroup)
    assert reasons.checked() == ()
    reasons.chip("later").click()
    write(named(desk.page, "Date", QLineEdit), "16.9.2026")
    keys(Qt.Key.Key_Return)
    (new,) = new_doses(desk)
    assert (new.given_on, new.reason) == (date(2026, 9, 16), DoseReason.LATER)
    assert message(desk) == "Recorded: Injection on 16 Sep 2026. There is another one on that day."


def test_the_planned_day_is_taken_for_planned(desk: Desk) -> None:
    desk.clock.pass_time(days=17)
    desk.shell.look_at_clock()
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    assert named(desk.page, "Why this day?", ChipGroup).checked() == ("planned",)
    keys(Qt.Key.Key_Return)
    assert new_doses(desk)[0].reason is DoseReason.PLANNED


@pytest.mark.parametrize(
    ("field", "kind", "text", "said"),
    [
        ("Date", QLineEdit, "30 Nov 2026", "This day is still to come."),
        ("Date", QLineEdit, "someday", "Write the day like 22 Nov 2026."),
        ("Date", QLineEdit, "", "Say on which day it was."),
        ("Dose", QComboBox, "1", "Write the dose with its unit, like 1 mg or 500 micrograms."),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_stays_typed(
    desk: Desk, field: str, kind: type[QWidget], text: str, said: str
) -> None:
    before = n_steps(desk.diary)
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    edit = named(desk.page, field, kind)
    edit.setFocus()
    line = edit.lineEdit() if isinstance(edit, QComboBox) else edit
    assert isinstance(line, QLineEdit)
    line.selectAll()
    keys(*([text] if text else [Qt.Key.Key_Backspace]), Qt.Key.Key_Return)
    assert said in words(desk.page)
    assert (line.text(), n_steps(desk.diary)) == (text, before)
    assert edit.hasFocus()


def test_a_full_disk_keeps_the_form_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room.")

    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    write(named(desk.page, "Where", QComboBox), "left knee")
    monkeypatch.setattr(desk.diary._store, "write", refuse)
    button(desk.page, "Record").click()
    assert message(desk) == "This was not saved. The disk is full. Make some room."
    monkeypatch.undo()
    button(desk.page, "Record").click()
    assert [dose.site for dose in new_doses(desk)] == ["left knee"]


# --- keys, names, small windows


def test_every_control_has_a_name_and_tab_goes_in_reading_order(desk: Desk) -> None:
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    start, order = QApplication.focusWidget(), ["Date"]
    for _step in range(60):
        keys(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is start or focus is None:
            break
        text = focus.text().replace("&", "") if isinstance(focus, QAbstractButton) else ""
        order.append(focus.accessibleName() or text)
    assert "" not in order, order
    assert order[:6] == ["Date", "Medicine", "Dose", "Route", "Where", "Given by"]
    rest = [name for name in order if name in {"Note", "Record", "Change the plan"} or name.startswith("Edit")]
    assert rest == [
        "Note",
        "Record",
        "Edit 16 Sep 2026, after 84 days",
        "Edit 24 Jun 2026, the first one here",
        "Change the plan",
        "Edit the plan: Since 24 Jun 2026, every 12 weeks",
    ]


def test_tab_goes_from_an_opened_row_into_its_fields(desk: Desk) -> None:
    open_last(desk)
    assert QApplication.focusWidget() is button(desk.page, "Done")
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is named(desk.page, "Date", QLineEdit)


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_small_window_nothing_is_cut(desk: Desk, percent: int) -> None:
    desk.dress(Theme.HIGH_CONTRAST, percent)
    desk.window.resize(1024, 600)
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    for control in desk.page.findChildren(QAbstractButton):
        if control.isVisible() and control.text():
            assert control.width() >= control.minimumSizeHint().width(), control.text()
    bar = shown(desk)._scroll.horizontalScrollBar()
    assert bar.maximum() == 0


def test_enter_in_an_open_list_only_picks(qtbot: QtBot, diary: Diary, clock: SetClock) -> None:
    with desk_on(qtbot, "injections", diary, clock) as desk:
        button(desk.page, "Record an injection").click()
        QApplication.processEvents()
        combo = next(c for c in desk.page.findChildren(QComboBox) if c.isVisible() and c.count() > 1)
        combo.setFocus()
        combo.showPopup()
        QApplication.processEvents()
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
        QApplication.processEvents()
        assert new_doses(desk) == []
        assert combo.currentText()
        assert not combo.view().isVisible()
