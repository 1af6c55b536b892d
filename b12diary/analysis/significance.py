"""One p-value for each series, alone, without late entries, and corrected for the number of series."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from b12diary.analysis.course import Course
from b12diary.analysis.fit import Fit, combined_p
from b12diary.analysis.floor import Counts, counts
from b12diary.analysis.pattern import Pattern, pattern
from b12diary.analysis.series import DaySeries, Floats

POSSIBLE_P = 0.04
CLEAR_P = 0.01
HEADLINE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One series with its p-values, and the fit they come from.

    Attributes:
        ratings: all its ratings.
        counts: what it holds in the compared injections.
        pattern: the rated days; None where nothing was computed.
        fitted: the fit of the three templates to this series alone, arrays of shape (g, 3, 1).
        residuals: its whitened residuals, shape (g, n, 1).
        p: of all ratings; None where nothing was computed.
        p_without_backfill: of those not written down late; None when there are none late or too few are left.
        p_used: the larger one; 1 when too few ratings are left without the late ones.
    """

    ratings: DaySeries
    counts: Counts
    pattern: Pattern | None = None
    fitted: Fit | None = None
    residuals: Floats | None = None
    p: float | None = None
    p_without_backfill: float | None = None
    p_used: float | None = None


class Patterns:
    """The rated days already prepared for one course: series rated on the same days share one."""

    def __init__(self, course: Course) -> None:
        """Begin with none."""
        self._course = course
        self._known: dict[bytes, Pattern] = {}

    def of(self, ratings: DaySeries) -> Pattern:
        """Return the prepared pattern of the days of `ratings`."""
        key = ratings.days.tobytes()
        if key not in self._known:
            self._known[key] = pattern(self._course, ratings.days)
        return self._known[key]


def tested(course: Course, ratings: Sequence[DaySeries]) -> tuple[Tested, ...]:
    """Return each series with its p-values, in the order given.

    Args:
        course: the compared injections.
        ratings: the series.
    """
    patterns = Patterns(course)
    held = [counts(course, series) for series in ratings]
    white = _whitened(patterns, [one.evidence for one in held if one.shortfall is None])
    return tuple(
        _tested(series, one, white.get(id(one.evidence)), patterns) for series, one in zip(ratings, held, strict=True)
    )


def _whitened(patterns: Patterns, evidence: Sequence[DaySeries]) -> dict[int, Floats]:
    """Whiten series, those rated on the same days together: the steps are the same and most of their time is overhead.

    Returns:
        By the identity of each series, its whitened values, shape (g, n, 1).
    """
    together: dict[int, tuple[Pattern, list[DaySeries]]] = {}
    for series in evidence:
        rated_days = patterns.of(series)
        together.setdefault(id(rated_days), (rated_days, []))[1].append(series)
    found = {}
    for rated_days, group in together.values():
        white = rated_days.prepared.whiten(np.column_stack([series.values for series in group]))
        for k, series in enumerate(group):
            # In memory as if it had been alone: products of matrices then have the same last digit.
            found[id(series)] = np.ascontiguousarray(white[:, :, k : k + 1])
    return found


def _tested(ratings: DaySeries, held: Counts, white: Floats | None, patterns: Patterns) -> Tested:
    """Compute the p-values of one series; `white` are its whitened values, None where nothing can be computed."""
    if white is None:
        return Tested(ratings, held)
    course = held.course
    rated_days = patterns.of(held.evidence)
    fitted, residuals = rated_days.fit_white(white)
    p = combined_p(fitted, 0)
    without, used = None, p
    if held.evidence.is_late.any():
        prompt = counts(course, ratings.where(~ratings.is_late))
        if prompt.shortfall is None:
            again, _ = patterns.of(prompt.evidence).fit(prompt.evidence.values[:, None])
            without = combined_p(again, 0)
        used = max(p, 1.0 if without is None else without)
    return Tested(ratings, held, rated_days, fitted, residuals, p, without, used)


def adjusted(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Correct for the number of series: Holm's step-down with half of the weight on the first, the rest shared equally.

    A series without a p-value takes no part; whether it has one depends on counts alone, never on the ratings.

    Args:
        p_values: the headline's first.
    """
    judged = [n for n, p in enumerate(p_values) if p is not None]
    others = [n for n in judged if n != 0]
    weight = dict.fromkeys(others, 1.0 if 0 not in judged else HEADLINE_WEIGHT / max(len(others), 1))
    if 0 in judged:
        weight[0] = HEADLINE_WEIGHT
    p = {n: value for n, value in enumerate(p_values) if value is not None}
    result: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for n in sorted(judged, key=lambda n: (p[n] / weight[n], n)):
        largest = max(largest, min(1.0, p[n] * sum(weight.values()) / weight[n]))
        result[n] = largest
        del weight[n]
    return tuple(result)
