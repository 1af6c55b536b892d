"""What several files hold, as one bundle with the places of all of it."""

from collections.abc import Sequence

from b12diary.domain.checks import Problem
from b12diary.domain.entries import Entries
from b12diary.i18n import ngettext
from b12diary.interchange.findings import EntryKind, Places
from b12diary.interchange.incoming import Incoming


def joined(parts: Sequence[Incoming]) -> Incoming:
    """Return what several files hold as one bundle; of two ratings of one symptom and day the first comes in."""
    if len(parts) == 1:
        return parts[0]
    places = Places()
    symptoms = {s.id: s for part in reversed(parts) for s in part.entries.symptoms}
    seen: set[tuple[str, int]] = set()
    ratings = []
    n_twice = 0
    for part in parts:
        for rating, code in zip(part.entries.ratings, part.places.codes(EntryKind.RATINGS), strict=True):
            key = (rating.symptom, rating.day.toordinal())
            if key in seen:
                n_twice += 1
                continue
            seen.add(key)
            ratings.append(rating)
            places.add(EntryKind.RATINGS, *part.places.named(code))
    remarks = [remark for part in parts for remark in part.remarks]
    if n_twice:
        text = ngettext(
            "{n} rating stands in two files and came in once",
            "{n} ratings stand in two files and came in once",
            n_twice,
        )
        remarks.append(Problem(text.format(n=n_twice)))
    _join_places(parts, places)
    notes = {note.day: note for part in reversed(parts) for note in part.entries.notes}
    return Incoming(
        Entries(
            doses=tuple(dose for part in parts for dose in part.entries.doses),
            regimens=tuple(plan for part in parts for plan in part.entries.regimens),
            symptoms=tuple(symptoms.values()),
            main=next((part.entries.main for part in parts if part.entries.main is not None), None),
            main_sets=next((part.entries.main_sets for part in parts if part.entries.main_sets), ()),
            ratings=tuple(ratings),
            notes=tuple(note for part in parts for note in part.entries.notes if notes[note.day] is note),
            exposures=tuple(exposure for part in parts for exposure in part.entries.exposures),
            lab_results=tuple(result for part in parts for result in part.entries.lab_results),
        ),
        tuple(problem for part in parts for problem in part.problems),
        tuple(remarks),
        places,
        sum(part.n_left_out for part in parts),
    )


def _join_places(parts: Sequence[Incoming], places: Places) -> None:
    notes = {note.day: note for part in reversed(parts) for note in part.entries.notes}
    for kind in (EntryKind.INJECTIONS, EntryKind.PLANS, EntryKind.EVENTS, EntryKind.BLOOD_TESTS):
        for part in parts:
            for code in part.places.codes(kind):
                places.add(kind, *part.places.named(code))
    for part in parts:
        for note, code in zip(part.entries.notes, part.places.codes(EntryKind.NOTES), strict=True):
            if notes[note.day] is note:
                places.add(EntryKind.NOTES, *part.places.named(code))
