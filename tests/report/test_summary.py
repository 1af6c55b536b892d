"""What the page says: sections shown or withheld, and the same numbers as the results that they come from."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12diary.analysis.gaps import gaps
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import COMPOSITE, Grade
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import DoseReason, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Preferences
from b12diary.domain.regimen import RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import INTERFERENCE
from b12diary.report.blood_tests import BloodTests
from b12diary.report.daily_life import DailyLife
from b12diary.report.events import Events
from b12diary.report.handout import Handout
from b12diary.report.paper_form import lay_out
from b12diary.report.parts import PagePart, Withheld
from b12diary.report.questions import questions
from b12diary.report.strip import Strip
from b12diary.report.text import plain_text
from b12diary.report.web_page import web_page
from tests.report.diaries import TODAY, diary, dose, exposure, lab, tick
from tests.report.pages import page, words_of


def told(excerpt: Excerpt) -> list[str]:
    facts = page(excerpt).treatment
    assert isinstance(facts, tuple)
    return [" ".join((fact.key, fact.value, *fact.details)) for fact in facts]


def test_the_treatment_is_four_facts() -> None:
    assert told(diary()) == [
        "medicine Hydroxocobalamin 1 mg into a muscle, given by nurse",
        "plan every 84 days since August 2025",
        "last injection 7 Oct 2026 46 days ago 6 in these dates",
        "5 completed gaps median 84 days (82 to 91) 2 were 3 to 7 days late; none moved because of symptoms",
    ]


def test_an_injection_moved_because_of_symptoms_is_counted() -> None:
    early = diary(lengths=(84, 84, 70))
    moved = replace(early.doses[-1], reason=DoseReason.EARLIER_FOR_SYMPTOMS)
    assert "1 moved because of symptoms" in told(replace(early, doses=(*early.doses[:-1], moved)))[3]


def test_one_gap_is_told_as_one() -> None:
    assert told(diary(lengths=(84,)))[3] == "1 completed gap 84 days as planned"
    assert told(diary(lengths=(91,)))[3] == "1 completed gap 91 days 7 days late"
    assert told(diary(lengths=(80,)))[3] == "1 completed gap 80 days 4 days early"


def test_tablets_alone_are_a_treatment_too() -> None:
    excerpt = diary(lengths=(30,), running=20)
    swallowed = replace(excerpt, doses=tuple(replace(d, route=Route.ORAL) for d in excerpt.doses))
    assert [fact.split(" ", 2)[:2] for fact in told(swallowed)] == [
        ["medicine", "Hydroxocobalamin"],
        ["plan", "every"],
        ["last", "dose"],
        ["injections", "none"],
    ]


def test_gaps_before_the_first_rating_are_told_as_such() -> None:
    assert told(diary(lengths=(84, 90), running=30, rated_from=190))[3] == (
        "2 gaps before the diary 84 and 90 days without ratings"
    )


def test_a_page_of_days_without_a_completed_gap_tells_all_gaps_and_claims_none_was_unrated() -> None:
    found = page(diary(), span=DateSpan(TODAY - timedelta(days=30), TODAY))
    assert isinstance(found.treatment, tuple)
    gaps_fact = found.treatment[3]
    assert (gaps_fact.key, gaps_fact.value) == ("5 completed gaps", "median 84 days (82 to 91)")
    assert gaps_fact.details == ("0 in these dates", "2 were 3 to 7 days late; none moved because of symptoms")
    assert found.strip == Withheld("No completed gap with ratings in these dates.")


def test_few_rated_days_of_many_are_not_told_as_all_there_are() -> None:
    found = page(diary(), span=DateSpan(TODAY - timedelta(days=6), TODAY))
    assert found.daily_life == Withheld("Not shown: 5 days rated in these dates, shown from 14.")


def test_after_a_change_of_plan_the_gaps_before_it_are_told_as_of_the_earlier_plan() -> None:
    before = diary().regimens[0]
    now = replace(before, id=RegimenId("now"), starts_on=TODAY - timedelta(days=46), rhythm=Rhythm(70, RhythmUnit.DAYS))
    assert told(replace(diary(), regimens=(before, now)))[3] == (
        "5 completed gaps median 84 days (82 to 91) earlier plan "
        "2 were 3 to 7 days late; none moved because of symptoms"
    )


def test_a_plan_that_has_ended_is_not_told_as_never_recorded() -> None:
    ended = replace(diary().regimens[0], ends_on=TODAY - timedelta(days=10))
    assert told(replace(diary(), regimens=(ended,)))[1] == "plan none at present"
    assert told(replace(diary(), regimens=()))[1] == "plan none recorded"


def test_what_the_diary_showed_stands_with_the_open_sign_and_not_with_a_cleared_one() -> None:
    ticks = (tick("S5", 1, cleared=TODAY), tick("S10", 2))
    found = page(replace(diary(), ticks=ticks), like=diary())
    for words in (plain_text(found), web_page(Handout(found)), words_of(lay_out(found))):
        assert words.index("does not go away") < words.index("The diary then showed") < words.index("electric shocks")


def test_what_lies_outside_the_dates_is_not_said_to_be_missing() -> None:
    tested = replace(diary(), lab_results=(lab(1, "ferritin", "38", "µg/L"),))
    ill = replace(tested, exposures=(exposure(1, "illness", date(2026, 3, 2), date(2026, 3, 9)),))
    found = page(ill, like=diary(), span=DateSpan(TODAY - timedelta(days=30), TODAY))
    assert found.blood_tests == Withheld("None in these dates.")
    assert found.events == Withheld("Nothing in these dates. Other medicines: none recorded.")
    assert page(diary()).events == Withheld("Nothing recorded. Other medicines: none recorded.")


def test_without_an_injection_the_treatment_says_so() -> None:
    assert page(Excerpt(TODAY)).treatment == Withheld("No injection recorded.")


def test_daily_life_counts_every_day_once() -> None:
    part = page(diary()).daily_life
    assert isinstance(part, DailyLife)
    first = part.rows[0]
    assert first.symptom == INTERFERENCE
    values = diary().series(INTERFERENCE).values
    assert first.n_rated == len(values)
    assert first.n_affected == sum(v >= 4 for v in values)
    assert first.n_rated + first.n_no_entry == page(diary()).coverage.n_days


def test_nerve_symptoms_are_set_apart_with_the_same_numbers_as_the_table() -> None:
    part = page(diary()).daily_life
    assert isinstance(part, DailyLife)
    row = next(row for row in part.rows if row.symptom == "pins_needles")
    assert part.nerves == (
        f"Pins and needles: on {row.n_rated - row.n_none} of {row.n_rated} rated days, 4 or more on {row.n_affected}"
    )
    summary = page(diary())
    for words in (plain_text(summary), web_page(Handout(summary)), words_of(lay_out(summary))):
        assert "nerve symptoms" in words
        assert part.nerves in " ".join(words.split())


def test_nerve_symptoms_that_were_never_there_are_not_told() -> None:
    excerpt = diary()
    ratings = tuple(
        replace(s, values=tuple(0 for _value in s.values)) if s.symptom == "pins_needles" else s
        for s in excerpt.ratings
    )
    part = page(replace(excerpt, ratings=ratings), like=excerpt).daily_life
    assert isinstance(part, DailyLife)
    assert part.nerves == ""


def test_daily_life_waits_for_14_rated_days() -> None:
    part = page(diary(lengths=(), running=13, share=1.0)).daily_life
    assert isinstance(part, DailyLife)
    few = page(diary(lengths=(), running=12, share=1.0)).daily_life
    assert few == Withheld("Not shown yet: 13 days rated so far, shown from 14.")


def test_early_and_late_averages_are_those_of_the_look_back() -> None:
    excerpt = diary()
    part = page(excerpt).daily_life
    assert isinstance(part, DailyLife)
    results = {result.symptom: result for result in look_back(excerpt).series}
    for row in part.rows:
        assert (row.mean_early, row.mean_late) == (results[row.symptom].mean_settled, results[row.symptom].mean_late)


def test_the_picture_holds_what_the_look_back_holds() -> None:
    excerpt = diary()
    result, picture = look_back(excerpt).headline, page(excerpt).profile
    assert picture is not None
    assert picture.early is not None
    assert picture.late is not None
    assert (picture.early.mean, picture.late.mean) == (result.mean_settled, result.mean_late)
    assert (picture.early.first, picture.early.last, picture.late.first) == (17, 41, 68)
    assert picture.half_return == (result.half_return_day, *(result.half_return_day_80 or ()))


def test_a_pattern_is_told_word_for_word_and_no_pattern_leads_with_the_burden() -> None:
    found = page(diary()).looking_back
    assert found is not None
    assert found.sentence.startswith("In 5 of 5 gaps, main symptoms rose towards the next injection")
    flat = page(diary(rise=0.0, level=5.0)).looking_back
    assert flat is not None
    assert flat.grade is Grade.NO_PATTERN
    assert flat.sentence.startswith("Main symptoms:")
    assert "Daily life was affected (4 or more) on" in flat.sentence
    assert "This does not mean that the planned interval is right for you." in flat.details


def test_the_strip_shows_the_last_six_gaps_and_counts_the_others() -> None:
    part = page(diary(lengths=(28,) * 9, running=10, interval=28)).strip
    assert isinstance(part, Strip)
    assert [c.gap for c in part.columns] == list(gaps(diary(lengths=(28,) * 9, running=10, interval=28)))[-7:]
    assert part.earlier.startswith("and 3 earlier gaps: early ")


def test_a_short_gap_has_its_averages_although_its_windows_are_a_day_or_two() -> None:
    part = page(diary(lengths=(7,) * 9, running=3, interval=7, share=1.0)).strip
    assert isinstance(part, Strip)
    means = [(c.ratings.mean_early, c.ratings.mean_late) for c in part.columns[:-1] if c.ratings]
    assert len(means) == 6
    assert all(early is not None and late is not None for early, late in means)
    assert "late" in part.earlier


def test_the_strip_waits_for_a_completed_gap_with_ratings() -> None:
    part = page(diary(lengths=(84,), running=30, rated_from=90)).strip
    assert part == Withheld("Not shown yet: shown from the first completed gap with ratings.")


def test_events_carry_letters_and_scattered_days_are_counted() -> None:
    day = date(2026, 3, 2)
    scattered = tuple(
        exposure(n, "poor_sleep", day + timedelta(days=9 * n), day + timedelta(days=9 * n)) for n in range(5)
    )
    excerpt = replace(
        diary(),
        exposures=(
            exposure(10, "acid_medicine", day, None, "Omeprazole 20 mg"),
            exposure(11, "illness", date(2026, 6, 20), date(2026, 6, 27)),
            exposure(12, "new_medicine", date(2024, 1, 1), None, "Levothyroxine"),
            *scattered,
        ),
    )
    part = page(excerpt).events
    assert isinstance(part, Events)
    assert [(e.letter, e.when, e.words) for e in part.rows] == [
        ("A", "from 2 Mar 2026", "Omeprazole 20 mg"),
        ("B", "20 to 27 Jun 2026", "Illness"),
        ("", "5 days", "Poor sleep, on and off"),
    ]
    assert part.medicines == ("Omeprazole 20 mg", "Levothyroxine")


def test_blood_tests_keep_the_laboratorys_words_and_the_caption() -> None:
    part = page(replace(diary(), lab_results=(lab(1, "ferritin", "38.0", "µg/L", "13", "150"),))).blood_tests
    assert isinstance(part, BloodTests)
    assert (part.rows[0].result, part.rows[0].reference, part.rows[0].taken) == ("38.0 µg/L", "13 to 150", "3 Jun 2026")
    assert part.caption == "Blood tests after injections do not show how often a person needs injections (BMJ 2023)."
    assert page(diary()).blood_tests == Withheld("None recorded.")


@pytest.mark.parametrize(
    ("grade", "silenced", "asked"),
    [
        (Grade.CLEAR, False, True),
        (Grade.POSSIBLE, False, True),
        (Grade.CLEAR, True, False),
        (Grade.NO_PATTERN, False, False),
        (Grade.CANNOT_TELL, False, False),
        (Grade.NOT_ENOUGH_DATA, False, False),
    ],
)
def test_the_frequency_question_needs_a_pattern_and_no_open_sign(grade: Grade, silenced: bool, asked: bool) -> None:
    found = questions(("Mine?",), grade, ask_frequency=True, is_silenced=silenced)
    assert [q.is_about_frequency for q in found] == ([True, False] if asked else [False])
    assert not asked or "This diary cannot tell which." in found[0].below
    assert ("not yet confirmed." in found[0].below) == (grade is Grade.POSSIBLE)


def test_the_frequency_question_is_only_there_when_asked_for() -> None:
    assert not any(q.is_about_frequency for q in page(diary()).questions)
    assert page(diary(), ask_frequency=True).questions[0].is_about_frequency


def test_an_open_sign_silences_the_frequency_question_even_when_private() -> None:
    for private in (False, True):
        excerpt = replace(diary(), ticks=(tick("S5", private=private),))
        assert page(excerpt, ask_frequency=True).questions == ()
    assert page(replace(diary(), ticks=(tick("S11"),)), ask_frequency=True).questions


def test_nothing_ticked_is_said_of_the_list_not_of_the_person() -> None:
    part = page(diary()).safety
    assert part is not None
    assert (part.lead, part.open_signs) == ("None ticked", ())
    assert "The diary does not check entries for emergencies." in part.text


def test_an_open_sign_stands_with_its_note() -> None:
    part = page(replace(diary(), ticks=(tick("S11", 1), tick("S5", 2, note="On the stairs")))).safety
    assert part is not None
    assert [(s.ticked_on, s.note) for s in part.open_signs] == [
        (date(2026, 11, 20), "On the stairs"),
        (date(2026, 11, 20), ""),
    ]


@pytest.mark.parametrize(
    ("country", "number", "advice"),
    [("GB", "NHS number", "Call 111 or ask for a GP today if"), ("US", "patient number", "today if")],
)
def test_names_and_numbers_follow_the_country(country: str, number: str, advice: str) -> None:
    excerpt = replace(diary(), ticks=(tick("S5"),), preferences=Preferences(country=country))
    found = page(excerpt)
    assert found.person[2].key == number
    assert found.safety is not None
    sign = found.safety.open_signs[0]
    assert advice in sign.advice
    assert ("111" in sign.advice) == (country == "GB")
    assert sign.card


def test_a_cleared_sign_keeps_its_dates() -> None:
    part = page(replace(diary(), ticks=(tick("S5", cleared=date(2026, 11, 21)),))).safety
    assert part is not None
    assert "ticked 20 Nov 2026, cleared 21 Nov 2026" in part.text
    assert part.lead == "None open"


def test_a_private_sign_takes_the_line_away_instead_of_making_it_untrue() -> None:
    assert page(replace(diary(), ticks=(tick("S8", private=True),))).safety is None


def test_name_and_number_can_be_left_out() -> None:
    excerpt = replace(diary(), preferences=Preferences(person_name="A. Name", person_number="123"))
    assert [f.value for f in page(excerpt).person] == ["A. Name", "", "123"]
    assert [f.value for f in page(excerpt, leave_out_name=True).person] == ["", "", ""]


def test_the_share_of_late_entries_is_printed() -> None:
    assert "No entries typed in more than 2 days late." in page(diary(late_share=0.0)).footer
    assert "100 % of entries typed in more than 2 days late." in page(diary(late_share=1.0)).footer


def test_dates_begin_with_the_first_entry_and_follow_the_span() -> None:
    excerpt = diary()
    assert page(excerpt).dates == DateSpan(date(2025, 8, 5), TODAY)
    half = DateSpan(date(2026, 6, 1), date(2026, 9, 30))
    assert page(excerpt, span=half).dates == half
    assert page(Excerpt(TODAY)).dates == DateSpan(TODAY, TODAY)


def test_each_part_can_be_left_out() -> None:
    empty = page(replace(diary(), doses=(dose(TODAY, 1),)), parts=frozenset[PagePart](), questions=("Mine?",))
    shown = (empty.safety, empty.main_point, empty.treatment, empty.daily_life, empty.looking_back, empty.profile)
    assert shown == (None,) * 6
    assert (empty.strip, empty.events, empty.blood_tests, empty.questions) == (None, None, None, ())


def test_the_headline_is_the_composite_here() -> None:
    assert look_back(diary()).headline.symptom == COMPOSITE
