"""Many past injections at once: a rhythm between two days, or a list of days. Knows no widget."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.domain.schedule import next_day
from b12diary.ui.day_input import read_day

MOST = 2000
"""More than 40 years of weekly injections; a slip in a date must not fill the diary."""

_BETWEEN = re.compile(r"[;\n]|,(?!\s*\d{4}\b)|\s\band\b\s")


@dataclass(frozen=True, slots=True)
class Run:
    """Days to add, those left out because they are recorded already, and pieces of text that name no past day."""

    days: tuple[date, ...] = ()
    known: tuple[date, ...] = ()
    unread: tuple[str, ...] = ()


def rhythm_days(first: date, last: date, rhythm: Rhythm) -> list[date]:
    """Return every day of a rhythm from `first` up to `last`, at most `MOST`."""
    days: list[date] = []
    while len(days) < MOST:
        day = nth_day(first, rhythm, len(days))
        if day > last:
            break
        days.append(day)
    return days


def nth_day(first: date, rhythm: Rhythm, n: int) -> date:
    """Return the day of a run, 0 the first.

    It counts from the first day, so that months keep their day and thirds of a week do not add up to a drift.
    """
    if n == 0:
        return first
    if rhythm.unit is RhythmUnit.PER_WEEK:
        return first + timedelta(days=round(n * rhythm.interval_days))
    return next_day(first, Rhythm(rhythm.count * n, rhythm.unit))


def read_days(text: str, today: date) -> tuple[list[date], list[str]]:
    """Return the days named in a text, one a line or between commas, and the pieces that name no day up to today."""
    days: list[date] = []
    unread: list[str] = []
    for piece in _BETWEEN.split(text):
        words = piece.strip(" .\t")
        if words:
            day = read_day(words, today)
            if day is None or day > today:
                unread.append(words)
            else:
                days.append(day)
    return days, unread


def run_of(days: Iterable[date], unread: Iterable[str], recorded: Collection[date]) -> Run:
    """Return what would be added, each day once, in order."""
    wanted = sorted(set(days))
    return Run(tuple(d for d in wanted if d not in recorded), tuple(d for d in wanted if d in recorded), tuple(unread))
