"""The diary page: going through the months by key, a whole day, and finding words and dates."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench, n_steps, press
from tests.ui.pages.diary_bench import DAY, FATIGUE, TODAY, focus, record_dose, record_event, row_of_kind

Key = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(FATIGUE)])
        yield bench


def test_showing_and_going_through_months_writes_nothing(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    diary.rate(TODAY, {FATIGUE: 6})
    before = n_steps(diary)
    bench.refresh()
    page.show_day(DAY)
    page.calendar._back.click()
    row_of_kind(page, "note").edit_button.click()
    row_of_kind(page, "note").panel.done_button.click()
    assert n_steps(diary) == before


def test_each_day_says_what_it_holds(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    record_dose(diary)
    diary.rate(DAY, {FATIGUE: 6, SymptomId("interference"): 5})
    diary.write_note(DAY, "Long wait")
    bench.page.show_day(DAY)
    cell = bench.page.calendar.cell(DAY)
    assert cell.accessibleName() == "Wednesday 16 September 2026: injection, 2 ratings and note"
    assert cell.isChecked()
    nothing = bench.page.calendar.cell(DAY + timedelta(days=1))
    assert nothing.accessibleName().endswith(": nothing yet")


def test_keys_go_by_days_weeks_and_months_and_never_past_today(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    page.calendar.focus_chosen()
    for keys, day in (
        ((Key.Key_Left,), date(2026, 11, 21)),
        ((Key.Key_Up,), date(2026, 11, 14)),
        ((Key.Key_PageUp,), date(2026, 10, 14)),
        ((Key.Key_Home,), date(2026, 10, 1)),
        ((Key.Key_End,), date(2026, 10, 31)),
        ((Key.Key_PageUp,), date(2026, 9, 30)),
        ((Key.Key_PageDown, Key.Key_PageDown, Key.Key_Down), TODAY),
    ):
        press(*keys)
        assert page.chosen == day
        assert focus() is page.calendar.cell(day)
    assert not page.calendar._forward.isEnabled()
    assert not page.calendar.cell(TODAY + timedelta(days=1)).isEnabled()


def test_a_month_is_asked_for_by_its_span_alone(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    page.show_day(DAY)
    span = page.wanted_span(TODAY)
    assert (span.first, span.last) == (date(2026, 8, 31), date(2026, 10, 11))
    page.calendar._back.click()
    assert page.chosen == DAY  # turning the page chooses no other day
    assert DAY in page.wanted_span(TODAY)


def test_a_long_event_marks_only_its_ends(bench: Bench[DiaryPage]) -> None:
    record_event(bench.diary, DAY, None, "acid_medicine")
    bench.page.show_day(DAY)
    assert bench.page.calendar.cell(DAY)._marks.icons == ("event",)
    assert bench.page.calendar.cell(DAY + timedelta(days=1))._marks.icons == ()
    assert "1 event" in bench.page.calendar.cell(DAY + timedelta(days=1)).accessibleName()


def test_removing_a_day_leaves_injections_and_can_be_undone(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    record_dose(diary)
    diary.rate(DAY, {FATIGUE: 6})
    diary.write_note(DAY, "Long wait")
    page.show_day(DAY)
    page.day.remove_button.setFocus()
    press(Key.Key_Space)
    excerpt = diary.excerpt()
    assert (excerpt.rated_days, excerpt.notes, len(excerpt.doses)) == (0, (), 1)
    assert not page.day.remove_button.isVisible()
    assert focus() is page.day.event_button
    assert bench.said[-1][1]
    diary.undo()
    assert diary.excerpt().rated_days == 1
    assert page.day.remove_button.isVisible()


def test_a_date_in_the_search_goes_to_that_day(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    for words, day in (("16/9/2026", DAY), ("3 August", date(2026, 8, 3)), ("May 2026", date(2026, 5, 1))):
        page.search.setFocus()
        page.search.selectAll()
        press(words, Key.Key_Return)
        assert page.chosen == day
        assert focus() is page.calendar.cell(day)


def test_words_are_found_in_notes_events_injections_and_blood_tests(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    diary.write_note(DAY, "Long wait at the surgery")
    diary.write_note(TODAY, "Surgery again")
    record_dose(diary)
    page.search.setFocus()
    press("surgery", Key.Key_Return)
    assert [b.text() for b in page.found.buttons] == ["22 Nov 2026", "16 Sep 2026"]
    press(Key.Key_Tab, Key.Key_Tab)
    assert focus() is page.found.buttons[0], "the hits come before the month, as they stand"
    page.found.buttons[1].click()
    assert page.chosen == DAY
    top = page.day.mapTo(page._scroll.viewport(), page.day.rect().topLeft()).y()
    is_whole = top + page.day.height() <= page._scroll.viewport().height()
    assert top >= 0
    assert is_whole or top < 60, "its day is in sight below the hits, or stands at the top"
    page.found.close_button.click()
    assert not page.found.isVisible()
    assert focus() is page.search
    press("zebra", Key.Key_Return)
    assert page.found.isVisible()
    assert page.found.buttons == []


def test_an_empty_diary_can_be_filled_in_from_here(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    row = row_of_kind(page, "rating:interference")
    assert row.edit_button.accessibleName() == "Fill in: Got in the way of daily life, not rated"
    row.edit_button.setFocus()
    press(Key.Key_Space, "5")
    assert bench.diary.excerpt().rated_days == 1
