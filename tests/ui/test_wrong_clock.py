"""A clock that is wrong by a year: the person is told which day it says, and the first press rates no day."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.symptom import INTERFERENCE
from b12diary.ui.clock_words import clock_words
from tests.clock import SetClock
from tests.ui.pages.desk import desk_on, focused_name, keys, n_steps
from tests.ui.pages.today_desk import five_symptoms, ratings, today_page

BACK = "The computer’s clock says 22 Nov 2025. The newest entry was made later, on 22 Nov 2026. Is the date right?"
FORWARD = "The computer’s clock says 22 Nov 2027. The newest entry was made on 22 Nov 2026. Is the date right?"
NOT_KEPT = "Your last press was not kept."


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = five_symptoms(clock)
    yield diary
    diary.close()


@pytest.mark.parametrize(("days", "words"), [(-365, BACK), (365, FORWARD)])
def test_at_the_start_the_first_press_rates_nothing_and_the_second_does(
    qtbot: QtBot, diary: Diary, clock: SetClock, days: int, words: str
) -> None:
    clock.pass_time(days=days)
    with desk_on(qtbot, "today", diary, clock) as desk:
        desk.shell.tell_clock()
        page = today_page(desk)
        assert page.message_bar.text == words
        before = n_steps(diary)
        keys("3")
        assert n_steps(diary) == before
        assert page.message_bar.text == f"{words} {NOT_KEPT}"
        qtbot.waitUntil(lambda: focused_name() == "Got in the way of daily life")
        keys("3")
        assert ratings(diary, diary.today) == {INTERFERENCE: 3}


@pytest.mark.parametrize(("days", "words"), [(-365, BACK), (365, FORWARD)])
def test_also_when_it_jumps_while_the_window_is_open(
    qtbot: QtBot, diary: Diary, clock: SetClock, days: int, words: str
) -> None:
    with desk_on(qtbot, "today", diary, clock) as desk:
        clock.pass_time(days=days)
        before = n_steps(diary)
        keys("3")
        assert n_steps(diary) == before
        assert today_page(desk).message_bar.text == f"{words} {NOT_KEPT}"
        assert today_page(desk).day == diary.today


def test_undo_takes_back_what_was_entered_under_a_wrong_date(qtbot: QtBot, diary: Diary, clock: SetClock) -> None:
    clock.pass_time(days=365)
    wrong_day = diary.today
    diary.rate(wrong_day, {INTERFERENCE: 7})
    clock.pass_time(days=-365)
    with desk_on(qtbot, "today", diary, clock) as desk:
        desk.shell.tell_clock()
        assert "made later, on 22 Nov 2027" in today_page(desk).message_bar.text
        assert today_page(desk).message_bar._action.isVisible()
        today_page(desk).message_bar.acted.emit()
        assert ratings(diary, wrong_day) == {}


@pytest.mark.parametrize("passed", [{"hours": -3}, {"minutes": 5}, {"days": 1}, {"days": 40}, {"days": 179}], ids=str)
def test_an_hour_back_or_months_of_rest_are_nothing_to_speak_of(
    diary: Diary, clock: SetClock, passed: dict[str, float]
) -> None:
    clock.pass_time(**passed)
    assert clock_words(diary) == ""


def test_a_diary_in_which_nothing_was_ever_done_has_nothing_to_compare_with() -> None:
    diary = Diary.in_memory(SetClock())
    assert clock_words(diary) == ""
    diary.close()
