"""From one injection to the next: which gaps are compared, and why the others are not."""

from dataclasses import replace

from b12diary.analysis.course import courses, injections, intervals_planned
from b12diary.analysis.factors import factors_in
from b12diary.analysis.gaps import gaps
from b12diary.analysis.results import LeftOut
from b12diary.domain.dose import Compound
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import MainSet, SymptomId
from tests.analysis.pictures import day, picture
from tests.simulator.diary import NOW

TWO_GAPS = """
    day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
    injection  x  .  .  .  .  .  .  x  .  .  .  .  .  .  .  x
    tiredness  3  3  3  3  3  5  5  3  3  3  3  3  .  5  5  4
"""


def test_every_gap_is_listed_and_the_running_one_stands_last() -> None:
    found = gaps(picture(TWO_GAPS, every=7))

    assert [(g.starts_on, g.ends_on, g.length_days, g.days_late, g.left_out) for g in found] == [
        (day(1), day(8), 7, 0, None),
        (day(8), day(16), 8, 1, None),
        (day(16), None, 0, None, LeftOut.UNFINISHED),
    ]


def test_two_injections_on_one_day_are_one() -> None:
    diary = picture(TWO_GAPS, every=7)

    assert gaps(replace(diary, doses=(*diary.doses, *diary.doses))) == gaps(diary)


def test_injections_to_come_do_not_count() -> None:
    diary = replace(picture(TWO_GAPS, every=7), today=day(12))

    assert [g.ends_on for g in gaps(diary)] == [day(8), None]


def test_a_gap_ended_because_of_symptoms_or_by_an_extra_injection_is_not_compared() -> None:
    diary = picture(
        """
        day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
        injection  x  .  .  .  .  s  .  .  .  e  .  .  .  .  .  p
        tiredness  3  3  3  3  3  5  5  3  3  3  3  3  4  5  5  4
        """,
        every=7,
    )

    assert [g.left_out for g in gaps(diary)] == [LeftOut.EARLIER_FOR_SYMPTOMS, LeftOut.EXTRA, None, LeftOut.UNFINISHED]


def test_short_gaps_at_the_start_are_taken_for_loading_unless_recorded_otherwise() -> None:
    text = """
        day        1  3  5  9 12 14 16 19 23 26
        injection  {} {} x  .  .  .  x  .  .  x
        tiredness  5  5  4  3  4  5  5  3  4  5
    """
    guessed = gaps(picture(text.format("x", "x"), every=10))
    recorded = gaps(picture(text.format("m", "m"), every=10))

    assert [g.left_out for g in guessed[:2]] == [LeftOut.LOADING, LeftOut.LOADING]
    assert LeftOut.LOADING not in {g.left_out for g in recorded}


def test_recorded_loading_is_loading_whatever_its_length() -> None:
    diary = picture(
        """
        day        1  8 15 17 19 21 22
        injection  l  l  x  .  .  .  x
        tiredness  5  5  4  3  4  5  5
        """,
        every=7,
    )

    assert gaps(diary)[0].left_out is LeftOut.LOADING


def test_a_change_of_interval_begins_a_new_plan_and_the_last_old_gap_stays_with_the_old_one() -> None:
    diary = picture(
        """
        day        1 11 21 31 37 43 49
        injection  x  x  x  x  x  x  x
        """,
        every=10,
    )
    newer = Regimen(RegimenId("2"), day(31), Rhythm(6, RhythmUnit.DAYS), NOW)
    diary = replace(diary, regimens=(*diary.regimens, newer))

    now, before = courses(diary)

    assert (now.interval_days, now.lengths.tolist()) == (6.0, [6, 6, 6])
    assert (before.interval_days, before.lengths.tolist()) == (10.0, [10, 10, 10])
    assert [g.left_out for g in gaps(diary)[:3]] == [LeftOut.OTHER_PLAN] * 3


def test_a_change_of_medicine_begins_a_new_plan_but_an_unknown_one_does_not() -> None:
    diary = picture(
        """
        day        1  8 15 22 29
        injection  x  x  x  x  x
        """,
        every=7,
    )
    medicines = [Compound.UNKNOWN, Compound.HYDROXOCOBALAMIN, Compound.UNKNOWN, Compound.CYANOCOBALAMIN]
    doses = tuple(
        replace(d, compound=c) for d, c in zip(diary.doses, [*medicines, Compound.CYANOCOBALAMIN], strict=True)
    )

    assert [len(c.doses) for c in courses(replace(diary, doses=doses))] == [3, 3]


def test_without_a_plan_the_median_gap_is_the_interval() -> None:
    diary = picture(
        """
        day        1  8 15 25
        injection  x  x  x  x
        """
    )

    assert intervals_planned(injections(diary)) == [7.0] * 4
    assert [g.days_late for g in gaps(diary)] == [None] * 4


def test_only_gaps_since_the_main_symptoms_changed_are_compared_and_a_first_choice_is_no_change() -> None:
    tired, fog = SymptomId("tiredness"), SymptomId("brain_fog")
    diary = picture(TWO_GAPS, every=7)
    first = (MainSet(day(6), (tired,)),)
    changed = (MainSet(day(1), (fog,)), MainSet(day(6), (tired,)))

    assert [g.left_out for g in gaps(replace(diary, main_sets=first))[:2]] == [None, None]
    assert [g.left_out for g in gaps(replace(diary, main_sets=changed))[:2]] == [LeftOut.BEFORE_MAIN_SET, None]


def test_too_long_and_thinly_rated_gaps_are_not_compared() -> None:
    diary = picture(
        """
        day        1  3  6  7  8 10 14 16 24 26 27 29 31
        injection  x  .  .  .  x  .  .  x  .  .  .  .  x
        tiredness  3  3  5  5  3  3  .  3  3  .  .  3  3
        """,
        every=7,
    )

    assert [g.left_out for g in gaps(diary)] == [
        None,
        LeftOut.TOO_FEW_RATINGS,
        LeftOut.TOO_LONG,
        LeftOut.UNFINISHED,
    ]


def test_an_illness_over_a_third_of_a_window_disturbs_a_gap_one_that_never_stops_does_not() -> None:
    text = """
        day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21
        injection  x  .  .  .  .  .  .  .  .  .  x  .  .  .  .  .  .  .  .  .  x
        illness    .  .  .  .  .  .  .  .  x  .  .  .  .  .  .  .  .  .  .  .  .
        tiredness  3  3  3  3  3  3  3  3  5  5  3  3  3  3  3  3  3  3  5  5  3
    """
    diary = picture(text, every=10)
    always = replace(diary.exposures[0], starts_on=day(1), ends_on=None)

    assert [g.is_disturbed for g in gaps(diary)] == [True, False, False]
    assert [g.is_disturbed for g in gaps(replace(diary, exposures=(always,)))] == [False, False, False]


def test_a_break_from_the_diary_never_disturbs_a_gap_and_is_no_factor() -> None:
    """Its days are empty, and nothing else: the same gap with an illness on the same days is disturbed."""
    text = """
        day        1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21
        injection  x  .  .  .  .  .  .  .  .  .  x  .  .  .  .  .  .  .  .  .  x
        illness    .  .  .  .  .  .  .  .  x  x  .  .  .  .  .  .  .  .  .  .  .
        tiredness  3  3  3  3  3  3  3  3  .  .  3  3  3  3  3  3  3  3  5  5  3
    """
    ill = picture(text, every=10)
    resting = replace(ill, exposures=tuple(replace(e, factor=DIARY_BREAK) for e in ill.exposures))

    assert [g.is_disturbed for g in gaps(ill)] == [True, False, False]
    assert [g.is_disturbed for g in gaps(resting)] == [False, False, False]
    assert factors_in(resting, gaps(resting)[0]) == ()
    open_break = replace(resting, exposures=(replace(resting.exposures[0], ends_on=None),))
    assert [g.is_disturbed for g in gaps(open_break)] == [False, False, False]


def test_gaps_before_the_last_forty_are_long_ago() -> None:
    numbers = [1 + 7 * n for n in range(44)]
    diary = picture(
        f"day {' '.join(map(str, numbers))}\ninjection {' '.join('x' * 44)}\ntiredness {' '.join('3' * 44)}", every=7
    )

    assert [g.left_out for g in gaps(diary)].count(LeftOut.LONG_AGO) == 3
