"""The pages that were handed out, as text to keep in the diary, so that the same page can be had again.

What a page says is kept, not its drawing: plain values, packed small. The same program version paints the same page
from it; a later one may set it a little differently, but says the same.
"""

import base64
import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from b12diary.report.handout import Handout

FORM = "b12-page-1"
"""Stands before the packed values. A later form that cannot be read by this one has another name."""


class UnreadablePageError(ValueError):
    """The text is no page that this version can read."""


def kept_text(handout: Handout) -> str:
    """Return a handed out page as one line of text."""
    written = json.dumps(_plain(handout), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return f"{FORM}:{base64.b64encode(zlib.compress(written, 9)).decode('ascii')}"


def handout_from(text: str) -> Handout:
    """Return the page that was kept.

    Raises:
        UnreadablePageError: it was kept by a later version in another form, or is damaged.
    """
    form, _colon, packed = text.partition(":")
    if form != FORM:
        raise UnreadablePageError(form[:40])
    try:
        rows = json.loads(zlib.decompress(base64.b64decode(packed, validate=True)).decode("utf-8", "surrogatepass"))
        read = _reader(Handout)(rows)
    except (ValueError, TypeError, LookupError, zlib.error) as error:
        raise UnreadablePageError(str(error)) from error
    if not isinstance(read, Handout):
        raise UnreadablePageError(form)
    return read


def _plain(value: object) -> object:
    """Return a value as JSON has it: a dataclass as its name and its fields in order, a date as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, f.name)) for f in fields(value))]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


_Read = Callable[[Any], object]


@cache
def _reader(kind: Any) -> _Read:  # noqa: ANN401, PLR0911 - any type that a field of the page may have
    """Return what turns plain values back into a value of type `kind`."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if get_origin(kind) in {Union, types.UnionType}:
        return _reader_of_any(get_args(kind))
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is Ellipsis:
            one = _reader(parts[0])
            return lambda rows: tuple(one(row) for row in _list(rows))
        each = [_reader(part) for part in parts]
        return lambda rows: tuple(read(row) for read, row in zip(each, _list(rows), strict=True))
    if is_dataclass(kind):
        return _reader_of_fields(kind)
    if issubclass(kind, Enum):
        return cast("_Read", kind)
    if kind is date:
        return date.fromisoformat
    return lambda value: _checked(value, kind)


def _reader_of_fields(kind: Any) -> _Read:  # noqa: ANN401 - any dataclass of the page
    hints = get_type_hints(kind)
    read_fields = [_reader(hints[f.name]) for f in fields(kind)]
    n_needed = sum(f.default is MISSING and f.default_factory is MISSING for f in fields(kind))

    def read(rows: Any) -> object:  # noqa: ANN401 - what JSON holds
        name, *values = _list(rows)
        if name != kind.__name__:
            raise LookupError(name)
        if len(values) < n_needed:
            raise LookupError(name)
        # A page of an earlier version lacks what came since: fields at the end, which have a starting value.
        return kind(*(one(value) for one, value in zip(read_fields[: len(values)], values, strict=True)))

    return read


def _reader_of_any(kinds: tuple[Any, ...]) -> _Read:
    """Return the reader of a field that may hold one of several things: told apart by the name that stands first."""
    named: dict[str, _Read] = {k.__name__: _reader(k) for k in kinds if isinstance(k, type) and is_dataclass(k)}
    others = [_reader(k) for k in kinds if not is_dataclass(k) and k is not types.NoneType]

    def read(rows: Any) -> object:  # noqa: ANN401 - what JSON holds
        if rows is None and types.NoneType in kinds:
            return None
        if isinstance(rows, list) and rows and isinstance(rows[0], str) and rows[0] in named:
            return named[rows[0]](rows)
        return others[0](rows)

    return read


def _list(rows: object) -> list[Any]:
    if not isinstance(rows, list):
        raise TypeError(type(rows).__name__)
    return rows


def _checked(value: object, kind: type) -> object:
    """Let through a text, number or truth value of the right kind; a whole number may stand for a fraction."""
    is_number = kind is float and type(value) is int
    if type(value) is not kind and not is_number:
        raise TypeError(f"{type(value).__name__} for {kind.__name__}")
    return float(value) if is_number and isinstance(value, int) else value
