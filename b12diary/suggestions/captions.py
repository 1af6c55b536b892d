"""What the words rest on that stand in the window by themselves: captions, care cards, known plans, what can be noted.

Each rule names its own.
"""

from b12diary.domain.factor import FactorId
from b12diary.suggestions.suggestion import EvidenceId


def _ids(*names: str) -> tuple[EvidenceId, ...]:
    return tuple(map(EvidenceId, names))


BLOOD_TEST_CAPTION = _ids("blood_tests_after", "high_b12_expected")
"""Behind the sentences beside every blood test."""

LOOK_BACK = _ids("look_back_errors", "expecting_to_feel_worse", "periods_and_cycles", "a_point_or_two", "late_entries")
"""Behind the sentences of the look-back, with what else can look the same."""

CARE_CARDS = _ids("quick_care", "nerve_damage_can_last", "cobalt_allergy", "stomach_signs", "first_review")
"""Behind the lists under "Get help"."""

MONTHLY_RHYTHM = _ids("periods_and_cycles")
"""Behind the question about periods and other monthly rhythms."""

PLANS: dict[str, tuple[EvidenceId, ...]] = {
    "uk_without_nerves": _ids("loading_course", "label_intervals", "countries_differ", "interval_never_settled"),
    "uk_with_nerves": _ids("nerve_plan", "label_intervals", "countries_differ", "interval_never_settled"),
    "us_label": _ids("countries_differ", "loading_course", "interval_never_settled"),
    "nl_foundation": _ids("countries_differ", "nerve_plan", "interval_never_settled"),
}
"""Behind each known plan, by its id in the catalogue."""

FACTORS: dict[FactorId, tuple[EvidenceId, ...]] = {
    FactorId("metformin"): _ids("metformin"),
    FactorId("acid_medicine"): _ids("acid_and_other_medicines"),
    FactorId("colchicine"): _ids("acid_and_other_medicines"),
    FactorId("epilepsy_medicine"): _ids("acid_and_other_medicines"),
    FactorId("contraceptive"): _ids("contraceptive_pill"),
    FactorId("folic_acid"): _ids("folic_acid_first"),
    FactorId("other_b12"): _ids("tablets_and_absorption", "diet_and_tablets"),
    FactorId("nitrous_oxide"): _ids("nitrous_oxide"),
    FactorId("surgery"): _ids("nitrous_oxide"),
    FactorId("spaced_by_test"): BLOOD_TEST_CAPTION,
    FactorId("pregnancy"): _ids("first_review"),
    FactorId("period"): MONTHLY_RHYTHM,
    FactorId("diary_break"): _ids("diaries_can_harm"),
}
"""Behind the words that stand with something else that went on, by its id in the catalogue."""

REACTIONS: dict[str, tuple[EvidenceId, ...]] = {
    "worse_few_days": _ids("feeling_worse_at_first"),
    "itch_rash": _ids("cobalt_allergy"),
}
"""Behind the words that stand with a reaction to an injection, by its id in the catalogue."""
