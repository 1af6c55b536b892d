"""Every sentence that a patient can meet, with what it rests on, in each language: python -m tests.words.sentences.

One line each: language, place, evidence (names of files in resources/evidence, or nothing), the words. A language in
brackets has no translation of that sentence yet. `--language de` and `--place suggestions` show a part.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from b12diary.assets import asset, resources
from b12diary.i18n import _, language, ngettext, pgettext, use_language
from b12diary.suggestions.captions import BLOOD_TEST_CAPTION, CARE_CARDS, FACTORS, LOOK_BACK, PLANS, REACTIONS

ROOT = Path(__file__).parents[2]
SOURCE_LANGUAGE = "en_GB"
_FOLDERS = ("catalogue/", "evidence/", "report/")
CAPTION = tuple(map(str, BLOOD_TEST_CAPTION))
RESTS_ON = {
    "b12diary/analysis/wording/": tuple(map(str, LOOK_BACK)),
    "b12diary/report/blood_tests": CAPTION,
    "b12diary/report/looking_back": tuple(map(str, LOOK_BACK)),
    "resources/catalogue/safety": tuple(map(str, CARE_CARDS)),
}
"""What whole places rest on; the rules of `suggestions` and the files of evidence say it themselves."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they stand in the source: one text, or the forms for one and for several.

    Attributes:
        place: the module or resource, from the root of the project.
        forms: the text; two of them where there is a plural.
        evidence: what it rests on; empty for words that claim nothing.
        context: tells apart what English writes alike.
    """

    place: str
    forms: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    context: str = ""

    @property
    def text(self) -> str:
        """The text, or the form for several."""
        return self.forms[-1]

    def translated(self) -> str:
        """Return the text in the language in use."""
        if len(self.forms) == 2:
            return ngettext(self.forms[0], self.forms[1], 2)
        return pgettext(self.context, self.text) if self.context else _(self.text)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return every sentence of the program and its resources, place after place."""
    return tuple(_from_sources())


def _from_sources() -> Iterator[Sentence]:
    # The reader of all words lies with the commands that keep the translations, which are no package.
    if str(ROOT / "packaging") not in sys.path:
        sys.path.append(str(ROOT / "packaging"))
    from word_sources import all_words

    for words in all_words():
        kind, _sep, inside = words.place.partition("/")
        if kind == "b12diary":
            forms = (words.text, words.plural) if words.plural else (words.text,)
            yield Sentence(words.place, forms, _module_claims(words.place), words.context)
        elif inside.startswith(_FOLDERS) and words.place not in _kept_back():
            file = Path(words.place).stem
            is_claim = inside.startswith("evidence/")
            rests_on = (file,) if is_claim else _claims(file, words.part, words.row) or _rests_on(words.place)
            yield Sentence(f"{words.place}:{words.part}", (words.text,), rests_on)


@cache
def _kept_back() -> frozenset[str]:
    """Return the claims that are kept for whoever looks after the files, and shown to nobody."""
    files = asset("evidence").glob("*.toml")
    uncertain = (f for f in files if tomllib.loads(f.read_text("utf-8")).get("strength") == "uncertain")
    return frozenset(f"resources/evidence/{file.name}" for file in uncertain)


@cache
def _module_claims(place: str) -> tuple[str, ...]:
    if "b12diary/suggestions/" not in place:
        return _rests_on(place)
    return tuple(_cited(ast.parse((ROOT / place).read_text("utf-8"))))


def _rests_on(place: str) -> tuple[str, ...]:
    return next((claims for start, claims in RESTS_ON.items() if place.startswith(start)), ())


def _cited(tree: ast.Module) -> Iterator[str]:
    """Return the names in the calls of `EvidenceId`, and in a tuple that is made into such ids."""
    known = {file.stem for file in asset("evidence").glob("*.toml")}
    named = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    yield from dict.fromkeys(name for name in named if name in known)


def _claims(file: str, name: str, of: str) -> tuple[str, ...]:
    """Return what a field of the row `of` rests on: labels claim nothing, help and sources do."""
    if file == "analytes" and name in {"caption", "caution"}:
        return CAPTION
    by_row: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {
        ("factors", "help"): {str(factor): ids for factor, ids in FACTORS.items()},
        ("medicines", "about"): REACTIONS,
        ("plans", "source"): PLANS,
    }
    return by_row.get((file, name), {}).get(of, ())


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.?!:…])[”)]?\s+", text.strip()) if part]


def languages() -> tuple[str, ...]:
    """Return the languages that the program has words in, the source language first."""
    found = (p.parent.parent.name for p in sorted((resources() / "locale").glob("*/LC_MESSAGES/*.mo")))
    return (SOURCE_LANGUAGE, *dict.fromkeys(name for name in found if name != SOURCE_LANGUAGE))


def lines(wanted: Iterable[str], place: str = "") -> Iterator[str]:
    """Return one line for each sentence and language."""
    before = language()
    try:
        for name in wanted:
            use_language(name)
            for sentence in sentences():
                if place in sentence.place:
                    words = sentence.translated()
                    is_missing = name != SOURCE_LANGUAGE and words == sentence.text
                    told = f"({name})" if is_missing else name
                    yield "\t".join((told, sentence.place, ", ".join(sentence.evidence), " ".join(words.split())))
    finally:
        use_language(before)


def main(arguments: list[str]) -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.words.sentences", description=__doc__)
    parser.add_argument("--language", default="", help="this language only")
    parser.add_argument("--place", default="", help="only places in whose name this stands")
    chosen = parser.parse_args(arguments)
    for line in lines((chosen.language,) if chosen.language else languages(), chosen.place):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
