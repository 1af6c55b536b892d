"""A break from the diary: one press, nothing is asked, nothing counts as zero, and going on is one press too."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.factor import DIARY_BREAK, Exposure, ExposureId
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryUnwritableError
from b12diary.ui.pages.diary_entries import Kind, entries_of
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, named, words
from tests.ui.pages.today_desk import TODAY, chip, five_symptoms, note, noted, ratings, today_page

TAKE, GO_ON = "Take a break from the diary", "Go on with the diary"
QUIET = "Nothing is asked. Days without ratings stay empty. They never count as zero."


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


def breaks(diary: Diary) -> list[tuple[date, date | None]]:
    return [(e.starts_on, e.ends_on) for e in diary.excerpt().exposures if e.factor == DIARY_BREAK]


def press(desk: Desk, name: str) -> None:
    """Press a button by key, as if Tab had come to it."""
    named(desk.page, name, QPushButton).setFocus(Qt.FocusReason.TabFocusReason)
    keys(Qt.Key.Key_Return)


def test_one_press_begins_it_and_nothing_is_asked_any_more(desk: Desk) -> None:
    press(desk, TAKE)
    assert breaks(desk.diary) == [(TODAY, None)]
    said = words(desk.page)
    assert {"You are taking a break from today on.", QUIET} <= said
    assert not {"How were things today, on average?", "Tiredness", "Anything different today?"} & said
    assert focused_name() == GO_ON
    assert today_page(desk).message_bar.text == "You are taking a break from the diary."
    for way_out in ("Record an injection", "New or suddenly worse?"):
        assert named(desk.page, way_out, QPushButton).isEnabled()


def test_the_diary_lists_it_like_an_event(desk: Desk) -> None:
    press(desk, TAKE)
    listed = entries_of(desk.diary.excerpt(), TODAY + timedelta(days=3))
    assert [(e.name, e.value) for e in listed if e.kind is Kind.EVENT] == [("Break from the diary", "since 22 Nov")]


def test_it_is_undone_in_the_message_bar(desk: Desk) -> None:
    press(desk, TAKE)
    named(today_page(desk).message_bar, "Undo", QPushButton).click()
    assert breaks(desk.diary) == []
    assert "Tiredness" in words(desk.page)
    assert desk.diary.redo_label == TAKE


def test_going_on_the_same_day_takes_it_away_again(desk: Desk) -> None:
    press(desk, TAKE)
    press(desk, GO_ON)
    assert breaks(desk.diary) == []
    assert focused_name() == "Got in the way of daily life"
    desk.shell.undo()
    assert breaks(desk.diary) == [(TODAY, None)]


def test_going_on_later_ends_it_the_day_before(desk: Desk) -> None:
    press(desk, TAKE)
    desk.clock.pass_time(days=9)
    desk.shell.look_at_clock()
    assert "You have been taking a break since Sunday 22 November." in words(desk.page)
    before = n_steps(desk.diary)
    press(desk, GO_ON)
    assert breaks(desk.diary) == [(TODAY, TODAY + timedelta(days=8))]
    assert (n_steps(desk.diary), desk.diary.undo_label) == (before + 1, GO_ON)
    desk.clock.pass_time(minutes=1)
    keys("3")
    assert ratings(desk.diary, TODAY + timedelta(days=9)) == {INTERFERENCE: 3}


def test_a_day_inside_it_says_so_and_can_be_rated_all_the_same(desk: Desk) -> None:
    first = TODAY - timedelta(days=6)
    event = Exposure(ExposureId("b"), DIARY_BREAK, first, desk.clock(), TODAY - timedelta(days=2))
    desk.diary.record(event)
    desk.shell.show_day(TODAY - timedelta(days=4))
    assert "You took a break from Monday 16 November to Friday 20 November." in words(desk.page)
    assert [b.text() for b in today_page(desk).pause.findChildren(QPushButton) if b.isVisible()] == [
        "&Rate this day anyway"
    ]
    press(desk, "Rate this day anyway")
    assert focused_name() == "Got in the way of daily life"
    keys("4")
    assert ratings(desk.diary, TODAY - timedelta(days=4)) == {INTERFERENCE: 4}
    assert desk.diary.excerpt().exposures == (event,)
    desk.shell.show_day(TODAY)
    assert QUIET not in words(desk.page)


def test_today_can_be_rated_during_it(desk: Desk) -> None:
    press(desk, TAKE)
    press(desk, "Rate today anyway")
    keys("36")
    assert ratings(desk.diary) == {INTERFERENCE: 3, "fatigue": 6}
    assert breaks(desk.diary) == [(TODAY, None)]
    assert "Days without ratings stay empty. They never count as zero." in words(desk.page)
    desk.shell.show_day(TODAY - timedelta(days=1))
    desk.shell.show_day(TODAY)
    assert "Tiredness" in words(desk.page)


def test_what_was_rated_before_it_can_be_shown(desk: Desk) -> None:
    keys("36")
    press(desk, TAKE)
    assert "Tiredness" not in words(desk.page)
    press(desk, "Show what this day holds")
    assert today_page(desk).list.scale("fatigue").value() == 6


def test_a_note_that_is_being_written_is_kept_when_it_begins(desk: Desk) -> None:
    note(desk).setFocus()
    keys("Enough")
    named(desk.page, TAKE, QPushButton).setFocus(Qt.FocusReason.TabFocusReason)
    keys(Qt.Key.Key_Space)
    assert noted(desk.diary) == ["Enough"]


def test_it_is_taken_only_for_the_present_day_and_is_no_chip(desk: Desk) -> None:
    desk.shell.show_day(TODAY - timedelta(days=1))
    assert not named_all(desk, TAKE)
    desk.shell.show_day(TODAY)
    chip(desk, "More things that can be different").click()
    assert not named_all(desk, "Break from the diary")


def named_all(desk: Desk, name: str) -> list[str]:
    buttons = desk.page.findChildren(QPushButton)
    return [b.text() for b in buttons if b.isVisible() and name in {b.text().replace("&", ""), b.accessibleName()}]


def test_midnight_during_it_only_moves_the_day_on(desk: Desk) -> None:
    keys("3")
    press(desk, TAKE)
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    assert today_page(desk).day == TODAY + timedelta(days=1)
    assert QUIET in words(desk.page)


def test_a_break_that_was_not_saved_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room and try again.")

    monkeypatch.setattr(desk.diary._store, "write", refuse)
    press(desk, TAKE)
    assert today_page(desk).message_bar.text.startswith("This was not saved.")
    assert "Tiredness" in words(desk.page)


def test_tab_goes_through_the_card_in_reading_order(desk: Desk) -> None:
    press(desk, TAKE)
    order = [focused_name()]
    for _step in range(5):
        keys(Qt.Key.Key_Tab)
        order.append(focused_name())
    bar, ways_out = ["Undo", "Close this message"], ["Record an injection", "New or suddenly worse?"]
    assert order == [GO_ON, "Rate today anyway", *bar, *ways_out]
