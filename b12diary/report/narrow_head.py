"""Heads of narrow columns: smaller type where a long word asks for it, and a hyphen before the type gets too small."""

from collections.abc import Mapping
from dataclasses import replace

from b12diary.i18n import _
from b12diary.report.paper_canvas import Type, width_of

MOST_LINES = 4
_SIZES, _SMALL_SIZES = (8.8, 8.2, 7.6), (7.0, 6.5)
_AROUND = ",;.:()“”„\"'"

Breaks = Mapping[str, tuple[int, ...]]
"""By a word in small letters: after how many letters it may be broken."""


def word_breaks() -> Breaks:
    """Return where the long words of the symptoms' names may be broken, in the language in use."""
    # Translators: the long words in the names of symptoms that do not fit into a narrow column of paper, with a blank
    # between two words and a hyphen at each place where one may be broken.
    words = _("concen-trating").split()
    return {word.replace("-", "").lower(): _places(word) for word in words}


def head_in(text: str, width: float, head: Type) -> tuple[list[str], Type]:
    """Break a head into at most `MOST_LINES` lines of `width` mm; return them with the type they are set in.

    Of the sizes in which broken words fit, the one with the fewest hyphens is taken. Where nothing helps, the last
    line is too wide in the smallest type, and is cut by whoever draws it.
    """
    none: Breaks = {}
    breaks = word_breaks()
    for sizes, known in ((_SIZES, none), (_SIZES, breaks), (_SMALL_SIZES, breaks), (_SMALL_SIZES, none)):
        kinds = [replace(head, pt=points) for points in sizes]
        trials = [(_lines(text, width, kind, known), kind) for kind in kinds]
        fitting = [(lines, kind) for lines, kind in trials if all(width_of(line, kind) <= width for line in lines)]
        if fitting:
            return min(fitting, key=lambda trial: sum(line.endswith("-") for line in trial[0]))
    return trials[-1]


def _lines(text: str, width: float, kind: Type, breaks: Breaks) -> list[str]:
    """Break a head into lines; what is left over makes the last one too long."""
    lines: list[str] = []
    for word in text.split():
        for n, part in enumerate(_parts(word, width, kind, breaks)):
            is_full = len(lines) == MOST_LINES
            if lines and (is_full or (n == 0 and width_of(f"{lines[-1]} {part}", kind) <= width)):
                lines[-1] += f" {part}"
            else:
                lines.append(part)
    return lines


def _parts(word: str, width: float, kind: Type, breaks: Breaks) -> list[str]:
    """Return a word that is too wide in as few pieces as fit, each but the last with a hyphen; others as they are."""
    if width_of(word, kind) <= width:
        return [word]
    before = len(word) - len(word.lstrip(_AROUND))
    places = [before + place for place in breaks.get(word.strip(_AROUND).lower(), ())]
    parts, start = list[str](), 0
    while width_of(word[start:], kind) > width:
        fitting = [p for p in places if p > start and width_of(f"{word[start:p]}-", kind) <= width]
        if not fitting:
            break
        parts.append(f"{word[start : fitting[-1]]}-")
        start = fitting[-1]
    return [*parts, word[start:]]


def _places(word: str) -> tuple[int, ...]:
    pieces = word.split("-")
    return tuple(sum(map(len, pieces[:n])) for n in range(1, len(pieces)))
