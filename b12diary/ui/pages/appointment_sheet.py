"""From what the page shows to the printed sheet: pure functions of a wish, run beside the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from b12diary import __version__
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.ui.pages.appointment_draft import span_of
from b12diary.ui.pages.patterns_answer import facts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from b12diary.analysis.results import Gap, LookBack, Profile, Wording
    from b12diary.report.summary import Summary
    from b12diary.ui.pages.appointment import Wish


@dataclass(frozen=True, slots=True)
class Basis:
    """What every page of one excerpt shares. Typing on the form does not change it, so it is made once."""

    facts: tuple[object, ...]
    look_back: "LookBack"
    profile: "Profile"
    gaps: "tuple[Gap, ...]"
    wording: "Wording"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that was made; `image` None = no picture was wanted."""

    basis: Basis
    summary: "Summary"
    image: "QImage | None"
    about: str
    words: str


def basis_of(excerpt: Excerpt) -> Basis:
    """Return the results that the page shows. Takes up to a second for ten years."""
    # Imported late: the analysis and its library wait until a page is made from it.
    from b12diary.analysis.gaps import gaps
    from b12diary.analysis.profile import profile
    from b12diary.analysis.recurrence import look_back
    from b12diary.analysis.wording import headline_wording

    found = look_back(excerpt)
    wording = headline_wording(found, lambda symptom: symptom_label(symptom, excerpt.symptoms), excerpt.today)
    return Basis(facts_of(excerpt), found, profile(excerpt, found.headline.symptom), gaps(excerpt), wording)


def sheet_of(wish: "Wish", known: Basis | None) -> Sheet:
    """Return the page of a wish, with a picture if the wish names its width.

    Args:
        wish: what is wanted.
        known: results made before; used if they are of the same facts.
    """
    from b12diary.report.paper import preview_image
    from b12diary.report.parts import ALL_PARTS, Options
    from b12diary.report.summary import summary
    from b12diary.report.text import plain_text

    excerpt, draft = wish.excerpt, wish.draft
    basis = known if known is not None and known.facts == facts_of(excerpt) else basis_of(excerpt)
    options = Options(
        today=excerpt.today,
        version=__version__,
        paper=wish.paper,
        main_point=draft.main_point,
        questions=draft.asked,
        leave_out_name=not excerpt.preferences.name_on_page,
        span=span_of(wish.days, excerpt),
        parts=frozenset(part for part in ALL_PARTS if part.value not in wish.left_out),
    )
    made = summary(excerpt, basis.look_back, basis.profile, basis.gaps, basis.wording, options)
    image = preview_image(made, wish.width_px) if wish.width_px else None
    about = _("1 page, {paper}, as it will print").format(paper=_("A4") if wish.paper.value == "a4" else _("Letter"))
    return Sheet(basis, made, image, about, plain_text(made))
