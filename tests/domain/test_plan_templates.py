"""Plans in the wording of guidelines: each says where it comes from, and leaves open what its source does."""

import pytest

from b12diary.domain.answer import Answer
from b12diary.domain.plan_templates import PlanTemplate, plan_templates
from b12diary.domain.regimen import Rhythm, RhythmUnit


def template(name: str) -> PlanTemplate:
    return next(t for t in plan_templates() if t.id == name)


@pytest.mark.parametrize("plan", plan_templates(), ids=lambda plan: str(plan.id))
def test_each_says_whose_wording_it_is_and_recommends_nothing(plan: PlanTemplate) -> None:
    assert plan.label.startswith("As ")
    assert plan.source.startswith("From ")
    said = f"{plan.label} {plan.source}".casefold()
    assert not [word for word in ("should", "recommend", "best", "need") if word in said]
    for sentence in plan.source.split(". "):
        assert len(sentence.split()) <= 20


def test_the_uk_plans_differ_by_nerve_symptoms() -> None:
    without, with_them = template("uk_without_nerves"), template("uk_with_nerves")
    assert (without.for_nerves, with_them.for_nerves) == (Answer.NO, Answer.YES)
    assert (without.first.rhythm, without.first.times) == (Rhythm(3, RhythmUnit.PER_WEEK), 6)
    assert (with_them.first.rhythm, with_them.first.times) == (Rhythm(2, RhythmUnit.DAYS), None)
    assert with_them.steady.rhythm == Rhythm(2, RhythmUnit.MONTHS)


def test_a_number_that_a_source_leaves_open_is_not_filled_in() -> None:
    assert template("uk_without_nerves").steady.rhythm is None
    assert template("nl_foundation").first.rhythm is None
