"""An axis system: turns numbers of its own into pixels, and draws its grid."""

from collections.abc import Mapping, Sequence

from b12diary.charts.drawing import CHART, Pen
from b12diary.charts.marks import Point


class Plot:
    """An axis system on a figure. Matplotlib's own axes would cost more time than all the rest of a chart."""

    def __init__(self, pen: Pen, rect: tuple[float, float, float, float], x: Point, y: Point = (0.0, 10.0)) -> None:
        """Place it; `rect` is left, top, width, height in pixels."""
        self.pen, self.rect, self._x, self._y = pen, rect, x, y

    def x(self, value: float) -> float:
        """Return where a value stands across, in pixels."""
        left, _top, width, _height = self.rect
        return left + width * (value - self._x[0]) / (self._x[1] - self._x[0])

    def y(self, value: float) -> float:
        """Return where a value stands downward, in pixels."""
        _left, top, _width, height = self.rect
        return top + height * (1 - (value - self._y[0]) / (self._y[1] - self._y[0]))

    def at(self, points: Sequence[Point]) -> list[Point]:
        """Return where points stand, in pixels."""
        return [(self.x(x), self.y(y)) for x, y in points]

    @property
    def last_x(self) -> float:
        """Value at the right edge."""
        return self._x[1]

    @property
    def right(self) -> float:
        """Right edge in pixels."""
        return self.rect[0] + self.rect[2]

    @property
    def bottom(self) -> float:
        """Lower edge in pixels."""
        return self.rect[1] + self.rect[3]

    def grid(self, step: int, size: float = CHART, words: Mapping[int, str] | None = None) -> None:
        """Draw level lines with their numbers at the left, from the lower limit up; `words` stand for numbers."""
        pen, style = self.pen, self.pen.style
        for value in range(round(self._y[0]), round(self._y[1]) + 1, step):
            y = self.y(value)
            pen.line(((self.rect[0], y), (self.right, y)), 1.0, style.line)
            pen.text(self.rect[0] - 10, y, (words or {}).get(value, str(value)), size, style.quiet, "right")
