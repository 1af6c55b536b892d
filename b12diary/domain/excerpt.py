"""The frozen view of a diary that everything computed, drawn, printed or exported is a function of."""

from dataclasses import dataclass
from datetime import date

from b12diary.domain.appointment import Appointment
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.dose import Dose
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Preferences
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import INTERFERENCE, MOST_MAIN, Cadence, MainSet, Symptom, SymptomId, main_set_on


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Excerpt:
    """Part of a diary, immutable, safe to hand to any thread.

    Doses, regimens, exposures and ticks are whole whatever the span, since a gap can begin before it; ratings and
    notes are those in `span`. Everything dated is sorted by day.

    Attributes:
        today: the diary day on which the excerpt was taken.
        span: the days whose ratings and notes it holds.
        ratings: one column set per symptom and scale, in no particular order.
    """

    today: date
    span: DateSpan = EVER
    doses: tuple[Dose, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    main_sets: tuple[MainSet, ...] = ()
    ratings: tuple[RatingSeries, ...] = ()
    notes: tuple[DayNote, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    lab_results: tuple[LabResult, ...] = ()
    ticks: tuple[SafetyTick, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    preferences: Preferences = Preferences()

    @property
    def injections(self) -> tuple[Dose, ...]:
        """The doses that start a gap, by day."""
        return tuple(d for d in self.doses if d.route.is_injection)

    @property
    def injection_days(self) -> tuple[date, ...]:
        """The days with an injection, each once, sorted: two injections on one day are one."""
        return tuple(sorted({d.given_on for d in self.injections}))

    def series(self, symptom: SymptomId, scale: ScaleId = ScaleId.NRS_0_10) -> RatingSeries:
        """Return the ratings of one symptom on one scale; empty when there are none."""
        for series in self.ratings:
            if series.symptom == symptom and series.scale is scale:
                return series
        return RatingSeries(symptom, scale, (), (), ())

    @property
    def main_symptoms(self) -> tuple[SymptomId, ...]:
        """The main symptoms of the gap that runs now: a later choice takes effect from the next injection.

        Without any choice they are the first three symptoms still asked, interference apart.
        """
        if not self.main_sets:
            asked = (s.id for s in self.symptoms if s.id != INTERFERENCE and s.cadence is not Cadence.OFF)
            return tuple(asked)[:MOST_MAIN]
        days = self.injection_days
        chosen = main_set_on(self.main_sets, days[-1] if days else self.today)
        return (chosen or min(self.main_sets, key=lambda m: m.since)).symptoms

    @property
    def rated_days(self) -> int:
        """How many different days hold at least one rating."""
        # Symptoms that are rated together often share one column of days.
        return len(set().union(*{id(series.days): series.days for series in self.ratings}.values()))
