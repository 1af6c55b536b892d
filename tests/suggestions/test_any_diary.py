"""What holds for every diary, also such as nobody would keep: whole sentences, one answer, and quick care first."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import catalogue
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId
from b12diary.domain.preferences import Cause
from b12diary.domain.safety import SafetyTick, TickId
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.suggestions.suggest import RULES, suggest
from b12diary.suggestions.suggestion import SuggestionId
from tests.analysis.strategies import excerpts
from tests.simulator.diary import NOW

ANSWERS = {
    SuggestionId.MORE_OFTEN, SuggestionId.INTERFERES, SuggestionId.NO_PATTERN, SuggestionId.CANNOT_TELL,
    SuggestionId.TOO_EARLY, SuggestionId.IN_WORDS,
}  # fmt: skip


@st.composite
def diaries(draw: st.DrawFn) -> Excerpt:
    """Draw a diary with anything that a rule looks at."""
    excerpt = draw(excerpts())
    factors = [factor.id for factor in catalogue().factors]
    noted = draw(
        st.lists(st.tuples(st.sampled_from(factors), st.integers(-900, 30), st.none() | st.just(9)), max_size=4)
    )
    exposures = tuple(
        Exposure(
            ExposureId(f"x{n}"),
            factor,
            excerpt.today + timedelta(days=since),
            NOW,
            None if length is None else excerpt.today + timedelta(days=since + length),
        )
        for n, (factor, since, length) in enumerate(noted)
    )
    # One of the rated symptoms is a nerve symptom, as the person's own symptoms can be.
    symptoms = tuple(
        replace(s, group="nerves", label=draw(st.sampled_from(["", "Numb {toes} %s"]))) if s.id == "brain_fog" else s
        for s in excerpt.symptoms
    )
    return replace(
        excerpt,
        exposures=(*excerpt.exposures, *exposures),
        symptoms=(*symptoms, Symptom(SymptomId("numb"), group="nerves", position=9)),
        regimens=tuple(replace(r, for_nerves=draw(st.sampled_from(Answer))) for r in excerpt.regimens),
        preferences=replace(excerpt.preferences, cause=draw(st.sampled_from(Cause))),
    )


@given(diaries())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_diary_has_one_answer_in_whole_sentences(excerpt: Excerpt) -> None:
    shown = suggest(excerpt).shown
    names = [suggestion.id for suggestion in shown]

    assert len([name for name in names if name in ANSWERS]) == 1
    assert len(set(names)) == len(names)
    for suggestion in shown:
        assert suggestion.title
        assert suggestion.sentences
        assert suggestion.why
        assert suggestion.evidence
        for text in suggestion.texts:
            assert text.strip() == text
            assert not re.search(r"\{(?!toes\})|  |\bNone\b|\bnan\b", text), text


@given(diaries(), st.sampled_from([f"S{n}" for n in range(1, 10)]))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_an_open_sign_comes_before_everything_and_needs_no_entry(excerpt: Excerpt, sign: str) -> None:
    tick = SafetyTick(TickId("t"), sign, excerpt.today, NOW)  # type: ignore[arg-type]  # an id from the list above

    for diary in (excerpt, replace(excerpt, ratings=(), doses=())):
        shown = suggest(replace(diary, ticks=(tick,)), set_aside=[SuggestionId.SAFETY_FIRST]).shown
        assert [suggestion.id for suggestion in shown] == [SuggestionId.SAFETY_FIRST]


def test_every_rule_is_asked_and_answers_under_its_own_name() -> None:
    assert set(RULES) == set(SuggestionId) - {SuggestionId.SAFETY_FIRST}
