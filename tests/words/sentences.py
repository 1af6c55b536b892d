"""Every sentence that a patient can meet, with what it rests on, in each language: python -m tests.words.sentences.

One line each: language, place, evidence (names of files in resources/evidence, or nothing), the words. A language in
brackets has no translation of that sentence yet. `--language de` and `--place suggestions` show a part.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from b12diary.assets import asset, resources
from b12diary.i18n import _, language, ngettext, use_language
from b12diary.suggestions.evidence import BLOOD_TEST_CAPTION, LOOK_BACK

ROOT = Path(__file__).parents[2]
SOURCE_LANGUAGE = "en_GB"
_MARKS = {"_": 1, "ngettext": 2}
_NO_WORDS = {
    "id", "group", "code", "snomed", "loinc", "units", "equals", "card", "level", "number", "kind", "strength", "seen",
    "sources", "checked", "source", "caption_source", "signs", "sign", "emergency", "urgent", "name",
    "injection", "oral", "nasal",
}  # fmt: skip
"""Fields of resources that are names, codes or citations, the same in every language."""
_FOLDERS = ("catalogue", "evidence", "report")
CAPTION = tuple(map(str, BLOOD_TEST_CAPTION))
RESTS_ON = {
    "b12diary/analysis/wording/": tuple(map(str, LOOK_BACK)),
    "b12diary/report/blood_tests": CAPTION,
    "b12diary/report/looking_back": tuple(map(str, LOOK_BACK)),
    "resources/catalogue/safety": ("quick_care", "nerve_damage_can_last", "cobalt_allergy", "stomach_signs"),
}
"""What whole places rest on; the rules of `suggestions` and the files of evidence say it themselves."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they stand in the source: one text, or the forms for one and for several.

    Attributes:
        place: the module or resource, from the root of the project.
        forms: the text; two of them where there is a plural.
        evidence: what it rests on; empty for words that claim nothing.
    """

    place: str
    forms: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text, or the form for several."""
        return self.forms[-1]

    def translated(self) -> str:
        """Return the text in the language in use."""
        return ngettext(self.forms[0], self.forms[1], 2) if len(self.forms) == 2 else _(self.text)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return every sentence of the program and its resources, place after place."""
    return (*_from_modules(), *_from_resources())


def _from_modules() -> Iterator[Sentence]:
    for file in sorted((ROOT / "b12diary").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        place = file.relative_to(ROOT).as_posix()
        rests_on = tuple(_cited(tree)) if "b12diary/suggestions/" in place else _rests_on(place)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if isinstance(node.func, ast.Name) and node.func.id in _MARKS:
                given = node.args[: _MARKS[node.func.id]]
                texts = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if texts and len(texts) == len(given):
                    yield Sentence(place, tuple(texts), rests_on)


def _rests_on(place: str) -> tuple[str, ...]:
    return next((claims for start, claims in RESTS_ON.items() if place.startswith(start)), ())


def _cited(tree: ast.Module) -> Iterator[str]:
    """Return the names in the calls of `EvidenceId`, and in a tuple that is made into such ids."""
    known = {file.stem for file in asset("evidence").glob("*.toml")}
    named = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    yield from dict.fromkeys(name for name in named if name in known)


def _from_resources() -> Iterator[Sentence]:
    for folder in _FOLDERS:
        for file in sorted(asset(folder).glob("*.toml")):
            place = f"resources/{file.relative_to(resources()).as_posix()}"
            row = tomllib.loads(file.read_text("utf-8"))
            if row.get("strength") == "uncertain":
                continue  # kept for whoever looks after the files, shown to nobody
            for name, text in _words(row):
                is_caption = file.stem == "analytes" and name in {"caption", "caution"}
                rests_on = (file.stem,) if folder == "evidence" else CAPTION if is_caption else _rests_on(place)
                yield Sentence(f"{place}:{name}", (text,), rests_on)


def _words(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value.strip():
        yield name, value
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, name)
    elif isinstance(value, dict):
        for key, item in value.items():
            is_table = isinstance(item, list) and any(isinstance(row, dict) for row in item)
            if is_table or key not in _NO_WORDS:
                yield from _words(item, key)


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
