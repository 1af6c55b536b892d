"""A made-up language that shows what a translation would meet: longer words, accents, and brackets round each text.

What stands on the screen outside brackets did not go through the translation.
"""

import gettext
import re

PSEUDO = "en_GB"
"""It takes the place of the language that the program starts in, with its dates and numbers."""

_PLAIN, _ACCENTED = "aeiouncyAEIOUNCY", "áéíöüñçýÁÉÍÖÜÑÇÝ"
_TO_ACCENTED = str.maketrans(_PLAIN, _ACCENTED)
_TO_PLAIN = str.maketrans(_ACCENTED, _PLAIN, "[]~&")
_KEPT = re.compile(r"\{[^}]*\}|%(\(\w+\))?[srd]\b|&&|&.|\(\*[^)]*\)|;;|\s+|[^\w{&(;%]+|%")
_LONGER = 0.4
_FILLER = "~"


def pseudo(text: str) -> str:
    """Return `text` in the made-up language; placeholders, mnemonics, file patterns and spaces stay as they are."""
    if not text.strip():
        return text
    words, at = [], 0
    for kept in _KEPT.finditer(text):
        words += [_word(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "[" + "".join(words) + _word(text[at:]) + "]"


def _word(word: str) -> str:
    """Make one word longer by itself, so that lines break where a longer language would break them."""
    return word.translate(_TO_ACCENTED) + _FILLER * round(_LONGER * len(word))


def plain(text: str) -> str:
    """Return what a text is in English, from either language, without the marks of mnemonics."""
    return text.translate(_TO_PLAIN)


def unbracketed(text: str) -> str:
    """Return what of `text` stands outside all brackets of `pseudo`."""
    depth, rest = 0, []
    for letter in text:
        depth += letter == "["
        if not depth:
            rest.append(letter)
        depth -= letter == "]" and depth > 0
    return "".join(rest)


class PseudoTranslation(gettext.NullTranslations):
    """Translates everything, at once."""

    def gettext(self, message: str) -> str:
        """Return a text in the made-up language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` things."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return a text that has a context."""
        return pseudo(message)
