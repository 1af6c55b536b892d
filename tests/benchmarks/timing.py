"""Measuring in pairs: the thing and its baseline in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADER = f"{'what':<52} {'ours':>10} {'baseline':>10} {'ratio':>7} {'spread of ratio':>16}  against (aim)"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often to measure, and on diaries of how many years (0 = empty)."""

    runs: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours and the baseline, run by run.

    Attributes:
        what: the row's name, without the length of the diary.
        ours: seconds, bytes or a count, as `unit` says.
        baseline: the same for what it is compared with, never 0.
        against: what the baseline is, in words.
        years: length of the diary; None = there is none, or it does not matter.
        aim: the ratio that is wanted, in words; empty = none is set.
        unit: "s", "B", or empty for a count.
    """

    what: str
    ours: tuple[float, ...]
    baseline: tuple[float, ...]
    against: str
    years: int | None = None
    aim: str = ""
    unit: str = "s"

    def __str__(self) -> str:
        """Write the medians, the median ratio and its lowest and highest."""
        ratios = [a / b for a, b in zip(self.ours, self.baseline, strict=True)]
        middle = statistics.median
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        name = self.what if self.years is None else f"{self.what}, {self.years} years"
        return (
            f"{name:<52} {_told(middle(self.ours), self.unit):>10} {_told(middle(self.baseline), self.unit):>10}"
            f" {middle(ratios):>6.2f}x {spread:>16}  {self.against}{f' ({self.aim})' if self.aim else ''}"
        )


def _told(value: float, unit: str) -> str:
    match unit:
        case "B":
            return f"{value / 1e6:.1f} MB"
        case "s":
            return f"{value * 1000:.1f} ms" if value < 10 else f"{value:.1f} s"
        case _:
            return f"{value:.0f}"


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(
    what: str,
    plan: Plan,
    ours: Callable[[], float],
    baseline: Callable[[], float],
    against: str,
    *,
    years: int | None = None,
    aim: str = "",
    warm: bool = True,
) -> Row:
    """Take both measurements in turn, `plan.runs` times, after one turn that does not count.

    Args:
        what: the row's name.
        plan: how often.
        ours: returns its own seconds, so that it can leave out its preparation.
        baseline: the same for what it is compared with.
        against: what the baseline is, in words.
        years: length of the diary, see `Row`.
        aim: what is wanted, see `Row`.
        warm: whether the first turn is thrown away.
    """
    if warm and plan.runs > 1:
        ours(), baseline()
    pairs = [(ours(), baseline()) for _ in range(plan.runs)]
    return Row(what, tuple(a for a, _b in pairs), tuple(b for _a, b in pairs), against, years, aim)
