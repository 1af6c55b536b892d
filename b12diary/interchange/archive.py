"""The archive: a whole diary as one JSON file that loses nothing, and that any program can read in forty years.

Its form is published in `resources/interchange/archive.schema.json`. Each part is a table: the names of its columns
once, then a row for each entry, its last column being the moment the entry was last changed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from b12diary import __version__
from b12diary.domain.change import Part
from b12diary.domain.many import collector_at_rest
from b12diary.domain.whole import Key, PastStep, Plain, Whole, WholeRow
from b12diary.errors import DiaryDamagedError, DiaryNewerError
from b12diary.i18n import _

FORMAT = "b12diary-archive"
CHANGED_AT = "changed_at"
_PREVIEW = 200
_AT_ONCE = 500


def is_archive(start: str) -> bool:
    """Tell from the first letters of a file whether it is meant to be an archive."""
    return start.lstrip("\ufeff \t\r\n").startswith("{") and f'"{FORMAT}"' in start[:_PREVIEW]


def archive_text(whole: Whole, now: datetime) -> Iterator[str]:
    """Yield the archive of a whole diary, piece by piece.

    Args:
        whole: everything in the diary.
        now: the moment, with its offset.
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    head = {"format": FORMAT, "version": whole.version, "program": __version__, "made_at": now.isoformat()}
    yield encode(head)[:-1]
    yield ',\n"tables": {'
    for number, (part, rows) in enumerate(whole.tables.items()):
        columns = list(rows[0].fields) if rows else []
        yield f"{',' if number else ''}\n{encode(part.value)}: "
        yield f'{{"columns": {encode([*columns, CHANGED_AT] if columns else [])}, "rows": ['
        for n in range(0, len(rows), _AT_ONCE):
            yield f"{',' if n else ''}\n{_encoded(rows[n : n + _AT_ONCE])}"
        yield "]}"
    yield "\n},\n" + '"removed": ['
    removed = [(part.value, list(key), at) for part, keys in whole.removed.items() for key, at in keys.items()]
    yield ",\n".join(map(encode, removed))
    yield "]"
    if whole.past is not None:
        yield ',\n"journal": ['
        for n, step in enumerate(whole.past):
            touched = [list(t) for t in step.touched]
            yield f"{',' if n else ''}\n{encode([step.id, step.at, step.label, step.kind, step.of, touched])}"
        yield '],\n"came_in": ['
        yield ",\n".join(map(encode, whole.came_in))
        yield "]"
    yield "\n}\n"


def _encoded(rows: Sequence[WholeRow]) -> str:
    """Return many rows, each on a line: made one by one, they take twice as long."""
    # In JSON no text holds the letter 0 itself, so every one of them is a separator.
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=("\0", ": ")).encode
    text = encode([[*row.fields.values(), row.changed_at] for row in rows])
    return text[1:-1].replace("]\0[", "],\n[").replace("\0", ", ")


def read_archive(text: str, name: str, newest: int) -> Whole:
    """Return the whole diary that an archive holds.

    Args:
        text: the file.
        name: of the file, for what is said about it.
        newest: the latest version that this program can read.

    Raises:
        DiaryDamagedError: it is no archive, or damaged.
        DiaryNewerError: it was written by a later version of the program.
    """
    try:
        with collector_at_rest():
            content = json.loads(text)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise _damaged(name)
        version = content["version"]
        if not isinstance(version, int):
            raise _damaged(name)
        if version > newest:
            raise DiaryNewerError(
                _("This archive was written by a later version of the program."),
                _("This version cannot read it: {file}.").format(file=name),
                _("Read it with the later version."),
            )
        with collector_at_rest():
            tables = {Part(part): tuple(_rows(table)) for part, table in content["tables"].items()}
            removed = _removed(content["removed"])
            past = tuple(_step(*step) for step in content["journal"]) if "journal" in content else None
        came_in = tuple((int(step), str(part), str(key), _moment(at)) for step, part, key, at in _came_in(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged(name) from error
    return Whole(version, tables, removed, past, came_in)


def _damaged(name: str) -> DiaryDamagedError:
    return DiaryDamagedError(
        _("This file cannot be read as an archive of a diary."),
        _("It is damaged, or something else: {file}.").format(file=name),
        _("Nothing was written. Choose another file."),
    )


_DECODER = json.JSONDecoder()
_PLAIN = {str, int, type(None)}


def _rows(table: Mapping[str, Any]) -> Iterator[WholeRow]:
    columns = [str(column) for column in table["columns"]]
    width = len(columns)
    has_doubles = len(set(columns)) != width
    moments: dict[Plain, str] = {}
    for values in table["rows"]:
        if len(values) != width or has_doubles:
            raise ValueError("a row of another length")
        if not _PLAIN.issuperset(map(type, values)):
            raise ValueError("not a plain value")
        fields: dict[str, Plain] = dict(zip(columns, values, strict=True))
        at = fields.pop(CHANGED_AT)
        if at not in moments:
            moments[at] = _moment(at)
        yield WholeRow(fields, moments[at])


def _moment(value: object) -> str:
    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return str(value)


def _removed(rows: Iterable[tuple[str, list[str], str]]) -> dict[Part, dict[Key, str]]:
    removed: dict[Part, dict[Key, str]] = {}
    for part, key, at in rows:
        removed.setdefault(Part(part), {})[tuple(map(str, key))] = _moment(at)
    return removed


def _step(id_: int, at: str, label: str, kind: str, of: int | None, touched: list[list[str | None]]) -> PastStep:
    found = []
    for part, key, before, after in touched:
        _refuse_torn(str(key))
        for image in (before, after):
            if image is not None:
                _refuse_torn(image)
        found.append((Part(str(part)).value, str(key), before, after))
    if kind not in {"do", "undo", "redo"} or not isinstance(label, str):
        raise ValueError("no such step")
    return PastStep(int(id_), _moment(at), label, kind, None if of is None else int(of), tuple(found))


def _refuse_torn(text: str) -> None:
    """Raise a `ValueError` for what is no JSON. Nearly always nothing stands around it, which is read twice as fast."""
    try:
        _value, end = _DECODER.raw_decode(text)
    except ValueError:
        end = -1
    if end != len(text):
        json.loads(text)


def _came_in(content: Mapping[str, Any]) -> list[tuple[int, str, str, str]]:
    found = content.get("came_in", [])
    return [tuple(row) for row in found]
