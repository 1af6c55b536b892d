"""What an import would change is counted as the diary then does it."""

from contextlib import closing
from dataclasses import replace

from hypothesis import given, settings

from b12diary.diary import Diary
from b12diary.domain.dose import DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.factor import ExposureId
from b12diary.domain.lab import LabResultId
from b12diary.domain.regimen import RegimenId
from b12diary.interchange.arrivals import Arrival, EntryKind, arrivals
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.tables import read_tables
from tests.clock import SetClock
from tests.interchange.strategies import NOW, TODAY, entries


def read(**files: str) -> Entries:
    return read_tables({f"{name}.csv": text for name, text in files.items()}, NOW, TODAY).entries


def test_new_known_and_different_are_told_apart() -> None:
    """
    day          1 Nov  2 Nov  3 Nov
    recorded       5      6      .
    comes in       5      7      8
                 known changed  new
    """
    recorded = read(
        ratings="date,symptom,rating\n2026-11-01,fatigue,5\n2026-11-02,fatigue,6\n",
        notes="date,note\n2026-11-01,same\n2026-11-02,old\n",
        injections="date\n2026-11-01\n",
    )
    coming = read(
        ratings="date,symptom,rating\n2026-11-01,fatigue,5\n2026-11-02,fatigue,7\n2026-11-03,fatigue,8\n",
        notes="date,note\n2026-11-01,same\n2026-11-02,new\n2026-11-03,new\n",
        injections="date\n2026-11-01\n2026-11-01\n",
    )

    counted = arrivals(coming, excerpt_of(recorded, TODAY))

    assert counted == (
        Arrival(EntryKind.INJECTIONS, n_new=1, n_known=1),
        Arrival(EntryKind.SYMPTOMS, n_new=0, n_known=1),
        Arrival(EntryKind.RATINGS, n_new=1, n_known=1, n_changed=1),
        Arrival(EntryKind.NOTES, n_new=1, n_known=1, n_changed=1),
    )


@settings(max_examples=15)
@given(entries())
def test_the_count_is_what_happens(bundle: Entries) -> None:
    """Half of a bundle is in the diary already, and of its ratings one is different there."""
    coming = with_ids(bundle, "b")
    recorded = replace(
        bundle,
        doses=bundle.doses[::2],
        ratings=tuple(replace(r, value=3 if r.value < 3 else 1) for r in bundle.ratings[:1]) + bundle.ratings[1::2],
        notes=bundle.notes[::2],
        exposures=bundle.exposures[1::2],
    )
    recorded = with_ids(recorded, "a")
    with closing(Diary.in_memory(SetClock(NOW))) as diary:
        diary.take_in(recorded, "first")
        before = diary.excerpt()
        counted = arrivals(coming, before)
        diary.take_in(coming, "second")
        after = diary.excerpt()

    n_new = {arrival.kind: arrival.n_new for arrival in counted}
    assert n_new.get(EntryKind.INJECTIONS, 0) == len(after.doses) - len(before.doses)
    assert n_new.get(EntryKind.PLANS, 0) == len(after.regimens) - len(before.regimens)
    assert n_new.get(EntryKind.RATINGS, 0) == sum(map(len, after.ratings)) - sum(map(len, before.ratings))
    assert n_new.get(EntryKind.NOTES, 0) == len(after.notes) - len(before.notes)
    assert n_new.get(EntryKind.EVENTS, 0) == len(after.exposures) - len(before.exposures)
    assert n_new.get(EntryKind.BLOOD_TESTS, 0) == len(after.lab_results) - len(before.lab_results)
    assert n_new.get(EntryKind.SYMPTOMS, 0) == len(after.symptoms) - len(before.symptoms)
    assert all(arrival.n_new == 0 == arrival.n_changed for arrival in arrivals(coming, after))


def with_ids(bundle: Entries, mark: str) -> Entries:
    count = (f"{mark}{n}" for n in range(100))
    return replace(
        bundle,
        doses=tuple(replace(entry, id=DoseId(next(count))) for entry in bundle.doses),
        regimens=tuple(replace(entry, id=RegimenId(next(count))) for entry in bundle.regimens),
        exposures=tuple(replace(entry, id=ExposureId(next(count))) for entry in bundle.exposures),
        lab_results=tuple(replace(entry, id=LabResultId(next(count))) for entry in bundle.lab_results),
    )
