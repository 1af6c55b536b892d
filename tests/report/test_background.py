"""What stands behind the treatment: what a clinician looks for and the four facts do not say."""

from dataclasses import replace
from datetime import date, timedelta

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Cause, Preferences
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


def test_earlier_plans_are_told_newest_first_with_their_months_and_loading_apart() -> None:
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
    expected = "every 8 weeks (Jan 2025 to Aug 2025); every 12 weeks (Feb 2024 to Jan 2025)"
    assert told(replace(diary(), regimens=plans))["earlier plans"] == expected


def test_of_many_earlier_plans_the_others_are_counted() -> None:
    plans = tuple(plan(n, date(2020 + n, 1, 1), n + 2) for n in range(6))
    assert told(replace(diary(), regimens=plans))["earlier plans"].endswith("; + 2 more in the diary")


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
