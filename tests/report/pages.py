"""Short ways to a laid out page, and the questions that every sheet must answer well."""

from dataclasses import replace
from functools import cache

from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import Gap, LookBack, Profile, Wording
from b12diary.analysis.wording import headline_wording
from b12diary.domain.excerpt import Excerpt
from b12diary.report.paper_canvas import ShapeMark, TextMark
from b12diary.report.paper_form import LaidOut
from b12diary.report.parts import Options
from b12diary.report.summary import Summary, summary, symptom_namer
from tests.report.diaries import TODAY

OPTIONS = Options(today=TODAY, version="1.0")


@cache
def results(excerpt: Excerpt) -> tuple[LookBack, Profile, tuple[Gap, ...], Wording]:
    """Return the results of a diary; they cost more than the page, and many tests ask for the same."""
    result = look_back(excerpt)
    wording = headline_wording(result, symptom_namer(excerpt), TODAY)
    return result, profile(excerpt, result.headline.symptom), gaps(excerpt), wording


def page(excerpt: Excerpt, *, like: Excerpt | None = None, **choices: object) -> Summary:
    """Return the page of a diary, with some choices other than the usual ones.

    Args:
        excerpt: the diary.
        like: a diary with the same ratings whose results are taken instead, to save time.
        choices: fields of `Options`.
    """
    options = replace(OPTIONS, **choices)  # type: ignore[arg-type]  # each choice is a field of Options
    # No result depends on these, so that diaries which differ in them alone share one.
    bare = replace(like or excerpt, ticks=(), lab_results=(), notes=(), appointments=())
    return summary(excerpt, *results(bare), options)


def words_of(laid_out: LaidOut) -> str:
    """Return all text on the sheet in the order of reading, in one line, with plain spaces."""
    return " ".join(mark.text for mark in laid_out.canvas.texts()).replace("\N{NO-BREAK SPACE}", " ")


def off_the_sheet(laid_out: LaidOut) -> list[object]:
    """Return what lies outside the sheet."""
    sheet = laid_out.sheet
    found: list[object] = []
    for mark in laid_out.canvas.marks:
        if isinstance(mark, TextMark):
            inside = mark.x >= 0 and mark.top >= 0 and mark.x + mark.width <= sheet.width
            if not (inside and mark.top + mark.height <= sheet.height):
                found.append(mark.text)
        elif isinstance(mark, ShapeMark):
            found += [p for p in mark.points if not (0 <= p[0] <= sheet.width and 0 <= p[1] <= sheet.height)]
    return found


def overprinted(laid_out: LaidOut) -> list[tuple[str, str]]:
    """Return pairs of texts that are printed over each other by more than a hair."""
    texts = sorted(laid_out.canvas.texts(), key=lambda mark: mark.top)
    found = []
    for n, a in enumerate(texts):
        for b in texts[n + 1 :]:
            if b.top > a.top + a.height:
                break
            across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
            down = min(a.top + a.height, b.top + b.height) - max(a.top, b.top)
            if across > 0.4 and down > 0.9:
                found.append((a.text, b.text))
    return found
