"""A bundle of entries on their way into a diary: a file, or a sheet of paper typed in, taken in as one step."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from b12diary.domain.dose import Dose
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.note import DayNote
from b12diary.domain.rating import Rating
from b12diary.domain.regimen import Regimen
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence, MainSet, Symptom, SymptomId

_Entry = TypeVar("_Entry", Dose, Regimen, Exposure, LabResult)


@dataclass(frozen=True, slots=True)
class Entries:
    """Checked entries.

    `main` are the main symptoms of now; None = the source does not say. `main_sets` are all choices, by their days;
    empty = it does not say since when, and what holds now holds from the start.
    """

    doses: tuple[Dose, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    main: tuple[SymptomId, ...] | None = None
    ratings: tuple[Rating, ...] = ()
    notes: tuple[DayNote, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    lab_results: tuple[LabResult, ...] = ()
    main_sets: tuple[MainSet, ...] = ()

    @property
    def n_entries(self) -> int:
        """How many things the bundle holds, symptom definitions apart."""
        return sum(map(len, (self.doses, self.regimens, self.ratings, self.notes, self.exposures, self.lab_results)))


def without_known(entries: Entries, excerpt: Excerpt) -> Entries:
    """Leave out what the diary already holds word for word, and the main symptoms when some were chosen before.

    Two entries are the same when all their fields but the id and the moment of recording are. An entry that stands in
    `entries` twice is new once for each time it is not yet in the diary. A new symptom for which there is no room among
    the daily ones is asked weekly.
    """
    known_symptoms = {s.id for s in excerpt.symptoms}
    first_place = 1 + max((s.position for s in excerpt.symptoms), default=-1)
    named = [replace(own, label=s.label) for own in excerpt.symptoms for s in entries.symptoms if _names_core(own, s)]
    new_symptoms = [s for s in entries.symptoms if s.id not in known_symptoms]
    return replace(
        entries,
        doses=_new(entries.doses, excerpt.doses),
        regimens=_new(entries.regimens, excerpt.regimens),
        symptoms=(
            *named,
            *(replace(s, position=first_place + n) for n, s in enumerate(_fitted(new_symptoms, excerpt.symptoms))),
        ),
        main=None if excerpt.main_sets else entries.main,
        main_sets=() if excerpt.main_sets else entries.main_sets,
        exposures=_new(entries.exposures, excerpt.exposures),
        lab_results=_new(entries.lab_results, excerpt.lab_results),
    )


def _fitted(new: Iterable[Symptom], recorded: tuple[Symptom, ...]) -> Iterator[Symptom]:
    n_daily = sum(s.cadence is Cadence.DAILY for s in recorded if s.id != INTERFERENCE)
    for symptom in new:
        if symptom.cadence is not Cadence.DAILY or symptom.id == INTERFERENCE:
            yield symptom
        elif n_daily < MOST_DAILY:
            n_daily += 1
            yield symptom
        else:
            yield replace(symptom, cadence=Cadence.WEEKLY)


def _new(incoming: tuple[_Entry, ...], recorded: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    known = Counter(_content(entry) for entry in recorded)
    kept = []
    for entry in incoming:
        content = _content(entry)
        if known[content]:
            known[content] -= 1
        else:
            kept.append(entry)
    return tuple(kept)


def _content(entry: Dose | Regimen | Exposure | LabResult) -> tuple[object, ...]:
    return tuple(getattr(entry, f.name) for f in fields(entry) if f.name not in {"id", "recorded_at"})


def _names_core(own: Symptom, other: Symptom) -> bool:
    """Tell whether `other` has words for the question asked of everyone, and the diary's `own` has none yet."""
    return own.id == other.id == INTERFERENCE and not own.label and bool(other.label)
