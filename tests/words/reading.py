"""How hard English words are to read: the Flesch-Kincaid grade, with syllables counted by hyphenation and by vowels.

The hyphenation patterns come with the library, so that nothing is fetched and the same words have the same grade
everywhere. They do not part every syllable, so that the larger of both counts is taken.
"""

import re
from collections.abc import Iterable
from functools import cache

from pyphen import Pyphen

_HYPHENS = Pyphen(lang="en_GB")
_GROUPS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"[^aeiouytd]ed$|[^aeiouysxzcgh]es$|([^aeiouyl]|[aeiouy]l)e$")
"""A last e that is not spoken: "asked" and "rates" and "whole", but neither "rated" nor "people"."""

NAMES = frozenset(
    {"b12", "nice", "bmj", "gp", "folic", "acid", "folate", "injection", "injections", "diary", "vitamin", "medicine",
     "medicines", "metformin", "nitrous", "oxide", "colchicine", "topiramate", "canada", "sweden", "charity"}
)  # fmt: skip
"""Words that this program is about, or names: people who read it know them, and no shorter ones mean the same."""


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word has; a number and a word that everybody here knows count as one."""
    plain = "".join(letter for letter in word.casefold() if letter.isalpha())
    if not plain or word.casefold().strip(".,;:?!()“”’") in NAMES:
        return 1
    vowels = len(_GROUPS.findall(plain)) - (1 if _SILENT.search(plain) else 0)
    return max(1, vowels, len(_HYPHENS.positions(plain)) + 1)


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences: about the school year, US count, that can read them."""
    texts = [re.findall(r"[\w’'-]+", re.sub(r"\{\w+\}", "5", sentence)) for sentence in sentences]
    texts = [words for words in texts if words]
    n_words = sum(map(len, texts))
    if not n_words:
        return 0.0
    n_syllables = sum(syllables(word) for words in texts for word in words)
    return 0.39 * n_words / len(texts) + 11.8 * n_syllables / n_words - 15.59
