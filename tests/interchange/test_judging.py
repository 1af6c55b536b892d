"""Against the diary each incoming entry is new, the same, or different; what differs is kept or replaced."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.findings import EntryKind
from b12diary.interchange.judging import Differing, Standing, judge, settled
from b12diary.interchange.preview import Preview, Shown
from b12diary.interchange.tables import read_tables
from tests.clock import SetClock
from tests.interchange.strategies import NOW, TODAY, entries

NEW, SAME, DIFFERENT = Standing


def dose(day: int, mg: int | None = None, id_: str = "") -> Dose:
    quantity = None if mg is None else Quantity(Decimal(mg), DoseUnit.MILLIGRAM)
    return Dose(DoseId(id_ or f"{day}-{mg}"), date(2026, 9, day), NOW, quantity=quantity)


def standings(coming: tuple[Dose, ...], recorded: tuple[Dose, ...]) -> tuple[Standing, ...]:
    found = judge(Entries(doses=coming), excerpt_of(Entries(doses=recorded), TODAY))
    return found.standings[EntryKind.INJECTIONS]


def test_doses_are_the_same_different_or_new() -> None:
    """
    day         1      2      3     4
    recorded   1 mg   1 mg    .    1 mg
    comes in   1 mg   2 mg   1 mg  1 mg, 1 mg
    """
    coming = (dose(1, 1), dose(2, 2), dose(3, 1), dose(4, 1), dose(4, 1, "again"))
    assert standings(coming, (dose(1, 1), dose(2, 1), dose(4, 1))) == (SAME, DIFFERENT, NEW, SAME, NEW)


def test_a_second_dose_of_a_day_is_no_change_of_the_first() -> None:
    assert standings((dose(1, 1), dose(1, 2)), (dose(1, 1),)) == (SAME, NEW)


def test_a_dose_that_is_replaced_keeps_its_place_and_history() -> None:
    with closing(Diary.in_memory(SetClock(NOW))) as diary:
        diary.record(dose(1, 1, "mine"))
        coming = Entries(doses=(dose(1, 2, "theirs"),))
        judged = judge(coming, diary.excerpt())

        diary.take_in(settled(coming, judged, Differing.KEEP), "kept")
        assert [d.quantity for d in diary.excerpt().doses] == [dose(1, 1).quantity]

        diary.take_in(settled(coming, judged, Differing.REPLACE), "replaced")
        assert [(d.id, d.quantity) for d in diary.excerpt().doses] == [("mine", dose(1, 2).quantity)]
        diary.undo()
        assert [d.quantity for d in diary.excerpt().doses] == [dose(1, 1).quantity]


@settings(max_examples=15)
@given(entries(), st.sampled_from(Differing))
def test_what_is_settled_is_what_the_diary_takes(bundle: Entries, differing: Differing) -> None:
    recorded = replace(
        bundle,
        doses=(),
        regimens=(),
        exposures=(),
        lab_results=(),
        ratings=tuple(replace(r, value=3 if r.value < 3 else 1) for r in bundle.ratings[:2]),
        notes=tuple(replace(n, text=f"{n.text}!") for n in bundle.notes[:1]),
    )
    coming = replace(bundle, doses=(), regimens=(), exposures=(), lab_results=())
    with closing(Diary.in_memory(SetClock(NOW))) as diary:
        diary.take_in(recorded, "mine")
        before = diary.excerpt()
        judged = judge(coming, before)
        diary.take_in(settled(coming, judged, differing), "theirs")
        after = diary.excerpt()
    n_kept = judged.count(EntryKind.RATINGS, DIFFERENT) + judged.count(EntryKind.NOTES, DIFFERENT)
    again = judge(coming, after)
    still = again.count(EntryKind.RATINGS, DIFFERENT) + again.count(EntryKind.NOTES, DIFFERENT)
    assert still == (n_kept if differing is Differing.KEEP else 0)
    assert again.count(EntryKind.RATINGS, NEW) == again.count(EntryKind.NOTES, NEW) == 0


def test_a_preview_puts_entries_and_problems_side_by_side() -> None:
    files = {
        "ratings.csv": "date,symptom,rating\n2026-10-01,fatigue,4\n2026-10-02,fatigue,x\n2026-10-03,fatigue,6\n",
        "notes.csv": "date,note\n2026-10-01,a\n",
    }
    incoming = read_tables(files, NOW, TODAY)
    mine = read_tables({"ratings.csv": "date,symptom,rating\n2026-10-03,fatigue,5\n"}, NOW, TODAY).entries
    preview = Preview(incoming, judge(incoming.entries, excerpt_of(mine, TODAY)))

    shown = [preview.row(key, Differing.KEEP) for key in preview.rows(Shown.ALL)]

    assert [(row.place, row.says, row.becomes) for row in shown] == [
        ("ratings.csv, 2", "1 Oct 2026: Tiredness 4 of 10", "new"),
        ("ratings.csv, 3", "rating: “x” is not a whole number from 0 to 10", "left out"),
        ("ratings.csv, 4", "3 Oct 2026: Tiredness 6 of 10", "the diary says: 5 of 10. It stays."),
        ("notes.csv, 2", "1 Oct 2026: note: a", "new"),
    ]
    assert [preview.count(kind) for kind in Shown] == [4, 2, 1, 0, 1]
