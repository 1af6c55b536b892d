"""A first look over a sheet: examples, numbers, words and dates of each column, and the names that stand in it.

It reads at most the first rows of a very long sheet; what is only further down is found when the sheet is read.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from b12diary.interchange.day_forms import DayOrder, written_day
from b12diary.interchange.findings import MOST_NAMES, Findings
from b12diary.interchange.mapping import Meaning, NameKind, SheetMapping
from b12diary.interchange.rating_cells import is_nothing
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet
from b12diary.interchange.table_cells import read_whole

MOST_ROWS = 50_000
_N_EXAMPLES = 5
_MOST_WORDS = 60
_LONGEST_EXAMPLE = 80


@dataclass(frozen=True, slots=True)
class Proof:
    """A cell that shows in which order a file writes day and month."""

    line: int
    text: str


@dataclass(slots=True)
class CellsLook:
    """What stands in some cells: of a column, or under one name.

    Attributes:
        examples: the first few different cells.
        n: how many are filled.
        low: the smallest whole number, None when there is none.
        high: the greatest.
        n_whole: how many are whole numbers as spreadsheets write them.
        n_days: how many are whole dates.
        n_two_readings: how many of those can be read in two ways.
        proofs: the first cell that shows an order, by the order.
        words: what is neither number nor date nor "nothing", counted, the first `_MOST_WORDS` different ones.
    """

    examples: list[str] = field(default_factory=list)
    n: int = 0
    low: int | None = None
    high: int | None = None
    n_whole: int = 0
    n_days: int = 0
    n_two_readings: int = 0
    proofs: dict[DayOrder, Proof] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)

    def add(self, cell: str, line: int) -> None:
        """Look at one more cell."""
        text = cell.strip()
        if not text:
            return
        self.n += 1
        if len(self.examples) < _N_EXAMPLES and text[:_LONGEST_EXAMPLE] not in self.examples:
            self.examples.append(text[:_LONGEST_EXAMPLE])
        whole = read_whole(text.replace(",", ".", 1))
        if whole is not None:
            self.n_whole += 1
            self.low = whole if self.low is None else min(self.low, whole)
            self.high = whole if self.high is None else max(self.high, whole)
            if len(text) < 6:
                return
        written = written_day(text)
        if written is not None:
            self.n_days += 1
            self.n_two_readings += written.is_ambiguous
            if written.shows is not None:
                self.proofs.setdefault(written.shows, Proof(line, text))
        elif whole is None and not is_nothing(text):
            word = text.casefold()[:_LONGEST_EXAMPLE]
            if word in self.words or len(self.words) < _MOST_WORDS:
                self.words[word] += 1

    @property
    def n_words(self) -> int:
        """How many cells hold words."""
        return self.words.total()


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a first look over a sheet showed, column by column in the order of its heads."""

    heads: tuple[str, ...]
    columns: tuple[CellsLook, ...]
    n_rows: int
    is_whole: bool


def look_over(sheet: OpenSheet, progress: Progress) -> SheetLook:
    """Look over the first rows of a sheet; raises `StoppedError` when called off."""
    looks = tuple(CellsLook() for _head in sheet.heads)
    n_rows = 0
    for line, cells in islice(sheet.rows(Findings(sheet.name), progress), MOST_ROWS + 1):
        n_rows += 1
        if n_rows > MOST_ROWS:
            break
        for look, cell in zip(looks, cells, strict=True):
            if cell:
                look.add(cell, line)
    return SheetLook(sheet.heads, looks, min(n_rows, MOST_ROWS), n_rows <= MOST_ROWS)


@dataclass(frozen=True, slots=True)
class OrderShown:
    """What a sheet's dates show about their order.

    Attributes:
        is_needed: whether there is any date that can be read in two ways.
        order: what is shown; None when nothing is, or both orders are.
        proof: the cell that shows it.
        is_mixed: whether some dates show one order and some the other.
    """

    is_needed: bool
    order: DayOrder | None = None
    proof: Proof | None = None
    is_mixed: bool = False


def order_shown(look: SheetLook, mapping: SheetMapping) -> OrderShown:
    """Tell what the columns that hold days show about the order of day and month."""
    dated = [
        column
        for column, use in zip(look.columns, mapping.columns, strict=True)
        if use.meaning in {Meaning.DAY, Meaning.ENTERED}
        or (use.meaning is Meaning.INJECTION and column.n_days * 2 > column.n)
    ]
    is_needed = any(column.n_two_readings for column in dated)
    proofs: dict[DayOrder, Proof] = {}
    for column in dated:
        for order, proof in column.proofs.items():
            proofs.setdefault(order, proof)
    if len(proofs) != 1:
        return OrderShown(is_needed or bool(proofs), is_mixed=len(proofs) > 1)
    ((order, proof),) = proofs.items()
    return OrderShown(is_needed, order, proof)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that stands in a sheet, with what is said under it. `is_head` = it is the head of a column."""

    kind: NameKind
    name: str
    cells: CellsLook
    is_head: bool = False


def names_in(sheet: OpenSheet, look: SheetLook, mapping: SheetMapping, progress: Progress) -> tuple[FoundName, ...]:
    """Return the names of symptoms, medicines and events in a sheet with this mapping, the most frequent first.

    Raises:
        StoppedError: it was called off.
    """
    found: dict[tuple[NameKind, str], CellsLook] = {}
    kinds = {
        Meaning.RATING: NameKind.SYMPTOM,
        Meaning.INJECTION: NameKind.MEDICINE,
        Meaning.EVENT: NameKind.EVENT,
    }
    for use, column in zip(mapping.columns, look.columns, strict=True):
        if use.meaning in kinds and column.n:
            found.setdefault((kinds[use.meaning], use.name), column)
    if mapping.has(Meaning.SYMPTOM, Meaning.MEDICINE, Meaning.EVENTS):
        _gather(sheet, mapping, progress, found)
    heads = {column.name for column in mapping.columns}
    ordered = sorted(found.items(), key=lambda item: -item[1].n)
    return tuple(FoundName(kind, name, cells, name in heads) for (kind, name), cells in ordered)


def _gather(
    sheet: OpenSheet, mapping: SheetMapping, progress: Progress, found: dict[tuple[NameKind, str], CellsLook]
) -> None:
    pairs = (
        (NameKind.SYMPTOM, mapping.place_of(Meaning.SYMPTOM), mapping.place_of(Meaning.VALUE)),
        (NameKind.MEDICINE, mapping.place_of(Meaning.MEDICINE), mapping.place_of(Meaning.AMOUNT)),
        (NameKind.EVENT, mapping.place_of(Meaning.EVENTS), None),
    )
    wanted = [(kind, place, value) for kind, place, value in pairs if place is not None]
    for line, cells in islice(sheet.rows(Findings(sheet.name), progress), MOST_ROWS):
        if is_skipped(mapping, cells):
            continue
        for kind, place, value in wanted:
            for name in event_names(cells[place]) if kind is NameKind.EVENT else (cells[place].strip(),):
                if not name or (len(found) >= MOST_NAMES and (kind, name) not in found):
                    continue
                looked = found.setdefault((kind, name), CellsLook())
                if value is None or not cells[value].strip():
                    looked.n += 1
                else:
                    looked.add(cells[value], line)


def event_names(cell: str) -> Iterable[str]:
    """Return the names that stand in one cell, with one kind of mark between them."""
    mark = next((m for m in ("|", ";", ",") if m in cell), None)
    return (name.strip() for name in (cell.split(mark) if mark else [cell]))


def is_skipped(mapping: SheetMapping, cells: list[str]) -> bool:
    """Tell whether the mapping passes a row over."""
    heads = mapping.heads
    places: Mapping[str, int] = {head: n for n, head in enumerate(heads)}
    return any(
        head in places and cells[places[head]].strip().casefold() in {word.casefold() for word in words}
        for head, words in mapping.skipped
    )
