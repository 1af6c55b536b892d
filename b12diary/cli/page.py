"""`b12diary summary`: the one printed page for the appointment, as a PDF."""

from contextlib import closing
from datetime import date
from pathlib import Path

from b12diary.cli.output import say
from b12diary.diary import Diary
from b12diary.domain.days import Clock, DateSpan
from b12diary.domain.preferences import Paper
from b12diary.i18n import _
from b12diary.report.page import write_summary_pdf


def write_page(
    file: Path, out: Path, clock: Clock, *, paper: str | None, since: date | None, until: date | None
) -> int:
    """Write the page that the diary in `file` makes for the days from `since` to `until` to `out`."""
    with closing(Diary.open_for_reading(file, clock)) as diary:
        excerpt = diary.excerpt(DateSpan(since or date.min, until or date.max))
        now = diary.now()
    chosen = Paper(paper) if paper else excerpt.preferences.paper or Paper.A4
    write_summary_pdf(excerpt, out, chosen, now)
    say(_("Wrote {file}.").format(file=out))
    return 0
