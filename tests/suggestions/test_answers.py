"""What is said of each answer of the look-back, with the four checks and the other reasons beside the question."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import Flag, Grade, LookBack
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.care import care_texts
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Cause, DosingStyle, Preferences
from b12diary.domain.symptom import INTERFERENCE
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind, example_entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.suggestions.ground import ground, ground_again
from b12diary.suggestions.suggest import suggest
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from tests.report.diaries import NOW, TODAY, diary, exposure, tick


@cache
def example(kind: ExampleKind) -> Excerpt:
    return excerpt_of(example_entries(kind, TODAY), TODAY)


looked_back = cache(look_back)


def shown(excerpt: Excerpt, result: LookBack | None = None) -> dict[SuggestionId, Suggestion]:
    return {s.id: s for s in suggest(excerpt, known=ground(excerpt, result or looked_back(excerpt))).shown}


def told_as(grade: Grade, excerpt: Excerpt, flags: tuple[Flag, ...] = ()) -> LookBack:
    """The look-back of a diary with another grade, as if its ratings had been less clear."""
    result = looked_back(excerpt)
    first = replace(result.headline, grade=grade, previous_grade=Grade.CLEAR, flags=flags)
    return replace(result, series=(first, *result.series[1:]))


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("returns", [SuggestionId.MORE_OFTEN, SuggestionId.NERVES]),
        ("none", [SuggestionId.NO_PATTERN]),
        ("early", [SuggestionId.TOO_EARLY]),
    ],
)
def test_on_the_examples_only_their_own_rules_speak(kind: ExampleKind, own: list[SuggestionId]) -> None:
    assert list(shown(example(kind))) == own


def test_gaps_of_one_length_are_told_by_that_length() -> None:
    excerpt = diary(lengths=(84,) * 4, running=10)
    checks = shown(excerpt, told_as(Grade.CLEAR, excerpt))[SuggestionId.MORE_OFTEN].checks
    assert checks[0].shows == "Planned every 84 days. Given: 4 gaps, each of 84 days."


def test_every_example_is_looked_at() -> None:
    assert set(EXAMPLE_KINDS) == {"returns", "none", "early"}


# The question about frequency


def test_a_clear_answer_offers_the_question_in_so_many_words() -> None:
    offered = shown(example("returns"))[SuggestionId.MORE_OFTEN]

    assert offered.title == "Something to talk about"
    assert offered.sentences[0].startswith("In 5 of 5 gaps, main symptoms rose towards the next injection")
    assert offered.sentences[1] == (
        "Symptoms got in the way of daily life (4 or more of 10) on 48 of 73 rated days. This counts the last 90 days."
    )
    assert offered.sentences[2].endswith("having your injections more often is an option for you.")
    assert offered.question == "Is having my injections more often an option for me?"
    assert offered.asks_frequency


def test_a_possible_answer_asks_in_softer_words() -> None:
    excerpt = example("returns")
    offered = shown(excerpt, told_as(Grade.POSSIBLE, excerpt))[SuggestionId.MORE_OFTEN]

    assert offered.title == "Something to talk about, not yet confirmed"
    assert "This is not yet confirmed." in offered.sentences
    assert any(sentence.startswith("You may still want to ask") for sentence in offered.sentences)
    assert not any("is an option for you" in sentence for sentence in offered.sentences)


def test_a_flag_is_said_among_the_numbers() -> None:
    excerpt = example("returns")
    flagged = told_as(Grade.POSSIBLE, excerpt, (Flag.SAME_AS_MONTH,))

    assert any("monthly rhythm" in text for text in shown(excerpt, flagged)[SuggestionId.MORE_OFTEN].why)


def test_daily_life_is_only_said_where_the_record_shows_it() -> None:
    excerpt = diary()
    easy = replace(
        excerpt,
        ratings=tuple(
            replace(s, values=tuple(1 for _value in s.values)) if s.symptom == INTERFERENCE else s
            for s in excerpt.ratings
        ),
    )

    assert not any("daily life" in sentence for sentence in shown(easy)[SuggestionId.MORE_OFTEN].sentences)


@pytest.mark.parametrize("sign", [s.id for s in care_texts().signs])
def test_the_question_gives_way_to_the_signs_that_need_quick_care_and_to_no_other(sign: str) -> None:
    open_sign = replace(example("returns"), ticks=(tick(sign),))
    cleared = replace(example("returns"), ticks=(tick(sign, cleared=TODAY),))
    is_quick = int(sign[1:]) <= 9
    result = looked_back(example("returns"))

    assert (SuggestionId.MORE_OFTEN in shown(open_sign, result)) is not is_quick
    assert SuggestionId.MORE_OFTEN in shown(cleared, result)


def test_the_four_checks_stand_in_their_order_with_what_the_record_shows() -> None:
    checks = shown(example("returns"))[SuggestionId.MORE_OFTEN].checks

    assert [check.name for check in checks] == [
        "How often", "On the planned day?", "The cause", "New medicines, diet, illness",
    ]  # fmt: skip
    assert [check.shows for check in checks] == [
        "Planned every 12 weeks. Given: 6 gaps of 78 to 90 days, 83.5 in the middle.",
        "0 of 6 planned injections came more than 9 days late. 1 came early because of symptoms.",
        "Not noted. You can ask what it is. Your ratings did not clearly go up over the whole record.",
        "Noted in the last 12 months: Stress, stomach acid medicine, poor sleep and illness.",
    ]


def test_the_checks_of_a_sparse_diary_say_what_is_not_there() -> None:
    bare = replace(example("returns"), regimens=(), exposures=(), preferences=Preferences(cause=Cause.ABSORPTION))
    doses = tuple(replace(dose, planned_on=None) for dose in bare.doses)
    checks = shown(replace(bare, doses=doses), told_as(Grade.CLEAR, example("returns")))[SuggestionId.MORE_OFTEN].checks

    assert checks[1].shows == "Nothing to compare: no planned days are recorded."
    assert checks[2].shows.startswith("You noted: B12 from food is not taken up.")
    assert checks[3].shows == "Nothing is noted in the last 12 months."


def test_many_changes_are_counted_and_a_break_is_none() -> None:
    kinds = ("illness", "stress", "travel", "heat", "iron", "vaccination", "surgery", "alcohol", "diary_break")
    noted = tuple(exposure(n, kind, date(2026, 5, 1 + n), date(2026, 5, 2 + n)) for n, kind in enumerate(kinds))
    changes = shown(replace(example("returns"), exposures=noted))[SuggestionId.MORE_OFTEN].checks[3].shows

    assert changes.endswith("and 2 more.")
    assert "Break" not in changes


def test_the_other_reasons_always_stand_with_the_question() -> None:
    for grade in (Grade.CLEAR, Grade.POSSIBLE):
        below = shown(example("returns"), told_as(grade, example("returns")))[SuggestionId.MORE_OFTEN].below
        assert below[0].startswith("Such a pattern can have other reasons.")
        assert "expecting to feel worse" in below[0]
        assert below[-1] == "Do not change your injections because of this diary."


# Late injections that explain the pattern


def late_by_two_weeks(*, rises_only_when_late: bool) -> Excerpt:
    """Every gap is 2 weeks longer than planned; ratings go up by 4 points after the planned day, or from mid-gap on."""
    excerpt = diary(lengths=(70,) * 7, interval=56, rise=0.0, share=1.0, late_share=0.0)
    starts = [d.toordinal() for d in excerpt.injection_days]

    def worse(on: int, value: int) -> int:
        lag = on - max(start for start in starts if start <= on)
        return min(10, value + (4 if lag > (56 if rises_only_when_late else 30) else 0))

    ratings = tuple(
        replace(s, values=tuple(worse(d, v) for d, v in zip(s.days, s.values, strict=True))) for s in excerpt.ratings
    )
    return replace(excerpt, ratings=ratings)


def test_late_injections_come_first_where_they_explain_the_pattern() -> None:
    found = shown(late_by_two_weeks(rises_only_when_late=True))

    assert list(found)[:2] == [SuggestionId.LATE, SuggestionId.MORE_OFTEN]
    assert "Without the days after the planned day" in " ".join(found[SuggestionId.LATE].sentences)


def test_late_injections_come_after_a_pattern_that_was_there_before_the_planned_day() -> None:
    found = shown(late_by_two_weeks(rises_only_when_late=False))

    assert list(found).index(SuggestionId.MORE_OFTEN) < list(found).index(SuggestionId.LATE)
    assert "Without the days after the planned day" not in " ".join(found[SuggestionId.LATE].sentences)


# The other answers


def test_no_pattern_is_an_answer_of_its_own_and_no_comfort() -> None:
    (answer,) = shown(example("none")).values()

    assert answer.sentences[1] == "That does not mean that your symptoms are not real."
    assert any("429 rated days" in text for text in answer.why)


def test_no_pattern_gives_way_where_daily_life_is_affected() -> None:
    excerpt = example("none")
    hard = replace(
        excerpt,
        ratings=tuple(
            replace(s, values=tuple(min(10, v + 3) for v in s.values)) if s.symptom == INTERFERENCE else s
            for s in excerpt.ratings
        ),
    )
    found = shown(hard)

    assert SuggestionId.NO_PATTERN not in found
    assert found[SuggestionId.INTERFERES].sentences[0].startswith("Symptoms got in the way of daily life")
    assert not found[SuggestionId.INTERFERES].asks_frequency


def test_daily_life_is_not_raised_on_a_few_days() -> None:
    excerpt = example("none")
    few = replace(
        excerpt,
        ratings=tuple(
            replace(s, days=s.days[-5:], values=(9,) * 5, entered=s.entered[-5:]) if s.symptom == INTERFERENCE else s
            for s in excerpt.ratings
        ),
    )

    assert SuggestionId.INTERFERES not in shown(few)


def test_injections_by_feeling_have_an_answer_too() -> None:
    by_feeling = replace(example("returns"), preferences=Preferences(dosing_style=DosingStyle.FELT))
    found = shown(by_feeling)

    assert SuggestionId.MORE_OFTEN not in found
    assert found[SuggestionId.CANNOT_TELL].sentences[1] == "That is no answer for or against your plan."


def test_too_early_says_what_to_do_until_then() -> None:
    (answer,) = shown(example("early")).values()

    assert "If symptoms affect your daily life, you can talk to your GP now." in answer.sentences
    assert answer.why[0].startswith("3 full gaps: 1 so far.")


def test_a_result_at_hand_is_not_made_again() -> None:
    excerpt = example("none")
    clear = told_as(Grade.CLEAR, example("returns"))

    assert SuggestionId.MORE_OFTEN in shown(excerpt, clear)


def test_what_was_looked_at_before_is_looked_at_again_only_when_it_changed() -> None:
    excerpt = example("early")
    before = ground(excerpt, told_as(Grade.CLEAR, excerpt))
    typed = replace(excerpt, appointments=(Appointment(AppointmentId("a"), NOW, main_point="My line."),))
    hidden = replace(excerpt, preferences=Preferences(hidden_suggestions=("late_injections",), cause=Cause.DIET))
    felt = replace(excerpt, preferences=Preferences(dosing_style=DosingStyle.FELT))
    noted = replace(excerpt, exposures=(*excerpt.exposures, exposure(9, "illness", TODAY, None)))

    assert ground_again(typed, before).look_back is before.look_back
    assert ground_again(typed, before).excerpt is typed
    assert ground_again(hidden, before).look_back is before.look_back
    assert ground_again(hidden, before).excerpt.preferences.cause is Cause.DIET
    assert ground_again(felt, before).look_back is not before.look_back
    assert ground_again(noted, before).look_back is not before.look_back
    assert ground_again(excerpt, None).look_back.headline.grade is Grade.NOT_ENOUGH_DATA
