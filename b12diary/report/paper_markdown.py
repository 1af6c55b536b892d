"""Reads a chapter of the guide, written in Markdown, by the toolkit's own reader: nothing else has to be installed."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFormat, QTextFrame, QTextListFormat, QTextTable

from b12diary.report.guide_parts import Block, Commands, Heading, Items, Paragraph, Picture, Piece, Pieces, Table

_NUMBERED = QTextListFormat.Style.ListDecimal


def read_markdown(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in their order; headings have no anchors yet."""
    document = QTextDocument()
    # Any size will do, but it must have one: there need be no application yet that says which.
    letters = QFont()
    letters.setPixelSize(12)
    document.setDefaultFont(letters)
    document.setMarkdown(text)
    return tuple(_joined(_blocks(document.rootFrame())))


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Join items to lists and lines to commands: the toolkit tells each by itself."""
    before: Block | None = None
    for block in blocks:
        match before, block:
            case Items(items, is_numbered), Items(more, same) if is_numbered is same:
                before = Items(items + more, is_numbered)
            case Commands(lines), Commands(more_lines):
                before = Commands(lines + more_lines)
            case _:
                if before is not None:
                    yield before
                before = block
    if before is not None:
        yield before


def _blocks(frame: QTextFrame) -> Iterator[Block]:
    place = frame.begin()
    while not place.atEnd():
        inner: QTextFrame | None = place.currentFrame()
        if isinstance(inner, QTextTable):
            rows = range(inner.rows())
            yield Table(tuple(tuple(_cell(inner, r, c) for c in range(inner.columns())) for r in rows))
        elif inner is None:
            yield from _block(place.currentBlock())
        place += 1


def _cell(table: QTextTable, row: int, column: int) -> Pieces:
    pieces = tuple(_pieces(table.cellAt(row, column).firstCursorPosition().block()))
    if row:
        return pieces
    # The toolkit makes heads bold, which is for whoever shows them to say.
    return tuple(replace(piece, is_bold=False) for piece in pieces)


def _block(block: QTextBlock) -> Iterator[Block]:
    about, pieces = block.blockFormat(), tuple(_pieces(block))
    picture = _picture(block)
    if picture is not None:
        yield picture
    elif not pieces:
        return
    elif about.headingLevel():
        # The toolkit makes these bold too.
        yield Heading(about.headingLevel(), tuple(replace(piece, is_bold=False) for piece in pieces))
    elif about.hasProperty(QTextFormat.Property.BlockCodeFence):
        yield Commands(("".join(piece.text for piece in pieces),))
    elif block.textList() is not None:
        yield Items((pieces,), block.textList().format().style() is _NUMBERED)
    else:
        yield Paragraph(pieces)


def _pieces(block: QTextBlock) -> Iterator[Piece]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        if not form.isImageFormat():
            is_bold = form.fontWeight() >= QFont.Weight.DemiBold
            yield Piece(fragment.text(), is_bold, form.fontItalic(), form.fontFixedPitch(), form.anchorHref())
        place += 1


def _picture(block: QTextBlock) -> Picture | None:
    place = block.begin()
    while not place.atEnd():
        form = place.fragment().charFormat()
        if form.isImageFormat():
            alt = form.property(QTextFormat.Property.ImageAltText)
            return Picture(form.toImageFormat().name(), str(alt or ""))
        place += 1
    return None
