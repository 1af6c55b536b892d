"""Patterns: the first chart and the next ones, against plain matplotlib drawing the same arrays at the same size.

Ours runs from what the person does until the chart is on the screen, and the first one has the look-back in it. Both
have read in matplotlib before: the program does so beside the window once somebody turns to the sidebar.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.processes import run, told
from tests.benchmarks.timing import Plan, Row

_CHARTS = {
    "first": ("first chart, with the look-back", "1.5x"),
    "gaps": ("next chart, gap by gap", "1.3x"),
    "time": ("next chart, over time", "1.3x"),
    "injections": ("next chart, injections", "1.3x"),
}


def measure(plan: Plan) -> Iterator[Row]:
    """Yield a row for each chart and each length of diary but none."""
    for years in filter(None, plan.years):
        with TemporaryDirectory() as name:
            folder = Path(name)
            path = str(make(folder / "diary.b12", years))
            arrays = [str(folder / f"{key}.json") for key in _CHARTS]
            turns = [
                (told(run("charts.py", path, name, folder=folder)), told(run("bare_charts.py", *arrays)))
                for _ in range(plan.runs)
            ]
        for key, (what, aim) in _CHARTS.items():
            ours, bare = zip(*((a[key], b[key]) for a, b in turns), strict=True)
            yield Row(what, ours, bare, "bare matplotlib, same arrays", years, aim)
