"""A whole diary from elsewhere, made to fit: columns of earlier versions filled in, what cannot be used left out."""

from dataclasses import dataclass, replace
from typing import Any

from b12diary.domain.change import Part
from b12diary.domain.checks import Problem
from b12diary.domain.whole import JoinedPart, Whole, WholeRow
from b12diary.i18n import _
from b12diary.storage.rows import TABLES
from b12diary.storage.schema import COLUMNS, SCHEMA_VERSION, VALUES_BEFORE

NEWEST_VERSION = SCHEMA_VERSION
"""The latest version of an archive that can be joined with."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What joining would do, part by part, and what of the archive cannot be used."""

    parts: tuple[JoinedPart, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether joining would do anything at all."""
        return any(part.changes_something for part in self.parts)


def fitted_whole(whole: Whole) -> tuple[Whole, tuple[Problem, ...]]:
    """Return `whole` with every column of this version, without entries that this diary cannot hold, and those."""
    problems: list[Problem] = []
    tables: dict[Part, tuple[WholeRow, ...]] = {}
    for part, rows in whole.tables.items():
        fitting = []
        for number, row in enumerate(rows, 1):
            fitted = _fitted(part, row)
            if fitted is None:
                where = _("{part}, entry {number}").format(part=part.value, number=number)
                problems.append(
                    Problem(_("this entry of the archive cannot be used: {where}").format(where=where), part)
                )
            else:
                fitting.append(fitted)
        tables[part] = tuple(fitting)
    return replace(whole, tables=tables), tuple(problems)


def _fitted(part: Part, row: WholeRow) -> WholeRow | None:
    fields = VALUES_BEFORE.get(part.value, {}) | dict(row.fields)
    columns = COLUMNS[part.value]
    if set(fields) != set(columns):
        return None
    values: tuple[Any, ...] = tuple(fields[column] for column in columns)
    table = TABLES[part]
    try:
        # There and back: what it means to this program is exactly what the archive says.
        if table.to_row(table.from_row(values)) != values:
            return None
    except (ValueError, ArithmeticError, TypeError, AttributeError, KeyError):
        return None
    return WholeRow(dict(zip(columns, values, strict=True)), row.changed_at)
