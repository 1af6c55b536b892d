"""The t distribution against an established library."""

import numpy as np
import pytest
from scipy import optimize, stats

from b12diary.analysis.student import mixture_quantiles, upper_tail

POINTS = np.concatenate([np.linspace(-30, 30, 241), [1e-9, 1e-3, 200.0]])


@pytest.mark.parametrize("df", [1, 2, 3, 4, 7, 10, 12, 19, 48, 181, 1087])
def test_the_tail_agrees_also_far_out(df: int) -> None:
    expected = stats.t.sf(POINTS, df)
    near = expected > 1e-290

    assert upper_tail(POINTS, df)[near] == pytest.approx(expected[near], rel=1e-8, abs=0)


@pytest.mark.parametrize("df", [1, 2, 3, 8, 11, 48])
@pytest.mark.parametrize("level", [0.0005, 0.025, 0.5, 0.95, 0.975])
def test_a_mixture_of_one_has_the_quantiles_of_t(df: int, level: float) -> None:
    one = np.ones(1)

    found = mixture_quantiles(level, 2.0 * one, 0.5 * one, df * one, one)

    assert found[0] == pytest.approx(stats.t.ppf(level, df, loc=2.0, scale=0.5), abs=1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_quantiles_of_a_mixture_agree_with_a_root_search(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 40
    centre, scale = rng.normal(2, 3, n) * rng.choice([1, 30], n), rng.uniform(0.2, 2, n)
    df, weight = rng.integers(3, 20, n).astype(float), rng.random(n) ** 4

    def below(x: float) -> float:
        return float(weight @ stats.t.cdf((x - centre) / scale, df) / weight.sum())

    levels = [0.025, 0.1, 0.5, 0.9, 0.975]
    found = mixture_quantiles(levels, centre, scale, df, weight)

    expected = [optimize.brentq(lambda x, p=p: below(x) - p, -1e4, 1e4, xtol=1e-10) for p in levels]
    assert [below(x) for x in found] == pytest.approx(levels, abs=1e-4)
    assert [below(x) for x in expected] == pytest.approx(levels, abs=1e-6)


def test_each_level_can_have_weights_of_its_own() -> None:
    centre, scale, df = np.array([0.0, 10.0]), np.ones(2), np.full(2, 9.0)

    left, right = mixture_quantiles([0.5, 0.5], centre, scale, df, np.eye(2))

    assert (left, right) == (pytest.approx(0.0, abs=1e-4), pytest.approx(10.0, abs=1e-4))
