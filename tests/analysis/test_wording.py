"""The sentences: short, plain, with their counts, and never more than the diary bears."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from b12diary.analysis import wording
from b12diary.analysis.adherence import adherence
from b12diary.analysis.contrast import LateOnTime, before_after, late_against_on_time, latest_change, plan_periods
from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import (
    COMPOSITE,
    Flag,
    Gap,
    Grade,
    LeftOut,
    LookBack,
    Reason,
    SeriesResult,
    Wording,
)
from b12diary.analysis.sufficiency import needs
from b12diary.analysis.trend import Trend
from b12diary.analysis.wording import flag_sentence
from b12diary.charts.since_injection import half_words
from b12diary.domain.dose import DoseReason
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from tests.analysis.pictures import picture
from tests.analysis.worked import FAMILIES, read
from tests.simulator.diary import FATIGUE

NEVER = re.compile(
    r"detect|monitor|diagnos|overdue|under-?treat|you need|wearing off|invalid|failed|error code|more often|every \d",
    re.IGNORECASE,
)
LONG = SymptomId("own_1")
FOUND = SeriesResult(
    FATIGUE,
    Grade.CLEAR,
    interval_days=84.0,
    completed_gaps=5,
    usable_gaps=5,
    n_ratings=300,
    share_of_days=0.8,
    p=0.001,
    p_used=0.001,
    p_adjusted=0.001,
    half_return_day=64.0,
    half_return_day_80=(59.0, 68.0),
    half_return_day_90=(57.0, 70.0),
    rise=2.6,
    rise_95=(1.9, 3.3),
    rise_upper95=3.2,
    gaps_up=5,
    gaps_used=5,
    previous_grade=Grade.POSSIBLE,
)


def label(symptom: SymptomId) -> str:
    return {FATIGUE: "Tiredness", LONG: "Legs that will not keep still"}.get(symptom, "Pins and needles")


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if s]


def told(result: SeriesResult) -> Wording:
    return wording.series_wording(result, label)


def every_result() -> list[SeriesResult]:
    results = [look_back(read(name)).headline for name in FAMILIES]
    results += [replace(FOUND, grade=grade) for grade in Grade]
    results += [
        replace(FOUND, grade=Grade.NOT_ENOUGH_DATA, reason=(reason,), usable_gaps=n, n_ratings=n, completed_gaps=n)
        for reason, n in product(Reason, (0, 1, 2))
    ]
    results += [replace(FOUND, grade=Grade.NO_PATTERN, reason=(Reason.CONSTANT,)), replace(FOUND, gaps_used=0)]
    results += [replace(FOUND, symptom=name) for name in (COMPOSITE, INTERFERENCE, LONG)]
    return [*results, *(replace(r, grade=Grade.POSSIBLE, flags=tuple(Flag)) for r in results if r.rise is not None)]


def every_text() -> list[str]:
    texts = []
    for result in every_result():
        answer = LookBack(5, 300, None, (result,), next_ends=(date(2026, 12, 3), date(2027, 2, 25), date(2027, 5, 20)))
        texts += [wording.headline_wording(answer, label, date(2026, 11, 22)).text, wording.series_line(result, label)]
        second = replace(answer, disturbed_gaps=2, without_disturbed=result)
        texts.append(wording.second_run_wording(second))
    for name in FAMILIES:
        diary = read(name)
        shown = profile(diary, FATIGUE)
        texts += [
            wording.profile_sentence(shown, label),
            wording.profile_caption(shown, gaps(diary)),
            wording.gap_by_gap_sentence(shown, label),
            wording.over_time_sentence(diary, shown, label),
            wording.injections_sentence(adherence(diary)),
            wording.plans_wording(plan_periods(diary, FATIGUE), FATIGUE, label).text,
            wording.late_on_time_wording(late_against_on_time(diary, FATIGUE), label).text,
            *(f"{need.text}. {need.have_text}. {need.note}." for need in needs(diary)),
        ]
        if change := latest_change(diary):
            texts.append(wording.before_after_sentence(before_after(diary, FATIGUE, change), label))
    worse = wording.trend_wording(Trend(FATIGUE, 200, 300, 0.001, 2.4, (1.0, 3.6)), label)
    assert worse is not None
    return [*texts, worse.text]


def test_several_symptoms_together_are_one_average_in_a_sentence_with_a_number() -> None:
    late = LateOnTime(COMPOSITE, 2, 5, 9, 6.2, 5.0, 1.2, None)
    said = wording.late_on_time_wording(late, label).text
    before = "In 2 late gaps, the main symptom average was 1.2 points higher past the planned date than just before it."
    assert said.startswith(before)


def test_no_sentence_is_longer_than_20_words() -> None:
    long = {s for text in every_text() for s in sentences(text) if len(s.split()) > 20}

    assert long == set()


def test_no_sentence_claims_scolds_or_steers() -> None:
    assert {text for text in every_text() if NEVER.search(text)} == set()


def test_no_blank_is_left_in_a_sentence() -> None:
    assert {text for text in every_text() if re.search(r"[{}]|None|nan|  ", text)} == set()


def test_clear_says_gaps_points_range_day_chance_and_what_it_is_not() -> None:
    assert told(FOUND) == Wording(
        "In 5 of 5 gaps, Tiredness rose towards the next injection, by about 2.6 points (1.9 to 3.3).",
        (
            "About half of it was back by day 64 (between day 59 and day 68).",
            "By chance alone about 1 in 100 diaries would ever show this.",
            "That holds even when you look every week.",
            "It shows the timing, not the cause.",
        ),
    )


def test_a_first_clear_look_is_told_as_possible() -> None:
    first = replace(FOUND, previous_grade=Grade.NO_PATTERN)

    assert "Not yet confirmed: the next gap will tell more." in told(first).details
    assert told(first) == told(replace(FOUND, grade=Grade.POSSIBLE))


def test_a_day_known_only_roughly_is_told_in_weeks() -> None:
    rough = replace(FOUND, half_return_day=60.0, half_return_day_80=(45.0, 71.0))

    assert told(rough).details[0] == "About half of it was back in week 9 (between week 7 and week 11)."


def test_a_range_within_one_day_is_one_day() -> None:
    one_day = replace(FOUND, half_return_day=21.8, half_return_day_80=(21.7, 22.3))
    assert "About half of it was back on day 22." in told(one_day).details
    assert half_words(21.8, 21.7, 22.3) == "half back on day 22"
    assert "(between day 59 and day 68)" in " ".join(told(FOUND).details)
    assert half_words(64.0, 59.0, 68.0) == "half back by day 64 (59 to 68)"


def test_the_page_speaks_to_whoever_reads_it_and_not_to_a_user_of_the_program() -> None:
    for flag in Flag:
        flagged = replace(FOUND, grade=Grade.POSSIBLE, flags=(flag,))
        on_page = wording.series_wording(flagged, label, for_page=True)
        text = " ".join((on_page.sentence, *on_page.details))
        assert not re.search(r"Settings|[Yy]our? |would help", text), text
        assert len(on_page.details) == len(told(flagged).details)
    assert "Settings" in flag_sentence(Flag.IRREGULAR_UNEXPLAINED)
    assert "It is not recorded" in flag_sentence(Flag.IRREGULAR_UNEXPLAINED, for_page=True)


def test_with_a_flag_no_frequency_is_told() -> None:
    flagged = replace(FOUND, grade=Grade.POSSIBLE, flags=(Flag.SAME_AS_MONTH,))

    assert "in 100" not in told(flagged).text
    assert "A monthly rhythm would look the same." in told(flagged).text


def test_no_pattern_never_reads_as_no_problem() -> None:
    text = told(replace(FOUND, grade=Grade.NO_PATTERN, rise_upper95=1.24)).text

    assert "the 95 % limit is 1.2 points, from 300 rated days" in text
    assert "This does not mean that the planned interval is right for you." in text
    assert "Symptoms that stay the same throughout do not show in this comparison." in text


def test_too_early_says_what_is_missing_and_by_when() -> None:
    early = replace(FOUND, grade=Grade.NOT_ENOUGH_DATA, reason=(Reason.FEW_GAPS,), completed_gaps=1, usable_gaps=1)
    ends = (date(2026, 12, 3), date(2027, 2, 25))
    plan = read("return_every_60_days").regimens[0]
    answer = LookBack(1, 117, plan, (early,), next_ends=ends)

    assert wording.headline_wording(answer, label, date(2026, 11, 22)) == Wording(
        "It is too early to compare. You have 1 full gap between injections of the 3 needed.",
        (
            "If your injections come as planned, the third gap ends on 25 Feb 2027.",
            "Ratings in the last quarter of a gap, from day 59 on, help most.",
        ),
    )


def test_without_a_plan_and_with_loading_before_it_says_so() -> None:
    early = replace(FOUND, grade=Grade.NOT_ENOUGH_DATA, reason=(Reason.FEW_GAPS,), completed_gaps=2, usable_gaps=2)
    answer = LookBack(8, 117, None, (early,), next_ends=(date(2026, 12, 3),))

    assert wording.headline_wording(answer, label, date(2026, 11, 22)).details[:2] == (
        "Loading and earlier plans are not compared.",
        "If your injections go on as before, the third gap ends on 3 Dec 2026.",
    )


def test_a_composite_with_too_little_says_which_days_count() -> None:
    few = replace(FOUND, symptom=COMPOSITE, grade=Grade.NOT_ENOUGH_DATA, reason=(Reason.FEW_RATINGS,), n_ratings=3)

    text = wording.headline_wording(LookBack(5, 300, None, (few,)), label, date(2026, 11, 22)).text

    assert "3 rated days so far, at least 12 needed" in text
    assert "A day counts when every main symptom is rated on it." in text


@pytest.mark.parametrize(
    ("late", "settled", "timed", "words"),
    [
        (1, 3, 0, "2 more gaps with ratings in their last quarter are missing"),
        (3, 1, 0, "2 more gaps with ratings in their first half are missing"),
        (4, 4, 0, "2 more gaps of at most twice the planned length are missing"),
        (1, 3, 2, "In 2 of 5 gaps the injection came early because of symptoms"),
    ],
)
def test_few_usable_gaps_say_on_which_side_ratings_are_missing(late: int, settled: int, timed: int, words: str) -> None:
    few = replace(
        FOUND,
        grade=Grade.NOT_ENOUGH_DATA,
        reason=(Reason.FEW_USABLE_GAPS,),
        usable_gaps=1,
        gaps_rated_late=late,
        gaps_rated_settled=settled,
        symptom_timed_gaps=timed,
    )

    assert words in told(few).text


def test_what_is_left_out_is_counted_by_reason() -> None:
    day = date(2026, 1, 5)
    left_out = [LeftOut.LOADING, None, LeftOut.LOADING, LeftOut.UNFINISHED]
    all_gaps = [Gap(day, day, 7, 7.0, 0, DoseReason.PLANNED, why) for why in left_out]

    assert wording.left_out_texts(all_gaps) == ("2 part of a loading course", "1 still running")
    assert all(wording.left_out_text(why) for why in LeftOut)


def test_a_trend_is_told_only_when_it_is_clear() -> None:
    assert wording.trend_wording(Trend(FATIGUE, 200, 300, 0.2, 2.4, (-1.0, 3.6)), label) is None
    assert wording.trend_wording(Trend(FATIGUE, 200, 300, 0.001, 0.4, (0.1, 0.6)), label) is None


def test_the_profile_says_lowest_and_highest_median_with_their_days() -> None:
    shown = profile(read("return_every_60_days"), FATIGUE)

    text = wording.profile_sentence(shown, label)

    assert re.search(r"lowest on days \d+ to \d+ \(\d\.\d\) and highest on days \d+ to \d+ \(\d\.\d\)", text)


def test_few_ratings_are_told_as_dots() -> None:
    diary = picture("day 1 2 3\ninjection x . .\nfatigue 3 4 .", every=7)

    assert wording.profile_sentence(profile(diary, FATIGUE), label).endswith("2 rated days, shown as dots.")
