"""Steadily worse, whatever the injection: a drift over the whole record, which the look-back takes out as slow change.

A straight rise is fitted under the same noise models as the look-back, so that days that resemble each other are not
counted as independent. It describes the ratings; it says nothing of a cause.
"""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.course import MOST_DAYS, courses
from b12diary.analysis.design import independent, templates
from b12diary.analysis.fit import Fit, combined_p, fit, prepare
from b12diary.analysis.gaps import lags
from b12diary.analysis.noise import whitener
from b12diary.analysis.once import once
from b12diary.analysis.pattern import columns_of
from b12diary.analysis.series import DaySeries, Floats, day_series
from b12diary.analysis.student import mixture_quantiles
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId

LEAST_DAYS = 56
LEAST_RATED = 28
CLEAR_P = 0.01
CLEAR_RISE = 1.0
_BLOCK_DAYS = 28


@dataclass(frozen=True, slots=True)
class Trend:
    """The drift of one series over the record.

    Attributes:
        symptom: the series.
        n_days: rated days it rests on.
        span_days: days from first to last of them.
        p: one-sided p-value of a rise; None with too little to fit.
        change: points from first to last day, negative when better; None with too little to fit.
        change_95: its 95 percent range.
    """

    symptom: SymptomId
    n_days: int
    span_days: int
    p: float | None = None
    change: float | None = None
    change_95: tuple[float, float] | None = None

    @property
    def is_steadily_worse(self) -> bool:
        """Whether the ratings rose by a point or more, more clearly than ups and downs explain."""
        return self.p is not None and self.change is not None and self.p <= CLEAR_P and self.change >= CLEAR_RISE


@once
def trend(excerpt: Excerpt, symptom: SymptomId) -> Trend:
    """Return the drift of a series over its last 1,100 days, a rise towards the next injection taken out.

    At least 8 weeks with 28 rated days are needed.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
    """
    ratings = day_series(excerpt, symptom)
    if not len(ratings):
        return Trend(symptom, 0, 0)
    ratings = ratings.where(ratings.days > ratings.days[-1] - MOST_DAYS)
    span = int(ratings.days[-1] - ratings.days[0])
    if span < LEAST_DAYS or len(ratings) < LEAST_RATED or np.ptp(ratings.values) == 0:
        return Trend(symptom, len(ratings), span)
    fitted = _fit(excerpt, ratings)
    weight = np.exp(fitted.log_reml - fitted.log_reml.max()).ravel()
    parts = (fitted.rise.ravel(), fitted.error.ravel(), fitted.df.ravel())
    low, middle, high = (float(q) for q in mixture_quantiles([0.025, 0.5, 0.975], *parts, weight))
    return Trend(symptom, len(ratings), span, combined_p(fitted, 0), middle, (low, high))


def _fit(excerpt: Excerpt, ratings: DaySeries) -> Fit:
    """Fit a straight rise from the first day to the last; months stand for gaps in the variance between them."""
    days = ratings.days
    found = courses(excerpt)
    week = 2 * np.pi * ((days - days[0]) % 7) / 7
    columns = [np.ones(len(days)), np.cos(week), np.sin(week)]
    if found:
        index, lag = lags(found[0].doses, days)
        after = np.where(index >= 0, lag, 0).astype(np.int64)
        columns += list(columns_of(templates(found[0].interval_days), after).T)
    basis, volume = independent(np.column_stack(columns))
    rise: Floats = (days - days[0])[:, None] / float(days[-1] - days[0])
    prepared, shape = prepare(whitener(days), basis, volume, (days - days[0]) // _BLOCK_DAYS, rise)
    return fit(prepared, shape, prepared.residuals(ratings.values[:, None]))
