"""Print the table of ratios: `python -m tests.benchmarks [--smoke] [--only NAME]`.

No measurement can fail this command; only something broken can. `--smoke` runs everything once on small diaries.
"""

import argparse
import sys

from tests.benchmarks import exchange, look_back, page, storage, window
from tests.benchmarks.timing import HEADER, Plan

_GROUPS = {
    "window": window.measure,
    "storage": storage.measure,
    "exchange": exchange.measure,
    "look_back": look_back.measure,
    "page": page.measure,
}


def main() -> int:
    """Measure the chosen groups and print a row for each measurement as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--smoke", action="store_true", help="once each, on small diaries: shows that nothing is broken"
    )
    parser.add_argument("--only", choices=_GROUPS, help="measure one group only")
    arguments = parser.parse_args()
    plan = Plan(runs=1, years=(0, 1)) if arguments.smoke else Plan(runs=5, years=(0, 1, 10, 40))
    print(HEADER)
    for name, measure in _GROUPS.items():
        if arguments.only in {None, name}:
            for row in measure(plan):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
