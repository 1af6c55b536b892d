"""Blood tests as the laboratory printed them: its own unit and range, no flags, no arrows, always with the caption."""

from collections.abc import Iterable
from dataclasses import dataclass

from b12diary.domain.catalogue import analyte_label, catalogue, finding_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.lab import Comparator, LabResult, ReferenceInterval
from b12diary.domain.lab_units import beside_as_chosen
from b12diary.domain.quantity import decimal_text
from b12diary.i18n import _, day_text
from b12diary.report.parts import Withheld
from b12diary.report.typed import one_line


@dataclass(frozen=True, slots=True)
class BloodTest:
    """One result as printed, perhaps in another unit beside it; `reference` is empty when no range was typed."""

    test: str
    result: str
    reference: str
    taken: str


@dataclass(frozen=True, slots=True)
class BloodTests:
    """Results, newest first, with the caption that always stands below them."""

    rows: tuple[BloodTest, ...]
    caption: str


def caption_text() -> str:
    """Return what blood tests after injections do not show, with its source."""
    return f"{catalogue().lab_caption.rstrip('.')} (BMJ 2023)."


def _result(lab: LabResult, lab_units: Iterable[tuple[str, str]]) -> str:
    """Return the result as printed, and in brackets in the unit that the person wants to see beside it."""
    if lab.value is None:
        return one_line(finding_label(lab.finding), 24)
    sign = "" if lab.comparator is Comparator.EQUAL else f"{lab.comparator.value} "
    printed = f"{sign}{decimal_text(lab.value)} {one_line(lab.unit, 16)}".strip()
    also = beside_as_chosen(lab, lab_units)
    return _("{result} ({also})").format(result=printed, also=also) if also else printed


def _reference(reference: ReferenceInterval) -> str:
    low, high = reference.low, reference.high
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=decimal_text(low), high=decimal_text(high))
    if low is not None:
        return _("from {low}").format(low=decimal_text(low))
    return _("up to {high}").format(high=decimal_text(high)) if high is not None else ""


def blood_tests(excerpt: Excerpt, span: DateSpan) -> BloodTests | Withheld:
    """Return the results taken in `span`, newest first and within a day in the catalogue's order."""
    place = {a.id: n for n, a in enumerate(catalogue().analytes)}

    def order(lab: LabResult) -> tuple[int, int, str]:
        return (-lab.day.toordinal(), place.get(lab.analyte, len(place)), lab.analyte)

    inside = sorted((lab for lab in excerpt.lab_results if lab.day in span), key=order)
    if not inside:
        return Withheld(_("None recorded."))
    units = excerpt.preferences.lab_units
    rows = tuple(
        BloodTest(
            one_line(analyte_label(lab.analyte), 60), _result(lab, units), _reference(lab.reference), day_text(lab.day)
        )
        for lab in inside
    )
    return BloodTests(rows, caption_text())
