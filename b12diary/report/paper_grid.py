"""The blank grid on its millimetre grid: rows to write in, a diamond to cross on a day with an injection.

Always one page. Four weeks have lower rows, and fewer symptoms wider boxes: a box is as large as the sheet allows.
"""

from dataclasses import dataclass, replace
from datetime import date

from b12diary.domain.rating_words import is_verbal, point_words
from b12diary.i18n import _, day_text
from b12diary.report.grid import N_BOXES, TWO_WEEKS, GridSheet
from b12diary.report.narrow_head import head_in
from b12diary.report.paper_canvas import INK, QUIET, Align, Canvas, Run, Type, width_of
from b12diary.report.paper_fit import SHEETS, Fit
from b12diary.report.paper_form import LaidOut
from b12diary.report.paper_sections import INJECTION, RULE

RIGHT_MARGIN = 12.0
DAY_WIDTH, BOX_WIDTH, WIDEST_BOX, DIAMOND_WIDTH = 19.0, 17.2, 24.0, 15.0
ONE_LINE_DAY_WIDTH = 23.0
"""In four weeks weekday and date stand in one line."""
_BODY, _BOLD, _SMALL = Type(8.8), Type(8.8, bold=True), Type(7.5, colour=QUIET)
_TITLE, _LEAD, _HEAD = Type(14.5, bold=True), Type(9.8), Type(8.8, bold=True)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, in millimetres; `height` is that of a row."""

    left: float
    right: float
    day: float
    box: float
    n_boxes: int
    height: float = 0.0

    @property
    def boxes(self) -> float:
        """Left edge of the first box."""
        return self.left + self.day

    @property
    def diamond(self) -> float:
        """Right edge of the last box, where the diamonds begin."""
        return self.boxes + self.n_boxes * self.box


def _columns(grid: GridSheet, left: float, right: float) -> _Columns:
    n = len(grid.heads)
    day = DAY_WIDTH if grid.n_days <= TWO_WEEKS else ONE_LINE_DAY_WIDTH
    # All boxes have the room that six of them would take.
    box = min(WIDEST_BOX, (DAY_WIDTH + N_BOXES * BOX_WIDTH - day) / n)
    return _Columns(left, right, day, box, n)


def lay_out_grid(grid: GridSheet) -> LaidOut:
    """Return the sheet; always one page."""
    sheet, canvas = SHEETS[grid.paper], Canvas()
    right = sheet.width - RIGHT_MARGIN
    y = _header(canvas, grid, sheet.left, right)
    foot = 4 * _BODY.line_mm + 2.0
    columns = _columns(grid, sheet.left, right)
    asked = [head_in(head, columns.box - 0.8, _HEAD) for head in (*grid.heads, _injection())]
    heads = max(len(lines) * kind.line_mm for lines, kind in asked)
    height = (sheet.height - 9.0 - foot - y - heads - 0.8) / grid.n_days
    top = y + heads + 0.8
    columns = replace(columns, height=height)
    _heads(canvas, grid, columns, top)
    bottom = _rows(canvas, grid, columns, top)
    _foot(canvas, grid, sheet.left, bottom + 2.0)
    return LaidOut(canvas, sheet, Fit())


def _header(canvas: Canvas, grid: GridSheet, left: float, right: float) -> float:
    y = 10.0
    canvas.diamond(left + 1.45, y + _BODY.line_mm / 2, 1.55, INJECTION)
    x = left + 4.0
    x += canvas.text(x, y, "B12 Diary", _BOLD) + 2.2
    canvas.text(x, y, _("paper grid, {n} days").format(n=grid.n_days), _BODY)
    days = [day for day in grid.days() if day is not None]
    if days:
        dates = [
            # Translators: from a day to a day.
            Run(_("from") + " ", colour=QUIET),
            Run(day_text(days[0]), bold=True),
            # Translators: from a day to a day.
            Run(" " + _("to") + " ", colour=QUIET),
            Run(day_text(days[-1]), bold=True),
        ]
        canvas.text(right, y, dates, _BODY, Align.RIGHT)
    y += _BODY.line_mm + 1.3
    canvas.rule(left, right, y, 0.6, INK)
    y += 2.0
    canvas.text(left, y, _("How were things today, on average?"), _TITLE)
    y += _TITLE.line_mm + 0.3
    canvas.text(left, y, _how(grid), _LEAD)
    return y + _LEAD.line_mm + 1.5


def _injection() -> str:
    return _("Injection today")


def _how(grid: GridSheet) -> list[Run]:
    """Say what is written in a box."""
    low, high = grid.scale.low, grid.scale.high
    ask = _("Each evening, write a number from {low} to {high} in each box:").format(low=low, high=high) + " "
    if is_verbal(grid.scale):
        words = [
            _("{value} = {word}").format(value=value, word=word) for value, word in point_words(grid.scale).items()
        ]
        ends = ", ".join(words) + "."
    else:
        ends = _("{low} = none, {high} = as bad as can be.").format(low=low, high=high)
    return [Run(ask), Run(ends, bold=True)]


def _heads(canvas: Canvas, grid: GridSheet, columns: _Columns, bottom: float) -> None:
    """Put the heads on the boxes, standing on their upper edge."""
    canvas.text(columns.left, bottom - 0.8 - _HEAD.line_mm, _("Day"), _HEAD)
    placed = [(columns.boxes + n * columns.box, columns.box, head) for n, head in enumerate(grid.heads)]
    placed.append((columns.diamond, DIAMOND_WIDTH, _injection()))
    for x, width, head in placed:
        lines, kind = head_in(head, width - 0.8, _HEAD)
        for n, line in enumerate(lines):
            top = bottom - 0.8 - (len(lines) - n) * kind.line_mm
            canvas.text(x + width / 2, top, line, kind, Align.CENTRE, width - 0.6)
    x = columns.diamond + DIAMOND_WIDTH + 2.0
    canvas.text(x, bottom - 0.8 - _HEAD.line_mm, _("Anything different? Note"), _HEAD, most=columns.right - x)


def _rows(canvas: Canvas, grid: GridSheet, columns: _Columns, top: float) -> float:
    left, right, height = columns.left, columns.right, columns.height
    for n, day in enumerate(grid.days()):
        y = top + n * height
        if day is not None:
            _day(canvas, grid, columns, day, y + height / 2)
        for box in range(columns.n_boxes):
            canvas.box((columns.boxes + box * columns.box, y, columns.box, height), None, INK, 0.35)
        middle, radius = columns.diamond + DIAMOND_WIDTH / 2, min(height * 0.34, 4.5)
        canvas.diamond(middle, y + height / 2, radius, "#FFFFFF", INJECTION)
        canvas.rule(left, columns.boxes, y + height, 0.2, RULE)
        canvas.rule(columns.diamond, right, y + height, 0.2, RULE)
    for week in range(1, grid.n_days // 7):
        canvas.rule(left, right, top + 7 * week * height, 0.7, INK)
    return top + grid.n_days * height


def _day(canvas: Canvas, grid: GridSheet, columns: _Columns, day: date, middle: float) -> None:
    """Write weekday and date, in two lines where the row is high enough for them."""
    weekday, date_words = day_text(day, "weekday_only"), day_text(day, "no_year")
    if grid.n_days <= TWO_WEEKS:
        week = [day_text(one, "weekday_only") for one in tuple(grid.days())[:7] if one is not None]
        if max(width_of(one, _BOLD) for one in week) > columns.day - 1:
            weekday = day_text(day, "weekday_short")  # all of them: one alone would look like a slip
        canvas.text(columns.left, middle - _BODY.line_mm, weekday, _BOLD, most=columns.day - 1)
        canvas.text(columns.left, middle, date_words, _BODY)
        return
    runs = [Run(day_text(day, "weekday_short") + " ", bold=True), Run(date_words)]
    canvas.text(columns.left, middle - _BODY.line_mm / 2, runs, _BODY, most=columns.day - 1)


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
