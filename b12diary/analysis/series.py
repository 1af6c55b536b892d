"""One value a day for each series that is looked at: a symptom, or the mean of the main symptoms.

Only scales that are graded (0 to 10 and 1 to 10) become a series here, never converted and never mixed.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from b12diary.analysis.once import once
from b12diary.analysis.results import COMPOSITE
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import LATE_AFTER_DAYS, SCALES, RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MOST_MAIN, SymptomId, main_set_on

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

GRADED = tuple(scale.id for scale in SCALES.values() if scale.is_graded)


@dataclass(frozen=True, slots=True, eq=False)
class DaySeries:
    """One value a day, columns of equal length sorted by day, no day twice.

    Attributes:
        symptom: whose values these are, `COMPOSITE` for the mean of the main symptoms.
        scale: the scale that all values are on.
        days: proleptic Gregorian ordinals (`date.toordinal`).
        values: points.
        entered: ordinal of the day each was written down, for a mean the latest of its parts; 0 = unknown.
    """

    symptom: SymptomId
    scale: ScaleId
    days: Ints
    values: Floats
    entered: Ints

    def __len__(self) -> int:
        """How many days have a value."""
        return len(self.days)

    @property
    def is_late(self) -> Bools:
        """For each value whether it was written down more than `LATE_AFTER_DAYS` days after its day; unknown = no."""
        return (self.entered > 0) & (self.entered - self.days > LATE_AFTER_DAYS)

    def where(self, keep: Bools) -> "DaySeries":
        """Return the days for which `keep` (one truth value a day) holds."""
        return DaySeries(self.symptom, self.scale, self.days[keep], self.values[keep], self.entered[keep])


def main_symptoms(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return the main symptoms in force today.

    Without a choice they are the first `MOST_MAIN` listed symptoms that were ever rated, interference apart; when
    nothing else was rated, interference alone. Empty when nothing was rated.
    """
    chosen = main_set_on(excerpt.main_sets, excerpt.today)
    if chosen is not None and chosen.symptoms:
        return tuple(dict.fromkeys(chosen.symptoms))
    rated = rated_symptoms(excerpt)
    return tuple(s for s in rated if s != INTERFERENCE)[:MOST_MAIN] or rated[:1]


def rated_symptoms(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return every symptom with a rating on a graded scale: in listed order, then those not listed, by name."""
    with_ratings = {s.symptom for s in excerpt.ratings if s.scale in GRADED and len(s)}
    listed = [s.id for s in sorted(excerpt.symptoms, key=lambda s: (s.position, s.id)) if s.id in with_ratings]
    return tuple(dict.fromkeys([*listed, *sorted(with_ratings)]))


def is_all_ungraded(excerpt: Excerpt) -> bool:
    """Tell whether there are ratings, but all on scales that are not compared, as in a diary kept in words."""
    return any(len(s) for s in excerpt.ratings) and not rated_symptoms(excerpt)


def headline_symptom(excerpt: Excerpt) -> SymptomId:
    """Return the series chosen beforehand: the composite of two or three main symptoms, else the one main symptom."""
    main = main_symptoms(excerpt)
    return main[0] if len(main) == 1 else COMPOSITE


def judged_symptoms(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return what the look-back judges: the headline first, then interference, then every other rated symptom."""
    headline = headline_symptom(excerpt)
    rated = rated_symptoms(excerpt)
    interference = [INTERFERENCE] if INTERFERENCE in rated else []
    return tuple(dict.fromkeys([headline, *interference, *rated]))


@once
def day_series(excerpt: Excerpt, symptom: SymptomId) -> DaySeries:
    """Return one value a day of one symptom, or of `COMPOSITE`; its columns are read-only.

    The composite is the mean over the main symptoms, only on days on which every one of them is rated. Where a symptom
    was rated on more than one graded scale, the scale with more days is taken, 0 to 10 in a tie. Days to come are left
    out.

    Args:
        excerpt: the diary.
        symptom: a symptom's id or `COMPOSITE`.
    """
    parts = main_symptoms(excerpt) if symptom == COMPOSITE else (symptom,)
    candidates = [_mean(excerpt, symptom, parts, scale) for scale in GRADED]
    found = max(candidates, key=len)
    for column in (found.days, found.values, found.entered):
        column.setflags(write=False)
    return found


def _mean(excerpt: Excerpt, name: SymptomId, parts: tuple[SymptomId, ...], scale: ScaleId) -> DaySeries:
    """Return the mean of `parts` on the days on which all are rated on `scale`."""
    columns = [_columns(excerpt.series(part, scale), excerpt.today.toordinal()) for part in parts]
    if not columns:
        return DaySeries(name, scale, np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))
    if len(columns) == 1:
        return DaySeries(name, scale, *columns[0])
    days = reduce(_in_both, [c[0] for c in columns])
    picked = [np.searchsorted(c[0], days) for c in columns]
    values = np.mean([c[1][at] for c, at in zip(columns, picked, strict=True)], axis=0)
    entered = np.max([c[2][at] for c, at in zip(columns, picked, strict=True)], axis=0)
    return DaySeries(name, scale, days, values, entered)


def _in_both(some: Ints, others: Ints) -> Ints:
    """Return the days that stand in two sorted columns, in which none stands twice."""
    return some if np.array_equal(some, others) else np.intersect1d(some, others, assume_unique=True)


def _columns(series: RatingSeries, today: int) -> tuple[Ints, Floats, Ints]:
    """Return days, mean value a day and latest day of writing down, sorted, without days after `today`."""
    days = np.array(series.days, np.int64)
    entered = days if series.entered is series.days else np.array(series.entered, np.int64)
    if len(days) and days[-1] <= today and (days[1:] > days[:-1]).all():
        # As a diary holds them; what follows is for ratings from anywhere.
        return days, np.array(series.values, np.float64), entered
    keep = days <= today
    unique, where = np.unique(days[keep], return_inverse=True)
    values = np.array(series.values, np.float64)[keep]
    mean = np.bincount(where, values, len(unique)) / np.maximum(np.bincount(where, minlength=len(unique)), 1)
    latest = np.zeros(len(unique), np.int64)
    np.maximum.at(latest, where, entered[keep])
    return unique, mean, latest
