"""The sheets behind the page: every gap in a table, every month with a box for each day. As many sheets as needed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from b12diary.i18n import _, day_text, pgettext
from b12diary.report.figures import Figures, GapFigures, MonthFigures
from b12diary.report.handout import Handout
from b12diary.report.paper_canvas import INK, QUIET, Align, Canvas, Run, Type, width_of
from b12diary.report.paper_fit import SHEETS, Fit, Sheet
from b12diary.report.paper_sections import INJECTION, RULE
from b12diary.report.summary import Summary

TOP, BOTTOM = 10.0, 9.0
GAP_ROW_MM, MONTH_HEAD_MM, ITEM_ROW_MM, BETWEEN_MM = 3.9, 4.2, 3.6, 1.8
NAMES_MM = 36.0
BOX_LINE, PAUSED = "#DDE1E6", "#E9ECF0"
_BODY, _BOLD, _SMALL = Type(8.4), Type(8.4, bold=True), Type(7.3, colour=QUIET)
_FIGURE = Type(7.3)
_GAP_STARTS = (0.0, 0.13, 0.255, 0.315, 0.42, 0.52, 0.63, 0.735)
"""Where the columns of gaps begin, as shares of the sheet's width."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that stands on one sheet as a whole; `head` is drawn above the first of its kind on each sheet."""

    height: float
    draw: Callable[[Canvas, float], None]
    head: "_Block | None" = None


def n_figure_sheets(handout: Handout) -> int:
    """Return how many sheets stand behind the page, without laying them out."""
    return len(_planned(handout))


def lay_out_figures(handout: Handout) -> Iterator[tuple[Canvas, Sheet, Fit]]:
    """Lay out the sheets behind the page one by one, as they are asked for; none when no figures are wanted."""
    figures, pages = handout.figures, _planned(handout)
    sheet = _sheet(handout)
    if figures is None:
        return
    for number, page in enumerate(pages, 2):
        canvas = Canvas()
        _header(canvas, sheet, handout.summary, figures, (number, len(pages) + 1))
        y = _header_height(handout.summary)
        for block in page:
            block.draw(canvas, y)
            y += block.height
        yield canvas, sheet, Fit()


def _sheet(handout: Handout) -> Sheet:
    return replace(SHEETS[handout.paper], label_width=NAMES_MM)


def _planned(handout: Handout) -> list[list[_Block]]:
    """Return what stands on each sheet; heights are known before anything is laid out."""
    if handout.figures is None:
        return []
    sheet = _sheet(handout)
    room = sheet.height - BOTTOM - _header_height(handout.summary)
    return _pages(list(_blocks(handout.figures, sheet)), room)


def _pages(blocks: list[_Block], room: float) -> list[list[_Block]]:
    """Share blocks out among sheets; a table's head is repeated on each sheet that it goes on to."""
    pages: list[list[_Block]] = [[]]
    used, head = 0.0, None
    for block in blocks:
        needed = block.height + (block.head.height if block.head is not None and block.head is not head else 0.0)
        if pages[-1] and used + needed > room:
            pages.append([])
            used, head = 0.0, None
        if block.head is not None and block.head is not head:
            pages[-1].append(block.head)
            used += block.head.height
        head = block.head
        pages[-1].append(block)
        used += block.height
    return pages


def _blocks(figures: Figures, sheet: Sheet) -> Iterable[_Block]:
    notes = " ".join(figures.notes)
    trial = Canvas()
    width = sheet.right - sheet.left
    height = trial.paragraph(0, 0, width, notes, _SMALL) + 1.6

    def draw_notes(canvas: Canvas, y: float) -> None:
        canvas.paragraph(sheet.left, y, width, notes, _SMALL)

    yield _Block(height, draw_notes)
    head = _Block(9.4, lambda canvas, y: _gap_head(canvas, sheet, y))
    for gap in figures.gaps:
        yield _Block(GAP_ROW_MM, lambda canvas, y, gap=gap: _gap_row(canvas, sheet, y, gap), head)  # type: ignore[misc]  # mypy cannot type defaults
    yield _Block(2.4, lambda _canvas, _y: None)
    yield from _month_blocks(figures, sheet)


def _month_blocks(figures: Figures, sheet: Sheet) -> Iterable[_Block]:
    """Yield a block for each month; months in which nothing was rated or given share one line."""
    height = MONTH_HEAD_MM + len(figures.items) * ITEM_ROW_MM + BETWEEN_MM
    for is_empty, group in groupby(figures.months, lambda month: month.is_empty):
        months = list(group)
        if is_empty:
            first, last = months[-1].label, months[0].label
            between = first if first == last else _("{first} to {last}").format(first=first, last=last)
            words = _("{months}: no entry").format(months=between)
            yield _Block(MONTH_HEAD_MM + BETWEEN_MM, lambda c, y, words=words: _empty_months(c, sheet, y, words))  # type: ignore[misc]  # as above
            continue
        for month in months:
            yield _Block(height, lambda c, y, month=month: _month(c, sheet, y, (figures.items, month)))  # type: ignore[misc]  # as above


def _header_height(summary: Summary) -> float:
    named = any(field.value for field in summary.person)
    return TOP + _BODY.line_mm + 1.3 + 2.0 + (_SMALL.line_mm + 1.0 if named else 0.0)


def _header(canvas: Canvas, sheet: Sheet, summary: Summary, figures: Figures, number: tuple[int, int]) -> None:
    """Say on each sheet whose it is and where it belongs: sheets come apart."""
    y = TOP
    canvas.diamond(sheet.left + 1.45, y + _BODY.line_mm / 2, 1.55, INJECTION)
    x = sheet.left + 4.0
    x += canvas.text(x, y, "B12 Diary", _BOLD) + 2.2
    canvas.text(x, y, _("the record in figures"), _BODY)
    printed = _("printed {day}").format(day=day_text(summary.printed_on))
    count = _("sheet {n} of {total}").format(n=number[0], total=number[1])
    runs = [Run(figures.dates, bold=True), Run("   \N{MIDDLE DOT}   ".join(("", printed, count)))]
    canvas.text(sheet.right, y, runs, _BODY, Align.RIGHT)
    y += _BODY.line_mm + 1.3
    canvas.rule(sheet.left, sheet.right, y, 0.6, INK)
    named = [Run(f"{f.key} {f.value}   ") for f in summary.person if f.value]
    if named:
        canvas.text(sheet.left, y + 1.2, named, _SMALL, most=sheet.right - sheet.left)


def _gap_places(sheet: Sheet) -> list[tuple[float, float]]:
    """Return where each column of the gaps begins, and its width."""
    width = sheet.right - sheet.left
    ends = (*_GAP_STARTS[1:], 1.0)
    return [(sheet.left + a * width, (b - a) * width - 1.5) for a, b in zip(_GAP_STARTS, ends, strict=True)]


def _gap_head(canvas: Canvas, sheet: Sheet, y: float) -> None:
    canvas.text(sheet.left, y, _("Gaps between injections"), _BOLD)
    y += _BOLD.line_mm + 0.6
    heads = (
        # Translators: heads of columns of a list of gaps: from an injection to the next, in days.
        *(_("from"), _("to next"), _("days"), _("planned day"), _("days rated")),
        pgettext("on paper, in a narrow column", "early average"),
        pgettext("on paper, in a narrow column", "late average"),
        _("remark"),
    )
    for (x, width), head in zip(_gap_places(sheet), heads, strict=True):
        canvas.text(x, y, head, _SMALL, most=width + 1.0)
    canvas.rule(sheet.left, sheet.right, y + _SMALL.line_mm + 0.5, 0.2, RULE)


def _gap_row(canvas: Canvas, sheet: Sheet, y: float, gap: GapFigures) -> None:
    cells = (gap.first, gap.last, gap.length, gap.planned, gap.rated, gap.early, gap.late, gap.remark)
    for number, ((x, width), cell) in enumerate(zip(_gap_places(sheet), cells, strict=True)):
        canvas.text(x, y, cell, _BOLD if number == 6 else _BODY, most=width)


def _empty_months(canvas: Canvas, sheet: Sheet, y: float, words: str) -> None:
    canvas.text(sheet.left, y, words, _SMALL)


def _month(canvas: Canvas, sheet: Sheet, y: float, content: tuple[tuple[str, ...], MonthFigures]) -> None:
    """Lay out one month: its name and the days above, a row of boxes for each item below."""
    items, month = content
    box = sheet.content_width / 31
    top, bottom = y + MONTH_HEAD_MM, y + MONTH_HEAD_MM + len(items) * ITEM_ROW_MM
    right = sheet.content + month.n_days * box
    canvas.text(sheet.left, y, month.label, _BOLD, most=sheet.label_width - 1)
    for day in month.paused:
        canvas.box((sheet.content + (day - 1) * box, top, box, bottom - top), PAUSED)
    for day in range(1, month.n_days + 1):
        x = sheet.content + (day - 0.5) * box
        canvas.text(x, y + (MONTH_HEAD_MM - _SMALL.line_mm) / 2, str(day), _SMALL, Align.CENTRE)
    for n in range(month.n_days + 1):
        x = sheet.content + n * box
        canvas.line(((x, top), (x, bottom)), 0.12, BOX_LINE)
    for row in range(len(items) + 1):
        canvas.rule(sheet.content, right, top + row * ITEM_ROW_MM, 0.12, RULE)
    for day in month.injections:
        x = sheet.content + (day - 1) * box
        canvas.line(((x, y + MONTH_HEAD_MM / 2), (x, bottom)), 0.3, INJECTION)
        canvas.diamond(x, y + MONTH_HEAD_MM / 2, 0.85, INJECTION)
    for row, (name, values, late) in enumerate(zip(items, month.values, month.late, strict=True)):
        at = top + row * ITEM_ROW_MM
        middle = at + ITEM_ROW_MM / 2
        canvas.text(sheet.left, middle - _SMALL.line_mm / 2, name, _SMALL, most=sheet.label_width - 1.5)
        for day, value in enumerate(values, 1):
            if value is None:
                continue
            x = sheet.content + (day - 0.5) * box
            if day in late:
                radius = max(1.45, width_of(str(value), _FIGURE) / 2 + 0.35)
                canvas.disc(x, middle, radius, "#FFFFFF", INK, 0.18)
            canvas.text(x, middle - _FIGURE.line_mm / 2, str(value), _FIGURE, Align.CENTRE)
