"""main_symptoms.csv: which symptoms were the main ones since when, one row for each choice."""

from collections.abc import Iterator
from datetime import date

from b12diary.domain.checks import check_day
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, MainSet, SymptomId
from b12diary.i18n import _
from b12diary.interchange.table_cells import cell_of_text, shown
from b12diary.interchange.table_row import Row
from b12diary.interchange.table_symptoms import SymptomNames

START = "start"
"""Stands in the column "from" of a choice that holds from the first day of the diary."""
COLUMNS = ("first", "second", "third")


def read_main_set(row: Row, names: SymptomNames, today: date, known: set[date]) -> MainSet | None:
    """Return the choice of a row; None when something in it does not fit. `known` are the days of earlier rows."""
    since = date.min if row.plain("from").casefold() == START else row.needed_day("from")
    if since is not None and since != date.min:
        row.add(check_day(since, today, "from"))
    if since in known:
        row.complain(_("an earlier row holds another choice for this day; only that one came in"), "from")
    chosen: list[SymptomId] = []
    for column in COLUMNS:
        text = row.text(column)
        if not text.strip():
            continue
        if not names.can_name(text):
            row.complain(_("{value} cannot be the name of a symptom").format(value=shown(text)), column)
            return None
        symptom = names.named(text)
        if symptom == INTERFERENCE:
            row.complain(_("the daily life question is asked beside the main symptoms"), column)
        elif symptom in chosen:
            row.complain(_("this symptom stands in an earlier column"), column)
        chosen.append(symptom)
    return MainSet(since, tuple(chosen)) if since is not None and row.fits() else None


def main_set_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the choices in the columns of main_symptoms.csv."""
    for chosen in sorted(excerpt.main_sets, key=lambda m: m.since):
        since = START if chosen.since == date.min else chosen.since.isoformat()
        names = [cell_of_text(symptom) for symptom in chosen.symptoms]
        yield [since, *names, *[""] * (len(COLUMNS) - len(names))]
