"""Resident memory after the start and after every page, against a bare window without and with a bare chart."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.probes.resident import STATUS
from tests.benchmarks.processes import run, told
from tests.benchmarks.timing import Plan, Row

_SETTLED_S, _SETTLED_IN_SMOKE_S = 2.0, 0.2


def measure(plan: Plan) -> Iterator[Row]:
    """Yield two rows for each length of diary; none where the kernel does not tell."""
    if not STATUS.exists():
        return
    wait = str(_SETTLED_S if plan.runs > 1 else _SETTLED_IN_SMOKE_S)
    for years in plan.years if plan.runs > 1 else plan.years[-1:]:
        with TemporaryDirectory() as name:
            folder = Path(name)
            path = str(make(folder / "diary.b12", years))
            # Memory does not change from run to run as times do.
            turns = [
                (told(run("memory.py", path, wait, folder=folder)), told(run("bare_window.py", wait)))
                for _ in range(min(plan.runs, 3))
            ]
        for what, key, against, aim in (
            ("memory 2 s after the start", "start", "bare window", "1.5x"),
            ("memory after every page", "visited", "bare window and bare chart", "1.6x"),
        ):
            ours, bare = zip(*((a[key], b[key]) for a, b in turns), strict=True)
            yield Row(what, ours, bare, against, years, aim, "B")
