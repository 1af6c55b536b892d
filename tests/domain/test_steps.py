"""Every step has a name that a person recognises in "Undo …"."""

from datetime import UTC, date, datetime, timedelta

import pytest

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Change, Part
from b12diary.domain.checks import Problem
from b12diary.domain.dose import Dose, DoseId, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.domain.rating import ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.steps import Recordable, name_and_problems, rating_name
from b12diary.domain.symptom import Symptom, SymptomId

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")


@pytest.mark.parametrize(
    ("ratings", "day", "name"),
    [
        ({FATIGUE: 6}, TODAY, "Rate Tiredness 6"),
        ({FATIGUE: 0}, TODAY, "Rate Tiredness 0"),
        ({FATIGUE: None}, TODAY, "Clear Tiredness"),
        ({FOG: 6}, date(2026, 11, 19), "Rate The mist 6 on 19 Nov"),
        ({FOG: None}, date(2026, 11, 19), "Clear The mist on 19 Nov"),
        ({FATIGUE: 6, FOG: 4}, TODAY, "Ratings of 22 Nov 2026"),
    ],
)
def test_a_rating_step(ratings: dict[SymptomId, int | None], day: date, name: str) -> None:
    assert rating_name(day, ratings, ScaleId.NRS_0_10, (Symptom(FOG, label="The mist"),), TODAY) == name


def test_a_rating_in_words_is_named_by_its_word() -> None:
    assert rating_name(TODAY, {FATIGUE: 2}, ScaleId.VERBAL_0_3, (), TODAY) == "Rate Tiredness moderate"


@pytest.mark.parametrize(
    ("item", "part", "name"),
    [
        (Dose(DoseId("1"), date(2026, 6, 16), NOW), Part.DOSES, "Injection on 16 Jun 2026"),
        (Dose(DoseId("1"), date(2026, 6, 16), NOW, route=Route.ORAL), Part.DOSES, "Dose on 16 Jun 2026"),
        (
            Regimen(RegimenId("1"), date(2026, 6, 16), Rhythm(12, RhythmUnit.WEEKS), NOW),
            Part.REGIMENS,
            "Plan from 16 Jun 2026",
        ),
        (Exposure(ExposureId("1"), FactorId("poor_sleep"), TODAY, NOW), Part.EXPOSURES, "Event: Poor sleep"),
        (
            LabResult(LabResultId("1"), TODAY, AnalyteId("hb"), NOW, finding="x"),
            Part.LABS,
            "Blood test on 22 Nov 2026",
        ),
        (Appointment(AppointmentId("1"), NOW), Part.APPOINTMENTS, "Appointment page"),
    ],
)
def test_a_step_on_a_record(item: Recordable, part: Part, name: str) -> None:
    assert name_and_problems(item, TODAY) == (part, name, [])


def test_a_step_that_does_not_fit_says_why() -> None:
    tomorrow = Dose(DoseId("1"), TODAY + timedelta(days=1), NOW)
    _part, label, problems = name_and_problems(tomorrow, TODAY)

    assert [problem.field for problem in problems] == ["date"]
    assert Change(label, problems=tuple(problems)).is_refused
    assert not Change(label, frozenset({Part.DOSES})).is_refused
    assert not Change("nothing new").is_refused


def test_ticking_and_clearing_have_names() -> None:
    ticked = SafetyTick(TickId("1"), SignId("S11"), TODAY, NOW)
    cleared = SafetyTick(TickId("1"), SignId("S11"), TODAY, NOW, cleared_on=TODAY)

    assert name_and_problems(ticked, TODAY)[1] == "Ticked: Itchy rash, eczema or hives after an injection"
    assert name_and_problems(cleared, TODAY)[1] == "Cleared: Itchy rash, eczema or hives after an injection"


def test_a_private_tick_is_not_named() -> None:
    ticked = SafetyTick(TickId("1"), SignId("S8"), TODAY, NOW, is_private=True)

    assert name_and_problems(ticked, TODAY)[1] == "Ticked: a private sign"


def test_problems_are_values_that_can_be_compared() -> None:
    assert Problem("a", "date") == Problem("a", "date")
