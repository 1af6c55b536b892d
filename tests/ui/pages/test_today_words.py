"""Today beside the ratings: what else was there, the note, what the diary does not take, and midnight."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryUnwritableError
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, named, words
from tests.ui.pages.today_desk import TODAY, chip, five_symptoms, note, noted, ratings, today_page


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


# --- what else was there


def test_a_chip_is_one_day_and_can_be_taken_back(desk: Desk) -> None:
    chip(desk, "Poor sleep").click()
    (event,) = desk.diary.excerpt().exposures
    assert (event.factor, event.starts_on, event.ends_on) == ("poor_sleep", TODAY, TODAY)
    assert chip(desk, "Poor sleep").isChecked()
    assert today_page(desk).foot_row.undo_words == "Undo “Poor sleep”"
    chip(desk, "Poor sleep").click()
    assert desk.diary.excerpt().exposures == ()
    assert not chip(desk, "Poor sleep").isChecked()


def test_the_rest_of_the_chips_open_on_request(desk: Desk) -> None:
    chip(desk, "More things that can be different").click()
    chip(desk, "Nitrous oxide").click()
    assert [e.factor for e in desk.diary.excerpt().exposures] == ["nitrous_oxide"]
    chip(desk, "Fewer things that can be different").click()
    assert chip(desk, "Nitrous oxide").isChecked()


def test_something_else_is_said_in_own_words(desk: Desk) -> None:
    chip(desk, "More things that can be different").click()
    chip(desk, "Something else").click()
    field = named(desk.page, "Something else: What was it?", QLineEdit)
    field.setFocus()
    keys("moved house", Qt.Key.Key_Return)
    assert [e.label for e in desk.diary.excerpt().exposures] == ["moved house"]


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (5, None, [(5, 3), (1, None)]),  # still going on: that day is left out, the rest stays
        (5, 0, [(5, 3), (1, 0)]),
        (2, 0, [(1, 0)]),
        (5, 2, [(5, 3)]),
        (2, None, [(1, None)]),
    ],
)
def test_a_longer_stretch_loses_only_the_day_in_sight(
    desk: Desk, first: int, last: int | None, left: list[tuple[int, int | None]]
) -> None:
    """Days are counted back from today; the day in sight is 2 days ago."""

    def ago(n: int | None) -> date | None:
        return None if n is None else TODAY - timedelta(days=n)

    start = ago(first)
    assert start is not None
    event = Exposure(ExposureId("e"), FactorId("illness"), start, desk.clock(), ago(last), "flu")
    desk.diary.record(event)
    desk.shell.show_day(TODAY - timedelta(days=2))
    assert chip(desk, "Illness").isChecked()
    chip(desk, "Illness").click()
    kept = sorted((e.starts_on, e.ends_on, e.label) for e in desk.diary.excerpt().exposures)
    assert kept == [(ago(a), ago(b), "flu") for a, b in left]
    desk.diary.undo()
    assert desk.diary.excerpt().exposures == (event,)


def test_what_still_goes_on_ends_yesterday_when_it_is_gone_today(desk: Desk) -> None:
    event = Exposure(ExposureId("e"), FactorId("illness"), TODAY - timedelta(days=4), desk.clock(), None)
    desk.diary.record(event)
    chip(desk, "Illness").click()
    assert [e.ends_on for e in desk.diary.excerpt().exposures] == [TODAY - timedelta(days=1)]


# --- the note


@pytest.mark.parametrize("leave", ["enter", "tab", "page", "day", "close"])
def test_a_note_is_kept_once_however_the_field_is_left(desk: Desk, diary: Diary, leave: str) -> None:
    before = n_steps(diary)
    note(desk).setFocus()
    keys("Walked")
    assert noted(diary) == []
    match leave:
        case "enter":
            keys(Qt.Key.Key_Return, Qt.Key.Key_Tab)
        case "tab":
            keys(Qt.Key.Key_Tab)
        case "page":
            desk.shell.show_page("patterns")
        case "day":
            today_page(desk).ask_day(TODAY - timedelta(days=1))
            assert note(desk).toPlainText() == ""
        case "close":
            kept: list[list[str]] = []
            diary.subscribe(lambda _change: kept.append(noted(diary)))
            desk.window.close()
            assert kept == [["Walked"]]
            return
    assert (noted(diary), n_steps(diary)) == (["Walked"], before + 1)


def test_a_note_may_have_several_lines(desk: Desk) -> None:
    note(desk).setFocus()
    keys("one")
    keys(Qt.Key.Key_Return, hold=Qt.KeyboardModifier.ShiftModifier)
    keys("two", Qt.Key.Key_Return)
    assert noted(desk.diary) == ["one\ntwo"]


def test_undo_of_a_note_empties_the_field_even_with_the_focus_in_it(desk: Desk) -> None:
    note(desk).setFocus()
    keys("Walked", Qt.Key.Key_Return)
    desk.shell.undo()
    assert (noted(desk.diary), note(desk).toPlainText()) == ([], "")


# --- what the diary does not take


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch, diary: Diary) -> Diary:
    """A diary whose disk is full from now on."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room and try again.")

    monkeypatch.setattr(diary._store, "write", refuse)
    return diary


def test_a_rating_that_was_not_saved_is_not_shown_and_is_asked_again(
    desk: Desk, full_disk: Diary, qtbot: QtBot
) -> None:
    page = today_page(desk)
    keys("3")
    assert page.message_bar.text == "This was not saved. The disk is full. Make some room and try again."
    assert (page.list.scale(INTERFERENCE).value(), page.foot_row.saved_words) == (None, "")
    qtbot.waitUntil(lambda: focused_name() == "Got in the way of daily life")


def test_a_note_that_was_not_saved_stays_typed_and_is_saved_later(
    desk: Desk, full_disk: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = today_page(desk)
    note(desk).setFocus()
    keys("Walked", Qt.Key.Key_Tab)
    assert "disk is full" in page.message_bar.text
    page.ask_day(TODAY - timedelta(days=1))
    assert (page.day, note(desk).toPlainText()) == (TODAY, "Walked")
    page.refresh(full_disk.excerpt(), TODAY)
    assert note(desk).toPlainText() == "Walked"
    monkeypatch.undo()
    note(desk).setFocus()
    keys(Qt.Key.Key_Tab)
    assert noted(full_disk) == ["Walked"]
    assert page.message_bar.text == ""


def test_a_chip_that_was_not_saved_stays_off(desk: Desk, full_disk: Diary) -> None:
    chip(desk, "Illness").click()
    assert not chip(desk, "Illness").isChecked()


# --- midnight


def test_midnight_waits_for_the_words_of_a_chip(desk: Desk) -> None:
    chip(desk, "New medicine").click()
    field = named(desk.page, "New medicine: Which medicine?", QLineEdit)
    field.setFocus()
    keys("metformin")
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    keys(Qt.Key.Key_Return)
    assert [(e.starts_on, e.label) for e in desk.diary.excerpt().exposures] == [(TODAY, "metformin")]
    desk.shell.look_at_clock()
    assert today_page(desk).day == TODAY + timedelta(days=1)


def test_midnight_moves_on_when_nothing_is_half_done(desk: Desk) -> None:
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    assert today_page(desk).day == TODAY + timedelta(days=1)
    assert "Monday 23 November" in today_page(desk).message_bar.text


@pytest.mark.parametrize("doing", ["rating", "writing"])
def test_midnight_waits_for_what_is_half_done(desk: Desk, doing: str) -> None:
    page = today_page(desk)
    if doing == "rating":
        keys("36")
    else:
        note(desk).setFocus()
        keys("Wal")
    desk.clock.pass_time(hours=3)
    desk.shell.look_at_clock()
    assert page.day == TODAY
    assert "It is now Monday 23 November." in words(desk.page)
    if doing == "rating":
        keys("4")
        assert ratings(desk.diary) == {INTERFERENCE: 3, "fatigue": 6, "brain_fog": 4}
        assert "You are filling in Sunday, 1 day late. How were things that day, on average?" in words(desk.page)
    else:
        keys("ked")
        assert note(desk).toPlainText() == "Walked"
    named(page, "Move on to today", QPushButton).click()
    assert page.day == TODAY + timedelta(days=1)
    assert "It is now Monday 23 November." not in words(desk.page)
    assert noted(desk.diary) == ([] if doing == "rating" else ["Walked"])
