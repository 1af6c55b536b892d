"""What people typed, made safe for one printed line: it cannot break the form, and no cut goes unmarked."""

import unicodedata

_MOST_MARKS = 3
_KEPT_FORMATS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def one_line(text: str, most: int = 400) -> str:
    """Return `text` as a single line of printable letters, at most `most` of them, cut with an ellipsis.

    Line ends and tabs become spaces; control characters, direction overrides, private and unassigned characters
    are left out, and towers of combining marks are cut to three, since they would paint over other lines.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text[: most * 8]):
        category = unicodedata.category(letter)
        if category in {"Zl", "Zp"} or letter in "\t\n\r\v\f\x85":
            kept.append(" ")
        elif category in {"Cc", "Cs", "Co", "Cn"} or (category == "Cf" and letter not in _KEPT_FORMATS):
            continue
        elif category in {"Mn", "Me"}:
            marks += 1
            if marks <= _MOST_MARKS:
                kept.append(letter)
            continue
        else:
            kept.append(letter)
        marks = 0
    line = " ".join("".join(kept).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def isolated(text: str) -> str:
    """Return typed text for use inside a sentence: its own writing direction never reorders the words around it."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return text
