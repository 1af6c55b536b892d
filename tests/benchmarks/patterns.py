"""Patterns: the first chart and the next ones, against plain matplotlib doing the same job.

Ours runs from what the person does until the chart is on the screen. The first one is asked for when the window has
stood for some seconds, and the page was made meanwhile; and once a second after the start, so that the page is made and
the diary read first. The look-back's words, which follow the chart, have a row of their own. Theirs makes a figure of
the same lines, dots and words in the same size, and draws it to the same bytes; see `probes/bare_charts.py`. Both have
read in matplotlib before: the program does so beside the window once somebody turns to the sidebar.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.processes import run, told
from tests.benchmarks.timing import Plan, Row

_CHARTS = ("first", "gaps", "time", "injections")
_ROWS = {
    "first": ("first chart", "first", "1.5x"),
    "words": ("first chart and the look-back's words", "first", ""),
    "early": ("first chart, a second after the start", "first", "1.5x"),
    "gaps": ("next chart, gap by gap", "gaps", "1.3x"),
    "time": ("next chart, over time", "time", "1.3x"),
    "injections": ("next chart, injections", "injections", "1.3x"),
}


def _turn(path: str, folder: Path, files: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    ours = told(run("charts.py", path, str(folder), folder=folder))
    bare = told(run("bare_charts.py", *files))
    early = told(run("charts.py", path, str(folder), "early", folder=folder))
    return {**ours, "early": early["first"]}, bare


def measure(plan: Plan) -> Iterator[Row]:
    """Yield a row for each chart and each length of diary but none."""
    for years in filter(None, plan.years):
        with TemporaryDirectory() as name:
            folder = Path(name)
            path = str(make(folder / "diary.b12", years))
            files = [str(folder / f"{key}.json") for key in _CHARTS]
            # The first turn does not count where there are more: it makes the backup of the day.
            turns = [_turn(path, folder, files) for _ in range(plan.runs + (plan.runs > 1))][plan.runs > 1 :]
        for key, (what, against, aim) in _ROWS.items():
            ours, bare = zip(*((a[key], b[against]) for a, b in turns), strict=True)
            yield Row(what, ours, bare, "bare matplotlib, same job", years, aim)
