"""ratings.csv. Decades of ratings are hundreds of thousands of rows of few different cells: each is understood once."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from io import StringIO
from itertools import count
from operator import itemgetter

from b12diary.domain.checks import check_day, check_rating
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.many import collector_at_rest
from b12diary.domain.rating import SCALES, Origin, Rating, Scale, ScaleId
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, ngettext
from b12diary.interchange.findings import Budget, EntryKind, FullError, Places, full_sentence
from b12diary.interchange.rating_blocks import KnownCells, KnownDays, RatingBlock, are_all_new
from b12diary.interchange.table_cells import cell_of_text, read_whole, shown
from b12diary.interchange.table_row import Reading, Row
from b12diary.interchange.table_sheets import Sheet
from b12diary.interchange.table_symptoms import SymptomNames


@dataclass(slots=True)
class RatingReader:
    """Reads files of ratings in turn; of two different ratings of one symptom and day the second is a problem."""

    reading: Reading
    names: SymptomNames
    places: Places
    budget: Budget
    ratings: list[Rating] = field(default_factory=list)
    _seen: dict[tuple[SymptomId, date], int] = field(default_factory=dict)
    _line: int = 1

    def read(self, sheet: Sheet, source: str | Iterable[str]) -> None:
        """Read one file."""
        n_repeated = 0
        try:
            with collector_at_rest():
                for n in self._read_rows(sheet, source):
                    n_repeated += n
        except FullError:
            sheet.complain(full_sentence(), line=self._line)
        if n_repeated:
            text = ngettext("{n} row repeats an earlier one", "{n} rows repeat earlier ones", n_repeated)
            sheet.remark(text.format(n=n_repeated))

    def _read_rows(self, sheet: Sheet, source: str | Iterable[str]) -> Iterator[int]:
        """Read the rows; yields now and then how many repeat earlier ones."""
        known = KnownCells(KnownDays(self.reading.today))
        places, first_place = self.places.start(EntryKind.RATINGS, sheet.file)
        columns: list[int] = []
        for line, rows in sheet.blocks(source):
            columns = columns or [sheet.places.get(column, sheet.width) for column in sheet.form.columns]
            self._line = line
            if sheet.findings.are_too_many:
                raise FullError
            block = known.block(rows, columns, sheet.width)
            if block is None:
                yield from self._read_slowly(sheet, line, rows, columns, known)
            elif self._repeats(block):
                yield len(rows)
            elif not self._take_together(block):
                yield from self._read_slowly(sheet, line, rows, columns, known)
            else:
                places.extend(range(first_place | line, (first_place | line) + len(rows)))

    def _repeats(self, block: RatingBlock) -> bool:
        """Tell whether each rating of a block is there already."""
        keys = block.keys()
        if not all(map(self._seen.__contains__, keys)):
            return False
        before = map(self.ratings.__getitem__, map(self._seen.__getitem__, keys))
        return all(r.value == value and r.scale is block.scale for r, value in zip(before, block.values, strict=True))

    def _take_together(self, block: RatingBlock) -> bool:
        """Take in a block of plain ratings, unless one of them is not new, or there is no room for all."""
        keys = block.keys()
        if len(keys) > self.budget.entries or not are_all_new(keys, self._seen):
            return False
        self.budget.entries -= len(keys)
        self._seen.update(zip(keys, count(len(self.ratings))))
        self.ratings += block.ratings(self.reading.now)
        return True

    def _read_slowly(
        self, sheet: Sheet, first: int, rows: list[list[str]], columns: list[int], known: KnownCells
    ) -> Iterator[int]:
        """Read rows one by one; cells that are met for the first time are known from then on."""
        pick, last = itemgetter(*columns), sheet.width
        days, symptoms, values, scales = known.days, known.symptoms, known.values, known.scales
        places, first_place = self.places.start(EntryKind.RATINGS, sheet.file)
        for line, cells in sheet.fitting(first, rows):
            if len(cells) <= last:
                cells.extend([""] * (last + 1 - len(cells)))
            day_cell, symptom_cell, value_cell, entered_cell, scale_cell = pick(cells)
            try:
                day, symptom, value = days[day_cell], symptoms[symptom_cell], values[value_cell]
                entered_on = days[entered_cell] if entered_cell else None
                scale = scales[scale_cell]
                is_plain = scale.low <= value <= scale.high and (entered_on is None or entered_on >= day)
            except KeyError:
                is_plain = False
            if not is_plain:
                row = Row(sheet, line, cells)
                rating = self._slowly(row)
                row.tell()
                if rating is None:
                    continue
                day, symptom, value, entered_on = rating.day, rating.symptom, rating.value, rating.entered_on
                scale = SCALES[rating.scale]
                symptoms[symptom_cell], values[value_cell], scales[scale_cell] = symptom, value, scale
            before = self._seen.get((symptom, day))
            if before is None:
                self._line = line
                self.budget.spend()
                places.append(first_place | line)
                self._seen[symptom, day] = len(self.ratings)
                self.ratings.append(
                    Rating(day, symptom, value, self.reading.now, entered_on, scale.id, Origin.IMPORTED)
                )
            elif (self.ratings[before].value, self.ratings[before].scale) == (value, scale.id):
                yield 1
            else:
                self._tell_different(sheet, line, before)

    def _slowly(self, row: Row) -> Rating | None:
        """Read one row with all its checks. A row that is left out makes no new symptom."""
        day, name = row.needed_day("date"), row.raw("symptom")
        if not name.strip():
            row.complain(_("there is no symptom"), "symptom")
        elif not self.names.can_name(name):
            row.complain(_("{value} cannot be the name of a symptom").format(value=shown(name)), "symptom")
        scale = row.word("scale", ScaleId) or ScaleId.NRS_0_10
        value = _value(row, SCALES[scale])
        entered_on = row.day("entered_on")
        if entered_on is not None:
            row.add(check_day(entered_on, self.reading.today, "entered_on"))
        if day is None or value is None:
            return None
        rating = Rating(day, SymptomId(""), value, self.reading.now, entered_on, scale, Origin.IMPORTED)
        if row.checked(rating, check_rating(rating, self.reading.today)) is None:
            return None
        return replace(rating, symptom=self.names.named(name))

    def _tell_different(self, sheet: Sheet, line: int, before: int) -> None:
        file, other_line = self.places.named(self.places.codes(EntryKind.RATINGS)[before])
        text = _("this symptom and day is rated {value} in {file}, line {line}; only that one came in")
        value = self.ratings[before].value
        sheet.complain(text.format(value=value, file=file, line=other_line), "rating", line)


def _value(row: Row, scale: Scale) -> int | None:
    text = row.plain("rating")
    if not text:
        row.complain(_("there is no rating; leave the row out when nothing was rated"), "rating")
        return None
    value = read_whole(text)
    if value is None or not scale.low <= value <= scale.high:
        said = _("{value} is not a whole number from {low} to {high}")
        row.complain(said.format(value=shown(text), low=scale.low, high=scale.high), "rating")
        return None
    return value


def rating_lines(excerpt: Excerpt) -> Iterator[str]:
    """Write the ratings as lines of ratings.csv, by day, then in the order of the symptoms.

    Of all cells only the symptom's can need quotation marks, so lines are put together here, and each symptom once.
    """
    order = {s.id: n for n, s in enumerate(excerpt.symptoms)}
    by_place = sorted(excerpt.ratings, key=lambda s: (order.get(s.symptom, len(order)), s.symptom, s.scale))
    ordinals = {ordinal for series in by_place for ordinal in (*series.days, *series.entered)} - {0}
    texts = {0: "", **{ordinal: date.fromordinal(ordinal).isoformat() for ordinal in ordinals}}
    by_day: dict[int, list[str]] = {day: [] for series in by_place for day in series.days}
    for series in by_place:
        symptom = _quoted(cell_of_text(series.symptom))
        end = f",{'' if series.scale is ScaleId.NRS_0_10 else series.scale.value}\r\n"
        for day, value, entered in zip(series.days, series.values, series.entered, strict=True):
            by_day[day].append(f"{texts[day]},{symptom},{value},{texts[entered]}{end}")
    for day in sorted(by_day):
        yield from by_day[day]


def _quoted(cell: str) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="").writerow([cell, ""])
    return text.getvalue()[:-1]
