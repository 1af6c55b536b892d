"""What was handed out for an appointment, kept in the diary so that the same page can be had again."""

from typing import TYPE_CHECKING

from b12diary import __version__
from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.ui.pages.appointment_draft import appointment_of
from b12diary.ui.pages.appointment_sheet import Reprint, Wish

if TYPE_CHECKING:
    from b12diary.report.handout import Handout


def kept_page(
    diary: Diary, wish: Wish, handout: "Handout", how: PrintedAs
) -> tuple[PrintedPage] | tuple[Appointment, PrintedPage] | None:
    """Return what is to be recorded for a page that was handed out; None when the same is kept already.

    A page that nothing was typed for gets an appointment of its own, so that it has a place in the list.
    """
    from b12diary.report.kept import kept_text

    content = kept_text(handout)
    if any(page.content == content and page.how is how for page in diary.printed_pages()):
        return None
    now = diary.now()
    new = None if wish.appointment else appointment_of(wish.draft, None, diary.new_id(), now)
    appointment = new.id if new else wish.appointment
    if appointment is None:
        return None
    page = PrintedPage(
        PrintedPageId(diary.new_id()), now, appointment, how, handout.paper, __version__, handout.title, content
    )
    return (new, page) if new else (page,)


def reprint_of(page: PrintedPage) -> Reprint | None:
    """Return a kept page ready to be shown and printed; None when this version cannot read it."""
    from b12diary.report.kept import UnreadablePageError, handout_from

    try:
        return Reprint(page, handout_from(page.content))
    except UnreadablePageError:
        return None
