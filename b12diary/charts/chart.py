"""A chart as it is handed to whoever shows it: the drawing, its words, and a table with the same numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from b12diary.charts.drawing import PixelFigure


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart as text, ready to show; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """Return the table with tabs between cells, for the clipboard."""
        return "\n".join("\t".join(row) for row in (self.columns, *self.rows))


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """One chart.

    Attributes:
        figure: draws itself anew for whatever size it is given; never shared between threads.
        title: what is drawn, on which scale; also drawn in the figure.
        sentence: what it shows, for those who do not see it.
        tabled: makes `table`. Only who asks for it waits for it: of forty years it takes longer than the drawing.
        caption: counts of what is compared and what is left out, to stand under the figure; may be empty.
        least_height: pixels at normal text size below which the figure gets crowded.
        least_height_at: the same for a width in pixels and a text size as a factor; None = the same at every width.
    """

    figure: PixelFigure
    title: str
    sentence: str
    tabled: Callable[[], Table]
    caption: str = ""
    least_height: int = 320
    least_height_at: Callable[[float, float], int] | None = None

    @property
    def table(self) -> Table:
        """The same numbers as text, made when they are asked for first."""
        return self.tabled()


def when_asked(work: Callable[[], Table]) -> Callable[[], Table]:
    """Return what makes a table once, and no sooner than it is asked for."""
    return cache(work)
