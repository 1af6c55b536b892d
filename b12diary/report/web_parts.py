"""What a page on the screen is made of: plain blocks, so that words are chosen in one place and laid out in another."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `manner` is one of "plain", "strong", "point", "quiet", "reason".

    `key` stands before it, small ("key") or as the bold beginning of the sentence ("lead").
    """

    kind: ClassVar[str] = "words"
    text: str
    manner: str = "plain"
    key: str = ""
    key_manner: str = "key"


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts side by side, each a key, a value and details."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its name. The first cell of each row names the row; `bars` are shares of a bar beside it."""

    kind: ClassVar[str] = "grid"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of SVG elements with its name and its words; `box` is left, top, width and height in mm."""

    kind: ClassVar[str] = "chart"
    title: str
    text: str
    marks: str
    box: tuple[float, float, float, float]
    table: Grid | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered items; each has its text, whether it is stressed, and what stands small below it (may be empty)."""

    kind: ClassVar[str] = "listing"
    items: tuple[tuple[str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class DayBox:
    """One day of a month: what was rated (empty = no entry) and whether it was typed in late."""

    text: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month with a box for each day and item; `injections` and `paused` are days of the month."""

    kind: ClassVar[str] = "month"
    caption: str
    days: tuple[int, ...]
    injections: tuple[int, ...]
    paused: tuple[int, ...]
    rows: tuple[tuple[str, tuple[DayBox, ...]], ...]


Block = Words | Facts | Grid | Chart | Listing | MonthGrid


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its heading; `below` stands small under the heading, `name` is for style alone."""

    name: str
    heading: str
    below: tuple[str, ...]
    blocks: tuple[Block, ...]
