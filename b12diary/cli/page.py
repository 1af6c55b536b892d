"""`b12diary summary`: the page for the appointment, as a PDF, a web page or plain text."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.cli.output import say
from b12diary.cli.tongue import speaking
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _
from b12diary.report.choices import current_appointment
from b12diary.report.page import TEXT_SUFFIX, WEB_SUFFIXES, handout_of, options_for, write_handout
from b12diary.report.parts import Options
from b12diary.report.sheet_size import paper_of


@dataclass(frozen=True, slots=True)
class PageWish:
    """What was typed: sheet, first and last day, figures; None = as the diary says."""

    paper: str | None = None
    since: date | None = None
    until: date | None = None
    with_figures: bool = False


def write_page(file: Path, out: Path, door: Door, wish: PageWish) -> int:
    """Write the page that the diary in `file` makes to `out`, in the form that its name's ending asks for.

    It is in the language that the person chose for the diary; without a choice in that of the terminal.

    Raises:
        DiaryError: the diary cannot be read, or the page not be written; a file that is no page is not replaced.
    """
    with closing(door.read(file)) as diary:
        excerpt = diary.excerpt()
    refuse_other_file(out)
    with speaking(excerpt.preferences.language):
        write_handout(handout_of(excerpt, _options(excerpt, wish)), out)
    say(_("Wrote {file}.").format(file=out))
    return 0


def _options(excerpt: Excerpt, wish: PageWish) -> Options:
    paper = Paper(wish.paper) if wish.paper else paper_of(excerpt.preferences)
    options = options_for(excerpt, current_appointment(excerpt), paper)
    if wish.since or wish.until:
        # The look-back is of the whole diary: the dates choose what the other sections cover.
        options = replace(options, span=DateSpan(wish.since or date.min, wish.until or date.max))
    return replace(options, with_figures=True) if wish.with_figures else options


def refuse_other_file(out: Path) -> None:
    """Let nothing be lost: only an earlier page of the same kind, or an empty file, may be replaced."""
    if not out.exists():
        return
    kinds = {TEXT_SUFFIX: _("a text"), **dict.fromkeys(WEB_SUFFIXES, _("a web page"))}
    if out.is_file():
        with out.open("rb") as file:
            begins = file.read(15)
        wanted = {TEXT_SUFFIX: b"B12 Diary", **dict.fromkeys(WEB_SUFFIXES, b"<!DOCTYPE html>")}
        if begins.startswith(wanted.get(out.suffix.casefold(), b"%PDF-")) or not begins:
            return
    raise DiaryUnwritableError(
        _("The page was not saved."),
        _("At {file} there is something else than {kind}.").format(
            file=out, kind=kinds.get(out.suffix.casefold(), _("a PDF"))
        ),
        _("Choose another name."),
    )
