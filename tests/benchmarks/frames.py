"""How long the window stands still while a page or the day changes, on the longest diary, against 50 ms."""

import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.processes import run, told
from tests.benchmarks.timing import Plan, Row

LIMIT_S = 0.05
_AGAINST = "a frame of 50 ms"


def measure(plan: Plan) -> Iterator[Row]:
    """Yield the longest and the median wait for each kind of step."""
    years, rounds = plan.years[-1], "3" if plan.runs > 1 else "1"
    with TemporaryDirectory() as folder:
        path = str(make(Path(folder) / "diary.b12", years))
        turns = [
            told(run("frames.py", path, "0", folder=Path(folder)))
            | told(run("frames.py", path, rounds, folder=Path(folder)))
            for _ in range(plan.runs)
        ]
    limits = (LIMIT_S,) * plan.runs
    for what, waits in turns[0].items():
        yield Row(f"{what}, longest", tuple(max(turn[what]) for turn in turns), limits, _AGAINST, years, "1x")
        if len(waits) > 1:
            middles = tuple(statistics.median(turn[what]) for turn in turns)
            yield Row(f"{what}, median", middles, limits, _AGAINST, years)
