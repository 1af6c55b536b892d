"""From lines to rows of cells: quotation marks, line numbers, and rows that no diary can hold.

Nothing but the present row, or a few dozen, is kept, so that the size of a file does not matter.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice

from b12diary.i18n import _

LONGEST_ROW = 100_000
_MOST_READ_AGAIN = 5_000_000
_MOST_BROKEN = 300_000
_LINES_AT_ONCE = 64
"""Each can be as long as a line may be, and all of them are in memory together."""

Complain = Callable[[str, int], None]
"""Is told what is wrong with a row, and the line on which it begins."""


class Lines:
    """Lines of a file with their numbers; can go back to the second line of the row it is in.

    Every line of a file passes here, so the common case, a row of one line, does next to nothing.
    """

    def __init__(self, source: Iterable[str]) -> None:
        """Read from `source`, whose lines have their ends."""
        self._source = iter(source)
        self._waiting: deque[str] = deque()
        self.row: list[str] = []
        self.line = 0
        self.n_read_again = 0
        self.n_broken = 0

    def __iter__(self) -> Iterator[str]:
        """Go on with the next line."""
        row, waiting, source = self.row, self._waiting, self._source
        length = 0
        while True:
            if not row:
                length = 0
            elif length > LONGEST_ROW:
                # A mark that is never closed would swallow the rest of the file.
                raise csv.Error
            text = waiting.popleft() if waiting else next(source, None)
            if text is None:
                return
            self.line += 1
            length += len(text)
            row.append(text)
            yield text

    def next_line(self) -> str:
        """Return the next line on its own, "" at the end."""
        self.row.clear()
        text = next(iter(self), "")
        self.row.clear()
        return text

    def plain_rows(self, separator: str) -> list[list[str]]:
        """Return the next rows at once where each is one line of bearable length; none where one by one must do.

        As many rows as lines: then no row goes over several, and no mark is left open.
        """
        if self._waiting:
            return []
        lines = list(islice(self._source, _LINES_AT_ONCE))
        rows: list[list[str]] = []
        if lines and max(map(len, lines)) <= LONGEST_ROW:
            with suppress(csv.Error):
                rows = list(csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True))
        if len(rows) != len(lines):
            self._waiting.extend(lines)
            return []
        self.line += len(lines)
        return rows

    @property
    def is_waiting(self) -> bool:
        """Whether lines were given back and not read again yet."""
        return bool(self._waiting)

    @property
    def is_hopeless(self) -> bool:
        """Whether so many rows are broken that reading on would take very long and tell nobody anything."""
        return self.n_read_again > _MOST_READ_AGAIN or self.n_broken > _MOST_BROKEN

    def back_to_second_line(self) -> None:
        """Give back every line of the present row but its first; `n_read_again` counts their letters."""
        again = self.row[1:]
        self.n_read_again += sum(map(len, again))
        self._waiting.extendleft(reversed(again))
        self.line -= len(again)


def records(lines: Lines, separator: str, complain: Complain) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows: the line each begins on and its cells.

    After a row whose quotation marks do not fit, reading goes on with the next line.
    """
    for first, rows in blocks(lines, separator, complain):
        yield from enumerate(rows, first)


def blocks(lines: Lines, separator: str, complain: Complain) -> Iterator[tuple[int, list[list[str]]]]:
    """Go through the rows, many at once where nothing is special about them.

    Yields the line on which the first row begins, and rows of which each begins one line further. See `records`.
    """
    while True:
        if rows := lines.plain_rows(separator):
            yield lines.line - len(rows) + 1, rows
        elif lines.is_waiting:
            yield from ((line, [cells]) for line, cells in _one_by_one(lines, separator, complain))
            if lines.is_hopeless:
                return
        else:
            return


def _one_by_one(lines: Lines, separator: str, complain: Complain) -> Iterator[tuple[int, list[str]]]:
    """Go through rows until no line is waiting any more."""
    row = lines.row
    while True:
        row.clear()
        reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
        try:
            for cells in reader:
                if len(row) == 1:
                    if len(row[0]) > LONGEST_ROW:
                        raise csv.Error  # noqa: TRY301 - the same as what the reader raises for one long cell
                    yield lines.line, cells
                else:
                    yield lines.line - len(row) + 1, cells
                row.clear()
                if not lines.is_waiting:
                    return
        except csv.Error:
            first = lines.line - len(row) + 1
            if len(row) == 1 and len(row[0]) > LONGEST_ROW:
                complain(_("this row is longer than 100,000 letters"), first)
            else:
                complain(_("the quotation marks in this row do not fit together"), first)
            lines.back_to_second_line()
            lines.n_broken += 1
            if lines.is_hopeless:
                complain(_("too many such marks; nothing below this line was read"), first)
                return
        else:
            return
