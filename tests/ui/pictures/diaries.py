"""The diaries that the pictures show: none, an empty one, one week, ten years. Each is made once and then copied."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.entries import Entries
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Theme
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import Rating
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.interchange.examples import _moved, example_entries
from tests.clock import SetClock

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
YEARS = 10
NOTE = "Walked to the shop and back. Legs felt heavy after."
OWN_SYMPTOM = "Zingy feet on stairs"

_Entry = TypeVar("_Entry")


class State(StrEnum):
    """How much is in the diary. DAMAGED is a file that is none."""

    NEW = "new"
    EMPTY = "empty"
    WEEK = "week"
    YEARS = "years"
    DAMAGED = "damaged"


def clock() -> SetClock:
    """The evening of every picture."""
    return SetClock(NOW)


def copy_of(state: State, folder: Path, theme: Theme = Theme.LIGHT, percent: int = 100) -> Path:
    """Put a diary into `folder`, to be opened and changed at will."""
    path = folder / "diary.b12"
    shutil.copyfile(_made(state, theme, percent), path)
    return path


@cache
def _home() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="b12diary-pictures-")


@cache
def _made(state: State, theme: Theme, percent: int) -> Path:
    path = Path(_home().name) / f"{state}-{theme}-{percent}.b12"
    if state is State.DAMAGED:
        path.write_bytes(b"this is a letter to my aunt, not a diary" * 200)
        return path
    if (theme, percent) != (Theme.LIGHT, 100):
        shutil.copyfile(_made(state, Theme.LIGHT, 100), path)
    diary = Diary.open(path, clock())
    if (theme, percent) == (Theme.LIGHT, 100):
        if state in {State.WEEK, State.YEARS}:
            diary.take_in(week() if state is State.WEEK else years(), "Example")
        diary.set_preferences(first_start_done=state is not State.NEW)
    diary.set_preferences(theme=theme, text_percent=percent)
    diary.close()
    return path


def week() -> Entries:
    """Return the first week of somebody who began six days ago with an injection."""
    own = SymptomId("own-1")
    ids = (*(SymptomId(name) for name in ("fatigue", "brain_fog", "pins_needles", "balance")), own)
    first = TODAY - timedelta(days=6)
    bad_day = first + timedelta(days=3)
    values = ((5, 6, 4, 2, 3, 1), (4, 5, 4, 2, 2, 0), (4, 4, 3, 1, 0, 0), (6, 7, 5, 3, 10, 2), (3, 4, 2, 1, 1, 0))
    dose = Dose(
        DoseId("d"),
        first,
        NOW,
        compound=Compound.HYDROXOCOBALAMIN,
        quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM),
        route=Route.INTO_MUSCLE,
    )
    return Entries(
        doses=(dose,),
        regimens=(Regimen(RegimenId("r"), first, Rhythm(12, RhythmUnit.WEEKS), NOW),),
        symptoms=tuple(Symptom(s, OWN_SYMPTOM if s == own else "") for s in ids),
        main=ids[:3],
        ratings=tuple(
            Rating(first + timedelta(days=n), symptom, value, NOW, first + timedelta(days=n))
            for n, row in enumerate(values)
            for symptom, value in zip((INTERFERENCE, *ids), row, strict=True)
        ),
        notes=(DayNote(bad_day, NOTE, NOW),),
        exposures=(Exposure(ExposureId("e"), FactorId("poor_sleep"), bad_day, NOW, bad_day),),
    )


def years() -> Entries:
    """Return ten years: the example whose symptoms come back before each injection, one copy after the other."""
    whole = example_entries("returns", TODAY)
    first, last = (end(rating.day for rating in whole.ratings) for end in (min, max))
    length = last - first + timedelta(days=1)
    copies = range(-(-YEARS * 365 // length.days))
    return replace(
        whole,
        doses=_repeated(whole.doses, length, copies),
        ratings=_repeated(whole.ratings, length, copies),
        notes=_repeated(whole.notes, length, copies),
        exposures=_repeated(whole.exposures, length, copies),
        lab_results=_repeated(whole.lab_results, length, copies),
    )


def _repeated(entries: tuple[_Entry, ...], length: timedelta, copies: range) -> tuple[_Entry, ...]:
    """Copy entries to earlier and earlier times; those that have an id get one of their own."""
    made: list[_Entry] = []
    for n in copies:
        moved = _moved(entries, -n * length)
        made += moved if not n else (_renamed(entry, n) for entry in moved)
    return tuple(made)


def _renamed(entry: Any, n: int) -> Any:  # noqa: ANN401 - any of the nouns; their types stay the same
    return replace(entry, id=f"{entry.id}-{n}") if hasattr(entry, "id") else entry
