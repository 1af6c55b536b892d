"""Amounts are kept as typed, and a number that can be read in two ways is not read at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.quantity import DoseUnit, Quantity, decimal_text, parse_decimal


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1", "1"),
        (" 0.5 ", "0.5"),
        ("0,5", "0.5"),
        ("1.0", "1.0"),
        ("1000", "1000"),
        ("0,250", "0.250"),
        ("1,25", "1.25"),
        ("-3", "-3"),
    ],
)
def test_a_number_is_read_as_typed(typed: str, read: str) -> None:
    assert str(parse_decimal(typed)) == read


@pytest.mark.parametrize(
    "typed",
    ["", " ", "one", "1 mg", "1_000", "1.2.3", "1,2,3", "1,000", "-1,234", "NaN", "Infinity", "1e99", "\u0661", "½"],
)
def test_what_is_no_number_or_two_numbers_is_not_guessed(typed: str) -> None:
    assert parse_decimal(typed) is None


@given(st.text())
def test_any_text_is_a_finite_number_or_none(typed: str) -> None:
    value = parse_decimal(typed)

    assert value is None or value.is_finite()


@given(st.decimals(-1_000_000, 1_000_000, places=4))
def test_a_number_written_out_is_read_back(value: Decimal) -> None:
    assert parse_decimal(decimal_text(value)) == value


def test_a_large_number_is_written_without_an_exponent() -> None:
    assert decimal_text(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("amount", "unit", "micrograms"),
    [
        ("1", DoseUnit.MILLIGRAM, Decimal(1000)),
        ("0.25", DoseUnit.MILLIGRAM, Decimal(250)),
        ("1000", DoseUnit.MICROGRAM, Decimal(1000)),
        ("2", DoseUnit.MILLILITRE, None),
    ],
)
def test_1_mg_is_1000_micrograms_and_a_volume_says_nothing(
    amount: str, unit: DoseUnit, micrograms: Decimal | None
) -> None:
    assert Quantity(Decimal(amount), unit).amount_ug == micrograms
