"""Injections, mended and removed in place; many past ones at once; the plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, DoseReason, Phase
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.ui.dialogs.past_injections import PastInjections
from b12diary.ui.widgets.chips import ChipGroup
from b12diary.ui.widgets.combo import Combo
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named, words
from tests.ui.pages.injections_desk import (
    MG,
    TODAY,
    button,
    doses,
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


# --- changing and removing


def test_a_row_is_changed_in_place_field_by_field(desk: Desk) -> None:
    open_last(desk)
    write(named(desk.page, "Where", QComboBox), "right upper arm")
    assert doses(desk)["last"].site == "upper_arm_right"
    write(named(desk.page, "Note", QLineEdit), "nurse away")
    named(desk.page, "Why this day?", ChipGroup).chip("later").click()
    medicine = named(desk.page, "Medicine", Combo)
    medicine.setFocus()
    keys(Qt.Key.Key_Down)
    last = doses(desk)["last"]
    assert (last.note, last.reason, last.compound) == ("nurse away", DoseReason.LATER, Compound.CYANOCOBALAMIN)
    assert message(desk) == "Changed: Injection on 16 Sep 2026."
    for expected in (Compound.HYDROXOCOBALAMIN, Compound.HYDROXOCOBALAMIN):
        desk.shell.undo()
        assert doses(desk)["last"].compound is expected
    assert doses(desk)["last"].reason is DoseReason.UNKNOWN
    assert named(desk.page, "Why this day?", ChipGroup).checked() == ("unknown",)


def test_another_dose_is_typed_or_picked(desk: Desk) -> None:
    open_last(desk)
    write(named(desk.page, "Dose", QComboBox), "500 micrograms")
    assert doses(desk)["last"].quantity == Quantity(Decimal(500), DoseUnit.MICROGRAM)
    desk.shell.undo()
    assert named(desk.page, "Dose", QComboBox).currentText() == "1 mg"


def test_the_focus_stays_in_the_row_when_it_moves(desk: Desk) -> None:
    """A day before the other injection puts the row in another place."""
    open_last(desk)
    write(named(desk.page, "Date", QLineEdit), "1 Jan 2026")
    assert doses(desk)["last"].given_on == date(2026, 1, 1)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown(desk).list.isAncestorOf(focus)
    button(desk.page, "Done").click()
    assert QApplication.focusWidget() is button(desk.page, "Edit 1 Jan 2026, the first one here")


def test_what_is_typed_is_kept_when_the_page_is_left(desk: Desk) -> None:
    open_last(desk)
    named(desk.page, "Note", QLineEdit).setFocus()
    keys("sore arm")
    desk.shell.show_page("today")
    assert doses(desk)["last"].note == "sore arm"


def test_removing_can_be_taken_back_and_the_focus_goes_to_the_next(desk: Desk) -> None:
    open_last(desk)
    button(desk.page, "Remove").click()
    assert set(doses(desk)) == {"first"}
    assert message(desk) == "Removed: Injection on 16 Sep 2026."
    assert QApplication.focusWidget() is button(desk.page, "Edit 24 Jun 2026, the first one here")
    button(desk.page, "Undo").click()
    assert set(doses(desk)) == {"first", "last"}


def test_how_it_was_afterwards_goes_into_the_note(desk: Desk) -> None:
    open_last(desk)
    write(named(desk.page, "Note", QLineEdit), "nurse away")
    button(desk.page, "Add how it was afterwards").click()
    QApplication.processEvents()
    after = named(desk.page, "How was it afterwards?", ChipGroup)
    after.chip("headache").click()
    assert doses(desk)["last"].note == "nurse away; headache"
    assert not [b for b in desk.page.findChildren(QPushButton) if b.isVisible() and "get help" in b.text()]
    after.chip("itch_rash").click()
    assert doses(desk)["last"].note == "nurse away; headache; itching or rash"
    button(desk.page, "When to get help with this").click()
    assert desk.window.current == "help"
    desk.shell.show_page("injections")
    after.chip("headache").click()
    assert doses(desk)["last"].note == "nurse away; itching or rash"


def test_a_thousand_injections_show_the_newest_and_the_rest_on_request(desk: Desk) -> None:
    many = [desk.diary.new_dose(TODAY - timedelta(days=200 + 7 * n)) for n in range(1000)]
    desk.diary.record(*many, label="many")
    rows = [b for b in desk.page.findChildren(QPushButton) if b.accessibleName().startswith("Edit ")]
    QApplication.processEvents()
    visible = [b for b in rows if b.isVisible()]
    assert len(visible) == 21  # 20 injections and the plan
    earlier = button(desk.page, "Show earlier ones (982 more)")
    earlier.setFocus()
    keys(Qt.Key.Key_Space)
    assert "Show earlier ones (962 more)" in {b.text() for b in desk.page.findChildren(QPushButton)}
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Edit ")


# --- many past ones


def open_past(desk: Desk) -> PastInjections:
    button(desk.page, "Add past injections").click()
    QApplication.processEvents()  # the dialog gets the focus
    dialog = shown(desk).past
    assert dialog is not None
    return dialog


def test_a_run_of_past_injections_is_one_step_and_leaves_out_what_is_there(desk: Desk) -> None:
    dialog = open_past(desk)
    assert not dialog.button.isEnabled()
    often = named(dialog, "How often", Combo)
    often.setFocus()
    keys(Qt.Key.Key_Down)
    write(named(dialog, "Number", QLineEdit), "12")
    write(named(dialog, "From", QLineEdit), "7 Jan 2026")
    said = {text.replace("\N{NO-BREAK SPACE}", " ") for text in words(dialog)}
    assert {"2 injections will be added:", "7 Jan 2026, 1 Apr 2026"} <= said
    assert "Left out, since they are recorded: 24 Jun 2026, 16 Sep 2026" in said
    before = n_steps(desk.diary)
    button(dialog, "Add 2 injections").click()
    assert n_steps(desk.diary) == before + 1
    added = sorted(new_doses(desk), key=lambda d: d.given_on)
    assert [d.given_on for d in added] == [date(2026, 1, 7), date(2026, 4, 1)]
    assert message(desk) == "Recorded: 2 past injections."
    desk.shell.undo()
    assert new_doses(desk) == []


def test_a_list_of_dates_says_what_it_did_not_read(desk: Desk) -> None:
    dialog = open_past(desk)
    dialog.tabs.fill("list")
    dialog.tabs.picked.emit("list")
    QApplication.processEvents()
    dialog._days.setFocus()
    keys("3 Feb 2025, 16 Sep 2026, whenever")
    said = words(dialog)
    assert "1 injection will be added:" in said
    assert "Left out, since it is recorded: 16\N{NO-BREAK SPACE}Sep\N{NO-BREAK SPACE}2026" in said
    assert "Not read as a past day: whenever" in said
    button(dialog, "Add 1 injection").click()
    (new,) = new_doses(desk)
    assert (new.given_on, new.quantity, new.reason, new.planned_on) == (date(2025, 2, 3), MG, DoseReason.UNKNOWN, None)
    assert message(desk) == "Recorded: 1 past injection."
    assert shown(desk).past is None


# --- the plan


def open_editor(desk: Desk, name: str) -> QWidget:
    button(desk.page, name).click()
    QApplication.processEvents()
    editor = shown(desk).editor
    assert editor is not None
    return editor


def test_a_first_plan_has_nothing_chosen(empty: Desk) -> None:
    editor = open_editor(empty, "Type in my plan")
    assert named(editor, "Which part of the treatment?", ChipGroup).checked() == ()
    assert named(editor, "How often", Combo).key() is None
    assert named(editor, "Medicine", Combo).key() == Compound.UNKNOWN
    assert named(editor, "Number", QLineEdit).text() == ""
    button(editor, "Keep this plan").click()
    assert "Choose how often." in words(editor)
    assert empty.diary.excerpt().regimens == ()


def test_a_loading_course_with_a_fixed_number(empty: Desk) -> None:
    editor = open_editor(empty, "Type in my plan")
    named(editor, "Which part of the treatment?", ChipGroup).chip("loading").click()
    QApplication.processEvents()
    often = named(editor, "How often", Combo)
    often.fill("per_week")
    often.picked.emit("per_week")
    write(named(editor, "From", QLineEdit), "3 Feb 2025")
    write(named(editor, "Number", QLineEdit), "3")
    write(named(editor, "How many in all", QLineEdit), "6")
    assert "My plan: 3 times a week." in words(editor)
    button(editor, "Keep this plan").click()
    (plan,) = empty.diary.excerpt().regimens
    assert (plan.starts_on, plan.rhythm, plan.phase, plan.count) == (
        date(2025, 2, 3),
        Rhythm(3, RhythmUnit.PER_WEEK),
        Phase.LOADING,
        6,
    )
    assert "6 planned, 0 recorded" in words(empty.page)


def test_alternate_days_need_no_number(empty: Desk) -> None:
    editor = open_editor(empty, "Type in my plan")
    often = named(editor, "How often", Combo)
    often.fill("alternate")
    often.picked.emit("alternate")
    assert not [f for f in editor.findChildren(QLineEdit) if f.isVisible() and f.accessibleName() == "Number"]
    button(editor, "Keep this plan").click()
    (plan,) = empty.diary.excerpt().regimens
    assert (plan.rhythm, plan.count, plan.starts_on) == (Rhythm(2, RhythmUnit.DAYS), None, TODAY)


def test_changing_the_plan_is_a_new_plan_from_a_day(desk: Desk) -> None:
    editor = open_editor(desk, "Change the plan")
    assert named(editor, "How often", Combo).key() is None
    assert named(editor, "Medicine", Combo).key() == Compound.HYDROXOCOBALAMIN
    often = named(editor, "How often", Combo)
    often.fill("weeks")
    often.picked.emit("weeks")
    write(named(editor, "Number", QLineEdit), "10")
    keys(Qt.Key.Key_Return)
    assert [(p.starts_on, p.rhythm.count) for p in desk.diary.excerpt().regimens] == [
        (date(2026, 6, 24), 12),
        (TODAY, 10),
    ]
    QApplication.processEvents()
    assert {"Every 10 weeks", "every 12 weeks"} <= words(desk.page)
    assert message(desk) == "Kept: Plan from 22 Nov 2026."
    button(desk.page, "Undo").click()
    assert "Every 12 weeks" in words(desk.page)


def test_an_old_plan_is_mended_or_removed(desk: Desk) -> None:
    editor = open_editor(desk, "Edit the plan: Since 24 Jun 2026, every 12 weeks")
    write(named(editor, "Number", QLineEdit), "8")
    write(named(editor, "Until, if it has ended", QLineEdit), "1 Jun 2026")
    button(editor, "Keep this plan").click()
    assert "The plan ends before it starts." in words(editor)
    write(named(editor, "Until, if it has ended", QLineEdit), "1 Nov 2026")
    button(editor, "Keep this plan").click()
    (plan,) = desk.diary.excerpt().regimens
    assert (plan.id, plan.rhythm.count, plan.ends_on) == ("plan", 8, date(2026, 11, 1))
    editor = open_editor(desk, "Edit the plan: 24 Jun to 1 Nov 2026, every 8 weeks")
    button(editor, "Remove this plan").click()
    assert desk.diary.excerpt().regimens == ()
    assert message(desk) == "Removed: Plan from 24 Jun 2026."
    desk.shell.undo()
    assert desk.diary.excerpt().regimens == (plan,)
