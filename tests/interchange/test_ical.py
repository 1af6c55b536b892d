"""The calendar file: lasting names, the hour of the wall clock, words that tell nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.dose import Dose, DoseId, Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.interchange.ical import MOST_AHEAD, CalendarChoices, calendar_text, planned_days

TODAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
PLAN = Regimen(RegimenId("p"), date(2026, 1, 5), Rhythm(8, RhythmUnit.WEEKS), NOW)
LAST = Dose(DoseId("d"), date(2026, 8, 3), NOW)
DIARY = Excerpt(TODAY, doses=(LAST,), regimens=(PLAN,))


def events(text: str) -> list[Any]:
    from icalendar import Calendar

    return list(Calendar.from_ical(text).walk("VEVENT"))


def lines(text: str) -> list[str]:
    """Read the file as RFC 5545 says, without the library that wrote it: unfold, one property a line."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def standing(text: str) -> list[Any]:
    return [e for e in events(text) if e["status"] == "CONFIRMED"]


def test_the_next_injections_follow_from_the_plan() -> None:
    days = [e["dtstart"].dt.date() for e in standing(calendar_text(DIARY, NOW))]

    assert days == [date(2026, 9, 28) + timedelta(weeks=8 * n) for n in range(6)]


def test_nine_oclock_stays_nine_oclock_over_a_clock_change() -> None:
    """Clocks in Britain go back on 25 October 2026; the entries before and after it stand at the same hour."""
    text = calendar_text(DIARY, NOW, CalendarChoices(at=time(9)))
    starts = [e["dtstart"].dt for e in standing(text)]
    london = [start.replace(tzinfo=ZoneInfo("Europe/London")) for start in starts[:2]]

    assert [start.tzinfo for start in starts] == [None] * 6
    assert [start.hour for start in starts] == [9] * 6
    assert london[0].utcoffset() != london[1].utcoffset()
    assert "DTSTART:20260928T090000" in lines(text)


def test_a_later_file_moves_the_entries_instead_of_adding_to_them() -> None:
    before = events(calendar_text(DIARY, NOW))
    given = replace(DIARY, today=date(2026, 10, 5), doses=(LAST, Dose(DoseId("e"), date(2026, 10, 1), NOW)))
    after = events(calendar_text(given, NOW + timedelta(days=34)))

    assert [str(e["uid"]) for e in before] == [str(e["uid"]) for e in after]
    assert all(b["sequence"] < a["sequence"] for b, a in zip(before, after, strict=True))
    assert after[0]["dtstart"].dt.date() == date(2026, 11, 26)


def test_what_is_no_longer_planned_is_taken_out() -> None:
    without = replace(DIARY, regimens=(replace(PLAN, ends_on=date(2026, 10, 31)),))
    found = events(calendar_text(without, NOW))

    assert len(found) == MOST_AHEAD
    assert [e["status"] for e in found] == ["CONFIRMED"] + ["CANCELLED"] * (MOST_AHEAD - 1)


def test_a_course_of_fixed_length_ends() -> None:
    course = replace(PLAN, starts_on=TODAY, rhythm=Rhythm(2, RhythmUnit.DAYS), phase=Phase.LOADING, count=3)

    assert planned_days(Excerpt(TODAY, regimens=(course,)), 6) == tuple(TODAY + timedelta(days=2 * n) for n in range(3))


def test_a_planned_day_that_is_past_is_put_on_today() -> None:
    late = replace(DIARY, today=date(2026, 10, 10))

    assert planned_days(late, 2) == (date(2026, 10, 10), date(2026, 12, 5))


def test_without_a_plan_nothing_is_made_up() -> None:
    assert standing(calendar_text(Excerpt(TODAY, doses=(LAST,)), NOW)) == []


def test_two_peoples_files_do_not_replace_each_other() -> None:
    other = replace(DIARY, regimens=(replace(PLAN, id=RegimenId("q")),))
    mine = {str(e["uid"]) for e in events(calendar_text(DIARY, NOW))}

    assert not mine & {str(e["uid"]) for e in events(calendar_text(other, NOW))}


@pytest.mark.parametrize(("is_plain", "tells"), [(False, False), (True, True)])
def test_the_words_tell_nobody_unless_wanted(is_plain: bool, tells: bool) -> None:
    diary = replace(DIARY, appointments=(Appointment(AppointmentId("a"), NOW, date(2026, 9, 20), "Dr Who"),))
    text = "\n".join(lines(calendar_text(diary, NOW, CalendarChoices(is_plain=is_plain))))
    words = [line for line in text.split("\n") if line.startswith(("SUMMARY", "DESCRIPTION"))]

    assert any("B12" in line for line in words) is tells
    assert not any("Dr Who" in line for line in words)


def test_the_appointment_is_a_whole_day_with_a_word_the_evening_before() -> None:
    diary = replace(DIARY, regimens=(), appointments=(Appointment(AppointmentId("a"), NOW, date(2026, 9, 20)),))
    text = lines(calendar_text(diary, NOW))

    assert "DTSTART;VALUE=DATE:20260920" in text
    assert "TRIGGER:-PT6H" in text


def test_no_alarm_where_none_is_wanted() -> None:
    assert "BEGIN:VALARM" not in calendar_text(DIARY, NOW, CalendarChoices(reminds=False))
