"""The look-back is of the plan in force, the page of its dates: where a reader could mix them up, the page says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12diary.domain.days import DateSpan
from b12diary.domain.dose import DoseReason
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.report.daily_life import DailyLife
from b12diary.report.paper_form import lay_out
from b12diary.report.reach import is_apart
from b12diary.report.text import plain_text
from tests.report.diaries import NOW, TODAY, diary
from tests.report.pages import off_the_sheet, overprinted, page, words_of

YEAR = DateSpan(TODAY - timedelta(days=365), TODAY)
NINE = {"lengths": (84,) * 9}


def test_a_page_of_the_whole_diary_needs_no_date_beside_the_look_back() -> None:
    found = page(diary())
    assert found.looking_back is not None
    assert found.looking_back.reach == ""
    assert "compared:" not in plain_text(found)


def test_a_page_of_one_year_says_from_when_on_the_look_back_is() -> None:
    excerpt = diary(**NINE)
    found = page(excerpt, span=YEAR)
    assert isinstance(found.treatment, tuple)
    assert found.treatment[3].key == "4 completed gaps in these dates"
    assert found.looking_back is not None
    assert found.looking_back.sentence.startswith("In 9 of 9 gaps")
    first = date.fromordinal(min(s.days[0] for s in excerpt.ratings))
    assert first < YEAR.first
    text = plain_text(found)
    assert f"compared: from {first.day} Sep 2024 on" in text
    assert f"averages: from {first.day} Sep 2024 on" in text
    sheet = lay_out(found)
    assert "compared: from 11 Sep 2024 on" in words_of(sheet)
    assert off_the_sheet(sheet) == overprinted(sheet) == []


@pytest.mark.parametrize("span", [None, YEAR, DateSpan(date(2026, 1, 1), date(2026, 6, 30))])
def test_the_picture_shows_the_gaps_that_the_sentence_counts(span: DateSpan | None) -> None:
    found = page(diary(**NINE), span=span)
    assert found.profile is not None
    assert found.looking_back is not None
    compared = [g for g in found.profile.profile.gaps if g.gap.left_out is None]
    assert found.looking_back.sentence.startswith(f"In {len(compared)} of 9 gaps")


def test_a_page_that_ends_in_the_past_says_until_when_the_look_back_goes() -> None:
    found = page(diary(**NINE), span=DateSpan(date(2026, 1, 1), date(2026, 6, 30))).looking_back
    assert found is not None
    assert found.reach.replace("\N{NO-BREAK SPACE}", " ") == "11 Sep 2024 to 22 Nov 2026"


def test_gaps_of_an_earlier_plan_are_not_in_the_picture_and_the_date_is_said() -> None:
    excerpt = diary(lengths=(84, 84, 84, 56, 56, 56, 56), running=20, interval=56)
    changed = excerpt.injection_days[3]
    first, second = (
        Regimen(RegimenId(f"p{n}"), start, Rhythm(days, RhythmUnit.DAYS), NOW)
        for n, (start, days) in enumerate([(excerpt.injection_days[0], 84), (changed, 56)])
    )
    found = page(replace(excerpt, regimens=(first, second)))
    assert found.profile is not None
    assert found.looking_back is not None
    starts = [g.gap.starts_on for g in found.profile.profile.gaps]
    assert starts == list(excerpt.injection_days[3:])
    assert not any(is_apart(g.gap) for g in found.profile.profile.gaps)
    assert found.looking_back.reach.startswith("from ")


def test_with_no_pattern_the_burden_is_that_of_the_pages_dates() -> None:
    excerpt = diary(lengths=(84,) * 9, rise=0.0, level=5.0)
    found = page(excerpt, span=YEAR)
    assert found.looking_back is not None
    assert isinstance(found.daily_life, DailyLife)
    n = found.daily_life.rows[1].n_rated
    assert f"over {n} rated days." in found.looking_back.sentence


def test_many_gaps_are_counted_but_only_the_newest_have_a_line() -> None:
    excerpt = diary(lengths=(14,) * 60, running=5, interval=14, share=1.0)
    found = page(excerpt)
    assert found.profile is not None
    assert found.profile.about_marks == "Lines below: the newest 12 of 41 gaps."
    sheet = lay_out(found)
    assert "11 of 40 gaps" in words_of(sheet)
    assert overprinted(sheet) == []


def test_gaps_moved_because_of_symptoms_stay_in_the_picture_and_the_key() -> None:
    whole = diary()
    moved = replace(whole.doses[2], reason=DoseReason.EARLIER_FOR_SYMPTOMS)
    sheet = lay_out(page(replace(whole, doses=(*whole.doses[:2], moved, *whole.doses[3:]))))
    assert "left out (1)" in words_of(sheet)
