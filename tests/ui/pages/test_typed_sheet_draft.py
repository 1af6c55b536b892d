"""What becomes of a typed sheet, without a window: missing stays missing, and what is there stays unless told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.ui.dialogs.typed_sheet_draft import (
    Known,
    Makers,
    SheetDraft,
    Written,
    WrittenOn,
    differing,
    entries_of,
    known_of,
    problems_of,
)
from tests.clock import SetClock

FATIGUE = SymptomId("fatigue")
COLUMNS = (INTERFERENCE, FATIGUE)
FIRST, TODAY = date(2026, 11, 9), date(2026, 11, 22)
NOTHING = Known({}, {}, frozenset(), frozenset(), TODAY)
CELLS = st.dictionaries(st.tuples(st.integers(0, 13), st.sampled_from(COLUMNS)), st.integers(0, 10), max_size=28)


def makers() -> Makers:
    clock = SetClock()
    diary = Diary.in_memory(clock)
    return Makers(clock(), diary.new_id, diary.new_dose)


@pytest.mark.long
@given(CELLS, CELLS, st.booleans())
def test_only_typed_boxes_become_ratings_and_the_diarys_stay_unless_told(
    typed: dict[tuple[int, SymptomId], int], held: dict[tuple[int, SymptomId], int], takes_sheet: bool
) -> None:
    draft = SheetDraft(FIRST, symptoms=COLUMNS, ratings=typed)
    there = {(FIRST + timedelta(days=row), s): (ScaleId.NRS_0_10, value) for (row, s), value in held.items()}
    known = Known(there, {}, frozenset(), frozenset(), TODAY)
    written = {
        ((r.day - FIRST).days, r.symptom): r.value
        for r in entries_of(draft, known, makers(), takes_sheet=takes_sheet).ratings
    }
    fresh = {cell: value for cell, value in typed.items() if cell not in held}
    others = {cell: value for cell, value in typed.items() if cell in held and held[cell] != value}
    assert written == (fresh | others if takes_sheet else fresh)
    assert set(differing(draft, known)) == set(others)


def test_a_number_on_another_scale_is_never_the_same() -> None:
    known = Known({(FIRST, FATIGUE): (ScaleId.NRS_0_10, 2)}, {}, frozenset(), frozenset(), TODAY)
    draft = SheetDraft(FIRST, symptoms=COLUMNS, scale=ScaleId.VERBAL_0_3, ratings={(0, FATIGUE): 2})
    assert differing(draft, known) == ((0, FATIGUE),)
    assert entries_of(draft, known, makers(), takes_sheet=False).ratings == ()


def test_rows_and_columns_out_of_sight_are_kept_but_not_written() -> None:
    draft = SheetDraft(FIRST, 7, COLUMNS[:1], ratings={(0, INTERFERENCE): 1, (0, FATIGUE): 2, (9, INTERFERENCE): 3})
    assert [value for _cell, _day, value in draft.cells()] == [1]
    assert draft.ratings[9, INTERFERENCE] == 3


def test_a_row_may_say_otherwise_than_the_sheet() -> None:
    ringed = WrittenOn(Written.ON_A_DAY, date(2026, 11, 12))
    draft = SheetDraft(
        FIRST,
        symptoms=COLUMNS,
        ratings={(0, FATIGUE): 1, (1, FATIGUE): 2},
        written=WrittenOn(Written.SAME_DAY),
        written_rows={1: ringed},
    )
    entered = [r.entered_on for r in entries_of(draft, NOTHING, makers(), takes_sheet=False).ratings]
    assert entered == [FIRST, date(2026, 11, 12)]
    assert problems_of(draft, NOTHING) == {}


def test_days_of_writing_that_cannot_be_are_named_by_row() -> None:
    def said(day: date | None) -> dict[int, str]:
        draft = SheetDraft(FIRST, symptoms=COLUMNS, ratings={(3, FATIGUE): 1}, written=WrittenOn(Written.ON_A_DAY, day))
        return problems_of(draft, NOTHING)

    assert said(None) == {3: "Say on which day it was filled in."}
    assert said(FIRST) == {3: "It cannot be filled in before its day."}
    assert said(TODAY + timedelta(days=1)) == {3: "The day it was filled in is still to come."}
    assert said(TODAY) == {}


def test_the_last_days_there_are_make_no_sheet() -> None:
    assert SheetDraft(date(9999, 12, 30)).span is None


def test_the_same_note_is_not_written_twice() -> None:
    diary = Diary.in_memory(SetClock())
    diary.write_note(FIRST, "one\ntwo")
    draft = SheetDraft(FIRST, notes={0: "two", 1: "three"})
    span = draft.span
    assert span is not None
    notes = entries_of(draft, known_of(diary.excerpt(span), span), makers(), takes_sheet=False).notes
    assert [note.text for note in notes] == ["three"]
    diary.close()
