"""`b12diary summary`: the one printed page for the appointment, as a PDF."""

from contextlib import closing
from datetime import date
from pathlib import Path

from b12diary.cli.output import say
from b12diary.diary import Diary
from b12diary.domain.days import Clock, DateSpan
from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _
from b12diary.report.page import write_summary_pdf


def write_page(
    file: Path, out: Path, clock: Clock, *, paper: str | None, since: date | None, until: date | None
) -> int:
    """Write the page that the diary in `file` makes for the days from `since` to `until` to `out`.

    Raises:
        DiaryError: the diary cannot be read, or the page not be written; a file that is no page is not replaced.
    """
    with closing(Diary.open_for_reading(file, clock)) as diary:
        excerpt = diary.excerpt()
        now = diary.now()
    chosen = Paper(paper) if paper else excerpt.preferences.paper or Paper.A4
    if out.exists() and not _may_be_replaced(out):
        raise DiaryUnwritableError(
            _("The page was not saved."),
            _("At {file} there is something else than a PDF.").format(file=out),
            _("Choose another name."),
        )
    # The look-back is of the whole diary: the dates choose what the other sections cover.
    span = DateSpan(since or date.min, until or date.max) if since or until else None
    write_summary_pdf(excerpt, out, chosen, now, span)
    say(_("Wrote {file}.").format(file=out))
    return 0


def _may_be_replaced(out: Path) -> bool:
    """Tell whether nothing is lost when a page takes the place of `out`: an earlier page, or an empty file."""
    if not out.is_file():
        return False
    with out.open("rb") as file:
        return file.read(5) in {b"", b"%PDF-"}
