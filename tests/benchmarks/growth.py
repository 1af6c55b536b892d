"""A drawing of how each measurement grows with the years of the diary."""

import math
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.timing import Row

_COLUMNS, _WIDTH, _HEIGHT = 2, 6.4, 4.2
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def growth_of(rows: Sequence[Row]) -> dict[str, list[tuple[int, float]]]:
    """Return for each measurement its years, and the median of ours as a multiple of that of the shortest."""
    medians: dict[str, dict[int, float]] = {}
    for row in rows:
        if row.years is not None:
            medians.setdefault(row.what, {})[row.years] = statistics.median(row.ours)
    return {
        what: [(years, value / known[min(known)]) for years, value in sorted(known.items())]
        for what, known in medians.items()
        if len(known) > 1
    }


def draw_growth(found: Mapping[str, Sequence[Row]], path: Path) -> None:
    """Draw one panel for each group that has something to draw, and write them to `path`."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    groups = {name: lines for name, rows in found.items() if (lines := growth_of(rows))}
    columns = min(_COLUMNS, max(1, len(groups)))
    n_lines = max(1, math.ceil(len(groups) / columns))
    figure = Figure(figsize=(_WIDTH * columns, _HEIGHT * n_lines), layout="constrained")
    figure.suptitle("Growth with the years of the diary (shortest diary measured = 1x)")
    for n, (name, lines) in enumerate(groups.items(), 1):
        panel = figure.add_subplot(n_lines, columns, n)
        for what, points in lines.items():
            across, up = zip(*points, strict=True)
            panel.plot(across, up, marker="o", markersize=4, label=what)
        marks = sorted({years for points in lines.values() for years, _ratio in points})
        panel.set_xscale("symlog", linthresh=1)
        panel.set_xticks(marks, [str(years) for years in marks])
        panel.set_yscale("log")
        ratios = [ratio for points in lines.values() for _years, ratio in points]
        low, high = min(0.5, *ratios), max(2.0, *ratios)
        steps = [step for step in _STEPS if low <= step <= high]
        panel.set_yticks(steps, [f"{step:g}x" for step in steps])
        panel.minorticks_off()
        panel.set_ylim(low * 0.9, high * 1.1)
        panel.axhline(1, color="0.6", linewidth=0.8, zorder=0)
        panel.set_title(name.replace("_", "-"), loc="left")
        panel.set_xlabel("years")
        panel.legend(fontsize=7, frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.15), ncols=2)
    with mpl.rc_context({"svg.fonttype": "none"}):  # words that can be searched, and a small file
        figure.savefig(path)
