"""The lower part of the sheet: what else changed, blood tests, questions, room for notes, and the last two lines."""

from b12diary.i18n import _, ngettext
from b12diary.report.blood_tests import BloodTest, BloodTests
from b12diary.report.events import Event, Events, lettered
from b12diary.report.paper_canvas import INK, QUIET, Run, Type, width_of
from b12diary.report.paper_fit import NOTES_LINE_MM
from b12diary.report.paper_sections import RULE, Form, unbroken
from b12diary.report.parts import Withheld
from b12diary.report.questions import Question

_BESIDE = 95.0
"""Where the other medicines begin when they stand beside the events, in mm from the content's left edge."""


def events(form: Form, part: Events | Withheld, top: float) -> float:
    """Lay out what else changed, with the letters of the flags, and the other medicines."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        below = fit.medicines_below or not part.rows
        room = sheet.content_width if below or not part.medicines else _BESIDE - 2.0
        bottom = _event_rows(form, part.rows, y, room)
        if not part.medicines:
            return bottom
        key = _("other medicines")
        if below:
            runs = [Run(key + "  ", colour=QUIET), Run(", ".join(part.medicines))]
            return bottom + canvas.paragraph(sheet.content, bottom, sheet.content_width, runs, fit.body, fit.text_lines)
        x, at = sheet.content + _BESIDE, y
        canvas.text(x, at, key, fit.small)
        at += fit.small.line_mm + 0.2
        for medicine in part.medicines:
            at += canvas.paragraph(x, at, sheet.right - x, medicine, fit.body)
        return max(bottom, at)

    return form.section(top, _("Also changed"), (), content)


def shown_events(form: Form, rows: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the rows that the sheet has room for, the latest ones, lettered from A on."""
    most = form.fit.most_events
    return lettered(rows[-most:]) if most and len(rows) > most else rows


def _event_rows(form: Form, rows: tuple[Event, ...], y: float, room: float) -> float:
    sheet, fit, canvas = form.sheet, form.fit, form.canvas
    shown = shown_events(form, rows)
    more = len(rows) - len(shown)
    told = ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more) if more else ""
    # Words begin on one line for all rows, where the widest dates end.
    dates = max((width_of(unbroken(row.when), fit.body) for row in shown), default=0.0)
    offset = min(max(36.5, 7.0 + dates), 0.6 * room)
    words = sheet.content + offset
    for index, row in enumerate(shown):
        canvas.text(sheet.content, y, row.letter, fit.label)
        canvas.text(sheet.content + 5.0, y, unbroken(row.when), fit.body, most=offset - 6.0)
        width = room - offset
        if told and index == len(shown) - 1:
            used = canvas.text(words, y, row.words, fit.body, most=width - 30.0)
            canvas.text(words + used + 2.5, y + 0.25, told, fit.small)
            y += fit.body.line_mm
        else:
            y += canvas.paragraph(words, y, width, row.words, fit.body, 1 if fit.most_events else 2)
    return y


def blood_tests(form: Form, part: BloodTests | Withheld, top: float) -> float:
    """Lay out the results in two columns, and the caption that always stands below them."""
    sheet, fit, canvas = form.sheet, form.fit, form.canvas

    def content(y: float) -> float:
        if isinstance(part, Withheld):
            return form.reason(y, part)
        rows = part.rows[: fit.most_tests] if fit.most_tests else part.rows
        n_left = (len(rows) + 1) // 2 if len(rows) > 1 else 1
        half = sheet.content_width * 0.51
        for x, column in ((sheet.content, rows[:n_left]), (sheet.content + half, rows[n_left:])):
            if column:
                _test_column(form, column, x, y)
        y += fit.small.line_mm + n_left * fit.table.line_mm
        more = len(part.rows) - len(rows)
        text = part.caption
        if more:
            text += " " + ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more)
        return y + canvas.paragraph(sheet.content, y + 0.3, sheet.content_width, text, fit.body) + 0.3

    return form.section(top, _("Blood tests"), (), content)


def _test_column(form: Form, rows: tuple[BloodTest, ...], x: float, y: float) -> None:
    fit, canvas = form.fit, form.canvas
    half = form.sheet.content_width * 0.49
    starts = [x + share * half for share in (0.0, 0.30, 0.535, 0.77)]
    widths = [share * half - 1.0 for share in (0.30, 0.235, 0.235, 0.245)]
    heads = (_("test"), _("result"), _("lab\N{RIGHT SINGLE QUOTATION MARK}s range"), _("taken"))
    for start, head in zip(starts, heads, strict=True):
        canvas.text(start, y, head, fit.small)
    y += fit.small.line_mm
    for row in rows:
        test = row.test
        if width_of(test, fit.table) > widths[0]:
            test = test.partition(" (")[0]
        for start, width, text in zip(starts, widths, (test, row.result, row.reference, row.taken), strict=True):
            canvas.text(start, y, text, fit.table, most=width)
        y += fit.table.line_mm


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
    while y <= bottom - 2.0:
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
