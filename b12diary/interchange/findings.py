"""What is told about a file while it is read, and how much may be kept: a hostile file must not fill the memory."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from b12diary.domain.checks import Problem
from b12diary.i18n import _, number_text

MOST_ENTRIES = 300_000
"""More than anyone can write in a life: 12 symptoms a day are 300,000 ratings in 68 years."""

MOST_LETTERS = 10_000_000
MOST_PROBLEMS = 1_000
MOST_NAMES = 1_000
"""Different symptoms, or medicines, or events of one file."""
MOST_KNOWN_CELLS = 50_000
"""Different cells of one kind that are remembered, so that each is understood once."""

_LINE_BITS = 40


class EntryKind(StrEnum):
    """The kinds of entries that come in, in the order in which they are told."""

    INJECTIONS = "injections"
    PLANS = "plans"
    SYMPTOMS = "symptoms"
    RATINGS = "ratings"
    NOTES = "notes"
    EVENTS = "events"
    BLOOD_TESTS = "blood_tests"


@dataclass(slots=True)
class Places:
    """In which file and on which line each entry begins, kind by kind in the order of the entries."""

    files: list[str] = field(default_factory=list)
    _codes: dict[EntryKind, "array[int]"] = field(default_factory=dict)

    def add(self, kind: EntryKind, file: str, line: int) -> None:
        """Note the place of the next entry of a kind."""
        if not self.files or self.files[-1] != file:
            self.files.append(file)
        codes = self._codes.setdefault(kind, array("Q"))
        codes.append((len(self.files) - 1) << _LINE_BITS | line)

    def start(self, kind: EntryKind, file: str) -> tuple["array[int]", int]:
        """Return the places of one kind, and what to add to a line of this file, for long runs of entries."""
        if not self.files or self.files[-1] != file:
            self.files.append(file)
        return self._codes.setdefault(kind, array("Q")), (len(self.files) - 1) << _LINE_BITS

    def codes(self, kind: EntryKind) -> "array[int]":
        """Return the places of one kind as numbers that sort by file and line."""
        return self._codes.get(kind, array("Q"))

    def code(self, file: str, line: int | None) -> int:
        """Return the number of a place by its file's name; one that no entry is from stands behind all others."""
        place = self.files.index(file) if file in self.files else len(self.files)
        return place << _LINE_BITS | (line or 0)

    def named(self, code: int) -> tuple[str, int]:
        """Return file and line of a number; the file is "" for one that no entry is from."""
        place = code >> _LINE_BITS
        return self.files[place] if place < len(self.files) else "", code & ((1 << _LINE_BITS) - 1)


@dataclass(slots=True)
class Findings:
    """Problems and remarks of one file; of very many the first and the last are kept, and the number of rows."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    n_left_out: int = 0
    _last_row: int | None = -1

    def complain(self, text: str, column: str = "", line: int | None = None) -> None:
        """Add a problem."""
        if line != self._last_row or line is None:
            self.n_left_out += 1
            self._last_row = line
        # The last one stands whatever came before: it can say that nothing below was read.
        del self.problems[MOST_PROBLEMS - 1 :]
        self.problems.append(Problem(text, column, self.file, line))

    @property
    def are_too_many(self) -> bool:
        """Whether more rows did not fit than a diary can hold: reading on would tell nobody anything."""
        return self.n_left_out > MOST_ENTRIES

    def complain_of_row(self, text: str, line: int) -> None:
        """Add a problem of a whole row."""
        self.complain(text, line=line)

    def add(self, problems: Iterable[Problem], line: int, column: str = "") -> None:
        """Add problems that know only their field."""
        for problem in problems:
            self.complain(problem.text, column or problem.field, line)

    def remark(self, text: str, line: int | None = None) -> None:
        """Add what is worth a word though nothing is wrong."""
        if len(self.remarks) < MOST_PROBLEMS:
            self.remarks.append(Problem(text, file=self.file, row=line))


class FullError(Exception):
    """A file holds more than a diary can; what was read so far stands."""


@dataclass(slots=True)
class Budget:
    """How many more entries and letters may be kept."""

    entries: int = MOST_ENTRIES
    letters: int = MOST_LETTERS

    def spend(self, letters: int = 0) -> None:
        """Keep one more entry; raises `FullError` when there is no more room."""
        self.entries -= 1
        self.letters -= letters
        if self.entries < 0 or self.letters < 0:
            raise FullError


def full_sentence() -> str:
    """Say why nothing below a line was read."""
    return _("this is more than {n} entries, or far too many names or words; nothing below this line was read").format(
        n=number_text(MOST_ENTRIES)
    )
