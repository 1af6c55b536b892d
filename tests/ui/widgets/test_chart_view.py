"""A chart on the screen: drawn beside the window, sharp, described, with its numbers as a table."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from b12diary.charts.chart import Chart, Table
from b12diary.charts.drawing import PixelFigure
from b12diary.charts.style import DARK, LIGHT
from b12diary.ui.background import Background, Job
from b12diary.ui.theme import Look, put_on
from b12diary.ui.tokens import DARK as DARK_TOKENS
from b12diary.ui.widgets.chart_view import ChartView, chart_style


def chart(title: str = "Tiredness, 0 to 10") -> Chart:
    table = Table(("day", "median"), (("4", "4"), ("11", "3")))
    return Chart(PixelFigure(lambda *_args: None, LIGHT), title, "It rose towards the next injection.", lambda: table)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChartView]:
    background = Background()
    made = ChartView(background)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    yield made
    background.close()


def picture(view: ChartView) -> QLabel:
    found = view.findChild(QLabel)
    assert found is not None
    return found


def test_it_is_drawn_for_its_room(view: ChartView, qtbot: QtBot) -> None:
    faults: list[BaseException] = []
    view._background.failed.connect(faults.append)
    view.show_chart(chart())
    qtbot.waitUntil(lambda: view._background.n_pending == 0, timeout=20_000)
    assert faults == []
    assert picture(view).pixmap().deviceIndependentSize().toSize() == picture(view).size()


def test_a_chart_that_is_shown_already_is_not_drawn_again(view: ChartView, qtbot: QtBot) -> None:
    shown = chart()
    view.show_chart(shown)
    qtbot.waitUntil(lambda: view._background.n_pending == 0, timeout=20_000)
    view.show_chart(shown)
    assert view._background.n_pending == 0
    view.show_chart(chart("Pain, 0 to 10"))
    assert view._background.n_pending == 1


class Counting(Background):
    """Counts what it is asked for, done or replaced by something newer."""

    n_asked = 0

    def submit_newest(self, lane: str, work: Callable[[], object]) -> Job:
        self.n_asked += 1
        return super().submit_newest(lane, work)


def test_a_chart_that_needs_another_height_is_drawn_once(qtbot: QtBot) -> None:
    background, page, inner = Counting(), QScrollArea(), QWidget()
    qtbot.addWidget(page)
    view = ChartView(background)
    QVBoxLayout(inner).addWidget(view)
    page.setWidget(inner)
    page.setWidgetResizable(True)
    page.resize(500, 400)
    page.show()
    for least, n_asked in ((900, 1), (300, 2)):
        view.show_chart(replace(chart(), least_height=least))
        for _turn in range(3):
            QApplication.processEvents()
        qtbot.waitUntil(lambda: background.n_pending == 0, timeout=20_000)
        assert background.n_asked == n_asked
        assert picture(view).pixmap().height() == view.height() >= least
    background.close()


def test_it_says_what_it_shows(view: ChartView) -> None:
    view.show_chart(chart())
    assert picture(view).accessibleName() == "Tiredness, 0 to 10"
    assert picture(view).accessibleDescription() == "It rose towards the next injection."
    assert picture(view).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_table_holds_the_same_numbers(view: ChartView) -> None:
    view.show_chart(chart())
    view.set_table_shown(True)
    table = view.findChild(QTableView)
    assert table is not None
    assert table.isVisible()
    model = table.model()
    cells = [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]
    assert cells == [["4", "4"], ["11", "3"]]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "median"
    view.copy()
    assert QGuiApplication.clipboard().text() == "day\tmedian\n4\t4\n11\t3"


def test_no_chart_is_an_empty_place(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(chart())
    view.show_chart(None)
    qtbot.waitUntil(lambda: view._background.n_pending == 0, timeout=20_000)
    assert picture(view).pixmap().isNull()
    assert picture(view).accessibleName() == ""


def test_charts_take_the_look_that_is_on(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    assert chart_style().symptom == LIGHT.symptom
    put_on(qapp, Look(DARK_TOKENS, base_px=30, is_dark=True))
    assert (chart_style().symptom, chart_style().factor) == (DARK.symptom, 2)
    put_on(qapp, Look(is_strict=True))
    assert chart_style().is_hatched


def test_a_chart_that_needs_more_height_in_less_width_gets_it(view: ChartView) -> None:
    tall = replace(chart(), least_height=200, least_height_at=lambda width, _factor: 200 if width > 400 else 600)
    view.show_chart(tall)
    assert view.minimumHeight() == 200
    view.resize(300, 400)
    assert view.minimumHeight() == 600
    view.show_chart(chart())
    assert view.minimumHeight() == chart().least_height


def test_what_takes_long_is_said_until_there_is_a_chart(view: ChartView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Drawing" in picture(view).text())
    view.show_chart(chart())
    qtbot.waitUntil(lambda: not picture(view).pixmap().isNull())
    assert picture(view).text() == ""


def test_an_empty_place_asks_for_no_patience(view: ChartView) -> None:
    view.show_chart(None)
    view._ask_for_patience()
    assert picture(view).text() == ""
