"""Personal details behind a row of dots, for pictures and shared screens: what is covered, and how it comes back.

Covering is about what is shown. Nothing covered is ever kept: see `uncovered` and `holds_cover`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from b12diary.domain.appointment import Appointment
from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Dose
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK, Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Preferences
from b12diary.domain.printed_page import PrintedPage
from b12diary.domain.regimen import Regimen
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import Symptom

Coverable = (
    Dose | Regimen | Exposure | LabResult | SafetyTick | Appointment | DayNote | Symptom | PrintedPage | Preferences
)
T = TypeVar("T", bound=Coverable)

_DOT = "\N{BULLET}"
_N_DOTS = 6
COVER = _DOT * _N_DOTS
"""What stands in the place of words; the next one in the same list has one dot more, and so on."""

PERSONAL: Mapping[type, tuple[str, ...]] = {
    Dose: ("site", "given_by", "batch", "note", "reactions"),
    Regimen: ("note",),
    Exposure: ("factor", "label"),
    LabResult: ("analyte", "finding", "note"),
    SafetyTick: ("note",),
    Appointment: ("clinician", "main_point", "questions", "note"),
    DayNote: ("text",),
    Symptom: ("label",),
    PrintedPage: ("title", "content"),
    Preferences: ("person_name", "person_born", "person_number"),
}
"""The fields that hold a person's own words, names and numbers. In some the catalogue's words can stand instead.

Telephone numbers under "Get help" are not among them: in an emergency nobody must have to look for them.
"""


@cache
def _catalogue_words() -> Mapping[str, frozenset[str]]:
    known = catalogue()
    return {
        "site": frozenset(name for name, _label in known.sites),
        "given_by": frozenset(name for name, _label in known.givers),
        "reactions": frozenset(reaction.id for reaction in known.reactions),
        "factor": frozenset({DIARY_BREAK, *(factor.id for factor in known.factors)}),
        "analyte": frozenset(analyte.id for analyte in known.analytes),
        "finding": frozenset(word for analyte in known.analytes for word, _label in analyte.findings),
    }


def covered_words(field: str, words: str, place: int = 0) -> str:
    """Return dots for a person's own words; empty ones, and the catalogue's, stay as they are.

    Args:
        field: the field they stand in.
        words: what stands there.
        place: which one it is, where several stand beside each other; it decides how many dots there are.
    """
    is_shown = not words.strip() or words in _catalogue_words().get(field, ())
    return words if is_shown else _DOT * (_N_DOTS + place)


def covered(item: T, place: int = 0) -> T:
    """Return an entry with dots in the place of every personal detail."""
    shown: dict[str, Any] = {field: _cover(field, getattr(item, field), place) for field in PERSONAL[type(item)]}
    return replace(item, **shown)


def _cover(field: str, value: str | tuple[str, ...], place: int) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return covered_words(field, value, place)
    return tuple(covered_words(field, words, n) for n, words in enumerate(value))


def covered_excerpt(excerpt: Excerpt) -> Excerpt:
    """Return an excerpt of which all that is made shows dots where personal details would stand."""
    return replace(
        excerpt,
        doses=tuple(map(covered, excerpt.doses)),
        regimens=tuple(map(covered, excerpt.regimens)),
        symptoms=tuple(covered(symptom, n) for n, symptom in enumerate(excerpt.symptoms)),
        notes=tuple(map(covered, excerpt.notes)),
        exposures=tuple(map(covered, excerpt.exposures)),
        lab_results=tuple(map(covered, excerpt.lab_results)),
        ticks=tuple(map(covered, excerpt.ticks)),
        appointments=tuple(map(covered, excerpt.appointments)),
        preferences=covered(excerpt.preferences),
    )


def uncovered(item: T, known: T | None) -> T:
    """Return an entry as it is to be kept: wherever dots still stand, the words of `known` that they stood for.

    `known` is what the entry was shown from; words that were typed, and fields that were emptied, stay.
    """
    if known is None:
        return item
    fields = PERSONAL[type(item)]
    return replace(item, **{field: _uncover(getattr(item, field), getattr(known, field)) for field in fields})


def _uncover(value: Any, known: Any) -> Any:  # noqa: ANN401 - words, or several of them
    if isinstance(value, str):
        return known if is_cover(value) else value
    # A question may be taken out or put in: the number of dots says which one it was. None comes twice.
    places = [len(words) - _N_DOTS if is_cover(words) else None for words in value]
    back = [words if n is None or n >= len(known) else known[n] for words, n in zip(value, places, strict=True)]
    return tuple(words for n, words in enumerate(back) if not words or words not in back[:n])


def is_cover(words: str) -> bool:
    """Tell whether words are nothing but the dots that cover others."""
    return len(words) >= _N_DOTS and not words.strip(_DOT)


def holds_cover(item: Coverable) -> str:
    """Return the first field in which dots stand that nothing can be put in the place of; empty when there is none.

    It happens when somebody writes on in a field that is covered.
    """
    values = ((field, getattr(item, field)) for field in PERSONAL[type(item)])
    return next((f for f, v in values if any(COVER in words for words in ((v,) if isinstance(v, str) else v))), "")


# --- words inside sentences

_FILE = re.compile(
    r"(?:\b[A-Za-z]:|(?<!\S))[/\\][^\n„“”]*\.\w{2,5}\b|(?<!\S)[/\\][^\s„“”]+|[^\s„“”]+\.[A-Za-z]\w{1,4}\b"
)


def own_names(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the person's own words that can stand in the name of a step: of symptoms, and of what else was there."""
    return tuple(_own_names(excerpt))


def _own_names(excerpt: Excerpt) -> Iterator[str]:
    yield from (symptom.label for symptom in excerpt.symptoms if symptom.label.strip())
    for event in excerpt.exposures:
        if event.factor not in _catalogue_words()["factor"]:
            yield from (event.factor, _as_label(event.factor))


def _as_label(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def covered_sentence(sentence: str, names: Iterable[str]) -> str:
    """Return a sentence of the program with dots for the person's own names, and for files and folders."""
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, COVER)
    return _FILE.sub(COVER, sentence)
