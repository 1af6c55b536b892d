"""What a bundle of entries would change in a diary: new, already there, or different. For previews and reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from b12diary.domain.entries import Entries, without_known
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import Rating, ScaleId


class EntryKind(StrEnum):
    """What is counted."""

    INJECTIONS = "injections"
    PLANS = "plans"
    SYMPTOMS = "symptoms"
    RATINGS = "ratings"
    NOTES = "notes"
    EVENTS = "events"
    BLOOD_TESTS = "blood_tests"


@dataclass(frozen=True, slots=True)
class Arrival:
    """How many entries of a kind are new, already there, or take the place of one that differs."""

    kind: EntryKind
    n_new: int
    n_known: int
    n_changed: int = 0


def arrivals(entries: Entries, excerpt: Excerpt) -> tuple[Arrival, ...]:
    """Count what taking in `entries` does to the diary that `excerpt` shows whole; kinds without any are left out."""
    new = without_known(entries, excerpt)
    counted = (
        _by_rest(EntryKind.INJECTIONS, entries.doses, new.doses),
        _by_rest(EntryKind.PLANS, entries.regimens, new.regimens),
        _by_rest(EntryKind.SYMPTOMS, entries.symptoms, new.symptoms),
        _ratings(entries.ratings, excerpt),
        _notes(entries, excerpt),
        _by_rest(EntryKind.EVENTS, entries.exposures, new.exposures),
        _by_rest(EntryKind.BLOOD_TESTS, entries.lab_results, new.lab_results),
    )
    return tuple(a for a in counted if a.n_new or a.n_known or a.n_changed)


def _by_rest(kind: EntryKind, incoming: tuple[object, ...], new: tuple[object, ...]) -> Arrival:
    return Arrival(kind, len(new), len(incoming) - len(new))


def _ratings(ratings: Iterable[Rating], excerpt: Excerpt) -> Arrival:
    recorded: dict[str, dict[int, tuple[int, ScaleId, int]]] = {}
    for series in excerpt.ratings:
        of_symptom = recorded.setdefault(series.symptom, {})
        for day, value, entered in zip(series.days, series.values, series.entered, strict=True):
            of_symptom[day] = (value, series.scale, entered)
    n_new = n_known = n_changed = 0
    for rating in ratings:
        before = recorded.get(rating.symptom, {}).get(rating.day.toordinal())
        if before is None:
            n_new += 1
        elif before == (rating.value, rating.scale, rating.entered_on.toordinal() if rating.entered_on else before[2]):
            n_known += 1  # an unknown day of entry takes no known one away
        else:
            n_changed += 1
    return Arrival(EntryKind.RATINGS, n_new, n_known, n_changed)


def _notes(entries: Entries, excerpt: Excerpt) -> Arrival:
    recorded = {note.day: note.text for note in excerpt.notes}
    n_new = sum(note.day not in recorded for note in entries.notes)
    n_known = sum(recorded.get(note.day) == note.text for note in entries.notes)
    return Arrival(EntryKind.NOTES, n_new, n_known, len(entries.notes) - n_new - n_known)
