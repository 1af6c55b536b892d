"""A sheet as a list of marks in millimetres: laid out once, measured before anything is painted, then painted anywhere.

Text is set at a fixed size in units of a twentieth of a point, without hinting, so that screen, printer and PDF break
lines at the same words. Only this module and `paper` talk to Qt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from threading import get_ident

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from b12diary.assets import asset

UNITS_PER_POINT = 20
UNITS_PER_MM = 72 / 25.4 * UNITS_PER_POINT
MM_PER_POINT = 25.4 / 72
FAMILY = "B12 Diary Noto Sans"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

INK = "#18202B"
QUIET = "#4B5768"


class Align(StrEnum):
    """Where a piece of text stands at its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points, weight and colour of text."""

    pt: float
    bold: bool = False
    colour: str = INK

    @property
    def line_mm(self) -> float:
        """Distance of two lines: 1.25 times the size."""
        return self.pt * 1.25 * MM_PER_POINT


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph with its own weight or colour; None = as the paragraph."""

    text: str
    bold: bool | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class TextMark:
    """Laid out text; `x` and `top` in mm, `layout` in its own units. The rest is for looking up what stands where."""

    x: float
    top: float
    width: float
    height: float
    text: str
    layout: QTextLayout

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        self.layout.draw(painter, QPointF(self.x * UNITS_PER_MM, self.top * UNITS_PER_MM))


@dataclass(frozen=True, slots=True)
class ShapeMark:
    """A line, an area or an ellipse. Widths and dashes in mm; no stroke or no fill = None."""

    points: tuple[tuple[float, float], ...]
    stroke: str | None
    width: float
    dash: tuple[float, ...]
    fill: str | None
    is_closed: bool
    radius: float = 0.0

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(_pen(self.stroke, self.width, self.dash))
        painter.setBrush(QBrush(QColor(self.fill)) if self.fill else QBrush(Qt.BrushStyle.NoBrush))
        points = [QPointF(x * UNITS_PER_MM, y * UNITS_PER_MM) for x, y in self.points]
        if self.radius:
            r = self.radius * UNITS_PER_MM
            painter.drawEllipse(points[0], r, r)
        elif self.is_closed:
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawPolyline(QPolygonF(points))


def _pen(stroke: str | None, width: float, dash: Sequence[float]) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke), width * UNITS_PER_MM)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        # Qt counts dashes in pen widths.
        pen.setDashPattern([length / width for length in dash])
    return pen


@cache
def load_fonts() -> None:
    """Make the bundled font known. Before a sheet is laid out in a thread, the window's thread has to do this.

    Elsewhere the toolkit would throw away what it knows about fonts while the window is using it, and die of it.
    """
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(asset("fonts", f"NotoSans-{weight}.ttf")))


def font(pt: float, *, bold: bool) -> QFont:
    """Return the bundled font; other scripts fall back to what the system has."""
    return _font(pt, bold, get_ident())


@cache
def _font(pt: float, bold: bool, _thread: int) -> QFont:
    # One for each thread: a font keeps what it found out about itself, and guards it against no other thread.
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(round(pt * UNITS_PER_POINT))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A joined "fi" is a letter of its own in the PDF: it is neither found by a search nor read out as it should be.
    made.setFeature(QFont.Tag("liga"), 0)
    return made


def _metrics(pt: float, *, bold: bool) -> QFontMetricsF:
    return _metrics_of(pt, bold, get_ident())


@cache
def _metrics_of(pt: float, bold: bool, thread: int) -> QFontMetricsF:
    return QFontMetricsF(_font(pt, bold, thread))


def width_of(text: str, kind: Type) -> float:
    """Return how wide a single line of text is, in mm."""
    return _metrics(kind.pt, bold=kind.bold).horizontalAdvance(text) / UNITS_PER_MM


def fitted(text: str, kind: Type, width: float) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `width` mm."""
    return _metrics(kind.pt, bold=kind.bold).elidedText(text, Qt.TextElideMode.ElideRight, width * UNITS_PER_MM)


def _formats(runs: Sequence[Run], kind: Type, length: int) -> list[QTextLayout.FormatRange]:
    made = []
    start = 0
    for run in runs:
        if start >= length:
            break
        bold = kind.bold if run.bold is None else run.bold
        piece = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setFont(font(kind.pt, bold=bold))
        style.setForeground(QBrush(QColor(run.colour or kind.colour)))
        piece.start, piece.length, piece.format = start, min(_utf16(run.text), length - start), style
        made.append(piece)
        start += _utf16(run.text)
    return made


def _utf16(text: str) -> int:
    """Length as Qt counts it: letters beyond the basic plane count twice."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _lay(runs: Sequence[Run], kind: Type, width: float) -> tuple[QTextLayout, list[tuple[int, float]]]:
    """Break runs into lines; return the layout, and for each line its start and natural width (mm)."""
    text = "".join(run.text for run in runs)
    layout = QTextLayout(text, font(kind.pt, bold=kind.bold))
    option = QTextOption()
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, kind, _utf16(text)))
    layout.setCacheEnabled(True)
    lines: list[tuple[int, float]] = []
    leading, cap = kind.line_mm * UNITS_PER_MM, 0.714 * kind.pt * UNITS_PER_POINT
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * UNITS_PER_MM)
        baseline = len(lines) * leading + (leading + cap) / 2
        line.setPosition(QPointF(0, baseline - line.ascent()))
        lines.append((line.textStart(), line.naturalTextWidth() / UNITS_PER_MM))
    layout.endLayout()
    return layout, lines


def _cut(runs: Sequence[Run], kind: Type, width: float, start: int) -> list[Run]:
    """Return the runs with all that follows `start` (a line's beginning) shortened to one line."""
    # Qt counts UTF-16 units; cutting in that encoding keeps its positions true.
    text = "".join(run.text for run in runs).encode("utf-16-le")
    rest = text[2 * start :].decode("utf-16-le", "ignore")
    cut = fitted(rest.rstrip() + ELLIPSIS, kind, width * 0.985)
    kept: list[Run] = []
    at = 0
    for run in runs:
        length = _utf16(run.text)
        piece = run.text.encode("utf-16-le")[: max(0, 2 * (start - at))].decode("utf-16-le", "ignore")
        if piece:
            kept.append(Run(piece, run.bold, run.colour))
        at += length
    last = runs[-1] if runs else Run("")
    return [*kept, Run(cut, last.bold, last.colour)]


@dataclass(frozen=True, slots=True)
class _Set:
    """Text as it was set: its lines and the width of the widest (mm)."""

    layout: QTextLayout
    text: str
    n_lines: int
    width: float


@dataclass(slots=True)
class Canvas:
    """Collects marks. All lengths are millimetres from the sheet's upper left corner."""

    marks: list[TextMark | ShapeMark] = field(default_factory=list)
    set_before: dict[tuple[object, ...], _Set] = field(default_factory=dict)

    def again(self) -> "Canvas":
        """Return an empty canvas that remembers how texts were set on this one."""
        return Canvas(set_before=self.set_before)

    def _set(self, runs: tuple[Run, ...], kind: Type, width: float, most_lines: int) -> _Set:
        """Set text in lines, cut after `most_lines` (0 = never); the same text is set once for all trials."""
        key = (runs, kind, round(width, 3), most_lines)
        if key not in self.set_before:
            layout, lines = _lay(runs, kind, width)
            if most_lines and len(lines) > most_lines:
                # A little narrower, so that the last line cannot break anew; the lines above it break as before.
                layout, lines = _lay(_cut(runs, kind, 0.98 * width, lines[most_lines - 1][0]), kind, width)
                lines = lines[:most_lines]
            self.set_before[key] = _Set(layout, layout.text(), len(lines), max((w for _start, w in lines), default=0.0))
        return self.set_before[key]

    def text(
        self, x: float, top: float, words: str | Sequence[Run], kind: Type, align: Align = Align.LEFT, most: float = 0
    ) -> float:
        """Put one line of text with its line box at `top`; return its width.

        Args:
            x: left end, middle or right end, as `align` says.
            top: upper edge of the line box.
            words: the text.
            kind: size, weight, colour.
            align: what `x` is.
            most: wider text is cut with an ellipsis; 0 = never.
        """
        runs = (Run(words),) if isinstance(words, str) else tuple(words)
        if not any(r.text for r in runs):
            return 0.0
        done = self._set(runs, kind, most or 10_000, 1)
        left = x - {Align.LEFT: 0.0, Align.CENTRE: done.width / 2, Align.RIGHT: done.width}[align]
        self.marks.append(TextMark(left, top, done.width, kind.line_mm, done.text, done.layout))
        return done.width

    def paragraph(
        self, x: float, top: float, width: float, words: str | Sequence[Run], kind: Type, most_lines: int = 0
    ) -> float:
        """Set text in lines of `width`; return its height. With `most_lines` the last line is cut with an ellipsis."""
        runs = (Run(words),) if isinstance(words, str) else tuple(r for r in words if r.text)
        if not any(r.text for r in runs):
            return 0.0
        done = self._set(runs, kind, width, most_lines)
        height = done.n_lines * kind.line_mm
        self.marks.append(TextMark(x, top, done.width, height, done.text, done.layout))
        return height

    def line(
        self, points: Sequence[tuple[float, float]], width: float, colour: str = INK, dash: tuple[float, ...] = ()
    ) -> None:
        """Draw straight lines through `points`."""
        self.marks.append(ShapeMark(tuple(points), colour, width, dash, None, is_closed=False))

    def rule(self, x1: float, x2: float, y: float, width: float = 0.2, colour: str = "#C3CAD2") -> None:
        """Draw a level line."""
        self.line(((x1, y), (x2, y)), width, colour)

    def area(
        self,
        points: Sequence[tuple[float, float]],
        fill: str | None,
        stroke: str | None = None,
        width: float = 0.2,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Fill a polygon, with or without an outline."""
        self.marks.append(ShapeMark(tuple(points), stroke, width, dash, fill, is_closed=True))

    def box(
        self,
        rect: tuple[float, float, float, float],
        fill: str | None,
        stroke: str | None = None,
        line: float = 0.2,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Fill a rectangle (left, top, width, height), with or without an outline."""
        x, y, width, height = rect
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.area(corners, fill, stroke, line, dash)

    def diamond(self, x: float, y: float, radius: float, fill: str | None, stroke: str | None = None) -> None:
        """Draw an upright diamond around a point; 0.84 as wide as high."""
        across = 0.92 * radius
        self.area(((x, y - radius), (x + across, y), (x, y + radius), (x - across, y)), fill, stroke, 0.3)

    def disc(self, x: float, y: float, radius: float, fill: str, stroke: str | None = None, width: float = 0.2) -> None:
        """Draw a filled circle."""
        self.marks.append(ShapeMark(((x, y),), stroke, width, (), fill, is_closed=True, radius=radius))

    def paint(self, painter: QPainter) -> None:
        """Paint every mark in the order of reading. The painter's unit must be a twentieth of a point."""
        for mark in self.marks:
            mark.paint(painter)

    def texts(self) -> list[TextMark]:
        """Return the laid out texts in the order of reading."""
        return [mark for mark in self.marks if isinstance(mark, TextMark)]
