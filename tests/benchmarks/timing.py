"""Measuring in pairs: the thing and its baseline in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADER = f"{'what':<44} {'ours':>10} {'baseline':>10} {'ratio':>7} {'spread of ratio':>16}  against"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often to measure, and on diaries of how many years (0 = empty)."""

    runs: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: seconds of ours and of the baseline, run by run."""

    what: str
    ours: tuple[float, ...]
    baseline: tuple[float, ...]
    against: str

    def __str__(self) -> str:
        """Write the medians, the median ratio and its lowest and highest."""
        ratios = [a / b for a, b in zip(self.ours, self.baseline, strict=True)]
        middle = statistics.median
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        return (
            f"{self.what:<44} {_ms(middle(self.ours)):>10} {_ms(middle(self.baseline)):>10}"
            f" {middle(ratios):>6.2f}x {spread:>16}  {self.against}"
        )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(
    what: str, plan: Plan, ours: Callable[[], float], baseline: Callable[[], float], against: str, *, warm: bool = True
) -> Row:
    """Take both measurements in turn, `plan.runs` times, after one turn that does not count.

    Args:
        what: the row's name.
        plan: how often.
        ours: returns its own seconds, so that it can leave out its preparation.
        baseline: the same for what it is compared with.
        against: what the baseline is, in words.
        warm: whether the first turn is thrown away.
    """
    if warm and plan.runs > 1:
        ours(), baseline()
    pairs = [(ours(), baseline()) for _ in range(plan.runs)]
    return Row(what, tuple(a for a, _b in pairs), tuple(b for _a, b in pairs), against)
