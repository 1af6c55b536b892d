"""Diaries of a given length, made once: daily ratings, an injection every 2 weeks."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.entries import Entries
from b12diary.domain.rating import Origin, Rating
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import Cadence, Symptom, SymptomId

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
MOST_SYMPTOMS = 12


def now() -> datetime:
    """The clock of every benchmark."""
    return NOW


def entries(years: int, symptoms: int = MOST_SYMPTOMS) -> Entries:
    """Return `years` of daily ratings of `symptoms` symptoms with an injection about every 14 days."""
    chance = random.Random(years)
    last = NOW.date()
    first = last - timedelta(days=365 * years)
    ids = [SymptomId("fatigue"), *(SymptomId(f"own-{n}") for n in range(1, symptoms))]
    days = [first + timedelta(days=n) for n in range(365 * years)]
    return Entries(
        doses=tuple(
            Dose(DoseId(f"d{n}"), day, NOW, compound=Compound.HYDROXOCOBALAMIN, route=Route.INTO_MUSCLE)
            for n, day in enumerate(days[:: max(1, len(days) // max(1, 25 * years))])
        ),
        regimens=(Regimen(RegimenId("plan"), first, Rhythm(2, RhythmUnit.WEEKS), NOW),),
        symptoms=tuple(
            Symptom(s, "" if n == 0 else f"Own {n}", cadence=Cadence.DAILY if n < 5 else Cadence.WEEKLY)
            for n, s in enumerate(ids)
        ),
        main=tuple(ids[:3]),
        ratings=tuple(
            Rating(day, symptom, chance.randint(0, 10), NOW, day, origin=Origin.IMPORTED)
            for day in days
            for symptom in ids
        ),
    )


def make(path: Path, years: int, symptoms: int = MOST_SYMPTOMS) -> Path:
    """Write a diary of `years` to `path`, first start done."""
    diary = Diary.open(path, now)
    if years:
        diary.take_in(entries(years, symptoms), "Example")
    else:
        diary.set_symptoms([Symptom(SymptomId("fatigue"))])
    diary.set_preferences(first_start_done=True)
    diary.close()
    return path
