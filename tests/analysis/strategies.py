"""Diaries of any kind, also such as nobody would keep."""

from datetime import date

from hypothesis import strategies as st

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.preferences import DosingStyle, Preferences
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import INTERFERENCE, MainSet, Symptom, SymptomId
from tests.simulator.diary import FIRST_DAY, NOW

NAMES = (INTERFERENCE, SymptomId("tiredness"), SymptomId("brain_fog"))
SCALES = (ScaleId.NRS_0_10, ScaleId.NRS_1_10, ScaleId.VERBAL_0_3)


@st.composite
def _doses(draw: st.DrawFn) -> tuple[Dose, ...]:
    steps = draw(st.lists(st.sampled_from([0, 1, 2, 5, 7, 14, 28, 60, 90, 400]), max_size=9))
    day, days = FIRST_DAY + 30, []
    for step in steps:
        day += step
        days.append(day)
    return tuple(
        Dose(
            DoseId(str(n)),
            date.fromordinal(day),
            NOW,
            route=draw(st.sampled_from([Route.INTO_MUSCLE, Route.UNKNOWN, Route.ORAL])),
            reason=draw(st.sampled_from(DoseReason)),
            phase=draw(st.sampled_from([None, *Phase])),
        )
        for n, day in enumerate(days)
    )


@st.composite
def _ratings(draw: st.DrawFn) -> tuple[RatingSeries, ...]:
    found = []
    for name in NAMES:
        every, first = draw(st.integers(1, 9)), draw(st.integers(0, 60))
        n = draw(st.integers(0, 160))
        top = draw(st.sampled_from([0, 1, 10]))
        values = draw(st.lists(st.integers(0, top), min_size=n, max_size=n))
        days = [FIRST_DAY + first + every * k for k in range(n)]
        late = draw(st.sampled_from([0, 1, 9]))
        entered = tuple(0 if draw(st.booleans()) else day + late for day in days) if n < 12 else tuple(days)
        found.append(RatingSeries(name, draw(st.sampled_from(SCALES)), tuple(days), tuple(values), entered))
    return tuple(found)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    """Draw a diary: any injections, plans, scales, reasons and answers, today possibly before the end."""
    units = st.sampled_from(RhythmUnit)
    rhythms = draw(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 12), units), max_size=3))
    chosen = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
    return Excerpt(
        today=date.fromordinal(FIRST_DAY + draw(st.sampled_from([0, 40, 300, 700, 2000]))),
        doses=draw(_doses()),
        regimens=tuple(
            Regimen(RegimenId(str(n)), date.fromordinal(FIRST_DAY + first), Rhythm(count, unit), NOW)
            for n, (first, count, unit) in enumerate(rhythms)
        ),
        symptoms=tuple(Symptom(name, position=n) for n, name in enumerate(NAMES)),
        main_sets=(MainSet(date.fromordinal(FIRST_DAY), tuple(chosen)),) if draw(st.booleans()) else (),
        ratings=draw(_ratings()),
        exposures=(Exposure(ExposureId("1"), FactorId("illness"), date.fromordinal(FIRST_DAY + 50), NOW),),
        preferences=Preferences(
            has_monthly_rhythm=draw(st.sampled_from(Answer)), dosing_style=draw(st.sampled_from(DosingStyle))
        ),
    )
