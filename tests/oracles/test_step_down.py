"""The correction for several series against its definition: reject where every subset that holds it rejects."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.analysis.significance import adjusted

P_VALUES = st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=6)


def closed_test(p_values: list[float]) -> list[float]:
    """Adjusted p-values of the closed test of weighted Bonferroni tests (Marcus, Peritz and Gabriel 1976)."""
    n = len(p_values)
    weight = [1.0] if n == 1 else [0.5] + [0.5 / (n - 1)] * (n - 1)
    result = []
    for own in range(n):
        largest = 0.0
        for size in range(1, n + 1):
            for subset in combinations(range(n), size):
                if own in subset:
                    total = sum(weight[k] for k in subset)
                    largest = max(largest, min(min(1.0, p_values[k] * total / weight[k]) for k in subset))
        result.append(largest)
    return result


@given(P_VALUES)
def test_holm_is_the_closed_test(p_values: list[float]) -> None:
    assert adjusted(p_values) == pytest.approx(closed_test(p_values), rel=1e-9)


def test_a_single_series_needs_no_correction() -> None:
    assert adjusted([0.03]) == (0.03,)


def test_a_series_without_a_p_value_takes_no_part() -> None:
    assert list(adjusted([0.01, None, None])) == [0.01, None, None]
    assert list(adjusted([None, 0.01, 0.25])) == [None, 0.02, 0.25]


@given(P_VALUES)
def test_no_correction_makes_a_p_value_smaller(p_values: list[float]) -> None:
    assert all(a is not None and a >= p * (1 - 1e-12) for a, p in zip(adjusted(p_values), p_values, strict=True))
