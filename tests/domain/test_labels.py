"""Every name finds its words, and what the catalogue does not know keeps the person's own."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.catalogue import (
    analyte_label,
    compound_label,
    factor_label,
    factor_names,
    finding_label,
    giver_label,
    phase_label,
    quantity_text,
    reason_label,
    rhythm_text,
    route_label,
    sign_label,
    site_label,
    symptom_group_label,
    symptom_label,
)
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.lab import AnalyteId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Symptom, SymptomId


def test_everything_an_enum_can_say_has_a_word() -> None:
    assert [compound_label(compound) for compound in Compound][:2] == ["hydroxocobalamin", "cyanocobalamin"]
    assert route_label(Route.INTO_MUSCLE) == "into a muscle"
    assert all(route_label(route) for route in Route)
    assert [phase_label(phase) for phase in Phase] == ["loading", "maintenance", "extra"]
    assert reason_label(DoseReason.EARLIER_FOR_SYMPTOMS) == "earlier, because of symptoms"
    assert reason_label(DoseReason.EARLIER_FOR_SYMPTOMS, short=True) == "earlier: symptoms"
    assert len({reason_label(reason) for reason in DoseReason}) == len(DoseReason)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (symptom_label(SymptomId("fatigue")), "Tiredness"),
        (symptom_label(Symptom(SymptomId("fatigue"), label="The fog")), "The fog"),
        (symptom_label(SymptomId("x1"), (Symptom(SymptomId("x1"), label="Cold feet"),)), "Cold feet"),
        (symptom_label(SymptomId("symptom_2")), "Symptom 2"),
        (symptom_label(SymptomId("cold-feet")), "Cold feet"),
        (symptom_group_label("nerves"), "Feeling in hands, feet and skin"),
        (symptom_group_label("other"), "Your own"),
        (factor_label(FactorId("illness")), "Illness"),
        (factor_label(FactorId("new_puppy")), "New puppy"),
        (analyte_label(AnalyteId("hb")), "Haemoglobin"),
        (analyte_label(AnalyteId("Zinc")), "Zinc"),
        (finding_label("positive"), "positive"),
        (finding_label("borderline"), "borderline"),
        (site_label("thigh_left"), "left thigh"),
        (site_label("behind the knee"), "behind the knee"),
        (giver_label("gp"), "GP"),
        (giver_label("my son"), "my son"),
        (sign_label(SignId("S9")), "Vomiting blood, or black, sticky poo"),
        (sign_label(SignId("S99")), "S99"),
    ],
)
def test_a_name_finds_its_label_and_own_words_stay(found: str, said: str) -> None:
    assert found == said


@given(st.text(max_size=40))
def test_any_id_whatever_has_a_label(name: str) -> None:
    assert isinstance(symptom_label(SymptomId(name)), str)
    assert site_label(name) or not name


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [
        (12, RhythmUnit.WEEKS, "every 12 weeks"),
        (1, RhythmUnit.WEEKS, "every week"),
        (2, RhythmUnit.MONTHS, "every 2 months"),
        (1, RhythmUnit.MONTHS, "every month"),
        (84, RhythmUnit.DAYS, "every 84 days"),
        (1, RhythmUnit.DAYS, "every day"),
        (3, RhythmUnit.PER_WEEK, "3 times a week"),
        (1, RhythmUnit.PER_WEEK, "once a week"),
    ],
)
def test_a_rhythm_in_words(count: int, unit: RhythmUnit, said: str) -> None:
    assert rhythm_text(Rhythm(count, unit)) == said


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("1", DoseUnit.MILLIGRAM, "1 mg"),
        ("1.0", DoseUnit.MILLIGRAM, "1 mg"),
        ("0.25", DoseUnit.MILLIGRAM, "0.25 mg"),
        ("1000", DoseUnit.MICROGRAM, "1,000 micrograms"),
        ("1", DoseUnit.MICROGRAM, "1 microgram"),
        ("0.5", DoseUnit.MICROGRAM, "0.5 micrograms"),
        ("1E+3", DoseUnit.MICROGRAM, "1,000 micrograms"),
        ("0.50", DoseUnit.MILLILITRE, "0.5 ml"),
    ],
)
def test_an_amount_in_words_has_no_zeros_to_misread(amount: str, unit: DoseUnit, said: str) -> None:
    assert quantity_text(Quantity(Decimal(amount), unit)) == said


@given(st.decimals("0.001", "999999", places=3))
def test_an_amount_in_words_keeps_every_digit(amount: Decimal) -> None:
    said = quantity_text(Quantity(amount, DoseUnit.MILLIGRAM))

    assert Decimal(said.removesuffix(" mg").replace(",", "")) == amount


def test_in_a_list_names_after_the_first_begin_small_where_the_language_has_it_so() -> None:
    factors = [FactorId(name) for name in ("stress", "acid_medicine", "other_b12", "vitamin_d")]
    small = ["Stress", "stomach acid medicine", "B12 tablets, spray or drops", "vitamin D"]
    assert factor_names(factors) == small
    assert factor_names([]) == []
