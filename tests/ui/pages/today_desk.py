"""What the tests of Today share: a diary with five symptoms, and short names for what is on the page."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.ui.pages.today import TodayPage
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, named

TODAY = date(2026, 11, 22)
FIVE = ("fatigue", "brain_fog", "pins_needles", "balance", "low_mood")
NAMES = ("Got in the way of daily life", "Tiredness", "Brain fog", "Pins and needles", "Poor balance", "Low mood")


def five_symptoms(clock: SetClock) -> Diary:
    """Make a diary that asks for five symptoms each day."""
    diary = Diary.in_memory(clock)
    diary.set_symptoms([Symptom(SymptomId(s)) for s in FIVE])
    return diary


def today_page(desk: Desk) -> TodayPage:
    """Return the page in sight."""
    assert isinstance(desk.page, TodayPage)
    return desk.page


def ratings(diary: Diary, day: date = TODAY) -> dict[str, int]:
    """Return what is on disk for a day."""
    return {r.symptom: r.value for r in diary.ratings_on(day)}


def chip(desk: Desk, name: str) -> QAbstractButton:
    """Return one chip."""
    return named(desk.page, name, QAbstractButton)


def note(desk: Desk) -> QPlainTextEdit:
    """Return the field of the note."""
    return named(desk.page, "Note", QPlainTextEdit)


def noted(diary: Diary) -> list[str]:
    """Return the notes on disk."""
    return [n.text for n in diary.excerpt().notes]
