"""What is wrong with something typed or read from a file, said as a value: nobody is stopped by an exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from b12diary.domain.appointment import MOST_LETTERS, MOST_QUESTIONS, Appointment
from b12diary.domain.dose import Dose
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.rating import SCALES, Rating
from b12diary.domain.regimen import Regimen
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, MOST_MAIN, Cadence, Symptom, SymptomId
from b12diary.i18n import _

EARLIEST = date(1900, 1, 1)
LONGEST_TEXT = 10_000
_NO_LETTERS = {"Cc", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not fit, in a sentence. `field` names the field or column; `row` is 1 for a file's header."""

    text: str
    field: str = ""
    file: str = ""
    row: int | None = None

    def __str__(self) -> str:
        """Write it as "ratings.csv, line 12, rating: …"."""
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(_("line {row}").format(row=self.row))
        if self.field:
            place.append(self.field)
        return f"{', '.join(place)}: {self.text}" if place else self.text


def on_one_line(text: str) -> str:
    """Return `text` with a mark for each line end, each sign that a terminal acts on, and all that no file can keep."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) in _NO_LETTERS else c for c in text)


def check_day(day: date, today: date, field: str = "date") -> list[Problem]:
    """Return what is wrong with a day on which something is said to have happened."""
    if day > today:
        return [Problem(_("this day is still to come"), field)]
    if day < EARLIEST:
        return [Problem(_("this day is before 1900"), field)]
    return []


def check_text(text: str, field: str) -> list[Problem]:
    """Return what is wrong with free text: too long, or with characters that no file can keep."""
    problems = []
    if len(text) > LONGEST_TEXT:
        problems.append(Problem(_("this text is longer than 10,000 letters"), field))
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        problems.append(Problem(_("this text holds a character that cannot be kept"), field))
    return problems


def check_rating(rating: Rating, today: date) -> list[Problem]:
    """Return what is wrong with a rating, as far as the rating itself shows."""
    scale = SCALES[rating.scale]
    problems = check_day(rating.day, today)
    if not scale.low <= rating.value <= scale.high:
        text = _("a rating is a whole number from {low} to {high}").format(low=scale.low, high=scale.high)
        problems.append(Problem(text, "rating"))
    if rating.entered_on is not None and rating.entered_on < rating.day:
        problems.append(Problem(_("written down before the day it is about"), "entered_on"))
    if rating.entered_on is not None and rating.entered_on > today:
        problems.append(Problem(_("this day is still to come"), "entered_on"))
    return problems


def check_dose(dose: Dose, today: date) -> list[Problem]:
    """Return what is wrong with a dose that is said to have been given."""
    problems = check_day(dose.given_on, today)
    if dose.quantity is not None and dose.quantity.amount <= 0:
        problems.append(Problem(_("an amount is above 0"), "amount"))
    for field in ("site", "given_by", "batch", "note"):
        problems += check_text(getattr(dose, field), field)
    return problems + [p for reaction in dose.reactions for p in check_text(reaction, "reactions")]


def check_regimen(regimen: Regimen) -> list[Problem]:
    """Return what is wrong with a plan. A plan may start in the future."""
    problems = []
    if regimen.rhythm.count < 1 or regimen.interval_days > 3660:
        problems.append(Problem(_("a plan is every 1 day to every 10 years"), "interval_days"))
    elif regimen.interval_days < 1:
        problems.append(Problem(_("a plan is at most 7 times a week"), "interval_days"))
    if regimen.ends_on is not None and regimen.ends_on < regimen.starts_on:
        problems.append(Problem(_("the plan ends before it starts"), "until"))
    if regimen.count is not None and regimen.count < 1:
        problems.append(Problem(_("a course has at least 1 injection"), "count"))
    if regimen.starts_on < EARLIEST:
        problems.append(Problem(_("this day is before 1900"), "from"))
    return problems + check_text(regimen.note, "note")


def check_exposure(exposure: Exposure, today: date) -> list[Problem]:
    """Return what is wrong with an event."""
    problems = check_day(exposure.starts_on, today, "from")
    if exposure.ends_on is not None and exposure.ends_on < exposure.starts_on:
        problems.append(Problem(_("this ends before it starts"), "until"))
    if exposure.ends_on is not None and exposure.ends_on > today:
        problems.append(Problem(_("this day is still to come"), "until"))
    return problems + check_text(exposure.label, "label")


def check_lab(result: LabResult, today: date) -> list[Problem]:
    """Return what is wrong with a blood test."""
    problems = check_day(result.day, today)
    if result.value is None and not result.finding:
        problems.append(Problem(_("a result is missing"), "value"))
    low, high = result.reference.low, result.reference.high
    if low is not None and high is not None and high < low:
        problems.append(Problem(_("the range ends below its start"), "high"))
    for field in ("unit", "finding", "note"):
        problems += check_text(getattr(result, field), field)
    return problems


def check_tick(tick: SafetyTick, today: date) -> list[Problem]:
    """Return what is wrong with a safety tick."""
    problems = check_day(tick.ticked_on, today) + check_text(tick.note, "note")
    if tick.cleared_on is not None and tick.cleared_on < tick.ticked_on:
        problems.append(Problem(_("cleared before it was ticked"), "cleared_on"))
    return problems


def check_appointment(appointment: Appointment) -> list[Problem]:
    """Return what is wrong with what is typed for an appointment. Its day may lie ahead."""
    problems = []
    if len(appointment.main_point) > MOST_LETTERS:
        text = _("my main point has at most {n} letters").format(n=MOST_LETTERS)
        problems.append(Problem(text, "main_point"))
    if len(appointment.questions) > MOST_QUESTIONS:
        problems.append(Problem(_("there is room for {n} questions").format(n=MOST_QUESTIONS), "questions"))
    for field in ("clinician", "main_point", "note"):
        problems += check_text(getattr(appointment, field), field)
    return problems + [p for question in appointment.questions for p in check_text(question, "questions")]


def check_symptoms(symptoms: Sequence[Symptom]) -> list[Problem]:
    """Return what is wrong with a list of symptoms."""
    daily = [s for s in symptoms if s.cadence is Cadence.DAILY and s.id != INTERFERENCE]
    problems = [p for s in symptoms for p in check_text(s.label, "label")]
    if len(daily) > MOST_DAILY:
        problems.append(Problem(_("there is room for {n} symptoms a day").format(n=MOST_DAILY), "symptoms"))
    if len({s.id for s in symptoms}) < len(symptoms):
        problems.append(Problem(_("a symptom stands there twice"), "symptoms"))
    return problems


def check_main(symptoms: Sequence[SymptomId]) -> list[Problem]:
    """Return what is wrong with a choice of main symptoms."""
    if INTERFERENCE in symptoms:
        return [Problem(_("the daily life question is asked beside the main symptoms"), "main")]
    if len(symptoms) > MOST_MAIN:
        return [Problem(_("at most {n} symptoms are main").format(n=MOST_MAIN), "main")]
    return []
