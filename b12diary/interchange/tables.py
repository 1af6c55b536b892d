"""The diary as tables: a handful of CSV files that a spreadsheet, a researcher or a later program can read and write.

UTF-8, a header row, ISO dates. Only the first columns of each file are required (`table_forms`), their order is free.
Reading tells every row that does not fit with file, line and column, and takes the others. What is written is read
back as the same entries; a diary's safety ticks, appointments and settings are no part of this form.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from itertools import count
from typing import TypeVar
from uuid import uuid4

from b12diary.domain.checks import Problem
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.note import DayNote
from b12diary.domain.symptom import MainSet
from b12diary.i18n import _
from b12diary.interchange import table_forms as forms
from b12diary.interchange.findings import MOST_NAMES, Budget, EntryKind, FullError, Places, full_sentence
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.table_doses import dose_rows, read_dose, read_regimen, regimen_rows
from b12diary.interchange.table_events import exposure_rows, note_rows, read_exposure, read_note
from b12diary.interchange.table_labs import lab_rows, read_lab
from b12diary.interchange.table_main_sets import main_set_rows, read_main_set
from b12diary.interchange.table_ratings import RatingReader, rating_lines
from b12diary.interchange.table_row import Reading, Row, rows_of
from b12diary.interchange.table_sheets import Sheet
from b12diary.interchange.table_symptoms import SymptomNames, symptom_rows

T = TypeVar("T")
Source = str | Iterable[str]
"""The text of a file, or its lines with their ends, as an open file gives them with newline=""."""


@dataclass(slots=True)
class _Files:
    """The files of the form among those given, opened as sheets, by the order in which they have to be read."""

    sources: Mapping[str, Source]
    places: Places = field(default_factory=Places)
    budget: Budget = field(default_factory=Budget)
    sheets: list[Sheet] = field(default_factory=list)

    def of(self, form: forms.TableForm) -> Iterator[tuple[Sheet, Source]]:
        """Go through the files of one form; there can be several from several folders."""
        for name, source in self.sources.items():
            if forms.form_of_file(name) is form:
                sheet = Sheet(name, form)
                self.sheets.append(sheet)
                yield sheet, source

    def values(
        self, form: forms.TableForm, read: Callable[[Row, Reading], T | None], reading: Reading
    ) -> tuple[T, ...]:
        """Read every row of the files of one form."""
        found = []
        for sheet, source in self.of(form):
            line = 1
            try:
                for row in rows_of(sheet, source):
                    line = row.line
                    if sheet.findings.are_too_many:
                        raise FullError  # noqa: TRY301 - the same as where there is no more room for entries
                    value = read(row, reading)
                    if value is not None:
                        self.budget.spend(sum(map(len, row.cells)))
                        self.places.add(_KINDS[form], sheet.file, line)
                        found.append(value)
            except FullError:
                sheet.complain(full_sentence(), line=line)
        return tuple(found)


def _rising_ids() -> Callable[[], str]:
    """Return what makes new ids that sort as they were made: entries of one day stay in the order of their file."""
    start, numbers = uuid4().hex[:24], count()
    return lambda: f"{start}{next(numbers):08x}"


def read_tables(
    files: Mapping[str, Source], now: datetime, today: date, new_id: Callable[[], str] | None = None
) -> Incoming:
    """Read files of the CSV form.

    Args:
        files: text or lines by file name; the last part of the name says which table it is, in any letter case.
        now: the moment that is kept as the one of recording.
        today: the diary day; what is said to have happened after it is a problem.
        new_id: makes the ids of doses, plans, events and blood tests, which the form does not carry; by default ids
            that no other reading makes and that rise from row to row.
    """
    reading = Reading(now, today, new_id or _rising_ids())
    opened = _Files(files)
    doses = opened.values(forms.INJECTIONS, read_dose, reading)
    names = SymptomNames()
    for sheet, source in opened.of(forms.SYMPTOMS):
        for row in rows_of(sheet, source):
            names.read(row)
            if len(names.symptoms) == MOST_NAMES:
                sheet.complain(full_sentence(), line=row.line)
                break
    ratings = RatingReader(reading, names, opened.places, opened.budget)
    for sheet, source in opened.of(forms.RATINGS):
        ratings.read(sheet, source)
    main_sets = _main_sets(opened, names, today)
    entries = Entries(
        doses=doses,
        regimens=opened.values(forms.PLAN, read_regimen, reading),
        symptoms=names.finished(),
        main=None if names.main is None else tuple(names.main),
        main_sets=main_sets,
        ratings=tuple(ratings.ratings),
        notes=_one_a_day(opened, reading),
        exposures=opened.values(forms.EVENTS, read_exposure, reading),
        lab_results=opened.values(forms.BLOOD_TESTS, read_lab, reading),
    )
    findings = [sheet.findings for sheet in opened.sheets]
    unknown = [name for name in files if forms.form_of_file(name) is None]
    return Incoming(
        entries,
        problems=tuple(problem for found in findings for problem in found.problems),
        remarks=(
            *(Problem(_("this file is not part of the form and was left out"), file=name) for name in unknown),
            *(remark for found in findings for remark in found.remarks),
        ),
        places=opened.places,
        n_left_out=sum(found.n_left_out for found in findings),
    )


_KINDS = {
    forms.INJECTIONS: EntryKind.INJECTIONS,
    forms.PLAN: EntryKind.PLANS,
    forms.NOTES: EntryKind.NOTES,
    forms.EVENTS: EntryKind.EVENTS,
    forms.BLOOD_TESTS: EntryKind.BLOOD_TESTS,
}


def _main_sets(opened: _Files, names: SymptomNames, today: date) -> tuple[MainSet, ...]:
    found: dict[date, MainSet] = {}
    for sheet, source in opened.of(forms.MAIN_SYMPTOMS):
        for row in rows_of(sheet, source):
            chosen = read_main_set(row, names, today, set(found))
            if chosen is not None:
                found[chosen.since] = chosen
            if len(found) == MOST_NAMES or len(names.symptoms) >= MOST_NAMES:
                sheet.complain(full_sentence(), line=row.line)
                break
    return tuple(sorted(found.values(), key=lambda chosen: chosen.since))


def _one_a_day(opened: _Files, reading: Reading) -> tuple[DayNote, ...]:
    notes: dict[date, DayNote] = {}

    def read(row: Row, reading: Reading) -> DayNote | None:
        note = read_note(row, reading)
        if note is None or notes.setdefault(note.day, note) is note:
            return note
        if notes[note.day].text != note.text:
            row.complain(_("an earlier row holds another note of this day; only that one came in"), "note")
        return None

    return opened.values(forms.NOTES, read, reading)


_WRITERS: tuple[tuple[forms.TableForm, Callable[[Excerpt], Iterator[list[str]]]], ...] = (
    (forms.INJECTIONS, dose_rows),
    (forms.PLAN, regimen_rows),
    (forms.SYMPTOMS, symptom_rows),
    (forms.MAIN_SYMPTOMS, main_set_rows),
    (forms.EVENTS, exposure_rows),
    (forms.BLOOD_TESTS, lab_rows),
    (forms.NOTES, note_rows),
)


def table_for_clipboard(excerpt: Excerpt, form: forms.TableForm) -> str:
    """Return one table with tabs between the cells, as spreadsheets take it from the clipboard.

    Tabs and line ends inside a text become blanks: not every program knows the quotation marks around them.
    """
    rows = dict(_WRITERS)[form](excerpt) if form is not forms.RATINGS else csv.reader(rating_lines(excerpt))
    lines = (form.columns, *rows)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"


def write_tables(excerpt: Excerpt) -> dict[str, str]:
    """Write an excerpt as files of the CSV form: text by file name, every file, those without entries too.

    The line ends are CR LF, as RFC 4180 and spreadsheets have them: write the text as it is, with newline="".
    """
    written = {}
    for form, rows in _WRITERS:
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(form.columns)
        writer.writerows(rows(excerpt))
        written[form.file] = text.getvalue()
    written[forms.RATINGS.file] = "".join((",".join(forms.RATINGS.columns), "\r\n", *rating_lines(excerpt)))
    return written
