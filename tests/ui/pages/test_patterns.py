"""Patterns, as a person looks back: by key, with old answers on their way, on full and empty diaries."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.wording import headline_wording, series_wording
from b12diary.diary import Diary
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.preferences import Theme
from b12diary.domain.symptom import SymptomId
from b12diary.interchange.examples import ExampleKind, example_entries
from b12diary.suggestions.captions import LOOK_BACK
from b12diary.ui.dialogs.evidence import EvidenceDialog
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_view import HEADLINE, ChartKind, Dates
from b12diary.ui.widgets.buttons import Button
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys, n_steps, named
from tests.ui.pages.patterns_desk import drawings, patterns, settle

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock, request: pytest.FixtureRequest) -> Iterator[Diary]:
    """The example "returns", or the one that a test names; "empty" for none."""
    diary = Diary.in_memory(clock)
    kind: ExampleKind = getattr(request, "param", "returns")
    if kind in {"returns", "none", "early"}:
        diary.take_in(example_entries(kind, diary.today), "Example")
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    with desk_on(qtbot, "patterns", diary, clock) as desk:
        settle(qtbot, desk)
        yield desk


def told(desk: Desk) -> str:
    return patterns(desk).sentence.text().replace(NO_BREAK, " ")


def title(desk: Desk) -> str:
    view = patterns(desk).view
    assert view is not None
    return view.chart.title if view.chart is not None else ""


empty = pytest.mark.parametrize("diary", ["empty"], indirect=True)
early = pytest.mark.parametrize("diary", ["early"], indirect=True)


@empty
def test_an_empty_diary_has_one_sentence_and_one_button_that_leads_to_today(desk: Desk) -> None:
    page = patterns(desk)
    assert page.empty.isVisible()
    assert not page.tabs.isVisible()
    named(page, "Begin with today", Button).setFocus()
    keys(Qt.Key.Key_Space)
    assert desk.window.current == "today"


def test_the_sentence_is_that_of_the_look_back_and_the_chart_is_drawn(desk: Desk, diary: Diary) -> None:
    excerpt = diary.excerpt()
    wording = headline_wording(look_back(excerpt), lambda s: symptom_label(s, excerpt.symptoms), diary.today)
    assert told(desk) == wording.sentence
    assert wording.details[0] in patterns(desk).details.text().replace(NO_BREAK, " ")
    assert title(desk) == "Main symptoms, 0 to 10"
    (picture,) = drawings(patterns(desk))
    assert picture.accessibleName() == "Main symptoms, 0 to 10"
    assert picture.accessibleDescription().startswith("Main symptoms by days since injection, ")


def test_a_range_in_brackets_is_never_broken_over_two_lines(desk: Desk) -> None:
    text = patterns(desk).sentence.text()
    assert " " not in text[text.index("(") : text.index(")")]


def test_looking_writes_nothing(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    steps = n_steps(diary)
    page = patterns(desk)
    for _time in range(2):
        page.refresh(diary.excerpt(), diary.today)
    for kind in ChartKind:
        page.tabs.picked.emit(kind.value)
    settle(qtbot, desk)
    assert n_steps(diary) == steps


def test_another_symptom_and_another_chart_are_chosen_by_key(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = patterns(desk)
    page.symptom.setFocus()
    keys(Qt.Key.Key_Down)
    settle(qtbot, desk)
    excerpt = diary.excerpt()
    second = look_back(excerpt).series[1]
    assert told(desk) == series_wording(second, lambda s: symptom_label(s, excerpt.symptoms)).sentence
    page.tabs._bar.setFocus()
    keys(Qt.Key.Key_Right)
    settle(qtbot, desk)
    assert title(desk) == "Effect on daily life, 0 to 10, by days since injection, newest gap first"
    assert page.tabs._bar.hasFocus()


def test_the_view_is_found_again_in_the_next_window(desk: Desk, diary: Diary, clock: SetClock, qtbot: QtBot) -> None:
    page = patterns(desk)
    page.tabs.picked.emit(ChartKind.TIME.value)
    page.symptom.picked.emit("fatigue")
    page.dates.picked.emit(Dates.YEAR.value)
    settle(qtbot, desk)
    other = PatternsPage()
    qtbot.addWidget(other)
    other.recall(page.memory())
    other.show_excerpt(diary.excerpt(), diary.today)
    shown = (other.tabs.key(), other.symptom.key(), other.dates.key())
    assert shown == (ChartKind.TIME, "fatigue", Dates.YEAR)


def test_an_older_answer_never_takes_the_place_of_a_newer_one(desk: Desk, qtbot: QtBot) -> None:
    page = patterns(desk)
    for symptom in ("brain_fog", "low_mood", "balance", "fatigue"):
        page.symptom.picked.emit(symptom)
    settle(qtbot, desk)
    assert title(desk) == "Tiredness, 0 to 10"
    assert "Tiredness" in told(desk)


def test_what_is_in_sight_stays_until_the_new_answer_is_there(desk: Desk, qtbot: QtBot) -> None:
    before = (told(desk), title(desk))
    patterns(desk).symptom.picked.emit("fatigue")
    assert (told(desk), title(desk)) == before
    settle(qtbot, desk)
    assert title(desk) == "Tiredness, 0 to 10"


def test_a_change_in_the_diary_is_looked_back_on_at_once(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    page = patterns(desk)
    page.tabs.picked.emit(ChartKind.INJECTIONS.value)
    settle(qtbot, desk)
    assert page.view is not None
    assert page.view.chart is not None
    rows = len(page.view.chart.table.rows)
    diary.record(diary.new_dose())
    settle(qtbot, desk)
    assert len(page.view.chart.table.rows) == rows + 1


@early
def test_while_it_is_too_early_the_page_says_what_is_needed(desk: Desk) -> None:
    page = patterns(desk)
    assert told(desk).startswith("It is too early to compare.")
    words = [label.text() for label in page.needs.findChildren(QLabel) if label.isVisible()]
    assert words[0] == "What is needed, and what you have"
    assert "3 full gaps" in words
    assert "1 so far" in words
    marks = {mark.accessibleName() for mark in page.needs.findChildren(QWidget)}
    assert {"there", "not yet"} <= marks


def test_nothing_is_needed_any_more_once_a_comparison_is_made(desk: Desk) -> None:
    assert not patterns(desk).needs.isVisible()


def test_days_are_chosen_by_typing_them_and_a_turned_range_is_named(desk: Desk, qtbot: QtBot) -> None:
    page = patterns(desk)
    page.dates.picked.emit(Dates.OWN.value)
    assert page.first.isVisible()
    page.first.setFocus()
    keys("1 Jun 2026", Qt.Key.Key_Tab)
    page.last.setFocus()
    keys("1 May 2026", Qt.Key.Key_Tab)
    settle(qtbot, desk)
    assert (page.first.day(), page.last.day()) == (date(2026, 6, 1), date(2026, 5, 1))
    problems = [w.text() for w in page.range.findChildren(QLabel) if w.isVisible()]
    assert "This is before the first day." in problems
    page.dates.picked.emit(Dates.ALL.value)
    assert not page.first.isVisible()


def test_older_gaps_are_paged_to_and_back(desk: Desk, qtbot: QtBot) -> None:
    page = patterns(desk)
    assert not page.older.isVisible()
    page.tabs.picked.emit(ChartKind.GAPS.value)
    settle(qtbot, desk)
    assert (page.newer.isEnabled(), page.older.isEnabled()) == (False, True)
    page.older.click()
    settle(qtbot, desk)
    assert (page.newer.isEnabled(), page.older.isEnabled()) == (True, False)
    page.newer.click()
    settle(qtbot, desk)
    assert page.older.isEnabled()


@empty
def test_before_and_after_asks_for_a_day_where_no_plan_changed(desk: Desk, diary: Diary, qtbot: QtBot) -> None:
    diary.rate(diary.today, {SymptomId("interference"): 3})
    page = patterns(desk)
    page.tabs.picked.emit(ChartKind.CHANGE.value)
    settle(qtbot, desk)
    assert "Choose a day" in page.caption.text()
    assert not page.picture_button.isEnabled()
    assert page.view is not None
    assert not page.view.isVisible()  # the words stand at the top of the card, not under an empty frame
    page.change_on.setFocus()
    keys("20 Nov 2026", Qt.Key.Key_Tab)
    settle(qtbot, desk)
    assert title(desk).endswith("before and after")
    assert page.view.isVisible()
    assert page.picture_button.isEnabled()


def test_a_new_look_draws_the_chart_anew(desk: Desk, qtbot: QtBot) -> None:
    page = patterns(desk)
    assert page.view is not None
    light = page.view.chart
    desk.dress(Theme.DARK)
    settle(qtbot, desk)
    assert page.view.chart is not light


@pytest.mark.parametrize("diary", ["returns", "early"], indirect=True)
def test_at_the_largest_text_in_a_small_window_all_of_it_can_be_reached(desk: Desk, qtbot: QtBot) -> None:
    desk.dress(percent=200)
    desk.window.resize(1024, 600)
    settle(qtbot, desk)
    page = patterns(desk)
    assert page._scroll.horizontalScrollBar().maximum() == 0
    for part in (page.sentence, page.caption):
        assert part.height() >= part.heightForWidth(part.width())
    for button in (page.table_button, page.copy_button, page.picture_button):
        assert button.width() >= button.sizeHint().width()
    desk.dress(percent=100)
    desk.window.resize(1120, 760)
    settle(qtbot, desk)
    assert page.head.indexOf(page._choosers) >= 0


def test_tab_goes_through_the_page_in_reading_order(desk: Desk) -> None:
    page = patterns(desk)
    page.symptom.setFocus()
    order = [page.symptom.accessibleName()]
    for _step in range(9):
        keys(Qt.Key.Key_Tab)
        focus = page.window().focusWidget()
        assert focus is not None
        order.append(focus.accessibleName() or str(getattr(focus, "text", str)()).replace("&", ""))
    chart = ["Show as table", "Main symptoms, 0 to 10", "Show gaps that are left out", "What it can and cannot say"]
    assert order == ["Symptom", "Dates", "What this rests on", "Chart", *chart, "Copy picture", "Save picture"]


def test_the_series_of_the_look_back_is_followed_until_another_is_chosen(desk: Desk) -> None:
    assert patterns(desk)._view.symptom == HEADLINE
    assert patterns(desk).symptom.key() == "composite"


def test_the_sentence_leads_to_what_it_rests_on(desk: Desk) -> None:
    patterns(desk).evidence_button.click()
    (dialog,) = desk.window.findChildren(EvidenceDialog)
    assert [card.claim.id for card in dialog.cards] == list(LOOK_BACK)
    dialog.accept()
