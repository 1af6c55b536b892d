"""From what the page shows to the printed sheet: pure functions of a wish, run beside the window."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from b12diary import __version__
from b12diary.domain.appointment import AppointmentId
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.printed_page import PrintedPage
from b12diary.i18n import _, language, ngettext
from b12diary.report.choices import span_of
from b12diary.report.parts import Options
from b12diary.ui.pages.appointment_draft import Draft
from b12diary.ui.pages.patterns_answer import facts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from b12diary.report.handout import Handout
    from b12diary.report.page import Results


@dataclass(frozen=True, slots=True)
class Reprint:
    """A page that was handed out before, with what it said then."""

    page: PrintedPage
    handout: "Handout"

    @property
    def is_same_language(self) -> bool:
        """Whether it was made in the language in use: names of sections are not kept with it."""
        return self.handout.language == language()

    @property
    def is_same_version(self) -> bool:
        """Whether it is drawn by the same version as it was then."""
        return self.page.version == __version__


@dataclass(frozen=True, slots=True)
class Wish:
    """The page that is wanted: what it is made from, and how wide its picture is in real pixels (0 = no picture).

    `appointment` is whose page it is, None when nothing is recorded for it yet; `reprint` is an earlier page to be
    had again, in place of all the rest.
    """

    excerpt: Excerpt
    draft: Draft
    appointment: AppointmentId | None
    paper: Paper
    width_px: int
    reprint: Reprint | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What every page of one excerpt shares. Typing on the form does not change it, so it is made once."""

    facts: tuple[object, ...]
    results: "Results"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that was made; `image` None = no picture was wanted. `basis` is None for an earlier page."""

    basis: Basis | None
    handout: "Handout"
    image: "QImage | None"
    about: str
    words: str


def without_picture(wish: Wish) -> Wish:
    """Return the same wish for the page alone."""
    return replace(wish, width_px=0)


def basis_of(excerpt: Excerpt) -> Basis:
    """Return the results that the page shows. Takes up to a second for ten years."""
    # Imported late: the analysis and its library wait until a page is made from it.
    from b12diary.report.page import results_of

    return Basis(facts_of(excerpt), results_of(excerpt))


def options_of(wish: Wish) -> Options:
    """Return what the person decided, as the page is made from it."""
    draft, excerpt = wish.draft, wish.excerpt
    return Options(
        today=excerpt.today,
        version=__version__,
        paper=wish.paper,
        appointment_on=draft.day,
        clinician=draft.clinician,
        main_point=draft.main_point,
        questions=draft.asked,
        ask_frequency=draft.asks_frequency,
        leave_out_name=not excerpt.preferences.name_on_page,
        span=span_of(draft.choices.days, excerpt),
        parts=draft.choices.parts,
        with_figures=draft.choices.with_figures,
    )


def sheet_of(wish: Wish, known: Basis | None) -> Sheet:
    """Return the page of a wish, with a picture if the wish names its width.

    Args:
        wish: what is wanted.
        known: results made before; used if they are of the same facts.
    """
    from b12diary.report.page import handout_of
    from b12diary.report.paper import MOST_PREVIEWED, n_sheets, preview_image
    from b12diary.report.text import handout_text

    basis = known
    if wish.reprint is not None:
        handout = wish.reprint.handout
    else:
        if basis is None or basis.facts != facts_of(wish.excerpt):
            basis = basis_of(wish.excerpt)
        handout = handout_of(wish.excerpt, options_of(wish), basis.results)
    image = preview_image(handout, wish.width_px) if wish.width_px else None
    about = _about(handout.paper, n_sheets(handout), MOST_PREVIEWED)
    return Sheet(basis, handout, image, about, handout_text(handout))


def _about(paper: Paper, n: int, most: int) -> str:
    name = _("A4") if paper is Paper.A4 else _("Letter")
    if n == 1:
        return _("1 page, {paper}, as it will print").format(paper=name)
    told = ngettext("{n} sheet, {paper}, as it will print", "{n} sheets, {paper}, as they will print", n)
    words = told.format(n=n, paper=name)
    return _("{sheets}; the first {n} are shown").format(sheets=words, n=most) if n > most else words
