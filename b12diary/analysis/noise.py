"""How one day resembles the next: the grid of noise models, and the whitening that takes the resemblance out.

A rating is thought of as a slow part, an autoregression with daily correlation rho, and a part of its own each day with
share h of the variance. Whitening by the Kalman recursion copes with days that are not rated.
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.series import Floats, Ints

_CORRELATIONS = (0.3, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98)
_OWN_SHARES = (0.05, 0.3, 0.6)
_GRID = ((0.0, 0.05), *((rho, h) for rho in _CORRELATIONS for h in _OWN_SHARES))
RHO: Floats = np.array([rho for rho, _ in _GRID])
OWN_SHARE: Floats = np.array([h for _, h in _GRID])
_BLOCK = 32


@dataclass(frozen=True, slots=True, eq=False)
class Whitener:
    """The recursion's constants for one pattern of rated days, for `g` noise models and `n` days.

    Attributes:
        keep: share of the expected value that is carried on to the next rated day, shape (g, n).
        take: share of a value that goes into the expected value of the next rated day, shape (g, n).
        scale: standard deviation of each one-step difference in units of the noise's, shape (g, n).
    """

    keep: Floats
    take: Floats
    scale: Floats

    @property
    def log_scale_sum(self) -> Floats:
        """Sum over the days of the logarithm of the one-step variance, shape (g,)."""
        result: Floats = 2.0 * np.log(self.scale).sum(axis=1)
        return result

    def of_models(self, models: Ints) -> "Whitener":
        """Return the same for some of the models."""
        return Whitener(self.keep[models], self.take[models], self.scale[models])

    def __call__(self, columns: Floats) -> Floats:
        """Whiten columns of shape (n, c); returns shape (g, n, c).

        The expected value is a linear recursion over the days. It is run inside blocks of days side by side, then the
        blocks are joined: a hundred array steps instead of thousands.
        """
        g, n = self.keep.shape
        blocks = -(-n // _BLOCK)
        pad = blocks * _BLOCK - n
        keep = np.pad(self.keep, ((0, 0), (0, pad))).reshape(g, blocks, _BLOCK).transpose(2, 0, 1)
        take = np.pad(self.take, ((0, 0), (0, pad))).reshape(g, blocks, _BLOCK).transpose(2, 0, 1)
        x = np.pad(columns, ((0, pad), (0, 0))).reshape(blocks, _BLOCK, -1).transpose(1, 0, 2)
        expected = np.zeros((_BLOCK + 1, g, blocks, columns.shape[1]))
        carried = np.ones((_BLOCK + 1, g, blocks, 1))
        for i in range(_BLOCK):
            step_keep, step_take = keep[i][:, :, None], take[i][:, :, None]
            np.multiply(step_keep, expected[i], out=expected[i + 1])
            expected[i + 1] += step_take * x[i]
            np.multiply(step_keep, carried[i], out=carried[i + 1])
        start = np.zeros((g, blocks, columns.shape[1]))
        for k in range(1, blocks):
            start[:, k] = expected[_BLOCK, :, k - 1] + carried[_BLOCK, :, k - 1] * start[:, k - 1]
        expected[:_BLOCK] += carried[:_BLOCK] * start
        flat = expected[:_BLOCK].transpose(1, 2, 0, 3).reshape(g, blocks * _BLOCK, -1)[:, :n]
        result: Floats = (columns - flat) / self.scale[:, :, None]
        return result


def whitener(days: Ints) -> Whitener:
    """Return the whitening of values on `days` (ascending ordinals, at least one) for every model of the grid."""
    steps = np.append(np.diff(days), 1)
    unique, where = np.unique(steps, return_inverse=True)
    carry = (RHO[:, None] ** unique)[:, where]
    variance = _expected_variance(carry)
    total = variance + OWN_SHARE[:, None]
    gain = variance / total
    return Whitener(carry * (1.0 - gain), carry * gain, np.sqrt(total))


def _expected_variance(carry: Floats) -> Floats:
    """Return the variance of the slow part before each day is seen, in units of the noise's; shape (g, n).

    One day to the next it is P -> (a P + b) / (P + h), a fractional linear map, and such maps are multiplied like
    matrices. So blocks of days run side by side and are joined afterwards.

    Args:
        carry: correlation from each rated day to the next, shape (g, n).
    """
    g, n = carry.shape
    blocks = -(-n // _BLOCK)
    squares = np.pad(carry**2, ((0, 0), (0, blocks * _BLOCK - n))).reshape(g, blocks, _BLOCK).transpose(2, 0, 1)
    own = OWN_SHARE[:, None]
    fresh = (1.0 - squares) * (1.0 - own)
    a, b = squares * own + fresh, fresh * own
    top = np.empty((_BLOCK + 1, 2, g, blocks))
    bottom = np.empty((_BLOCK + 1, 2, g, blocks))
    top[0, 0], top[0, 1], bottom[0, 0], bottom[0, 1] = 1.0, 0.0, 0.0, 1.0
    for i in range(_BLOCK):
        np.add(a[i] * top[i], b[i] * bottom[i], out=top[i + 1])
        np.add(top[i], own * bottom[i], out=bottom[i + 1])
        scale = bottom[i + 1, 1]
        top[i + 1] /= scale
        bottom[i + 1] /= scale
    start = np.empty((g, blocks))
    start[:, 0] = 1.0 - OWN_SHARE
    for k in range(1, blocks):
        p = start[:, k - 1]
        start[:, k] = (top[_BLOCK, 0, :, k - 1] * p + top[_BLOCK, 1, :, k - 1]) / (
            bottom[_BLOCK, 0, :, k - 1] * p + bottom[_BLOCK, 1, :, k - 1]
        )
    inside = (top[:_BLOCK, 0] * start + top[:_BLOCK, 1]) / (bottom[:_BLOCK, 0] * start + bottom[:_BLOCK, 1])
    result: Floats = inside.transpose(1, 2, 0).reshape(g, blocks * _BLOCK)[:, :n]
    return result
