"""Ratings in words, everywhere the same: "not rated", "0, none", "6 of 10", "moderate".

A scale of words is told in its words alone. Its numbers are keys to press and places in the file; read as "2 of 3" they
would be taken for points that can be counted with those of another scale.
"""

from b12diary.domain.rating import SCALES, Scale, ScaleId
from b12diary.i18n import _


def is_verbal(scale: Scale) -> bool:
    """Tell whether every point of a scale is a word."""
    return scale.id is ScaleId.VERBAL_0_3


def point_words(scale: Scale) -> dict[int, str]:
    """Return the words for the points that have some: 0 is "none", and every point of a scale of words has its own."""
    if is_verbal(scale):
        # Translators: how strong a symptom was, in a word.
        return {0: _("none"), 1: _("mild"), 2: _("moderate"), 3: _("severe")}
    # Translators: how strong a symptom was, in a word.
    return {0: _("none")} if scale.low == 0 else {}


def rating_text(value: int | None, scale: Scale) -> str:
    """Say a rating: "not rated" for None, "0, none", "6 of 10", "moderate"."""
    if value is None:
        return _("not rated")
    word = point_words(scale).get(value)
    if word is None:
        return _("{value} of {highest}").format(value=value, highest=scale.high)
    return word if is_verbal(scale) else _("{value}, {word}").format(value=value, word=word)


def point_text(value: int, scale: Scale) -> str:
    """Say a rating as shortly as can be, for the name of a step: "6", "moderate"."""
    return rating_text(value, scale) if is_verbal(scale) else str(value)


def level_text(level: float, scale: Scale) -> str:
    """Say a level on a scale of words, in points: "mild", or "mild to moderate" where it lies between the two."""
    words = point_words(scale)
    below = max(scale.low, min(scale.high, int(level)))
    if level <= below or below == scale.high:
        return words[below]
    return _("{low} to {high}").format(low=words[below], high=words[below + 1])


def elsewhere_text(value: int, scale: ScaleId) -> str:
    """Say that there is a rating on a scale that is not the one asked on: "rated 6 on the 0 to 10 scale"."""
    known = SCALES[scale]
    if is_verbal(known):
        return _("rated “{word}” in words").format(word=rating_text(value, known))
    form = _("rated {value} on the {low} to {high} scale")
    return form.format(value=value, low=known.low, high=known.high)
