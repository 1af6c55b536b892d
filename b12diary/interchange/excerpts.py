"""From entries straight to an excerpt, as a diary that had just taken them in would give it: no file is needed."""

from datetime import date, time
from itertools import groupby
from operator import attrgetter, itemgetter

from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import Rating, RatingSeries
from b12diary.domain.symptom import INTERFERENCE, MainSet
from b12diary.interchange.table_symptoms import CORE


def excerpt_of(entries: Entries, today: date) -> Excerpt:
    """Return the excerpt of a diary that holds just these entries.

    Args:
        entries: checked, with at most one rating per symptom and day and one note a day, as `read_tables` returns them.
        today: the diary day.
    """
    symptoms = entries.symptoms
    if all(s.id != INTERFERENCE for s in symptoms):
        symptoms = (CORE, *symptoms)
    return Excerpt(
        today=today,
        doses=tuple(sorted(entries.doses, key=lambda d: (d.given_on, _time_key(d.given_time), d.recorded_at, d.id))),
        regimens=tuple(sorted(entries.regimens, key=attrgetter("starts_on", "recorded_at", "id"))),
        symptoms=tuple(sorted(symptoms, key=attrgetter("position", "id"))),
        main_sets=entries.main_sets or ((MainSet(date.min, entries.main),) if entries.main else ()),
        ratings=_series(entries.ratings),
        notes=tuple(sorted(entries.notes, key=attrgetter("day"))),
        exposures=tuple(sorted(entries.exposures, key=attrgetter("starts_on", "recorded_at", "id"))),
        lab_results=tuple(sorted(entries.lab_results, key=attrgetter("day", "recorded_at", "id"))),
    )


def _time_key(at: time | None) -> tuple[bool, time]:
    return (at is not None, at or time.min)


def _series(ratings: tuple[Rating, ...]) -> tuple[RatingSeries, ...]:
    rows = sorted(
        (r.symptom, r.scale, r.day.toordinal(), r.value, r.entered_on.toordinal() if r.entered_on else 0)
        for r in ratings
    )
    return tuple(
        RatingSeries(symptom, scale, *zip(*(row[2:] for row in group), strict=True))
        for (symptom, scale), group in groupby(rows, key=itemgetter(0, 1))
    )
