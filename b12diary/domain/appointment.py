"""What the person wants to say at an appointment, in their own words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

AppointmentId = NewType("AppointmentId", str)

MOST_LETTERS = 140
MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment. `main_point` has at most `MOST_LETTERS` letters; at most `MOST_QUESTIONS` questions.

    `asks_frequency` puts the question about more frequent injections on the page, one more beside those; `set_aside`
    are the ids of suggestions not wanted this time; `page` is what the page is to show, as pairs of name and text.
    """

    id: AppointmentId
    recorded_at: datetime
    day: date | None = None
    clinician: str = ""
    main_point: str = ""
    questions: tuple[str, ...] = ()
    note: str = ""
    asks_frequency: bool = False
    set_aside: tuple[str, ...] = ()
    page: tuple[tuple[str, str], ...] = ()
