"""A result in another unit: exact, never guessed, and the printed one is what is kept."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.catalogue import catalogue
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId
from b12diary.domain.lab_units import all_beside, beside, beside_as_chosen, converted, known_unit
from b12diary.domain.preferences import preferences_of

KNOWN = {analyte.id: analyte for analyte in catalogue().analytes}
CONVERTIBLE = [analyte for analyte in catalogue().analytes if analyte.equals]


def result(analyte: str, value: str | None, unit: str, comparator: Comparator = Comparator.EQUAL) -> LabResult:
    number = None if value is None else Decimal(value)
    day = date(2026, 6, 3)
    return LabResult(LabResultId("1"), day, AnalyteId(analyte), datetime.now(UTC), number, comparator, unit)


@pytest.mark.parametrize(
    ("analyte", "printed", "wanted", "shown"),
    [
        ("b12_total", "205 pg/mL", "pmol/L", "151 pmol/L"),  # the pair that a trial's table prints
        ("b12_total", "151 pmol/L", "ng/L", "205 ng/L"),
        ("b12_total", "205 ng/L", "pg/mL", "205 pg/mL"),
        ("b12_total", "2000 ng/L", "pmol/L", "1476 pmol/L"),
        ("mma", "0.27 µmol/L", "nmol/L", "270 nmol/L"),
        ("mma", "270 nmol/L", "µmol/L", "0.27 µmol/L"),
        ("folate", "4.1 µg/L", "nmol/L", "9.3 nmol/L"),
        ("hcy", "1.5 mg/L", "µmol/L", "11 µmol/L"),
        ("hb", "13.5 g/dL", "g/L", "135 g/L"),
        ("hb", "128 g/L", "g/dL", "12.8 g/dL"),
        ("hb", "13.5 g/dL", "mmol/L", "8.38 mmol/L"),
        ("hb", "8.5 mmol/L", "g/L", "137 g/L"),
        ("ferritin", "41 µg/L", "ng/mL", "41 ng/mL"),
        ("k", "4.2 mmol/L", "mEq/L", "4.2 mEq/L"),
        ("b12_total", "0 ng/L", "pmol/L", "0 pmol/L"),
    ],
)
def test_a_result_beside_the_printed_one(analyte: str, printed: str, wanted: str, shown: str) -> None:
    value, unit = printed.split()
    assert beside(result(analyte, value, unit), wanted) == shown


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "wanted"),
    [
        ("b12_total", "151", "", "pmol/L"),  # 151 of what?
        ("b12_total", "151", "units", "pmol/L"),
        ("b12_total", "151", "nmol/L", "pmol/L"),  # a unit, but none that this test is printed in
        ("b12_total", "151", "ng/L", "g/dL"),
        ("b12_total", "151", "ng/L", "ng/l"),  # the same unit written otherwise
        ("b12_total", None, "ng/L", "pmol/L"),
        ("holotc", "70", "pmol/L", "ng/L"),
        ("something of my own", "5", "ng/L", "pmol/L"),
    ],
)
def test_no_unit_is_guessed(analyte: str, value: str | None, unit: str, wanted: str) -> None:
    assert beside(result(analyte, value, unit), wanted) == ""


def test_the_sign_is_kept() -> None:
    assert beside(result("b12_total", "150", "pg/mL", Comparator.BELOW), "pmol/L") == "< 111 pmol/L"
    assert beside(result("b12_total", "2000", "ng/L", Comparator.ABOVE), "pmol/L") == "> 1476 pmol/L"


def test_units_are_known_however_they_are_written() -> None:
    units = ("µmol/L", "ng/L")

    assert known_unit("umol/l", units) == known_unit(" \N{GREEK SMALL LETTER MU}mol / L", units) == "µmol/L"
    assert known_unit("mmol/L", units) is None


def test_every_other_number_is_told_once() -> None:
    assert all_beside(result("b12_total", "205", "ng/L")) == ("151 pmol/L",)
    assert all_beside(result("ferritin", "41", "µg/L")) == ()
    assert all_beside(result("b12_total", "205", "")) == ()


def test_the_unit_that_the_person_chose() -> None:
    chosen = (("b12_total", "pmol/L"), ("hb", "g/L"))

    assert beside_as_chosen(result("b12_total", "205", "ng/L"), chosen) == "151 pmol/L"
    assert beside_as_chosen(result("hb", "135", "g/L"), chosen) == ""
    assert beside_as_chosen(result("folate", "4.1", "µg/L"), chosen) == ""


@given(
    st.sampled_from([(a, u, w) for a in CONVERTIBLE for u, _n in a.equals for w, _m in a.equals]),
    st.decimals(min_value=0, max_value=10**6, places=4),
)
def test_there_and_back_is_exact(units: tuple[object, str, str], value: Decimal) -> None:
    analyte, unit, wanted = units
    known = next(a for a in CONVERTIBLE if a is analyte)
    there = converted(value, unit, wanted, known)
    factor = converted(Decimal(1), wanted, unit, known)

    assert there is not None
    assert factor is not None
    assert there * factor == Fraction(value)


def test_every_unit_that_is_offered_converts_or_none_does() -> None:
    for analyte in CONVERTIBLE:
        assert {unit for unit, _amount in analyte.equals} == set(analyte.units)
        assert all(amount > 0 for _unit, amount in analyte.equals)
        assert Decimal(1) in {amount for _unit, amount in analyte.equals}
    assert {a.id for a in CONVERTIBLE} == {"b12_total", "mma", "hcy", "folate", "ferritin", "hb", "k"}


def test_the_chosen_units_are_kept_in_the_file() -> None:
    assert preferences_of({"lab_units": [["b12_total", "pmol/L"]]}).lab_units == (("b12_total", "pmol/L"),)
    assert preferences_of({"lab_units": "pmol/L"}).lab_units == ()
