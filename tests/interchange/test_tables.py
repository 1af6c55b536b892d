"""What tables mean: names of symptoms, words for plans, blanks, and files from several folders."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, DoseId, DoseReason, Phase, Route
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import ExposureId
from b12diary.domain.lab import Comparator, LabResultId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import Origin, ScaleId
from b12diary.domain.regimen import RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import Cadence, MainSet, Symptom, SymptomId
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.findings import MOST_ENTRIES, MOST_PROBLEMS
from b12diary.interchange.table_forms import TABLE_FORMS
from b12diary.interchange.table_readme import data_dictionary
from b12diary.interchange.tables import read_tables
from tests.clock import SetClock
from tests.interchange.strategies import NOW, TODAY, entries


def entries_of(**files: str) -> Entries:
    read = read_tables({f"{name}.csv": text for name, text in files.items()}, NOW, TODAY)
    assert [str(problem) for problem in read.problems] == []
    return read.entries


def test_the_first_columns_are_enough() -> None:
    read = entries_of(
        injections="date\n2026-09-01\n",
        ratings="date,symptom,rating\n2026-09-02,fatigue,0\n",
        plan="from,interval_days\n2026-09-01,84\n",
    )

    assert [(d.given_on, d.route, d.quantity) for d in read.doses] == [(date(2026, 9, 1), Route.UNKNOWN, None)]
    assert [(r.value, r.entered_on, r.scale, r.origin) for r in read.ratings] == [
        (0, None, ScaleId.NRS_0_10, Origin.IMPORTED)
    ]
    assert [(p.rhythm, p.phase) for p in read.regimens] == [(Rhythm(12, RhythmUnit.WEEKS), Phase.MAINTENANCE)]
    assert read.main is None


def test_words_may_be_written_in_capitals_with_blanks_around() -> None:
    read = entries_of(
        injections="Date ; TIME;Compound;Amount;Unit;Route;Reason;Phase\r\n"
        " 2026-09-01 ;08:30; HYDROXOCOBALAMIN ;0,5; MG;Deep SC;Earlier symptoms;EXTRA\r\n"
    )

    (dose,) = read.doses
    assert dose.given_on == date(2026, 9, 1)
    assert dose.given_time == time(8, 30)
    assert dose.compound is Compound.HYDROXOCOBALAMIN
    assert dose.quantity == Quantity(Decimal("0.5"), DoseUnit.MILLIGRAM)
    assert (dose.route, dose.reason) == (Route.DEEP_UNDER_SKIN, DoseReason.EARLIER_FOR_SYMPTOMS)
    assert dose.phase is Phase.EXTRA


@pytest.mark.parametrize("unit", ["ug", "µg", "μg", "mcg", "Micrograms"])
def test_micrograms_have_many_spellings(unit: str) -> None:
    read = entries_of(injections=f"date,amount,unit\n2026-09-01,1000,{unit}\n")

    assert read.doses[0].quantity == Quantity(Decimal(1000), DoseUnit.MICROGRAM)


@pytest.mark.parametrize(
    ("cells", "rhythm"),
    [
        ("84,,", Rhythm(12, RhythmUnit.WEEKS)),
        ("84,84,days", Rhythm(84, RhythmUnit.DAYS)),
        ("30.44,,", Rhythm(1, RhythmUnit.MONTHS)),
        ("2.33,,", Rhythm(3, RhythmUnit.PER_WEEK)),
        ("91.32,3,months", Rhythm(3, RhythmUnit.MONTHS)),
        ("84,12,weeks", Rhythm(12, RhythmUnit.WEEKS)),
        (",12,Weeks", Rhythm(12, RhythmUnit.WEEKS)),
    ],
)
def test_a_plan_keeps_its_rhythm(cells: str, rhythm: Rhythm) -> None:
    assert entries_of(plan=f"from,interval_days,every,unit\n2026-09-01,{cells}\n").regimens[0].rhythm == rhythm


@pytest.mark.parametrize("name", ["brain_fog", "Brain fog", "BRAIN-FOG", " brain_fog "])
def test_a_catalogue_symptom_is_known_by_id_and_by_label(name: str) -> None:
    read = entries_of(ratings=f"date,symptom,rating\n2026-09-01,{name},3\n")

    assert [(s.id, s.label, s.group) for s in read.symptoms] == [("brain_fog", "", "thinking")]


@pytest.mark.parametrize(
    ("name", "symptom", "label"),
    [
        ("symptom_2", "symptom_2", "Symptom 2"),
        ("Ringing ears!", "ringing_ears", "Ringing ears!"),
        ("Müdigkeit", "müdigkeit", "Müdigkeit"),
        ("خستگی", "خستگی", "خستگی"),
        ("Ame\u0301lie", "am\u00e9lie", "Ame\u0301lie"),
    ],
)
def test_an_unknown_symptom_becomes_one_of_the_person_s_own(name: str, symptom: str, label: str) -> None:
    read = entries_of(ratings=f"date,symptom,rating\n2026-09-01,{name},3\n2026-09-02,{name},4\n")

    assert [(s.id, s.label, s.group) for s in read.symptoms] == [(symptom, label, "other")]
    assert {r.symptom for r in read.ratings} == {symptom}


def test_a_name_without_letters_still_has_its_own_id() -> None:
    read = entries_of(ratings="date,symptom,rating\n2026-09-01,😀,3\n2026-09-01,😟,4\n")

    assert [s.label for s in read.symptoms] == ["😀", "😟"]
    assert len({s.id for s in read.symptoms}) == 2


def test_letters_that_stand_for_many_make_no_id_too_long() -> None:
    long_name = "\ufdfa" * 200
    read = entries_of(
        ratings=f"date,symptom,rating\n2026-09-01,{long_name[:100]},3\n",
        events=f"from,kind\n2026-09-01,{long_name}\n",
    )

    # No longer than a name may be, so that what is written can be read back.
    assert 90 < len(read.symptoms[0].id) <= 100
    assert 90 < len(read.exposures[0].factor) <= 100


def test_entries_of_one_day_keep_the_order_of_their_rows() -> None:
    kinds = [f"kind_{n}" for n in range(20)]
    read = entries_of(events="from,kind\n" + "".join(f"2026-09-01,{kind}\n" for kind in kinds))

    assert [e.factor for e in excerpt_of(read, date(2026, 9, 1)).exposures] == kinds


def test_a_group_without_a_letter_is_no_group() -> None:
    read = entries_of(symptoms="symptom,group\nmine,!!!\n")

    assert read.symptoms[0].group == "other"


def test_symptoms_csv_gives_names_order_and_main_symptoms() -> None:
    read = entries_of(
        ratings="date,symptom,rating\n2026-09-01,My tingles,3\n2026-09-01,fatigue,3\n2026-09-01,interference,1\n",
        symptoms="symptom,label,main\nfatigue,Tiredness,yes\ntingles,My tingles,no\n",
    )

    assert [(s.id, s.label) for s in read.symptoms] == [
        ("interference", ""),
        ("fatigue", ""),
        ("tingles", "My tingles"),
    ]
    assert read.main == ("fatigue",)
    assert [r.symptom for r in read.ratings] == ["tingles", "fatigue", "interference"]


def test_each_choice_of_main_symptoms_keeps_its_day() -> None:
    files = {
        "symptoms": "symptom,label,main\nfatigue,,no\ntingles,My tingles,yes\n",
        "main_symptoms": "from,first,second\n2026-06-01,My tingles,\nstart,fatigue,brain fog\n2026-06-01,fatigue,\n",
    }
    read = read_tables({f"{name}.csv": text for name, text in files.items()}, NOW, TODAY)

    assert [str(p) for p in read.problems] == [
        "main_symptoms.csv, line 4, from: an earlier row holds another choice for this day; only that one came in"
    ]
    diary = Diary.in_memory(SetClock())
    diary.take_in(read.entries, "Import")
    assert diary.excerpt().main_sets == (
        MainSet(date.min, (SymptomId("fatigue"), SymptomId("brain_fog"))),
        MainSet(date(2026, 6, 1), (SymptomId("tingles"),)),
    )


def test_choices_of_main_symptoms_made_here_stay() -> None:
    diary = Diary.in_memory(SetClock())
    diary.set_symptoms([Symptom(SymptomId("fatigue"))])
    diary.choose_main([SymptomId("fatigue")])
    before = diary.excerpt().main_sets

    diary.take_in(entries_of(main_symptoms="from,first\n2026-06-01,balance\n"), "Import")

    assert diary.excerpt().main_sets == before


def test_without_a_word_on_it_the_first_five_symptoms_are_asked_daily() -> None:
    read = entries_of(ratings="date,symptom,rating\n" + "".join(f"2026-09-01,s{n},1\n" for n in range(7)))

    assert [s.cadence for s in read.symptoms] == [Cadence.DAILY] * 5 + [Cadence.WEEKLY] * 2


def test_a_blank_end_is_one_day_and_the_word_ongoing_is_none() -> None:
    read = entries_of(
        events="from,kind,until,label\n"
        "2026-09-01,illness,,\n2026-09-02,Poor sleep,2026-09-04,\n2026-09-05,Night shifts,ONGOING,\n"
    )

    assert [(e.factor, e.ends_on, e.label) for e in read.exposures] == [
        ("illness", date(2026, 9, 1), ""),
        ("poor_sleep", date(2026, 9, 4), ""),
        ("night_shifts", None, "Night shifts"),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "comparator", "finding"),
    [
        ("150", "150", Comparator.EQUAL, ""),
        ("<150", "150", Comparator.BELOW, ""),
        ("> 2000", "2000", Comparator.ABOVE, ""),
        ('"0,5"', "0.5", Comparator.EQUAL, ""),
        ("positive", None, Comparator.EQUAL, "positive"),
        ("1:320", None, Comparator.EQUAL, "1:320"),
        ("2+", None, Comparator.EQUAL, "2+"),
    ],
)
def test_a_blood_test_as_printed(cell: str, value: str | None, comparator: Comparator, finding: str) -> None:
    (result,) = entries_of(blood_tests=f"date,test,value\n2026-09-01,Ferritin,{cell}\n").lab_results

    assert result.analyte == "ferritin"
    assert result.value == (None if value is None else Decimal(value))
    assert (result.comparator, result.finding) == (comparator, finding)


def test_unknown_columns_and_files_are_remarked_and_harmless() -> None:
    files = {"ratings.csv": "mood,date,symptom,rating\n:),2026-09-01,fatigue,3\n", "diary.xlsx": "PK\3\4"}

    read = read_tables(files, NOW, TODAY)

    assert read.problems == ()
    assert [str(remark) for remark in read.remarks] == [
        "diary.xlsx: this file is not part of the form and was left out",
        "ratings.csv, line 1: this column is not part of the form and was left out: “mood”",
    ]
    assert len(read.entries.ratings) == 1


def test_files_of_several_folders_are_read_as_one() -> None:
    files = {
        "a/Ratings.csv": "date,symptom,rating\n2026-09-01,fatigue,3\n",
        "b\\RATINGS.CSV": "date,symptom,rating\n2026-09-01,fatigue,4\n2026-09-02,fatigue,5\n",
    }

    read = read_tables(files, NOW, TODAY)

    assert [r.value for r in read.entries.ratings] == [3, 5]
    assert [str(problem) for problem in read.problems] == [
        "b\\RATINGS.CSV, line 2, rating: "
        "this symptom and day is rated 3 in a/Ratings.csv, line 2; only that one came in"
    ]


def test_lines_are_taken_one_at_a_time() -> None:
    taken = []

    def lines() -> Iterator[str]:
        yield "date,symptom,rating\n"
        for day in range(1, 31):
            taken.append(day)
            yield f"2026-09-{day:02},fatigue,{day % 11}\n"

    read = read_tables({"ratings.csv": lines()}, NOW, TODAY)

    assert len(read.entries.ratings) == len(taken) == 30


@settings(max_examples=25)
@given(entries())
def test_an_excerpt_of_entries_is_the_one_a_diary_gives(recorded: Entries) -> None:
    count = map(str, range(100))
    to_take_in = replace(
        recorded,
        symptoms=recorded.symptoms[1:],  # the first is asked of everyone, and every diary has it
        doses=tuple(replace(entry, id=DoseId(next(count))) for entry in recorded.doses),
        regimens=tuple(replace(entry, id=RegimenId(next(count))) for entry in recorded.regimens),
        exposures=tuple(replace(entry, id=ExposureId(next(count))) for entry in recorded.exposures),
        lab_results=tuple(replace(entry, id=LabResultId(next(count))) for entry in recorded.lab_results),
    )
    with closing(Diary.in_memory(SetClock(NOW))) as diary:
        diary.take_in(to_take_in, "import")

        assert with_sorted_ratings(excerpt_of(to_take_in, TODAY)) == with_sorted_ratings(diary.excerpt())


def with_sorted_ratings(excerpt: Excerpt) -> Excerpt:
    return replace(excerpt, ratings=tuple(sorted(excerpt.ratings, key=lambda series: (series.symptom, series.scale))))


def test_the_data_dictionary_names_every_column_of_every_file() -> None:
    text = data_dictionary()

    for form in TABLE_FORMS:
        section = text.split(f"\n{form.file}\n")[1].split(".csv\n---")[0]
        for column in form.columns:
            assert f"\n  {column} (" in section


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for form in TABLE_FORMS:
        read = read_tables({form.file: text}, NOW, TODAY)
        assert read.problems or len(text.strip().splitlines()) == 1  # a heading alone has no row that could be wrong
        assert read.entries.n_entries == 0


@pytest.mark.long
@pytest.mark.parametrize("row", ["2026-01-01,fatigue,banana\n", '2026-01-01,"fatigue"x,3\n'], ids=["value", "marks"])
def test_reading_ends_where_more_rows_are_wrong_than_a_diary_can_hold(row: str) -> None:
    rows = (line for n in range(1_000_000) for line in (row,))

    found = read_tables({"ratings.csv": chain(["date,symptom,rating\n"], rows)}, NOW, NOW.date())

    assert MOST_ENTRIES < found.n_left_out < MOST_ENTRIES + 1_000
    assert len(found.problems) == MOST_PROBLEMS
    assert found.problems[-1].text.endswith("nothing below this line was read")
