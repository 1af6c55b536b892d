"""What a chapter of the guide consists of, as plain values: read once, then shown, searched, printed and written."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from b12diary.i18n import _


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one kind. `link` is where they lead, as it stands in the chapter; empty = nowhere."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    link: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` is 1 for the chapter's title; `anchor` is the same in every language."""

    level: int
    pieces: Pieces
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with a dot or a number before each item."""

    items: tuple[Pieces, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row holds the heads."""

    rows: tuple[tuple[Pieces, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its file in the guide's folder, and what it shows in words."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Commands:
    """Lines to be typed as they stand."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Items | Table | Picture | Commands


class Kind(StrEnum):
    """What sort of chapter it is. A sheet is printed on one page; the method is for those who want it exactly."""

    CHAPTER = "chapter"
    SHEET = "sheet"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes:
        id: the name of its file without ending, which is also its anchor.
        kind: what sort of chapter it is.
        blocks: its words, the title first.
        is_source: in English although another language was wanted.
    """

    id: str
    kind: Kind
    blocks: tuple[Block, ...]
    is_source: bool = False

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return plain(self.headings[0].pieces)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, the title first."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def links(self) -> tuple[str, ...]:
        """Where its words lead, as it stands there."""
        return tuple(piece.link for block in self.blocks for piece in _pieces(block) if piece.link)


def plain(pieces: Iterable[Piece]) -> str:
    """Return the bare words."""
    return "".join(piece.text for piece in pieces)


def texts(block: Block) -> tuple[str, ...]:
    """Return the words of a block: one text for each item, cell or line of it."""
    match block:
        case Heading() | Paragraph():
            return (plain(block.pieces),)
        case Items():
            return tuple(plain(item) for item in block.items)
        case Table():
            return tuple(plain(cell) for row in block.rows for cell in row)
        case Picture():
            return (block.alt,)
        case Commands():
            return block.lines


def in_english_text() -> str:
    """Return what stands over a chapter that is not translated."""
    return _("This chapter is in English so far.")


def _pieces(block: Block) -> Pieces:
    match block:
        case Heading() | Paragraph():
            return block.pieces
        case Items():
            return tuple(piece for item in block.items for piece in item)
        case Table():
            return tuple(piece for row in block.rows for cell in row for piece in cell)
        case _:
            return ()
