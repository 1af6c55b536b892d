"""`b12diary import`: what comes in, what is told, and that a dry run leaves no trace."""

import os
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId
from tests.cli.conftest import Run, Tables


def excerpt_in(file: str) -> Excerpt:
    with closing(Diary.open_for_reading(Path(file))) as diary:
        return diary.excerpt()


def test_a_folder_comes_in(b12: Run, tables: Tables) -> None:
    tables()

    ran = b12("import", "tables", "--diary", "my.b12")

    assert (ran.status, ran.complained) == (0, [])
    assert ran.said == ["Came in: 3 injections, 1 plan, 2 symptoms, 4 ratings and 1 event."]
    excerpt = excerpt_in("my.b12")
    assert len(excerpt.injections) == 3
    assert sum(map(len, excerpt.ratings)) == 4
    assert [e.label for e in excerpt.exposures] == ["=cold"]


def test_one_file_comes_in_by_its_name(b12: Run, tables: Tables) -> None:
    tables()

    assert b12("import", "tables/injections.csv", "--diary", "my.b12").said == ["Came in: 3 injections."]


def test_the_import_is_one_step_that_can_be_undone(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")

    with closing(Diary.open(Path("my.b12"))) as diary:
        undone = diary.undo()

        assert undone is not None
        assert undone.label == "Undone: Import of tables"
        assert diary.undo_label is None
        assert diary.excerpt().injections == ()


def test_the_same_again_brings_nothing(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")

    ran = b12("import", "tables", "--diary", "my.b12")

    assert ran.status == 0
    assert ran.said == [
        "Came in: nothing.",
        "Already there: 3 injections, 1 plan, 2 symptoms, 4 ratings and 1 event.",
    ]


def test_where_the_diary_says_otherwise_it_stays_as_it_is(b12: Run, tables: Tables) -> None:
    tables()
    tables("later", ratings="date,symptom,rating\n2026-01-06,brain_fog,9\n2026-01-07,brain_fog,8\n")
    b12("import", "tables", "--diary", "my.b12")

    ran = b12("import", "later", "--diary", "my.b12")

    assert ran.status == 0
    assert ran.said[:2] == ["Came in: 1 rating.", "Different in the diary, and kept as it is there: 1 rating."]
    assert excerpt_in("my.b12").series(SymptomId("brain_fog")).values == (4, 8)


def test_another_value_takes_the_place_of_the_recorded_one_when_asked_to(b12: Run, tables: Tables) -> None:
    tables()
    tables("later", ratings="date,symptom,rating\n2026-01-06,brain_fog,9\n")
    b12("import", "tables", "--diary", "my.b12")

    ran = b12("import", "later", "--diary", "my.b12", "--differing", "replace")

    assert "Replaced: 1 rating. The old ones stay in the history." in ran.said
    assert excerpt_in("my.b12").series(SymptomId("brain_fog")).values == (9,)


def test_a_known_day_of_entry_is_not_lost_to_an_unknown_one(b12: Run, tables: Tables) -> None:
    tables(ratings="date,symptom,rating,entered_on\n2026-01-06,fatigue,6,2026-01-08\n")
    tables("later", ratings="date,symptom,rating\n2026-01-06,fatigue,6\n")
    b12("import", "tables", "--diary", "my.b12")

    ran = b12("import", "later", "--diary", "my.b12")

    assert ran.said == ["Came in: nothing.", "Already there: 1 symptom and 1 rating."]
    assert excerpt_in("my.b12").series(SymptomId("fatigue")).entered == (date(2026, 1, 8).toordinal(),)


def test_bad_rows_are_told_and_the_others_come_in(b12: Run, tables: Tables) -> None:
    tables(
        ratings="date,symptom,rating\n2026-01-06,fatigue,6\n2026-01,fatigue,5\n2026-01-08,fatigue,x\n",
        events="from,kind\n,illness\n",
    )

    ran = b12("import", "tables", "--diary", "my.b12")

    assert ran.status == 1
    assert ran.complained == [
        "ratings.csv, line 3, date: “2026-01” is not a whole date; write it like 2026-11-22",
        "ratings.csv, line 4, rating: “x” is not a whole number from 0 to 10",
        "events.csv, line 2, from: there is no date",
    ]
    assert ran.said == ["Came in: 1 symptom and 1 rating.", "3 rows were left out or cut."]
    assert excerpt_in("my.b12").rated_days == 1


def test_a_dry_run_leaves_no_trace(b12: Run, tables: Tables, tmp_path: Path) -> None:
    tables()

    ran = b12("import", "tables", "--diary", "my.b12", "--dry-run")

    assert ran.said == [
        "Would come in: 3 injections, 1 plan, 2 symptoms, 4 ratings and 1 event.",
        "Nothing was written.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_dry_run_changes_no_diary(b12: Run, tables: Tables, tmp_path: Path) -> None:
    tables()
    tables("later", injections="date\n2026-06-22\n2026-09-14\n")
    b12("import", "tables", "--diary", "my.b12")
    before = Path("my.b12").read_bytes()

    ran = b12("import", "later", "--diary", "my.b12", "--dry-run")

    assert ran.said == ["Would come in: 1 injection.", "Already there: 1 injection.", "Nothing was written."]
    assert Path("my.b12").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["later", "my.b12", "tables"]


def test_a_dry_run_tells_bad_rows_too(b12: Run, tables: Tables) -> None:
    tables(notes="date,note\n2026,x\n")

    assert b12("import", "tables", "--diary", "my.b12", "--dry-run").status == 1


def test_without_a_good_row_no_diary_is_made(b12: Run, tables: Tables) -> None:
    tables(notes="date,note\n2026,x\n")

    ran = b12("import", "tables", "--diary", "my.b12")

    assert (ran.status, ran.said) == (1, ["Came in: nothing.", "1 row was left out or cut."])
    assert not Path("my.b12").exists()


def test_columns_and_files_beside_the_form_are_only_noted(b12: Run, tables: Tables) -> None:
    tables(ratings="date,symptom,rating,mood\n2026-01-06,fatigue,6,ok\n", sleep="date,hours\n2026-01-06,7\n")

    ran = b12("import", "tables", "--diary", "my.b12")

    assert (ran.status, ran.complained) == (0, [])
    assert ran.said[:2] == [
        "Note: sleep.csv: this file is not part of the form and was left out",
        "Note: ratings.csv, line 1: this column is not part of the form and was left out: “mood”",
    ]


def test_bytes_that_are_no_text_cost_only_their_row(b12: Run, tables: Tables) -> None:
    tables(notes=b"date,note\n2026-01-06,fine\n2026-01-07,na\xefve\n2026-01-08,good\n")

    ran = b12("import", "tables", "--diary", "my.b12")

    assert ran.complained == ["notes.csv, line 3, note: this text holds a character that cannot be kept"]
    assert [note.text for note in excerpt_in("my.b12").notes] == ["fine", "good"]


SOURCES = [
    ("nowhere", "There is no file or folder nowhere."),
    ("empty", "The folder empty holds none of the files injections.csv, ratings.csv,"),
    ("list.txt", "list.txt is of no form that this program knows."),
    ("other.b12", "other.b12 is a diary, not tables. Export it first."),
    ("holed", "holed/ratings.csv is not a file that can be read."),
]


@pytest.mark.parametrize(("source", "sentence"), SOURCES)
def test_a_source_that_cannot_be_read_is_told_in_one_line(b12: Run, source: str, sentence: str) -> None:
    Path("empty").mkdir()
    Path("list.txt").write_text("date\n", "utf-8")
    Path("other.b12").write_bytes(b"")
    Path("holed/ratings.csv").mkdir(parents=True)

    ran = b12("import", source, "--diary", "my.b12")

    assert ran.status == 1
    (line,) = ran.complained
    assert line.replace("\\", "/").startswith(sentence)
    assert not Path("my.b12").exists()


def test_a_diary_that_is_none_is_left_as_it_was(b12: Run, tables: Tables) -> None:
    tables()
    Path("my.b12").write_text("dear diary", "utf-8")

    ran = b12("import", "tables", "--diary", "my.b12")

    assert (ran.status, len(ran.complained)) == (1, 1)
    assert Path("my.b12").read_text("utf-8") == "dear diary"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_file_that_is_reached_in_several_ways_comes_in_once(b12: Run, tables: Tables, tmp_path: Path) -> None:
    folder = tables()
    (tmp_path / "again").symlink_to(folder)

    ran = b12("import", "tables", str(folder), "again", "again/injections.csv", "--diary", "my.b12")

    assert ran.said == ["Came in: 3 injections, 1 plan, 2 symptoms, 4 ratings and 1 event."]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_folder_whose_name_is_no_text_comes_in(b12: Run, tables: Tables) -> None:
    tables(os.fsdecode(b"na\xefve\n"))

    assert b12("import", os.fsdecode(b"na\xefve\n"), "--diary", "my.b12").status == 0
