"""injections.csv and plan.csv: what was given and what was agreed, row by row."""

import csv
from collections.abc import Iterator
from datetime import time
from io import StringIO

from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import catalogue
from b12diary.domain.checks import check_day, check_dose, check_regimen
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.quantity import Quantity, decimal_text
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit, rhythm_of_days
from b12diary.i18n import _
from b12diary.interchange.table_cells import cell_of_text, slug
from b12diary.interchange.table_row import Reading, Row

_ROUNDING = 0.02
"""By how many days an interval written with two decimals may differ from the rhythm beside it."""


def read_dose(row: Row, reading: Reading) -> Dose | None:
    """Return the dose of a row of injections.csv; None when something in it does not fit."""
    given_on, planned_on = row.needed_day("date"), row.day("planned_date")
    if planned_on is not None:
        row.add(check_day(planned_on, planned_on, "planned_date"))
    dose = Dose(
        id=DoseId(reading.new_id()),
        given_on=given_on or reading.today,
        recorded_at=reading.now,
        given_time=row.time("time"),
        compound=row.word("compound", Compound) or Compound.UNKNOWN,
        quantity=row.quantity("amount", "unit"),
        route=row.word("route", Route) or Route.UNKNOWN,
        site=row.text("site"),
        given_by=row.text("given_by"),
        phase=row.word("phase", Phase),
        planned_on=planned_on,
        reason=row.word("reason", DoseReason) or DoseReason.UNKNOWN,
        batch=row.text("batch"),
        note=row.text("note"),
        reactions=_reactions(row),
    )
    return row.checked(dose, check_dose(dose, reading.today))


def dose_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the doses in the columns of injections.csv."""
    for d in excerpt.doses:
        yield [
            *(d.given_on.isoformat(), _time_text(d.given_time), _known(d.compound), *_amount(d.quantity)),
            *(_known(d.route), cell_of_text(d.site), cell_of_text(d.given_by), d.phase or "", _known(d.reason)),
            *(d.planned_on.isoformat() if d.planned_on else "", cell_of_text(d.batch), cell_of_text(d.note)),
            cell_of_text(_listed(d.reactions)),
        ]


def read_regimen(row: Row, reading: Reading) -> Regimen | None:
    """Return the plan of a row of plan.csv; None when something in it does not fit."""
    starts_on, rhythm = row.needed_day("from"), _rhythm(row)
    regimen = Regimen(
        id=RegimenId(reading.new_id()),
        starts_on=starts_on or reading.today,
        rhythm=rhythm or Rhythm(1, RhythmUnit.DAYS),
        recorded_at=reading.now,
        ends_on=row.day("until"),
        phase=row.word("phase", Phase) or Phase.MAINTENANCE,
        count=row.whole("count"),
        compound=row.word("compound", Compound) or Compound.UNKNOWN,
        quantity=row.quantity("amount", "amount_unit"),
        route=row.word("route", Route) or Route.UNKNOWN,
        note=row.text("note"),
        for_nerves=row.word("for_nerves", Answer) or Answer.UNKNOWN,
    )
    return row.checked(regimen, check_regimen(regimen) if starts_on and rhythm else ())


def regimen_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the plans in the columns of plan.csv."""
    for r in excerpt.regimens:
        yield [
            *(r.starts_on.isoformat(), f"{r.interval_days:.2f}".rstrip("0").rstrip("."), r.phase),
            *(
                r.ends_on.isoformat() if r.ends_on else "",
                cell_of_text(r.note),
                "" if r.count is None else str(r.count),
            ),
            *(str(r.rhythm.count), r.rhythm.unit, _known(r.compound), *_amount(r.quantity), _known(r.route)),
            _known(r.for_nerves),
        ]


def _rhythm(row: Row) -> Rhythm | None:
    interval = row.number("interval_days")
    count, unit = row.whole("every"), row.word("unit", RhythmUnit)
    if not row.fits():
        return None
    if count is None and unit is None:
        return _rhythm_of_interval(row)
    if count is None or unit is None:
        row.complain(_("“every” and “unit” stand together, like 12 and weeks"), "unit" if unit is None else "every")
        return None
    most = 7 if unit is RhythmUnit.PER_WEEK else 3660
    if not 1 <= count <= most:
        row.complain(_("write a whole number from {low} to {high}").format(low=1, high=most), "every")
        return None
    rhythm = Rhythm(count, unit)
    if interval is not None and abs(float(interval) - rhythm.interval_days) > _ROUNDING:
        row.complain(
            _("this is not the same as the columns “every” and “unit”; change one or leave it blank"), "interval_days"
        )
        return None
    return rhythm


def _rhythm_of_interval(row: Row) -> Rhythm | None:
    interval = row.number("interval_days")
    if interval is None:
        row.complain(_("there is no interval"), "interval_days")
        return None
    rhythm = rhythm_of_days(float(interval))
    if rhythm is None:
        row.complain(_("write a whole number of days; 3.5 is twice a week, 30.44 every month"), "interval_days")
    return rhythm


def _reactions(row: Row) -> tuple[str, ...]:
    """Read how it was afterwards: several with ; between them, each of the catalogue by id or label, or own words."""
    known = {slug(reaction.label): reaction.id for reaction in catalogue().reactions}
    try:
        text = StringIO(row.text("reactions"), newline="")
        cells = next(csv.reader(text, delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        row.complain(_("the quotation marks in this cell do not fit"), "reactions")
        return ()
    return tuple(known.get(slug(cell), cell.strip()) for cell in cells if cell.strip())


def _listed(reactions: tuple[str, ...]) -> str:
    text = StringIO(newline="")
    # Line ends inside a text need quotation marks, which Python gives them only in its newer versions.
    has_lines = any(end in reaction for reaction in reactions for end in "\r\n")
    if has_lines:
        csv.writer(text, delimiter=";", lineterminator="", quoting=csv.QUOTE_ALL).writerow(reactions)
    else:
        csv.writer(text, delimiter=";", lineterminator="").writerow(reactions)
    return text.getvalue()


def _known(word: Compound | Route | DoseReason | Answer) -> str:
    return "" if word == "unknown" else word


def _amount(quantity: Quantity | None) -> tuple[str, str]:
    return ("", "") if quantity is None else (decimal_text(quantity.amount), quantity.unit)


def _time_text(at: time | None) -> str:
    if at is None:
        return ""
    return at.isoformat() if at.second or at.microsecond else at.isoformat("minutes")
