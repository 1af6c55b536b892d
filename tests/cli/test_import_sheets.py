"""`b12diary import` with other programs' exports and anybody's sheets: recognised, mapped, or refused kindly."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from tests.cli.conftest import Run

VISIBLE = (
    "observation_date,tracker_name,tracker_category,observation_value \n"
    "2026-01-21,Headache,Brain,1 \n2026-01-21,Crash,Experience,9 \n"
)
SHEET = "When;How tired;B12\n03/04/2026;6;1 mg\n04/04/2026;5,5;\n05/04/2026;4;\n06/04/2026;4;\n"


def excerpt_in(file: str) -> Excerpt:
    with closing(Diary.open_for_reading(Path(file))) as diary:
        return diary.excerpt()


def write(name: str, content: str) -> None:
    Path(name).write_text(content, "utf-8")


def test_a_known_export_comes_in(b12: Run) -> None:
    write("export.csv", VISIBLE)

    ran = b12("import", "export.csv", "--diary", "my.b12")

    assert ran.status == 1
    assert ran.said == ["Came in: 1 symptom and 1 rating.", "1 row was left out or cut."]
    assert ran.complained == ["export.csv, line 3, observation_value: “9” is not a whole number from 0 to 3"]
    assert [s.values for s in excerpt_in("my.b12").ratings] == [(1,)]


def test_exports_and_tables_come_in_together(b12: Run) -> None:
    write("export.csv", VISIBLE)
    write("ratings.csv", "date,symptom,rating\n2026-01-21,headache,4\n2026-01-22,headache,5\n")

    ran = b12("import", "ratings.csv", "export.csv", "--diary", "my.b12")

    assert ran.said == [
        "Note: 1 rating stands in two files and came in once",
        "Came in: 1 symptom and 2 ratings.",
        "1 row was left out or cut.",
    ]


def test_the_form_can_be_named(b12: Run) -> None:
    write("export.csv", VISIBLE)

    assert b12("import", "export.csv", "--diary", "my.b12", "--format", "visible").status == 1
    assert b12("import", "export.csv", "--diary", "my.b12", "--format", "daylio").complained == [
        "export.csv is not of the form daylio."
    ]
    (line,) = b12("import", "export.csv", "--diary", "my.b12", "--format", "x").complained
    assert line.startswith("There is no form called x. Known are: tables, apple-health, bearable,")


def test_a_sheet_of_no_known_form_is_refused_with_a_way_out(b12: Run) -> None:
    write("mine.csv", SHEET)

    ran = b12("import", "mine.csv", "--diary", "my.b12")

    assert (ran.status, ran.said) == (1, [])
    assert ran.complained == [
        "mine.csv is of no form that this program knows. Write a proposal with --propose FILE, look at it, and import"
        " with --mapping FILE."
    ]
    assert not Path("my.b12").exists()


def test_a_mapping_is_proposed_changed_and_used(b12: Run) -> None:
    write("mine.csv", SHEET)

    ran = b12("import", "mine.csv", "--diary", "my.b12", "--propose", "mapping.json")

    assert ran.said == [
        "Wrote mapping.json.",
        "Still open: Say whether the day or the month is written first: a date in this file can be read in two ways.",
        "Still open: Say how “B12” goes in: by injection, or by mouth.",
        "In the mapping, “route” is one of: im, sc, deep_sc, oral, nasal, sublingual, other, unknown.",
    ]
    assert not Path("my.b12").exists()
    ran = b12("import", "mine.csv", "--diary", "my.b12", "--mapping", "mapping.json")
    assert ran.complained[0].startswith("mine.csv was not taken in. Say whether the day or the month is written first")

    mapping = json.loads(Path("mapping.json").read_text("utf-8"))
    mapping["day_order"] = "day_first"
    next(name for name in mapping["names"] if name["name"] == "B12")["route"] = "im"
    write("mapping.json", json.dumps(mapping))
    ran = b12("import", "mine.csv", "--diary", "my.b12", "--mapping", "mapping.json")

    assert ran.said[0] == "Came in: 1 injection, 1 symptom and 3 ratings."
    assert ran.complained == ["mine.csv, line 3, How tired: “5,5” is not a whole number from 0 to 10"]
    assert excerpt_in("my.b12").injection_days == (date(2026, 4, 3),)
    with closing(Diary.open(Path("my.b12"))) as diary:
        undone = diary.undo()
        assert undone is not None
        assert undone.label == "Undone: Import of mine.csv"


def test_a_proposal_takes_no_other_files_place(b12: Run) -> None:
    write("mine.csv", SHEET)
    write("mapping.json", "mine")

    ran = b12("import", "mine.csv", "--diary", "my.b12", "--propose", "mapping.json")

    assert (ran.status, len(ran.complained)) == (1, 1)
    assert Path("mapping.json").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("x", "not written as JSON"),
        ("{}", "no mapping of B12 Diary"),
        (None, "mapping.json: No such file or directory."),
    ],
)
def test_a_mapping_that_cannot_be_used_is_told(b12: Run, content: str | None, words: str) -> None:
    write("mine.csv", SHEET)
    if content is not None:
        write("mapping.json", content)

    ran = b12("import", "mine.csv", "--diary", "my.b12", "--mapping", "mapping.json")

    assert ran.status == 1
    (line,) = ran.complained
    assert words in line


def test_a_mapping_for_other_columns_is_told(b12: Run) -> None:
    write("mine.csv", SHEET)
    write("other.csv", "Day,Pain\n2026-01-01,4\n2026-01-02,4\n")
    b12("import", "mine.csv", "--diary", "my.b12", "--propose", "mapping.json")

    ran = b12("import", "other.csv", "--diary", "my.b12", "--mapping", "mapping.json")

    assert ran.complained == ["The mapping is for a sheet with other columns. The columns of other.csv are: Day, Pain."]


def test_numbers_without_a_scale_are_asked_about(b12: Run) -> None:
    write("tracks.csv", "FeatureName,Timestamp,Value,Note\nPain,2026-01-02T21:30:41.432+01:00,6.0,\n")

    ran = b12("import", "tracks.csv", "--diary", "my.b12")

    assert "does not say on which scale its numbers are" in ran.complained[0]


def test_a_dry_run_of_an_export_leaves_no_trace(b12: Run) -> None:
    write("export.csv", VISIBLE)

    ran = b12("import", "export.csv", "--diary", "my.b12", "--dry-run")

    assert ran.said[0] == "Would come in: 1 symptom and 1 rating."
    assert not Path("my.b12").exists()


@pytest.mark.parametrize("name", ["empty.csv", "picture.csv", "nowhere.csv", "broken.xml", "broken.json", "bomb.xml"])
def test_what_cannot_be_read_is_told_in_one_line(b12: Run, name: str) -> None:
    write("empty.csv", "")
    Path("picture.csv").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    write("broken.xml", "<HealthData")
    write("broken.json", "{")
    write("bomb.xml", '<!DOCTYPE x [<!ENTITY a "b">]><HealthData/>')

    ran = b12("import", name, "--diary", "my.b12")

    assert (ran.status, len(ran.complained)) == (1, 1)
    assert not Path("my.b12").exists()
