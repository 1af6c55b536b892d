"""The charts of the sheet as SVG with real text: the same marks in the same places, for the page on the screen."""

from html import escape
from itertools import pairwise
from typing import cast

from b12diary.report.paper_canvas import UNITS_PER_MM, UNITS_PER_POINT, Canvas, ShapeMark, TextMark

_MM_PER_UNIT = 1 / UNITS_PER_MM


def svg_marks(canvas: Canvas) -> str:
    """Return the marks of a canvas as SVG elements, in their order; a unit is a millimetre."""
    return "".join(_shape(mark) if isinstance(mark, ShapeMark) else _text(mark) for mark in canvas.marks)


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _shape(mark: ShapeMark) -> str:
    style = f' fill="{mark.fill or "none"}"'
    if mark.stroke is not None:
        style += f' stroke="{mark.stroke}" stroke-width="{_n(mark.width)}"'
        if mark.dash:
            style += f' stroke-dasharray="{" ".join(_n(length) for length in mark.dash)}"'
    if mark.radius:
        x, y = mark.points[0]
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(mark.radius)}"{style}/>'
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
    return f'<{"polygon" if mark.is_closed else "polyline"} points="{points}"{style}/>'


def _across(mark: TextMark, line: int, at: int) -> float:
    """Return how far from the left end of its line a letter stands, in mm; what Qt gives is place and letter."""
    x: float = cast("tuple[float, int]", mark.layout.lineAt(line).cursorToX(at))[0]
    return x * _MM_PER_UNIT


def _text(mark: TextMark) -> str:
    """Return one element for each piece of a line that is set alike, as wide as on paper whatever the font."""
    layout, found = mark.layout, []
    pieces = layout.formats()
    letters = layout.text().encode("utf-16-le", "surrogatepass")
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        first, last = line.textStart(), line.textStart() + line.textLength()
        edges = {first, last}
        for piece in pieces:
            edges |= {at for at in (piece.start, piece.start + piece.length) if first < at < last}
        for start, end in pairwise(sorted(edges)):
            words = letters[2 * start : 2 * end].decode("utf-16-le", "replace")
            if not words.strip():
                continue
            style = next((p.format for p in pieces if p.start <= start < p.start + p.length), None)
            font = style.font() if style is not None else layout.font()
            colour = style.foreground().color().name() if style is not None else "#000000"
            stop = start + len(words.rstrip().encode("utf-16-le")) // 2
            left, right = _across(mark, n, start), _across(mark, n, stop)
            baseline = mark.top + (line.y() + line.ascent()) * _MM_PER_UNIT
            size = font.pixelSize() / UNITS_PER_POINT * 25.4 / 72
            weight = ' font-weight="700"' if font.bold() else ""
            found.append(
                f'<text x="{_n(mark.x + left)}" y="{_n(baseline)}" font-size="{_n(size)}"{weight} fill="{colour}" '
                f'textLength="{_n(right - left)}" lengthAdjust="spacingAndGlyphs">{escape(words.rstrip())}</text>'
            )
    return "".join(found)
