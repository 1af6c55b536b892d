"""Where the words that people meet stand: in calls of `_()` and its kin, and in named fields of the resources.

Read without running anything, so that a word can't be missed because a page was not opened. The tests hold what is
found here against what the program in fact asks its translation for.
"""

import ast
import csv
import io
import tokenize
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REMARK = "Translators:"
_CALLS = {"_": 1, "marked": 1, "ngettext": 2, "pgettext": 2}

_LABEL = "Stands by itself, for example in a list or beside a box."
_INSIDE = "Stands inside sentences: begin with a small letter where the language lets it."
_BULLET = "Completes the heading of its card: “Call … now if: …”. At most 20 words."
_SEARCHED = "Never shown: other words for it, which people may search for. Give those of your language."

FIELDS: dict[str, dict[str, str]] = {
    "catalogue/symptoms.toml": {
        "interference": _LABEL,
        "interference_help": "",
        "own_group": "Heading over the symptoms that the person named.",
        "label": "At most 30 letters: it stands beside a scale, and inside sentences.",
        "help": "At most two sentences.",
        "also": _SEARCHED,
    },
    "catalogue/factors.toml": {"label": _LABEL, "help": "At most two sentences."},
    "catalogue/analytes.toml": {
        "caption": "Stands beside every blood test.",
        "caution": "Stands beside every blood test.",
        "positive": "Result of a blood test in a word.",
        "negative": "Result of a blood test in a word.",
        "unclear": "Result of a blood test in a word.",
        "label": "Name of a blood test, as laboratories print it.",
        "also": _SEARCHED,
    },
    "catalogue/medicines.toml": {
        "label": _INSIDE,
        "short": "Stands on a narrow button, so keep it short.",
        "about": "",
    },
    "catalogue/plans.toml": {"label": "Says whose wording the plan is, never that it should be so.", "source": ""},
    "catalogue/safety.toml": {
        "static": "",
        "crisis": "{name} is a telephone service, {number} its number.",
        "label": _LABEL,
        "heading": "A list of signs follows, each completing this heading.",
        "bullets": _BULLET,
        "catch_all": "The last line of a card.",
    },
    "catalogue/help_lines.toml": {
        "label": "Name of a country.",
        "emergency": "",
        "emergency_heading": "A list of signs follows. {number} is a telephone number.",
        "urgent_heading": "A list of signs follows. {number} is a telephone number.",
        "soon_heading": "A list of signs follows.",
        "note": "",
    },
    "evidence/*.toml": {
        "topic": "Heading in a list.",
        "claim": "For patients: short, plain sentences.",
        "technical": "For clinicians: the terms of the source.",
        "against": "For patients: what speaks against it, or what it does not say.",
    },
    "report/questions.toml": {"text": "A question that a patient may put to a clinician. Open, and short."},
    "presets/*.toml": {
        "remark": "",
        "refuse": "",
        "label": "Name of what is taken in from another program's file.",
    },
    "licences/parts.toml": {"does": "What a library does in this program. Follows a colon."},
}
"""The fields of each resource whose texts are shown, with what a translator should know of them. All others are ids,
codes, names of services, or citations, which are the same in every language."""
TYPED = ("note", "label")
"""The columns of the example diaries in which a person's own words stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text as it stands in the source.

    Attributes:
        text: the text, or its form for one.
        plural: the form for several; empty where there is none.
        context: tells apart what is written alike in English; empty = nothing to tell apart.
        remarks: for the translator.
        place: the file, from the root of the project.
        part: the field of a resource; empty for modules.
        row: the id of the row of a resource; empty where it has none.
    """

    text: str
    plural: str = ""
    context: str = ""
    remarks: tuple[str, ...] = field(default=(), compare=False)
    place: str = ""
    part: str = ""
    row: str = field(default="", compare=False)


def all_words(root: Path = ROOT) -> Iterator[Words]:
    """Return every text of the program and its resources, file after file, in the order in which they stand."""
    for file in sorted((root / "b12diary").rglob("*.py")):
        yield from module_words(file.read_text("utf-8"), file.relative_to(root).as_posix())
    for pattern, fields in FIELDS.items():
        for path in sorted((root / "resources").glob(pattern)):
            yield from resource_words(tomllib.loads(path.read_text("utf-8")), path.relative_to(root).as_posix(), fields)
    for path in sorted((root / "resources" / "examples").glob("*/*.csv")):
        yield from example_words(path.read_text("utf-8"), path.relative_to(root).as_posix())


def module_words(source: str, place: str) -> Iterator[Words]:
    """Return the texts of one module. A comment that begins with `REMARK` belongs to the call below or beside it."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    remarks = _remarks(source)
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if not isinstance(call.func, ast.Name) or call.func.id not in _CALLS:
            continue
        given = call.args[: _CALLS[call.func.id]]
        texts = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if len(texts) != _CALLS[call.func.id] or not texts[-1]:
            continue  # words of a resource, which are found there
        lines = range(call.lineno - 1, (call.end_lineno or call.lineno) + 1)
        told = tuple(remarks[line] for line in lines if line in remarks)
        match call.func.id:
            case "ngettext":
                yield Words(texts[0], texts[1], "", told, place)
            case "pgettext":
                yield Words(texts[1], "", texts[0], told, place)
            case _:
                yield Words(texts[0], "", "", told, place)


def _remarks(source: str) -> dict[int, str]:
    """Return the remarks for translators by the last line of each; one may go over several comment lines."""
    found: dict[int, str] = {}
    if REMARK not in source:
        return found
    lines = iter(source.splitlines(keepends=True))
    for token in tokenize.generate_tokens(lambda: next(lines, "")):
        if token.type != tokenize.COMMENT:
            continue
        text, line = token.string.lstrip("# "), token.start[0]
        if text.startswith(REMARK):
            found[line] = text.removeprefix(REMARK).strip()
        elif line - 1 in found and not token.line[: token.start[1]].strip():
            found[line] = f"{found.pop(line - 1)} {text.strip()}"
    return found


def resource_words(
    content: object, place: str, fields: dict[str, str], row: str = "", name: str = ""
) -> Iterator[Words]:
    """Return the texts of one resource.

    Args:
        content: the resource as read, or a part of it.
        place: its file.
        fields: as in `FIELDS`.
        row: id of the row that the part stands in.
        name: the field that it stands in.
    """
    match content:
        case str() if name in fields and content.strip():
            about = f"{row}: {name}" if row else ""
            yield Words(content, "", "", tuple(filter(None, (about, fields[name]))), place, name, row)
        case list():
            for item in content:
                yield from resource_words(item, place, fields, row, name)
        case {"meaning": "event"}:
            return  # named by the id of a factor
        case dict():
            for key, item in content.items():
                yield from resource_words(item, place, fields, str(content.get("id", row)), key)
        case _:
            return


def example_words(text: str, place: str) -> Iterator[Words]:
    """Return what somebody could have typed into one table of an example diary."""
    for row in csv.DictReader(io.StringIO(text)):
        for column in TYPED:
            if row.get(column):
                yield Words(row[column], "", "", ("In an example diary, as a person would type it.",), place, column)
