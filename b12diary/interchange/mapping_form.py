"""A mapping as JSON text and back, so that it can be kept, changed by hand, and used again."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from b12diary.domain.dose import Compound, Route
from b12diary.domain.rating import ScaleId
from b12diary.i18n import _
from b12diary.interchange.day_forms import DayOrder
from b12diary.interchange.mapping import ColumnUse, Meaning, NameKind, NameUse, Several, SheetMapping

_FORM = "b12diary mapping"
_VERSION = 1
_LONGEST = 1_000_000
_MOST = 5_000

Word = TypeVar("Word", bound=StrEnum)


class MappingFormError(ValueError):
    """A text is no mapping; the message is a sentence that says where."""


def text_of_mapping(mapping: SheetMapping) -> str:
    """Write a mapping as JSON that a person can read and change."""
    names = []
    for use in mapping.names:
        entry: dict[str, object] = {"kind": use.kind, "name": use.name, "use": use.is_used}
        if use.target:
            entry["target"] = use.target
        if use.scale is not None:
            entry["scale"] = use.scale
        if use.kind is NameKind.MEDICINE:
            entry |= {"route": use.route, "compound": use.compound}
        names.append(entry)
    columns = []
    for column in mapping.columns:
        entry = {"head": column.head, "meaning": column.meaning}
        if column.meaning in {Meaning.RATING, Meaning.VALUE}:
            entry["scale"] = column.scale
        if column.label:
            entry["label"] = column.label
        columns.append(entry)
    return json.dumps(
        {
            "form": _FORM,
            "version": _VERSION,
            "shape": mapping.shape,
            "columns": columns,
            "day_order": mapping.day_order,
            "several": mapping.several,
            "names": names,
            "words": dict(mapping.words),
            "skipped": {head: list(cells) for head, cells in mapping.skipped},
        },
        ensure_ascii=False,
        indent=1,
    )


def mapping_of_text(text: str) -> SheetMapping:
    """Read a mapping back.

    Raises:
        MappingFormError: the text is no mapping, or of a later version.
    """
    try:
        whole = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError) as error:
        raise MappingFormError(_("This is no mapping: it is not written as JSON.")) from error
    if not isinstance(whole, dict) or whole.get("form") != _FORM:
        raise MappingFormError(_("This is no mapping of B12 Diary."))
    if whole.get("version") != _VERSION:
        raise MappingFormError(_("This mapping was made by a later version of the program."))
    order = whole.get("day_order")
    return SheetMapping(
        columns=tuple(_column(_dict(entry, "columns")) for entry in _list(whole, "columns")),
        day_order=None if order is None else _word(order, DayOrder, "day_order"),
        several=_word(whole.get("several", Several.HIGHEST), Several, "several"),
        names=tuple(_name(_dict(entry, "names")) for entry in _list(whole, "names")),
        words=tuple(_word_value(item) for item in _dict(whole.get("words", {}), "words").items()),
        skipped=tuple(
            (head, tuple(_text(cell, "skipped") for cell in _list({"skipped": cells}, "skipped")))
            for head, cells in _dict(whole.get("skipped", {}), "skipped").items()
        ),
        shape=_text(whole.get("shape", ""), "shape"),
    )


def _column(entry: Mapping[str, Any]) -> ColumnUse:
    return ColumnUse(
        _text(entry.get("head", ""), "head"),
        _word(entry.get("meaning"), Meaning, "meaning"),
        _word(entry.get("scale", ScaleId.NRS_0_10), ScaleId, "scale"),
        _text(entry.get("label", ""), "label"),
    )


def _name(entry: Mapping[str, Any]) -> NameUse:
    scale, route, is_used = entry.get("scale"), entry.get("route"), entry.get("use", True)
    if not isinstance(is_used, bool):
        raise _trouble("use")
    return NameUse(
        _word(entry.get("kind"), NameKind, "kind"),
        _text(entry.get("name", ""), "name"),
        is_used,
        _text(entry.get("target", ""), "target"),
        None if scale is None else _word(scale, ScaleId, "scale"),
        None if route is None else _word(route, Route, "route"),
        _word(entry.get("compound", Compound.UNKNOWN), Compound, "compound"),
    )


def _word_value(item: tuple[str, object]) -> tuple[str, int]:
    word, value = item
    if type(value) is not int or not 0 <= value <= 10:
        raise _trouble("words")
    return _text(word, "words"), value


def _dict(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise _trouble(where)
    return value


def _list(whole: Mapping[str, Any], where: str) -> list[Any]:
    value = whole.get(where, [])
    if not isinstance(value, list) or len(value) > _MOST:
        raise _trouble(where)
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > 1_000:
        raise _trouble(where)
    return value


def _word(value: object, words: type[Word], where: str) -> Word:
    try:
        return words(value if isinstance(value, str) else "")
    except ValueError:
        raise _trouble(where) from None


def _trouble(where: str) -> MappingFormError:
    return MappingFormError(_("This mapping cannot be used: look at “{where}” in it.").format(where=where))
