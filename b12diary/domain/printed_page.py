"""What was printed or saved for an appointment, kept so that it can be had again just as it was."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from b12diary.domain.appointment import AppointmentId
from b12diary.domain.preferences import Paper

PrintedPageId = NewType("PrintedPageId", str)


class PrintedAs(StrEnum):
    """The way a page left the diary."""

    PRINT = "print"
    PDF = "pdf"
    WEB = "web"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page as it was handed out. `version` is that of the program; `content` is what the page said, as data."""

    id: PrintedPageId
    recorded_at: datetime
    appointment: AppointmentId
    how: PrintedAs
    paper: Paper
    version: str
    title: str
    content: str
