"""The blank sheet for the fridge, as data: two or four weeks of boxes to write in, typed in later as one step.

It hangs where others can see it: it carries no name and no medicine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.domain.care import care_texts, country_of
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.rating import SCALES, Scale, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence, SymptomId
from b12diary.i18n import _, language
from b12diary.report.summary import symptom_namer

TWO_WEEKS, FOUR_WEEKS = 14, 28
N_BOXES = MOST_DAILY + 1


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet of `n_days` rows with a box for each head.

    Attributes:
        heads: names of the boxes, interference first; all empty when nothing is chosen, for a pen.
        first_day: date of the first row; None = rows without dates.
        paper: sheet size.
        version: of the program.
        language: of all words on it.
        emergency: the country's number to call; empty where none is known.
        n_days: `TWO_WEEKS` or `FOUR_WEEKS`.
        scale: what is written in the boxes: numbers, or the four words of the simple scale by their numbers.
    """

    heads: tuple[str, ...]
    first_day: date | None
    paper: Paper
    version: str
    language: str
    emergency: str = ""
    n_days: int = TWO_WEEKS
    scale: Scale = SCALES[ScaleId.NRS_0_10]

    @property
    def title(self) -> str:
        """Name of the document."""
        return _("B12 Diary: paper grid")

    def days(self) -> Iterator[date | None]:
        """Go through the rows; None for a row without a date."""
        for n in range(self.n_days):
            yield None if self.first_day is None else self.first_day + timedelta(days=n)


def sheet_symptoms(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return the symptoms that can stand on a sheet, interference apart: all that are still asked, daily ones first."""
    asked = [s for s in excerpt.symptoms if s.id != INTERFERENCE and s.cadence is not Cadence.OFF]
    return tuple(s.id for s in sorted(asked, key=lambda s: s.cadence is not Cadence.DAILY))


def usual_symptoms(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return the symptoms that stand on a sheet unless others are chosen: those that are asked every day."""
    daily = {s.id for s in excerpt.symptoms if s.cadence is Cadence.DAILY}
    return tuple(s for s in sheet_symptoms(excerpt) if s in daily)[:MOST_DAILY]


def grid_sheet(
    excerpt: Excerpt,
    first_day: date | None,
    paper: Paper,
    version: str,
    *,
    n_days: int = TWO_WEEKS,
    symptoms: Sequence[SymptomId] | None = None,
) -> GridSheet:
    """Return the sheet for some symptoms, by default those asked every day; without any, heads to be filled in.

    Args:
        excerpt: the diary; its own scale of ratings is the sheet's.
        first_day: date of the first row; None = rows without dates.
        paper: sheet size.
        version: of the program.
        n_days: `TWO_WEEKS` or `FOUR_WEEKS`.
        symptoms: what stands on it beside interference, at most `MOST_DAILY`.
    """
    label = symptom_namer(excerpt)
    chosen = (usual_symptoms(excerpt) if symptoms is None else tuple(symptoms))[:MOST_DAILY]
    heads = (label(INTERFERENCE), *map(label, chosen)) if chosen else ("",) * N_BOXES
    emergency = care_texts().help_lines(country_of(excerpt.preferences)).emergency
    scale = SCALES[excerpt.preferences.rating_scale]
    return GridSheet(heads, first_day, paper, version, language(), emergency, n_days, scale)
