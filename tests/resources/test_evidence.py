"""Every claim stands in a sound file, says what speaks against it, and nothing uncertain is shown."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from b12diary.assets import asset
from b12diary.domain.catalogue import catalogue
from b12diary.domain.plan_templates import plan_templates
from b12diary.suggestions import answers, evidence, frequency, other_treatment, planned_days, silence, symptoms
from b12diary.suggestions.captions import (
    BLOOD_TEST_CAPTION,
    CARE_CARDS,
    FACTORS,
    LOOK_BACK,
    MONTHLY_RHYTHM,
    PLANS,
    REACTIONS,
)
from b12diary.suggestions.evidence import (
    Group,
    Kind,
    Seen,
    Strength,
    claims,
    kind_label,
    matching,
    seen_label,
    strength_label,
)
from b12diary.suggestions.suggestion import EvidenceId

FILES = sorted(asset("evidence").glob("*.toml"))
FIELDS = {
    "id": str, "group": str, "topic": str, "claim": str, "technical": str, "sources": list, "kind": str,
    "strength": str, "seen": str, "against": list, "checked": date,
}  # fmt: skip


def row(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def cited() -> set[EvidenceId]:
    """Every claim that a rule or a caption rests on."""
    modules = (answers, frequency, other_treatment, planned_days, silence, symptoms)
    named = [value for module in modules for name, value in vars(module).items() if name.startswith("EVIDENCE")]
    captions = (BLOOD_TEST_CAPTION, LOOK_BACK, CARE_CARDS, MONTHLY_RHYTHM, other_treatment.LOWERING.values())
    by_row = (*PLANS.values(), *FACTORS.values(), *REACTIONS.values())
    return {claim for ids in (*named, *captions, *by_row) for claim in ids}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_claim_has_every_field_and_no_other(file: Path) -> None:
    claim = row(file)

    assert {name: type(value) for name, value in claim.items()} == FIELDS
    assert claim["id"] == file.stem
    assert claim["group"] in set(Group)
    assert claim["kind"] in set(Kind)
    assert claim["strength"] in set(Strength)
    assert claim["seen"] in set(Seen)
    assert all(isinstance(text, str) and text for text in (*claim["sources"], *claim["against"]))
    assert claim["sources"]
    assert claim["against"], "every claim has something that speaks against it, or that it leaves open"
    assert date(2026, 1, 1) <= claim["checked"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_was_not_read_is_uncertain_and_what_is_uncertain_is_not_shown(file: Path) -> None:
    claim = row(file)
    shown = {known.id for known in evidence.evidence()}

    if claim["seen"] == Seen.GENERAL:
        assert claim["strength"] == Strength.UNCERTAIN
    assert (claim["id"] in shown) is (claim["strength"] != Strength.UNCERTAIN)
    if claim["kind"] in {Kind.SURVEY, Kind.EXPERT, Kind.RULE_OF_THUMB}:
        assert claim["strength"] in {Strength.WEAK, Strength.UNCERTAIN}


def test_every_cited_claim_is_there_and_shown() -> None:
    assert len(cited()) > 15
    assert len(claims(cited())) == len(cited())
    with pytest.raises(KeyError):
        claims([EvidenceId("share_up_to_half")])


def test_every_caption_that_claims_something_has_its_claims() -> None:
    known = catalogue()
    factors = {factor.id: factor.help for factor in known.factors}
    reactions = {reaction.id: reaction.about for reaction in known.reactions}
    about_b12 = {name for name, words in factors.items() if "B12" in words}

    assert {plan.id for plan in plan_templates()} == set(PLANS)
    assert about_b12 <= set(FACTORS) <= set(factors)
    assert {name for name, words in reactions.items() if words} <= set(REACTIONS) <= set(reactions)
    for name, claims_behind in other_treatment.LOWERING.items():
        assert claims_behind in FACTORS[name], "the rule and the caption of a factor rest on the same"


def test_both_sides_of_how_often_are_listed() -> None:
    shown = {claim.id for claim in evidence.evidence() if claim.group is Group.HOW_OFTEN}

    assert {"survey_need", "label_intervals", "interval_never_settled", "symptoms_lead"} <= shown
    assert EvidenceId("label_intervals") in frequency.EVIDENCE, "what is said in favour of longer gaps stands with it"
    assert EvidenceId("other_reasons") in frequency.EVIDENCE


def test_groups_come_one_after_the_other() -> None:
    groups = [claim.group for claim in evidence.evidence()]

    assert list(dict.fromkeys(groups)) == list(Group)
    assert groups == sorted(groups, key=list(Group).index)


def test_a_search_finds_every_word_anywhere_in_a_claim() -> None:
    everything = evidence.evidence()

    assert matching("", everything) == everything
    assert [c.id for c in matching("METFORMIN June", everything)] == ["metformin"]
    assert {c.id for c in matching("carmel", everything)} == {"other_reasons"}
    assert matching("metformin carmel", everything) == ()


def test_every_kind_has_words() -> None:
    words = [*map(kind_label, Kind), *map(strength_label, Strength), *map(seen_label, Seen)]

    assert all(words)
    assert len(set(words)) == len(words)
