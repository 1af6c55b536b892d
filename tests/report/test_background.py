"""What stands behind the treatment: what a clinician looks for and the four facts do not say."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, DoseId, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Cause, Preferences
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.report.paper_form import lay_out
from tests.report.diaries import NOW, TODAY, diary
from tests.report.pages import page, words_of


def told(excerpt: Excerpt) -> dict[str, str]:
    return {fact.key: fact.value for fact in page(excerpt).background}


def plan(number: int, starts_on: date, weeks: int, phase: Phase = Phase.MAINTENANCE) -> Regimen:
    return Regimen(RegimenId(f"p{number}"), starts_on, Rhythm(weeks, RhythmUnit.WEEKS), NOW, phase=phase)


def test_the_cause_is_told_also_when_it_is_not_known() -> None:
    assert told(diary()) == {"cause of the deficiency": "not known"}
    chosen = replace(diary(), preferences=Preferences(cause=Cause.ABSORPTION))
    assert told(chosen)["cause of the deficiency"] == "B12 is not taken up well (absorption)"


def test_earlier_plans_are_told_newest_first_with_their_months_and_the_first_course_last() -> None:
    """
    plan    loading   every 12 weeks   every 8 weeks   every 10 weeks (now)
    from    Jan 2024  Feb 2024         Jan 2025        Aug 2025
    """
    plans = (
        plan(1, date(2024, 1, 5), 1, Phase.LOADING),
        plan(2, date(2024, 2, 1), 12),
        plan(3, date(2025, 1, 10), 8),
        plan(4, date(2025, 8, 5), 10),
    )
    expected = (
        "every 8 weeks (Jan 2025 to Aug 2025); every 12 weeks (Feb 2024 to Jan 2025); "
        "loading every week, none recorded (Jan 2024)"
    )
    assert told(replace(diary(), regimens=plans))["earlier plans"] == expected


def test_of_many_earlier_plans_the_others_are_counted() -> None:
    plans = tuple(plan(n, date(2020 + n, 1, 1), n + 2) for n in range(6))
    assert told(replace(diary(), regimens=plans))["earlier plans"].endswith("; + 1 more in the diary")


def test_a_first_course_is_told_with_what_is_recorded_of_it() -> None:
    """
    plan    6 first ones   every 12 weeks (now)
    given   5              6
    """
    plain = diary()
    begun = plain.doses[0].given_on - timedelta(days=40)
    course = replace(plan(1, begun, 1, Phase.LOADING), rhythm=Rhythm(2, RhythmUnit.DAYS), count=6)
    first = tuple(
        replace(plain.doses[0], id=DoseId(f"x{n}"), given_on=begun + timedelta(days=2 * n), phase=Phase.LOADING)
        for n in range(5)
    )
    typed = replace(plain, regimens=(course, *plain.regimens), doses=(*first, *plain.doses))
    assert told(typed)["earlier plans"] == "loading every 2 days, 5 of 6 recorded (Jun 2025 to Aug 2025)"
    untyped = replace(typed, regimens=plain.regimens)
    assert told(untyped)["earlier plans"] == "5 loading injections recorded (Jun 2025 to Jul 2025)"


def test_a_plan_before_the_diary_is_told_with_its_medicine() -> None:
    before = replace(
        plan(1, date(2023, 1, 5), 4),
        ends_on=date(2023, 9, 1),
        compound=Compound.CYANOCOBALAMIN,
        quantity=Quantity(Decimal(100), DoseUnit.MICROGRAM),
    )
    plain = diary()
    assert told(replace(plain, regimens=(before, *plain.regimens)))["earlier plans"] == (
        "every 4 weeks, cyanocobalamin 100 micrograms (Jan 2023 to Sep 2023)"
    )


def test_earlier_doses_are_told_with_their_months_and_what_is_not_recorded_is_no_other_dose() -> None:
    """
    dose    0.25 mg   unknown   0.25 mg under the skin   1 mg   1 mg   1 mg (last)
    """
    plain = diary()
    low = Quantity(Decimal(250), DoseUnit.MICROGRAM)
    changes: list[dict[str, Any]] = [
        {"quantity": low},
        {"quantity": None, "compound": Compound.UNKNOWN, "route": Route.UNKNOWN},
        {"quantity": low, "route": Route.UNDER_SKIN},
        {},
        {"quantity": Quantity(Decimal(1000), DoseUnit.MICROGRAM)},
        {},
    ]
    doses = tuple(replace(dose, **change) for dose, change in zip(plain.doses, changes, strict=True))
    assert told(replace(plain, doses=doses))["earlier doses"] == (
        "hydroxocobalamin 250 micrograms, under the skin: 1 injection (Jan 2026); "
        "hydroxocobalamin 250 micrograms, into a muscle: 1 injection (Aug 2025)"
    )
    assert "earlier doses" not in told(plain)


def test_who_agreed_the_plan_is_told_in_the_persons_own_words() -> None:
    plain = diary()
    noted = replace(plain.regimens[0], note="agreed with the practice nurse")
    assert told(replace(plain, regimens=(noted,)))["my note on the plan"] == "agreed with the practice nurse"
    repeated = replace(plain.regimens[0], note="Every 84 days")
    assert "my note on the plan" not in told(replace(plain, regimens=(repeated,)))


def test_a_plan_made_because_of_nerve_symptoms_says_so() -> None:
    now = replace(plan(1, date(2025, 8, 5), 8), for_nerves=Answer.YES)
    facts = page(replace(diary(), regimens=(now,))).treatment
    assert isinstance(facts, tuple)
    assert "because of nerve symptoms" in facts[1].details


def test_reactions_are_counted_by_injection_and_keep_own_words() -> None:
    plain = diary()
    reactions = [("headache",), ("headache", "my arm went red"), ("headache",), (), (), ()]
    doses = tuple(replace(d, reactions=r) for d, r in zip(plain.doses, reactions, strict=True))
    assert told(replace(plain, doses=doses))["after injections"] == "headache (3 of 6); my arm went red (1 of 6)"


def test_reactions_before_the_days_of_the_page_are_not_counted() -> None:
    plain = diary()
    doses = tuple(replace(d, reactions=("headache",)) for d in plain.doses)
    recent = page(replace(plain, doses=doses), span=None)
    assert recent.background[-1].value == "headache (6 of 6)"
    from b12diary.domain.days import DateSpan

    cut = page(replace(plain, doses=doses), span=DateSpan(TODAY - timedelta(days=100), TODAY))
    assert cut.background[-1].value == "headache (1 of 1)"


def test_it_stands_on_the_sheet_under_the_treatment() -> None:
    words = words_of(lay_out(page(replace(diary(), preferences=Preferences(cause=Cause.DIET)))))
    assert "cause of the deficiency  too little B12 in food (diet)" in words
    assert words.index("cause of the deficiency") > words.index("last injection")
