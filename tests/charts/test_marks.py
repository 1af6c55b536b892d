"""What a chart is drawn of looks like what the drawing library draws by itself."""

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from b12diary.charts.chart import Table, when_asked
from b12diary.charts.drawing import Pen, PixelFigure
from b12diary.charts.lettering import FALLBACK, FAMILY
from b12diary.charts.marks import POINTS_PER_PIXEL, Area, Side, Words
from b12diary.charts.style import LIGHT

WORDS = "Tiredness – Müdigkeit ΩЖ ⅓ fi Ty"


def grey(figure: Figure) -> npt.NDArray[np.float64]:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    drawn: npt.NDArray[np.float64] = 255.0 - np.asarray(canvas.buffer_rgba())[:, :, :3].mean(axis=2)
    return drawn


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_letters_stand_where_text_would_stand_and_are_as_dark(side: Side, bold: bool) -> None:
    ours = PixelFigure(
        lambda pen: pen.text(200, 50, WORDS, 16, "#000000", side, is_base=True, bold=bold), LIGHT, 400, 80
    )
    found = grey(ours)
    theirs = Figure(figsize=(4, 0.8), dpi=100)
    weight = "bold" if bold else "normal"
    theirs.text(0.5, 30 / 80, WORDS, ha=side, family=[FAMILY, FALLBACK], size=16 * POINTS_PER_PIXEL, weight=weight)
    with mpl.rc_context({"text.hinting": "none"}):
        expected = grey(theirs)
    assert found.sum() == pytest.approx(expected.sum(), rel=0.03)
    for axis in (0, 1):
        middle = [np.average(np.arange(p.shape[1 - axis]), weights=p.sum(axis=axis)) for p in (found, expected)]
        assert middle[0] == pytest.approx(middle[1], abs=0.5)


def test_what_belongs_below_is_drawn_first() -> None:
    def paint(pen: Pen) -> None:
        pen.area([(0, 0), (50, 0), (50, 50), (0, 50)], "#000000")
        pen.area([(0, 0), (100, 0), (100, 50), (0, 50)], "#FF0000", order=1.0)

    figure = PixelFigure(paint, LIGHT, 100, 50)
    drawn = grey(figure)
    assert drawn[25, 25] == 255
    assert drawn[25, 75] == pytest.approx(170)
    assert [mark.fill for mark in figure.marks if isinstance(mark, Area)] == ["#000000", "#FF0000"]


def test_a_new_size_is_painted_anew_and_the_same_size_is_not() -> None:
    painted: list[float] = []

    def paint(pen: Pen) -> None:
        painted.append(pen.width)
        pen.text(0, 10, "one day")

    figure = PixelFigure(paint, LIGHT, 300, 100)
    grey(figure)
    grey(figure)
    assert painted == [300]
    figure.set_size_inches(4, 1)
    grey(figure)
    assert painted == [300, 400]
    assert [mark.text for mark in figure.marks if isinstance(mark, Words)] == ["one day"]


def test_a_table_is_made_once_and_only_when_it_is_asked_for() -> None:
    made: list[Table] = []

    def make() -> Table:
        made.append(Table(("day",), (("1",),)))
        return made[-1]

    tabled = when_asked(make)
    assert made == []
    assert tabled() is tabled() is made[0]
