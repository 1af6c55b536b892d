"""What other diaries compute on the same ratings: a correlation, a t-test, and Tau-U. One-sided p-values each."""

import numpy as np
from scipy import stats

from b12diary.analysis.course import courses, judged
from b12diary.analysis.gaps import compared, lags
from b12diary.analysis.series import Floats, Ints, day_series
from b12diary.domain.excerpt import Excerpt
from tests.simulator.diary import FATIGUE


def rival_p_values(excerpt: Excerpt) -> dict[str, float]:
    """Return the p-value of each rival on the ratings that the look-back compares; 1 where one cannot be computed."""
    found = courses(excerpt)
    course = judged(found[0], excerpt)
    evidence = compared(course, day_series(excerpt, FATIGUE))
    _index, lag = lags(course.doses, evidence.days)
    return {
        "correlation": _correlation(lag, evidence.values),
        "t-test": _welch(lag, evidence.values, course.interval_days),
        "Tau-U": _tau_u(lag, evidence.values, course.interval_days),
    }


def _correlation(lag: Ints, values: Floats) -> float:
    """Pearson's correlation of ratings with days since injection."""
    if len(values) < 4 or np.ptp(values) == 0 or np.ptp(lag) == 0:
        return 1.0
    return float(stats.pearsonr(lag, values, alternative="greater").pvalue)


def _thirds(lag: Ints, values: Floats, interval: float) -> tuple[Floats, Floats]:
    """Return the ratings of the middle and of the last third of the gaps."""
    return values[(lag >= interval / 3) & (lag < 2 * interval / 3)], values[lag >= 2 * interval / 3]


def _welch(lag: Ints, values: Floats, interval: float) -> float:
    """Welch's t-test of the last third against the middle third."""
    middle, last = _thirds(lag, values, interval)
    if min(len(middle), len(last)) < 3:
        return 1.0
    parts = [np.var(last, ddof=1) / len(last), np.var(middle, ddof=1) / len(middle)]
    if sum(parts) < 1e-12:
        return 1.0
    df = sum(parts) ** 2 / (parts[0] ** 2 / (len(last) - 1) + parts[1] ** 2 / (len(middle) - 1))
    return float(stats.t.sf((last.mean() - middle.mean()) / np.sqrt(sum(parts)), df))


def _tau_u(lag: Ints, values: Floats, interval: float) -> float:
    """Tau-U without its trend correction: all pairs of middle and last third, the rank-sum test's p-value."""
    middle, last = _thirds(lag, values, interval)
    if min(len(middle), len(last)) < 3 or np.ptp(np.concatenate([middle, last])) == 0:
        return 1.0
    return float(stats.mannwhitneyu(last, middle, alternative="greater", method="asymptotic").pvalue)
