"""The blank grid on its millimetre grid: 14 rows to write in, a diamond to cross on a day with an injection."""

from b12diary.i18n import _, day_text
from b12diary.report.grid import N_BOXES, N_DAYS, GridSheet
from b12diary.report.paper_canvas import INK, QUIET, Align, Canvas, Run, Type, width_of
from b12diary.report.paper_fit import SHEETS, Fit
from b12diary.report.paper_form import LaidOut
from b12diary.report.paper_sections import INJECTION, RULE

RIGHT_MARGIN = 12.0
DAY_WIDTH, BOX_WIDTH, DIAMOND_WIDTH = 19.0, 17.2, 15.0
HEAD_LINES = 4
_BODY, _BOLD, _SMALL = Type(8.8), Type(8.8, bold=True), Type(7.5, colour=QUIET)
_TITLE, _LEAD, _HEAD = Type(14.5, bold=True), Type(9.8), Type(8.8, bold=True)


def lay_out_grid(grid: GridSheet) -> LaidOut:
    """Return the sheet; always one page."""
    sheet, canvas = SHEETS[grid.paper], Canvas()
    right = sheet.width - RIGHT_MARGIN
    y = _header(canvas, grid, sheet.left, right)
    foot = 4 * _BODY.line_mm + 2.0
    heads = HEAD_LINES * _HEAD.line_mm
    height = (sheet.height - 9.0 - foot - y - heads - 0.8) / N_DAYS
    top = y + heads + 0.8
    _heads(canvas, grid, sheet.left, top)
    bottom = _rows(canvas, grid, (sheet.left, right), top, height)
    _foot(canvas, grid, sheet.left, bottom + 2.0)
    return LaidOut(canvas, sheet, Fit())


def _header(canvas: Canvas, grid: GridSheet, left: float, right: float) -> float:
    y = 10.0
    canvas.diamond(left + 1.45, y + _BODY.line_mm / 2, 1.55, INJECTION)
    x = left + 4.0
    x += canvas.text(x, y, "B12 Diary", _BOLD) + 2.2
    canvas.text(x, y, _("paper grid, {n} days").format(n=N_DAYS), _BODY)
    days = [day for day in grid.days() if day is not None]
    if days:
        dates = [
            Run(_("from") + " ", colour=QUIET),
            Run(day_text(days[0]), bold=True),
            Run(" " + _("to") + " ", colour=QUIET),
            Run(day_text(days[-1]), bold=True),
        ]
        canvas.text(right, y, dates, _BODY, Align.RIGHT)
    y += _BODY.line_mm + 1.3
    canvas.rule(left, right, y, 0.6, INK)
    y += 2.0
    canvas.text(left, y, _("How were things today, on average?"), _TITLE)
    y += _TITLE.line_mm + 0.3
    runs = [
        Run(_("Each evening, write a number from 0 to 10 in each box:") + " "),
        Run(_("0 = none, 10 = as bad as can be."), bold=True),
    ]
    canvas.text(left, y, runs, _LEAD)
    return y + _LEAD.line_mm + 1.5


def _heads(canvas: Canvas, grid: GridSheet, left: float, bottom: float) -> None:
    """Put the heads on the boxes, standing on their upper edge."""
    canvas.text(left, bottom - 0.8 - _HEAD.line_mm, _("Day"), _HEAD)
    columns = [(left + DAY_WIDTH + n * BOX_WIDTH, BOX_WIDTH, head) for n, head in enumerate(grid.heads)]
    columns.append((left + DAY_WIDTH + N_BOXES * BOX_WIDTH, DIAMOND_WIDTH, _("Injection today")))
    for x, width, head in columns:
        lines = _words_in_lines(head, width - 0.8)
        for n, line in enumerate(lines):
            top = bottom - 0.8 - (len(lines) - n) * _HEAD.line_mm
            canvas.text(x + width / 2, top, line, _HEAD, Align.CENTRE, width - 0.6)
    x = left + DAY_WIDTH + N_BOXES * BOX_WIDTH + DIAMOND_WIDTH + 2.0
    canvas.text(x, bottom - 0.8 - _HEAD.line_mm, _("Anything different? Note"), _HEAD)


def _words_in_lines(text: str, width: float) -> list[str]:
    """Break a head into at most `HEAD_LINES` lines; what is left over makes the last one too long, and is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and (width_of(f"{lines[-1]} {word}", _HEAD) <= width or len(lines) == HEAD_LINES):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _rows(canvas: Canvas, grid: GridSheet, ends: tuple[float, float], top: float, height: float) -> float:
    left, right = ends
    boxes = left + DAY_WIDTH
    for n, day in enumerate(grid.days()):
        y = top + n * height
        middle = y + height / 2
        if day is not None:
            canvas.text(left, middle - _BODY.line_mm, day_text(day, "weekday").split(" ")[0], _BOLD, most=DAY_WIDTH - 1)
            canvas.text(left, middle, day_text(day, "no_year"), _BODY)
        for box in range(N_BOXES):
            canvas.box((boxes + box * BOX_WIDTH, y, BOX_WIDTH, height), None, INK, 0.35)
        canvas.diamond(boxes + N_BOXES * BOX_WIDTH + DIAMOND_WIDTH / 2, middle, height * 0.25, "#FFFFFF", INJECTION)
        canvas.rule(left, boxes, y + height, 0.2, RULE)
        canvas.rule(boxes + N_BOXES * BOX_WIDTH, right, y + height, 0.2, RULE)
    canvas.rule(left, right, top + 7 * height, 0.7, INK)
    return top + N_DAYS * height


def _foot(canvas: Canvas, grid: GridSheet, left: float, y: float) -> None:
    call = _("In an emergency call your emergency number.")
    if grid.emergency:
        call = _("In an emergency call {number}.").format(number=grid.emergency)
    lines = (
        [
            Run(_("An empty box is fine.") + " ", bold=True),
            Run(_("If you write a day in later, put a ring around its number.")),
        ],
        [Run(_("On a day with an injection, put a cross in the diamond."))],
        [Run(_("Nobody sees this sheet unless you show it. {call}").format(call=call))],
    )
    for runs in lines:
        canvas.text(left, y, runs, _BODY)
        y += _BODY.line_mm
    told = _("To keep it: type it in on the Diary page of B12 Diary.")
    canvas.text(left, y, f"{told}   \N{MIDDLE DOT}   B12 Diary {grid.version}", _SMALL)
