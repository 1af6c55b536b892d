"""A figure that lays itself out anew in pixels for each size, and the pen that draws on it.

Windows change size; margins, labels and targets should not scale with them. So a chart is a function that paints for a
given width and height, and the figure calls it again when either has changed.
"""

from collections.abc import Callable, Sequence

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure

from b12diary.charts.lettering import drawable, shortened
from b12diary.charts.marks import (
    PIXELS_PER_INCH,
    Area,
    Dots,
    Mark,
    Point,
    Side,
    Stroke,
    Surface,
    Ticks,
    Words,
    polygon,
    rectangle,
)
from b12diary.charts.style import Style

TITLE, CHART, SMALL, PANEL = 15.0, 12.0, 13.0, 11.0
"""Text sizes in pixels at factor 1: titles, axis text, quiet lines, axis text of small panels."""

_ABOVE = 10.0


class _Sheet(Artist):
    """Draws the marks of a figure, those of a lower order first."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[float, Mark]] = []

    def draw(self, renderer: RendererBase) -> None:
        """Draw all marks."""
        figure = self.get_figure(root=True)
        if figure is not None:
            surface = Surface(renderer, figure)
            for _order, mark in sorted(self.marks, key=lambda placed: placed[0]):
                mark.draw(surface)


class PixelFigure(Figure):
    """A figure that is painted for its present size, at 100 pixels an inch when its dpi is 100.

    Attributes:
        style: colours and text size.
        margins: free pixels around everything, and further ones below; none on screen.
    """

    def __init__(self, paint: Callable[["Pen"], None], style: Style, width: int = 846, height: int = 440) -> None:
        """Make the figure; nothing is painted before it is drawn.

        Args:
            paint: draws everything with the pen it is given; called again whenever the size has changed.
            style: colours and text size.
            width: first width in pixels.
            height: first height in pixels.
        """
        super().__init__(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)
        self._paint = paint
        self.style = style
        self.margins = (0.0, 0.0)
        self._painted_for: tuple[float, ...] | None = None
        self._sheet = _Sheet()
        self.add_artist(self._sheet)
        self.patch.set_facecolor(style.surface)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All that was painted, in the order in which it was."""
        return tuple(mark for _order, mark in self._sheet.marks)

    def add(self, mark: Mark, order: float = _ABOVE) -> None:
        """Put a mark above all earlier ones; an `order` under 10 puts it below them."""
        self._sheet.marks.append((order, mark))

    def arrange(self) -> None:
        """Paint anew when the size has changed since the last time."""
        size = (*(float(inches) for inches in self.get_size_inches()), *self.margins)
        if self._painted_for == size:
            return
        self._sheet.marks = []
        self._painted_for = size
        self._paint(Pen(self))

    def draw(self, renderer: RendererBase) -> None:
        """Draw the figure for its present size."""
        self.arrange()
        super().draw(renderer)


class Pen:
    """Draws on a figure in pixels from its upper left corner, whatever the resolution."""

    def __init__(self, figure: PixelFigure) -> None:
        """Take the figure's present size without its margins as the sheet."""
        around, below = figure.margins
        self.figure, self.style = figure, figure.style
        self._whole = tuple(float(inches) * PIXELS_PER_INCH for inches in figure.get_size_inches())
        self._margin = around
        self.width, self.height = self._whole[0] - 2 * around, self._whole[1] - 2 * around - below

    def _up(self, points: Sequence[Point]) -> list[Point]:
        """Turn pixels from the upper left corner of the sheet into matplotlib's, from the lower left of the whole."""
        return [(x + self._margin, self._whole[1] - self._margin - y) for x, y in points]

    def size(self, pixels: float) -> float:
        """Return a text size in pixels at the style's factor."""
        return pixels * self.style.factor

    def text(  # noqa: PLR0913 - a place, words and how they stand
        self,
        x: float,
        y: float,
        words: str,
        size: float = CHART,
        colour: str | None = None,
        side: Side = "left",
        *,
        is_base: bool = False,
        bold: bool = False,
        most: float = 0,
    ) -> None:
        """Write one line.

        Args:
            x: where it begins, has its middle, or ends, as `side` says.
            y: its middle, or its baseline with `is_base`.
            words: what is written.
            size: of the text, at factor 1.
            colour: of the text; None = that of all text.
            side: which part of it stands at `x`.
            is_base: whether `y` is that of the baseline.
            bold: whether it is bold.
            most: pixels; wider text is cut with an ellipsis. 0 = never.
        """
        pixels = self.size(size)
        words = drawable(shortened(words, pixels, most, bold=bold) if most else words)
        # Half a capital's height below the middle is where the baseline of centred text belongs.
        (at,) = self._up([(x, y if is_base else y + 0.357 * pixels)])
        self.figure.add(Words(at, words, pixels, colour or self.style.text, side, bold))

    def line(
        self, points: Sequence[Point], width: float = 1.0, colour: str | None = None, dash: Sequence[float] = ()
    ) -> None:
        """Draw straight lines through `points`; width and dash in pixels."""
        self.figure.add(Stroke(self._up(points), width, colour or self.style.text, tuple(dash)))

    def ticks(self, across: Sequence[float], top: float, bottom: float, width: float, colour: str) -> None:
        """Draw upright lines from `top` to `bottom`."""
        (_x, high), (_x, low) = self._up([(0, top), (0, bottom)])
        self.figure.add(Ticks([x + self._margin for x in across], low, high, width, colour))

    def area(
        self,
        points: Sequence[Point],
        fill: str | None,
        edge: str | None = None,
        width: float = 1.0,
        hatch: str | None = None,
        order: float = _ABOVE,
    ) -> None:
        """Fill a polygon; an `order` under 10 puts it below everything else."""
        self.figure.add(Area(polygon(self._up(points)), fill, edge, width, hatch), order)

    def band(self, points: Sequence[Point]) -> None:
        """Fill the band of the middle half below everything else, hatched where the palette has no tint."""
        if self.style.is_hatched:
            self.area(points, None, self.style.band, 0.5, "///", 1.0)
        else:
            self.area(points, self.style.band, order=1.0)

    def box(
        self,
        rect: tuple[float, float, float, float],
        fill: str | None,
        edge: str | None = None,
        corner: float = 0.0,
    ) -> None:
        """Fill a rectangle (left, top, width, height), with rounded corners when `corner` is given."""
        x, y, width, height = rect
        ((left, bottom),) = self._up([(x, y + height)])
        self.figure.add(Area(rectangle(left, bottom, width, height, corner), fill, edge))

    def dots(self, points: Sequence[Point], radius: float, fill: str | None, edge: str, shape: str = "o") -> None:
        """Draw one mark at each point: "o" a disc, "s" a square, "D" a diamond; `fill` None = hollow."""
        if points:
            self.figure.add(Dots(self._up(points), radius, fill, edge, shape))

    def diamond(self, x: float, y: float, height: float, fill: str | None = None, edge: str | None = None) -> None:
        """Draw the mark of an injection, 0.84 as wide as high."""
        half, across = height / 2, 0.42 * height
        corners = ((x, y - half), (x + across, y), (x, y + half), (x - across, y))
        self.area(corners, fill, edge, 1.6)
