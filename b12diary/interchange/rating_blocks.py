"""Many rows of ratings understood together, where nothing is special about any of them.

Decades of ratings are hundreds of thousands of rows; asked one by one, reading them took longer than storing them.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from itertools import repeat
from operator import itemgetter

from b12diary.domain.checks import EARLIEST
from b12diary.domain.rating import SCALES, Origin, Rating, Scale, ScaleId
from b12diary.domain.symptom import SymptomId
from b12diary.interchange.table_cells import read_day


class KnownDays(dict[str, date]):
    """Cells that are days on which something can have been rated, each understood once; others are not in it."""

    def __init__(self, today: date) -> None:
        """Know none; a day after `today` is none."""
        super().__init__()
        self._today = today

    def __missing__(self, cell: str) -> date:
        """Understand a cell that is met for the first time."""
        day = read_day(cell.strip())
        if day is None or not EARLIEST <= day <= self._today:
            raise KeyError(cell)
        self[cell] = day
        return day


@dataclass(slots=True)
class KnownCells:
    """What the cells of a file mean that were understood before, column by column."""

    days: KnownDays
    symptoms: dict[str, SymptomId] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=lambda: {"": SCALES[ScaleId.NRS_0_10]})

    def block(self, rows: Sequence[list[str]], places: Sequence[int], width: int) -> "RatingBlock | None":
        """Return what rows mean together, None when any of them needs a closer look.

        Args:
            rows: some, at least one.
            places: where day, symptom, value, day of entry and scale stand in a row; `width` = the column is not there.
            width: how many cells a row has.
        """
        if set(map(len, rows)) != {width}:
            return None
        columns = (*zip(*rows, strict=True), ("",) * len(rows))
        day_cells, symptom_cells, value_cells, entered_cells, scale_cells = itemgetter(*places)(columns)
        try:
            (scale,) = map(self.scales.__getitem__, set(scale_cells))
            values = tuple(map(self.values.__getitem__, value_cells))
            days = tuple(map(self.days.__getitem__, day_cells))
            symptoms = tuple(map(self.symptoms.__getitem__, symptom_cells))
            entered = days if entered_cells == day_cells else tuple(self._entered(entered_cells))
        except (KeyError, ValueError):
            return None
        if min(values) < scale.low or max(values) > scale.high:
            return None
        if entered is not days and any(on is not None and on < day for on, day in zip(entered, days, strict=True)):
            return None
        return RatingBlock(days, symptoms, values, entered, scale.id)

    def _entered(self, cells: Sequence[str]) -> Iterator[date | None]:
        days = self.days
        return (days[cell] if cell else None for cell in cells)


@dataclass(frozen=True, slots=True)
class RatingBlock:
    """Ratings on one scale, as columns of equal length."""

    days: tuple[date, ...]
    symptoms: tuple[SymptomId, ...]
    values: tuple[int, ...]
    entered: tuple[date | None, ...]
    scale: ScaleId

    def keys(self) -> list[tuple[SymptomId, date]]:
        """Return symptom and day of each."""
        return list(zip(self.symptoms, self.days, strict=True))

    def ratings(self, now: datetime) -> list[Rating]:
        """Return them as nouns, imported at the moment `now`.

        Filled column by column: going through `__init__` one by one takes three times as long.
        """
        new = object.__new__
        made = [new(Rating) for _day in self.days]
        of_all = repeat(now), self.entered, repeat(self.scale), repeat(Origin.IMPORTED)
        columns: tuple[Iterable[object], ...] = (self.days, self.symptoms, self.values, *of_all)
        for fill, column in zip(_FILL, columns, strict=True):
            _run(map(fill, made, column))
        return made


_FILL = tuple(getattr(Rating, of_rating.name).__set__ for of_rating in fields(Rating))
"""How each field of a rating is filled, in the order of the fields."""


def _run(calls: "map[None]") -> None:
    deque(calls, maxlen=0)


def are_all_new(keys: Sequence[tuple[SymptomId, date]], seen: Collection[tuple[SymptomId, date]]) -> bool:
    """Tell whether each is another one, and none was seen."""
    return len(set(keys)) == len(keys) and not any(map(seen.__contains__, keys))
