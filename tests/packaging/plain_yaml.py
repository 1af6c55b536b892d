"""Reads the part of YAML that the project's own files keep to: blocks of maps and lists, plain and quoted words, texts.

The files are few and ours. Whatever goes beyond that part is refused, so that a fault in one cannot pass unseen.
"""

import json
import re
from dataclasses import dataclass

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?: +(?P<value>.*))?$")
_NAMES = re.compile(r"\[[A-Za-z-]+(, [A-Za-z-]+)*\]")
_WORDS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    text: str
    number: int


def read(text: str) -> object:
    """Return what a file holds, as maps, lists, words, numbers and truths.

    Raises:
        ValueError: a line is no part of the YAML that is read here; it names the line.
    """
    lines = [
        _Line(len(line) - len(line.lstrip(" ")), line.strip(), number)
        for number, line in enumerate(text.splitlines(), 1)
        if not line.lstrip().startswith("#")
    ]
    value, rest = _block(lines, 0)
    if any(line.text for line in rest):
        raise ValueError(f"line {rest[0].number} belongs to nothing")
    return value


def _block(lines: list[_Line], depth: int) -> tuple[object, list[_Line]]:
    lines = _without_empty(lines)
    if not lines or lines[0].depth < depth:
        return None, lines
    return _list(lines, lines[0].depth) if lines[0].text.startswith("- ") else _map(lines, lines[0].depth)


def _list(lines: list[_Line], depth: int) -> tuple[list[object], list[_Line]]:
    items: list[object] = []
    while lines and lines[0].depth == depth and lines[0].text.startswith("- "):
        first = lines[0]
        inside = _Line(depth + 2, first.text[2:].strip(), first.number)
        item: object
        if _KEY.match(inside.text):
            item, lines = _map([inside, *lines[1:]], depth + 2)
        else:
            item, lines = _scalar(inside), lines[1:]
        items.append(item)
        lines = _without_empty(lines)
    return items, lines


def _map(lines: list[_Line], depth: int) -> tuple[dict[str, object], list[_Line]]:
    found: dict[str, object] = {}
    while lines and lines[0].depth == depth and not lines[0].text.startswith("- "):
        line, lines = lines[0], lines[1:]
        known = _KEY.match(line.text)
        if known is None or known["key"] in found:
            raise ValueError(f"line {line.number} is no new key")
        if known["value"] is None:
            # A list may stand as deep as the key that it belongs to.
            is_list = bool(lines) and lines[0].text.startswith("- ") and lines[0].depth == depth
            found[known["key"]], lines = _block(lines, depth if is_list else depth + 1)
        elif known["value"] == "|":
            found[known["key"]], lines = _text(lines, depth)
        else:
            found[known["key"]] = _scalar(_Line(depth, known["value"], line.number))
        lines = _without_empty(lines)
    return found, lines


def _text(lines: list[_Line], depth: int) -> tuple[str, list[_Line]]:
    n = next((n for n, line in enumerate(lines) if line.text and line.depth <= depth), len(lines))
    inside = [line for line in lines[:n] if line.text]
    first = inside[0].depth if inside else 0
    words = [" " * max(0, line.depth - first) + line.text for line in lines[:n]]
    return "\n".join(words).rstrip() + "\n", lines[n:]


def _scalar(line: _Line) -> object:
    text = line.text
    if _NAMES.fullmatch(text):
        return text[1:-1].split(", ")
    if text.startswith(('"', "[")):
        told: object = json.loads(text)
        return told
    if text in _WORDS:
        return _WORDS[text]
    if text.isdigit():
        return int(text)
    if text.startswith(("'", "{", "&", "*", "!", "|", ">", "%", "@", "`", "? ")) or ": " in text or " #" in text:
        raise ValueError(f"line {line.number} is beyond what is read here: {text}")
    return text


def _without_empty(lines: list[_Line]) -> list[_Line]:
    n = next((n for n, line in enumerate(lines) if line.text), len(lines))
    return lines[n:]
