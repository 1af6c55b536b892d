"""Small diaries drawn as text, so that a test shows what it is about."""

from datetime import date, timedelta

from b12diary.domain.dose import Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import MainSet, Symptom, SymptomId
from tests.simulator.diary import ANSWERED, NOW

START = date(2026, 1, 5)

_MARKS = {
    "x": (DoseReason.UNKNOWN, None),
    "p": (DoseReason.PLANNED, None),
    "s": (DoseReason.EARLIER_FOR_SYMPTOMS, None),
    "e": (DoseReason.UNKNOWN, Phase.EXTRA),
    "l": (DoseReason.UNKNOWN, Phase.LOADING),
    "m": (DoseReason.UNKNOWN, Phase.MAINTENANCE),
}


def day(number: int) -> date:
    """Return day `number` of a picture; day 1 is 5 January 2026, a Monday."""
    return START + timedelta(days=number - 1)


def picture(text: str, *, every: int | None = None, main: tuple[str, ...] = ()) -> Excerpt:
    """Read a diary from its picture.

    One row each: `day` counts, `injection` has x (or p planned, s early because of symptoms, e extra, l loading,
    m maintenance), `illness` has x on days with an illness, every other row is a symptom with its ratings, a point
    where there is none.

    Args:
        text: the picture.
        every: the plan in days; None = no plan.
        main: the main symptoms; empty = not chosen.
    """
    rows = {name: cells for name, *cells in (line.split() for line in text.strip().splitlines())}
    numbers = [int(cell) for cell in rows.pop("day")]
    marks = rows.pop("injection", ["."] * len(numbers))
    ill = [n for n, cell in zip(numbers, rows.pop("illness", ["."] * len(numbers)), strict=True) if cell == "x"]
    doses = [
        Dose(DoseId(str(n)), day(n), NOW, route=Route.INTO_MUSCLE, reason=_MARKS[mark][0], phase=_MARKS[mark][1])
        for n, mark in zip(numbers, marks, strict=True)
        if mark != "."
    ]
    ratings = [
        RatingSeries(SymptomId(name), ScaleId.NRS_0_10, *_columns(numbers, cells)) for name, cells in rows.items()
    ]
    return Excerpt(
        today=day(numbers[-1]),
        doses=tuple(doses),
        regimens=(Regimen(RegimenId("1"), day(1), Rhythm(every, RhythmUnit.DAYS), NOW),) if every else (),
        symptoms=tuple(Symptom(SymptomId(name), position=n) for n, name in enumerate(rows)),
        main_sets=(MainSet(day(1), tuple(SymptomId(name) for name in main)),) if main else (),
        ratings=tuple(ratings),
        exposures=tuple(Exposure(ExposureId(str(n)), FactorId("illness"), day(n), NOW, day(n)) for n in ill),
        preferences=ANSWERED,
    )


def _columns(numbers: list[int], cells: list[str]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return days, values and days of writing down of the rated days."""
    rated = [(day(n).toordinal(), int(cell)) for n, cell in zip(numbers, cells, strict=True) if cell != "."]
    return tuple(d for d, _ in rated), tuple(v for _, v in rated), tuple(d for d, _ in rated)
