"""The key of a chart: one line at the right of its title, or below it where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from b12diary.charts.drawing import SMALL, TITLE, Pen
from b12diary.charts.lettering import in_lines, text_width


class Sample(StrEnum):
    """What stands before the words."""

    MEDIAN = "median"
    LINE = "line"
    THIN = "thin"
    DASHED = "dashed"
    DOTTED = "dotted"
    BAND = "band"
    THICK = "thick"
    DISC = "disc"
    DAY = "day"
    HOLLOW = "hollow"
    SQUARE = "square"
    DIAMOND = "diamond"
    OPEN_DIAMOND = "open_diamond"
    FLAG = "flag"
    TICK = "tick"
    BAR = "bar"


_WIDTH = {
    Sample.DIAMOND: 12,
    Sample.OPEN_DIAMOND: 12,
    Sample.TICK: 10,
    Sample.DISC: 10,
    Sample.DAY: 10,
    Sample.HOLLOW: 10,
    Sample.SQUARE: 10,
}
_SPACE = 20.0
_LINES: dict[Sample, tuple[float, tuple[float, ...]]] = {
    Sample.MEDIAN: (3.2, ()),
    Sample.LINE: (2.2, ()),
    Sample.THICK: (3.2, ()),
    Sample.THIN: (1.2, ()),
    Sample.DASHED: (1.2, (4.0, 4.0)),
}
_DOTS = {
    Sample.MEDIAN: (True, "o", 4.2),
    Sample.DISC: (True, "o", 3.2),
    Sample.DAY: (True, "o", 2.4),
    Sample.HOLLOW: (False, "o", 3.2),
    Sample.SQUARE: (False, "s", 3.2),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One sample with its words."""

    sample: Sample
    words: str


def _sample_width(pen: Pen, sample: Sample) -> float:
    return _WIDTH.get(sample, 26) * pen.style.factor


def _draw(pen: Pen, sample: Sample, x: float, y: float) -> None:
    """Draw one sample; `x` is its left edge, `y` its middle."""
    style, width, f = pen.style, _sample_width(pen, sample), pen.style.factor
    if sample in _LINES:
        stroke, dash = _LINES[sample]
        colour = style.quiet if dash else style.symptom
        pen.line(((x, y), (x + width, y)), stroke * f, colour, tuple(part * f for part in dash))
    if sample in _DOTS:
        is_filled, shape, radius = _DOTS[sample]
        edge = {Sample.HOLLOW: style.quiet, Sample.DAY: style.axis}.get(sample, style.symptom)
        pen.dots([(x + width / 2, y)], radius * f, edge if is_filled else None, edge, shape)
    middle = x + width / 2
    match sample:
        case Sample.DOTTED:
            pen.line(((middle, y - 7 * f), (middle, y + 7 * f)), 1.4 * f, style.text, (2 * f, 3 * f))
        case Sample.BAND:
            pen.band(((x, y - 6 * f), (x + width, y - 6 * f), (x + width, y + 6 * f), (x, y + 6 * f)))
        case Sample.DIAMOND:
            pen.diamond(middle, y, 12 * f, style.injection)
        case Sample.OPEN_DIAMOND:
            pen.diamond(middle, y, 12 * f, style.surface, style.injection)
        case Sample.TICK:
            pen.line(((middle, y - 6 * f), (middle, y + 6 * f)), 1.4 * f, style.injection)
        case Sample.FLAG:
            pen.box((x, y - 6 * f, 3 * f, 12 * f), style.event)
            pen.line(((x, y + 5 * f), (x + width, y + 5 * f)), 2.0 * f, style.event)
        case Sample.BAR:
            pen.box((x, y - 5 * f, width, 10 * f), style.band, style.symptom, 2)


def heading(pen: Pen, title: str, entries: Sequence[Entry]) -> float:
    """Draw title and key; return the y below them."""
    f = pen.style.factor
    size, small = pen.size(TITLE), pen.size(SMALL)
    row = size * 1.4
    widths = [_sample_width(pen, e.sample) + 6 * f + text_width(e.words, small) for e in entries]
    wanted = sum(widths) + _SPACE * f * (len(entries) - 1)
    lines = in_lines(title, size, pen.width, 2, bold=True)
    for n, line in enumerate(lines):
        pen.text(0, (n + 0.5) * row, line, TITLE, bold=True)
    y = row / 2
    x = pen.width - wanted
    if len(lines) > 1 or text_width(title, size, bold=True) + 2 * _SPACE * f + wanted > pen.width:
        y, x = len(lines) * row + small * 0.8, 0.0
    for entry, width in zip(entries, widths, strict=True):
        if x > 0 and x + width > pen.width + 1:
            x, y = 0.0, y + small * 1.5
        _draw(pen, entry.sample, x, y)
        pen.text(x + _sample_width(pen, entry.sample) + 6 * f, y, entry.words, SMALL, pen.style.quiet)
        x += width + _SPACE * f
    return max(len(lines) * row, y + small * 0.75)
