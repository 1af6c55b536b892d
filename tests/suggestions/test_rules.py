"""When each rule speaks, when it does not, and when it gives way, each as a picture of a diary."""

import pytest

from b12diary.suggestions.suggest import suggest
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from tests.suggestions.cases import CASES, SILENT, SPEAKS
from tests.suggestions.pictures import record


def shown(text: str, set_aside: tuple[str, ...] = ()) -> dict[SuggestionId, Suggestion]:
    return {s.id: s for s in suggest(record(text), set_aside=set_aside).shown}


@pytest.mark.parametrize(("name", "picture", "speaks", "text"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_rule_speaks_or_is_silent(name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
    assert (name in shown(text)) is speaks, picture


@pytest.mark.parametrize(("name", "picture", "speaks", "text"), [c for c in CASES if c[2]], ids=lambda v: str(v)[:40])
class TestWhatSpeaks:
    def test_is_put_aside_for_this_time(self, name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
        assert name not in shown(text, set_aside=(name,))
        assert suggest(record(text), set_aside=(name,)).n_set_aside == 1

    def test_is_not_shown_again(self, name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
        hidden = f"{text}\n hidden {name}"
        assert name not in shown(hidden)
        assert suggest(record(hidden)).n_set_aside == 0

    def test_is_turned_off_with_all_others(self, name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
        assert shown(f"{text}\n off") == {}

    def test_gives_way_to_an_open_sign(self, name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
        assert list(shown(f"{text}\n ticked S5 on 0")) == [SuggestionId.SAFETY_FIRST]
        assert name in shown(f"{text}\n ticked S5 on 0 cleared 0")
        assert name in shown(f"{text}\n ticked S11 on 0")

    def test_says_why_and_on_what_ground(self, name: SuggestionId, picture: str, speaks: bool, text: str) -> None:
        suggestion = shown(text)[name]
        assert suggestion.why
        assert suggestion.evidence
        assert suggestion.question.endswith("?")


def test_every_rule_without_a_look_back_has_a_picture_of_each_kind() -> None:
    by_look_back = {
        SuggestionId.MORE_OFTEN, SuggestionId.INTERFERES, SuggestionId.NO_PATTERN, SuggestionId.CANNOT_TELL,
        SuggestionId.SAFETY_FIRST,
    }  # fmt: skip
    outcomes = {(name, speaks) for name, _picture, speaks, _text in CASES}

    for name in set(SuggestionId) - by_look_back:
        assert {(name, SPEAKS), (name, SILENT)} <= outcomes


def test_an_open_sign_names_nothing_and_cannot_be_put_aside() -> None:
    text = "ticked S8 on 3 \n today 5"
    (first,) = shown(text, set_aside=("safety_first",)).values()

    assert first.id is SuggestionId.SAFETY_FIRST
    assert not first.can_be_dismissed
    assert "ending your life" not in " ".join(first.texts)
    assert list(shown(f"{text}\n off")) == [SuggestionId.SAFETY_FIRST]
    assert list(shown(f"{text}\n hidden safety_first")) == [SuggestionId.SAFETY_FIRST]


def test_the_numbers_behind_late_injections() -> None:
    late = shown("plan 28 from 0 \n injected 0 28 61 89 145 \n today 150")[SuggestionId.LATE]

    assert late.sentences[0] == "2 of your last 4 planned injections came more than 3 days late."
    assert late.sentences[1] == "After one of them, an injection may have been missed or not recorded."
    assert late.why[0] == "Days late: 5 to 28, median 16.5."


def test_one_missed_injection_is_told_by_its_own_days() -> None:
    late = shown("plan 28 from 0 \n injected 0 28 84 112 \n today 120")[SuggestionId.LATE]

    assert late.why[0] == "28 days late"
    assert "over 1 gap of" in shown("plan 28 from 0 \n injected 0 56 \n today 60")[SuggestionId.LATE].why[1]


def test_a_plan_that_tablets_followed_is_not_told_as_what_the_plan_says() -> None:
    plan = "plan 84 from 0 \n injected 0 84 \n today 320"
    (usual,) = (t for t in shown(plan)[SuggestionId.LONG_PAUSE].why if "typed in" in t)
    assert usual == "The plan that you typed in says every 84 days."

    (usual,) = (t for t in shown(f"plan 1 from 100 oral \n {plan}")[SuggestionId.LONG_PAUSE].why if "typed in" in t)
    assert usual == "The plan that you typed in ended on 10 Apr 2026."


def test_ratings_in_words_are_counted_in_words() -> None:
    found = shown("words balance 2 on 40-130 \n words interference 3 on 40-130 \n today 130")

    assert found[SuggestionId.NERVES].why[0].startswith("Poor balance: moderate or severe on 90 of 90 rated days")
    assert found[SuggestionId.IN_WORDS].sentences[1] == (
        "Symptoms got in the way of daily life (moderate or severe) on 90 of 90 rated days. "
        "This counts the last 90 days."
    )


def test_entries_that_vary_too_much_are_not_called_early() -> None:
    early = shown("plan 28 from 0 \n injected 0 28 \n rated fatigue 4 on 0-40 \n today 40")
    constant = shown("plan 4 from 0 \n injected 0 4 8 12 16 20 24 \n rated fatigue 4 on 0-40 \n today 28")

    assert early[SuggestionId.TOO_EARLY].title == "Too early to compare"
    assert constant[SuggestionId.TOO_EARLY].title == "Your entries cannot tell yet"


def test_the_numbers_behind_nerve_symptoms() -> None:
    nerves = shown("rated balance 5 on 40-130 \n rated numb 4 on 100-130 \n today 130")[SuggestionId.NERVES]

    assert nerves.sentences[0] == "You rated: Poor balance and Numbness."
    assert nerves.sentences[1] == "The first of these was on 10 Feb 2026."
    assert nerves.why[1] == "Numbness: 4 or more of 10 on 31 of 31 rated days, in the last 90 days."
