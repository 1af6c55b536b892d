"""What one cell of a table says: a day, a number, a word from a list, or text. Nothing is guessed.

A free text that a spreadsheet would run as a formula, or whose outer blanks would be lost, is written with an
apostrophe in front; reading takes exactly that apostrophe away again, so every text survives the round trip.
"""

import re
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar
from unicodedata import normalize

from b12diary.domain.quantity import parse_decimal
from b12diary.i18n import _, quoted

Word = TypeVar("Word", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
_WHOLE = re.compile(r"\d{1,4}(\.0+)?", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}", re.ASCII)
# The wide forms are what some spreadsheets of East Asia read as the narrow ones.
_RUN_BY_SPREADSHEETS = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - those wide forms
_LONGEST_SHOWN = 24
_LONGEST_ID = 100  # as many letters as a symptom's name may have, since an id can stand for a name


@lru_cache(maxsize=1 << 15)
def read_day(text: str) -> date | None:
    """Read "2026-11-22"; None for anything else, partial dates and days that do not exist among it."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_trouble(text: str) -> str:
    """Say why `read_day` cannot read `text`."""
    if _DAY.fullmatch(text):
        return _("there is no such day as {value}").format(value=shown(text))
    return _("{value} is not a whole date; write it like 2026-11-22").format(value=shown(text))


def read_time(text: str) -> time | None:
    """Read "08:30", with seconds or without; None for anything else."""
    if not _TIME.fullmatch(text):
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def read_whole(text: str) -> int | None:
    """Read a whole number of up to 4 digits, also written as spreadsheets do ("7.0"); None for anything else."""
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def read_number(text: str) -> Decimal | None:
    """Read a number with a decimal point or one decimal comma.

    None for anything else, and for "1,234": that is 1.234 to one reader and one thousand to another.
    """
    return None if _THOUSANDS.fullmatch(text) else parse_decimal(text)


def number_trouble(text: str) -> str:
    """Say why `read_number` cannot read `text`."""
    if _THOUSANDS.fullmatch(text):
        return _("{value} can be read in two ways; write it without the comma").format(value=shown(text))
    return _("{value} is not a number").format(value=shown(text))


def read_word(text: str, words: type[Word]) -> Word | None:
    """Read one word of a list, in any letter case and with blanks or hyphens for "_"; None when it is not in it."""
    try:
        return words(slug(text))
    except ValueError:
        return None


def word_trouble(text: str, words: type[StrEnum]) -> str:
    """Say which words `read_word` knows."""
    return _("{value} is not one of: {words}").format(value=shown(text), words=", ".join(words))


def slug(text: str) -> str:
    """Return `text` as an id: small letters and digits of any script with "_" between, as long as an id may be."""
    # One letter can be written in two ways ("é" and "e" with an accent of its own) and must not make two ids.
    small = normalize("NFKC", normalize("NFKC", text).casefold())
    return re.sub(r"[\W_]+", "_", small)[:_LONGEST_ID].strip("_")


def shown(text: str) -> str:
    """Return `text` in quotation marks for a sentence: one line, short, nothing that a terminal would act on."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    if len(clean) > _LONGEST_SHOWN:
        clean = clean[: _LONGEST_SHOWN - 1] + "…"
    return quoted(clean)


def text_of_cell(cell: str) -> str:
    """Return the text that a cell stands for: outer blanks gone, unless `cell_of_text` kept them on purpose."""
    return cell[1:] if _is_guarded(cell) else cell.strip()


def cell_of_text(text: str) -> str:
    """Return the cell for any text, harmless in a spreadsheet; `text_of_cell` gives the same text back."""
    is_risky = text[:1] in _RUN_BY_SPREADSHEETS if text else False
    return f"'{text}" if is_risky or text != text.strip() or _is_guarded(text) else text


def _is_guarded(cell: str) -> bool:
    if len(cell) < 2 or cell[0] != "'":
        return False
    return cell[1] in _RUN_BY_SPREADSHEETS or cell[1] == "'" or cell[1].isspace() or cell[-1].isspace()
