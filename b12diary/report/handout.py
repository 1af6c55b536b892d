"""All that is handed over for one appointment: the page, and the record in figures behind it where it is wanted."""

from dataclasses import dataclass

from b12diary.domain.preferences import Paper
from b12diary.report.figures import Figures
from b12diary.report.summary import Summary


@dataclass(frozen=True, slots=True)
class Handout:
    """The page for the appointment, and the sheets of figures; None = the page alone."""

    summary: Summary
    figures: Figures | None = None

    @property
    def title(self) -> str:
        """Name of the document."""
        return self.summary.title

    @property
    def language(self) -> str:
        """Of all words in it."""
        return self.summary.language

    @property
    def paper(self) -> Paper:
        """Sheet size."""
        return self.summary.paper
