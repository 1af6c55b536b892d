"""What does not fit is said as a value, with the field it is about; what fits is left alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.checks import (
    LONGEST_TEXT,
    Problem,
    check_appointment,
    check_day,
    check_dose,
    check_exposure,
    check_lab,
    check_main,
    check_rating,
    check_regimen,
    check_symptoms,
    check_text,
    check_tick,
)
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import Rating, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

RATING = Rating(TODAY, SymptomId("fatigue"), 6, NOW, TODAY)
DOSE = Dose(DoseId("1"), TODAY, NOW)
PLAN = Regimen(RegimenId("1"), TODAY, Rhythm(12, RhythmUnit.WEEKS), NOW)
ILL = Exposure(ExposureId("1"), FactorId("illness"), YESTERDAY, NOW, TODAY)
TEST = LabResult(LabResultId("1"), TODAY, AnalyteId("hb"), NOW, Decimal(131), unit="g/L")
TICK = SafetyTick(TickId("1"), SignId("S5"), YESTERDAY, NOW)
VISIT = Appointment(AppointmentId("1"), NOW, TOMORROW)


def fields_of(problems: Sequence[Problem]) -> list[str]:
    return [problem.field for problem in problems]


def test_a_problem_says_where_it_is() -> None:
    assert str(Problem("not a date")) == "not a date"
    assert str(Problem("not a date", "date", "ratings.csv", 12)) == "ratings.csv, line 12, date: not a date"


@pytest.mark.parametrize(
    ("day", "fits"), [(TODAY, True), (date(1900, 1, 1), True), (TOMORROW, False), (date(1899, 12, 31), False)]
)
def test_what_has_happened_lies_between_1900_and_today(day: date, fits: bool) -> None:
    assert (check_day(day, TODAY) == []) is fits


@pytest.mark.parametrize("text", ["", "Élan 🙂 ‎العربية", "line\nline\ttab", "a" * LONGEST_TEXT])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert check_text(text, "note") == []


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "a" * (LONGEST_TEXT + 1)])
def test_text_that_no_file_can_keep_is_said(text: str) -> None:
    assert fields_of(check_text(text, "note")) == ["note"]


@given(st.integers(-20, 20), st.sampled_from(ScaleId))
def test_a_rating_lies_on_its_scale(value: int, scale: ScaleId) -> None:
    low, high = {
        ScaleId.NRS_0_10: (0, 10),
        ScaleId.NRS_1_10: (1, 10),
        ScaleId.VERBAL_0_3: (0, 3),
        ScaleId.LIKERT_1_5: (1, 5),
    }[scale]

    assert (check_rating(replace(RATING, value=value, scale=scale), TODAY) == []) is (low <= value <= high)


@pytest.mark.parametrize(
    ("day", "entered_on", "wrong"),
    [
        (YESTERDAY, TODAY, []),
        (YESTERDAY, None, []),
        (TODAY, YESTERDAY, ["entered_on"]),
        (YESTERDAY, TOMORROW, ["entered_on"]),
        (TOMORROW, TOMORROW, ["date", "entered_on"]),
    ],
)
def test_a_rating_is_written_down_on_its_day_or_later(day: date, entered_on: date | None, wrong: list[str]) -> None:
    assert fields_of(check_rating(replace(RATING, day=day, entered_on=entered_on), TODAY)) == wrong


@pytest.mark.parametrize(
    ("dose", "wrong"),
    [
        (DOSE, []),
        (replace(DOSE, quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM)), []),
        (replace(DOSE, planned_on=TOMORROW), []),
        (replace(DOSE, given_on=TOMORROW), ["date"]),
        (replace(DOSE, quantity=Quantity(Decimal(0), DoseUnit.MILLIGRAM)), ["amount"]),
        (replace(DOSE, note="\0", site="\0"), ["site", "note"]),
    ],
)
def test_a_dose(dose: Dose, wrong: list[str]) -> None:
    assert fields_of(check_dose(dose, TODAY)) == wrong


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        (PLAN, []),
        (replace(PLAN, starts_on=TOMORROW), []),
        (replace(PLAN, rhythm=Rhythm(0, RhythmUnit.PER_WEEK)), ["interval_days"]),
        (replace(PLAN, rhythm=Rhythm(11, RhythmUnit.DAYS), count=0), ["count"]),
        (replace(PLAN, rhythm=Rhythm(3661, RhythmUnit.DAYS)), ["interval_days"]),
        (replace(PLAN, rhythm=Rhythm(8, RhythmUnit.PER_WEEK)), ["interval_days"]),
        (replace(PLAN, ends_on=YESTERDAY), ["until"]),
        (replace(PLAN, starts_on=date(1899, 1, 1)), ["from"]),
    ],
)
def test_a_plan(plan: Regimen, wrong: list[str]) -> None:
    assert fields_of(check_regimen(plan)) == wrong


@pytest.mark.parametrize(
    ("event", "wrong"),
    [
        (ILL, []),
        (replace(ILL, ends_on=None), []),
        (replace(ILL, ends_on=YESTERDAY - timedelta(days=1)), ["until"]),
        (replace(ILL, ends_on=TOMORROW), ["until"]),
        (replace(ILL, starts_on=TOMORROW, ends_on=None), ["from"]),
    ],
)
def test_an_event(event: Exposure, wrong: list[str]) -> None:
    assert fields_of(check_exposure(event, TODAY)) == wrong


@pytest.mark.parametrize(
    ("result", "wrong"),
    [
        (TEST, []),
        (replace(TEST, value=None, finding="positive"), []),
        (replace(TEST, value=None), ["value"]),
        (replace(TEST, value=Decimal(0)), []),
        (replace(TEST, reference=ReferenceInterval(Decimal(120), Decimal(150))), []),
        (replace(TEST, reference=ReferenceInterval(None, Decimal(150))), []),
        (replace(TEST, reference=ReferenceInterval(Decimal(150), Decimal(120))), ["high"]),
        (replace(TEST, day=TOMORROW), ["date"]),
    ],
)
def test_a_blood_test(result: LabResult, wrong: list[str]) -> None:
    assert fields_of(check_lab(result, TODAY)) == wrong


def test_a_tick_is_cleared_after_it_was_made() -> None:
    assert check_tick(TICK, TODAY) == []
    assert check_tick(replace(TICK, cleared_on=TODAY), TODAY) == []
    assert fields_of(check_tick(replace(TICK, cleared_on=YESTERDAY - timedelta(days=1)), TODAY)) == ["cleared_on"]


def test_an_appointment_has_room_for_one_line_and_3_questions() -> None:
    assert check_appointment(replace(VISIT, main_point="x" * 140, questions=("a", "b", "c"))) == []
    assert fields_of(check_appointment(replace(VISIT, main_point="x" * 141))) == ["main_point"]
    assert fields_of(check_appointment(replace(VISIT, questions=("a", "b", "c", "d")))) == ["questions"]


def test_there_is_room_for_5_daily_symptoms_beside_daily_life() -> None:
    five = [Symptom(SymptomId(name)) for name in "abcde"]
    daily_life = Symptom(INTERFERENCE)
    weekly = Symptom(SymptomId("f"), cadence=Cadence.WEEKLY)

    assert check_symptoms([daily_life, *five, weekly]) == []
    assert fields_of(check_symptoms([*five, Symptom(SymptomId("f"))])) == ["symptoms"]
    assert fields_of(check_symptoms([five[0], five[0]])) == ["symptoms"]


def test_at_most_3_symptoms_are_main_and_daily_life_is_not_one() -> None:
    a, b, c, d = (SymptomId(name) for name in "abcd")

    assert check_main([a, b, c]) == []
    assert fields_of(check_main([a, b, c, d])) == ["main"]
    assert fields_of(check_main([a, INTERFERENCE])) == ["main"]
