"""The blank sheet for the fridge, as data: two weeks of boxes to write in, typed in later as one step.

It hangs where others can see it: it carries no name and no medicine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.domain.care import care_texts
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence
from b12diary.i18n import _, language
from b12diary.report.summary import symptom_namer

N_DAYS = 14
N_BOXES = MOST_DAILY + 1


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet of `N_DAYS` rows with `N_BOXES` boxes each.

    Attributes:
        heads: names of the boxes, interference first; empty ones are left for a pen.
        first_day: date of the first row; None = rows without dates.
        paper: sheet size.
        version: of the program.
        language: of all words on it.
        emergency: the country's number to call; empty where none is known.
    """

    heads: tuple[str, ...]
    first_day: date | None
    paper: Paper
    version: str
    language: str
    emergency: str = ""

    @property
    def title(self) -> str:
        """Name of the document."""
        return _("B12 Diary: paper grid")

    def days(self) -> Iterator[date | None]:
        """Go through the rows; None for a row without a date."""
        for n in range(N_DAYS):
            yield None if self.first_day is None else self.first_day + timedelta(days=n)


def grid_sheet(excerpt: Excerpt, first_day: date | None, paper: Paper, version: str) -> GridSheet:
    """Return the sheet for the symptoms that are asked every day, in the diary's order; without any, empty heads."""
    label = symptom_namer(excerpt)
    daily = [s.id for s in excerpt.symptoms if s.cadence is Cadence.DAILY and s.id != INTERFERENCE][:MOST_DAILY]
    names = [label(INTERFERENCE), *map(label, daily)] if daily else []
    heads = tuple(names + [""] * (N_BOXES - len(names)))
    emergency = care_texts().help_lines(excerpt.preferences.country).emergency
    return GridSheet(heads, first_day, paper, version, language(), emergency)
