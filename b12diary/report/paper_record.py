"""The lower part of the sheet: what else changed, blood tests, questions, room for notes, and the last two lines."""

from dataclasses import replace
from itertools import pairwise

from b12diary.i18n import _, ngettext
from b12diary.report.blood_tests import BloodTest, BloodTests
from b12diary.report.events import Event, Events, lettered
from b12diary.report.paper_canvas import INK, QUIET, Run, Type, width_of
from b12diary.report.paper_fit import NOTES_LINE_MM
from b12diary.report.paper_sections import RULE, Form, unbroken
from b12diary.report.parts import Withheld
from b12diary.report.questions import Question

_RESULT_SHARE = 0.235
"""Of a column of blood tests, the width of the results."""
_HAIR = 0.05  # so that rounding never cuts what just fits
_MOST_BESIDE = 5
"""Medicines that stand one under the other beside the events; more of them are a paragraph below."""
_BESIDE = 95.0
"""Where the other medicines begin when they stand beside the events, in mm from the content's left edge."""


def events(form: Form, part: Events | Withheld, top: float) -> float:
    """Lay out what else changed, with the letters of the flags, and the other medicines."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        if not part.medicines:
            return _event_rows(form, part.rows, y, sheet.content_width)
        trial = replace(form, canvas=canvas.again())
        is_beside = bool(part.rows) and len(part.medicines) <= _MOST_BESIDE
        if is_beside and fit.medicines_below:
            is_beside = _medicines_beside(trial, part, y) <= _medicines_below(trial, part, y)
        return _medicines_beside(form, part, y) if is_beside else _medicines_below(form, part, y)

    more = 0 if isinstance(part, Withheld) else len(part.rows) - len(shown_events(form, part.rows))
    told = ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more)
    return form.section(top, _("Also changed"), (told,) if more else (), content)


def _medicines_beside(form: Form, part: Events, y: float) -> float:
    """Lay out the events with the other medicines one under the other at their right; return the y below both."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas
    bottom = _event_rows(form, part.rows, y, _BESIDE - 2.0)
    x = sheet.content + _BESIDE
    canvas.text(x, y, _("other medicines"), fit.small)
    y += fit.small.line_mm + 0.2
    for medicine in part.medicines:
        y += canvas.paragraph(x, y, sheet.right - x, medicine, fit.body, fit.text_lines)
    return max(bottom, y)


def _medicines_below(form: Form, part: Events, y: float) -> float:
    """Lay out the events over the whole width with the other medicines as a paragraph below; return the y below it."""
    sheet, fit = form.sheet, form.fit
    y = _event_rows(form, part.rows, y, sheet.content_width)
    runs = [Run(_("other medicines") + "  ", colour=QUIET), Run(", ".join(part.medicines))]
    return y + form.canvas.paragraph(sheet.content, y, sheet.content_width, runs, fit.body, fit.text_lines)


def shown_events(form: Form, rows: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the rows that the sheet has room for, the latest ones, lettered from A on."""
    most = form.fit.most_events
    return lettered(rows[-most:]) if len(rows) > most else rows


def _event_rows(form: Form, rows: tuple[Event, ...], y: float, room: float) -> float:
    sheet, fit, canvas = form.sheet, form.fit, form.canvas
    shown = shown_events(form, rows)
    # Words begin on one line for all rows, where the widest dates end.
    dates = max((width_of(unbroken(row.when), fit.body) for row in shown), default=0.0)
    offset = min(max(36.5, 7.0 + dates), 0.6 * room)
    words = sheet.content + offset
    for row in shown:
        canvas.text(sheet.content, y, row.letter, fit.label)
        canvas.text(sheet.content + 5.0, y, unbroken(row.when), fit.body, most=offset - 6.0)
        width = room - offset
        y += canvas.paragraph(words, y, width, row.words, fit.body, 2 if fit.most_events > 5 else 1)
    return y


def blood_tests(form: Form, part: BloodTests | Withheld, top: float) -> float:
    """Lay out the results from before treatment, then the others, and the caption that always stands below them."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        before, rows = _shown_tests(part, fit.most_tests)
        for words, shown in ((part.before_text, before), (part.since_text, rows)):
            if not shown:
                continue
            if words:
                y += 0.5 if shown is rows else 0.0
                y += canvas.paragraph(sheet.content, y, sheet.content_width, words, replace(fit.small, bold=True))
            y = _tests(form, shown, y, with_heads=shown is before or not before)
        more = len(part.before) + len(part.rows) - len(before) - len(rows)
        text = part.caption
        if more:
            text += " " + ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more)
        return y + canvas.paragraph(sheet.content, y + 0.3, sheet.content_width, text, fit.body) + 0.3

    return form.section(top, _("Blood tests"), (), content)


def _shown_tests(part: BloodTests, most: int) -> tuple[tuple[BloodTest, ...], tuple[BloodTest, ...]]:
    """Return the results from before treatment and the others, at most `most` in all (0 = all), each with its share."""
    if not most:
        return part.before, part.rows
    before = part.before[: max(most // 2, most - len(part.rows))]
    return before, part.rows[: most - len(before)]


def _tests(form: Form, rows: tuple[BloodTest, ...], y: float, *, with_heads: bool) -> float:
    """Lay out results in two columns, or in one where they are wide; return the y below them."""
    sheet, fit = form.sheet, form.fit
    half = sheet.content_width * 0.49
    # Results in two units are too wide for half a sheet.
    is_wide = any(width_of(row.result, fit.table) > _RESULT_SHARE * half - 1.0 for row in rows)
    n_left = len(rows) if is_wide else (len(rows) + 1) // 2
    width = 0.98 * sheet.content_width if is_wide else half
    columns = ((sheet.content, rows[:n_left]), (sheet.content + 1.04 * half, rows[n_left:]))
    return max(_test_column(form, shown, (x, width), y, with_heads=with_heads) for x, shown in columns if shown)


def _test_column(
    form: Form, rows: tuple[BloodTest, ...], across: tuple[float, float], y: float, *, with_heads: bool
) -> float:
    """Lay out results one under the other and return the y below; `across` is the left edge and the width."""
    fit, canvas = form.fit, form.canvas
    x, width = across
    # A day is never cut: without its year it would be another one.
    days = max(width_of(row.taken, fit.table) for row in rows) + _HAIR
    places = (0.0, 0.30 * width, (0.30 + _RESULT_SHARE) * width, min(0.77 * width, width - days))
    starts = [x + place for place in places]
    widths = [end - place - 1.0 for place, end in pairwise((*places, width + 1.0))]
    # Translators: heads of the columns of blood tests; taken: the day on which the blood was taken.
    heads = (_("test"), _("result"), _("lab\N{RIGHT SINGLE QUOTATION MARK}s range"), _("taken"))
    if with_heads:
        for start, head in zip(starts, heads, strict=True):
            canvas.text(start, y, head, fit.small)
        y += fit.small.line_mm
    for row in rows:
        for start, room, text in zip(starts[1:], widths[1:], (row.result, row.reference, row.taken), strict=True):
            canvas.text(start, y, text, fit.table, most=room)
        name = _test_name(row.test, fit.table, widths[0])
        y += max(canvas.paragraph(starts[0], y, widths[0], name, fit.table, 2), fit.table.line_mm)
    return y


def _test_name(name: str, kind: Type, room: float) -> str:
    """Return the name of a test, without its other name, or as that alone, where only so it fits one line."""
    first, _bracket, other = name.rstrip(")").partition(" (")
    return next((text for text in (name, first, other) if text and width_of(text, kind) <= room), name)


def questions(form: Form, asked: tuple[Question, ...], top: float) -> float:
    """Lay out the numbered questions; the one about frequency is bold, with the other reasons below it."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas

    def content(y: float) -> float:
        x = sheet.content + 5.0
        for number, question in enumerate(asked, 1):
            canvas.text(sheet.content, y, str(number), Type(fit.question.pt, bold=True))
            kind = Type(fit.question.pt, bold=question.is_about_frequency)
            y += canvas.paragraph(x, y, sheet.right - x, question.text, kind, fit.text_lines)
            if question.below:
                y += canvas.paragraph(x, y + 0.2, sheet.right - x, question.below, fit.small) + 0.4
            y += 0.0 if fit.is_dense else 0.6
        return y

    return form.section(top, _("My questions"), (), content)


def notes(form: Form, top: float, bottom: float) -> None:
    """Rule the height that is left, a line every 8 mm."""
    sheet, fit = form.sheet, form.fit
    form.label(top + fit.pad_above, _("Notes"), (_("at the appointment"),))
    y = top + NOTES_LINE_MM
    while y <= bottom - 1.0 + 1e-6:
        form.canvas.rule(sheet.content, sheet.right, y, 0.2, RULE)
        y += NOTES_LINE_MM


def footer_height(form: Form, text: str) -> float:
    """Return the height of the last lines with the rule above them."""
    trial = form.canvas.again()
    return trial.paragraph(0, 0, form.sheet.right - form.sheet.left, text, form.fit.small) + 1.0


def footer(form: Form, text: str, height: float) -> None:
    """Lay out the last lines at the lower margin."""
    sheet, fit = form.sheet, form.fit
    top = sheet.height - fit.bottom - height
    form.canvas.rule(sheet.left, sheet.right, top, 0.2, RULE)
    form.canvas.paragraph(sheet.left, top + 1.0, sheet.right - sheet.left, text, fit.small)


def section_rule(form: Form, y: float, *, is_black: bool = False) -> None:
    """Draw the rule above a section; the black one parts the record from the talk."""
    form.canvas.rule(form.sheet.left, form.sheet.right, y, 0.5 if is_black else 0.2, INK if is_black else RULE)
