"""A sheet and its mapping become entries, wide and long, with injections, events, notes; the rest is told by line."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.dose import Compound, Route
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import SCALES, Origin, ScaleId
from b12diary.domain.symptom import Cadence, Symptom, SymptomId
from b12diary.interchange.day_forms import DayOrder
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.mapping import ColumnUse, Meaning, NameKind, NameUse, Several
from tests.interchange.sheets import DAY, mapped, told

TIRED = ColumnUse("tired", Meaning.RATING)
WORDS = ColumnUse("tired", Meaning.RATING, ScaleId.VERBAL_0_3)
LONG = (DAY, ColumnUse("symptom", Meaning.SYMPTOM), ColumnUse("value", Meaning.VALUE))


def values(incoming: Incoming) -> list[tuple[str, int, int]]:
    return [(r.symptom, r.day.day, r.value) for r in incoming.entries.ratings]


# --- ratings


def test_a_wide_sheet() -> None:
    """
    date        tired  fatigue  other
    1 Mar         6      3        x
    2 Mar         .      0        x
    """
    read = mapped(
        "date,tired,fatigue,other\n2026-03-01,6,3,x\n2026-03-02,,0,x\n",
        DAY,
        TIRED,
        ColumnUse("fatigue", Meaning.RATING),
    )
    assert values(read) == [("tired", 1, 6), ("fatigue", 1, 3), ("fatigue", 2, 0)]
    assert {r.origin for r in read.entries.ratings} == {Origin.IMPORTED}
    assert {r.entered_on for r in read.entries.ratings} == {None}
    assert [(s.id, s.label) for s in read.entries.symptoms] == [("fatigue", ""), ("tired", "tired")]
    assert told(read) == []


def test_a_long_sheet() -> None:
    read = mapped("date,symptom,value\n2026-03-01,Tiredness,6\n2026-03-01,My knee,3\n2026-03-02,tiredness,4\n", *LONG)
    assert values(read) == [("fatigue", 1, 6), ("my_knee", 1, 3), ("fatigue", 2, 4)]


@pytest.mark.parametrize("cell", ["6", "6.0", "6,0", " 6 ", "6/10", "6 / 10", "06"])
def test_ways_to_write_a_six(cell: str) -> None:
    assert values(mapped(f"date;tired\n2026-03-01;{cell}\n", DAY, TIRED)) == [("tired", 1, 6)]


@pytest.mark.parametrize("cell", ["6.5", "6,5", "11", "-1", "6/5", "six", "1e0", "²", "6 7"])
def test_what_is_no_rating_is_told_and_never_rounded(cell: str) -> None:
    read = mapped(f"date;tired\n2026-03-01;{cell}\n2026-03-02;3\n", DAY, TIRED)
    assert values(read) == [("tired", 2, 3)]
    (problem,) = told(read)
    assert problem.startswith("2, tired: “")
    assert read.n_left_out == 1


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "NaN", "null", "?", "not rated"])
def test_nothing_is_not_zero(cell: str) -> None:
    read = mapped(f"date,tired\n2026-03-01,{cell}\n", DAY, TIRED)
    assert (read.entries.ratings, told(read)) == ((), [])


def test_words_are_numbers_only_on_a_scale_of_words() -> None:
    read = mapped("date,tired\n2026-03-01,None\n2026-03-02,mild\n2026-03-03,SEVERE\n2026-03-04,2\n", DAY, WORDS)
    assert [v for _s, _d, v in values(read)] == [0, 1, 3, 2]
    assert {r.scale for r in read.entries.ratings} == {ScaleId.VERBAL_0_3}
    assert len(told(mapped("date,tired\n2026-03-01,mild\n", DAY, TIRED))) == 1


def test_own_words_stand_for_what_the_person_said() -> None:
    use = ColumnUse("tired", Meaning.RATING, ScaleId.LIKERT_1_5)
    read = mapped("date,tired\n2026-03-01,so so\n2026-03-02,awful\n", DAY, use, words=(("So So", 3),))
    assert values(read) == [("tired", 1, 3)]
    assert told(read) == ["3, tired: “awful” is a word, and no number from 1 to 5 was chosen for it"]


@given(st.sampled_from(list(SCALES.values())), st.integers(0, 12))
def test_a_number_stays_itself_on_its_scale_or_is_told(scale: object, number: int) -> None:
    limits = SCALES[scale.id]  # type: ignore[attr-defined]  # drawn from SCALES
    read = mapped(f"date,tired\n2026-03-01,{number}\n", DAY, ColumnUse("tired", Meaning.RATING, limits.id))
    if limits.low <= number <= limits.high:
        assert [(r.value, r.scale) for r in read.entries.ratings] == [(number, limits.id)]
    else:
        assert (read.entries.ratings, len(told(read))) == ((), 1)


@pytest.mark.parametrize(
    ("several", "value"), [(Several.HIGHEST, 7), (Several.LOWEST, 2), (Several.FIRST, 5), (Several.LAST, 2)]
)
def test_of_several_ratings_of_a_day_one_counts(several: Several, value: int) -> None:
    read = mapped("date,tired\n2026-03-01,5\n2026-03-01,7\n2026-03-01,2\n2026-03-01,2\n", DAY, TIRED, several=several)
    assert values(read) == [("tired", 1, value)]
    assert "of the same symptom and day" in read.remarks[0].text


def test_the_last_is_the_latest_by_the_clock_where_it_is_known() -> None:
    """Newest first, as some programs write."""
    content = "date,at,tired\n2026-03-01,21:00,7\n2026-03-01,9:00 am,5\n"
    read = mapped(content, DAY, ColumnUse("at", Meaning.TIME), TIRED, several=Several.LAST)
    assert values(read) == [("tired", 1, 7)]


def test_the_day_of_entry_is_kept_where_the_sheet_knows_it() -> None:
    entered = ColumnUse("entered", Meaning.ENTERED)
    content = (
        "date,tired,entered\n2026-03-01,5,2026-03-04 21:00\n2026-03-02,5,\n2026-03-03,5,2026-03-01\n2026-03-04,5,x\n"
    )
    read = mapped(content, DAY, TIRED, entered)
    assert [r.entered_on for r in read.entries.ratings] == [date(2026, 3, 4), None, None]
    assert told(read) == [
        "4, entered_on: written down before the day it is about",
        "5, entered: “x” is not a whole date; the ratings came in without the day they were written down",
    ]


def test_two_scales_of_one_symptom_and_day_do_not_mix() -> None:
    other = ColumnUse("b", Meaning.RATING, ScaleId.LIKERT_1_5, label="tired")
    read = mapped("date,tired,b\n2026-03-01,5,5\n", DAY, TIRED, other)
    assert values(read) == [("tired", 1, 5)]
    assert "on another scale in line 2" in told(read)[0]


# --- days


def test_days_in_two_readings_follow_what_was_said_for_the_file() -> None:
    content = "date,tired\n03/04/2026,5\n23/04/2026,6\n"
    assert [r.day for r in mapped(content, DAY, TIRED, day_order=DayOrder.DAY_FIRST).entries.ratings] == [
        date(2026, 4, 3),
        date(2026, 4, 23),
    ]
    assert told(mapped(content, DAY, TIRED, day_order=DayOrder.MONTH_FIRST)) == [
        "3, date: “23/04/2026” is no day when the month is written first"
    ]
    assert told(mapped(content, DAY, TIRED)) == ["2, date: “03/04/2026” can be read in two ways"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-01-01", "still to come"),
        ("1899-12-31", "before 1900"),
        ("2026", "only a part of a date"),
        ("soon", "not a whole date"),
        ("", "there is no date"),
    ],
)
def test_a_row_without_a_good_day_is_told(day: str, words: str) -> None:
    (problem,) = told(mapped(f"date,tired\n{day},5\n", DAY, TIRED))
    assert words in problem


def test_a_row_that_says_nothing_needs_no_day() -> None:
    assert told(mapped("date,tired,other\n,,Total\n", DAY, TIRED)) == []


# --- symptoms


def test_names_are_matched_surely_or_stay_their_own() -> None:
    """ "Migraine" is another word for headache, but headache stands there itself."""
    read = mapped("date,symptom,value\n2026-03-01,Headache,6\n2026-03-01,Migraine,3\n2026-03-01,tyredness,1\n", *LONG)
    assert [r.symptom for r in read.entries.ratings] == ["headache", "migraine", "tyredness"]


def test_names_mean_what_the_person_said() -> None:
    names = (
        NameUse(NameKind.SYMPTOM, "Wonky", target="balance"),
        NameUse(NameKind.SYMPTOM, "Pulse", is_used=False),
        NameUse(NameKind.SYMPTOM, "Mood", scale=ScaleId.LIKERT_1_5),
    )
    read = mapped(
        "date,symptom,value\n2026-03-01,wonky,6\n2026-03-01,Pulse,72\n2026-03-01,Mood,5\n", *LONG, names=names
    )
    assert [(r.symptom, r.scale) for r in read.entries.ratings] == [
        ("balance", ScaleId.NRS_0_10),
        ("mood", ScaleId.LIKERT_1_5),
    ]
    assert told(read) == []


def test_a_symptom_of_the_diary_is_found_by_its_own_words() -> None:
    mine = Symptom(SymptomId("own_1"), "The fogs")
    read = mapped("date,symptom,value\n2026-03-01,the fogs,6\n", *LONG, symptoms=(mine,))
    assert [r.symptom for r in read.entries.ratings] == ["own_1"]
    assert read.entries.symptoms == ()


def test_the_most_rated_new_symptoms_are_asked_and_others_rest() -> None:
    rows = "".join(f"2026-03-{day:02},s{n},5\n" for n in range(8) for day in range(1, n + 2))
    symptoms = mapped(f"date,symptom,value\n{rows}", *LONG).entries.symptoms
    assert [s.id for s in symptoms if s.cadence is Cadence.DAILY] == ["s7", "s6", "s5", "s4", "s3"]
    assert {s.cadence for s in symptoms} == {Cadence.DAILY, Cadence.OFF}


@pytest.mark.parametrize("name", ["", "x" * 101, "a\x00b"])
def test_what_cannot_be_a_name_is_told(name: str) -> None:
    assert len(told(mapped(f"date,symptom,value\n2026-03-01,{name},6\n", *LONG))) == 1


# --- injections, events, notes


def test_a_column_of_injections() -> None:
    use = ColumnUse("B12 injection", Meaning.INJECTION)
    content = (
        'date,B12 injection\n2026-03-01,x\n2026-03-02,no\n2026-03-03,\n2026-03-04,"0,5 mg"\n'
        "2026-03-05,hydroxocobalamin 1000 µg\n2026-03-06,left arm\n2026-03-07,1000\n"
    )
    doses = mapped(content, DAY, use).entries.doses
    assert [(d.given_on.day, d.quantity, d.compound, d.note) for d in doses] == [
        (1, None, Compound.UNKNOWN, ""),
        (4, Quantity(Decimal("0.5"), DoseUnit.MILLIGRAM), Compound.UNKNOWN, ""),
        (5, Quantity(Decimal(1000), DoseUnit.MICROGRAM), Compound.HYDROXOCOBALAMIN, ""),
        (6, None, Compound.UNKNOWN, "left arm"),
        (7, None, Compound.UNKNOWN, "1000"),
    ]
    assert all(d.route.is_injection for d in doses)


def test_a_column_of_dates_of_injections() -> None:
    use = ColumnUse("last shot", Meaning.INJECTION)
    read = mapped("date,last shot\n2026-03-01,2026-02-01 09:30\n,2026-02-14\n", DAY, use)
    assert [(d.given_on, d.given_time) for d in read.entries.doses] == [
        (date(2026, 2, 1), time(9, 30)),
        (date(2026, 2, 14), None),
    ]
    assert told(read) == []


def test_a_unit_in_the_head_counts() -> None:
    use = ColumnUse("Injection (mg)", Meaning.INJECTION)
    (dose,) = mapped("date,Injection (mg)\n2026-03-01,1\n", DAY, use).entries.doses
    assert dose.quantity == Quantity(Decimal(1), DoseUnit.MILLIGRAM)


def test_how_a_medicine_goes_in_is_never_guessed() -> None:
    uses = (DAY, ColumnUse("name", Meaning.MEDICINE), ColumnUse("dose", Meaning.AMOUNT))
    content = "date,name,dose\n2026-03-01,Vitamin B12,1mg\n2026-03-01,Ibuprofen,400mg\n"
    read = mapped(content, *uses)
    assert read.entries.doses == ()
    assert told(read) == ["2, dose: it is not said how “Vitamin B12” goes in: by injection, or by mouth"]
    assert read.remarks[0].text == "1 row with “Ibuprofen” was left out"
    by_mouth = (NameUse(NameKind.MEDICINE, "vitamin b12", route=Route.ORAL),)
    (dose,) = mapped(content, *uses, names=by_mouth).entries.doses
    assert dose.route is Route.ORAL


def test_the_same_injection_logged_twice_is_one() -> None:
    use = ColumnUse("injection", Meaning.INJECTION)
    read = mapped("date,injection\n2026-03-01,x\n2026-03-01,yes\n2026-03-02,x\n", DAY, use)
    assert [d.given_on.day for d in read.entries.doses] == [1, 2]
    assert "came in once" in read.remarks[0].text


def test_events_by_head_and_by_name() -> None:
    uses = (DAY, ColumnUse("Poor sleep", Meaning.EVENT), ColumnUse("tags", Meaning.EVENTS))
    read = mapped("date,Poor sleep,tags\n2026-03-01,x,Illness | gig\n2026-03-02,no,\n", *uses)
    assert [(e.factor, e.label, e.starts_on, e.ends_on) for e in read.entries.exposures] == [
        ("poor_sleep", "", date(2026, 3, 1), date(2026, 3, 1)),
        ("illness", "", date(2026, 3, 1), date(2026, 3, 1)),
        ("other", "gig", date(2026, 3, 1), date(2026, 3, 1)),
    ]


def test_all_notes_of_a_day_become_one() -> None:
    uses = (DAY, ColumnUse("note", Meaning.NOTE), ColumnUse("food", Meaning.NOTE, label="Food"))
    read = mapped("date,note,food\n2026-03-01,good,soup\n2026-03-01,good,\n2026-03-01,later,0\n", *uses)
    assert [n.text for n in read.entries.notes] == ["good\nFood: soup\nlater\nFood: 0"]


def test_a_day_with_too_many_words_is_told() -> None:
    rows = f"2026-03-01,{'a' * 6000}\n2026-03-01,{'b' * 6000}\n"
    read = mapped(f"date,note\n{rows}", DAY, ColumnUse("note", Meaning.NOTE))
    assert told(read) == ["3: the note of this day would be longer than 10,000 letters"]


def test_rows_of_another_kind_are_passed_over() -> None:
    read = mapped("date,tired,kind\n2026-03-01,99,Sensor\n", DAY, TIRED, skipped=(("kind", ("sensor",)),))
    assert (read.entries.ratings, told(read)) == ((), [])


def test_more_than_a_life_can_hold_is_told() -> None:
    names = "".join(f"2026-03-01,name {n},5\n" for n in range(1_100))
    read = mapped(f"date,symptom,value\n{names}", *LONG)
    assert len(read.entries.ratings) == 1_000
    assert "nothing below this line was read" in told(read)[-1]


def test_every_place_is_known() -> None:
    read = mapped("date,tired\n2026-03-01,5\n2026-03-02,x y\n2026-03-03,6\n", DAY, TIRED)
    from b12diary.interchange.findings import EntryKind

    assert [read.places.named(code) for code in read.places.codes(EntryKind.RATINGS)] == [
        ("sheet.csv", 2),
        ("sheet.csv", 4),
    ]
