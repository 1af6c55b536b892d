"""The words that patients meet are plain, short and calm, and none of them names an interval or a dose to change to."""

import re
from collections import defaultdict
from datetime import date

import pytest

from b12diary.interchange.examples import EXAMPLE_KINDS, example_entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.suggestions.evidence import evidence
from b12diary.suggestions.suggest import suggest
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from b12diary.suggestions.titles import suggestion_title
from tests.suggestions.cases import CASES
from tests.suggestions.pictures import record
from tests.words import sentences as listing
from tests.words.reading import grade, syllables
from tests.words.sentences import Sentence, sentences, split

TODAY = date(2026, 11, 22)
MOST_WORDS = 20
HIGHEST_GRADE = 8.0
LEAST_WORDS = 4
"""Shorter pieces are labels: their reading grade says nothing."""

NOT_FOR_PATIENTS = {
    "cli/": "usage and tables of the command line, for people who type commands",
    ":technical": "the line for a clinician under each claim, with the terms of the source",
}
LONG_ON_PURPOSE = {
    "none {none}, mild {mild}, moderate {moderate}": "a row of figures in the text form of the page, for a clinician",
}
SAID_ON_PURPOSE = {
    "It does not diagnose, monitor or treat any condition.": "what the program is not for, in the words of the law",
}
FORBIDDEN = (
    "detect", "monitor", "diagnos", "overdue", "under-treated", "undertreated", "you need", "wearing off", "wear off",
    "invalid", "failed", "error code", "alert", "predict", "optimis", "mcg", "missed dose", "should increase",
    "ask for injections", "too low",
)  # fmt: skip
QUOTED = {"a medicine wear off even when it was a dummy": "tells of a study in which it was a dummy"}

NUMBER = r"(\d+|two|three|four|five|six|eight|ten|twelve|\{\w+\})"
INTERVAL_OR_DOSE = re.compile(
    rf"\bevery ({NUMBER}|other|second|third)? ?(day|week|month)|\b{NUMBER} times a (day|week|month)|"
    r"\b(weekly|monthly|fortnightly)\b|\b(mg|micrograms?|ml)\b",
    re.IGNORECASE,
)


def for_patients() -> list[Sentence]:
    return [s for s in sentences() if not any(part in s.place for part in NOT_FOR_PATIENTS)]


def pieces(text: str) -> list[str]:
    """The sentences of a text that are long enough to have a reading grade."""
    return [part for part in split(text) if len(part.split()) >= LEAST_WORDS and part.rstrip("”)")[-1] in ".?!"]


def made_suggestions() -> list[Suggestion]:
    """Every suggestion of every picture and example, in words with real numbers."""
    diaries = [record(text) for _name, _picture, _speaks, text in CASES]
    diaries += [excerpt_of(example_entries(kind, TODAY), TODAY) for kind in EXAMPLE_KINDS]
    diaries.append(record("ticked S5 on 0 \n today 1"))
    return [suggestion for excerpt in diaries for suggestion in suggest(excerpt).shown]


@pytest.fixture(scope="module")
def made() -> list[Suggestion]:
    return made_suggestions()


def test_the_list_holds_the_words_of_every_layer() -> None:
    places = {sentence.place for sentence in sentences()}

    for part in ("suggestions/frequency.py", "ui/pages/today.py", "report/safety.py", "catalogue/safety.toml:bullets"):
        assert any(place.endswith(part) for place in places), part
    assert len(sentences()) > 1500


def test_every_claim_that_is_named_beside_a_sentence_is_shown() -> None:
    shown = {str(claim.id) for claim in evidence()}
    named = {name for sentence in sentences() for name in sentence.evidence}

    assert named <= shown
    assert all(any(s.place.startswith(place) for s in sentences()) for place in listing.RESTS_ON)


def test_no_sentence_has_more_than_20_words() -> None:
    long = {
        part: sentence.place
        for sentence in for_patients()
        for form in sentence.forms
        for part in split(form)
        if len(part.split()) > MOST_WORDS and not any(part.startswith(start) for start in LONG_ON_PURPOSE)
    }

    assert long == {}


def test_no_word_alarms_claims_or_scolds() -> None:
    found = {
        form: (word, sentence.place)
        for sentence in for_patients()
        for form in sentence.forms
        if form not in SAID_ON_PURPOSE and not any(words in form for words in QUOTED)
        for word in FORBIDDEN
        if word in form.casefold()
    }

    assert found == {}


def test_every_exception_is_still_needed() -> None:
    everything = [form for sentence in sentences() for form in sentence.forms]

    for words in (*LONG_ON_PURPOSE, *SAID_ON_PURPOSE, *QUOTED):
        assert any(words in form for form in everything), words


def test_no_suggestion_and_no_question_names_an_interval_or_a_dose(made: list[Suggestion]) -> None:
    places = ("b12diary/suggestions/", "resources/report/questions")
    sources = [f for s in for_patients() if s.place.startswith(places) for f in s.forms]
    # The plan as the person typed it, and how often somebody looks: neither is about an injection to come.
    own_plan = re.compile(
        r"Planned every \d+ \w+\.|The plan that you typed in says every \d+ \w+\.|even when you look every week"
    )
    filled = [own_plan.sub("", text) for suggestion in made for text in suggestion.texts]

    assert [text for text in (*sources, *filled) if INTERVAL_OR_DOSE.search(text)] == []


def test_what_names_an_interval_is_found() -> None:
    for text in ("Ask for one every 8 weeks.", "every two months", "Have 1 mg more.", "weekly", "3 times a week"):
        assert INTERVAL_OR_DOSE.search(text), text
    assert not INTERVAL_OR_DOSE.search("Noted in the last 12 months, on 3 days, over 2 weeks.")


def test_suggestions_in_real_words_are_short_too(made: list[Suggestion]) -> None:
    long = {part for suggestion in made for text in suggestion.texts for part in split(text) if len(part.split()) > 22}

    # Two words of grace for names of symptoms and dates, which one cannot make shorter.
    assert long == set()


def test_every_suggestion_can_be_read_at_school(made: list[Suggestion]) -> None:
    grades = {s.id: grade([part for text in s.texts for part in pieces(text)]) for s in made}

    assert set(grades) >= set(SuggestionId) - {SuggestionId.INTERFERES, SuggestionId.CANNOT_TELL}
    assert {name: found for name, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_every_claim_can_be_read_at_school() -> None:
    grades = {c.id: grade([part for text in (c.claim, *c.against) for part in pieces(text)]) for c in evidence()}

    assert {name: found for name, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_every_part_of_the_program_can_be_read_at_school() -> None:
    by_place: dict[str, list[str]] = defaultdict(list)
    for sentence in for_patients():
        by_place[sentence.place.partition(":")[0]] += pieces(sentence.text)
    grades = {place: round(grade(parts), 1) for place, parts in by_place.items()}

    assert {place: found for place, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_grades_follow_the_length_of_words_and_sentences() -> None:
    assert syllables("people") == syllables("needed") == syllables("apple") == 2
    assert syllables("whole") == syllables("asked") == syllables("12") == syllables("B12") == 1
    assert grade(["The cat sat on the mat."]) < 2
    assert grade(["Parenteral administration necessitates individualised titration of maintenance intervals."]) > 15
    assert grade([]) == 0.0


def test_every_suggestion_has_a_name_for_lists(made: list[Suggestion]) -> None:
    names = [suggestion_title(name) for name in SuggestionId]

    assert len(set(names)) == len(names)
    for suggestion in made:
        if suggestion.id is not SuggestionId.MORE_OFTEN:
            assert suggestion_title(suggestion.id) == suggestion.title
    assert suggestion_title("of_a_later_version") == "Of a later version"


def test_the_command_lists_each_sentence_with_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert listing.main(["--place", "suggestions/other_treatment", "--language", "en_GB"]) == 0

    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert all(len(row) == 4 for row in rows)
    assert {row[0] for row in rows} == {"en_GB"}
    assert all("folic_acid_first" in row[2] for row in rows)
    assert "Do not stop a medicine because of this." in {row[3] for row in rows}


def test_captions_of_the_catalogue_are_listed_with_their_evidence() -> None:
    by_words = {sentence.text: sentence.evidence for sentence in sentences() if "/catalogue/" in sentence.place}

    assert by_words["A diabetes medicine. It can lower B12."] == ("metformin",)
    assert by_words["A cold, an infection, a fever or another illness."] == ()
    assert "nerve_plan" in next(ids for words, ids in by_words.items() if "until no further improvement" in words)
    assert not {"im", "per_week", "hydroxocobalamin 1 mg"} & set(by_words)


def test_the_command_marks_what_has_no_translation() -> None:
    first = next(listing.lines(["xx"], "suggestions/frequency"))

    assert first.startswith("(xx)\t")
