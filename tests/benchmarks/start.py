"""Where the time of a start goes that nobody can see: what is read in before the first page, against a bare window.

Each row holds the row before it. What is between the last one and the start in `window` is the work itself: opening the
diary, making the page's controls, laying them out and painting them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.processes import run, seconds_until, told
from tests.benchmarks.timing import Plan, Row, paired

_AGAINST = "bare QMainWindow painted"
_STAGES = {
    "as-it-comes": "reading in the binding as it comes",
    "binding": "reading in the binding as the window does",
    "names": "and the toolkit's names of keys, flags and roles",
    "program": "and all of the program that Today needs",
}


def measure(plan: Plan) -> Iterator[Row]:
    """Yield a row for each stage, and one for the classes of records that are made in the last."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        modules = folder / "modules.json"
        loaded = run("loaded.py", str(make(folder / "diary.b12", 1)), folder=folder).splitlines()[-1]
        modules.write_text(json.dumps([m for m in json.loads(loaded) if m.startswith("b12diary")]), "utf-8")

        def bare() -> float:
            return seconds_until("painted", "bare_window.py")

        for stage, what in _STAGES.items():

            def ours(stage: str = stage) -> float:
                return seconds_until("read in", "read_in.py", stage, str(modules))

            yield paired(what, plan, ours, bare, _AGAINST)

        counts: list[int] = []

        def records() -> float:
            found = told(run("read_in.py", "records", str(modules)))
            counts.append(found["n"])
            return float(found["seconds"])

        row = paired("", plan, records, bare, _AGAINST)
        yield Row(f"of which making {counts[-1]} classes of records", row.ours, row.baseline, _AGAINST)
