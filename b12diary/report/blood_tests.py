"""Blood tests as the laboratory printed them: its own unit and range, no flags, no arrows, always with the caption."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from b12diary.domain.catalogue import analyte_label, catalogue, finding_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.lab import Comparator, LabResult, ReferenceInterval
from b12diary.domain.lab_units import beside_as_chosen
from b12diary.domain.quantity import shown_decimal
from b12diary.i18n import _, day_text
from b12diary.report.parts import Withheld
from b12diary.report.typed import one_line
from b12diary.suggestions.other_treatment import OTHER_B12


@dataclass(frozen=True, slots=True)
class BloodTest:
    """One result as printed, perhaps in another unit beside it; `reference` is empty when no range was typed."""

    test: str
    result: str
    reference: str
    taken: str


@dataclass(frozen=True, slots=True)
class BloodTests:
    """Results with the caption that always stands below them.

    Attributes:
        rows: newest first, without those from before treatment.
        caption: what such tests do not show.
        before: the last result of each test from before treatment, in the catalogue's order, whatever dates the page
            covers: it is what the diagnosis rested on.
        before_text: says that `before` came before the first B12, and when that was; empty without such results.
    """

    rows: tuple[BloodTest, ...]
    caption: str
    before: tuple[BloodTest, ...] = ()
    before_text: str = ""

    @property
    def since_text(self) -> str:
        """Say that `rows` came after `before`; empty where only one of the two is there."""
        return _("since then") if self.before and self.rows else ""


def caption_text() -> str:
    """Return what blood tests after injections do not show, with its source."""
    return f"{catalogue().lab_caption.rstrip('.')} (BMJ 2023)."


def _result(lab: LabResult, lab_units: Iterable[tuple[str, str]]) -> str:
    """Return the result as printed, and in brackets in the unit that the person wants to see beside it."""
    if lab.value is None:
        return one_line(finding_label(lab.finding), 24)
    sign = "" if lab.comparator is Comparator.EQUAL else f"{lab.comparator.value} "
    printed = f"{sign}{shown_decimal(lab.value)} {one_line(lab.unit, 16)}".strip()
    also = beside_as_chosen(lab, lab_units)
    return _("{result} ({also})").format(result=printed, also=also) if also else printed


def _reference(reference: ReferenceInterval) -> str:
    low, high = reference.low, reference.high
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=shown_decimal(low), high=shown_decimal(high))
    if low is not None:
        return _("from {low}").format(low=shown_decimal(low))
    return _("up to {high}").format(high=shown_decimal(high)) if high is not None else ""


def first_b12(excerpt: Excerpt) -> date | None:
    """Return the first day up to today with B12 in any form, recorded or in a plan; None when there is none."""
    days = [dose.given_on for dose in excerpt.doses]
    days += [plan.starts_on for plan in excerpt.regimens]
    days += [e.starts_on for e in excerpt.exposures if e.factor == OTHER_B12]
    return min((day for day in days if day <= excerpt.today), default=None)


def blood_tests(excerpt: Excerpt, span: DateSpan) -> BloodTests | Withheld:
    """Return the results taken before treatment, and those taken in `span`: newest first, in the catalogue's order."""
    place = {a.id: n for n, a in enumerate(catalogue().analytes)}

    def order(lab: LabResult) -> tuple[int, str]:
        return (place.get(lab.analyte, len(place)), lab.analyte)

    begun = first_b12(excerpt)
    early = {
        lab.analyte: lab for lab in sorted(excerpt.lab_results, key=lambda lab: lab.day) if begun and lab.day < begun
    }
    inside = [lab for lab in excerpt.lab_results if lab.day in span and not (begun and lab.day < begun)]
    if not inside and not early:
        return Withheld(_("None in these dates.") if excerpt.lab_results else _("None recorded."))

    def rows(results: Iterable[LabResult]) -> tuple[BloodTest, ...]:
        return tuple(_row(lab, excerpt.preferences.lab_units) for lab in results)

    return BloodTests(
        rows(sorted(inside, key=lambda lab: (-lab.day.toordinal(), *order(lab)))),
        caption_text(),
        rows(sorted(early.values(), key=order)),
        _("before the first B12 recorded here ({day})").format(day=day_text(begun)) if begun and early else "",
    )


def _row(lab: LabResult, lab_units: Iterable[tuple[str, str]]) -> BloodTest:
    return BloodTest(
        one_line(analyte_label(lab.analyte), 60), _result(lab, lab_units), _reference(lab.reference), day_text(lab.day)
    )
