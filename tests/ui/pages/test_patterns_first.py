"""The first look at Patterns: the chart comes first, and the words that take longer follow it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from b12diary.charts.style import LIGHT
from b12diary.diary import Diary
from b12diary.domain.symptom import SymptomId
from b12diary.interchange.examples import example_entries
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_answer import Answer, answer, basis_of, chart_alone, first_answer
from b12diary.ui.pages.patterns_view import ChartKind, View
from b12diary.ui.wiring.patterns import connect
from tests.clock import SetClock
from tests.ui.pages.desk import desk_on


class Watched(PatternsPage):
    """Remembers the answers that it was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.given: list[Answer] = []
        super().__init__(parent)

    def show_answer(self, found: Answer) -> None:
        self.given.append(found)
        super().show_answer(found)


@pytest.fixture
def diary() -> Iterator[Diary]:
    """The example with a return of the symptoms, in which the look-back marks the chart by days since injection."""
    diary = Diary.in_memory(SetClock())
    diary.take_in(example_entries("returns", diary.today), "Example")
    yield diary
    diary.close()


def test_a_chart_without_a_mark_of_the_look_back_is_kept_when_the_words_come(diary: Diary) -> None:
    excerpt, view = diary.excerpt(), View(chart=ChartKind.TIME)
    begun = chart_alone(excerpt, view, LIGHT)
    whole = answer(excerpt, view, LIGHT, begun=begun)
    assert (begun.basis, begun.sentence, begun.details, begun.needs) == (None, "", (), ())
    assert whole.chart is begun.chart is not None
    assert whole.told == begun.told
    assert whole.sentence


def test_the_half_return_day_comes_onto_the_chart_with_the_words(diary: Diary) -> None:
    excerpt, view = diary.excerpt(), View()
    begun = chart_alone(excerpt, view, LIGHT)
    whole = answer(excerpt, view, LIGHT, begun=begun)
    assert begun.chart is not None
    assert whole.chart is not None
    begun.chart.figure.arrange()
    whole.chart.figure.arrange()
    assert len(whole.chart.figure.marks) > len(begun.chart.figure.marks)
    alone = answer(excerpt, view, LIGHT).chart
    assert alone is not None
    alone.figure.arrange()
    assert alone.figure.marks[-1] == whole.chart.figure.marks[-1]


def test_where_too_little_is_recorded_to_compute_anything_all_comes_at_once(diary: Diary) -> None:
    excerpt = diary.excerpt()
    few = replace(excerpt, doses=excerpt.doses[-3:])
    assert first_answer(excerpt, View(), LIGHT).basis is None
    assert first_answer(few, View(), LIGHT).needs == answer(few, View(), LIGHT).needs != ()


def test_a_look_back_that_nobody_waited_for_is_not_made_again(diary: Diary) -> None:
    excerpt = diary.excerpt()
    assert basis_of(excerpt) is basis_of(excerpt)
    assert basis_of(diary.excerpt()) is not basis_of(excerpt)


def test_first_the_chart_then_the_words_and_afterwards_never_one_without_the_other(qtbot: QtBot, diary: Diary) -> None:
    clock = SetClock()
    with desk_on(qtbot, "patterns", diary, clock) as desk:
        page = Watched(desk.window)
        connect(page, diary, desk.shell)

        def settle() -> None:
            qtbot.waitUntil(lambda: desk.shell.background.n_pending == 0, timeout=20_000)

        page.show_excerpt(diary.excerpt(), diary.today)
        settle()
        assert [one.basis is None for one in page.given] == [True, False]
        assert page.given[0].chart is not None
        diary.rate(diary.today, {SymptomId("fatigue"): 9})
        page.show_excerpt(diary.excerpt(), diary.today)
        page.tabs.picked.emit(ChartKind.GAPS)
        settle()
        assert len(page.given) > 2
        assert all(one.basis is not None for one in page.given[2:])


def test_while_the_words_are_awaited_their_room_is_kept_and_nothing_is_claimed(qtbot: QtBot, diary: Diary) -> None:
    page = PatternsPage()
    qtbot.addWidget(page)
    excerpt = diary.excerpt()
    page.show_excerpt(excerpt, diary.today)
    begun = chart_alone(excerpt, View(), LIGHT)
    page.show_answer(begun)
    assert page.sentence.text() == page.details.text() == ""
    assert page.needs.isHidden()
    assert page._words.minimumHeight() > 0
    whole = answer(excerpt, View(), LIGHT, begun=begun)
    page.show_answer(whole)
    assert page.sentence.text().replace("\N{NO-BREAK SPACE}", " ") == whole.sentence
    assert page._words.minimumHeight() == 0
