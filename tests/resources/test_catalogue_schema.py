"""The catalogue's files against their schema: every field there, of its type, and no code that was not seen."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from b12diary.assets import read_toml

S, L, B, D = str, list, bool, dict

SCHEMA: dict[str, dict[str, tuple[dict[str, type], dict[str, type]]]] = {
    # file: table: (fields that every row has, fields that it may have)
    "symptoms": {
        "group": ({"id": S, "label": S}, {}),
        "symptom": (
            {"id": S, "label": S, "group": S, "help": S, "also": S},
            {"signs": L, "snomed": S, "weekly": B},
        ),
    },
    "factors": {
        "group": ({"id": S, "label": S}, {}),
        "factor": ({"id": S, "label": S, "group": S, "help": S}, {"on_today": B}),
    },
    "analytes": {
        "analyte": ({"id": S, "label": S}, {"also": S, "units": L, "equals": D, "loinc": D, "findings": L}),
    },
    "medicines": {
        "compound": ({"id": S, "label": S}, {"injection": L, "oral": L, "nasal": L}),
        "route": ({"id": S, "label": S}, {}),
        "phase": ({"id": S, "label": S, "help": S}, {}),
        "reason": ({"id": S, "label": S, "short": S}, {}),
        "site": ({"id": S, "label": S}, {}),
        "giver": ({"id": S, "label": S}, {}),
        "reaction": ({"id": S, "label": S}, {"sign": S, "about": S}),
    },
    "safety": {
        "level": ({"id": S, "label": S, "heading": S}, {}),
        "card": ({"id": S, "level": S, "label": S, "bullets": L, "catch_all": S}, {}),
        "sign": ({"id": S, "level": S, "card": S, "label": S}, {"silences": B, "private": B}),
    },
}

SEEN_SNOMED = {
    "fatigue": "84229001", "breathless": "267036007", "palpitations": "80313002", "dizzy": "404640003",
    "faint": "386705008", "pins_needles": "91019004", "numb": "44077006", "leg_weak": "26544005",
    "tremor": "26079004", "cramps": "55300003", "memory": "225038006", "low_mood": "366979004",
    "anxiety": "48694002", "irritable": "48079002", "appetite": "79890006", "nausea": "422587007",
    "headache": "25064002", "vision": "111516008", "tinnitus": "60862001", "sleep": "53888004",
    "hair_skin_nails": "278040002",
}  # fmt: skip
"""Codes that stand in a published value set for just this symptom; every other one is left out."""

SEEN_LOINC = {
    "b12_total": {"ng/L": "2132-9", "pg/mL": "2132-9"},
    "mma": {"nmol/L": "13964-2", "µmol/L": "13964-2"},
    "hcy": {"µmol/L": "13965-9"},
    "folate": {"µg/L": "2284-8", "ng/mL": "2284-8"},
    "ferritin": {"µg/L": "2276-4", "ng/mL": "2276-4"},
    "hb": {"g/L": "718-7", "g/dL": "718-7"},
    "mcv": {"fL": "787-2"},
    "k": {"mmol/L": "2823-3", "mEq/L": "2823-3"},
    "tsh": {"mU/L": "3016-3"},
}
"""Codes that stand in a published table for just this test and kind of unit."""


def rows() -> list[Any]:
    return [
        pytest.param(file, table, row, id=f"{file}.{table}.{row['id']}")
        for file, tables in SCHEMA.items()
        for table in tables
        for row in read_toml("catalogue", f"{file}.toml")[table]
    ]


@pytest.mark.parametrize(("file", "table", "row"), rows())
def test_a_row_has_its_fields(file: str, table: str, row: dict[str, Any]) -> None:
    needed, possible = SCHEMA[file][table]
    types = {name: type(value) for name, value in row.items()}

    assert {name: types.get(name) for name in needed} == needed
    assert {name: kind for name, kind in types.items() if name not in needed}.items() <= possible.items()


@pytest.mark.parametrize("file", SCHEMA)
def test_a_file_has_no_table_that_nothing_reads(file: str) -> None:
    tables = {name for name, value in read_toml("catalogue", f"{file}.toml").items() if isinstance(value, list)}

    assert tables == set(SCHEMA[file])


def test_no_id_is_ever_renamed_or_taken_away() -> None:
    """Diaries hold these ids. After a change that only adds, add to the list; nothing ever leaves it."""
    frozen = tomllib.loads((Path(__file__).parent / "frozen_ids.toml").read_text("utf-8"))
    tables = {**{file: tuple(found) for file, found in SCHEMA.items()}, "plans": ("plan",)}
    now = {
        file: {table: [row["id"] for row in read_toml("catalogue", f"{file}.toml")[table]] for table in found}
        for file, found in tables.items()
    }

    assert {f: {t: sorted(ids) for t, ids in found.items()} for f, found in now.items()} == {
        f: {t: sorted(ids) for t, ids in found.items()} for f, found in frozen.items()
    }


def test_codes_stand_only_where_they_were_seen() -> None:
    symptoms = read_toml("catalogue", "symptoms.toml")["symptom"]
    analytes = read_toml("catalogue", "analytes.toml")["analyte"]

    assert {row["id"]: row["snomed"] for row in symptoms if row.get("snomed")}.items() <= SEEN_SNOMED.items()
    assert {row["id"]: row["loinc"] for row in analytes if "loinc" in row} == SEEN_LOINC


def test_every_sign_from_1_to_14_has_its_level_and_what_it_silences() -> None:
    signs = {row["id"]: row for row in read_toml("catalogue", "safety.toml")["sign"]}

    assert list(signs) == [f"S{n}" for n in range(1, 15)]
    assert [name for name, row in signs.items() if row.get("silences")] == [f"S{n}" for n in range(1, 10)]
    assert [name for name, row in signs.items() if row.get("private")] == ["S8"]
