"""The care cards on their millimetre grid: always one page, readable on a black-and-white printer."""

from b12diary.domain.safety import CareLevel
from b12diary.i18n import _, day_text
from b12diary.report.care_sheet import CareSheet, SheetCard
from b12diary.report.paper_canvas import INK, QUIET, Align, Canvas, Run, Type
from b12diary.report.paper_fit import SHEETS, Fit, Sheet
from b12diary.report.paper_form import LaidOut

_RED, _BLUE, _WHITE = "#B3201A", "#005EB8", "#FFFFFF"
_SIZES = (9.4, 9.0, 8.6, 8.2, 7.8, 7.4, 7.0, 6.6, 6.2)
_PAD, _GAP, _BULLET = 2.0, 3.0, 3.2
_BOTTOM = 9.0


def lay_out_care(sheet: CareSheet) -> LaidOut:
    """Return the sheet in the largest letters in which all of it fits."""
    paper = SHEETS[sheet.paper]
    for pt in _SIZES:
        canvas = Canvas()
        if _lay_out(canvas, sheet, paper, pt) <= paper.height - _BOTTOM - Type(7.5).line_mm or pt == _SIZES[-1]:
            break
    foot = _("Nothing of what stands in the diary is on this sheet.")
    top = paper.height - _BOTTOM - Type(7.5).line_mm
    canvas.text(paper.left, top, f"{foot}   \N{MIDDLE DOT}   B12 Diary {sheet.version}", Type(7.5, colour=QUIET))
    return LaidOut(canvas, paper, Fit())


def _lay_out(canvas: Canvas, sheet: CareSheet, paper: Sheet, pt: float) -> float:
    """Put everything on the canvas; return where it ends."""
    left, right, y = paper.left, paper.right, 10.0
    title = Type(14.5, bold=True)
    canvas.text(left, y, _("Get help"), title)
    canvas.text(right, y + 1.2, sheet.country, Type(9.8, bold=True), Align.RIGHT)
    y += title.line_mm + 0.8
    canvas.rule(left, right, y, 0.6, INK)
    y += 1.6
    y += canvas.paragraph(left, y, right - left, sheet.static, Type(pt)) + 2.2
    half = (right - left - _GAP) / 2
    emergency = [card for card in sheet.cards if card.level is CareLevel.EMERGENCY]
    for first in range(0, len(emergency), 2):
        row = emergency[first : first + 2]
        width = half if len(row) == 2 else right - left
        height = max(_card(Canvas(), card, (0, 0), width, pt) for card in row)
        for n, card in enumerate(row):
            _card(canvas, card, (left + n * (half + _GAP), y), width, pt, height)
        y += height + _GAP
    ends = []
    for n, level in enumerate((CareLevel.URGENT, CareLevel.SOON)):
        at = y
        for card in (card for card in sheet.cards if card.level is level):
            at += _card(canvas, card, (left + n * (half + _GAP), at), half, pt) + _GAP
        ends.append(at)
    return _numbers(canvas, sheet, (left, right), max(ends), pt)


def _card(
    canvas: Canvas, card: SheetCard, corner: tuple[float, float], width: float, pt: float, height: float = 0.0
) -> float:
    """Draw a card, at least `height` high; return its height. The border comes first, so the words lie over it."""
    if not height:
        height = _card(Canvas(), card, corner, width, pt, 0.1)
    x, y = corner
    tone = _BLUE if card.level is CareLevel.SOON else _RED
    inner = width - 2 * _PAD
    above, action = Type(pt * 0.82, bold=True, colour=_WHITE), Type(pt * 1.12, bold=True, colour=_WHITE)
    words = Canvas()
    at = y + 1.0
    at += words.paragraph(x + _PAD, at, inner, card.above, above)
    at += words.paragraph(x + _PAD, at, inner, card.heading, action) + 1.2
    head = at - y
    at += 1.2
    body = Type(pt)
    for bullet in card.bullets:
        words.disc(x + _PAD + 0.8, at + body.line_mm / 2, 0.55, INK)
        at += words.paragraph(x + _PAD + _BULLET, at, inner - _BULLET, bullet, body) + 0.3
    if card.foot:
        at += 0.7
        at += words.paragraph(x + _PAD, at, inner, card.foot, body)
    needed = at + 1.6 - y
    whole = max(needed, height)
    # Emergencies have a heavier frame: on grey paper red and blue look alike.
    canvas.box((x, y, width, whole), None, tone, 0.7 if card.level is CareLevel.EMERGENCY else 0.3)
    canvas.box((x, y, width, head), tone)
    canvas.marks.extend(words.marks)
    return whole


def _numbers(canvas: Canvas, sheet: CareSheet, ends: tuple[float, float], y: float, pt: float) -> float:
    left, right = ends
    body = Type(pt)
    if not sheet.numbers:
        words = _("This program does not know your country’s numbers. Please look them up.")
        return y + canvas.paragraph(left, y, right - left, words, body)
    half = (right - left - _GAP) / 2
    y += canvas.paragraph(left, y, right - left, _("Telephone numbers"), Type(pt * 1.12, bold=True)) + 0.6
    columns = [y, y]
    per_column = -(-len(sheet.numbers) // 2)
    for n, line in enumerate(sheet.numbers):
        side = n // per_column
        runs = [Run(_("{name}:").format(name=line.name) + " "), Run(line.number, bold=True)]
        if line.mark:
            runs.append(Run(f" ({line.mark})", colour=QUIET))
        columns[side] += canvas.paragraph(left + side * (half + _GAP), columns[side], half, runs, body) + 0.4
    y = max(columns) + 0.8
    last = [sheet.note]
    if sheet.checked is not None:
        last.append(_("The program’s numbers were last checked on {day}.").format(day=day_text(sheet.checked)))
    words = " ".join(part for part in last if part)
    return y + canvas.paragraph(left, y, right - left, words, Type(pt * 0.9, colour=QUIET))
