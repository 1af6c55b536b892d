"""A sheet and its mapping become entries: every good cell comes in, every other is told with line and reason."""

from dataclasses import dataclass, field
from datetime import date, time

from b12diary.domain.checks import check_day
from b12diary.domain.entries import Entries
from b12diary.domain.symptom import Symptom
from b12diary.i18n import _
from b12diary.interchange.day_forms import written_day, written_day_trouble, written_time
from b12diary.interchange.findings import MOST_KNOWN_CELLS, Budget, Findings, FullError, Places, full_sentence
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.mapping import ColumnUse, Meaning, SheetMapping
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet
from b12diary.interchange.sheet_others import DoseGatherer, EventGatherer, Gathered, NoteGatherer
from b12diary.interchange.sheet_ratings import RatedName, RatingGatherer, name_trouble
from b12diary.interchange.table_row import Reading


def read_sheet(
    sheet: OpenSheet,
    mapping: SheetMapping,
    reading: Reading,
    symptoms: tuple[Symptom, ...],
    progress: Progress | None = None,
) -> Incoming:
    """Read a sheet.

    Args:
        sheet: its heads are those of the mapping.
        mapping: what its columns mean.
        reading: the moment, the diary day, and where new ids come from.
        symptoms: those of the diary, which names in the sheet may mean.
        progress: is told how far the reading is, and can call it off.

    Raises:
        StoppedError: it was called off; nothing was kept.
    """
    findings, places, budget = Findings(sheet.name), Places(), Budget()
    for remark in sheet.remarks:
        findings.remark(remark)
    reader = _Reader(mapping, reading, findings, Gathered(mapping, reading, findings, places, budget))
    reader.ratings = RatingGatherer(mapping, reading, symptoms, findings, places, budget)
    line = 1
    try:
        for line, cells in sheet.rows(findings, progress or Progress()):
            if findings.are_too_many:
                raise FullError  # noqa: TRY301 - the same as where there is no more room for entries
            reader.read(line, cells)
    except FullError:
        findings.complain(full_sentence(), line=line)
    reader.doses.finish()
    new_symptoms = reader.ratings.finish()
    entries = Entries(
        doses=tuple(reader.doses.doses),
        symptoms=new_symptoms,
        ratings=tuple(reader.ratings.ratings),
        notes=reader.notes.finish(),
        exposures=tuple(reader.events.exposures),
    )
    return Incoming(entries, tuple(findings.problems), tuple(findings.remarks), places, findings.n_left_out)


@dataclass(slots=True)
class _Reader:
    """Reads row by row; knows where each meaning stands."""

    mapping: SheetMapping
    reading: Reading
    findings: Findings
    shared: Gathered
    ratings: RatingGatherer = field(init=False)
    doses: DoseGatherer = field(init=False)
    events: EventGatherer = field(init=False)
    notes: NoteGatherer = field(init=False)
    _days: dict[str, tuple[date | None, time | None, str]] = field(default_factory=dict)
    _named: dict[str, RatedName] = field(default_factory=dict)
    _rated: list[tuple[int, ColumnUse]] = field(default_factory=list)
    _places: dict[Meaning, int] = field(default_factory=dict)
    _others: list[tuple[int, ColumnUse]] = field(default_factory=list)
    _skipped: list[tuple[int, frozenset[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find where everything stands."""
        self.doses, self.events = DoseGatherer(self.shared), EventGatherer(self.shared)
        self.notes = NoteGatherer(self.shared)
        for place, column in enumerate(self.mapping.columns):
            if column.meaning is Meaning.RATING:
                self._rated.append((place, column))
            elif column.meaning in {Meaning.INJECTION, Meaning.EVENT, Meaning.EVENTS, Meaning.NOTE}:
                self._others.append((place, column))
            elif column.meaning is not Meaning.IGNORE:
                self._places.setdefault(column.meaning, place)
        heads = self.mapping.heads
        for head, cells in self.mapping.skipped:
            if head in heads:
                self._skipped.append((heads.index(head), frozenset(cell.casefold() for cell in cells)))

    def read(self, line: int, cells: list[str]) -> None:
        """Take one row in."""
        if self._skipped and any(cells[place].strip().casefold() in words for place, words in self._skipped):
            return
        day, at = self._day(line, cells)
        if day is None:
            self._read_own_days(line, cells)
            return
        entered_on = self._entered_on(line, cells) if Meaning.ENTERED in self._places else None
        ratings = self.ratings
        for place, column in self._rated:
            if cell := cells[place]:
                rated = ratings.named(column.name, column.scale)
                if rated is not None:
                    ratings.take(rated, cell, day, line, at=at, entered_on=entered_on)
        if Meaning.SYMPTOM in self._places:
            self._read_named(line, cells, day, at, entered_on)
        if Meaning.MEDICINE in self._places:
            self._read_medicine(line, cells, day, at)
        for place, column in self._others:
            if cell := cells[place]:
                self._read_other(column, cell, day, line, at)

    def _cell(self, meaning: Meaning, cells: list[str]) -> str:
        place = self._places.get(meaning)
        return "" if place is None else cells[place]

    def _day(self, line: int, cells: list[str]) -> tuple[date | None, time | None]:
        text = self._cell(Meaning.DAY, cells)
        if text not in self._days:
            if len(self._days) > MOST_KNOWN_CELLS:
                self._days.clear()
            self._days[text] = self._understood(text)
        day, at, trouble = self._days[text]
        if trouble and (text.strip() or self._says_something(cells)):
            self.findings.complain(trouble, self._head(Meaning.DAY), line)
        if Meaning.TIME in self._places:
            at = written_time(self._cell(Meaning.TIME, cells)) or at
        return day, at

    def _understood(self, text: str) -> tuple[date | None, time | None, str]:
        if not text.strip():
            return None, None, _("there is no date")
        written = written_day(text)
        day = written.day(self.mapping.day_order) if written else None
        if written is None or day is None:
            return None, None, written_day_trouble(text, self.mapping.day_order)
        problems = check_day(day, self.reading.today)
        return (None, None, problems[0].text) if problems else (day, written.at, "")

    def _says_something(self, cells: list[str]) -> bool:
        """Tell whether a row without a day holds anything that would need one."""
        needing = [place for place, _column in self._rated]
        needing += [p for p, c in self._others if not (c.meaning is Meaning.INJECTION and written_day(cells[p]))]
        needing += [p for m, p in self._places.items() if m in {Meaning.SYMPTOM, Meaning.VALUE, Meaning.MEDICINE}]
        return any(cells[place].strip() for place in needing)

    def _head(self, meaning: Meaning) -> str:
        place = self._places.get(meaning)
        return "" if place is None else self.mapping.columns[place].head

    def _entered_on(self, line: int, cells: list[str]) -> date | None:
        text = self._cell(Meaning.ENTERED, cells)
        if not text.strip():
            return None
        written = written_day(text)
        day = written.day(self.mapping.day_order) if written else None
        if day is None:
            trouble = written_day_trouble(text, self.mapping.day_order)
            said = _("{trouble}; the ratings came in without the day they were written down").format(trouble=trouble)
            self.findings.complain(said, self._head(Meaning.ENTERED), line)
        return day

    def _read_named(self, line: int, cells: list[str], day: date, at: time | None, entered_on: date | None) -> None:
        name, value = self._cell(Meaning.SYMPTOM, cells), self._cell(Meaning.VALUE, cells)
        known = self._named.get(name)
        if known is not None and value:
            # Decades of ratings are hundreds of thousands of rows with few different names.
            self.ratings.take(known, value, day, line, at=at, entered_on=entered_on)
            return
        if not name.strip() and not value.strip():
            return
        if trouble := name_trouble(name):
            self.findings.complain(trouble, self._head(Meaning.SYMPTOM), line)
            return
        place = self._places.get(Meaning.VALUE)
        if place is None:
            return
        rated = self.ratings.named(name, self.mapping.columns[place].scale)
        if rated is None:
            return
        if not value.strip():
            self.findings.complain(_("there is no rating"), self.mapping.columns[place].head, line)
            return
        told = self._named[name] = RatedName(rated.symptom, self.mapping.columns[place].head, rated.scale)
        self.ratings.take(told, value, day, line, at=at, entered_on=entered_on)

    def _read_medicine(self, line: int, cells: list[str], day: date, at: time | None) -> None:
        name = self._cell(Meaning.MEDICINE, cells).strip()
        if name:
            amount, head = self._cell(Meaning.AMOUNT, cells), self._head(Meaning.AMOUNT)
            self.doses.take(name, amount, day, line, at=at, head=head, is_marked=False)

    def _read_other(self, column: ColumnUse, cell: str, day: date, line: int, at: time | None) -> None:
        match column.meaning:
            case Meaning.NOTE:
                self.notes.take(column.label, cell, day, line)
            case Meaning.EVENT:
                self.events.take_marked(column.name, cell, day, line)
            case Meaning.EVENTS:
                self.events.take_names(cell, day, line)
            case _:
                self._read_injection(column, cell, day, line, at)

    def _read_injection(self, column: ColumnUse, cell: str, day: date | None, line: int, at: time | None) -> None:
        own_day = written_day(cell) if len(cell.strip()) > 5 else None
        if own_day is None:
            if day is not None:
                self.doses.take(column.name, cell, day, line, at=at, head=column.head, is_marked=True)
            return
        given_on = own_day.day(self.mapping.day_order)
        if given_on is None:
            self.findings.complain(written_day_trouble(cell, self.mapping.day_order), column.head, line)
            return
        self.doses.take(column.name, "x", given_on, line, at=own_day.at, head=column.head, is_marked=True)

    def _read_own_days(self, line: int, cells: list[str]) -> None:
        """Take what names its own day: an injection written as a date."""
        for place, column in self._others:
            if column.meaning is Meaning.INJECTION and cells[place].strip():
                self._read_injection(column, cells[place], None, line, None)
