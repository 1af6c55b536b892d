"""Single records: when an entry is late, when an event is on, when a tick is open, how late a dose came."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.entries import Entries, without_known
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.rating import SCALES, Rating, RatingSeries, ScaleId
from b12diary.domain.safety import CareLevel, SafetyTick, SignId, TickId
from b12diary.domain.symptom import MainSet, Symptom, SymptomId, main_set_on

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")
DOSE = Dose(DoseId("1"), TODAY, NOW)


def test_an_entry_is_late_from_the_third_day_on_and_never_when_unknown() -> None:
    """
    about day    1   2   3   4   5
    written      1   4   5   7   ?     1, 2, 2, 3 days after
    """
    days = RatingSeries(FATIGUE, ScaleId.NRS_0_10, (1, 2, 3, 4, 5), (5,) * 5, (1, 4, 5, 7, 0))

    assert len(days) == 5
    assert days.n_late == 1


@pytest.mark.parametrize(("first", "last", "found"), [(1, 9, (2, 3, 5)), (3, 4, (3,)), (4, 4, ()), (5, 9, (5,))])
def test_the_ratings_within_some_days(first: int, last: int, found: tuple[int, ...]) -> None:
    series = RatingSeries(FATIGUE, ScaleId.NRS_0_10, (2, 3, 5), (7, 8, 9), (2, 6, 0))

    within = series.within(DateSpan(date.fromordinal(first), date.fromordinal(last)))

    assert within.days == found
    rows = zip(series.days, series.values, series.entered, strict=True)
    assert list(zip(within.days, within.values, within.entered, strict=True)) == [
        row for row in rows if row[0] in found
    ]


def test_only_scales_up_to_10_are_graded() -> None:
    assert {scale for scale in ScaleId if SCALES[scale].is_graded} == {ScaleId.NRS_0_10, ScaleId.NRS_1_10}
    assert all(SCALES[scale].id is scale and SCALES[scale].low < SCALES[scale].high for scale in ScaleId)


@pytest.mark.parametrize(
    ("days_ago", "ended", "covered"), [(5, 3, True), (6, 3, False), (2, 3, False), (2, None, True), (3, 3, True)]
)
def test_an_event_covers_its_first_and_last_day(days_ago: int, ended: int | None, covered: bool) -> None:
    """
    days ago  6  5  4  3  2
                 [-----]        and without an end it goes on
    """
    ends_on = None if ended is None else TODAY - timedelta(days=ended)
    ill = Exposure(ExposureId("1"), FactorId("illness"), TODAY - timedelta(days=5), NOW, ends_on)

    assert ill.covers(TODAY - timedelta(days=days_ago)) is covered


def test_a_tick_is_open_until_it_is_cleared() -> None:
    tick = SafetyTick(TickId("1"), SignId("S5"), TODAY, NOW)

    assert tick.is_open
    assert not replace(tick, cleared_on=TODAY).is_open
    assert min(CareLevel) is CareLevel.EMERGENCY


@pytest.mark.parametrize(("planned", "late"), [(None, None), (TODAY, 0), (date(2026, 11, 16), 6)])
def test_days_late_are_counted_only_against_a_planned_day(planned: date | None, late: int | None) -> None:
    assert replace(DOSE, planned_on=planned).days_late == late
    assert replace(DOSE, planned_on=TODAY + timedelta(days=2)).days_late == -2


@given(st.lists(st.dates(), unique=True), st.dates())
def test_of_all_choices_the_last_one_not_after_the_day_holds(since: list[date], day: date) -> None:
    chosen = main_set_on(tuple(MainSet(d, (FATIGUE,)) for d in since), day)
    before = [d for d in since if d <= day]

    assert (chosen.since if chosen else None) == (max(before) if before else None)


def test_a_bundle_counts_its_entries_but_not_its_symptoms() -> None:
    bundle = Entries(doses=(DOSE,), symptoms=(Symptom(FATIGUE),), ratings=(Rating(TODAY, FATIGUE, 6, NOW),))

    assert bundle.n_entries == 2
    assert Entries().n_entries == 0


def test_what_the_diary_holds_word_for_word_is_not_taken_in_again() -> None:
    """
    recorded   1 mg on 22 Nov
    incoming   1 mg on 22 Nov, 1 mg on 22 Nov, 1 mg on 22 Nov with a note
    new                        1 mg on 22 Nov, 1 mg on 22 Nov with a note
    """
    same = tuple(replace(DOSE, id=DoseId(name), recorded_at=NOW + timedelta(hours=1)) for name in "ab")
    noted = replace(DOSE, id=DoseId("c"), note="sore arm")

    new = without_known(Entries(doses=(*same, noted)), Excerpt(TODAY, doses=(DOSE,)))

    assert [dose.id for dose in new.doses] == ["b", "c"]


def test_symptoms_that_are_taken_in_stand_after_those_that_are_there() -> None:
    there = Excerpt(TODAY, symptoms=(Symptom(FATIGUE, label="The fog", position=4),))

    new = without_known(Entries(symptoms=(Symptom(FATIGUE), Symptom(FOG))), there)

    assert new.symptoms == (Symptom(FOG, position=5),)


def test_main_symptoms_that_were_chosen_are_not_changed_by_a_file() -> None:
    bundle = Entries(main=(FOG,))

    assert without_known(bundle, Excerpt(TODAY)).main == (FOG,)
    assert without_known(bundle, Excerpt(TODAY, main_sets=(MainSet(TODAY, (FATIGUE,)),))).main is None
