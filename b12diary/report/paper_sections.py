"""The upper half of the sheet: who and when, signs, the main point, treatment, and how daily life was."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from b12diary.i18n import _, day_text, ngettext
from b12diary.report.paper_canvas import INK, MM_PER_POINT, QUIET, Align, Canvas, Run, Type, width_of
from b12diary.report.paper_fit import Fit, Sheet
from b12diary.report.parts import Withheld
from b12diary.report.safety import SafetyPart
from b12diary.report.summary import PersonField, Summary
from b12diary.report.text import card_text
from b12diary.report.treatment import Fact
from b12diary.report.typed import NO_BREAK

INJECTION = "#A3123A"
RULE = "#C3CAD2"
MOST_LARGE_SIGNS = 2
_SMALLEST = 6.8
"""Points of the head of a narrow column."""
_BRACKET = re.compile(r"\([^()]{1,14}\)")
_AMOUNT = re.compile(r"(\d) (?=(?:mg|ml|mikrogramm|micrograms?)\b)", re.IGNORECASE)

Below = tuple[str | tuple[Run, ...], ...]
"""Small lines under the name of a section."""


@dataclass(frozen=True, slots=True)
class Form:
    """The sheet being laid out."""

    canvas: Canvas
    sheet: Sheet
    fit: Fit

    def section(
        self,
        top: float,
        label: str,
        below: Below,
        content: Callable[[float], float],
        first: Type | None = None,
    ) -> float:
        """Lay out one section under a thin rule; return its lower edge.

        Args:
            top: where the section begins.
            label: its name, in the label column.
            below: small lines under the name.
            content: lays out the content from the y it is given, and returns the y below it.
            first: size of the content's first line, when larger than the label: the two stand on one line.
        """
        fit = self.fit
        y = top + fit.pad_above
        label_bottom = self.label(y + (_drop(first, fit.label) if first else 0.0), label, below)
        return max(content(y), label_bottom, y + fit.body.line_mm) + fit.pad_below

    def label(self, y: float, label: str, below: Below) -> float:
        """Put a section's name and the small lines under it in the label column; return the y below them."""
        fit, sheet = self.fit, self.sheet
        width = sheet.label_width - 1.0
        self.canvas.text(sheet.left, y, label, fit.label, most=width)
        y += fit.label.line_mm + 0.2
        for text in below:
            y += self.canvas.paragraph(sheet.left, y, width, text, fit.small, 2)
        return y

    def stressed(self, text: str) -> Below:
        """Return a small line that must not be overlooked; none for an empty text."""
        return ((Run(text, bold=True, colour=INK),),) if text else ()

    def reason(self, y: float, withheld: Withheld) -> float:
        """Put the line that stands in place of a section without enough data."""
        kind = Type(self.fit.body.pt, colour=QUIET)
        return y + self.canvas.paragraph(self.sheet.content, y, self.sheet.content_width, withheld.reason, kind, 2)


def _drop(larger: Type, smaller: Type) -> float:
    """Return how far the smaller type's line box must sink for both to share a baseline, in mm."""
    return ((larger.line_mm - smaller.line_mm) + 0.714 * MM_PER_POINT * (larger.pt - smaller.pt)) / 2


def _narrowed(text: str, kind: Type, room: float) -> Type:
    """Return the type, a little smaller where a text would be too wide; at the smallest it is cut all the same."""
    width = width_of(text, kind)
    # A hair smaller than what just fits, for letters are not exactly as wide at every size.
    return kind if width <= room else replace(kind, pt=max(_SMALLEST, 0.98 * kind.pt * room / width))


def unbroken(text: str) -> str:
    """Keep ranges such as "1.2 to 2.9", amounts such as "1 mg" and short brackets on one line."""
    # Translators: from a number to a number.
    to = _("to")
    text = re.sub(rf"(\d) {re.escape(to)} (?=\d)", rf"\1{NO_BREAK}{to}{NO_BREAK}", text)
    text = _AMOUNT.sub(rf"\1{NO_BREAK}", text)
    return _BRACKET.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)


def header(form: Form, summary: Summary) -> float:
    """Lay out the program's name, the dates covered and the day of printing; return the y below the rule."""
    canvas, sheet, fit = form.canvas, form.sheet, form.fit
    kind = fit.body
    y = fit.top
    canvas.diamond(sheet.left + 1.45, y + kind.line_mm / 2, 1.55, INJECTION)
    x = sheet.left + 4.0
    x += canvas.text(x, y, "B12 Diary", fit.label) + 2.2
    dates = _("{first} to {last}").format(first=day_text(summary.dates.first), last=day_text(summary.dates.last))
    runs = [
        Run(_("diary dates") + " "),
        Run(dates, bold=True),
        Run("   \N{MIDDLE DOT}   " + _("printed {day}").format(day=day_text(summary.printed_on))),
    ]
    words = _("page for the appointment")
    if summary.appointment:
        words = _("appointment: {when}").format(when=summary.appointment)
    room = sheet.right - width_of("".join(run.text for run in runs), fit.label) - 3.0 - x
    canvas.text(x, y, words, kind, most=room)
    canvas.text(sheet.right, y, runs, kind, Align.RIGHT)
    y += kind.line_mm + 1.3
    canvas.rule(sheet.left, sheet.right, y, 0.6, INK)
    return y + 0.3


def person(form: Form, fields: tuple[PersonField, ...], top: float) -> float:
    """Lay out name, birth date and number: typed, or a ruled line for a pen."""
    canvas, sheet, fit = form.canvas, form.sheet, form.fit
    y = top + (1.3 if fit.is_dense else 1.9)
    key_type = fit.small
    shares = (0.0, 0.46, 0.72) if any(f.value for f in fields) else (0.0, 0.38, 0.69)
    width = sheet.right - sheet.left
    ends = (*shares[1:], 1.0)
    for field, share, end in zip(fields, shares, ends, strict=True):
        x = sheet.left + share * width
        room = (end - share) * width - 4.0
        used = canvas.text(x, y + (fit.person.line_mm - key_type.line_mm) * 0.62, field.key, key_type) + 1.5
        if field.value:
            canvas.text(x + used, y, field.value, fit.person, most=room - used)
        else:
            canvas.rule(x + used, x + used + min(32.0, room - used), y + fit.person.line_mm * 0.86, 0.2, QUIET)
    return y + fit.person.line_mm + (0.9 if fit.is_dense else 1.4)


def safety_frame(form: Form, part: SafetyPart, top: float) -> float:
    """Lay out the one frame of the page: the open signs in their own words, when ticked, and the person's note.

    With many open signs the most urgent two stand large, the others as a list; none is ever cut.
    """
    canvas, sheet, fit = form.canvas, form.sheet, form.fit
    x, width = sheet.left + 3.7, sheet.right - sheet.left - 7.4
    start = top + 0.4
    y = start + 2.2
    large, others = part.open_signs[:MOST_LARGE_SIGNS], part.open_signs[MOST_LARGE_SIGNS:]
    for number, sign in enumerate(large):
        y += 1.2 if number else 0.0
        head = _("Safety list: ticked on {day}, not cleared").format(day=day_text(sign.ticked_on))
        canvas.text(x, y, head, fit.label)
        y += fit.label.line_mm
        y += canvas.paragraph(x, y, width, sign.words, fit.sign if len(large) == 1 else Type(11.5, bold=True))
        if sign.note:
            runs = [Run(_("My note:") + " ", bold=True), Run(sign.note)]
            y += canvas.paragraph(x, y + 0.2, width, runs, fit.body, fit.text_lines or 2) + 0.2
    if others:
        listed = [f"{sign.words} ({day_text(sign.ticked_on)})" for sign in others]
        runs = [Run(_("Also ticked and not cleared:") + " ", bold=True), Run("; ".join(listed) + ".")]
        y += canvas.paragraph(x, y + 0.6, width, runs, fit.body) + 0.6
    closing = [card_text(part), part.text]
    quiet = Type(fit.body.pt, colour=QUIET)
    y += canvas.paragraph(x, y + 0.2, width, " ".join(filter(None, closing)), quiet, 3) + 0.2
    y += 1.9
    edge = (sheet.left + 0.45, start, sheet.right - sheet.left - 0.9, y - start)
    canvas.box(edge, None, INK, 0.9)
    return y + 1.6


def safety_line(form: Form, part: SafetyPart, top: float) -> float:
    """Lay out the one line that says what was ticked when nothing is open."""
    sheet, fit = form.sheet, form.fit
    runs = [Run(part.lead + " ", bold=True), Run(part.text)]

    def content(y: float) -> float:
        return y + form.canvas.paragraph(sheet.content, y, sheet.content_width, runs, fit.body, 3)

    return form.section(top, _("Safety list"), (), content)


def main_point(form: Form, text: str, n_questions: int, top: float) -> float:
    """Lay out what the person wants to say, or a line for a pen."""
    sheet, fit = form.sheet, form.fit
    waiting = ngettext("{n} question below", "{n} questions below", n_questions).format(n=n_questions)
    below = (_("in my own words;"), waiting) if n_questions else (_("in my own words"),)

    def content(y: float) -> float:
        if not text:
            form.canvas.rule(sheet.content, sheet.right, y + 7.5, 0.2, QUIET)
            return y + 8.5
        return y + form.canvas.paragraph(sheet.content, y, sheet.content_width, text, fit.main_point)

    return form.section(top, _("My main point"), below, content, fit.main_point if text else None)


def treatment(form: Form, facts: tuple[Fact, ...] | Withheld, background: tuple[Fact, ...], top: float) -> float:
    """Lay out the four facts side by side, and what stands behind them in a line below."""
    sheet, fit = form.sheet, form.fit

    def content(y: float) -> float:
        y = form.reason(y, facts) if isinstance(facts, Withheld) else four_facts(y, facts)
        runs = [
            run
            for n, fact in enumerate(background)
            for run in (
                Run(("   " if n else "") + fact.key.replace(" ", NO_BREAK) + NO_BREAK * 2, colour=QUIET),
                Run(unbroken(fact.value)),
            )
        ]
        most = fit.text_lines and fit.text_lines + 1
        return y + form.canvas.paragraph(sheet.content, y + 0.4, sheet.content_width, runs, fit.body, most) + 0.4

    def four_facts(y: float, facts: tuple[Fact, ...]) -> float:
        width = sheet.content_width
        starts = (0.0, 0.272, 0.51, 0.71)
        bottoms = []
        for fact, start, end in zip(facts, starts, (*starts[1:], 1.0), strict=True):
            x, room = sheet.content + start * width, (end - start) * width - (2.5 if end < 1 else 0.0)
            form.canvas.text(x, y, fact.key, _narrowed(fact.key, fit.small, room), most=room)
            at = y + fit.small.line_mm + 0.3
            at += form.canvas.paragraph(x, at, room, unbroken(fact.value), fit.label, 2)
            for detail in fact.details:
                at += form.canvas.paragraph(x, at, room, unbroken(detail), fit.body, fit.text_lines)
            bottoms.append(at)
        return max(bottoms)

    return form.section(top, _("Treatment"), (_("as I recorded it"),), content)
