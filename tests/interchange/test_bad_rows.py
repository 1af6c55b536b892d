"""Each kind of row that does not fit: said with file, line, column and reason, and the other rows come in."""

import pytest

from b12diary.interchange.incoming import Incoming
from b12diary.interchange.tables import read_tables
from tests.interchange.strategies import NOW, TODAY


def read(name: str, text: str) -> Incoming:
    return read_tables({name: text}, NOW, TODAY)


def told(read: Incoming) -> list[str]:
    return [str(problem) for problem in read.problems]


RATINGS = [
    ("2026-11,fatigue,5,", "date: “2026-11” is not a whole date; write it like 2026-11-22"),
    ("2026,fatigue,5,", "date: “2026” is not a whole date; write it like 2026-11-22"),
    ("22/11/2026,fatigue,5,", "date: “22/11/2026” is not a whole date; write it like 2026-11-22"),
    ("2026-11-1,fatigue,5,", "date: “2026-11-1” is not a whole date; write it like 2026-11-22"),
    ("2026-11-01 21:04,fatigue,5,", "date: “2026-11-01 21:04” is not a whole date; write it like 2026-11-22"),
    ("\u0662026-11-01,fatigue,5,", "date: “\u0662026-11-01” is not a whole date; write it like 2026-11-22"),
    ("2026-02-30,fatigue,5,", "date: there is no such day as “2026-02-30”"),
    ("2026-11-23,fatigue,5,", "date: this day is still to come"),
    ("1899-12-31,fatigue,5,", "date: this day is before 1900"),
    (",fatigue,5,", "date: there is no date"),
    ("2026-11-01,,5,", "symptom: there is no symptom"),
    ("2026-11-01,a\x07b,5,", "symptom: “a\N{REPLACEMENT CHARACTER}b” cannot be the name of a symptom"),
    ("2026-11-01,fatigue,11,", "rating: “11” is not a whole number from 0 to 10"),
    ("2026-11-01,fatigue,-1,", "rating: “-1” is not a whole number from 0 to 10"),
    ("2026-11-01,fatigue,4.5,", "rating: “4.5” is not a whole number from 0 to 10"),
    ("2026-11-01,fatigue,bad,", "rating: “bad” is not a whole number from 0 to 10"),
    ("2026-11-01,fatigue,\u0665,", "rating: “\u0665” is not a whole number from 0 to 10"),
    ("2026-11-01,fatigue,,", "rating: there is no rating; leave the row out when nothing was rated"),
    ("2026-11-03,fatigue,5,2026-11-02", "entered_on: written down before the day it is about"),
    ("2026-11-03,fatigue,5,2026-11-23", "entered_on: this day is still to come"),
    ("2026-11-03,fatigue,5,soon", "entered_on: “soon” is not a whole date; write it like 2026-11-22"),
    (
        "2026-11-20,fatigue,5,",
        "rating: this symptom and day is rated 4 in ratings.csv, line 2; only that one came in",
    ),
]


@pytest.mark.parametrize(("row", "reason"), RATINGS)
def test_a_rating_that_does_not_fit(row: str, reason: str) -> None:
    """
    line 1  date,symptom,rating,entered_on
    line 2  2026-11-20,fatigue,4,            comes in
    line 3  the row
    line 4  2026-11-21,fatigue,6,            comes in
    """
    text = f"date,symptom,rating,entered_on\n2026-11-20,fatigue,4,\n{row}\n2026-11-21,fatigue,6,\n"

    found = read("ratings.csv", text)

    assert told(found) == [f"ratings.csv, line 3, {reason}"]
    assert [rating.value for rating in found.entries.ratings] == [4, 6]


INJECTIONS = "date,time,compound,amount,unit,route,phase,reason,planned_date"
OTHER_ROWS = [
    ("injections.csv", INJECTIONS, "2026-11,,,,,,,,", "date: “2026-11” is not a whole date; write it like 2026-11-22"),
    ("injections.csv", INJECTIONS, "2026-11-23,,,,,,,,", "date: this day is still to come"),
    ("injections.csv", INJECTIONS, "2026-11-01,25:00,,,,,,,", "time: “25:00” is not a time; write it like 08:30"),
    ("injections.csv", INJECTIONS, "2026-11-01,,,1,,,,,", "unit: an amount needs its unit: ug, mg or ml"),
    ("injections.csv", INJECTIONS, "2026-11-01,,,0,mg,,,,", "amount: an amount is above 0"),
    ("injections.csv", INJECTIONS, "2026-11-01,,,lots,mg,,,,", "amount: “lots” is not a number"),
    (
        *("injections.csv", INJECTIONS, '2026-11-01,,,"1,000",ug,,,,'),
        "amount: “1,000” can be read in two ways; write it without the comma",
    ),
    ("injections.csv", INJECTIONS, "2026-11-01,,,1,g,,,,", "unit: “g” is not one of: ug, mg, ml"),
    (
        *("injections.csv", INJECTIONS, "2026-11-01,,,,,,weekly,,"),
        "phase: “weekly” is not one of: loading, maintenance, extra",
    ),
    (
        *("injections.csv", INJECTIONS, "2026-11-01,,,,,,,,2026-02-29"),
        "planned_date: there is no such day as “2026-02-29”",
    ),
    ("plan.csv", "from,interval_days", "2026-11-01,", "interval_days: there is no interval"),
    (
        *("plan.csv", "from,interval_days", "2026-11-01,10.5"),
        "interval_days: write a whole number of days; 3.5 is twice a week, 30.44 every month",
    ),
    ("plan.csv", "from,interval_days", "2026-11-01,4000", "interval_days: a plan is every 1 day to every 10 years"),
    ("plan.csv", "from,interval_days,until", "2026-11-01,84,2026-10-31", "until: the plan ends before it starts"),
    ("plan.csv", "from,interval_days,count", "2026-11-01,84,0", "count: a course has at least 1 injection"),
    (
        *("plan.csv", "from,interval_days,every,unit", "2026-11-01,84,8,weeks"),
        "interval_days: this is not the same as the columns “every” and “unit”; change one or leave it blank",
    ),
    (
        *("plan.csv", "from,interval_days,every,unit", "2026-11-01,,8,"),
        "unit: “every” and “unit” stand together, like 12 and weeks",
    ),
    ("plan.csv", "from,interval_days,every,unit", "2026-11-01,,9,per_week", "every: write a whole number from 1 to 7"),
    ("plan.csv", "from,interval_days,every,unit", "2026-11-01,,0,weeks", "every: write a whole number from 1 to 3660"),
    ("symptoms.csv", "symptom,main", "fatigue,maybe", "main: “maybe” is not one of: yes, no, unknown"),
    ("symptoms.csv", "symptom,main", ",yes", "symptom: nothing is written here"),
    (
        *("symptoms.csv", "symptom,main", "interference,yes"),
        "main: the daily life question is asked beside the main symptoms",
    ),
    ("main_symptoms.csv", "from,first", ",fatigue", "from: there is no date"),
    ("main_symptoms.csv", "from,first", "2026-11-23,fatigue", "from: this day is still to come"),
    (
        *("main_symptoms.csv", "from,first", "start,interference"),
        "first: the daily life question is asked beside the main symptoms",
    ),
    (
        *("main_symptoms.csv", "from,first,second", "start,fatigue,fatigue"),
        "second: this symptom stands in an earlier column",
    ),
    ("events.csv", "from,kind,until", "2026-11-01,,", "kind: nothing is written here"),
    ("events.csv", "from,kind,until", "2026-11-02,illness,2026-11-01", "until: this ends before it starts"),
    ("events.csv", "from,kind,until", "2026-11-23,illness,", "from: this day is still to come"),
    ("blood_tests.csv", "date,test,value", "2026-11-01,ferritin,", "value: a result is missing"),
    ("blood_tests.csv", "date,test,value", "2026-11-01,ferritin,1..2", "value: “1..2” is not a number"),
    ("blood_tests.csv", "date,test,value", "2026-11-01,,4", "test: nothing is written here"),
    ("blood_tests.csv", "date,test,value,low,high", "2026-11-01,b12,4,9,1", "high: the range ends below its start"),
    ("notes.csv", "date,note", "2026-11-01,", "note: nothing is written here"),
    ("notes.csv", "date,note", "2026-11-01,a\0b", "note: this text holds a character that cannot be kept"),
    ("notes.csv", "date,note", f"2026-11-01,{'x' * 10_001}", "note: this text is longer than 10,000 letters"),
]


@pytest.mark.parametrize(("file", "header", "row", "reason"), OTHER_ROWS)
def test_another_row_that_does_not_fit(file: str, header: str, row: str, reason: str) -> None:
    found = read(file, f"{header}\n{row}\n")

    assert told(found) == [f"{file}, line 2, {reason}"]
    assert found.entries.n_entries == 0


def test_every_fault_of_a_row_is_told() -> None:
    found = read("ratings.csv", "date,symptom,rating\n2026-13-01,,x\n")

    assert [problem.field for problem in found.problems] == ["date", "symptom", "rating"]


def test_a_fourth_main_symptom_comes_in_but_not_as_main() -> None:
    text = "symptom,main\nfatigue,yes\nbrain_fog,yes\nbalance,yes\nlow_mood,yes\n"

    found = read("symptoms.csv", text)

    assert told(found) == [
        "symptoms.csv, line 5, main: at most 3 symptoms are main; this one came in, but not as a main one"
    ]
    assert found.entries.main == ("fatigue", "brain_fog", "balance")
    assert [s.id for s in found.entries.symptoms] == ["fatigue", "brain_fog", "balance", "low_mood"]


HEADERS = [
    ("", "line 1: this file has no header row; it begins with: date,symptom,rating"),
    ("\ufeff\r\n", "line 1: this file has no header row; it begins with: date,symptom,rating"),
    ("2026-11-01,fatigue,5\n", "line 1: the header row does not name these columns: date, symptom, rating"),
    ("date,symptom,score\n", "line 1: the header row does not name these columns: rating"),
    ("date,symptom,rating,Rating\n", "line 1, rating: this column is named twice; the first one is read"),
]


@pytest.mark.parametrize(("text", "reason"), HEADERS)
def test_a_header_that_does_not_fit(text: str, reason: str) -> None:
    assert told(read("ratings.csv", text)) == [f"ratings.csv, {reason}"]


def test_a_text_with_a_bare_comma_is_not_cut_off_silently() -> None:
    found = read("notes.csv", "date,note\n2026-11-01,tired, and cold\n2026-11-02,fine,\n")

    assert [problem.row for problem in found.problems] == [2]
    assert [note.text for note in found.entries.notes] == ["fine"]


def test_a_quotation_mark_that_is_never_closed_takes_one_row_with_it() -> None:
    rows = ['2026-11-01,"fatigue,5', "2026-11-02,fatigue,6", '2026-11-03,"fatigue" x,7', "2026-11-04,fatigue,8"]
    text = "\n".join(["date,symptom,rating", *rows, ""])

    found = read("ratings.csv", text)

    assert [(problem.row, problem.text) for problem in found.problems] == [
        (line, "the quotation marks in this row do not fit together") for line in (2, 4)
    ]
    assert [rating.value for rating in found.entries.ratings] == [6, 8]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    """
    line 1    date,note
    line 2-4  a note of three lines
    line 5    (blank)
    line 6    a row that does not fit
    """
    found = read("notes.csv", 'date,note\r\n2026-11-01,"one\ntwo\r\nthree"\r\n\r\n2026-11,x\r\n')

    assert [problem.row for problem in found.problems] == [6]
    assert found.entries.notes[0].text == "one\ntwo\r\nthree"


def test_the_same_rating_twice_is_only_remarked() -> None:
    found = read("ratings.csv", "date,symptom,rating\n2026-11-01,fatigue,5\n2026-11-01,Fatigue,5.0\n")

    assert found.problems == ()
    assert [str(remark) for remark in found.remarks] == ["ratings.csv: 1 row repeats an earlier one"]
    assert len(found.entries.ratings) == 1


def test_a_second_note_of_a_day_is_told() -> None:
    found = read("notes.csv", "date,note\n2026-11-01,one\n2026-11-01,two\n2026-11-01,one\n")

    assert told(found) == [
        "notes.csv, line 3, note: an earlier row holds another note of this day; only that one came in"
    ]
    assert [note.text for note in found.entries.notes] == ["one"]


def test_a_row_that_is_one_endless_line_is_told_as_such() -> None:
    rows = read("notes.csv", f"date,note\n2026-11-01,{'x' * 200_000}\n2026-11-02,fine\n")

    assert told(rows) == ["notes.csv, line 2: this row is longer than 100,000 letters"]
    assert [note.text for note in rows.entries.notes] == ["fine"]


def test_a_header_in_another_encoding_is_told_as_such() -> None:
    header = "date,note\n".encode("utf-16").decode("utf-8", "surrogateescape")

    assert told(read("notes.csv", header)) == [
        "notes.csv, line 1: this file is not written in UTF-8; save it again as CSV in UTF-8"
    ]


def test_a_sixth_daily_symptom_comes_in_as_a_weekly_one() -> None:
    rows = read("symptoms.csv", "symptom,asked\ninterference,daily\n" + "".join(f"s{n},daily\n" for n in range(6)))

    assert told(rows) == [
        "symptoms.csv, line 8, asked: at most 5 symptoms are asked daily; this one came in to be asked weekly"
    ]
    assert [s.cadence for s in rows.entries.symptoms[1:]] == ["daily"] * 5 + ["weekly"]
