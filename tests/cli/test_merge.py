"""`b12diary export` as archive, health record and calendar; `b12diary merge`: one diary out of another's file."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Tables


@pytest.fixture
def mine(b12: Run, tables: Tables) -> Path:
    """A diary called my.b12 of the tables in the test's folder."""
    b12("import", str(tables()), "--diary", "my.b12")
    return Path("my.b12")


def test_an_archive_makes_the_same_diary_again(b12: Run, mine: Path) -> None:
    assert b12("export", "--diary", "my.b12", "--format", "json", "--to", "mine.json").said == ["Wrote mine.json."]

    ran = b12("merge", "mine.json", "--diary", "again.b12")

    assert (ran.status, ran.complained) == (0, [])
    assert ran.said == [
        "Came in: 3 injections, 1 plan, 2 symptoms, 4 ratings and 1 event.",
        "The same in both: 1 symptom.",
    ]
    for name in ("my", "again"):
        b12("export", "--diary", f"{name}.b12", "--to", name)
    assert {p.name: p.read_bytes() for p in Path("my").iterdir()} == {
        p.name: p.read_bytes() for p in Path("again").iterdir()
    }


def test_joining_twice_does_nothing_the_second_time(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "json", "--to", "mine.json")
    b12("merge", "mine.json", "--diary", "again.b12")
    before = Path("again.b12").read_bytes()

    ran = b12("merge", "mine.json", "--diary", "again.b12")

    assert ran.status == 0
    assert ran.said[0] == "The archive holds nothing new."
    assert Path("again.b12").read_bytes() == before


def test_with_the_journal_the_history_comes_along(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "json", "--to", "short.json")
    b12("export", "--diary", "my.b12", "--format", "json", "--with-journal", "--to", "long.json")

    assert "journal" not in json.loads(Path("short.json").read_text("utf-8"))
    assert json.loads(Path("long.json").read_text("utf-8"))["journal"][0][2] == "Import of tables"


def test_a_dry_run_writes_nothing_and_makes_no_diary(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "json", "--to", "mine.json")

    for command in ("merge", "import"):
        ran = b12(command, "mine.json", "--diary", "new.b12", "--dry-run")

        assert ran.said[0].startswith("Would come in: 3 injections, ")
        assert ran.said[-1] == "Nothing was written."
    assert not Path("new.b12").exists()


def test_import_knows_an_archive(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "json", "--to", "mine.json")

    assert b12("import", "mine.json", "--diary", "new.b12").said[0].startswith("Came in: 3 injections, ")
    assert b12("import", "mine.json", "tables", "--diary", "new.b12").complained == [
        "mine.json is a whole diary. Take it in by itself."
    ]


def test_an_archive_that_cannot_be_used_makes_no_diary(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "json", "--with-journal", "--to", "mine.json")
    content = json.loads(Path("mine.json").read_text("utf-8"))
    content["tables"]["symptoms"]["rows"] = []
    Path("broken.json").write_text(json.dumps(content), "utf-8")
    Path("cut.json").write_text(Path("mine.json").read_text("utf-8")[:-200], "utf-8")

    for archive in ("broken.json", "cut.json", "missing.json", "my.b12", "tables"):
        ran = b12("merge", archive, "--diary", "new.b12")

        assert (ran.status, len(ran.complained), ran.said) == (1, 1, [])
        assert not Path("new.b12").exists()


def test_a_health_record_names_the_person_only_when_asked(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "fhir", "--to", "record.json")
    b12("export", "--diary", "my.b12", "--format", "fhir", "--with-name", "--to", "named.json")

    kinds = [e["resource"]["resourceType"] for e in json.loads(Path("record.json").read_text("utf-8"))["entry"]]
    assert kinds.count("MedicationAdministration") == 3
    assert "Patient" not in kinds
    named = json.loads(Path("named.json").read_text("utf-8"))["entry"]
    assert named[0]["resource"]["resourceType"] == "Patient"


def test_a_calendar_is_neutral_unless_plain_words_are_asked_for(b12: Run, mine: Path) -> None:
    b12("export", "--diary", "my.b12", "--format", "ical", "--to", "planned.ics")
    neutral = Path("planned.ics").read_bytes().decode()
    b12("export", "--diary", "my.b12", "--format", "ical", "--plain-words", "--to", "planned.ics")

    assert "SUMMARY:Appointment with myself\r\n" in neutral
    assert "B12 injection" not in neutral
    assert "SUMMARY:B12 injection" in Path("planned.ics").read_bytes().decode()


def test_a_calendar_without_a_plan_says_so(b12: Run, tables: Tables) -> None:
    b12("import", str(tables(notes="date,note\n2026-01-05,Hello\n")), "--diary", "my.b12")

    ran = b12("export", "--diary", "my.b12", "--format", "ical", "--to", "planned.ics")

    assert "no injection is planned" in ran.said[1]


def test_nothing_but_an_earlier_export_of_the_form_is_replaced(b12: Run, mine: Path) -> None:
    Path("thesis.json").write_text('{"mine": 1}', "utf-8")
    b12("export", "--diary", "my.b12", "--format", "fhir", "--to", "record.json")
    before = {path: path.read_bytes() for path in (mine, Path("thesis.json"), Path("record.json"))}

    for to in (*map(str, before), "tables", "no/such/folder/x"):
        ran = b12("export", "--diary", "my.b12", "--format", "json", "--to", to)
        assert (ran.status, len(ran.complained)) == (1, 1)
        assert ran.complained[0].startswith("Nothing was written.")
    assert {path: path.read_bytes() for path in before} == before
    assert b12("export", "--diary", "my.b12", "--format", "fhir", "--to", "record.json").status == 0


@pytest.mark.parametrize("option", ["--with-journal", "--with-name", "--plain-words"])
def test_a_choice_of_another_form_is_wrong_use(b12: Run, mine: Path, option: str) -> None:
    ran = b12("export", "--diary", "my.b12", "--to", "out", option)

    assert ran.status == 2
    assert f"{option} belongs to --format " in ran.complained[-1]


def test_a_diary_with_a_passphrase_goes_out_and_in(b12: Run, mine: Path) -> None:
    b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", _given("correct horse battery"))
    out = b12("export", "--diary", "my.b12", "--format", "json", "--to", "mine.json", "--passphrase-fd", _secret())

    assert out.said[1] == "Note: the diary has a passphrase, but what was written has none."
    joined = b12("merge", "mine.json", "--diary", "my.b12", "--passphrase-fd", _secret())
    assert joined.said[0] == "The archive holds nothing new."
    assert b12("merge", "mine.json", "--diary", "my.b12", "--passphrase-fd", _given("wrong horse battery")).status == 1


def _secret() -> str:
    return _given("correct horse battery")


def _given(line: str) -> str:
    """Return the number of an open file with one line; the program reads and the test's end closes it."""
    reading, writing = os.pipe()
    os.write(writing, f"{line}\n".encode())
    os.close(writing)
    return str(reading)
