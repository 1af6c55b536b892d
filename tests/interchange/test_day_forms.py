"""Days in any common form are read as what they say, and never as more."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.interchange.day_forms import DayOrder, written_day, written_day_trouble, written_time

MARCH_4 = date(2026, 3, 4)

ONE_READING = [
    *("2026-03-04", "2026/3/4", "2026.03.04", "20260304", "2026-03-04T21:30:41.432+01:00", "2026-03-04 09:00:00 +0000"),
    *("4 March 2026", "4th Mar 2026", "4-Mar-26", "04 Mar 2026", "4. März 2026", "4 mars 2026", "4 de marzo de 2026"),
    *(
        "March 4, 2026",
        "Mar 4th 2026",
        "Wednesday, 4 March 2026",
        "Wed 4 Mar 2026",
        "4 March 2026 at 9:05",
        " 4 Mar 2026 ",
    ),
    *(" 4 Mar 2026 ", "4 marca 2026", "4 maart 2026", "4 marzo 2026", "4\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2026"),
]


@pytest.mark.parametrize("text", ONE_READING)
def test_a_day_with_one_reading(text: str) -> None:
    day = written_day(text)
    assert day is not None
    assert day.day(None) == MARCH_4
    assert not day.is_ambiguous


@pytest.mark.parametrize("text", ["03/04/2026", "3.4.2026", "03-04-2026", "3/4/26", "03 04 2026", "03/04/2026 2:00 AM"])
def test_a_day_with_two_readings_is_not_guessed(text: str) -> None:
    day = written_day(text)
    assert day is not None
    assert day.day(None) is None
    assert day.day(DayOrder.DAY_FIRST) == date(2026, 4, 3)
    assert day.day(DayOrder.MONTH_FIRST) == MARCH_4
    assert "two ways" in written_day_trouble(text)


@pytest.mark.parametrize(
    ("text", "shows"), [("23/04/2026", "day_first"), ("4/23/2026", "month_first"), ("4/4/2026", None)]
)
def test_some_days_show_the_order_of_their_file(text: str, shows: str | None) -> None:
    day = written_day(text)
    assert day is not None
    assert day.shows == shows
    assert not day.is_ambiguous


@pytest.mark.parametrize("text", ["2019", "2019-05", "May 2019", "05/2019", "2019/5"])
def test_a_part_of_a_date_is_no_day(text: str) -> None:
    assert written_day(text) is None
    assert "only a part of a date" in written_day_trouble(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "x",
            "31/02/2026",
            "2026-02-30",
            "32/13/2026",
            "2026-13-01",
            "99999999",
            "2026-03-04 25:00 pm",
            "1e5",
            "7",
        ),
        *("1e5", "7", "4 Foo 2026", "Mayday 4 2026", "2026-03-04-05", "²026-03-04", "0000-00-00", "12:30", "4" * 100),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert written_day(text) is None
    assert written_day_trouble(text)


def test_an_order_that_does_not_fit_is_told() -> None:
    assert "no day when the day is written first" in written_day_trouble("4/23/2026", DayOrder.DAY_FIRST)
    assert "no day when the month is written first" in written_day_trouble("23/4/2026", DayOrder.MONTH_FIRST)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:05", time(9, 5)),
        ("10:00 pm", time(22)),
        ("12:15 AM", time(0, 15)),
        ("21.30", time(21, 30)),
        ("am", None),
        ("25:00", None),
    ],
)
def test_times_of_day(text: str, at: time | None) -> None:
    assert written_time(text) == at


FORMS = [
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{d.day} {d:%B} {d.year}",
    "{d:%b} {d.day}, {d.year}",
    "{d:%d/%m/%Y}",
    "{d:%d.%m.%Y}",
]


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(FORMS), st.sampled_from(["", " 08:30", "T23:59:59Z"])
)
def test_every_day_is_read_back(day: date, form: str, tail: str) -> None:
    read = written_day(form.format(d=day) + tail)
    assert read is not None
    assert read.day(DayOrder.DAY_FIRST) == day
    if read.day(None) is not None:
        assert read.day(None) == day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_is_not(text: str) -> None:
    read = written_day(text)
    assert read is None or read.day_first is not None or read.month_first is not None
    assert read is not None or written_day_trouble(text)
