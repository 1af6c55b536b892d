"""A mapping is proposed, never decided: heads and cells make a guess, names are matched, what is open is asked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.dose import Compound, Route
from b12diary.domain.rating import ScaleId
from b12diary.interchange.day_forms import DayOrder
from b12diary.interchange.mapping import ColumnUse, Meaning, NameKind, NameUse, Several, SheetMapping
from b12diary.interchange.mapping_form import MappingFormError, mapping_of_text, text_of_mapping
from b12diary.interchange.mapping_questions import Open
from b12diary.interchange.name_matching import SymptomMatcher
from tests.interchange.sheets import proposed, taken

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
uses = st.builds(ColumnUse, texts, st.sampled_from(Meaning), st.just(ScaleId.NRS_0_10), texts)
scaled = st.builds(ColumnUse, texts, st.sampled_from([Meaning.RATING, Meaning.VALUE]), st.sampled_from(ScaleId), texts)
medicines = st.builds(
    NameUse,
    st.just(NameKind.MEDICINE),
    texts,
    st.booleans(),
    route=st.none() | st.sampled_from(Route),
    compound=st.sampled_from(Compound),
)
names = medicines | st.builds(
    NameUse,
    st.sampled_from([NameKind.SYMPTOM, NameKind.EVENT]),
    texts,
    st.booleans(),
    texts,
    st.none() | st.sampled_from(ScaleId),
)
mappings = st.builds(
    SheetMapping,
    st.lists(uses | scaled, max_size=5).map(tuple),
    st.none() | st.sampled_from(DayOrder),
    st.sampled_from(Several),
    st.lists(names, max_size=4).map(tuple),
    st.dictionaries(texts, st.integers(0, 10), max_size=3).map(lambda d: tuple(d.items())),
    st.dictionaries(texts, st.lists(texts, max_size=2).map(tuple), max_size=2).map(lambda d: tuple(d.items())),
    texts,
)


@given(mappings)
def test_a_mapping_is_kept_whole(mapping: SheetMapping) -> None:
    assert mapping_of_text(text_of_mapping(mapping)) == mapping


GOOD = text_of_mapping(SheetMapping((ColumnUse("date", Meaning.DAY),)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not written as JSON"),
        ("{", "not written as JSON"),
        ("[]", "no mapping of B12 Diary"),
        ('{"form": "x"}', "no mapping of B12 Diary"),
        (GOOD.replace('"version": 1', '"version": 2'), "later version"),
        (GOOD.replace('"day"', '"daay"'), "look at “meaning”"),
        (GOOD.replace('"several": "highest"', '"several": 7'), "look at “several”"),
        (GOOD.replace('"words": {}', '"words": {"x": 11}'), "look at “words”"),
        (GOOD.replace('"names": []', '"names": [7]'), "look at “names”"),
        (GOOD.replace('"names": []', '"names": [{"kind": "symptom", "use": 1}]'), "look at “use”"),
        ("[" * 100_000, "not written as JSON"),
    ],
)
def test_what_is_no_mapping_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(MappingFormError, match=words):
        mapping_of_text(text)


@given(st.text(max_size=60))
def test_any_text_is_a_mapping_or_refused(text: str) -> None:
    with pytest.raises(MappingFormError):
        mapping_of_text(text)


def meanings(folder: Path, content: str) -> list[str]:
    return [column.meaning.value for column in proposed(folder, "sheet.csv", content).mapping.columns]


def test_a_wide_sheet_is_guessed(tmp_path: Path) -> None:
    content = "Date,Fatigue,My knee,Weight,B12 shot,Slept,Notes\n" + "".join(
        f"2026-03-{day:02},{day % 11},{day % 8},71.{day},{'x' if day == 9 else ''},ok,fine\n" for day in range(1, 29)
    )
    assert meanings(tmp_path, content) == ["day", "rating", "rating", "ignore", "injection", "ignore", "note"]


def test_a_long_sheet_is_guessed_with_a_scale_for_each_symptom(tmp_path: Path) -> None:
    rows = "".join(
        f"2026-03-{d:02},Fatigue,{d % 11},2026-03-{d:02}\n2026-03-{d:02},Pain,{d % 4},\n" for d in range(1, 29)
    )
    proposal = proposed(tmp_path, "sheet.csv", "When,Symptom,Severity,Created at\n" + rows)
    assert [c.meaning.value for c in proposal.mapping.columns] == ["day", "symptom", "value", "entered"]
    scales = {use.name: use.scale for use in proposal.mapping.names}
    assert scales == {"Fatigue": ScaleId.NRS_0_10, "Pain": ScaleId.VERBAL_0_3}
    assert len(taken(proposal).entries.ratings) == 56


def test_a_scale_of_words_and_one_of_five_are_proposed(tmp_path: Path) -> None:
    rows = "".join(f"2026-03-{d:02},{('none', 'mild')[d % 2]},{1 + d % 5}\n" for d in range(1, 29))
    columns = proposed(tmp_path, "sheet.csv", "date,Pain,Energy\n" + rows).mapping.columns
    assert [c.scale for c in columns[1:]] == [ScaleId.VERBAL_0_3, ScaleId.LIKERT_1_5]


def test_another_date_of_the_file_settles_the_order_and_says_so(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "sheet.csv", "date,Fatigue\n03/04/2026,5\n04/04/2026,6\n23/04/2026,6\n")
    assert proposal.mapping.day_order is DayOrder.DAY_FIRST
    assert proposal.questions == ()
    assert "dates are read with the day first, because line 4 says “23/04/2026”" in proposal.remarks


def test_dates_in_two_readings_are_asked_about(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "sheet.csv", "date,Fatigue\n03/04/2026,5\n04/05/2026,6\n")
    assert [q.about_what for q in proposal.questions] == [Open.DAY_ORDER]


def test_a_file_that_shows_both_orders_is_asked_about(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "sheet.csv", "date,Fatigue\n23/04/2026,5\n04/23/2026,6\n")
    assert proposal.order.is_mixed
    assert [q.about_what for q in proposal.questions] == [Open.DAY_ORDER]


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ("a,b\n1,2\n", [Open.NO_DAY]),
        ("date,b\n2026-03-01,hello\n", [Open.NOTHING_USED]),
        ("date,B12\n2026-03-01,1mg\n", [Open.ROUTE]),
        ("date,B12 injection\n2026-03-01,1mg\n", []),
    ],
)
def test_what_is_open_is_asked(tmp_path: Path, content: str, about: list[Open]) -> None:
    content = content.replace("a,b\n1,2\n", "a,b\n" + "4,2\n" * 5)
    assert [q.about_what for q in proposed(tmp_path, "sheet.csv", content).questions] == about


@pytest.mark.parametrize(
    ("name", "sure", "likely"),
    [
        ("Tiredness", "fatigue", False),
        ("FATIGUE", "fatigue", False),
        ("exhausted", "fatigue", False),
        ("brain-fog", "brain_fog", False),
        ("Got in the way of daily life", "interference", False),
        ("Tirednes", None, True),
        ("weakness", None, False),
        ("Ohrgeräusch", None, False),
    ],
)
def test_names_of_symptoms(name: str, sure: str | None, likely: bool) -> None:
    found = SymptomMatcher().match(name)
    assert found.sure == sure
    assert bool(found.likely) is likely
