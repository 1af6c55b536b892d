"""When days become lines: averages of neighbours, broken where too few are rated, and none at all too early."""

from collections.abc import Callable, Sequence
from statistics import fmean

from b12diary.analysis.results import GapRatings, Profile

LEAST_DAYS = 3
LINES_FROM_DAYS = 14
LINES_FROM_GAPS = 2
MOST_LINES = 12
LONGEST_SHOWN = 2.0


def is_early(profile: Profile) -> bool:
    """Tell whether it is too early for lines: under 14 rated days, or fewer than 2 completed gaps with ratings."""
    completed = sum(gap.gap.ends_on is not None for gap in profile.gaps)
    return profile.n_days < LINES_FROM_DAYS or completed < LINES_FROM_GAPS


def drawn_gaps(profile: Profile) -> tuple[GapRatings, ...]:
    """Return the newest gaps, as many as can be told apart as lines; median and band are of all compared ones."""
    return profile.gaps[-MOST_LINES:]


def longest_shown(profile: Profile, planned_day: float | None) -> float:
    """Return the last day since injection that is drawn: the end of the longest gap, at most 2 planned intervals.

    A single gap of many months would press all others into a corner; its line runs out at the edge.
    """
    lengths = [float(max(g.gap.length_days, g.lags[-1])) for g in profile.gaps]
    longest = max([*lengths, planned_day or 0.0, 7.0])
    interval = profile.interval_days or planned_day
    return longest if interval is None else min(longest, max(LONGEST_SHOWN * interval, 7.0))


def means_by_bin(
    days: Sequence[int],
    values: Sequence[float],
    width: int,
    first: int = 1,
    level: Callable[[Sequence[float]], float] = fmean,
) -> list[list[tuple[float, float]]]:
    """Return averages of `width` days each as unbroken stretches of (middle day, average).

    A bin needs 3 rated days, or all of them when it is narrower; one that has fewer breaks the line.

    Args:
        days: whole days, sorted.
        values: points, one for each day.
        width: days in a bin.
        first: first day of the first bin; earlier days are left out.
        level: what stands for the values of a bin; on a scale of words, which have no average, their median.
    """
    least = min(LEAST_DAYS, width)
    bins: dict[int, list[float]] = {}
    for day, value in zip(days, values, strict=True):
        if day >= first:
            bins.setdefault((day - first) // width, []).append(value)
    stretches: list[list[tuple[float, float]]] = []
    before = -2
    for n in sorted(bins):
        if len(bins[n]) < least:
            continue
        middle = first + n * width + (width - 1) / 2
        point = (middle, level(bins[n]))
        if n == before + 1:
            stretches[-1].append(point)
        else:
            stretches.append([point])
        before = n
    return stretches
