"""How large the rise is and when half of it is back, each with its range."""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.design import return_shapes
from b12diary.analysis.fit import Fit, fit
from b12diary.analysis.noise import RHO
from b12diary.analysis.pattern import Pattern, columns_of
from b12diary.analysis.series import Floats, Ints
from b12diary.analysis.student import mixture_quantiles

TEMPER = 0.6
MOST_MODELS = 6
MODELS_WITHIN = 4.6
MOST_POINTS = 10.0
_BIN = 0.05
_LEVELS = (0.025, 0.5, 0.95, 0.975)


@dataclass(frozen=True, slots=True)
class Size:
    """Points and days.

    Attributes:
        rise: points, end of gap minus settled.
        rise_95: its 95 percent range.
        rise_upper95: one-sided 95 percent limit.
        rho: daily correlation of the noise model that is believed most.
        half_return_day: days after the injection; None when no return was found.
        half_return_day_80: its 80 percent range.
        half_return_day_90: its 90 percent range.
    """

    rise: float
    rise_95: tuple[float, float]
    rise_upper95: float
    rho: float
    half_return_day: float | None = None
    half_return_day_80: tuple[float, float] | None = None
    half_return_day_90: tuple[float, float] | None = None


def size_of_found(rated_days: Pattern, fitted: Fit, residuals: Floats) -> Size:
    """Return size and half-return day of a rise that was found, over the grid of returns.

    Likelihoods are tempered (power 0.6), since a true return is none of the shapes exactly. Shapes share the weight of
    their half-way day, so that all days start equal.

    Args:
        rated_days: the rated days.
        fitted: fit of the three templates to one series, arrays of shape (g, 3, 1).
        residuals: that series' whitened residuals, shape (g, n, 1).
    """
    models = _best_models(fitted)
    shapes = return_shapes(rated_days.interval_days)
    few = rated_days.of_models(models)
    again = few.fit_columns(columns_of(shapes, few.lag), residuals[models])
    half_way = np.array([shape.half_way for shape in shapes])
    bins = np.round(half_way / (_BIN * rated_days.interval_days))
    sharing = np.array([np.count_nonzero(bins == b) for b in bins])
    weight = _belief(again, TEMPER) / sharing
    low, middle, upper, high = _points(mixture_quantiles(_LEVELS, *_parts(again), weight.ravel()))
    days = _weighted_quantiles(half_way, weight.sum(axis=0), (0.05, 0.1, 0.5, 0.9, 0.95))
    d5, d10, d50, d90, d95 = (float(d) for d in np.clip(days, 0.0, rated_days.interval_days))
    rho = _most_believed(weight, models)
    return Size(middle, (low, high), upper, rho, d50, (d10, d90), (d5, d95))


def size_of_rest(fitted: Fit) -> Size:
    """Return the size when nothing was found: its limit holds for an early, a middle and a late return alike."""
    models = _best_models(fitted)
    few = Fit(*(part[models] for part in (fitted.log_reml, fitted.rise, fitted.error, fitted.df, fitted.p)))
    weight = _belief(few, 1.0)
    likelihood = np.exp(few.log_reml[:, :, 0] - few.log_reml.max())
    alone = [np.where(np.arange(likelihood.shape[1]) == j, likelihood, 0.0).ravel() for j in _seen(likelihood)]
    weights = np.array([*[weight.ravel()] * len(_LEVELS), *alone])
    levels = [*_LEVELS, *[0.95] * len(alone)]
    low, middle, upper, high, *limits = _points(mixture_quantiles(levels, *_parts(few), weights))
    return Size(middle, (low, high), max(upper, *limits), _most_believed(weight, models))


def log_reml_of(rated_days: Pattern, column: Floats, residuals: Floats) -> float:
    """Return the best log-likelihood of one column as the shape of the rise, over all noise models."""
    shape = rated_days.prepared.residuals(column[:, None])
    return float(fit(rated_days.prepared, shape, residuals).log_reml.max())


def _best_models(fitted: Fit) -> Ints:
    """Return the noise models that fit best, at most 6, none far behind."""
    best = fitted.log_reml.max(axis=1)[:, 0]
    models = np.argsort(-best, kind="stable")[:MOST_MODELS]
    near: Ints = models[best[models] >= best.max() - MODELS_WITHIN]
    return near


def _belief(fitted: Fit, temper: float) -> Floats:
    """Return how far each model and shape is believed: tempered likelihood times the probability of a rise above 0."""
    log_reml = fitted.log_reml[:, :, 0]
    result: Floats = np.exp(temper * (log_reml - log_reml.max())) * np.maximum(1.0 - fitted.p[:, :, 0], 1e-12)
    return result


def _seen(likelihood: Floats) -> list[int]:
    """Return the shapes that the rated days show at all."""
    return [j for j in range(likelihood.shape[1]) if likelihood[:, j].max() > 0]


def _most_believed(weight: Floats, models: Ints) -> float:
    """Return the daily correlation of the noise model with the most weight."""
    return float(RHO[models[int(np.argmax(weight.sum(axis=1)))]])


def _points(values: Floats) -> list[float]:
    """Return points, none beyond the length of the scale."""
    return [float(value) for value in np.clip(values, -MOST_POINTS, MOST_POINTS)]


def _parts(fitted: Fit) -> tuple[Floats, Floats, Floats]:
    """Return rise, error and degrees of freedom of one series over all models and shapes, flat."""
    return fitted.rise[:, :, 0].ravel(), fitted.error[:, :, 0].ravel(), fitted.df[:, :, 0].ravel()


def _weighted_quantiles(values: Floats, weight: Floats, levels: tuple[float, ...]) -> Floats:
    """Return quantiles by linear interpolation on the cumulative weight minus half the own weight."""
    order = np.argsort(values, kind="stable")
    share = weight[order] / weight.sum()
    return np.interp(levels, np.cumsum(share) - 0.5 * share, values[order])
