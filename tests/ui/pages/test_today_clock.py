"""Today when the clock goes on without the person: midnight, a sleeping computer, a changed clock. No wrong day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, named, words
from tests.ui.pages.today_desk import TODAY, chip, five_symptoms, note, ratings, today_page

TOMORROW = TODAY + timedelta(days=1)
NOT_KEPT = "It is now Monday 23 November. Your last press was not kept."
BEFORE_MIDNIGHT = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = five_symptoms(clock)
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    with desk_on(qtbot, "today", diary, clock) as desk:
        yield desk


def bar(desk: Desk, symptom: str) -> ScaleBar:
    found = today_page(desk).list.scale(symptom).findChild(ScaleBar)
    assert found is not None
    return found


def point(desk: Desk, symptom: str, value: int) -> QPoint:
    return bar(desk, symptom)._rects()[value].toRect().center()


# --- the computer slept, and nobody has looked at the clock yet


def test_the_first_press_after_a_night_asleep_rates_no_day_and_shows_the_new_one(desk: Desk, qtbot: QtBot) -> None:
    """The screen still said Sunday, the person meant Monday or Sunday: the page asks instead of guessing."""
    before = n_steps(desk.diary)
    desk.clock.pass_time(hours=10)
    keys("3")
    page = today_page(desk)
    assert n_steps(desk.diary) == before
    assert (page.day, page.message_bar.text) == (TOMORROW, NOT_KEPT)
    qtbot.waitUntil(lambda: focused_name() == "Got in the way of daily life")
    keys("3")
    assert (ratings(desk.diary), ratings(desk.diary, TOMORROW)) == ({}, {INTERFERENCE: 3})
    assert page.message_bar.text == ""


def test_with_the_pointer_as_well(desk: Desk) -> None:
    desk.clock.pass_time(hours=10)
    QTest.mouseClick(bar(desk, "fatigue"), Qt.MouseButton.LeftButton, pos=point(desk, "fatigue", 6))
    assert (ratings(desk.diary), ratings(desk.diary, TOMORROW)) == ({}, {})
    assert (today_page(desk).day, today_page(desk).message_bar.text) == (TOMORROW, NOT_KEPT)
    QTest.mouseClick(bar(desk, "fatigue"), Qt.MouseButton.LeftButton, pos=point(desk, "fatigue", 6))
    assert ratings(desk.diary, TOMORROW) == {"fatigue": 6}


def test_a_chip_after_a_night_asleep_marks_no_day(desk: Desk) -> None:
    desk.clock.pass_time(hours=10)
    chip(desk, "Illness").click()
    assert desk.diary.excerpt().exposures == ()
    assert not chip(desk, "Illness").isChecked()
    assert today_page(desk).message_bar.text == NOT_KEPT
    chip(desk, "Illness").click()
    assert [e.starts_on for e in desk.diary.excerpt().exposures] == [TOMORROW]


def test_a_half_rated_sheet_stays_and_says_which_day_it_is_before_the_next_press_counts(
    desk: Desk, qtbot: QtBot
) -> None:
    keys("36")
    desk.clock.pass_time(hours=10)
    keys("4")
    page = today_page(desk)
    assert (page.day, ratings(desk.diary)) == (TODAY, {INTERFERENCE: 3, "fatigue": 6})
    assert {"It is now Monday 23 November.", NOT_KEPT} <= words(page)
    assert "You are filling in Sunday, 1 day late. How were things that day, on average?" in words(page)
    qtbot.waitUntil(lambda: focused_name() == "Brain fog")
    keys("4")
    assert ratings(desk.diary) == {INTERFERENCE: 3, "fatigue": 6, "brain_fog": 4}


def test_clearing_after_a_night_asleep_clears_nothing(desk: Desk) -> None:
    keys("3", Qt.Key.Key_Up)
    desk.clock.pass_time(hours=10)
    keys(Qt.Key.Key_Backspace)
    assert ratings(desk.diary) == {INTERFERENCE: 3}


def test_a_day_that_says_its_own_name_can_be_rated_whatever_the_clock_says(desk: Desk) -> None:
    """Thursday is Thursday, 3 or 4 days late."""
    thursday = TODAY - timedelta(days=3)
    desk.shell.show_day(thursday)
    today_page(desk).focus_start()
    desk.clock.pass_time(hours=10)
    keys("3")
    assert ratings(desk.diary, thursday) == {INTERFERENCE: 3}


# --- midnight at the very moment of a press


def test_one_and_nought_are_two_answers_and_midnight_between_them_rates_neither_day_wrongly(desk: Desk) -> None:
    """There is no digit that waits for another: 1 is 1 at once, and X is 10."""
    desk.clock.moment = BEFORE_MIDNIGHT
    keys("1")
    assert ratings(desk.diary) == {INTERFERENCE: 1}
    desk.clock.pass_time(seconds=1)
    keys("0")
    assert ratings(desk.diary) == {INTERFERENCE: 1}
    assert ratings(desk.diary, TOMORROW) == {}
    assert today_page(desk).message_bar.text == NOT_KEPT


@pytest.mark.parametrize("how", ["key", "pointer"])
def test_a_press_in_flight_when_the_sheet_changes_is_not_taken(desk: Desk, how: str, qtbot: QtBot) -> None:
    desk.clock.moment = BEFORE_MIDNIGHT
    desk.clock.pass_time(seconds=1)
    desk.shell.look_at_clock()
    assert today_page(desk).day == TOMORROW
    if how == "key":
        keys("3")
    else:
        QTest.mouseClick(bar(desk, INTERFERENCE), Qt.MouseButton.LeftButton, pos=point(desk, INTERFERENCE, 3))
    assert (ratings(desk.diary), ratings(desk.diary, TOMORROW)) == ({}, {})
    assert today_page(desk).message_bar.text == NOT_KEPT
    qtbot.waitUntil(lambda: focused_name() == "Got in the way of daily life")
    keys("3")
    assert ratings(desk.diary, TOMORROW) == {INTERFERENCE: 3}


def test_two_seconds_after_the_sheet_changed_a_press_is_meant_for_it(desk: Desk) -> None:
    desk.clock.moment = BEFORE_MIDNIGHT
    desk.clock.pass_time(seconds=1)
    desk.shell.look_at_clock()
    desk.clock.pass_time(seconds=2)
    keys("3")
    assert ratings(desk.diary, TOMORROW) == {INTERFERENCE: 3}


def test_a_button_held_down_over_midnight_rates_nothing(desk: Desk) -> None:
    held = bar(desk, "fatigue")
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=point(desk, "fatigue", 6))
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    desk.clock.pass_time(seconds=5)
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=point(desk, "fatigue", 6))
    assert (ratings(desk.diary), ratings(desk.diary, TOMORROW)) == ({}, {})


def test_moving_on_by_hand_needs_no_waiting(desk: Desk) -> None:
    keys("36")
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    named(desk.page, "Move on to today", QPushButton).click()
    keys("5")
    assert ratings(desk.diary, TOMORROW) == {INTERFERENCE: 5}


def test_coming_back_from_another_page_needs_no_waiting(desk: Desk) -> None:
    desk.shell.show_page("patterns")
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    desk.shell.show_page("today")
    keys("5")
    assert ratings(desk.diary, TOMORROW) == {INTERFERENCE: 5}


def test_a_new_sheet_does_not_say_when_the_old_one_was_saved(desk: Desk) -> None:
    keys("364210")
    assert today_page(desk).foot_row.saved_words == "Saved 21:04"
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    assert today_page(desk).foot_row.saved_words == ""


# --- words begun before midnight


@pytest.mark.parametrize("what", ["note", "chip"])
def test_words_are_kept_for_the_day_on_which_they_were_begun(desk: Desk, what: str) -> None:
    if what == "note":
        note(desk).setFocus()
    else:
        chip(desk, "New medicine").click()
        named(desk.page, "New medicine: Which medicine?", QLineEdit).setFocus()
    keys("abc")
    desk.clock.pass_time(hours=10)
    keys(Qt.Key.Key_Return)
    excerpt = desk.diary.excerpt()
    kept = [(n.day, n.text) for n in excerpt.notes] + [(e.starts_on, e.label) for e in excerpt.exposures]
    assert kept == [(TODAY, "abc")]
    assert today_page(desk).day == TOMORROW


def test_a_closed_notice_does_not_come_back_each_half_minute(desk: Desk) -> None:
    keys("36")
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    notice = today_page(desk)._notice
    named(notice, "Close this message", QPushButton).click()
    desk.shell.look_at_clock()
    assert notice.text == ""
    desk.clock.pass_time(days=1)
    desk.shell.look_at_clock()
    assert notice.text == "It is now Tuesday 24 November."


# --- other clocks


def test_the_day_begins_at_the_persons_own_hour(desk: Desk) -> None:
    desk.diary.set_preferences(day_start_hour=4)
    desk.clock.moment = datetime(2026, 11, 23, 3, 59, tzinfo=UTC)
    desk.shell.look_at_clock()
    keys("3")
    assert ratings(desk.diary) == {INTERFERENCE: 3}
    desk.shell.undo()
    desk.clock.pass_time(minutes=1)
    keys("5")
    assert today_page(desk).day == TOMORROW
    assert (ratings(desk.diary), ratings(desk.diary, TOMORROW)) == ({}, {})


def test_another_hour_for_the_start_of_the_day_takes_the_page_along(desk: Desk) -> None:
    desk.clock.moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    desk.shell.look_at_clock()
    assert today_page(desk).day == TOMORROW
    desk.diary.set_preferences(day_start_hour=4)
    assert today_page(desk).day == TODAY
    desk.diary.set_preferences(day_start_hour=0)
    assert today_page(desk).day == TOMORROW


def test_the_night_of_a_clock_change_has_one_date(desk: Desk) -> None:
    """Half past one comes twice in that night; both are the same day."""
    desk.clock.moment = datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    desk.diary.write_note(date(2026, 10, 24), "The newest entry is of this night.")
    desk.shell.show_day(date(2026, 10, 25))
    desk.clock.moment = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    desk.shell.look_at_clock()
    keys("3")
    assert ratings(desk.diary, date(2026, 10, 25)) == {INTERFERENCE: 3}


@pytest.mark.parametrize("n_rated", [0, 2])
def test_a_clock_put_back_leaves_no_day_to_come_in_sight(desk: Desk, n_rated: int) -> None:
    """Also across the date line: what was rated stays, and nothing is rated for a day that is still to come."""
    keys("36"[:n_rated])
    kept = ratings(desk.diary)
    desk.clock.pass_time(days=-1)
    keys("4")
    QApplication.processEvents()
    desk.clock.pass_time(minutes=1)
    desk.shell.look_at_clock()
    assert ratings(desk.diary) == kept
    if n_rated:
        assert "Sunday 22 November is still to come." in words(desk.page)
        named(desk.page, "Move on to today", QPushButton).click()
    assert today_page(desk).day == TODAY - timedelta(days=1)
    assert not named(desk.page, "Day after", QPushButton).isEnabled()
    keys("5")
    assert ratings(desk.diary, TODAY - timedelta(days=1)) == {INTERFERENCE: 5}


def test_a_past_day_in_sight_stays_when_the_clock_is_put_back_before_it_only_as_long_as_it_is_past(desk: Desk) -> None:
    desk.shell.show_day(TODAY - timedelta(days=1))
    desk.clock.pass_time(days=-4)
    desk.shell.look_at_clock()
    assert today_page(desk).day == TODAY - timedelta(days=4)


def test_the_window_coming_back_looks_at_the_clock_at_once(desk: Desk, qapp: QApplication) -> None:
    desk.clock.pass_time(hours=10)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert today_page(desk).day == TOMORROW
    assert "Monday 23 November" in today_page(desk).message_bar.text
