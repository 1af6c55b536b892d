"""Diaries for the page and the charts, made in memory: calm ones, odd ones, and ones that try to break the form."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

import numpy as np

from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.preferences import Preferences
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import INTERFERENCE, MainSet, Symptom, SymptomId

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
MAIN = (SymptomId("fatigue"), SymptomId("brain_fog"), SymptomId("pins_needles"))


def dose(day: date, number: int, *, planned: date | None = None, reason: DoseReason = DoseReason.PLANNED) -> Dose:
    """Return 1 mg of hydroxocobalamin into a muscle."""
    return Dose(
        DoseId(f"d{number}"),
        day,
        NOW,
        compound=Compound.HYDROXOCOBALAMIN,
        quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM),
        route=Route.INTO_MUSCLE,
        given_by="nurse",
        phase=Phase.MAINTENANCE,
        planned_on=planned,
        reason=reason,
    )


@cache
def diary(
    *,
    lengths: tuple[int, ...] = (84, 87, 82, 91, 84),
    running: int = 46,
    interval: int = 84,
    rise: float = 3.0,
    level: float = 3.0,
    share: float = 0.85,
    rated_from: int = 0,
    late_share: float = 0.05,
    seed: int = 1,
) -> Excerpt:
    """Return a diary of completed gaps of `lengths` days and one running for `running` days; made once for all tests.

    Ratings rise by `rise` points over the last 40 % of each gap; `share` of the days are rated, from day `rated_from`.
    """
    rng = np.random.default_rng(seed)
    first = TODAY - timedelta(days=sum(lengths) + running)
    days = [first + timedelta(days=sum(lengths[:n])) for n in range(len(lengths) + 1)]
    doses = [dose(day, n, planned=days[n - 1] + timedelta(days=interval) if n else None) for n, day in enumerate(days)]
    columns: dict[SymptomId, list[tuple[int, int, int]]] = {s: [] for s in (INTERFERENCE, *MAIN)}
    noise = np.zeros(len(columns))
    for n in range((TODAY - first).days + 1):
        day = first + timedelta(days=n)
        lag = (day - max(d for d in days if d <= day)).days
        noise = 0.6 * noise + rng.normal(0, 0.8, len(columns))
        is_rated, is_late = rng.random() < share, rng.random() < late_share
        if n < rated_from or not is_rated:
            continue
        back = rise * min(max((lag / interval - 0.6) / 0.4, 0.0), 1.0)
        for k, rows in enumerate(columns.values()):
            value = int(np.clip(round(level - 0.4 * (k % 3) + back + noise[k]), 0, 10))
            rows.append((day.toordinal(), value, day.toordinal() + (5 if is_late else 0)))
    return Excerpt(
        TODAY,
        doses=tuple(doses),
        regimens=(
            Regimen(RegimenId("r1"), first, Rhythm(interval, RhythmUnit.DAYS), NOW, compound=Compound.HYDROXOCOBALAMIN),
        ),
        symptoms=tuple(Symptom(s, position=n) for n, s in enumerate(columns)),
        main_sets=(MainSet(first, MAIN),),
        ratings=tuple(
            RatingSeries(s, ScaleId.NRS_0_10, *(tuple(c) for c in zip(*rows, strict=True)))
            for s, rows in columns.items()
            if rows
        ),
    )


def exposure(number: int, factor: str, first: date, last: date | None, label: str = "") -> Exposure:
    """Return something else that went on."""
    return Exposure(ExposureId(f"e{number}"), FactorId(factor), first, NOW, last, label)


def lab(number: int, analyte: str, value: str, unit: str = "", low: str = "", high: str = "") -> LabResult:
    """Return a blood test of 3 June 2026."""
    return LabResult(
        LabResultId(f"l{number}"),
        date(2026, 6, 3),
        AnalyteId(analyte),
        NOW,
        Decimal(value),
        Comparator.EQUAL,
        unit,
        ReferenceInterval(Decimal(low) if low else None, Decimal(high) if high else None),
    )


def tick(
    sign: str, number: int = 0, *, cleared: date | None = None, private: bool = False, note: str = ""
) -> SafetyTick:
    """Return a sign ticked on 20 November 2026."""
    return SafetyTick(TickId(f"t{number}"), SignId(sign), date(2026, 11, 20), NOW, cleared, note, private)


def with_everything(excerpt: Excerpt, text: str) -> Excerpt:
    """Return the diary with `text` in every place that a person can type into, and as many entries as one may make."""
    day = date(2026, 3, 2)
    return replace(
        excerpt,
        symptoms=tuple(
            Symptom(s.id, text if s.id != INTERFERENCE else "", position=s.position) for s in excerpt.symptoms
        ),
        doses=tuple(
            replace(d, given_by=text, site=text, note=text, reactions=(text, "headache")) for d in excerpt.doses
        ),
        exposures=(
            *(exposure(n, "new_medicine", date(2024, 1, 1), None, f"{n} {text}") for n in range(8)),
            *(
                exposure(
                    20 + n, "illness", day + timedelta(days=20 * n), day + timedelta(days=20 * n + 5), f"{n} {text}"
                )
                for n in range(9)
            ),
        ),
        lab_results=tuple(
            replace(lab(n, text or "x", "-123456.789", text, "1", "99999.5"), analyte=AnalyteId(f"{text}{n}"))
            for n in range(12)
        ),
        ticks=tuple(tick(f"S{n}", n, note=text) for n in range(1, 15)),
        preferences=Preferences(person_name=text, person_born=text, person_number=text),
    )
