"""From an excerpt to the page in one call, for the command line and whoever has no results at hand yet."""

from datetime import datetime
from pathlib import Path

from b12diary import __version__
from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.wording import headline_wording
from b12diary.domain.days import DateSpan, diary_day
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.report.parts import Options
from b12diary.report.summary import Summary, summary, symptom_namer


def options_of(excerpt: Excerpt, paper: Paper, now: datetime, span: DateSpan | None = None) -> Options:
    """Return the choices as the diary holds them: the words typed for the latest appointment, no frequency question.

    The question about frequency is the person's to put there; nothing but their own step in the window does.

    Args:
        excerpt: the diary.
        paper: sheet size.
        now: the moment of printing, with its offset.
        span: the dates that the page covers; None = all.
    """
    latest = max(excerpt.appointments, key=lambda a: a.recorded_at, default=None)
    return Options(
        today=diary_day(now, excerpt.preferences.day_start_hour),
        version=__version__,
        paper=paper,
        main_point=latest.main_point if latest else "",
        questions=latest.questions if latest else (),
        span=span,
    )


def summary_of(excerpt: Excerpt, options: Options) -> Summary:
    """Compute all that the page shows; takes up to a second for a diary of many years."""
    result = look_back(excerpt)
    label = symptom_namer(excerpt)
    return summary(
        excerpt,
        result,
        profile(excerpt, result.headline.symptom),
        gaps(excerpt),
        headline_wording(result, label, options.today),
        options,
    )


def write_summary_pdf(excerpt: Excerpt, out: Path, paper: Paper, now: datetime, span: DateSpan | None = None) -> None:
    """Write the page of a diary as a PDF.

    Args:
        excerpt: the whole diary: the look-back needs it, whatever dates the page covers.
        out: where to; replaced only when the new file is complete.
        paper: sheet size.
        now: the moment of printing, with its offset.
        span: the dates that the page covers; None = all.

    Raises:
        DiaryError: the place cannot be written to.
    """
    # Qt is slow to import, and only this step needs it.
    from b12diary.report.paper import write_pdf

    write_pdf(summary_of(excerpt, options_of(excerpt, paper, now, span)), out)
