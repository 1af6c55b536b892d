"""From an excerpt to what is handed over, and to a file of the kind that its name asks for."""

from dataclasses import dataclass, replace
from pathlib import Path

from b12diary import __version__, binding
from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import Gap, LookBack, Profile, Wording
from b12diary.analysis.wording import headline_wording
from b12diary.domain.appointment import Appointment
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.report.choices import choices_for, span_of
from b12diary.report.figures import figures
from b12diary.report.handout import Handout
from b12diary.report.parts import Options
from b12diary.report.summary import summary, symptom_namer
from b12diary.report.text import handout_text
from b12diary.report.whole_file import write_whole

WEB_SUFFIXES = (".html", ".htm")
TEXT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Results:
    """All that is computed for the page. What is typed for it does not change them, so they are made once."""

    look_back: LookBack
    profile: Profile
    gaps: tuple[Gap, ...]
    wording: Wording


def results_of(excerpt: Excerpt) -> Results:
    """Return what the page of a diary shows. Takes up to a second for many years."""
    result = look_back(excerpt)
    wording = headline_wording(result, symptom_namer(excerpt), excerpt.today, for_page=True)
    return Results(result, profile(excerpt, result.headline.symptom), gaps(excerpt), wording)


def options_for(excerpt: Excerpt, appointment: Appointment | None, paper: Paper) -> Options:
    """Return what the person typed and chose for an appointment; without one, an empty page of everything.

    Args:
        excerpt: the diary.
        appointment: whose page it is.
        paper: sheet size.
    """
    choices = choices_for(excerpt, appointment)
    plain = Options(excerpt.today, __version__, paper, parts=choices.parts, with_figures=choices.with_figures)
    if appointment is None:
        return plain
    return replace(
        plain,
        appointment_on=appointment.day,
        clinician=appointment.clinician,
        main_point=appointment.main_point,
        questions=appointment.questions,
        ask_frequency=appointment.asks_frequency,
        span=span_of(choices.days, excerpt) if appointment.page else None,
    )


def handout_of(excerpt: Excerpt, options: Options, known: Results | None = None) -> Handout:
    """Return all that is handed over.

    Args:
        excerpt: the whole diary: the look-back needs it, whatever dates the page covers.
        options: what the person decided.
        known: results of the same excerpt that are at hand; None = compute them.
    """
    found = known or results_of(excerpt)
    page = summary(excerpt, found.look_back, found.profile, found.gaps, found.wording, options)
    if not options.with_figures:
        return Handout(page)
    return Handout(page, figures(excerpt, found.gaps, found.profile, page.dates, symptom_namer(excerpt)))


def write_handout(handout: Handout, out: Path) -> None:
    """Write a PDF, or by the name's ending a web page (.html, .htm) or plain text (.txt).

    Args:
        handout: what is handed over.
        out: where to; replaced only when the new file is complete.

    Raises:
        DiaryError: the place cannot be written to.
    """
    ending = out.suffix.casefold()
    if ending in WEB_SUFFIXES:
        from b12diary.report.web_page import web_page

        write_whole(out, web_page(handout).encode("utf-8"))
    elif ending == TEXT_SUFFIX:
        write_whole(out, handout_text(handout).encode("utf-8"))
    else:
        # Qt is slow to import, and only this step needs it.
        binding.read_in()
        from b12diary.report.paper import write_pdf

        write_pdf(handout, out)
