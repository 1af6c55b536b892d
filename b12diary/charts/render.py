"""A chart as pixels for the screen, as a picture file, or as vector graphics that are the same each time."""

from io import BytesIO
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from b12diary.charts.chart import Chart
from b12diary.charts.drawing import SMALL, Pen
from b12diary.charts.lettering import text_width
from b12diary.charts.marks import PIXELS_PER_INCH

MARGIN = 16.0

_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "b12diary"}

# Matplotlib shares its font caches between figures and is not safe in several threads at once.
_lock = Lock()


def to_rgba(chart: Chart, width: int, height: int, ratio: float = 1.0) -> tuple[bytes, int, int]:
    """Draw a chart for the screen.

    Args:
        chart: what to draw.
        width: in logical pixels.
        height: in logical pixels.
        ratio: device pixels for each of them.

    Returns:
        Rows of red, green, blue, alpha (8 bits each) from the top, and how many device pixels across and down.
    """
    with _lock:
        _resize(chart, width, height, ratio)
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()
        pixels = canvas.buffer_rgba()
        rows, columns = pixels.shape[0], pixels.shape[1]
        return bytes(pixels), columns, rows


def to_png(chart: Chart, width: int = 1000, height: int = 520, ratio: float = 2.0) -> bytes:
    """Return a chart as a picture file with its caption, the same bytes each time."""
    with _lock:
        return _save(chart, "png", width, height, ratio, {"Software": None})


def to_svg(chart: Chart, width: int = 1000, height: int = 520) -> str:
    """Return a chart as SVG with its caption and real text, the same each time."""
    with _lock, mpl.rc_context(_SETTINGS):
        return _save(chart, "svg", width, height, 1.0, {"Date": None, "Title": chart.title}).decode()


def _resize(chart: Chart, width: int, height: int, ratio: float) -> None:
    figure = chart.figure
    figure.set_dpi(PIXELS_PER_INCH * ratio)
    figure.set_size_inches(max(width, 1) / PIXELS_PER_INCH, max(height, 1) / PIXELS_PER_INCH)


def _lines(text: str, size: float, width: float) -> list[str]:
    """Break a caption into lines of at most `width` pixels."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _save(chart: Chart, kind: str, width: int, height: int, ratio: float, metadata: dict[str, str | None]) -> bytes:
    """Save with a margin and the caption below the drawing; the figure is put back as it was."""
    figure = chart.figure
    size = SMALL * figure.style.factor
    lines = _lines(chart.caption, size, width)
    below = (len(lines) + 0.5) * size * 1.4 if lines else 0.0
    figure.margins = (MARGIN, below)
    try:
        _resize(chart, width + round(2 * MARGIN), height + round(2 * MARGIN + below), ratio)
        figure.arrange()
        pen = Pen(figure)
        for number, line in enumerate(lines):
            pen.text(0, height + (number + 1.2) * size * 1.4, line, SMALL, pen.style.quiet, is_base=True)
        out = BytesIO()
        figure.savefig(out, format=kind, metadata=metadata, dpi=figure.dpi)
        return out.getvalue()
    finally:
        figure.margins = (0.0, 0.0)
        figure.arrange()
