"""blood_tests.csv: results as the laboratory printed them, "<150" and "positive" among them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from b12diary.domain.catalogue import catalogue
from b12diary.domain.checks import check_lab
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.quantity import decimal_text
from b12diary.interchange.table_cells import cell_of_text, number_trouble, read_number, slug
from b12diary.interchange.table_row import Reading, Row

_LIKE_A_NUMBER = re.compile(r"[<>]?\s*[-+]?[\d.,\s]*\d[\d.,\s]*")

_Value = tuple[Decimal | None, Comparator, str]


def read_lab(row: Row, reading: Reading) -> LabResult | None:
    """Return the result of a row of blood_tests.csv; None when something in it does not fit."""
    day, test, value = row.needed_day("date"), row.needed_text("test"), row.text("value")
    unit, note, finding = row.text("unit"), row.text("note"), row.text("finding")
    reference = ReferenceInterval(row.number("low"), row.number("high"))
    read = _read_value(value)
    if read is None:
        row.complain(number_trouble(value.lstrip("<> ")), "value")
    if day is None or read is None:
        return None
    number, comparator, words = read
    result = LabResult(
        id=LabResultId(reading.new_id()),
        day=day,
        analyte=_analyte(test),
        recorded_at=reading.now,
        value=number,
        comparator=comparator,
        unit=unit,
        reference=reference,
        finding=finding or words,
        note=note,
    )
    return row.checked(result, check_lab(result, reading.today))


def _read_value(text: str) -> _Value | None:
    if not text.strip():
        return None, Comparator.EQUAL, ""
    sign = Comparator(text[0]) if text[0] in "<>" else Comparator.EQUAL
    number = read_number(text if sign is Comparator.EQUAL else text[1:].strip())
    if number is not None:
        return number, sign, ""
    # "12..5" is a slip of the pen and no finding; "positive", "1:320" and "2+" are findings.
    return None if _LIKE_A_NUMBER.fullmatch(text) else (None, Comparator.EQUAL, text)


def _analyte(test: str) -> AnalyteId:
    name = slug(test)
    for analyte in catalogue().analytes:
        if name in {analyte.id, slug(analyte.label)}:
            return AnalyteId(analyte.id)
    return AnalyteId(test)


def lab_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the blood tests in the columns of blood_tests.csv."""
    for r in excerpt.lab_results:
        number = "" if r.value is None else decimal_text(r.value)
        value = f"{r.comparator}{number}" if number and r.comparator is not Comparator.EQUAL else number
        finding = r.finding
        if not value and _read_value(finding) == (None, Comparator.EQUAL, finding):
            value, finding = cell_of_text(finding), ""
        yield [
            *(r.day.isoformat(), cell_of_text(r.analyte), value, cell_of_text(r.unit)),
            *(
                _number_text(r.reference.low),
                _number_text(r.reference.high),
                cell_of_text(r.note),
                cell_of_text(finding),
            ),
        ]


def _number_text(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)
