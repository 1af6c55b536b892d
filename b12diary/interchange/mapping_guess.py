"""What the columns of an unknown sheet probably mean. A guess only proposes: the person decides."""

import re
from collections.abc import Sequence
from dataclasses import replace

from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import Symptom
from b12diary.interchange.mapping import ONLY_ONCE, ColumnUse, Meaning, NameKind, NameUse, SheetMapping
from b12diary.interchange.name_matching import SymptomMatcher, factor_named
from b12diary.interchange.rating_cells import words_of
from b12diary.interchange.sheet_doses import compound_in, is_no, is_yes, names_b12, names_needle
from b12diary.interchange.sheet_look import CellsLook, FoundName, SheetLook

_HEADS: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(words, re.IGNORECASE))
    for meaning, words in (
        (Meaning.ENTERED, r"(entered|created|recorded|logged|submitted|written down|updated|eingetragen)\b.*"),
        (
            Meaning.DAY,
            r"(full |calendar|observation |entry |start )?(date|day|datum|tag|fecha|data|jour|when|timestamp)\b.*",
        ),
        (Meaning.TIME, r"(time|time of day|uhrzeit|hora|heure)"),
        (Meaning.SYMPTOM, r"(symptoms?|tracker|feature|item|question|symptom|what)( ?name)?|trackername|featurename"),
        (Meaning.VALUE, r"(observation )?(value|rating|severity|score|level|intensity|strength|wert|how bad)"),
        (Meaning.MEDICINE, r"(medicine|medication|drug|meds|medikament|treatment)s?( name)?"),
        (Meaning.AMOUNT, r"(amount|dose|dosage|strength|quantity|menge)"),
        (Meaning.EVENTS, r"(tags?|activities|events?|factors|triggers?|exposures?)"),
        (
            Meaning.NOTE,
            r"(day )?(notes?|comments?|remarks?|commenttext|journal|notiz(en)?|bemerkung(en)?|diary|note title)",
        ),
    )
)
_MOSTLY = 0.7
_ENOUGH = 20


def is_note_head(head: str) -> bool:
    """Tell whether a head says no more than that its cells are notes."""
    return _by_head(head) is Meaning.NOTE


def guess(look: SheetLook, symptoms: tuple[Symptom, ...]) -> SheetMapping:
    """Propose what each column means, from its head and its cells; `symptoms` are those of the diary."""
    matcher = SymptomMatcher(symptoms)
    meanings = [_by_head(head) for head in look.heads]
    is_long = Meaning.SYMPTOM in meanings and Meaning.VALUE in meanings
    columns: list[ColumnUse] = []
    taken: set[Meaning] = set()
    for head, meaning, cells in zip(look.heads, meanings, look.columns, strict=True):
        use = _use(head, meaning, cells, matcher, is_long=is_long)
        if use.meaning in ONLY_ONCE and use.meaning in taken:
            use = replace(use, meaning=Meaning.IGNORE)
        taken.add(use.meaning)
        columns.append(use)
    if Meaning.DAY not in taken:
        _find_day(columns, look)
    return SheetMapping(tuple(columns))


def _by_head(head: str) -> Meaning | None:
    plain = " ".join(head.replace("_", " ").replace("-", " ").split())
    return next((meaning for meaning, form in _HEADS if form.fullmatch(plain)), None)


def _use(head: str, meaning: Meaning | None, cells: CellsLook, matcher: SymptomMatcher, *, is_long: bool) -> ColumnUse:
    found = Meaning.IGNORE
    if cells.n and not (is_long and meaning is None):
        found = _injection(head, cells) or _checked(meaning, cells, is_long=is_long) or _by_cells(head, cells, matcher)
    is_rated = found in {Meaning.RATING, Meaning.VALUE}
    return ColumnUse(head, found, likely_scale(cells)) if is_rated else ColumnUse(head, found)


def _injection(head: str, cells: CellsLook) -> Meaning | None:
    is_b12 = names_b12(head) and (cells.n_days or _is_marked(cells) or _has_doses(cells))
    return Meaning.INJECTION if is_b12 or names_needle(head) else None


def _checked(meaning: Meaning | None, cells: CellsLook, *, is_long: bool) -> Meaning | None:
    """Return what the head says, if the cells bear it out."""
    if meaning in {Meaning.DAY, Meaning.ENTERED} and cells.n_days * 2 < cells.n:
        return Meaning.IGNORE
    return None if meaning in {Meaning.SYMPTOM, Meaning.VALUE} and not is_long else meaning


def _by_cells(head: str, cells: CellsLook, matcher: SymptomMatcher) -> Meaning:
    if _is_marked(cells) and matcher.sure(head) is None:
        return Meaning.EVENT if factor_named(head) else Meaning.IGNORE
    return Meaning.RATING if _is_rated(cells) and not _is_marked(cells) else Meaning.IGNORE


def _is_rated(cells: CellsLook) -> bool:
    """Tell whether cells are whole numbers of a scale, or its words."""
    n_known = sum(n for word, n in cells.words.items() if word in words_of(ScaleId.VERBAL_0_3))
    is_on_scale = cells.high is None or cells.high <= 10
    return is_on_scale and not cells.n_days and cells.n_whole + n_known >= cells.n * _MOSTLY


def _is_marked(cells: CellsLook) -> bool:
    """Tell whether cells only say that something was so."""
    words = list(cells.words)
    numbers = {n for n in (cells.low, cells.high) if n is not None}
    return (
        not cells.n_days
        and numbers <= {0, 1}
        and 1 in {*numbers, *(1 for w in words if is_yes(w))}
        and all(is_yes(word) or is_no(word) for word in words)
    )


def _has_doses(cells: CellsLook) -> bool:
    return any((word[:1].isdigit() and word[-1:].isalpha()) or names_b12(word) for word in cells.words)


def likely_scale(cells: CellsLook) -> ScaleId:
    """Propose a scale for ratings; few or high numbers say 0 to 10, and whether 0 ever stands says the rest."""
    known = words_of(ScaleId.VERBAL_0_3)
    if cells.n_words and all(word in known for word in cells.words) and (cells.high is None or cells.high <= 3):
        return ScaleId.VERBAL_0_3
    if cells.n < _ENOUGH or cells.high is None or cells.high > 5:
        return ScaleId.NRS_0_10
    if cells.high <= 3:
        return ScaleId.VERBAL_0_3
    return ScaleId.LIKERT_1_5 if cells.low and cells.high == 5 else ScaleId.NRS_0_10


def _find_day(columns: list[ColumnUse], look: SheetLook) -> None:
    """Take the first column that holds whole dates as the day."""
    for n, cells in enumerate(look.columns):
        is_free = columns[n].meaning in {Meaning.IGNORE, Meaning.ENTERED}
        if is_free and cells.n_days and cells.n_days >= cells.n * _MOSTLY:
            columns[n] = ColumnUse(columns[n].head, Meaning.DAY)
            return


def with_names(
    mapping: SheetMapping, found: Sequence[FoundName], symptoms: tuple[Symptom, ...], *, proposes_scales: bool = True
) -> SheetMapping:
    """Add a proposal for each name that the mapping says nothing about; what is said stays.

    Where one column holds the ratings of many symptoms, `proposes_scales` proposes a scale for each of them.
    """
    names = list(mapping.names)
    targets = SymptomMatcher(symptoms).targets([f.name for f in found if f.kind is NameKind.SYMPTOM])
    is_long = mapping.has(Meaning.VALUE)
    for name in found:
        if mapping.name_use(name.kind, name.name) is not None:
            continue
        match name.kind:
            case NameKind.SYMPTOM:
                scale = likely_scale(name.cells) if proposes_scales and is_long and not name.is_head else None
                use = NameUse(name.kind, name.name, target=targets.get(name.name, ""), scale=scale)
            case NameKind.EVENT:
                use = NameUse(name.kind, name.name, target=factor_named(name.name) or "")
            case NameKind.MEDICINE:
                is_b12 = name.is_head or names_b12(name.name) or names_needle(name.name)
                use = NameUse(name.kind, name.name, is_b12, compound=compound_in(name.name))
        names.append(use)
    return replace(mapping, names=tuple(names))
