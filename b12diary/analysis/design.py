"""What the ratings are explained by: drift, weekday, a monthly wave and the first days; and the shapes of a return.

The columns are free, so nothing that they can explain is ever called a return.
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.series import Floats, Ints

RETURN_STARTS = (0.35, 0.60, 0.85)
_WEEKDAYS_FROM = 10.0
_LEAST_WEEKDAYS = 5
_LEAST_FOR_INDICATORS = 40
_LEAST_FOR_WAVE = 16
_MONTH_FROM = 50.0
_FIRST_DAYS = (7.0, 0.3)
_LEAST_FIRST_DAYS = 3
_SHORTEST_RETURN = 0.5
_DEPENDENT = 1e-8


@dataclass(frozen=True, slots=True)
class Shape:
    """A return that begins on day `start` after an injection and is complete on day `end`."""

    start: float
    end: float

    @property
    def half_way(self) -> float:
        """The day by which half of it is back."""
        return 0.5 * (self.start + self.end)

    def at(self, lag: Ints) -> Floats:
        """Return the share that is back on each day after the injection, 0 to 1; complete ever after."""
        result: Floats = np.clip((lag - self.start) / (self.end - self.start), 0.0, 1.0)
        return result


def templates(interval_days: float) -> tuple[Shape, ...]:
    """Return the three returns that the test looks for: early, middle and late, complete on the planned day."""
    return tuple(Shape(share * interval_days, interval_days) for share in RETURN_STARTS)


def return_shapes(interval_days: float) -> tuple[Shape, ...]:
    """Return the grid of returns from which the half-return day is read, starts and ends to a hundredth of a day."""
    found: dict[tuple[float, float], Shape] = {}
    for k in range(2, 20):
        start = k * 0.05 * interval_days
        for length in (0.05, 0.15, 0.30, 0.50, 0.75, 1.00):
            end = max(min(start + length * interval_days, interval_days), start + _SHORTEST_RETURN)
            shape = Shape(round(start, 2), round(end, 2))
            found.setdefault((shape.start, shape.end), shape)
    return tuple(found.values())


def expectation_bump(interval_days: float, lag: Ints) -> Floats:
    """Return 1 on the days around the planned one (3 before to 1 after), else 0."""
    return ((lag >= interval_days - 3) & (lag <= interval_days + 1)).astype(np.float64)


def free_columns(interval_days: float, days: Ints, lag: Ints) -> tuple[Floats, float]:
    """Return an orthonormal basis of the free columns, shape (n, q), and the logarithm of the volume they span.

    Columns that are combinations of those before them are dropped.

    Args:
        interval_days: the planned interval L.
        days: ordinals of the rated days.
        lag: days since the latest injection.
    """
    n = len(days)
    centred = days - days.mean()
    columns = [np.ones(n), centred / max(float(centred.std()), 1.0)]
    # Counted from the first rated day, so that the calendar's own beginning never enters a result.
    since = days - days[0]
    weekday = since % 7
    if interval_days >= _WEEKDAYS_FROM and np.count_nonzero(np.bincount(weekday)) >= _LEAST_WEEKDAYS:
        if n >= _LEAST_FOR_INDICATORS:
            columns += [(weekday == k).astype(np.float64) for k in range(1, 7)]
        elif n >= _LEAST_FOR_WAVE:
            columns += _wave(since, 7)
    if interval_days >= _MONTH_FROM:
        columns += _wave(since, 28)
    first = np.maximum(0.0, 1.0 - lag / min(_FIRST_DAYS[0], _FIRST_DAYS[1] * interval_days))
    if np.count_nonzero(first) >= _LEAST_FIRST_DAYS:
        columns.append(first)
    return independent(np.column_stack(columns))


def _wave(days: Ints, period: int) -> list[Floats]:
    """Return cosine and sine of a wave of `period` days."""
    angle = 2.0 * np.pi * (days % period) / period
    return [np.cos(angle), np.sin(angle)]


def independent(columns: Floats) -> tuple[Floats, float]:
    """Drop columns that are combinations of those before them; return a basis of the rest and its log-volume."""
    size = np.abs(np.diag(np.linalg.qr(columns, mode="r")))
    kept = columns[:, : len(size)][:, size > _DEPENDENT * size.max()]
    basis, triangle = np.linalg.qr(kept)
    return basis, float(np.log(np.abs(np.diag(triangle))).sum())
