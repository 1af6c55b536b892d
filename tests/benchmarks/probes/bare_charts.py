"""Plain matplotlib drawing given charts, one after the other: `bare_charts.py FILE...`, each written by charts.py.

The same job: every line, area, dot and word of ours through the calls that plots are commonly made with, in the same
colours, widths and text sizes, on a figure of the same size, to the same bytes of pixels. Its axes are switched off,
since ours are among the lines and words. One word is drawn before, as the program does while it reads matplotlib in.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as MatplotlibPath

POINTS = 0.72  # of a pixel, at 100 pixels an inch


def stroke(axes: Axes, points: list[Any], width: float, colour: str, dash: list[float]) -> None:
    """Plot a line."""
    (line,) = axes.plot(*zip(*points, strict=True), color=colour, linewidth=width * POINTS)
    if dash:
        line.set_linestyle((0, tuple(length / width for length in dash)))


def ticks(axes: Axes, across: list[float], low: float, high: float, width: float, colour: str) -> None:
    """Add upright lines."""
    axes.add_collection(
        LineCollection([[(x, low), (x, high)] for x in across], colors=colour, linewidths=width * POINTS)
    )


def area(axes: Axes, path: Any, fill: str | None, edge: str | None, width: float, hatch: str | None) -> None:  # noqa: ANN401 - read from a file
    """Add a filled outline."""
    shape = MatplotlibPath(path["vertices"], path["codes"])
    axes.add_patch(PathPatch(shape, facecolor=fill or "none", edgecolor=edge or "none", lw=width * POINTS, hatch=hatch))


def dots(axes: Axes, points: list[Any], radius: float, fill: str | None, edge: str, shape: str) -> None:
    """Plot markers."""
    style: dict[str, Any] = {"marker": shape, "markersize": 2 * radius * POINTS, "markerfacecolor": fill or "none"}
    axes.plot(*zip(*points, strict=True), linestyle="none", markeredgecolor=edge, **style)


def words(axes: Axes, at: tuple[float, float], text: str, size: float, colour: str, side: str, is_bold: bool) -> None:
    """Write a line of text."""
    weight = "bold" if is_bold else "normal"
    axes.text(at[0], at[1], text, color=colour, fontsize=size * POINTS, ha=side, fontweight=weight)


KINDS: dict[str, Callable[..., None]] = {"Stroke": stroke, "Ticks": ticks, "Area": area, "Dots": dots, "Words": words}


def draw(chart: Any) -> bytes:  # noqa: ANN401 - read from a file
    """Return the pixels of a chart."""
    width, height = chart["size"]
    figure = Figure(figsize=(width / 100, height / 100), dpi=100, facecolor=chart["ground"])
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height), autoscale_on=False)
    axes.set_axis_off()
    for mark in chart["marks"]:
        KINDS[mark["kind"]](axes, **{name: value for name, value in mark.items() if name != "kind"})
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return bytes(canvas.buffer_rgba())


def main() -> None:
    """Draw all charts and print the seconds that each took."""
    word = {
        "kind": "Words",
        "at": [9, 9],
        "text": "0",
        "size": 12,
        "colour": "#000000",
        "side": "left",
        "is_bold": False,
    }
    draw({"size": [99, 99], "ground": "#FFFFFF", "marks": [word, {**word, "is_bold": True}]})
    found = {}
    for path in map(Path, sys.argv[1:]):
        chart = json.loads(path.read_text("utf-8"))
        start = perf_counter()
        draw(chart)
        found[path.stem] = perf_counter() - start
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
