"""`b12diary patterns`: one sentence or one JSON object a source, and one bad source stops no other."""

import json
from pathlib import Path

import pytest

from b12diary.assets import asset
from tests.cli.conftest import FILES, Run, Tables


def objects(lines: list[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines]


def test_tables_need_no_diary(b12: Run, tables: Tables, tmp_path: Path) -> None:
    tables()

    ran = b12("patterns", "tables")

    assert (ran.status, ran.complained) == (0, [])
    assert len(ran.said) == 1
    assert ran.said[0].endswith(".")
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_ratings_in_words_are_not_said_to_be_missing(b12: Run, tables: Tables) -> None:
    worded = "date,symptom,rating,scale\n2026-01-06,fatigue,2,verbal_0_3\n2026-01-07,fatigue,0,verbal_0_3\n"
    tables(**{**FILES, "ratings": worded})

    told = b12("patterns", "tables").said

    assert told == [
        "Ratings in words are drawn over time, and not compared. "
        "Words have no points to count, so the two scales are never mixed."
    ]


def test_the_json_counts_what_the_file_holds(b12: Run, tables: Tables) -> None:
    """
    injection  5 Jan      30 Mar      22 Jun      so 2 gaps have ended
    rated      6, 7 Jan, 1 Feb                    so 3 days
    """
    tables()

    (told,) = objects(b12("patterns", "--json", "tables").said)

    assert told["source"] == "tables"
    assert told["recorded_gaps"] == 2
    assert told["rated_days"] == 3
    series = told["series"]
    assert isinstance(series, list)
    assert {"grade", "reason", "flags", "p", "rise", "half_return_day", "per_gap"} <= set(series[0])
    assert told["headline"] == series[0]["symptom"] == "composite"


def test_a_diary_and_the_tables_it_came_from_show_the_same(b12: Run) -> None:
    example = str(asset("examples", "returns"))
    b12("import", example, "--diary", "my.b12")

    ran = b12("patterns", "--json", example, "my.b12")

    from_tables, from_diary = objects(ran.said)
    assert from_tables.pop("source") == example
    assert from_diary.pop("source") == "my.b12"
    assert from_tables == from_diary


def test_a_bad_source_is_told_and_the_others_go_on(b12: Run, tables: Tables) -> None:
    tables("a")
    tables("b")
    Path("broken.b12").write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)

    ran = b12("patterns", "--json", "a", "nowhere", "broken.b12", "b")

    assert ran.status == 1
    assert [told["source"] for told in objects(ran.said)] == ["a", "b"]
    assert [line.partition(":")[0] for line in ran.complained] == ["nowhere", "broken.b12"]


def test_several_sources_are_told_apart(b12: Run, tables: Tables) -> None:
    tables("a")
    tables("b")

    assert [line[:3] for line in b12("patterns", "a", "b").said] == ["a: ", "b: "]


def test_bad_rows_are_told_and_the_rest_is_judged(b12: Run, tables: Tables) -> None:
    tables(**{**FILES, "notes": "date,note\n2026-99-99,x\n"})

    ran = b12("patterns", "tables")

    assert ran.status == 1
    assert ran.complained == ["notes.csv, line 2, date: there is no such day as “2026-99-99”"]
    assert len(ran.said) == 1


@pytest.mark.parametrize("options", [["--monthly", "no"], ["--schedule", "fixed"], ["--monthly", "yes"]])
def test_the_two_questions_can_be_answered(b12: Run, tables: Tables, options: list[str]) -> None:
    tables()

    assert b12("patterns", "tables", *options).status == 0


def test_the_answer_about_a_monthly_rhythm_reaches_the_look_back(b12: Run, tables: Tables) -> None:
    """Injections every 28 days: a rhythm of the same length cannot be told apart, unless there is none."""
    injections = "date\n" + "".join(f"2026-{month:02}-05\n" for month in range(1, 12))
    rows = "".join(
        f"2026-{month:02}-{day:02},fatigue,{(day * 7 + month * 3) % 5 + day // 6}\n"
        for month in range(1, 11)
        for day in range(6, 29)
    )
    tables(injections=injections, ratings=f"date,symptom,rating\n{rows}", plan="from,interval_days\n2026-01-05,30\n")

    unknown = objects(b12("patterns", "--json", "tables").said)[0]["series"]
    denied = objects(b12("patterns", "--json", "tables", "--monthly", "no").said)[0]["series"]

    assert isinstance(unknown, list)
    assert isinstance(denied, list)
    assert "same_as_month" in unknown[0]["flags"]
    assert "same_as_month" not in denied[0]["flags"]
