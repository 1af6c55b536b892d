"""A series by days since the last injection: every gap for itself, and the ratings of the compared gaps pooled in bins.

Observed days are shown, never days elapsed: a day without a rating is nothing. Quartiles are of ratings.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

import numpy as np

from b12diary.analysis.course import courses, injections, intervals_planned
from b12diary.analysis.factors import EARLY, LATE_FROM
from b12diary.analysis.gaps import LONGEST, end_of, gaps
from b12diary.analysis.once import once
from b12diary.analysis.results import Gap, GapRatings, Interval, Profile, ProfileBin
from b12diary.analysis.series import DaySeries, Floats, Ints, day_series
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId

LEAST_FOR_MEAN = 3
SHORT_INTERVAL = 21
LEAST_FOR_MEDIAN = 12
LEAST_GAPS = 2


@once
def profile(excerpt: Excerpt, symptom: SymptomId) -> Profile:
    """Return a series by days since injection.

    Only gaps that are compared and in which nothing else was going on are pooled; all are listed.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
    """
    given = injections(excerpt)
    found = courses(excerpt)
    ratings = day_series(excerpt, symptom)
    planned = intervals_planned(given)
    every = gaps(excerpt)
    # Of all gaps at once: there can be a thousand.
    edges = [[gap.starts_on.toordinal() for gap in every], [end_of(gap, excerpt) + 1 for gap in every]]
    cuts = np.searchsorted(ratings.days, np.array(edges, np.int64)).T.tolist()
    shown = [_in_gap(gap, ratings, planned[n], slice(*cuts[n])) for n, gap in enumerate(every)]
    listed = tuple(g for g in shown if g.lags)
    pooled = [g for g in listed if g.gap.left_out is None and not g.gap.is_disturbed]
    return Profile(
        symptom=symptom,
        interval_days=found[0].interval_days if found else None,
        bins=_bins(pooled),
        gaps=listed,
        n_days=sum(len(g.lags) for g in listed),
    )


def bin_days(longest: int) -> int:
    """Return the width of a bin in days: 1 for gaps up to 2 weeks, 2 up to 4 weeks, else 7."""
    if longest <= 14:
        return 1
    return 2 if longest <= 28 else 7


def _in_gap(gap: Gap, ratings: DaySeries, interval: float | None, part: slice) -> GapRatings:
    """Return one gap with its ratings, which are a part of all; windows are shares of its planned interval."""
    lag: list[int] = (ratings.days[part] - gap.starts_on.toordinal()).tolist()
    values = ratings.values[part]
    early = late = None
    if interval is not None:
        # A late window of up to 4 days cannot be asked for 3 of them; the comparison of gaps asks for 1 there too.
        least = 1 if interval < SHORT_INTERVAL else LEAST_FOR_MEAN
        early = _mean(values[bisect_left(lag, EARLY[0] * interval) : bisect_left(lag, EARLY[1] * interval)], least)
        late = _mean(values[bisect_left(lag, LATE_FROM * interval) : bisect_right(lag, LONGEST * interval)], least)
    return GapRatings(gap, tuple(lag), tuple(values.tolist()), early, late)


def _mean(values: Floats, least: int) -> float | None:
    """Return the mean of at least `least` rated days, else None."""
    return float(np.add.reduce(values) / len(values)) if len(values) >= least else None


def _bins(pooled: list[GapRatings]) -> tuple[ProfileBin, ...]:
    """Pool gaps in bins from day 1 to the end of the longest gap; a bin without ratings is kept, with nothing in it."""
    if not pooled:
        return ()
    longest = max(g.gap.length_days for g in pooled)
    width = bin_days(longest)
    lag: Ints = np.concatenate([np.array(g.lags, np.int64) for g in pooled])
    values: Floats = np.concatenate([np.array(g.values) for g in pooled])
    owner = np.repeat(np.arange(len(pooled)), [len(g.lags) for g in pooled])
    edges = range(1, longest + width, width)
    return tuple(_bin(a, b - 1, lag, values, owner) for a, b in pairwise(edges))


def _bin(first: int, last: int, lag: Ints, values: Floats, owner: Ints) -> ProfileBin:
    """Describe the ratings from day `first` to day `last` after an injection."""
    keep = (lag >= first) & (lag <= last)
    inside = values[keep]
    n_gaps = int(np.count_nonzero(np.bincount(owner[keep])))
    if len(inside) < LEAST_FOR_MEDIAN or n_gaps < LEAST_GAPS:
        return ProfileBin(first, last, len(inside), n_gaps, None, None)
    low, median, high = np.percentile(inside, [25, 50, 75])
    return ProfileBin(first, last, len(inside), n_gaps, float(median), Interval(float(low), float(high), 50))
