"""Student's t distribution: its tail, and quantiles of mixtures of shifted and scaled ones.

Small enough to hold here; the libraries that offer it cost a second at every start. Checked in `tests/oracles/`.
"""

from functools import lru_cache
from math import lgamma, log, pi, sqrt

import numpy as np
import numpy.typing as npt

from b12diary.analysis.series import Floats

_STEPS = 200
_CLOSE = 1e-13
_TINY = 1e-300
_LIGHT = 1e-8


def upper_tail(t: npt.ArrayLike, df: npt.ArrayLike) -> Floats:
    """Return P(T > t), accurate also far out in the tail.

    Args:
        t: any shape.
        df: degrees of freedom above 0; broadcast against `t`.
    """
    t_, df_ = np.broadcast_arrays(np.asarray(t, np.float64), np.asarray(df, np.float64))
    half = 0.5 * _beta_tail(t_, df_)
    return np.where(t_ > 0, half, 1.0 - half)


def mixture_quantiles(levels: npt.ArrayLike, centre: Floats, scale: Floats, df: Floats, weight: Floats) -> Floats:
    """Return quantiles of a mixture of t distributions, by bracketed Newton steps, to 1e-9 of its spread.

    Args:
        levels: probabilities strictly between 0 and 1, shape (k,).
        centre: centres of the parts, shape (n,).
        scale: their scales, above 0.
        df: their degrees of freedom, whole numbers.
        weight: their weights, at least 0, not all 0; shape (n,), or (k, n) for a mixture of its own each level.

    Returns:
        Shape (k,).
    """
    level = np.atleast_1d(np.asarray(levels, np.float64))
    weights = np.broadcast_to(weight, (len(level), len(centre)))
    order = np.argsort(df, kind="stable")
    heavy = order[(weights > _LIGHT * weights.max(axis=1, keepdims=True)).any(axis=0)[order]]
    shares = weights[:, heavy] / weights[:, heavy].sum(axis=1, keepdims=True)
    mixture = _Mixture(centre[heavy], scale[heavy], df[heavy], shares)
    mean, spread = mixture.mean, mixture.spread
    # From a rough normal quantile; no step leaves the bracket, and none is long where the density is flat.
    at = mean + spread * 4.91 * (level**0.14 - (1.0 - level) ** 0.14)
    low, high = np.full(len(level), -np.inf), np.full(len(level), np.inf)
    before = np.full(len(level), np.inf)
    reach = 2.0 * spread
    for _ in range(_STEPS):
        excess = mixture.below(at) - level
        low, high = np.where(excess > 0, low, at), np.where(excess > 0, at, high)
        slope = mixture.slope(at)
        step = np.divide(excess, slope, out=np.sign(excess) * reach, where=slope > 0)
        proposal = at - np.clip(step, -reach, reach)
        closing = (np.abs(excess) <= 0.5 * before) & (proposal > low) & (proposal < high)
        newton = closing | np.isinf(low) | np.isinf(high)
        moved = np.where(newton, proposal, 0.5 * (np.where(newton, at, low) + np.where(newton, at, high)))
        before, reach = np.abs(excess), 2.0 * reach
        settled = bool((np.abs(moved - at) < 1e-9 * spread).all())
        at = moved
        if settled:
            break
    return at


class _Mixture:
    """Mixtures of the same t distributions, one a level; the parts are sorted by their whole degrees of freedom."""

    def __init__(self, centre: Floats, scale: Floats, df: Floats, weight: Floats) -> None:
        """Keep the parts, shape (n,), and the weights, shape (k, n), each row with sum 1."""
        self._centre, self._scale, self._df, self._weight = centre, scale, df, weight
        values, starts = np.unique(df, return_index=True)
        self._groups = [(int(n), slice(a, b)) for n, a, b in zip(values, starts, [*starts[1:], len(df)], strict=True)]
        self._log_scale = _log_scale(df)

    @property
    def mean(self) -> Floats:
        """The weighted mean of the centres, shape (k,)."""
        result: Floats = self._weight @ self._centre
        return result

    @property
    def spread(self) -> Floats:
        """A length to step by: the scales and the differences between the centres together, shape (k,)."""
        apart = (self._weight * (self._centre - self.mean[:, None]) ** 2).sum(axis=1)
        result: Floats = np.sqrt(self._weight @ self._scale**2 + apart)
        return result

    def below(self, at: Floats) -> Floats:
        """Return each distribution function at its point of `at`, by the finite sums for whole numbers."""
        t = (at[:, None] - self._centre) / self._scale
        total = np.zeros(len(at))
        for df, part in self._groups:
            total += (_below_whole(t[:, part], df) * self._weight[:, part]).sum(axis=1)
        return total

    def slope(self, at: Floats) -> Floats:
        """Return each density at its point of `at`."""
        z = (at[:, None] - self._centre) / self._scale
        log_density = self._log_scale - 0.5 * (self._df + 1) * np.log1p(z * z / self._df)
        result: Floats = (np.exp(log_density) * self._weight / self._scale).sum(axis=1)
        return result


def _below_whole(t: Floats, df: int) -> Floats:
    """Return P(T <= t) for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    cos2 = df / (df + t * t)
    sine = t / np.sqrt(df + t * t)
    series = np.ones_like(t)
    for k in range(df - 3, 0, -2):
        # In place, for this loop is most of the time of a quantile.
        series *= cos2
        series *= k / (k + 1)
        series += 1.0
    if df % 2 == 0:
        return 0.5 + 0.5 * sine * series
    tail = sine * np.sqrt(cos2) * series if df > 1 else 0.0
    return 0.5 + (np.arctan(t / sqrt(df)) + tail) / pi


def _beta_tail(t: Floats, df: Floats) -> Floats:
    """Return P(|T| > |t|), the regularised incomplete beta function at df / (df + t^2) of df/2 and 1/2.

    The continued fraction is evaluated by Lentz's method on the side on which it converges fast.
    """
    square = t * t
    x = df / (df + square)
    y = square / (df + square)
    a, b = 0.5 * df, np.full_like(df, 0.5)
    log_front = _log_beta_front(df) + a * np.log(np.maximum(x, _TINY)) + 0.5 * np.log(np.maximum(y, _TINY))
    direct = x < (a + 1) / (a + b + 2)
    p, q = np.where(direct, a, b), np.where(direct, b, a)
    value = np.exp(log_front) * _fraction(p, q, np.where(direct, x, y)) / p
    return np.clip(np.where(direct, value, 1.0 - value), 0.0, 1.0)


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """Evaluate the continued fraction of the incomplete beta function."""
    c = np.ones_like(x)
    d = 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _STEPS):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / _away_from_zero(1.0 + factor * d)
            c = _away_from_zero(1.0 + factor / c)
            change = c * d
            result = result * change
        if (np.abs(change - 1.0) < _CLOSE).all():
            break
    return result


def _away_from_zero(x: Floats) -> Floats:
    """Keep a denominator from vanishing, as Lentz's method asks."""
    return np.where(np.abs(x) < _TINY, _TINY, x)


def _log_beta_front(df: Floats) -> Floats:
    """Return the logarithm of 1 / B(df/2, 1/2) for each entry; few different ones occur."""
    unique, where = np.unique(df, return_inverse=True)
    return np.array([_log_front(float(n)) for n in unique])[where].reshape(df.shape)


@lru_cache(maxsize=4096)
def _log_front(df: float) -> float:
    """Return the logarithm of 1 / B(df/2, 1/2)."""
    return lgamma(0.5 * df + 0.5) - lgamma(0.5 * df) - 0.5 * log(pi)


def _log_scale(df: Floats) -> Floats:
    """Return the logarithm of the density at 0 for each entry."""
    return _log_beta_front(df) - 0.5 * np.log(df)
