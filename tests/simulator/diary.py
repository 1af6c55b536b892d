"""Made-up diaries with a known truth: injections, ratings and when each was written down, straight into an excerpt."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import DosingStyle, Preferences
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import Symptom, SymptomId

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FIRST_DAY = date(2024, 1, 1).toordinal()
NOW = datetime(2024, 1, 1, tzinfo=UTC)
FATIGUE = SymptomId("fatigue")
ANSWERED = Preferences(has_monthly_rhythm=Answer.NO, dosing_style=DosingStyle.FIXED)


@dataclass(frozen=True)
class SimulatedDiary:
    """One series of ratings.

    Attributes:
        doses: ordinals of the injections.
        plans: (first day, interval in days) of each plan, oldest first.
        days: ordinals of the rated days, ascending.
        values: whole points, 0 to 10.
        entered: ordinal of the day each was written down.
        today: ordinal of the last day of the diary.
        reasons: why each injection came on its day; empty = not recorded.
        true_rise: points that were put in; 0 in a diary without a pattern.
        true_half_return: days after the injection by which half of it was back.
    """

    doses: Ints
    plans: tuple[tuple[int, int], ...]
    days: Ints
    values: Ints
    entered: Ints
    today: int
    reasons: tuple[DoseReason, ...] = ()
    true_rise: float = 0.0
    true_half_return: float | None = None

    def excerpt(self, preferences: Preferences = ANSWERED, *, with_reasons: bool = True) -> Excerpt:
        """Return the diary as the program reads it."""
        rows = zip(self.days.tolist(), self.values.tolist(), self.entered.tolist(), strict=True)
        series = [column_set(FATIGUE, list(rows))]
        reasons = self.reasons if with_reasons else ()
        return excerpt_of(self.doses.tolist(), self.plans, series, self.today, preferences=preferences, reasons=reasons)

    def cut(self, n_doses: int, days_after: int = 0) -> "SimulatedDiary":
        """Return the diary as it stood some days after its injection number `n_doses`."""
        last = int(self.doses[n_doses - 1]) + days_after
        known = (self.days <= last) & (self.entered <= last)
        return SimulatedDiary(
            self.doses[:n_doses],
            self.plans,
            self.days[known],
            self.values[known],
            self.entered[known],
            last,
            self.reasons[:n_doses],
            self.true_rise,
            self.true_half_return,
        )


def column_set(symptom: SymptomId, rows: list[tuple[int, int, int]], scale: ScaleId = ScaleId.NRS_0_10) -> RatingSeries:
    """Return ratings as columns from rows of day, value and day of writing down (0 = unknown)."""
    days, values, entered = zip(*rows, strict=True) if rows else ((), (), ())
    return RatingSeries(symptom, scale, days, values, entered)


def excerpt_of(
    doses: list[int],
    plans: tuple[tuple[int, int], ...],
    ratings: list[RatingSeries],
    today: int,
    *,
    preferences: Preferences = ANSWERED,
    reasons: tuple[DoseReason, ...] = (),
    phases: tuple[Phase | None, ...] = (),
) -> Excerpt:
    """Return an excerpt from ordinals; `reasons` and `phases` go with the injections, empty = not recorded."""
    return Excerpt(
        today=date.fromordinal(today),
        doses=tuple(
            Dose(
                DoseId(str(n)),
                date.fromordinal(day),
                NOW,
                route=Route.INTO_MUSCLE,
                reason=reasons[n] if reasons else DoseReason.UNKNOWN,
                phase=phases[n] if phases else None,
            )
            for n, day in enumerate(doses)
        ),
        regimens=tuple(
            Regimen(RegimenId(str(n)), date.fromordinal(first), Rhythm(days, RhythmUnit.DAYS), NOW)
            for n, (first, days) in enumerate(plans)
        ),
        symptoms=tuple(Symptom(s, position=n) for n, s in enumerate(dict.fromkeys(r.symptom for r in ratings))),
        ratings=tuple(ratings),
        preferences=preferences,
    )
