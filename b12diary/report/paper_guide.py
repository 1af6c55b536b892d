"""A chapter of the guide on its millimetre grid: always one page, in the largest letters in which all of it fits."""

from dataclasses import replace

from b12diary.report.guide_parts import Block, Commands, Heading, Items, Paragraph, Picture, Pieces, Table, plain
from b12diary.report.guide_sheet import GuideSheet
from b12diary.report.paper_canvas import INK, QUIET, Align, Canvas, Run, Type, width_of
from b12diary.report.paper_fit import SHEETS, Fit, Sheet
from b12diary.report.paper_form import LaidOut

_SIZES = (11.0, 10.6, 10.2, 9.8, 9.4, 9.0, 8.6, 8.2, 7.8, 7.4)
_FOOT = Type(7.5, colour=QUIET)
_BOTTOM, _TOP = 9.0, 14.0
_INDENT, _PAD = 4.6, 1.2
_HAIR = 0.05  # so that rounding never breaks the longest word of a column


def lay_out_guide(sheet: GuideSheet) -> LaidOut:
    """Return the sheet; what would not fit at the smallest size makes everything smaller."""
    paper = SHEETS[sheet.paper]
    room = paper.height - _BOTTOM - _FOOT.line_mm - 2
    for pt in _SIZES:
        canvas = Canvas()
        end = _lay_out(canvas, sheet.chapter.blocks, paper, pt)
        if end <= room:
            break
    fit = replace(Fit(), scale=min(1.0, room / end))
    canvas.text(paper.left, (paper.height - _BOTTOM - _FOOT.line_mm) / fit.scale, sheet.foot, _FOOT)
    return LaidOut(canvas, paper, fit)


def _lay_out(canvas: Canvas, blocks: tuple[Block, ...], paper: Sheet, pt: float) -> float:
    """Put everything on the canvas; return where it ends."""
    y, left, width = _TOP, paper.left, paper.right - paper.left
    body, gap = Type(pt), pt * 0.17
    for block in blocks:
        match block:
            case Heading(level=1):
                title = Type(pt * 1.55, bold=True)
                y += canvas.paragraph(left, y, width, plain(block.pieces), title) + gap
                canvas.rule(left, paper.right, y, 0.6, INK)
                y += 2 * gap
            case Heading():
                y += gap
                y += canvas.paragraph(left, y, width, plain(block.pieces), Type(pt * 1.15, bold=True)) + gap / 2
            case Paragraph():
                y += canvas.paragraph(left, y, width, _runs(block.pieces), body) + gap
            case Items():
                y = _items(canvas, block, (left, y, width), body) + gap / 2
            case Table():
                y = _table(canvas, block, (left, y, width), Type(pt * 0.94)) + 1.5 * gap
            case Picture() | Commands():
                raise ValueError("a sheet holds words only")
    return y


def _items(canvas: Canvas, items: Items, place: tuple[float, float, float], body: Type) -> float:
    left, y, width = place
    for number, item in enumerate(items.items, start=1):
        if items.is_numbered:
            canvas.text(left + _INDENT - 1.4, y, f"{number}.", body, Align.RIGHT)
        else:
            canvas.disc(left + 1.8, y + body.line_mm / 2, 0.6, INK)
        y += canvas.paragraph(left + _INDENT, y, width - _INDENT, _runs(item), body) + body.pt * 0.07
    return y


def _table(canvas: Canvas, table: Table, place: tuple[float, float, float], body: Type) -> float:
    """Draw a table: the columns behind the first are as wide as their widest words, the first takes the rest."""
    left, y, width = place
    head = replace(body, bold=True)
    columns = list(zip(*table.rows, strict=True))[1:]
    others = [max(width_of(plain(cell), head) for cell in column) + 2 * _PAD + _HAIR for column in columns]
    widths = [width - sum(others), *others]
    canvas.rule(left, left + width, y, 0.3, INK)
    for n, row in enumerate(table.rows):
        kind, at, high = body if n else head, left, 0.0
        for cell, wide in zip(row, widths, strict=True):
            room = wide - 2 * _PAD
            high = max(high, canvas.paragraph(at + _PAD, y + _PAD / 2, room, _runs(cell), kind))
            at += wide
        y += high + _PAD
        canvas.rule(left, left + width, y, 0.15 if n else 0.3, "#C3CAD2" if n else INK)
    return y


def _runs(pieces: Pieces) -> tuple[Run, ...]:
    return tuple(Run(piece.text, bold=True if piece.is_bold else None) for piece in pieces)
