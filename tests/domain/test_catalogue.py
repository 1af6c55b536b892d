"""The catalogue's files are sound, its words keep the house rules, and every name finds its label."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from b12diary.assets import read_toml
from b12diary.domain.care import care_texts
from b12diary.domain.catalogue import (
    catalogue,
    symptom_label,
)
from b12diary.domain.dose import Route
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.symptom import INTERFERENCE, Cadence

FILES = ("symptoms", "factors", "analytes", "medicines", "safety", "help_lines")
SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NOT_WORDS = {"id", "group", "code", "snomed", "loinc", "source", "caption_source", "units", "card", "level", "number"}
"""Fields that nobody reads on screen as a sentence."""
FORBIDDEN = (
    "detect", "monitor", "diagnos", "overdue", "under-treated", "undertreated", "you need", "wearing off", "invalid",
    "failed", "error", "alert", "predict", "optimis", "mcg", "missed dose", "should increase",
)  # fmt: skip


def rows(file: str, table: str) -> list[dict[str, Any]]:
    found = read_toml("catalogue", f"{file}.toml")[table]
    assert isinstance(found, list)
    return found


def words_of(value: object) -> Iterator[str]:
    """Every text in a file that a person may read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_WORDS:
                yield from words_of(item)


@pytest.mark.parametrize("file", FILES)
def test_sentences_have_at_most_20_words_and_no_word_that_alarms_or_claims(file: str) -> None:
    texts = [text for text in words_of(read_toml("catalogue", f"{file}.toml")) if text]

    assert texts
    for text in texts:
        sentences = re.split(r"(?<=[.?!:])\s+", text)
        assert max(len(sentence.split()) for sentence in sentences) <= 20, text
        assert not [word for word in FORBIDDEN if word in text.lower()], text
        assert text == text.strip()
        assert not re.search(r"\d[–-]\d|  |'|\"", text.replace("9-8-8", "")), text


@pytest.mark.parametrize(
    ("file", "table"),
    [
        *((file, "group") for file in ("symptoms", "factors")),
        ("symptoms", "symptom"),
        ("factors", "factor"),
        ("analytes", "analyte"),
        *(("medicines", table) for table in ("compound", "route", "phase", "reason", "site", "giver", "reaction")),
        *(("safety", table) for table in ("level", "card")),
    ],
)
def test_ids_are_slugs_and_stand_once(file: str, table: str) -> None:
    ids = [row["id"] for row in rows(file, table)]

    assert all(SLUG.fullmatch(name) for name in ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("symptoms", "symptom"),
        ("factors", "factor"),
        ("analytes", "analyte"),
        ("medicines", "site"),
        ("safety", "sign"),
    ],
)
def test_labels_differ(file: str, table: str) -> None:
    labels = [row["label"].lower() for row in rows(file, table)]

    assert len(set(labels)) == len(labels)


def test_no_field_is_misspelt() -> None:
    allowed = {
        "symptom": {"id", "label", "group", "help", "also", "signs", "snomed", "weekly"},
        "factor": {"id", "label", "group", "help", "on_today"},
        "analyte": {"id", "label", "units", "equals", "findings", "loinc", "also"},
        "compound": {"id", "label", "injection", "oral", "nasal"},
        "reaction": {"id", "label", "sign", "about"},
        "card": {"id", "level", "label", "bullets", "catch_all"},
        "sign": {"id", "level", "card", "label", "silences", "private"},
        "country": {
            "code", "label", "emergency", "urgent", "emergency_heading", "urgent_heading", "soon_heading", "note",
            "checked", "source", "crisis",
        },
    }  # fmt: skip
    for file in FILES:
        for table, found in read_toml("catalogue", f"{file}.toml").items():
            if table in allowed:
                for row in found:
                    assert set(row) <= allowed[table], row


# Symptoms


def test_there_are_42_symptoms_and_the_one_that_is_always_asked() -> None:
    known = catalogue()

    assert len(known.symptoms) == 42
    assert INTERFERENCE not in {s.id for s in known.symptoms}
    assert symptom_label(INTERFERENCE) == "Got in the way of daily life"


def test_every_symptom_has_a_group_and_the_groups_come_one_after_the_other() -> None:
    groups = [name for name, _label in catalogue().symptom_groups]
    order = list(dict.fromkeys(symptom.group for symptom in catalogue().symptoms))

    assert order == groups


def test_symptom_labels_fit_beside_the_scale() -> None:
    assert max(len(symptom.label) for symptom in catalogue().symptoms) <= 30
    assert all(symptom.label[0].isupper() and symptom.label[-1] != "." for symptom in catalogue().symptoms)


def test_every_sign_that_a_symptom_names_can_be_ticked() -> None:
    known = {sign.id for sign in catalogue().signs}
    named = {sign for symptom in catalogue().symptoms for sign in symptom.signs}

    assert named <= known
    assert {reaction.sign for reaction in catalogue().reactions} - {None} <= known


def test_snomed_codes_are_well_formed_and_used_once() -> None:
    codes = [symptom.snomed for symptom in catalogue().symptoms if symptom.snomed]

    assert len(set(codes)) == len(codes)
    assert all(is_sctid(code) for code in codes)


def is_sctid(code: str) -> bool:
    """A SNOMED CT identifier ends in a Verhoeff check digit and, for concepts, the partition 00 before it."""
    times = [[0] * 10 for _ in range(10)]
    for a in range(10):
        for b in range(10):
            times[a][b] = (a + b) % 5 if a < 5 and b < 5 else 0
    for a in range(10):
        for b in range(10):
            if a < 5 <= b:
                times[a][b] = (a + b - 5) % 5 + 5
            elif b < 5 <= a:
                times[a][b] = (a - 5 - b) % 5 + 5
            elif a >= 5 and b >= 5:
                times[a][b] = (a - b) % 5
    move = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
    while len(move) < 8:
        move.append([move[-1][move[1][digit]] for digit in range(10)])
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = times[check][move[place % 8][int(digit)]]
    return check == 0 and code[-3:-1] == "00"


def test_the_check_digit_catches_a_slip() -> None:
    assert is_sctid("84229001")
    assert not is_sctid("84229002")
    assert not is_sctid("84292001")


def test_one_symptom_is_asked_weekly_unless_wanted_daily() -> None:
    assert [s.id for s in catalogue().symptoms if s.cadence is not Cadence.DAILY] == ["hair_skin_nails"]


# Other things by name


def test_every_factor_has_a_group_and_the_usual_ones_stand_on_today() -> None:
    known = catalogue()

    assert {factor.group for factor in known.factors} == {name for name, _label in known.factor_groups}
    assert [factor.label for factor in known.factors if factor.on_today] == [
        "Illness", "Poor sleep", "Stress", "New medicine", "Period", "Travel",
    ]  # fmt: skip


def test_a_blood_test_has_either_units_or_findings_and_no_limits() -> None:
    for analyte in catalogue().analytes:
        assert bool(analyte.units) != bool(analyte.findings), analyte.id
        assert {unit for unit, _code in analyte.loinc} <= set(analyte.units)
    for row in rows("analytes", "analyte"):
        assert not {"low", "high", "limit", "range"} & set(row)


def test_strengths_belong_to_a_way_of_taking_and_none_is_preselected() -> None:
    for medicine in catalogue().medicines:
        assert medicine.strengths(Route.SUBLINGUAL) == ()
        for route in (Route.INTO_MUSCLE, Route.ORAL, Route.NASAL):
            assert all(quantity.amount > 0 for quantity in medicine.strengths(route))
    hydroxocobalamin = catalogue().medicines[0]
    assert hydroxocobalamin.strengths(Route.INTO_MUSCLE)[0] == Quantity(Decimal(1), DoseUnit.MILLIGRAM)
    assert hydroxocobalamin.strengths(Route.ORAL) == ()


def test_the_catalogue_is_read_once() -> None:
    assert catalogue() is catalogue()
    assert care_texts() is care_texts()
