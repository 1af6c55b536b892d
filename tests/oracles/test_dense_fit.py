"""The recursive fit against plain matrices: the whole covariance written out, and textbook least squares with it."""

from dataclasses import dataclass

import numpy as np
import pytest

from b12diary.analysis.course import courses, judged
from b12diary.analysis.design import free_columns, templates
from b12diary.analysis.gaps import compared, lags
from b12diary.analysis.noise import OWN_SHARE, RHO, whitener
from b12diary.analysis.pattern import pattern
from b12diary.analysis.series import Floats, Ints, day_series
from tests.simulator.diary import FATIGUE
from tests.simulator.families import NULLS, effect

MODELS = range(0, 22, 7)


@dataclass(frozen=True)
class Dense:
    log_reml: float
    rise: float
    daily_error: float


def covariance(days: Ints, model: int) -> Floats:
    apart = np.abs(days[:, None] - days[None, :])
    slow = RHO[model] ** apart.astype(float)
    return np.asarray((1 - OWN_SHARE[model]) * slow + OWN_SHARE[model] * np.eye(len(days)))


def dense_fit(days: Ints, free: Floats, shape: Floats, values: Floats, model: int) -> Dense:
    """Generalised least squares with the restricted likelihood as in Harville (1977), nothing clever."""
    v = covariance(days, model)
    x = np.column_stack([free, shape])
    inverse = np.linalg.inv(v)
    information = x.T @ inverse @ x
    coefficients = np.linalg.solve(information, x.T @ inverse @ values)
    residual = values - x @ coefficients
    df = len(days) - x.shape[1]
    s2 = float(residual @ inverse @ residual) / df
    log_reml = -0.5 * (df * np.log(s2) + np.linalg.slogdet(v)[1] + np.linalg.slogdet(information)[1])
    return Dense(float(log_reml), float(coefficients[-1]), float(np.sqrt(s2 * np.linalg.inv(information)[-1, -1])))


@pytest.mark.parametrize("seed", range(4))
def test_likelihood_and_rise_agree_with_matrices(seed: int) -> None:
    rng = np.random.default_rng(seed)
    family = [effect(2.0, 28, 6), effect(2.0, 60, 3), NULLS["uneven gaps"], NULLS["30 % of days"]][seed]
    excerpt = family.diary(rng).excerpt()
    course = judged(courses(excerpt)[0], excerpt)
    evidence = compared(course, day_series(excerpt, FATIGUE))
    _index, lag = lags(course.doses, evidence.days)
    free, log_volume = free_columns(course.interval_days, evidence.days, lag)

    fitted, _residuals = pattern(course, evidence.days).fit(evidence.values[:, None])

    for model in MODELS:
        for j, shape in enumerate(templates(course.interval_days)):
            dense = dense_fit(evidence.days, free, shape.at(lag), evidence.values, model)
            assert fitted.log_reml[model, j, 0] == pytest.approx(dense.log_reml - log_volume, abs=1e-6)
            assert fitted.rise[model, j, 0] == pytest.approx(dense.rise, abs=1e-7)
            assert fitted.error[model, j, 0] >= dense.daily_error - 1e-9  # never below the day-to-day one


@pytest.mark.parametrize("model", MODELS)
def test_whitened_values_have_the_identity_as_covariance(model: int) -> None:
    days = np.cumsum(np.random.default_rng(3).integers(1, 5, 90)).astype(np.int64)

    transform = whitener(days)(np.eye(len(days)))[model]

    assert transform @ covariance(days, model) @ transform.T == pytest.approx(np.eye(len(days)), abs=1e-9)
