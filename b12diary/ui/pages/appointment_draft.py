"""What is typed and chosen for an appointment. Knows no widget."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from b12diary.assets import read_toml
from b12diary.domain.appointment import MOST_QUESTIONS, Appointment, AppointmentId
from b12diary.i18n import _
from b12diary.report.choices import USUAL_CHOICES, PageChoices, choices_as_pairs


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields; a question that is empty keeps its place.

    `asks_frequency` is the question about more frequent injections, one more beside those; `choices` are of the page.
    """

    main_point: str = ""
    questions: tuple[str, ...] = ("",) * MOST_QUESTIONS
    day: date | None = None
    clinician: str = ""
    asks_frequency: bool = False
    choices: PageChoices = USUAL_CHOICES

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that hold words."""
        return tuple(question for question in self.questions if question.strip())


def draft_of(appointment: Appointment | None, choices: PageChoices = USUAL_CHOICES) -> Draft:
    """Return the fields of an appointment, empty for None.

    Args:
        appointment: what is recorded.
        choices: of its page, see `choices_for`.
    """
    if appointment is None:
        return Draft(choices=choices)
    questions = (*appointment.questions, *("",) * MOST_QUESTIONS)[:MOST_QUESTIONS]
    return Draft(
        appointment.main_point,
        questions,
        appointment.day,
        appointment.clinician,
        appointment.asks_frequency,
        choices,
    )


def appointment_of(draft: Draft, known: Appointment | None, new_id: str, now: datetime) -> Appointment:
    """Return what is to be recorded for `draft`: the known appointment with new words, or a new one."""
    questions = [question.strip() for question in draft.questions]
    while questions and not questions[-1]:
        questions.pop()
    base = known or Appointment(AppointmentId(new_id), now)
    return replace(
        base,
        day=draft.day,
        clinician=draft.clinician.strip(),
        main_point=draft.main_point.strip(),
        questions=tuple(questions),
        asks_frequency=draft.asks_frequency,
        page=choices_as_pairs(draft.choices),
    )


@cache
def _bank() -> tuple[str, ...]:
    return tuple(str(row["text"]) for row in read_toml("report", "questions.toml")["questions"])


def question_bank() -> tuple[str, ...]:
    """Return the questions that can be picked, in the language in use."""
    return tuple(_(text) for text in _bank())
