"""One cell in the place of a rating: a whole number on its scale, or a word that the scale knows. Nothing is rounded.

A blank cell, and what programs write instead of one, is no rating; it never becomes 0.
"""

import re
from collections.abc import Mapping

from b12diary.domain.rating import SCALES, ScaleId
from b12diary.i18n import _
from b12diary.interchange.table_cells import shown

_NUMBER = re.compile(r"(?P<whole>[0-9]{1,4})(?:[.,]0{1,6})?(?:\s*/\s*(?P<of>[0-9]{1,2}))?")
_NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "null", "unknown", "?", ".", "not rated", "skipped", "skip"}
)
_VERBAL: dict[str, int] = {
    **dict.fromkeys(("none", "no", "not present", "absent", "not at all", "nil"), 0),
    **dict.fromkeys(("mild", "slight", "light", "a little", "low"), 1),
    **dict.fromkeys(("moderate", "medium", "middling"), 2),
    **dict.fromkeys(("severe", "strong", "bad", "high", "very bad"), 3),
}


def is_nothing(cell: str) -> bool:
    """Tell whether a cell says that there is no rating."""
    return cell.strip().casefold() in _NOTHING


def words_of(scale: ScaleId) -> Mapping[str, int]:
    """Return the words that a scale knows without being told, with their numbers."""
    return _VERBAL if scale is ScaleId.VERBAL_0_3 else {}


def rating_of(cell: str, scale: ScaleId, words: Mapping[str, int]) -> int | None:
    """Return the rating that a cell stands for; None when it is none on this scale.

    Args:
        cell: "6", "6.0", "6,0", "6/10" (only on a scale up to 10), or a word.
        scale: which numbers there are.
        words: in small letters, beside `words_of`.
    """
    text = cell.strip().casefold()
    found = _NUMBER.fullmatch(text)
    value = words.get(text, words_of(scale).get(text)) if found is None else int(found["whole"])
    limits = SCALES[scale]
    if value is None or not limits.low <= value <= limits.high:
        return None
    if found is not None and found["of"] is not None and int(found["of"]) != limits.high:
        return None
    return value


def rating_trouble(cell: str, scale: ScaleId) -> str:
    """Say why `rating_of` gives none."""
    limits = SCALES[scale]
    said = _("{value} is not a whole number from {low} to {high}")
    if words_of(scale) and not any(c.isdigit() for c in cell):
        said = _("{value} is not one of: none, mild, moderate, severe")
    elif not any(c.isdigit() for c in cell):
        said = _("{value} is a word, and no number from {low} to {high} was chosen for it")
    return said.format(value=shown(cell.strip()), low=limits.low, high=limits.high)
