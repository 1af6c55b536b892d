"""Daily life on the sheet: for each item a bar of days, and its numbers."""

from dataclasses import dataclass

from b12diary.domain.symptom import INTERFERENCE
from b12diary.i18n import _, ngettext, pgettext
from b12diary.report.daily_life import Burden, DailyLife, nerves_key
from b12diary.report.in_words import level_words
from b12diary.report.paper_canvas import INK, QUIET, Align, Run, Type, fitted, width_of
from b12diary.report.paper_sections import Below, Form
from b12diary.report.parts import Withheld
from b12diary.report.reach import averages_text
from b12diary.report.summary import Coverage
from b12diary.report.text import average_text
from b12diary.report.typed import NO_BREAK

SHADES = ("#FFFFFF", "#DCE1E6", "#9AA4B0", "#3B4656")


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


def _legend(form: Form, y: float, until: float, *, in_words: bool) -> None:
    canvas, fit = form.canvas, form.fit
    x = form.sheet.content
    words = (_("none 0"), _("mild 1 to 3"), _("moderate 4 to 6"), _("severe 7 to 10"))
    if in_words:
        words = level_words()
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


def _heads(part: DailyLife) -> tuple[tuple[str, str], ...]:
    """Return the heads of the numbers, each in two lines, from left to right."""
    if part.in_words:
        # Translators: head of a narrow column in two lines: moderate or severe.
        return ("", _("median")), (_("moderate"), _("or severe"))
    average = pgettext("on paper, in a narrow column", "average")
    # Translators: heads of narrow columns, each in two lines: days with 4 points or more; average early, average late
    # in a gap.
    return ("", _("median")), (_("days 4"), _("or more")), (average, _("early")), (average, _("late"))


def _numbers(part: DailyLife, row: Burden) -> tuple[str, ...]:
    counted = (part.median_text(row), str(row.n_affected))
    return counted if part.in_words else (*counted, average_text(row.mean_early), average_text(row.mean_late))


def daily_life(form: Form, part: DailyLife | Withheld, coverage: Coverage, top: float) -> float:
    """Lay out the table of daily life: interference first and bold, then the main symptoms."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas
    below: Below = (
        ngettext("{n} day in all;", "days out of {n};", coverage.n_days).format(n=coverage.n_days),
        _("{n} rated ({share} %)").format(n=coverage.n_rated, share=coverage.percent),
    )
    if isinstance(part, Withheld):
        days = ngettext("{n} day, {rated} rated", "{n} days, {rated} rated", coverage.n_days)
        below = (days.format(n=coverage.n_days, rated=coverage.n_rated),)
    else:
        below += tuple(filter(None, (coverage.break_text, part.other_text)))
        below += form.stressed(averages_text(part.reach))

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        columns = _columns(form, part.rows)
        heads = _heads(part)
        # Words are wider than numbers and fewer: they take the places of two.
        places = (columns.numbers[1], columns.numbers[3]) if part.in_words else columns.numbers
        step = fit.small.line_mm
        for right, (upper, lower) in zip(places, heads, strict=True):
            canvas.text(right, y - 0.4, upper, fit.small, Align.RIGHT)
            canvas.text(right, y - 0.4 + step * 0.96, lower, fit.small, Align.RIGHT)
        _legend(form, y - 0.4 + step * 0.96, columns.numbers[0] - 8, in_words=part.in_words)
        y += 2 * step + 0.1
        pitch = fit.body.line_mm + (0.1 if fit.is_dense else 0.55)
        for row in part.rows:
            is_first = row.symptom == INTERFERENCE
            kind = fit.label if is_first else fit.body
            canvas.text(sheet.content, y, fitted(row.label, kind, columns.bar - sheet.content - 1.0), kind)
            _bar(form, row, columns, y + (kind.line_mm - 2.9) / 2, 2.9)
            numbers = _numbers(part, row)
            for column, (right, text) in enumerate(zip(places, numbers, strict=True)):
                bold = Type(kind.pt, bold=is_first or column == 3)
                canvas.text(right, y, text, bold, Align.RIGHT)
            y += pitch
        if part.nerves:
            runs = [Run(nerves_key().replace(" ", NO_BREAK) + NO_BREAK * 2, colour=QUIET), Run(part.nerves)]
            y += canvas.paragraph(sheet.content, y + 0.2, sheet.content_width, runs, fit.body, fit.text_lines) + 0.2
        return y

    return form.section(top, _("Daily life"), below, content)
