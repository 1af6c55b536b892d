"""The questions for the appointment: the person's own, and the one about frequency where the record bears it."""

from dataclasses import dataclass

from b12diary.analysis.results import Grade
from b12diary.domain.appointment import MOST_QUESTIONS
from b12diary.report.typed import one_line
from b12diary.suggestions.frequency import frequency_question as more_often_question
from b12diary.suggestions.frequency import not_confirmed, other_reasons

LONGEST_QUESTION = 280


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `below` holds the other reasons that always stand with the question about frequency."""

    text: str
    is_about_frequency: bool = False
    below: str = ""


def frequency_question(grade: Grade) -> Question:
    """Return the question about frequency in the person's voice, never without the other reasons."""
    below = (*((not_confirmed(),) if grade is Grade.POSSIBLE else ()), *other_reasons())
    return Question(more_often_question(), is_about_frequency=True, below=" ".join(below))


def bears_frequency_question(grade: Grade, *, is_silenced: bool) -> bool:
    """Tell whether the page may carry the question about frequency: a pattern, and no open safety sign."""
    return grade in {Grade.CLEAR, Grade.POSSIBLE} and not is_silenced


def questions(own: tuple[str, ...], grade: Grade, *, ask_frequency: bool, is_silenced: bool) -> tuple[Question, ...]:
    """Return what is asked, the question about frequency first when the person put it there and the record bears it.

    Args:
        own: the person's questions; empty ones are skipped, and more than three are not printed.
        grade: of the headline.
        ask_frequency: the person put it on the page.
        is_silenced: a sign that needs quick care is open.
    """
    bears = bears_frequency_question(grade, is_silenced=is_silenced)
    asked = [frequency_question(grade)] if ask_frequency and bears else []
    typed = [one_line(text, LONGEST_QUESTION) for text in own]
    return (*asked, *(Question(text) for text in [t for t in typed if t][:MOST_QUESTIONS]))
