"""Injections, mended and removed in place; how it was afterwards; many past ones at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, DoseReason
from b12diary.domain.quantity import DoseUnit, Quantity
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


def test_how_it_was_afterwards_is_kept_beside_the_note(desk: Desk) -> None:
    open_last(desk)
    write(named(desk.page, "Note", QLineEdit), "nurse away; headache")
    button(desk.page, "Add how it was afterwards").click()
    QApplication.processEvents()
    after = named(desk.page, "How was it afterwards?", ChipGroup)
    assert after.checked() == ()  # words in an older note stay words
    after.chip("headache").click()
    assert not [b for b in desk.page.findChildren(QPushButton) if b.isVisible() and "get help" in b.text()]
    after.chip("itch_rash").click()
    last = doses(desk)["last"]
    assert (last.reactions, last.note) == (("headache", "itch_rash"), "nurse away; headache")
    button(desk.page, "When to get help with this").click()
    assert desk.window.current == "help"
    desk.shell.show_page("injections")
    after.chip("headache").click()
    assert doses(desk)["last"].reactions == ("itch_rash",)
    button(desk.page, "Done").click()
    QApplication.processEvents()
    assert "Afterwards: itching or rash" in words(desk.page)


def test_how_it_was_is_told_later_from_the_list_by_key(desk: Desk) -> None:
    ask = button(desk.page, "How was it afterwards? 16 Sep 2026")
    ask.setFocus()
    keys(Qt.Key.Key_Space)
    QApplication.processEvents()
    keys(Qt.Key.Key_Space)  # the focus is on the first answer
    assert doses(desk)["last"].reactions == ("sore_site",)
    chips = named(desk.page, "How was it afterwards?", ChipGroup)
    assert QApplication.focusWidget() is chips.chip("sore_site")
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert doses(desk)["last"].reactions == ("sore_site", "headache")
    button(desk.page, "Undo").click()
    assert chips.checked() == ("sore_site",)


def test_a_reaction_from_elsewhere_keeps_its_words_and_can_be_taken_off(desk: Desk) -> None:
    desk.diary.record(replace(doses(desk)["last"], reactions=("metal taste", "headache")))
    QApplication.processEvents()
    assert "Afterwards: metal taste; headache" in words(desk.page)
    open_last(desk)
    after = named(desk.page, "How was it afterwards?", ChipGroup)
    assert set(after.checked()) == {"metal taste", "headache"}
    after.chip("metal taste").click()
    assert doses(desk)["last"].reactions == ("headache",)


def test_the_next_injection_begins_without_reactions_and_older_ones_are_not_asked_about(desk: Desk) -> None:
    desk.diary.record(replace(doses(desk)["last"], reactions=("headache",)))
    assert desk.diary.new_dose().reactions == ()
    QApplication.processEvents()
    asked = [b for b in desk.page.findChildren(QPushButton) if "How was it afterwards?" in b.accessibleName()]
    assert [b.accessibleName() for b in asked if b.isVisible()] == ["How was it afterwards? 16 Sep 2026"]


def test_sites_used_lately_stand_beside_the_choice(desk: Desk) -> None:
    button(desk.page, "Record an injection").click()
    QApplication.processEvents()
    said = "Sites used lately: left upper arm (16 Sep)"
    assert said in words(desk.page)
    assert named(desk.page, "Where", QComboBox).accessibleDescription() == said


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
