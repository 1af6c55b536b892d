"""Finding the journal in the bare pages of a diary file whose tables can no longer be found by name.

Every change of every entry stands in the journal as text, so its rows alone give the whole diary back. They are looked
for in each page that has the shape of a table's leaf, by the rules of https://www.sqlite.org/fileformat2.html.
"""

from collections.abc import Iterator
from pathlib import Path

from b12diary.domain.change import Part

Value = int | bytes | str | None
JournalRow = tuple[int, str, str, str | None, str | None]
"""A row of the journal: its number, the part, the key, and the entry before and after as JSON; None = not there."""

_LEAF = 13
_JOURNAL_COLUMNS = 6
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_PARTS = {part.value for part in Part}


def carve_journal(path: Path, page_size: int = 4096) -> Iterator[JournalRow]:
    """Yield the rows of the journal that stand in the pages of the file at `path`.

    They come in no order, and one that was moved can come twice.
    """
    data = path.read_bytes()
    for start in range(0, len(data), page_size):
        page = data[start : start + page_size]
        header = 100 if start == 0 else 0
        if len(page) < page_size or page[header] != _LEAF:
            continue
        n_cells = int.from_bytes(page[header + 3 : header + 5])
        for cell in range(min(n_cells, page_size // 4)):
            at = header + 8 + 2 * cell
            offset = int.from_bytes(page[at : at + 2])
            try:
                number, values = _cell(data, page, offset, page_size)
                row = journal_row(number, values)
            except (IndexError, ValueError):  # not a row, or a damaged one
                continue
            if row is not None:
                yield row


def journal_row(number: int, values: list[Value]) -> JournalRow | None:
    """Return the values of a row of some table as a row of the journal; None when it is none."""
    if len(values) != _JOURNAL_COLUMNS:
        return None
    id_, step, part, key, before, after = values
    if id_ is not None or not isinstance(step, int) or not isinstance(part, str) or part not in _PARTS:
        return None
    if not isinstance(key, str) or not isinstance(before, str | None) or not isinstance(after, str | None):
        return None
    return number, part, key, before, after


def _cell(data: bytes, page: bytes, offset: int, page_size: int) -> tuple[int, list[Value]]:
    size, offset = _varint(page, offset)
    number, offset = _varint(page, offset)
    payload = _payload(data, page, offset, size, page_size)
    header_size, at = _varint(payload, 0)
    kinds = []
    while at < header_size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > _JOURNAL_COLUMNS:
            raise ValueError("a row of another table")
    values = []
    for kind in kinds:
        value, at = _value(payload, kind, at)
        values.append(value)
    return number, values


def _payload(data: bytes, page: bytes, offset: int, size: int, page_size: int) -> bytes:
    if size > len(data):
        raise ValueError("longer than the file")
    most = page_size - 35
    if size <= most:
        return page[offset : offset + size]
    least = (page_size - 12) * 32 // 255 - 23
    local = least + (size - least) % (page_size - 4)
    local = local if local <= most else least
    payload = page[offset : offset + local]
    following = int.from_bytes(page[offset + local : offset + local + 4])
    while len(payload) < size:
        start = (following - 1) * page_size
        if following < 1 or start + page_size > len(data):
            raise ValueError("continued on a page that is not there")
        following = int.from_bytes(data[start : start + 4])
        payload += data[start + 4 : start + page_size][: size - len(payload)]
    return payload


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind in {8, 9}:
        return kind - 8, at
    size = _SIZES[kind] if kind in _SIZES else (kind - 12) // 2
    piece = payload[at : at + size]
    if size < 0 or len(piece) < size:
        raise ValueError("cut off")
    if kind == 0:
        return None, at
    if kind < 12:
        return int.from_bytes(piece, signed=True), at + size
    return (piece if kind % 2 == 0 else piece.decode()), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    raise ValueError("no end")
