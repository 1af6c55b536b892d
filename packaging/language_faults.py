"""What can be wrong with a translation that a machine can see; whether the words are right it can't.

A fault is one line, with the words it is about, for whoever translates.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message

from b12diary.customs import is_day_pattern

MOST_WORDS = 24
"""In a sentence. English has 20 at most; other languages need a few more for the same."""
MOST_LETTERS = 34
"""In the name of a symptom, which stands beside its scale."""

FORBIDDEN: dict[str, tuple[str, ...]] = {
    "nl": (
        *(r"detecte", r"detectie", r"monitor", r"diagnos", r"voorspel", r"optimalis", r"achterstallig", r"over tijd"),
        *(r"te laat met", r"\bmoet (je|u)\b", r"\b(je|u) moet\b", r"onderbehandel", r"uitgewerkt", r"te weinig b12"),
        *(r"ongeldig", r"mislukt", r"foutcode", r"foutmelding", r"waarschuw", r"\bmcg\b", r"\buw?\b"),
    ),
    "de": (
        *(r"detekt", r"überwach", r"monitor", r"diagnos", r"vorhersag", r"vorherzusag", r"prognos", r"optimier"),
        *(
            r"überfällig",
            r"unterbehandel",
            r"unterversorg",
            r"sie (brauchen|benötigen) mehr",
            r"\b(lässt|lassen) nach\b",
        ),
        *(r"ungültig", r"fehlgeschlagen", r"fehlercode", r"fehlermeldung", r"warnung", r"alarm", r"\bmcg\b"),
        r"\b(du|dich|dir|dein(e[mnrs]?)?)\b",
    ),
}
"""Words that claim, alarm, scold or blame, and the other form of address; those of English are in the tests of the
sentences."""
ALLOWED = (
    "It does not diagnose, monitor or treat any condition.",
    "a medicine wear off even when it was a dummy",
    "For clinicians: the terms of the source.",
)
"""What the program is not for, in the words of the law; what a study found; the remark of fields for clinicians."""

_END = re.compile(r"([.?!:…,;]?)[”“\"’»]?$")
_DAY_ALONE = "d"  # the pattern of a day without its month: "7", in German "7."
_OPTIONS = re.compile(r"(?<!\w)--[a-z][a-z-]+|\(\*[^)]*\)|\bB12\b|%\(\w+\)[srd]")
_NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*")
_MNEMONIC = re.compile(r"(?<!&)&(?!E\b)(?=[^\s&])")  # not the one of "A&E"
_SENTENCES = re.compile(r"(?<=[.?!:…])[”“]?\s+")
_TYPED = {"...": "…", "'": "’", ' "': "“", "--": "–"}


def faults(language: str, catalog: Catalog, template: Catalog) -> Iterator[str]:
    """Return what is missing, fuzzy or broken, and what is no longer asked for.

    Args:
        language: of the catalogue.
        catalog: the words of the language.
        template: all words of the program.
    """
    if language == "en_GB":
        yield "this is the source language"
    for wanted in template:
        if not wanted.id:
            continue
        found = catalog.get(_key(wanted), wanted.context)
        if found is None or _forms(found.id) != _forms(wanted.id):
            yield f"not taken in yet: {_named(wanted)}"
        elif not all(_forms(found.string)) or len(_forms(found.string)) != _n_forms(found, catalog):
            yield f"missing: {_named(wanted)}"
        elif found.fuzzy:
            yield f"fuzzy: {_named(wanted)}"
        else:
            yield from (f"{fault}: {_named(wanted)}" for fault in broken(language, found))
    yield from (
        f"no longer asked for: {_named(m)}" for m in catalog if m.id and template.get(_key(m), m.context) is None
    )


def broken(language: str, message: Message) -> Iterator[str]:
    """Return what is wrong with one translation."""
    sources, forms = _forms(message.id), _forms(message.string)
    for n, form in enumerate(forms):
        yield from _broken(sources[min(n, len(sources) - 1)], form, is_for_one=len(sources) > 1 and n == 0)
        if not any(allowed in text for allowed in ALLOWED for text in (*sources, *message.auto_comments)):
            said = (re.search(word, form.casefold()) for word in FORBIDDEN.get(language, ()))
            yield from (f"“{hit[0]}” is not said here" for hit in said if hit)
    if any(place.endswith("symptoms.toml") for place, _line in message.locations) and "label" in " ".join(
        message.auto_comments
    ):
        yield from (f"more than {MOST_LETTERS} letters" for form in forms if len(form) > MOST_LETTERS)


def _broken(source: str, form: str, *, is_for_one: bool) -> Iterator[str]:
    try:
        wanted, found = _fields(source), _fields(form)
    except ValueError:
        yield "a brace without its other"
        return
    if found != wanted and not (is_for_one and found == wanted - Counter(["n"])):
        yield f"{{…}} differ: {sorted(wanted.elements())} and {sorted(found.elements())}"
    if is_day_pattern(source) and not is_day_pattern(form):
        yield "not a date in the letters that b12diary/customs.py knows"
    if _end(source) != _end(form) and source != _DAY_ALONE:
        yield f"ends with {_end(form)!r}, not with {_end(source)!r}"
    yield from (what for what, told in _KEPT.items() if told(source) != told(form))
    yield from (f"{mark} stands for {better}" for mark, better in _TYPED.items() if mark in form and mark not in source)
    if len(source.split()) > 1 and "\n" not in source:
        counts = [len(part.split()) for part in _SENTENCES.split(form)]
        yield from (f"{n} words in a sentence" for n in counts if n > MOST_WORDS)


def _fields(text: str) -> "Counter[str]":
    return Counter(
        f"{name}{':' if form else ''}{form}"
        for _before, name, form, _kind in Formatter().parse(text)
        if name is not None
    )


def _numbers(text: str) -> "Counter[str]":
    """Return the numbers in a text, whatever marks stand in them. A decimal point may become a comma."""
    return Counter(re.sub(r"\D", "", number) for number in _NUMBERS.findall(re.sub(r"\{[^}]*\}", "", text)))


def _end(text: str) -> str:
    found = _END.search(text.rstrip())
    return found[1] if found else ""


def _blanks(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


_KEPT: dict[str, Callable[[str], object]] = {
    "blanks at the begin or end differ": _blanks,
    "the number of lines differs": lambda text: text.count("\n"),
    "the key (&) is missing or too many": lambda text: len(_MNEMONIC.findall(text)),
    "names, options or endings of files differ": lambda text: Counter(_OPTIONS.findall(text)),
    "numbers differ": _numbers,
}
"""What a translation has like its source, by what is said where it has not."""


def _forms(text: object) -> tuple[str, ...]:
    if isinstance(text, str):
        return (text,)
    return tuple(str(form or "") for form in text) if isinstance(text, list | tuple) else ("",)


def _n_forms(message: Message, catalog: Catalog) -> int:
    return catalog.num_plurals if message.pluralizable else 1


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _named(message: Message) -> str:
    return repr(_key(message))
