"""The upper half of the sheet: who and when, signs, the main point, treatment, and how daily life was."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from b12diary.domain.symptom import INTERFERENCE
from b12diary.i18n import _, day_text, ngettext, number_text
from b12diary.report.daily_life import Burden, DailyLife
from b12diary.report.paper_canvas import INK, MM_PER_POINT, QUIET, Align, Canvas, Run, Type, fitted, width_of
from b12diary.report.paper_fit import Fit, Sheet
from b12diary.report.parts import Withheld
from b12diary.report.reach import averages_text
from b12diary.report.safety import OpenSign, SafetyPart
from b12diary.report.summary import Coverage, PersonField, Summary
from b12diary.report.treatment import Fact

INJECTION = "#A3123A"
RULE = "#C3CAD2"
SHADES = ("#FFFFFF", "#DCE1E6", "#9AA4B0", "#3B4656")
MOST_LARGE_SIGNS = 2
_BRACKET = re.compile(r"\([^()]{1,14}\)")
_RANGE = re.compile(r"(\d) to (\d)")

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


def unbroken(text: str) -> str:
    """Keep ranges such as "1.2 to 2.9" and short brackets on one line."""
    text = _RANGE.sub("\\1\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}\\2", text)
    return _BRACKET.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)


def header(form: Form, summary: Summary) -> float:
    """Lay out the program's name, the dates covered and the day of printing; return the y below the rule."""
    canvas, sheet, fit = form.canvas, form.sheet, form.fit
    kind = fit.body
    y = fit.top
    canvas.diamond(sheet.left + 1.45, y + kind.line_mm / 2, 1.55, INJECTION)
    x = sheet.left + 4.0
    x += canvas.text(x, y, "B12 Diary", fit.label) + 2.2
    canvas.text(x, y, _("page for the appointment"), kind)
    dates = _("{first} to {last}").format(first=day_text(summary.dates.first), last=day_text(summary.dates.last))
    runs = [
        Run(_("diary dates") + " "),
        Run(dates, bold=True),
        Run("   \N{MIDDLE DOT}   " + _("printed {day}").format(day=day_text(summary.printed_on))),
    ]
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


def _card_text(sign: OpenSign) -> str:
    return _(
        "The diary then showed: "
        "\N{LEFT DOUBLE QUOTATION MARK}{advice} \N{HORIZONTAL ELLIPSIS} {card}\N{RIGHT DOUBLE QUOTATION MARK}."
    ).format(advice=sign.advice, card=sign.card)


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
    closing = [part.text, *(_card_text(sign) for sign in part.open_signs if sign.advice and len(part.open_signs) == 1)]
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


def treatment(form: Form, facts: tuple[Fact, ...] | Withheld, top: float) -> float:
    """Lay out the four facts side by side."""
    sheet, fit = form.sheet, form.fit

    def content(y: float) -> float:
        if isinstance(facts, Withheld):
            return form.reason(y, facts)
        width = sheet.content_width
        starts = (0.0, 0.272, 0.51, 0.71)
        bottoms = []
        for fact, start, end in zip(facts, starts, (*starts[1:], 1.0), strict=True):
            x, room = sheet.content + start * width, (end - start) * width - (2.5 if end < 1 else 0.0)
            form.canvas.text(x, y, fact.key, fit.small, most=room)
            at = y + fit.small.line_mm + 0.3
            at += form.canvas.paragraph(x, at, room, unbroken(fact.value), fit.label, 2)
            for detail in fact.details:
                at += form.canvas.paragraph(x, at, room, unbroken(detail), fit.body, fit.text_lines)
            bottoms.append(at)
        return max(bottoms)

    return form.section(top, _("Treatment"), (_("as I recorded it"),), content)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the table of daily life has its columns: the bar, and the right ends of the four numbers."""

    bar: float
    bar_width: float
    numbers: tuple[float, float, float, float]


def _columns(form: Form, rows: tuple[Burden, ...]) -> _Columns:
    """Widen the column of names for long ones, from 41 to 60 mm, at the cost of the bar."""
    sheet = form.sheet
    longest = max(width_of(row.label, form.fit.label) for row in rows) + 2.0
    names = min(max(longest, 41.0), 60.0)
    bar_width = 54.0 - 13.0 * (names - 41.0) / 19.0
    right = sheet.right
    spread = sheet.content_width / 151.0
    ends = (right - 42.0 * spread, right - 27.5 * spread, right - 13.2 * spread, right)
    bar_width = min(bar_width, ends[0] - 8.0 - (sheet.content + names))
    return _Columns(sheet.content + names, bar_width, ends)


def _legend(form: Form, y: float, until: float) -> None:
    canvas, fit = form.canvas, form.fit
    x = form.sheet.content
    words = (_("none 0"), _("mild 1 to 3"), _("moderate 4 to 6"), _("severe 7 to 10"))
    size = 2.6
    box_top = y + (fit.small.line_mm - 1.9) / 2
    for shade, text in zip(SHADES, words, strict=True):
        canvas.box((x, box_top, size, 1.9), shade, INK, 0.18)
        x += size + 0.9 + canvas.text(x + size + 0.9, y, text, fit.small) + 2.2
    text = _("no entry")
    if x + size + width_of(text, fit.small) < until:
        canvas.box((x, box_top, size, 1.9), None, QUIET, 0.18, (0.6, 0.5))
        canvas.text(x + size + 0.9, y, text, fit.small)


def _bar(form: Form, row: Burden, columns: _Columns, y: float, height: float) -> None:
    """Draw one bar of days; a number stands in each part that is wide enough for it."""
    canvas = form.canvas
    parts = (row.n_none, row.n_mild, row.n_moderate, row.n_severe, row.n_no_entry)
    total = sum(parts)
    kind = Type(7.3)
    x = columns.bar
    for index, n in enumerate(parts):
        width = columns.bar_width * n / total
        if n == 0:
            continue
        if index < len(SHADES):
            canvas.box((x, y, width, height), SHADES[index], INK, 0.18)
            colour = "#FFFFFF" if index == len(SHADES) - 1 else INK
        else:
            canvas.box((x, y, width, height), None, QUIET, 0.18, (0.6, 0.5))
            colour = QUIET
        if width_of(str(n), kind) + 1.0 <= width:
            top = y + (height - kind.line_mm) / 2
            canvas.text(x + width / 2, top, str(n), Type(kind.pt, colour=colour), Align.CENTRE)
        x += width


def _average(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else number_text(value, 1)


def daily_life(form: Form, part: DailyLife | Withheld, coverage: Coverage, top: float) -> float:
    """Lay out the table of daily life: interference first and bold, then the main symptoms."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas
    share = round(100 * coverage.n_rated / coverage.n_days)
    below: Below = (
        ngettext("{n} day in all;", "days out of {n};", coverage.n_days).format(n=coverage.n_days),
        _("{n} rated ({share} %)").format(n=coverage.n_rated, share=share),
    )
    if isinstance(part, Withheld):
        days = ngettext("{n} day, {rated} rated", "{n} days, {rated} rated", coverage.n_days)
        below = (days.format(n=coverage.n_days, rated=coverage.n_rated),)
    else:
        below += form.stressed(averages_text(part.reach))

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        columns = _columns(form, part.rows)
        heads = (
            ("", _("median")),
            (_("days 4"), _("or more")),
            (_("average"), _("early")),
            (_("average"), _("late")),
        )
        step = fit.small.line_mm
        for right, (upper, lower) in zip(columns.numbers, heads, strict=True):
            canvas.text(right, y - 0.4, upper, fit.small, Align.RIGHT)
            canvas.text(right, y - 0.4 + step * 0.96, lower, fit.small, Align.RIGHT)
        _legend(form, y - 0.4 + step * 0.96, columns.numbers[0] - 8)
        y += 2 * step + 0.1
        pitch = fit.body.line_mm + (0.1 if fit.is_dense else 0.55)
        for row in part.rows:
            is_first = row.symptom == INTERFERENCE
            kind = fit.label if is_first else fit.body
            canvas.text(sheet.content, y, fitted(row.label, kind, columns.bar - sheet.content - 1.0), kind)
            _bar(form, row, columns, y + (kind.line_mm - 2.9) / 2, 2.9)
            middle = number_text(row.median, 0 if float(row.median).is_integer() else 1)
            numbers = (middle, str(row.n_affected), _average(row.mean_early), _average(row.mean_late))
            for column, (right, text) in enumerate(zip(columns.numbers, numbers, strict=True)):
                bold = Type(kind.pt, bold=is_first or column == len(numbers) - 1)
                canvas.text(right, y, text, bold, Align.RIGHT)
            y += pitch
        return y

    return form.section(top, _("Daily life"), below, content)
