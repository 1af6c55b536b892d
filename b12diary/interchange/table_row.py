"""One row of a table asked for its values column by column; what does not fit is gathered, not raised."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from b12diary.domain.checks import Problem, check_text
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.i18n import _
from b12diary.interchange import table_cells as cell
from b12diary.interchange.table_cells import Word
from b12diary.interchange.table_sheets import Sheet

T = TypeVar("T")

_UNIT_WORDS = {
    **dict.fromkeys(("µg", "μg", "mcg", "microgram", "micrograms"), DoseUnit.MICROGRAM),
    **dict.fromkeys(("milligram", "milligrams"), DoseUnit.MILLIGRAM),
    **dict.fromkeys(("millilitre", "millilitres", "milliliter", "milliliters"), DoseUnit.MILLILITRE),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What every row needs to know: the moment of reading, the diary day, and where new ids come from."""

    now: datetime
    today: date
    new_id: Callable[[], str]


@dataclass(slots=True)
class Row:
    """One row: `line` in its file and the cells. A method that finds a fault notes it and returns None."""

    sheet: Sheet
    line: int
    cells: list[str]
    problems: list[Problem] = field(default_factory=list)

    def fits(self) -> bool:
        """Tell whether nothing was found so far; a row with a fault is told to its sheet and left out whole."""
        return not self.problems

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems that know only their column."""
        self.problems += [replace(p, file=self.sheet.file, row=self.line) for p in problems]

    def checked(self, value: T, problems: Iterable[Problem]) -> T | None:
        """Return the value made from this row, None when the row or the value does not fit.

        A problem that was found in the cell itself is not told a second time from the value.
        """
        told = {(p.field, p.text) for p in self.problems}
        self.add(p for p in problems if (p.field, p.text) not in told)
        return value if self.fits() else None

    def complain(self, text: str, column: str) -> None:
        """Note one problem."""
        self.add([Problem(text, column)])

    def tell(self) -> None:
        """Tell the sheet all that was found."""
        for problem in self.problems:
            self.sheet.complain(problem.text, problem.field, self.line)

    def raw(self, column: str) -> str:
        """Return the cell as it stands; "" when the column or the cell is not there."""
        place = self.sheet.places.get(column)
        return "" if place is None or place >= len(self.cells) else self.cells[place]

    def plain(self, column: str) -> str:
        """Return the cell without outer blanks, for columns that hold no free text."""
        return self.raw(column).strip()

    def text(self, column: str) -> str:
        """Return free text."""
        text = cell.text_of_cell(self.raw(column))
        self.add(check_text(text, column))
        return text

    def needed_text(self, column: str) -> str:
        """Return free text that has to be there, of at most 200 letters since it names something."""
        text = self.text(column)
        if not text.strip():
            self.complain(_("nothing is written here"), column)
        elif len(text) > 200:
            self.complain(_("this name is longer than 200 letters"), column)
        return text

    def day(self, column: str) -> date | None:
        """Return a day, None for a blank cell."""
        text = self.plain(column)
        if not text:
            return None
        day = cell.read_day(text)
        if day is None:
            self.complain(cell.day_trouble(text), column)
        return day

    def needed_day(self, column: str) -> date | None:
        """Return a day that has to be there."""
        if not self.plain(column):
            self.complain(_("there is no date"), column)
        return self.day(column)

    def time(self, column: str) -> time | None:
        """Return a time of day, None for a blank cell."""
        text = self.plain(column)
        at = cell.read_time(text) if text else None
        if text and at is None:
            self.complain(_("{value} is not a time; write it like 08:30").format(value=cell.shown(text)), column)
        return at

    def number(self, column: str) -> Decimal | None:
        """Return a number, None for a blank cell."""
        text = self.plain(column)
        number = cell.read_number(text) if text else None
        if text and number is None:
            self.complain(cell.number_trouble(text), column)
        return number

    def whole(self, column: str) -> int | None:
        """Return a whole number, None for a blank cell."""
        text = self.plain(column)
        number = cell.read_whole(text) if text else None
        if text and number is None:
            self.complain(_("{value} is not a whole number").format(value=cell.shown(text)), column)
        return number

    def word(self, column: str, words: type[Word]) -> Word | None:
        """Return a word of a list, None for a blank cell."""
        text = self.plain(column)
        word = cell.read_word(text, words) if text else None
        if text and word is None:
            self.complain(cell.word_trouble(text, words), column)
        return word

    def quantity(self, amount_column: str, unit_column: str) -> Quantity | None:
        """Return an amount with its unit; a unit alone says nothing, an amount without one is a problem."""
        amount = self.number(amount_column)
        if amount is None:
            return None
        unit = _UNIT_WORDS.get(self.plain(unit_column).casefold()) or self.word(unit_column, DoseUnit)
        if unit is None:
            if not self.plain(unit_column):
                self.complain(_("an amount needs its unit: ug, mg or ml"), unit_column)
            return None
        if amount <= 0:
            self.complain(_("an amount is above 0"), amount_column)
            return None
        return Quantity(amount, unit)


def rows_of(sheet: Sheet, source: str | Iterable[str]) -> Iterator[Row]:
    """Go through the rows of a file; each row's problems reach the sheet when the next row is asked for."""
    for line, cells in sheet.rows(source):
        row = Row(sheet, line, cells)
        yield row
        row.tell()
