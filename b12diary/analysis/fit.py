"""The fit: generalised least squares of ratings on the free columns and one return shape, for every noise model.

The variance blends what gaps differ by with what days differ by, and is never below the latter.
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.noise import Whitener
from b12diary.analysis.series import Floats, Ints
from b12diary.analysis.student import upper_tail

PRIOR_DF = 8.0
_LIGHT_GAP = 0.001
_NO_SHAPE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Results by noise model g, return shape j and series k: arrays of shape (g, j, k).

    Attributes:
        log_reml: restricted log-likelihood up to a constant shared by all fits of one set of ratings.
        rise: b, the rise in points from settled to end of gap.
        error: its standard error in points.
        df: its degrees of freedom.
        p: one-sided p-value; 1 for a shape that the rated days do not show.
    """

    log_reml: Floats
    rise: Floats
    error: Floats
    df: Floats
    p: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Whitened:
    """Free columns taken out of whitened values, for one pattern of rated days.

    Attributes:
        whiten: the whitening.
        basis: orthonormal basis of the whitened free columns, shape (g, n, q).
        log_size: sum log S + 2 sum log |R_ii|, shape (g,).
        starts: index of the first rated day of each gap.
    """

    whiten: Whitener
    basis: Floats
    log_size: Floats
    starts: Ints

    def residuals(self, columns: Floats) -> Floats:
        """Whiten columns (n, c) and take the free columns out; shape (g, n, c)."""
        return self.without_free(self.whiten(columns))

    def without_free(self, white: Floats) -> Floats:
        """Take the free columns out of whitened ones."""
        result: Floats = white - self.basis @ (self.basis.transpose(0, 2, 1) @ white)
        return result

    def of_models(self, models: Ints) -> "Whitened":
        """Return the same for some of the noise models."""
        return Whitened(self.whiten.of_models(models), self.basis[models], self.log_size[models], self.starts)


def prepare(
    whiten: Whitener, free: Floats, log_volume: float, gap_index: Ints, shapes: Floats
) -> tuple[Whitened, Floats]:
    """Whiten the free columns once, for all series rated on the same days, and with them some return shapes.

    They come orthonormal, so their whitened products are well conditioned and a Cholesky factor of those is as good
    as a QR factorisation of the columns, at a fraction of its time.

    Args:
        whiten: the whitening of the rated days.
        free: an orthonormal basis of the free columns, shape (n, q).
        log_volume: the logarithm of the volume that the columns themselves span.
        gap_index: the gap that each rated day lies in, ascending.
        shapes: return shapes as columns, shape (n, j).

    Returns:
        The whitened pattern, and the residuals of the shapes, shape (g, n, j).
    """
    both = whiten(np.hstack([free, shapes]))
    white = both[:, :, : free.shape[1]]
    factor = np.linalg.cholesky(white.transpose(0, 2, 1) @ white)
    basis = white @ np.linalg.inv(factor).transpose(0, 2, 1)
    diagonal = np.diagonal(factor, axis1=1, axis2=2)
    log_size = whiten.log_scale_sum + 2.0 * (np.log(diagonal).sum(axis=1) + log_volume)
    starts = np.flatnonzero(np.diff(gap_index, prepend=gap_index[0] - 1))
    prepared = Whitened(whiten, basis, log_size, starts)
    return prepared, prepared.without_free(both[:, :, free.shape[1] :])


def fit(prepared: Whitened, shapes: Floats, values: Floats) -> Fit:
    """Fit each shape to each series under each noise model.

    Args:
        prepared: the whitened pattern of rated days.
        shapes: residuals of the return shapes (`Whitened.residuals`), shape (g, n, j).
        values: residuals of the ratings, shape (g, n, k).
    """
    n, q = prepared.basis.shape[1:]
    df = float(n - q - 1)
    weight = np.add.reduceat(shapes**2, prepared.starts, axis=1)
    product = np.stack(
        [np.add.reduceat(shapes * values[:, :, k : k + 1], prepared.starts, axis=1) for k in range(values.shape[2])],
        axis=-1,
    )
    size = weight.sum(axis=1)[:, :, None]
    seen = size > _NO_SHAPE
    safe = np.where(seen, size, 1.0)
    rise = product.sum(axis=1) / safe
    rss = np.maximum((values**2).sum(axis=1)[:, None, :] - rise**2 * safe, 1e-300)
    daily = rss / df
    counted = weight > _LIGHT_GAP * weight.sum(axis=1, keepdims=True)
    m = counted.sum(axis=1)[:, :, None].astype(np.float64)
    w = np.where(counted, weight, 1.0)[..., None]
    apart = np.where(counted[..., None], w * (product / w - rise[:, None]) ** 2, 0.0).sum(axis=1)
    blended = m - 1.0 + PRIOR_DF
    variance = np.maximum((apart + PRIOR_DF * daily) / blended, daily)
    error = np.sqrt(variance / safe)
    freedom = np.broadcast_to(np.minimum(blended, df), rise.shape)
    log_reml = -0.5 * (df * np.log(daily) + prepared.log_size[:, None, None] + np.log(safe))
    return Fit(
        log_reml=np.where(seen, log_reml, -np.inf),
        rise=np.where(seen, rise, 0.0),
        error=error,
        df=freedom,
        p=np.where(seen, upper_tail(rise / error, freedom), 1.0),
    )


def model_weights(log_reml: Floats) -> Floats:
    """Return how far each noise model is believed, by its best shape; shape (g, j) to (g,), sum 1."""
    best = log_reml.max(axis=1)
    weight = np.exp(best - best.max())
    result: Floats = weight / weight.sum()
    return result


def combined_p(fitted: Fit, series: int) -> float:
    """Return one p-value from all models and shapes: averaged over models, shapes joined by the Cauchy combination."""
    p = model_weights(fitted.log_reml[:, :, series]) @ fitted.p[:, :, series]
    statistic = float(np.mean(np.tan((0.5 - np.clip(p, 1e-16, 1 - 1e-12)) * np.pi)))
    if statistic > 1e6:
        return 1.0 / (np.pi * statistic)
    return float(0.5 - np.arctan(statistic) / np.pi)
