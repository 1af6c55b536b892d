"""A figure that lays itself out anew in pixels for each size, and the pen that draws on it.

Windows change size; margins, labels and targets should not scale with them. So a chart is a function that paints for a
given width and height, and the figure calls it again when either has changed.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from b12diary.charts.lettering import FALLBACK, FAMILY, drawable, font_files, shortened, text_width
from b12diary.charts.style import Style

PIXELS_PER_INCH = 100
POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
TITLE, CHART, SMALL, PANEL = 15.0, 12.0, 13.0, 11.0
"""Text sizes in pixels at factor 1: titles, axis text, quiet lines, axis text of small panels."""

Side = Literal["left", "center", "right"]
Level = Literal["top", "center", "baseline", "bottom"]
Point = tuple[float, float]


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

    def arrange(self) -> None:
        """Paint anew when the size has changed since the last time."""
        size = (*(float(inches) for inches in self.get_size_inches()), *self.margins)
        if self._painted_for == size:
            return
        self.clear()
        self.patch.set_facecolor(self.style.surface)
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
        self._pixels = Affine2D().scale(1 / PIXELS_PER_INCH) + figure.dpi_scale_trans
        self._order = 10.0

    def _add(self, artist: Artist, order: float | None = None) -> None:
        """Add an artist above all earlier ones; `order` under 10 puts it below them all."""
        self._order += 0.01
        artist.set_zorder(self._order if order is None else order)
        self.figure.add_artist(artist)

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
        level: Level = "center",
        *,
        bold: bool = False,
        most: float = 0,
    ) -> float:
        """Write one line; returns its width. `size` is at factor 1; `most` cuts wider text with an ellipsis."""
        pixels = self.size(size)
        words = drawable(shortened(words, pixels, most, bold=bold) if most else words)
        font_files()
        # Half a capital's height below the middle is where the baseline of level-centred text belongs.
        drop = 0.357 * pixels if level == "center" else 0.0
        ((at_x, at_y),) = self._up([(x, y + drop)])
        self._add(
            Text(
                at_x,
                at_y,
                words,
                color=colour or self.style.text,
                fontfamily=[FAMILY, FALLBACK],
                fontsize=pixels * POINTS_PER_PIXEL,
                fontweight="bold" if bold else "normal",
                ha=side,
                va="baseline" if level == "center" else level,
                transform=self._pixels,
                parse_math=False,
            )
        )
        return text_width(words, pixels, bold=bold)

    def line(
        self, points: Sequence[Point], width: float = 1.0, colour: str | None = None, dash: Sequence[float] = ()
    ) -> None:
        """Draw straight lines through `points`; width and dash in pixels."""
        self._add_line(self._up(points), width, colour or self.style.text, dash, self._pixels)

    def ticks(self, across: Sequence[float], top: float, bottom: float, width: float, colour: str) -> None:
        """Draw upright lines from `top` to `bottom`; a thousand of them as lines of their own would take a second."""
        self._add(
            LineCollection(
                [self._up([(x, top), (x, bottom)]) for x in across],
                colors=colour,
                linewidths=width * POINTS_PER_PIXEL,
                capstyle="butt",
                transform=self._pixels,
            )
        )

    def _add_line(
        self, points: Sequence[Point], width: float, colour: str, dash: Sequence[float], transform: Transform
    ) -> None:
        xs, ys = zip(*points, strict=True)
        drawn = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=width * POINTS_PER_PIXEL,
            solid_capstyle="butt",
            dash_capstyle="butt",
            solid_joinstyle="round",
            transform=transform,
        )
        if dash:
            # Matplotlib counts dashes in line widths.
            drawn.set_linestyle((0, tuple(length / width for length in dash)))
        self._add(drawn)

    def area(
        self,
        points: Sequence[Point],
        fill: str | None,
        edge: str | None = None,
        width: float = 1.0,
        hatch: str | None = None,
        order: float | None = None,
    ) -> None:
        """Fill a polygon; an `order` under 10 puts it below everything else."""
        self._add(
            Polygon(
                self._up(points),
                closed=True,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=width * POINTS_PER_PIXEL,
                hatch=hatch,
                transform=self._pixels,
            ),
            order,
        )

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
        shape = f"round,pad=0,rounding_size={corner}" if corner else "square,pad=0"
        self._add(
            FancyBboxPatch(
                (left, bottom),
                width,
                height,
                boxstyle=shape,
                mutation_aspect=1,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=POINTS_PER_PIXEL,
                transform=self._pixels,
            )
        )

    def dots(self, points: Sequence[Point], radius: float, fill: str | None, edge: str, shape: str = "o") -> None:
        """Draw one mark at each point: "o" a disc, "s" a square, "D" a diamond; `fill` None = hollow."""
        if not points:
            return
        xs, ys = zip(*self._up(points), strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker=shape,
                markersize=2 * radius * POINTS_PER_PIXEL,
                markerfacecolor=fill or "none",
                markeredgecolor=edge,
                markeredgewidth=(0.0 if fill == edge else 1.2) * POINTS_PER_PIXEL,
                transform=self._pixels,
            )
        )

    def diamond(self, x: float, y: float, height: float, fill: str | None = None, edge: str | None = None) -> None:
        """Draw the mark of an injection, 0.84 as wide as high."""
        half, across = height / 2, 0.42 * height
        corners = ((x, y - half), (x + across, y), (x, y + half), (x - across, y))
        self.area(corners, fill, edge, 1.6)
