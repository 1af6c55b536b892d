"""The switch for gaps that are left out, and answers that come too late to be shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from b12diary.analysis.profile import profile
from b12diary.analysis.results import COMPOSITE, Gap
from b12diary.charts.gap_words import is_compared, reason_text
from b12diary.charts.style import LIGHT
from b12diary.diary import Diary
from b12diary.domain.symptom import SymptomId
from b12diary.interchange.examples import example_entries
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_answer import Answer, answer
from b12diary.ui.pages.patterns_view import ChartKind, View, view_from
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, keys


@pytest.fixture(scope="module")
def returns() -> Iterator[Diary]:
    """The example, only looked at."""
    diary = Diary.in_memory(SetClock())
    diary.take_in(example_entries("returns", diary.today), "Example")
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    clock = SetClock()
    diary = Diary.in_memory(clock)
    diary.take_in(example_entries("returns", diary.today), "Example")
    with desk_on(qtbot, "patterns", diary, clock) as desk:
        settle(qtbot, desk)
        yield desk


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.shell.background.n_pending, timeout=20_000)


def page_of(desk: Desk) -> PatternsPage:
    assert isinstance(desk.page, PatternsPage)
    return desk.page


def both(diary: Diary, chart: ChartKind) -> tuple[Answer, Answer]:
    """Return the answers with and without the gaps that are left out."""
    excerpt = diary.excerpt()
    shown = answer(excerpt, View(chart=chart), LIGHT)
    return shown, answer(excerpt, View(chart=chart, shows_left_out=False), LIGHT, shown.basis)


def rated_gaps(diary: Diary) -> list[Gap]:
    return [rated.gap for rated in profile(diary.excerpt(), COMPOSITE).gaps]


def test_each_dashed_gap_is_named_with_its_reason_under_the_chart_and_in_the_table(returns: Diary) -> None:
    shown, _hidden = both(returns, ChartKind.SINCE)
    assert shown.chart is not None
    reasons = [reason_text(gap) for gap in rated_gaps(returns) if not is_compared(gap) and gap.ends_on]
    assert "ended early because of symptoms" in reasons
    heads = " ".join(shown.chart.table.columns)
    for reason in reasons:
        assert f"({reason})" in heads
        assert f", {reason}" in shown.told
    assert "still running" in shown.told


def test_hiding_leaves_median_and_band_as_they_are_and_says_what_is_hidden(returns: Diary) -> None:
    shown, hidden = both(returns, ChartKind.SINCE)
    assert shown.chart is not None
    assert hidden.chart is not None
    n = shown.n_left_out
    assert n == hidden.n_left_out == sum(not is_compared(gap) for gap in rated_gaps(returns))
    assert len(shown.chart.table.columns) - len(hidden.chart.table.columns) == n
    assert [row[:5] for row in hidden.chart.table.rows] == [row[:5] for row in shown.chart.table.rows][
        : len(hidden.chart.table.rows)
    ]
    assert "The chart hides all of these gaps." in hidden.told
    assert "ended early because of symptoms" in hidden.told
    assert "dashed" not in hidden.told.casefold()
    assert (hidden.sentence, hidden.details) == (shown.sentence, shown.details)


def test_gap_by_gap_pages_through_the_compared_gaps_only(returns: Diary) -> None:
    shown, hidden = both(returns, ChartKind.GAPS)
    assert shown.chart is not None
    assert hidden.chart is not None
    assert [row[-1] for row in hidden.chart.table.rows] == ["yes"] * len(hidden.chart.table.rows)
    assert any(row[-1].startswith("no: ") for row in shown.chart.table.rows)
    assert (shown.n_older, hidden.n_older) == (1, 0)


def test_other_charts_have_no_such_switch(returns: Diary) -> None:
    for chart in (ChartKind.TIME, ChartKind.INJECTIONS, ChartKind.CHANGE):
        assert both(returns, chart)[0].n_left_out == 0


def test_the_switch_is_kept_for_the_next_start() -> None:
    assert not view_from(View(shows_left_out=False).as_state()).shows_left_out
    assert view_from({}).shows_left_out


def test_the_switch_by_key(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    assert page.left_out.isChecked()
    page.left_out.setFocus()
    keys(Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert "The chart hides all of these gaps." in page.caption.text()
    assert not page.left_out.isChecked()
    assert page.left_out.hasFocus()
    page.tabs.picked.emit(ChartKind.TIME.value)
    settle(qtbot, desk)
    assert not page.left_out.isVisible()


def test_an_answer_to_something_else_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    """However it got here: an older answer that arrives after a newer wish must change nothing."""
    page = page_of(desk)
    late = answer(desk.diary.excerpt(), replace(page._view, symptom=SymptomId("brain_fog")), LIGHT)
    page.symptom.picked.emit("fatigue")
    before = page.sentence.text()
    page.show_answer(late)
    assert page.sentence.text() == before
    settle(qtbot, desk)
    assert "Tiredness" in page.sentence.text()
    page.show_answer(late)
    assert "Tiredness" in page.sentence.text()
    assert page.view is not None
    assert page.view.chart is not None
    assert page.view.chart.title == "Tiredness, 0 to 10"


def test_an_answer_that_comes_after_the_diary_was_emptied_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.symptom.picked.emit("fatigue")
    desk.diary.undo()
    assert page.empty.isVisible()
    settle(qtbot, desk)
    assert page.empty.isVisible()
    assert not page.needs.isVisible()
    assert not page.card.isVisible()


def test_the_focus_stays_where_it_is_when_the_choosers_move_out_of_a_narrow_title_row(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.symptom.setFocus()
    desk.dress(percent=200)
    desk.window.resize(1024, 600)
    settle(qtbot, desk)
    assert page.head.indexOf(page._choosers) < 0
    assert page.symptom.hasFocus()
    desk.dress(percent=100)
    desk.window.resize(1120, 760)
    settle(qtbot, desk)
    assert page.head.indexOf(page._choosers) >= 0
    assert page.symptom.hasFocus()
