"""The marks that a chart is made of, as plain values that hand themselves to a renderer.

Matplotlib's own artists keep many objects for every line and lay words out letter by letter each time they are drawn:
for the hundred lines and texts of a chart that took longer than everything else together. A mark knows its place, its
colour and nothing more. Places are in pixels at normal resolution from the lower left corner of the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import BoxStyle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from b12diary.charts.lettering import FALLBACK, FAMILY, OUTLINE_SIZE, font_files, outline, text_width

PIXELS_PER_INCH = 100
POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH

Side = Literal["left", "center", "right"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Surface:
    """What marks are drawn on: a renderer for pixels or vectors, and the figure with its resolution."""

    renderer: RendererBase
    figure: Figure

    @property
    def scale(self) -> float:
        """How many units of the renderer are one pixel."""
        return float(self.figure.dpi) / PIXELS_PER_INCH

    def brush(self, colour: str, width: float = 0.0) -> GraphicsContextBase:
        """Return what draws lines in a colour; `width` in pixels, 0 = no line round an area."""
        made = self.renderer.new_gc()
        made.set_foreground(to_rgba(colour), isRGBA=True)
        made.set_linewidth(width * POINTS_PER_PIXEL)
        return made


class Mark(Protocol):
    """Anything that can be drawn."""

    def draw(self, on: Surface) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Straight lines through points; `width` and `dash` in pixels."""

    points: Sequence[Point]
    width: float
    colour: str
    dash: Sequence[float] = ()

    def draw(self, on: Surface) -> None:
        """Draw the lines."""
        brush = on.brush(self.colour, self.width)
        brush.set_capstyle("butt")
        brush.set_joinstyle("round")
        if self.dash:
            brush.set_dashes(0, [length * POINTS_PER_PIXEL for length in self.dash])
        on.renderer.draw_path(brush, Path(self.points), Affine2D().scale(on.scale))
        brush.restore()


@dataclass(frozen=True, slots=True)
class Ticks:
    """Upright lines at places across, all from `low` to `high`."""

    across: Sequence[float]
    low: float
    high: float
    width: float
    colour: str

    def draw(self, on: Surface) -> None:
        """Draw them as one path: a thousand would each take as long as a whole curve."""
        if not self.across:
            return
        ends = [(x, y) for x in self.across for y in (self.low, self.high)]
        brush = on.brush(self.colour, self.width)
        brush.set_capstyle("butt")
        # Said, because a long path would not be set on whole pixels by itself.
        brush.set_snap(True)
        path = Path(ends, [Path.MOVETO, Path.LINETO] * len(self.across))
        on.renderer.draw_path(brush, path, Affine2D().scale(on.scale))
        brush.restore()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline, its edge, or both; None = without. `width` is that of the edge in pixels."""

    path: Path
    fill: str | None
    edge: str | None = None
    width: float = 1.0
    hatch: str | None = None

    def draw(self, on: Surface) -> None:
        """Fill it, then draw its edge."""
        brush = on.brush(self.edge or "none", self.width if self.edge else 0.0)
        brush.set_capstyle("butt")
        brush.set_joinstyle("miter")
        if self.hatch:
            brush.set_hatch(self.hatch)
            brush.set_hatch_color(to_rgba(self.edge or "none"))
        face = to_rgba(self.fill) if self.fill else None
        on.renderer.draw_path(brush, self.path, Affine2D().scale(on.scale), face)
        brush.restore()


def polygon(points: Sequence[Point]) -> Path:
    """Return the closed outline through points."""
    return Path([*points, points[0]], closed=True)


def rectangle(x: float, y: float, width: float, height: float, corner: float) -> Path:
    """Return the outline of a rectangle from its lower left corner, rounded when `corner` is given."""
    shape = BoxStyle.Round(pad=0, rounding_size=corner) if corner else BoxStyle.Square(pad=0)
    path: Path = shape(x, y, width, height, 1)
    return path


@lru_cache(maxsize=8)
def _marker(shape: str) -> MarkerStyle:
    return MarkerStyle(shape)


@dataclass(frozen=True, slots=True)
class Dots:
    """One mark at each point: "o" a disc, "s" a square, "D" a diamond; `fill` None = hollow."""

    points: Sequence[Point]
    radius: float
    fill: str | None
    edge: str
    shape: str

    def draw(self, on: Surface) -> None:
        """Draw all of them at once."""
        marker, across = _marker(self.shape), 2 * self.radius * on.scale
        brush = on.brush(self.edge, 0.0 if self.fill == self.edge else 1.2)
        brush.set_joinstyle(marker.get_joinstyle())
        brush.set_capstyle(marker.get_capstyle())
        least = marker.get_snap_threshold()
        brush.set_snap(least if least is None else across >= least)
        on.renderer.draw_markers(
            brush,
            marker.get_path(),
            Affine2D(marker.get_transform().get_matrix()).scale(across),
            Path(self.points),
            Affine2D().scale(on.scale),
            to_rgba(self.fill or "none"),
        )
        brush.restore()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on a baseline; `size` in pixels."""

    at: Point
    text: str
    size: float
    colour: str
    side: Side
    is_bold: bool

    def draw(self, on: Surface) -> None:
        """Fill the outlines of the letters, or hand them on as text to what can keep text."""
        if not isinstance(on.renderer, RendererAgg):
            self._write(on)
            return
        x = self.at[0]
        if self.side != "left":
            width = text_width(self.text, self.size, bold=self.is_bold)
            x -= width if self.side == "right" else width / 2
        each = on.scale * self.size / OUTLINE_SIZE
        place = Affine2D.from_values(each, 0, 0, each, x * on.scale, self.at[1] * on.scale)
        brush = on.brush(self.colour)
        # Letters keep their shape and their distances only between the pixels.
        brush.set_snap(False)
        on.renderer.draw_path(brush, outline(self.text, bold=self.is_bold), place, to_rgba(self.colour))
        brush.restore()

    def _write(self, on: Surface) -> None:
        font_files()
        text = Text(
            *self.at,
            self.text,
            color=self.colour,
            fontfamily=[FAMILY, FALLBACK],
            fontsize=self.size * POINTS_PER_PIXEL,
            fontweight="bold" if self.is_bold else "normal",
            ha=self.side,
            va="baseline",
            transform=Affine2D().scale(on.scale),
            parse_math=False,
        )
        text.set_figure(on.figure)
        text.draw(on.renderer)
