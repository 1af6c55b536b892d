"""Which appointment is prepared, and which days its page covers: no window needed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper, Preferences
from b12diary.i18n import use_language, use_region
from b12diary.report.choices import (
    Days,
    PageChoices,
    Period,
    choices_as_pairs,
    choices_for,
    choices_from,
    current_appointment,
    past_appointments,
    periods_for,
    span_of,
)
from b12diary.report.parts import PagePart
from b12diary.report.sheet_size import paper_of
from b12diary.ui.pages.appointment_draft import Draft, appointment_of, draft_of, question_bank

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)


def appointment(name: str, day: date | None, hours_ago: int = 1) -> Appointment:
    return Appointment(AppointmentId(name), NOW - timedelta(hours=hours_ago), day)


def excerpt(*appointments: Appointment, injections: int = 0) -> Excerpt:
    doses = tuple(Dose(DoseId(str(n)), TODAY - timedelta(days=84 * n), NOW) for n in reversed(range(injections)))
    return Excerpt(TODAY, appointments=appointments, doses=doses)


def test_the_one_recorded_last_without_a_past_day_is_prepared() -> None:
    over = appointment("over", TODAY - timedelta(days=1), hours_ago=0)
    undated = appointment("undated", None, hours_ago=2)
    ahead = appointment("ahead", TODAY, hours_ago=5)
    assert current_appointment(excerpt(over, undated, ahead)) == undated
    assert current_appointment(excerpt(over)) is None


def test_fields_become_an_appointment_and_come_back() -> None:
    draft = Draft("My legs are numb.", ("Why?", "", "What now?"), date(2026, 12, 1), "Practice nurse")
    made = appointment_of(draft, None, "new", NOW)
    assert (made.id, made.recorded_at, made.questions) == ("new", NOW, ("Why?", "", "What now?"))
    assert draft_of(made) == draft
    later = appointment_of(Draft("Else"), made, "other", NOW + timedelta(days=1))
    assert (later.id, later.recorded_at, later.questions) == ("new", NOW, ())


def test_an_empty_question_keeps_its_place_and_is_not_asked() -> None:
    draft = Draft(questions=("", " ", "What now?"))
    assert draft.asked == ("What now?",)
    assert draft_of(appointment_of(draft, None, "new", NOW)).questions == ("", "", "What now?")


def test_only_periods_that_the_diary_has_are_offered() -> None:
    assert [p for p, _text in periods_for(excerpt())] == [Period.LAST_YEAR, Period.EVERYTHING, Period.OWN]
    full = excerpt(appointment("over", date(2026, 6, 3)), injections=5)
    assert [p for p, _text in periods_for(full)] == list(Period)


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (Days(Period.EVERYTHING), None),
        (Days(Period.LAST_YEAR), DateSpan(date(2025, 11, 23), TODAY)),
        (Days(Period.SINCE_APPOINTMENT), DateSpan(date(2026, 6, 3), TODAY)),
        (Days(Period.LAST_GAPS), DateSpan(TODAY - timedelta(days=252), TODAY)),
        (Days(Period.OWN, date(2026, 1, 1), date(2026, 2, 1)), DateSpan(date(2026, 1, 1), date(2026, 2, 1))),
        (Days(Period.OWN, date(2026, 2, 1), date(2026, 1, 1)), DateSpan(*[date(2026, 1, 1)] * 2)),
        (Days(Period.OWN, None, date(2027, 1, 1)), DateSpan(date.min, TODAY)),
    ],
)
def test_the_page_covers_the_days_chosen(days: Days, span: DateSpan | None) -> None:
    assert span_of(days, excerpt(appointment("over", date(2026, 6, 3)), injections=5)) == span


def test_what_the_diary_does_not_have_counts_as_the_last_year() -> None:
    year = span_of(Days(Period.LAST_YEAR), excerpt())
    assert span_of(Days(Period.SINCE_APPOINTMENT), excerpt()) == year
    assert span_of(Days(Period.LAST_GAPS), excerpt(injections=3)) == year


def test_what_was_chosen_is_found_again_and_nonsense_is_left_out() -> None:
    days = Days(Period.OWN, date(2026, 1, 1), None)
    choices = PageChoices(days, frozenset({PagePart.GAPS, PagePart.EVENTS}), with_figures=True)
    assert choices_from(choices_as_pairs(choices)) == choices
    assert choices_from((("period", "never"), ("first", "soon"), ("left_out", "gaps moon"))) == PageChoices(
        left_out=frozenset({PagePart.GAPS})
    )


def test_the_next_page_begins_with_the_choices_of_the_last_one() -> None:
    chosen = PageChoices(Days(Period.EVERYTHING))
    over = replace(appointment("over", TODAY - timedelta(days=1)), page=choices_as_pairs(chosen))
    older = appointment("older", TODAY - timedelta(days=90))
    kept = excerpt(older, over)
    assert past_appointments(kept) == (over, older)
    assert choices_for(kept, None) == choices_for(kept, appointment("new", None)) == chosen
    assert choices_for(excerpt(older), None) == PageChoices()


@pytest.mark.parametrize(
    ("language", "chosen", "paper"),
    [
        ("en_GB", None, Paper.A4),
        ("en_US", None, Paper.LETTER),
        ("en_US", Paper.A4, Paper.A4),
        ("de", None, Paper.A4),
    ],
)
def test_paper_is_as_chosen_or_as_usual_where_the_language_is_spoken(
    language: str, chosen: Paper | None, paper: Paper
) -> None:
    use_language(language)
    use_region("")
    try:
        assert paper_of(Preferences(paper=chosen)) is paper
    finally:
        use_language("en_GB")


def test_the_questions_to_pick_are_short_and_ask_for_nothing_in_particular() -> None:
    bank = question_bank()
    assert len(set(bank)) == len(bank) >= 5
    for question in bank:
        assert question.endswith("?")
        assert len(question.split()) <= 20
        assert not {"more often", "dose", "overdue", "weeks"} & set(question.casefold().split())
        assert "more often" not in question
