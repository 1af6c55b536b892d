"""The look-back as a whole: what is judged, what is left out, and what is told as new."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from b12diary.analysis.recurrence import as_it_stood, look_back
from b12diary.analysis.results import COMPOSITE, Flag, Grade, LookBack, Reason, SeriesResult, as_json, series_as_json
from b12diary.domain.dose import Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.preferences import Preferences
from b12diary.domain.symptom import MainSet, SymptomId
from tests.analysis.pictures import picture
from tests.analysis.worked import read
from tests.simulator.diary import FATIGUE, FIRST_DAY, NOW, column_set, excerpt_of

GAP = 30


def diary(
    n_gaps: int = 6, *, rise: float = 3.0, symptoms: int = 1, seed: int = 1, rated: float = 1.0, late: int = 0
) -> Excerpt:
    """A diary with injections every 30 days and `rise` points in the last third of each gap of the first symptom."""
    rng = np.random.default_rng(seed)
    n = GAP * n_gaps + 8
    lag = np.arange(n) % GAP
    ratings = []
    for number in range(symptoms):
        back = rise * np.clip((lag - 15) / 12, 0, 1) if number == 0 else 0.0
        values = np.clip(np.round(3 + rng.normal(0, 1, n) + back), 0, 10).astype(int)
        kept = np.flatnonzero(rng.random(n) < rated)
        rows = [(FIRST_DAY + int(t), int(values[t]), FIRST_DAY + int(t) + late) for t in kept]
        ratings.append(column_set(SymptomId(f"symptom_{number}"), rows))
    doses = [FIRST_DAY + GAP * k for k in range(n_gaps + 1)]
    return excerpt_of(doses, ((FIRST_DAY, GAP),), ratings, FIRST_DAY + n - 1)


def test_a_return_in_every_gap_is_clear_with_its_counts_size_and_day() -> None:
    found = look_back(diary()).headline

    assert found.grade is Grade.CLEAR
    assert found.told is Grade.CLEAR
    assert (found.completed_gaps, found.usable_gaps, found.gaps_up, found.gaps_used) == (6, 6, 6, 6)
    assert found.rise == pytest.approx(3.0, abs=0.6)
    assert found.half_return_day == pytest.approx(21, abs=3)
    assert found.rise_95 is not None
    assert found.rise_95[0] < 3.0 < found.rise_95[1]


def test_no_return_is_no_pattern_with_a_limit_and_no_day() -> None:
    found = look_back(diary(rise=0.0)).headline

    assert found.grade is Grade.NO_PATTERN
    assert found.half_return_day is None
    assert found.rise_upper95 is not None
    assert found.rise_upper95 < 2.0


def test_clear_is_told_as_possible_until_the_look_before_agrees() -> None:
    found = look_back(diary(4)).headline
    before = look_back(as_it_stood(diary(4))).headline

    assert found.previous_grade is before.grade
    assert before.completed_gaps == 3
    doubtful = replace(found, previous_grade=Grade.NOT_ENOUGH_DATA)
    assert (found.grade, found.told) == (Grade.CLEAR, Grade.CLEAR)
    assert (doubtful.grade, doubtful.told) == (Grade.CLEAR, Grade.POSSIBLE)


def test_the_look_before_knows_nothing_that_was_written_down_later() -> None:
    stood = as_it_stood(diary(late=40))
    day = stood.today.toordinal()

    assert stood.today == stood.injection_days[-1]
    assert all(entered <= day for entered in stood.ratings[0].entered)


@pytest.mark.parametrize(
    ("excerpt", "reason"),
    [
        (Excerpt(today=NOW.date()), Reason.NO_INJECTION),
        (replace(diary(), doses=()), Reason.NO_INJECTION),
        (replace(diary(), ratings=()), Reason.NO_RATINGS),
        (diary(2), Reason.FEW_GAPS),
        (diary(6, rated=0.04), Reason.FEW_USABLE_GAPS),
        (excerpt_of([FIRST_DAY], (), [column_set(FATIGUE, [(FIRST_DAY, 3, 0)])], FIRST_DAY + 3), Reason.FEW_GAPS),
    ],
)
def test_what_is_missing_has_a_name(excerpt: Excerpt, reason: Reason) -> None:
    found = look_back(excerpt).headline

    assert (found.grade, found.reason) == (Grade.NOT_ENOUGH_DATA, (reason,))
    assert found.p is None
    assert found.flags == ()


def test_injections_every_other_day_are_too_close() -> None:
    days = list(range(FIRST_DAY, FIRST_DAY + 40, 2))
    ratings = column_set(FATIGUE, [(FIRST_DAY + t, t % 5, 0) for t in range(40)])

    found = look_back(excerpt_of(days, ((FIRST_DAY, 2),), [ratings], FIRST_DAY + 39)).headline

    assert found.reason == (Reason.SHORT_INTERVAL,)


def test_a_loading_course_is_told_as_such() -> None:
    days = list(range(FIRST_DAY, FIRST_DAY + 12, 2))
    ratings = column_set(FATIGUE, [(FIRST_DAY + t, t % 5, 0) for t in range(12)])
    excerpt = excerpt_of(
        days, ((FIRST_DAY, 2),), [ratings], FIRST_DAY + 11, phases=tuple(Phase.LOADING for _day in days)
    )

    assert look_back(excerpt).headline.reason == (Reason.LOADING,)


def test_equal_ratings_are_no_pattern_when_there_are_enough_of_them() -> None:
    flat = diary(rise=0.0)
    (series,) = flat.ratings
    flat = replace(flat, ratings=(replace(series, values=tuple(4 for _value in series.values)),))

    found = look_back(flat).headline

    assert (found.grade, found.reason, found.p) == (Grade.NO_PATTERN, (Reason.CONSTANT,), None)


def test_ratings_before_the_first_injection_are_ignored() -> None:
    plain = diary()
    (series,) = plain.ratings
    early = [(FIRST_DAY - 1 - k, 10, 0) for k in range(50, 0, -1)]
    rows = [*early, *zip(series.days, series.values, series.entered, strict=True)]
    mixed = replace(plain, ratings=(column_set(series.symptom, sorted(rows)),))

    assert look_back(mixed).headline == look_back(plain).headline


def test_a_return_that_rests_on_late_entries_does_not_stand() -> None:
    found = look_back(diary(late=5)).headline

    assert found.p is not None
    assert found.p <= 0.01
    assert (found.p_used, found.p_without_backfill) == (1.0, None)
    assert (found.grade, found.reason) == (Grade.NOT_ENOUGH_DATA, (Reason.LATE_ENTRIES,))
    assert Flag.MOSTLY_BACKFILLED in found.flags


def test_an_unknown_day_of_writing_never_counts_as_late() -> None:
    plain = diary()
    (series,) = plain.ratings
    unknown = replace(plain, ratings=(replace(series, entered=tuple(0 for _day in series.days)),))

    assert look_back(unknown).headline == look_back(plain).headline


def test_a_flag_keeps_a_return_from_being_clear() -> None:
    asked = replace(diary(), preferences=Preferences())

    found = look_back(asked).headline

    assert (found.grade, found.flags) == (Grade.POSSIBLE, (Flag.SAME_AS_MONTH,))


def test_the_last_days_of_a_gap_that_ended_because_of_symptoms_are_no_evidence() -> None:
    plain = diary()
    reasons = [DoseReason.PLANNED] * 4 + [DoseReason.EARLIER_FOR_SYMPTOMS] + [DoseReason.PLANNED] * 2
    timed = replace(plain, doses=tuple(replace(d, reason=r) for d, r in zip(plain.doses, reasons, strict=True)))

    found = look_back(timed).headline

    assert (found.completed_gaps, found.usable_gaps, found.symptom_timed_gaps) == (6, 5, 1)
    assert look_back(plain).headline.n_ratings - found.n_ratings == GAP - 21


def test_too_many_injections_because_of_symptoms_leave_no_answer() -> None:
    plain = diary(8)
    reasons = [DoseReason.PLANNED, *[DoseReason.EARLIER_FOR_SYMPTOMS, DoseReason.PLANNED] * 4]
    timed = replace(plain, doses=tuple(replace(d, reason=r) for d, r in zip(plain.doses, reasons, strict=True)))

    found = look_back(timed).headline

    assert (found.grade, found.flags) == (Grade.CANNOT_TELL, (Flag.INJECTED_WHEN_BAD,))


def test_other_routes_start_no_gap() -> None:
    plain = diary()
    tablets = tuple(
        Dose(DoseId(f"t{k}"), plain.injection_days[0] + timedelta(days=k), NOW, route=Route.ORAL) for k in range(100)
    )

    assert look_back(replace(plain, doses=(*plain.doses, *tablets))) == look_back(plain)


def test_the_composite_leads_and_every_p_value_is_corrected_for_their_number() -> None:
    answer = look_back(diary(symptoms=4))

    assert [r.symptom for r in answer.series] == [COMPOSITE, "symptom_0", "symptom_1", "symptom_2", "symptom_3"]
    first = answer.series[1]
    assert first.p_used is not None
    assert first.p_adjusted == pytest.approx(first.p_used * 8)
    assert all((r.p_adjusted or 0) >= (r.p_used or 0) for r in answer.series)


def test_one_series_alone_is_not_corrected() -> None:
    found = look_back(diary()).headline

    assert found.p_adjusted == found.p_used


def test_a_changed_choice_of_main_symptoms_judges_only_what_came_after() -> None:
    plain = diary(8, symptoms=2)
    first, second = (SymptomId("symptom_0"),), (SymptomId("symptom_1"),)
    begin = plain.injection_days[0]
    changed = replace(plain, main_sets=(MainSet(begin, second), MainSet(begin + timedelta(days=70), first)))

    found = look_back(changed).headline

    assert found.symptom == "symptom_0"
    assert found.completed_gaps == 5


def test_without_the_disturbed_gaps_the_headline_is_judged_once_more() -> None:
    plain = diary()
    begin = plain.injection_days[1] + timedelta(days=18)
    flu = Exposure(ExposureId("1"), FactorId("illness"), begin, NOW, begin + timedelta(days=9))

    answer = look_back(replace(plain, exposures=(flu,)))

    assert answer.disturbed_gaps == 1
    assert answer.headline == look_back(plain).headline
    assert answer.without_disturbed is not None
    assert (answer.headline.usable_gaps, answer.without_disturbed.usable_gaps) == (6, 5)


def test_earlier_plans_are_never_pooled() -> None:
    answer = look_back(read("earlier_plan"))

    assert answer.recorded_gaps == answer.headline.completed_gaps + 3


def test_json_holds_every_field_in_plain_types() -> None:
    written = as_json("mine.csv", look_back(diary(symptoms=2)))

    assert list(written)[:6] == ["source", "recorded_gaps", "rated_days", "plan", "headline", "series"]
    assert written["plan"] == {"from": "2024-01-01", "interval_days": 30.0, "medicine": "unknown", "route": "unknown"}
    series = written["series"]
    assert isinstance(series, list)
    assert series[0]["symptom"] == "composite"
    assert series[1]["grade"] == "clear"
    assert isinstance(series[1]["rise_95"], list)


def test_numbers_that_json_cannot_hold_become_none() -> None:
    odd = SeriesResult(FATIGUE, Grade.NO_PATTERN, p=float("nan"), rise_95=(float("-inf"), 1.0))
    answer = LookBack(0, 0, None, (odd,))

    series = series_as_json(answer.headline)
    assert (series["p"], series["rise_95"]) == (None, [None, 1.0])


def test_gaps_of_four_hundred_days_and_one_day_have_an_answer() -> None:
    days = [FIRST_DAY, FIRST_DAY + 1, FIRST_DAY + 401, FIRST_DAY + 402, FIRST_DAY + 802]
    ratings = column_set(FATIGUE, [(FIRST_DAY + t, t % 7, 0) for t in range(0, 820, 3)])

    for plan in ((), ((FIRST_DAY, 90),)):
        found = look_back(excerpt_of(days, plan, [ratings], FIRST_DAY + 820)).headline
        assert found.grade is Grade.NOT_ENOUGH_DATA


def test_a_picture_without_symptoms_has_a_headline_all_the_same() -> None:
    assert look_back(picture("day 1 2\ninjection x x")).headline.grade is Grade.NOT_ENOUGH_DATA
