"""What the diary page says about days and changes, apart from any window."""

from datetime import UTC, date, datetime
from decimal import Decimal

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Cadence, Symptom, SymptomId
from b12diary.ui.pages.diary_entries import Kind, entries_of, result_text
from b12diary.ui.pages.diary_history import history_lines
from b12diary.ui.pages.diary_month import days_shown, month_later, weekday_names
from b12diary.ui.pages.diary_search import day_named, find
from tests.clock import SetClock

DAY = date(2026, 9, 16)
NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)


def _said(diary: Diary, part: Part, key: str) -> list[str]:
    return [line.what for line in history_lines(part, diary.history(part, (key,)))]


def test_weeks_begin_as_the_language_has_it() -> None:
    assert weekday_names()[0] == ("Mon", "Monday")
    shown = days_shown(DAY)
    assert (len(shown), shown[0], shown[-1]) == (42, date(2026, 8, 31), date(2026, 10, 11))


def test_a_month_later_keeps_the_day_where_the_month_has_it() -> None:
    assert month_later(date(2026, 10, 31), 1) == date(2026, 11, 30)
    assert month_later(date(2026, 1, 31), -11) == date(2025, 2, 28)
    assert month_later(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_the_history_of_an_injection_names_what_was_changed() -> None:
    diary = Diary.in_memory(SetClock())
    diary.record(Dose(DoseId("a"), DAY, NOW, compound=Compound.HYDROXOCOBALAMIN))
    diary.record(Dose(DoseId("a"), DAY, NOW, compound=Compound.HYDROXOCOBALAMIN, route=Route.UNDER_SKIN, note="sore"))
    diary.remove(diary.excerpt().doses[0])
    diary.undo()
    assert _said(diary, Part.DOSES, "a") == [
        "entered again: hydroxocobalamin 16 Sep 2026",
        "taken away, was hydroxocobalamin 16 Sep 2026",
        "changed: route from not said to under the skin; note from nothing to “sore”",
        "first entered: hydroxocobalamin 16 Sep 2026",
    ]
    diary.close()


def test_the_history_of_events_blood_tests_and_signs() -> None:
    diary = Diary.in_memory(SetClock())
    diary.record(Exposure(ExposureId("e"), FactorId("illness"), DAY, NOW, DAY, "a cold"))
    diary.record(Exposure(ExposureId("e"), FactorId("illness"), DAY, NOW, None, "a cold"))
    assert _said(diary, Part.EXPOSURES, "e") == [
        "changed: until from 16 Sep 2026 to nothing",
        "first entered: Illness: a cold",
    ]
    diary.record(LabResult(LabResultId("l"), DAY, AnalyteId("ferritin"), NOW, Decimal("30.5"), unit="µg/L"))
    assert _said(diary, Part.LABS, "l") == ["first entered: Ferritin (iron stores) 30.5 µg/L"]
    diary.tick_sign(SignId("S8"))
    key = diary.excerpt().ticks[0].id
    assert _said(diary, Part.TICKS, key) == ["first entered: Thoughts of ending your life, or you cannot keep safe"]
    diary.close()


def test_results_are_said_as_they_were_printed() -> None:
    def said(low: int | None, high: int | None, sign: Comparator = Comparator.EQUAL) -> str:
        ends = ReferenceInterval(*(None if end is None else Decimal(end) for end in (low, high)))
        return result_text(LabResult(LabResultId("l"), DAY, AnalyteId("k"), NOW, Decimal("4.10"), sign, "mmol/L", ends))

    assert said(None, None) == "4.10 mmol/L"
    assert said(3, 5, Comparator.ABOVE) == "> 4.10 mmol/L (lab’s range 3 to 5)"
    assert said(3, None).endswith("(lab’s range from 3)")
    assert said(None, 5).endswith("(lab’s range up to 5)")
    assert result_text(LabResult(LabResultId("l"), DAY, AnalyteId("ifab"), NOW, finding="negative")) == "negative"


def test_a_day_lists_what_is_asked_daily_and_what_was_rated() -> None:
    diary = Diary.in_memory(SetClock())
    off = Symptom(SymptomId("balance"), cadence=Cadence.OFF)
    diary.set_symptoms([Symptom(SymptomId("fatigue")), off, Symptom(SymptomId("numb"), cadence=Cadence.WEEKLY)])
    diary.rate(DAY, {SymptomId("balance"): 3})
    rows = entries_of(diary.excerpt(), DAY)
    assert [(r.name, r.value) for r in rows if r.kind is Kind.RATING] == [
        ("Got in the way of daily life", "not rated"),
        ("Tiredness", "not rated"),
        ("Poor balance", "3 of 10"),
    ]
    diary.close()


def test_long_events_say_since_when() -> None:
    diary = Diary.in_memory(SetClock())
    diary.record(Exposure(ExposureId("a"), FactorId("metformin"), date(2024, 3, 1), NOW))
    diary.record(Exposure(ExposureId("b"), FactorId("illness"), date(2026, 9, 14), NOW, date(2026, 9, 18)))
    values = [row.value for row in entries_of(diary.excerpt(), DAY) if row.kind is Kind.EVENT]
    assert values == ["since 1 Mar 2024", "14 Sep to 18 Sep"]
    diary.close()


def test_search_reads_dates_months_and_words_but_never_private_signs() -> None:
    today = date(2026, 11, 22)
    assert day_named("16.9.2026", today) == DAY
    assert day_named("September 2025", today) == date(2025, 9, 1)
    assert day_named("surgery", today) is None
    diary = Diary.in_memory(SetClock())
    diary.tick_sign(SignId("S8"))
    diary.write_note(DAY, "Thoughts about the garden")
    assert [found.words for found in find(diary.excerpt(), "thoughts")] == ["Note: Thoughts about the garden"]
    assert find(diary.excerpt(), "thoughts life") == ()
    assert find(diary.excerpt(), "  ") == ()
    diary.close()


def test_a_long_note_is_found_with_the_words_round_the_hit() -> None:
    diary = Diary.in_memory(SetClock())
    diary.write_note(DAY, "on and on " * 200 + "a heron in the garden " + "and so on " * 200)
    (hit,) = find(diary.excerpt(), "heron")
    assert len(hit.words) < 260
    assert "a heron in the garden" in hit.words
    assert hit.words.startswith("\N{HORIZONTAL ELLIPSIS} ")
    diary.close()
