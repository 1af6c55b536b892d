"""What the sections of the page share: shown or withheld, and the choices that the person makes for one appointment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from b12diary.domain.days import DateSpan
from b12diary.domain.preferences import Paper
from b12diary.i18n import day_text


class PagePart(StrEnum):
    """The parts of the page that a person can leave out."""

    MAIN_POINT = "main_point"
    SAFETY = "safety"
    TREATMENT = "treatment"
    DAILY_LIFE = "daily_life"
    LOOKING_BACK = "looking_back"
    GAPS = "gaps"
    EVENTS = "events"
    BLOOD_TESTS = "blood_tests"
    QUESTIONS = "questions"


ALL_PARTS = frozenset(PagePart)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A section without enough to show: its label stays on the page, and this one line stands in its place."""

    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the person decides for this page.

    Attributes:
        today: the diary day on which the page is made; printed on it.
        version: of the program, printed in the last line.
        paper: sheet size.
        appointment_on: day of the appointment; None = not typed.
        clinician: with whom; may be empty.
        main_point: what they want to say, in their own words; more than 140 letters are cut.
        questions: up to three of their own.
        ask_frequency: they put the question about more frequent injections on the page. It is printed only where
            the look-back bears it and no sign that needs quick care is open.
        leave_out_name: rulings for a pen instead of name, birth date and number.
        span: the dates that the page covers; None = everything in the excerpt.
        parts: what goes on the page.
        with_figures: the record in figures stands behind it.
    """

    today: date
    version: str
    paper: Paper = Paper.A4
    appointment_on: date | None = None
    clinician: str = ""
    main_point: str = ""
    questions: tuple[str, ...] = ()
    ask_frequency: bool = False
    leave_out_name: bool = False
    span: DateSpan | None = None
    parts: frozenset[PagePart] = ALL_PARTS
    with_figures: bool = False


def month_text(day: date) -> str:
    """Write the month of a date: "May 2025"."""
    return day_text(day, "month")
