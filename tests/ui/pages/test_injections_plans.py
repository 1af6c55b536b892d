"""The plans on the Injections page: typed, filled in from known ones, mended and removed."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Phase
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.ui.widgets.chips import ChipGroup
from b12diary.ui.widgets.combo import Combo
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named, words
from tests.ui.pages.injections_desk import MG, TODAY, button, message, shown, two_injections, write


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
    assert "My plan: 3 times a week, 6 in all." in words(editor)
    button(editor, "Keep this plan").click()
    (plan,) = empty.diary.excerpt().regimens
    assert (plan.starts_on, plan.rhythm, plan.phase, plan.count) == (
        date(2025, 2, 3),
        Rhythm(3, RhythmUnit.PER_WEEK),
        Phase.LOADING,
        6,
    )
    assert "6 planned, 0 recorded" in words(empty.page)


def test_a_known_plan_is_two_plans_in_one_step_and_can_be_taken_back(empty: Desk) -> None:
    editor = open_editor(empty, "Type in my plan")
    template = named(editor, "Fill in from a known plan", Combo)
    assert template.key() is None
    template.setFocus()
    keys(Qt.Key.Key_Down)
    QApplication.processEvents()
    assert {
        "From the British National Formulary, as the Pernicious Anaemia Society quotes it. "
        "It names 2 to 3; write the number you agreed."
    } <= words(editor)
    before = n_steps(empty.diary)
    button(editor, "Keep this plan").click()
    assert n_steps(empty.diary) == before
    number = QApplication.focusWidget()
    assert number is named(editor, "After that: Number", QLineEdit)
    keys("2")
    assert "My plan: 3 times a week, 6 in all; then every 2 months." in words(editor)
    button(editor, "Keep this plan").click()
    first, steady = empty.diary.excerpt().regimens
    assert (first.starts_on, first.rhythm, first.count) == (TODAY, Rhythm(3, RhythmUnit.PER_WEEK), 6)
    # 6 injections 3 times a week are over after 12 days; the first steady one is 2 months on.
    assert (steady.starts_on, steady.rhythm) == (date(2027, 2, 4), Rhythm(2, RhythmUnit.MONTHS))
    assert {(p.compound, p.quantity, p.for_nerves) for p in (first, steady)} == {
        (Compound.HYDROXOCOBALAMIN, MG, Answer.NO)
    }
    assert n_steps(empty.diary) == before + 1
    assert message(empty) == "Kept: Plan from 22 Nov 2026."
    button(empty.page, "Undo").click()
    assert empty.diary.excerpt().regimens == ()


def test_a_first_part_without_a_fixed_end_keeps_what_comes_after_in_its_note(empty: Desk) -> None:
    editor = open_editor(empty, "Type in my plan")
    template = named(editor, "Fill in from a known plan", Combo)
    template.setFocus()
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    button(editor, "Keep this plan").click()
    (plan,) = empty.diary.excerpt().regimens
    assert (plan.phase, plan.rhythm, plan.count) == (Phase.LOADING, Rhythm(2, RhythmUnit.DAYS), None)
    assert (plan.note, plan.for_nerves) == ("Then every 2 months.", Answer.YES)


def test_whether_a_plan_is_for_nerve_symptoms_is_asked_and_kept(desk: Desk) -> None:
    editor = open_editor(desk, "Edit the plan: Since 24 Jun 2026, every 12 weeks")
    asked = named(editor, "Was this plan made because of nerve symptoms?", ChipGroup)
    assert asked.checked() == ("unknown",)
    asked.chip("yes").click()
    button(editor, "Keep this plan").click()
    assert [p.for_nerves for p in desk.diary.excerpt().regimens] == [Answer.YES]


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
