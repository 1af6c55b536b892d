"""Print the table of ratios: `python -m tests.benchmarks [--smoke] [--only NAME] [--plot FILE.svg]`.

No measurement can fail this command; only something broken can. `--smoke` runs everything once on small diaries, but
`idle`, which takes minutes and is measured only by `--only idle`.
"""

import argparse
import sys
from pathlib import Path

from tests.benchmarks import exchange, frames, idle, look_back, memory, page, patterns, size, start, storage, window
from tests.benchmarks.growth import draw_growth
from tests.benchmarks.timing import HEADER, Plan, Row

_GROUPS = {
    "window": window.measure,
    "start": start.measure,
    "memory": memory.measure,
    "storage": storage.measure,
    "patterns": patterns.measure,
    "frames": frames.measure,
    "look_back": look_back.measure,
    "page": page.measure,
    "exchange": exchange.measure,
    "size": size.measure,
}
_IDLE = "idle"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--smoke", action="store_true", help="once each, on small diaries: shows that nothing is broken"
    )
    parser.add_argument(
        "--only",
        choices=(*_GROUPS, _IDLE),
        help=f"measure one group only; {_IDLE} takes minutes and is measured in no other way",
    )
    parser.add_argument("--runs", type=int, default=5, help="how often to measure each (default: 5)")
    parser.add_argument("--minutes", type=float, default=10, help=f"how long to look for {_IDLE} (default: 10)")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="also draw how each grows with the years")
    return parser.parse_args()


def main() -> int:
    """Measure the chosen groups and print a row for each measurement as soon as it is there."""
    asked = _arguments()
    plan = Plan(runs=1, years=(0, 1)) if asked.smoke else Plan(runs=asked.runs, years=(0, 1, 10, 40))
    groups = {_IDLE: lambda _plan: idle.measure(asked.minutes)} if asked.only == _IDLE else _GROUPS
    found: dict[str, list[Row]] = {}
    print(HEADER)
    for name, measure in groups.items():
        if asked.only in {None, name}:
            found[name] = []
            for row in measure(plan):
                print(row, flush=True)
                found[name].append(row)
    if asked.plot is not None:
        draw_growth(found, asked.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
