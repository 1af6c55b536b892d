"""The whole sheet: sections in their order, tried with ever tighter settings until they fit one page."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from b12diary.i18n import _
from b12diary.report.events import Events
from b12diary.report.paper_canvas import Canvas, Run
from b12diary.report.paper_daily_life import daily_life
from b12diary.report.paper_fit import NOTES_LINE_MM, SHEETS, Fit, Sheet, fits
from b12diary.report.paper_profile import profile
from b12diary.report.paper_record import (
    blood_tests,
    events,
    footer,
    footer_height,
    notes,
    questions,
    section_rule,
    shown_events,
)
from b12diary.report.paper_sections import (
    Form,
    header,
    main_point,
    person,
    safety_frame,
    safety_line,
    treatment,
    unbroken,
)
from b12diary.report.paper_strip import strip, strip_heading
from b12diary.report.parts import Withheld
from b12diary.report.reach import compared_text
from b12diary.report.summary import Summary

MOST_PROFILE_MM = 44.0


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet ready to paint: its marks, and the scale to paint them at (1 unless nothing else made them fit)."""

    canvas: Canvas
    sheet: Sheet
    fit: Fit

    @property
    def scale(self) -> float:
        """Size of the marks on paper against the measures they were laid out in."""
        return self.fit.scale


def lay_out(summary: Summary) -> LaidOut:
    """Return the sheet, always exactly one page: shortened step by step, shrunk as a last resort.

    Most pages fit at once. Each setting needs less height than the one before it, so that otherwise the first that
    fits is found by halving.
    """
    silenced = summary.safety is not None and bool(summary.safety.open_signs)
    tried = fits(summary.paper, is_silenced=silenced)
    memory = Canvas()
    trials: dict[Fit, _Trial] = {}

    def trial_of(fit: Fit) -> _Trial:
        if fit not in trials:
            trials[fit] = _trial(summary, fit, memory)
        return trials[fit]

    trial = trial_of(tried[0])
    if not trial.fits:
        trial = trial_of(tried[bisect_left(tried, True, 1, len(tried) - 1, key=lambda fit: trial_of(fit).fits)])
    trial = _with_spare_height(summary, trial, memory)
    form = trial.form
    section_rule(form, trial.used)
    notes(form, trial.used, trial.used + trial.room)
    footer(form, summary.footer, trial.footer_mm)
    return LaidOut(form.canvas, form.sheet, form.fit)


def _with_spare_height(summary: Summary, trial: "_Trial", memory: Canvas) -> "_Trial":
    """Give the plot back what a step saved beyond need: it is read at arm's length, before the smaller print."""
    generous, fit = Fit(), trial.form.fit
    spare = trial.room - generous.notes_lines * NOTES_LINE_MM - 1.0
    if summary.profile is None or fit.scale < 1 or spare <= 0 or fit.profile_mm >= MOST_PROFILE_MM:
        return trial
    return _trial(summary, replace(fit, profile_mm=min(fit.profile_mm + spare, MOST_PROFILE_MM)), memory)


@dataclass(frozen=True, slots=True)
class _Trial:
    """The sheet with one setting: where its sections end, and what is left for notes above the footer."""

    form: Form
    used: float
    room: float
    footer_mm: float

    @property
    def fits(self) -> bool:
        """Whether the fewest lines for notes still fit."""
        return self.room >= self.form.fit.notes_lines * NOTES_LINE_MM + 1.0


def _trial(summary: Summary, fit: Fit, memory: Canvas) -> _Trial:
    sheet = _enlarged(SHEETS[summary.paper], fit.scale)
    form = Form(memory.again(), sheet, fit)
    used = _sections(form, summary)
    height = footer_height(form, summary.footer)
    return _Trial(form, used, sheet.height - fit.bottom - height - used, height)


def _enlarged(sheet: Sheet, scale: float) -> Sheet:
    """Return the sheet as it measures when everything on it is painted at `scale`."""
    return replace(
        sheet,
        width=sheet.width / scale,
        height=sheet.height / scale,
        left=sheet.left / scale,
        right_margin=sheet.right_margin / scale,
    )


def _sections(form: Form, summary: Summary) -> float:  # noqa: C901 - one step for each section, in order
    """Lay out all sections but notes and footer; return the y below them."""
    y = header(form, summary)
    y = person(form, summary.person, y)
    safety = summary.safety
    if safety is not None and safety.open_signs:
        y = safety_frame(form, safety, y)
    if summary.main_point is not None:
        section_rule(form, y)
        y = main_point(form, summary.main_point, len(summary.questions), y)
    if safety is not None and not safety.open_signs:
        section_rule(form, y)
        y = safety_line(form, safety, y)
    if summary.treatment is not None:
        section_rule(form, y)
        y = treatment(form, summary.treatment, summary.background, y)
    if summary.daily_life is not None:
        section_rule(form, y)
        y = daily_life(form, summary.daily_life, summary.coverage, y)
    if summary.looking_back is not None:
        section_rule(form, y)
        y = _looking_back(form, summary, y)
    if summary.strip is not None:
        section_rule(form, y)
        y = _strip(form, summary, y)
    if summary.events is not None:
        section_rule(form, y)
        y = events(form, summary.events, y)
    if summary.blood_tests is not None:
        section_rule(form, y)
        y = blood_tests(form, summary.blood_tests, y)
    if summary.questions:
        section_rule(form, y, is_black=True)
        y = questions(form, summary.questions, y)
    return y


def _looking_back(form: Form, summary: Summary, top: float) -> float:
    part, picture = summary.looking_back, summary.profile
    if part is None:
        return top
    sheet, fit = form.sheet, form.fit

    def content(y: float) -> float:
        y += form.canvas.paragraph(sheet.content, y, sheet.content_width, unbroken(part.sentence), fit.sentence)
        details = part.details
        if picture is not None:
            details = " ".join(filter(None, (details, picture.about_marks)))
        return y + form.canvas.paragraph(sheet.content, y, sheet.content_width, [Run(unbroken(details))], fit.body)

    below = (*part.basis, *form.stressed(compared_text(part.reach)))
    y = form.section(top, _("Looking back"), below, content, fit.sentence)
    return y if picture is None else profile(form, picture, y - fit.pad_below + 1.2) + fit.pad_below


def _strip(form: Form, summary: Summary, top: float) -> float:
    part = summary.strip
    if part is None:
        return top
    if isinstance(part, Withheld):
        reason = part
        return form.section(top, strip_heading(), (), lambda y: form.reason(y, reason))
    flagged = summary.events.rows if isinstance(summary.events, Events) else ()
    y = top + form.fit.pad_above
    form.label(y, strip_heading(), ())
    return strip(form, part, shown_events(form, flagged), y) + form.fit.pad_below
