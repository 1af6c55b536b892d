"""What a text on the screen says in English, so that a scene leads to its place by the same words in every language."""

import gettext
from functools import cache

from b12diary.assets import asset
from b12diary.i18n import language
from tests.ui.pictures.pseudo import plain


def english(text: str) -> frozenset[str]:
    """Return all that a shown text can stand for, without the marks of mnemonics; the made-up language has one."""
    shown = plain(text)
    return frozenset({shown}) | _sources(language()).get(text.replace("&", ""), frozenset())


@cache
def _sources(code: str) -> dict[str, frozenset[str]]:
    """Turn a language's catalogue round: two English texts may have become one."""
    catalogue = asset("locale") / code / "LC_MESSAGES" / "b12diary.mo"
    if not catalogue.is_file():
        return {}
    with catalogue.open("rb") as file:
        translation = gettext.GNUTranslations(file)
    turned: dict[str, set[str]] = {}
    # The class has no public way to its messages; the key of one with plural forms is a pair.
    for source, translated in vars(translation)["_catalog"].items():
        if isinstance(source, str) and translated:
            words = source.rpartition("\x04")[2].replace("&", "")
            turned.setdefault(translated.replace("&", ""), set()).add(words)
    return {words: frozenset(found) for words, found in turned.items()}
