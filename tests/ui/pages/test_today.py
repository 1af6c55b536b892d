"""Today, as a person fills it in: by key, by mouse, late, in a small window."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import RATING_SCALES, Theme
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.ui.widgets.rating_scale import RatingScale
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, named, words
from tests.ui.pages.today_desk import FIVE, NAMES, TODAY, five_symptoms, ratings, today_page


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


def test_six_presses_from_opening_rate_the_day(desk: Desk) -> None:
    """
    opened   3  6  4  2  x  0
    life     3
    symptoms    6  4  2  10 0
    """
    keys("3642x0")
    assert ratings(desk.diary) == {INTERFERENCE: 3, **dict(zip(FIVE, (6, 4, 2, 10, 0), strict=True))}


def test_opening_again_goes_on_at_the_first_question_without_an_answer(desk: Desk) -> None:
    keys("36")
    desk.shell.show_page("patterns")
    desk.shell.show_page("today")
    assert focused_name() == "Brain fog"


def test_each_press_is_on_disk_at_once_and_says_so(desk: Desk) -> None:
    page = today_page(desk)
    assert (page.foot_row.saved_words, page.foot_row.undo_words) == ("", "")
    keys("3")
    assert ratings(desk.diary) == {INTERFERENCE: 3}
    assert page.foot_row.saved_words == "Saved 21:04"
    assert page.foot_row.undo_words == "Undo rating of Got in the way of daily life"


def test_saved_is_said_only_of_the_day_that_was_saved(desk: Desk) -> None:
    foot = today_page(desk).foot_row
    keys("3")
    desk.shell.show_day(TODAY - timedelta(days=1))
    assert foot.saved_words == ""
    keys("4")
    assert foot.saved_words == "Saved 21:04"
    desk.shell.show_day(TODAY)
    assert foot.saved_words == ""


def test_undo_by_name_takes_back_the_step_and_offers_the_one_before(desk: Desk) -> None:
    page = today_page(desk)
    keys("36")
    named(page, "Undo rating of Tiredness", QPushButton).click()
    assert ratings(desk.diary) == {INTERFERENCE: 3}
    assert page.list.scale("fatigue").value() is None
    assert page.foot_row.undo_words == "Undo rating of Got in the way of daily life"
    named(page, "Undo rating of Got in the way of daily life", QPushButton).click()
    assert ratings(desk.diary) == {}
    assert page.foot_row.undo_words == ""
    assert focused_name() == "Got in the way of daily life"


def test_undo_from_the_menu_and_steps_elsewhere_change_what_is_offered_here(desk: Desk) -> None:
    page = today_page(desk)
    keys("36")
    desk.shell.undo()
    assert page.foot_row.undo_words == "Undo rating of Got in the way of daily life"
    desk.diary.record(desk.diary.new_dose())
    assert page.foot_row.undo_words == ""


def test_backspace_clears_and_enter_moves_on_unrated(desk: Desk) -> None:
    keys("3", Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert ratings(desk.diary) == {}
    keys(Qt.Key.Key_Return, "7")
    assert ratings(desk.diary) == {"fatigue": 7}


def test_showing_writes_nothing_and_says_nothing(desk: Desk) -> None:
    keys("3")
    page, before = today_page(desk), n_steps(desk.diary)
    told: list[object] = []
    for signal in (page.rated, page.cleared, page.factor_toggled, page.note_written, page.day_asked):
        signal.connect(lambda *said: told.append(said))
    for day in (TODAY, TODAY - timedelta(days=3), TODAY):
        page.refresh(desk.diary.excerpt(), day)
    assert (n_steps(desk.diary), told) == (before, [])


def test_the_page_is_blind(desk: Desk) -> None:
    """No earlier answers, no count of days since the injection, no chart."""
    desk.diary.record(desk.diary.new_dose(TODAY - timedelta(days=67)))
    desk.diary.rate(TODAY - timedelta(days=1), {SymptomId("fatigue"): 9})
    assert not [text for text in words(desk.page) if "67" in text or "9 of 10" in text or "day" in text.split()]
    assert today_page(desk).list.scale("fatigue").value() is None


def test_a_past_day_says_how_late_it_is_and_keeps_its_own_answers(desk: Desk) -> None:
    desk.diary.rate(TODAY - timedelta(days=3), {SymptomId("fatigue"): 9})
    for _step in range(3):
        named(desk.page, "Day before", QPushButton).click()
    assert "You are filling in Thursday, 3 days late. How were things that day, on average?" in words(desk.page)
    assert "Thursday 19 November" in words(desk.page)
    assert today_page(desk).list.scale("fatigue").value() == 9
    today_page(desk).focus_start()
    keys("5")
    (late,) = [r for r in desk.diary.ratings_on(TODAY - timedelta(days=3)) if r.symptom == INTERFERENCE]
    assert (late.value, late.entered_on) == (5, TODAY)
    assert ratings(desk.diary) == {}


def test_stepping_by_key_keeps_the_focus_on_the_step(desk: Desk) -> None:
    back = named(desk.page, "Day before", QPushButton)
    back.setFocus(Qt.FocusReason.TabFocusReason)
    keys(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is back
    assert desk.shell.day == TODAY - timedelta(days=2)


def test_tomorrow_cannot_be_reached(desk: Desk) -> None:
    forward = named(desk.page, "Day after", QPushButton)
    assert (forward.isEnabled(), forward.accessibleDescription()) == (False, "This is today.")
    desk.shell.show_day(TODAY + timedelta(days=1))
    assert today_page(desk).day == TODAY
    named(desk.page, "Day before", QPushButton).click()
    forward.setFocus(Qt.FocusReason.TabFocusReason)
    keys(Qt.Key.Key_Space)
    assert today_page(desk).day == TODAY
    assert focused_name() == "Got in the way of daily life"


def test_undo_of_another_days_step_says_which_day(desk: Desk) -> None:
    named(desk.page, "Day before", QPushButton).click()
    today_page(desk).focus_start()
    keys("5")
    assert today_page(desk).foot_row.undo_words == "Undo rating of Got in the way of daily life"
    named(desk.page, "Go to today", QPushButton).click()
    assert today_page(desk).foot_row.undo_words == "Undo: Rate Got in the way of daily life 5 on 21 Nov"


# --- what is asked


def test_without_symptoms_daily_life_is_asked_and_symptoms_are_offered(qtbot: QtBot, clock: SetClock) -> None:
    with desk_on(qtbot, "today", Diary.in_memory(clock), clock) as desk:
        keys("4")
        assert ratings(desk.diary) == {INTERFERENCE: 4}
        named(desk.page, "Choose my symptoms", QPushButton).click()
        assert desk.targets("settings") == ["symptoms"]


@pytest.fixture
def weekly(diary: Diary) -> None:
    diary.set_symptoms([*(Symptom(SymptomId(s)) for s in FIVE), Symptom(SymptomId("numb"), cadence=Cadence.WEEKLY)])


@pytest.mark.usefixtures("weekly")
def test_the_weekly_list_is_offered_until_it_was_rated_that_week(desk: Desk) -> None:
    page, offer = today_page(desk), "Once a week, if you like: Numbness."
    assert offer in words(desk.page)
    assert not page.weekly.isVisible()
    named(page, "Rate these too", QPushButton).click()
    assert focused_name() == "Numbness"
    keys("4")
    assert ratings(desk.diary) == {"numb": 4}
    desk.shell.show_day(TODAY - timedelta(days=6))
    assert offer not in words(desk.page)
    desk.shell.show_day(TODAY - timedelta(days=7))
    assert offer in words(desk.page)


@pytest.mark.usefixtures("weekly")
@pytest.mark.parametrize("scale", RATING_SCALES)
def test_six_questions_and_all_offers_need_no_scrolling_in_the_window_of_the_first_start(
    desk: Desk, scale: ScaleId, qtbot: QtBot
) -> None:
    desk.diary.set_preferences(rating_scale=scale)
    desk.dress()
    keys("31")
    assert desk.window.size() == QSize(1120, 760)
    bar = today_page(desk)._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    last, foot = named(desk.page, "Take a break from the diary", QPushButton), today_page(desk).foot_row
    assert named(desk.page, "Rate these too", QPushButton).isVisible()
    assert last.mapTo(desk.window, QPoint(0, last.height())).y() <= foot.mapTo(desk.window, QPoint(0, 0)).y()


@pytest.mark.usefixtures("weekly")
def test_weekly_rows_made_beforehand_are_those_that_open_and_hold_the_days_answers(desk: Desk) -> None:
    page = today_page(desk)
    assert len(list(page.make_rest())) == 1
    row = page.weekly.scale("numb")
    assert not row.isVisible()

    named(page, "Rate these too", QPushButton).click()
    assert page.weekly.scale("numb") is row
    assert focused_name() == "Numbness"
    keys("4")
    desk.shell.show_day(TODAY - timedelta(days=7))
    assert not row.isVisible()
    desk.shell.show_day(TODAY)
    assert (row.isVisible(), row.value()) == (True, 4)
    assert ratings(desk.diary) == {"numb": 4}


@pytest.mark.usefixtures("weekly")
def test_weekly_rows_on_their_way_give_way_to_those_that_are_wanted(desk: Desk) -> None:
    page = today_page(desk)
    rest = page.make_rest()
    next(rest)
    named(page, "Rate these too", QPushButton).click()
    row = page.weekly.scale("numb")

    assert list(rest) == []
    assert page.weekly.scale("numb") is row
    assert [found for found in page.weekly.findChildren(RatingScale) if not found.isHidden()] == [row]


@pytest.mark.usefixtures("weekly")
def test_weekly_rows_that_are_not_asked_any_more_do_not_stay(desk: Desk) -> None:
    page = today_page(desk)
    list(page.make_rest())
    other = Symptom(SymptomId("memory"), cadence=Cadence.WEEKLY)
    desk.diary.set_symptoms([*(Symptom(SymptomId(s)) for s in FIVE), other])

    named(page, "Rate these too", QPushButton).click()
    with pytest.raises(KeyError):
        page.weekly.scale("numb")
    assert page.weekly.scale("memory").isVisible()


@pytest.mark.usefixtures("weekly")
def test_the_weekly_list_can_wait(desk: Desk) -> None:
    before = n_steps(desk.diary)
    named(desk.page, "Not this week", QPushButton).click()
    assert "Once a week, if you like: Numbness." not in words(desk.page)
    assert focused_name() == "Note"
    assert n_steps(desk.diary) == before


def test_a_symptom_no_longer_asked_can_be_mended_on_a_day_that_has_it(desk: Desk) -> None:
    desk.diary.rate(TODAY - timedelta(days=1), {SymptomId("low_mood"): 4})
    desk.diary.set_symptoms([Symptom(SymptomId(s)) for s in FIVE[:4]])
    assert "Low mood" not in words(desk.page)
    desk.shell.show_day(TODAY - timedelta(days=1))
    assert today_page(desk).list.scale("low_mood").value() == 4


@pytest.mark.parametrize("foreign", [ScaleId.NRS_1_10, ScaleId.LIKERT_1_5])
def test_a_rating_on_a_scale_from_another_program_keeps_its_scale(desk: Desk, foreign: ScaleId) -> None:
    desk.diary.rate(TODAY, {SymptomId("fatigue"): 2}, scale=foreign)
    today_page(desk).focus_item("fatigue")
    keys("3")
    (rating,) = desk.diary.ratings_on(TODAY)
    assert (rating.value, rating.scale) == (3, foreign)
    assert focused_name() == "Brain fog"


# --- ways out, and the small window


def test_the_ways_out(desk: Desk) -> None:
    named(desk.page, "Record an injection", QPushButton).click()
    assert desk.targets("injections") == ["record"]
    desk.shell.show_page("today")
    named(desk.page, "New or suddenly worse?", QPushButton).click()
    assert desk.targets("help") == ["note"]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.HIGH_CONTRAST])
def test_in_a_small_window_nothing_is_cut_and_all_can_be_reached(desk: Desk, theme: Theme, percent: int) -> None:
    desk.dress(theme, percent)
    desk.window.resize(1024, 600)
    keys("36")
    QTest.qWait(0)
    for button in desk.page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    assert named(desk.page, "New or suddenly worse?", QPushButton).isEnabled()
    assert named(desk.page, "Record an injection", QPushButton).isEnabled()


def test_every_control_has_a_name_and_tab_goes_in_reading_order(desk: Desk) -> None:
    """Also after the rows were made anew, as when the symptoms change."""
    desk.diary.set_symptoms([Symptom(SymptomId(s)) for s in reversed(FIVE)])
    QApplication.processEvents()  # the new rows come into sight
    today_page(desk).focus_start()
    start, order = QApplication.focusWidget(), [focused_name()]
    for _step in range(40):
        keys(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        order.append(focused_name())
    assert "" not in order, order
    assert order[:6] == [NAMES[0], *reversed(NAMES[1:])]
    chips = ["Illness", "Poor sleep", "Stress", "New medicine", "Period", "Travel", "More things that can be different"]
    break_, ways_out = "Take a break from the diary", ["Record an injection", "New or suddenly worse?"]
    assert order[6:17] == [*chips, "Note", break_, *ways_out]


@pytest.mark.usefixtures("weekly")
def test_open_weekly_rows_come_after_the_daily_ones(desk: Desk) -> None:
    named(desk.page, "Rate these too", QPushButton).click()
    today_page(desk).focus_item("low_mood")
    keys(Qt.Key.Key_Return)
    assert focused_name() == "Numbness"


def test_ten_years_are_as_quick_as_one_day(desk: Desk) -> None:
    """The page asks for a fortnight of ratings, whatever the diary holds."""
    span = desk.page.wanted_span(TODAY)
    assert (span.n_days, TODAY in span) == (13, True)


def test_another_page_can_lead_to_a_day(desk: Desk) -> None:
    desk.shell.show_page("patterns")
    desk.shell.show_page("today", "2026-11-19")
    assert today_page(desk).day == date(2026, 11, 19)
    assert focused_name() == "Got in the way of daily life"
