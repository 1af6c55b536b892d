"""A whole diary from elsewhere, made to fit: columns of earlier versions filled in, what cannot be used left out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import contains

from b12diary.domain.change import Part
from b12diary.domain.checks import Problem
from b12diary.domain.many import collector_at_rest
from b12diary.domain.rating import Origin, ScaleId
from b12diary.domain.whole import JoinedPart, Plain, Whole, WholeRow
from b12diary.i18n import _
from b12diary.storage.pace import Pace
from b12diary.storage.rows import TABLES, Row
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


@collector_at_rest()
def fitted_whole(whole: Whole, pace: Pace) -> tuple[Whole, tuple[Problem, ...]]:
    """Return `whole` with every column of this version, without entries that this diary cannot hold, and those."""
    problems: list[Problem] = []
    tables: dict[Part, tuple[WholeRow, ...]] = {}
    for part, rows in whole.tables.items():
        fitting = []
        fits = _RatingRule() if part is Part.RATINGS else _Rule(part)
        for number, row in enumerate(pace.over(rows), 1):
            fitted = _fitted(part, row, fits)
            if fitted is None:
                where = _("{part}, entry {number}").format(part=part.value, number=number)
                problems.append(
                    Problem(_("this entry of the archive cannot be used: {where}").format(where=where), part)
                )
            else:
                fitting.append(fitted)
        tables[part] = tuple(fitting)
    return replace(whole, tables=tables), tuple(problems)


def _fitted(part: Part, row: WholeRow, fits: Callable[[Row], bool]) -> WholeRow | None:
    columns = COLUMNS[part]
    if tuple(row.fields) == columns:
        return row if fits(tuple(row.fields.values())) else None
    fields = VALUES_BEFORE.get(part.value, {}) | dict(row.fields)
    if set(fields) != set(columns):
        return None
    values: Row = tuple(fields[column] for column in columns)
    return WholeRow(dict(zip(columns, values, strict=True)), row.changed_at) if fits(values) else None


class _Rule:
    """What a row must be: there and back, it means to this program exactly what the archive says."""

    def __init__(self, part: Part) -> None:
        self._table = TABLES[part]

    def __call__(self, values: Row) -> bool:
        try:
            there_and_back: Row = self._table.to_row(self._table.from_row(values))
        except (ValueError, ArithmeticError, TypeError, AttributeError, KeyError):
            return False
        return there_and_back == values


class _RatingRule:
    """The same for ratings, of which there are very many: each column means something by itself, and repeats itself."""

    _SOUND: Row = ("", "2026-01-01", 0, ScaleId.NRS_0_10.value, None, Origin.TYPED.value, "2026-01-01T00:00:00+00:00")

    def __init__(self) -> None:
        self._rule = _Rule(Part.RATINGS)
        self._known: tuple[set[Plain], ...] = tuple(set() for _column in self._SOUND)

    def __call__(self, values: Row) -> bool:
        return all(map(contains, self._known, values)) or all(map(self._is_sound, range(len(values)), values))

    def _is_sound(self, column: int, value: Plain) -> bool:
        known = self._known[column]
        if value not in known and self._rule((*self._SOUND[:column], value, *self._SOUND[column + 1 :])):
            known.add(value)
        return value in known
