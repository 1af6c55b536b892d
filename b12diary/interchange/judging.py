"""What each incoming entry is to the diary: new, the same as one there, or different. Nothing is written here."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar

from b12diary.domain.dose import Dose
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.note import DayNote
from b12diary.domain.rating import Rating, ScaleId
from b12diary.interchange.findings import EntryKind

_T = TypeVar("_T")
_NOT_CONTENT = frozenset({"id", "recorded_at"})


class Standing(StrEnum):
    """What an incoming entry is to the diary."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


class Differing(StrEnum):
    """What is done where an incoming entry differs from the diary's own."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class RecordedRating:
    """A rating of the diary, as far as another can differ from it."""

    value: int
    scale: ScaleId
    entered: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What each incoming entry is, kind by kind in the order of the entries.

    Attributes:
        standings: by kind.
        recorded: what the diary holds in the place of one that differs, by kind and place among the entries.
    """

    standings: Mapping[EntryKind, tuple[Standing, ...]]
    recorded: Mapping[tuple[EntryKind, int], Dose | DayNote | RecordedRating]

    def count(self, kind: EntryKind, standing: Standing) -> int:
        """Return how many entries of a kind stand so."""
        return self.standings.get(kind, ()).count(standing)

    def is_any(self, standing: Standing) -> bool:
        """Tell whether any entry stands so, symptoms apart."""
        return any(standing in of_kind for kind, of_kind in self.standings.items() if kind is not EntryKind.SYMPTOMS)


def judge(entries: Entries, excerpt: Excerpt) -> Judgement:
    """Compare entries with the diary that `excerpt` shows whole.

    Two entries are the same when all their fields but the id and the moment of recording are; an entry that comes twice
    is the same as often as the diary has it. A rating, or the note of a day, is different where the diary has another
    one in its place; a dose where the diary has one dose on that day, with other details.
    """
    recorded: dict[tuple[EntryKind, int], Dose | DayNote | RecordedRating] = {}
    known_symptoms = {s.id for s in excerpt.symptoms}
    standings = {
        EntryKind.INJECTIONS: _doses(entries.doses, excerpt.doses, recorded),
        EntryKind.PLANS: _by_content(entries.regimens, excerpt.regimens),
        EntryKind.SYMPTOMS: tuple(Standing.SAME if s.id in known_symptoms else Standing.NEW for s in entries.symptoms),
        EntryKind.RATINGS: _ratings(entries.ratings, excerpt, recorded),
        EntryKind.NOTES: _notes(entries.notes, excerpt, recorded),
        EntryKind.EVENTS: _by_content(entries.exposures, excerpt.exposures),
        EntryKind.BLOOD_TESTS: _by_content(entries.lab_results, excerpt.lab_results),
    }
    return Judgement(standings, recorded)


def settled(entries: Entries, judgement: Judgement, differing: Differing) -> Entries:
    """Return what is to be taken in: without what differs, or with it in the place of the diary's own."""
    ratings = _kept(entries.ratings, judgement.standings[EntryKind.RATINGS], differing)
    notes = _kept(entries.notes, judgement.standings[EntryKind.NOTES], differing)
    doses = []
    for place, (dose, standing) in enumerate(
        zip(entries.doses, judgement.standings[EntryKind.INJECTIONS], strict=True)
    ):
        before = judgement.recorded.get((EntryKind.INJECTIONS, place))
        if standing is not Standing.DIFFERENT or not isinstance(before, Dose):
            doses.append(dose)
        elif differing is Differing.REPLACE:
            # Under the id of the recorded one it takes its place, and the old one stays in the history.
            doses.append(replace(dose, id=before.id))
    used = {rating.symptom for rating in ratings}
    rated = {rating.symptom for rating in entries.ratings}
    # A symptom whose ratings all stay outside is not made for nothing.
    symptoms = tuple(s for s in entries.symptoms if s.id in used or s.id not in rated)
    return replace(entries, doses=tuple(doses), symptoms=symptoms, ratings=ratings, notes=notes)


def _kept(entries: tuple[_T, ...], standings: tuple[Standing, ...], differing: Differing) -> tuple[_T, ...]:
    if differing is Differing.REPLACE or Standing.DIFFERENT not in standings:
        return entries
    return tuple(e for e, standing in zip(entries, standings, strict=True) if standing is not Standing.DIFFERENT)


def _content(entry: object) -> Hashable:
    # Dataclasses with frozen fields; their type is known to the caller.
    return tuple(getattr(entry, f.name) for f in fields(entry) if f.name not in _NOT_CONTENT)  # type: ignore[arg-type]


def _by_content(incoming: tuple[_T, ...], recorded: Iterable[_T]) -> tuple[Standing, ...]:
    known = Counter(_content(entry) for entry in recorded)
    standings = []
    for entry in incoming:
        content = _content(entry)
        is_known = known[content] > 0
        known[content] -= is_known
        standings.append(Standing.SAME if is_known else Standing.NEW)
    return tuple(standings)


def _doses(
    incoming: tuple[Dose, ...],
    recorded: tuple[Dose, ...],
    differing: dict[tuple[EntryKind, int], Dose | DayNote | RecordedRating],
) -> tuple[Standing, ...]:
    standings = list(_by_content(incoming, recorded))
    matched = Counter(_content(d) for d, standing in zip(incoming, standings, strict=True) if standing is Standing.SAME)
    free: defaultdict[object, list[Dose]] = defaultdict(list)
    for dose in recorded:
        content = _content(dose)
        if matched[content]:
            matched[content] -= 1
        else:
            free[dose.given_on].append(dose)
    for place, dose in enumerate(incoming):
        if standings[place] is Standing.NEW and free.get(dose.given_on):
            standings[place] = Standing.DIFFERENT
            differing[EntryKind.INJECTIONS, place] = free[dose.given_on].pop(0)
    return tuple(standings)


def _ratings(
    incoming: tuple[Rating, ...],
    excerpt: Excerpt,
    differing: dict[tuple[EntryKind, int], Dose | DayNote | RecordedRating],
) -> tuple[Standing, ...]:
    wanted = {rating.symptom for rating in incoming}
    recorded: dict[str, dict[int, tuple[int, ScaleId, int]]] = {}
    for series in excerpt.ratings:
        if series.symptom in wanted:
            of_symptom = recorded.setdefault(series.symptom, {})
            for day, value, entered in zip(series.days, series.values, series.entered, strict=True):
                of_symptom[day] = (value, series.scale, entered)
    if not recorded:
        return (Standing.NEW,) * len(incoming)
    standings = []
    for place, rating in enumerate(incoming):
        before = recorded.get(rating.symptom, {}).get(rating.day.toordinal())
        if before is None:
            standings.append(Standing.NEW)
        elif before == (rating.value, rating.scale, rating.entered_on.toordinal() if rating.entered_on else before[2]):
            standings.append(Standing.SAME)  # an unknown day of entry takes no known one away
        else:
            standings.append(Standing.DIFFERENT)
            differing[EntryKind.RATINGS, place] = RecordedRating(*before)
    return tuple(standings)


def _notes(
    incoming: tuple[DayNote, ...],
    excerpt: Excerpt,
    differing: dict[tuple[EntryKind, int], Dose | DayNote | RecordedRating],
) -> tuple[Standing, ...]:
    recorded = {note.day: note for note in excerpt.notes}
    standings = []
    for place, note in enumerate(incoming):
        before = recorded.get(note.day)
        if before is None:
            standings.append(Standing.NEW)
        elif before.text == note.text:
            standings.append(Standing.SAME)
        else:
            standings.append(Standing.DIFFERENT)
            differing[EntryKind.NOTES, place] = before
    return tuple(standings)
