"""From bytes to lines of text: which encoding a sheet is written in, and lines that are never longer than bearable.

Callers pass an open binary stream that can be read again from its start. Nothing but the present line is kept, so that
the size of a file does not matter.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader, StringIO, TextIOWrapper
from typing import BinaryIO, cast

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.reading_progress import Progress

LONGEST_LINE = 120_000
"""Letters of a line that are read; a longer one cannot be a row of a diary and is told as a problem."""

_BLOCK = 1 << 20
_SAMPLE = 1 << 14
_PIECE = 1 << 15
"""Letters that are read together."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_BROKEN = re.compile("[\udc80-\udcff]")
_MANY_BYTES = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text is written. `is_sure` is False when it is only the likeliest way."""

    name: str
    is_sure: bool = True


def encoding_of(stream: BinaryIO, progress: Progress) -> Encoding:
    """Tell how the text in `stream` is written; the stream is then at its start again.

    A mark at the start decides; then zeros in every second byte; then whether all of it is UTF-8. What is none of
    these is Windows-1252, unless most of it is UTF-8 after all and only damaged: those bytes are carried on as marks
    that the checks of each row find and tell.

    Raises:
        DiaryError: this is no text.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    for mark, name in _MARKS:
        if sample.startswith(mark):
            stream.seek(0)
            return Encoding(name)
    n_zeros = sample.count(0)
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if n_zeros > len(sample) // 5 and sample[first::2].count(0) > n_zeros * 0.95:
            stream.seek(0)
            return Encoding(name)
    if len(sample) - len(sample.translate(None, _NO_TEXT)) > 4 + len(sample) // 20:
        raise DiaryError(_("This file is no text, so it cannot be read as a table."))
    stream.seek(0)
    n_whole, n_broken = _bytes_beyond_ascii(stream, progress)
    stream.seek(0)
    if n_broken and n_broken >= n_whole:
        return Encoding("cp1252", is_sure=False)
    return Encoding("utf-8", is_sure=not n_broken)


def _bytes_beyond_ascii(stream: BinaryIO, progress: Progress) -> tuple[int, int]:
    """Count the letters of several bytes that are good UTF-8, and the bytes that are none."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    n_whole = n_broken = 0
    while block := stream.read(_BLOCK):
        progress.at(0)
        text = decoder.decode(block)
        if not text.isascii():
            n_whole += len(_MANY_BYTES.findall(text))
            n_broken += len(_BROKEN.findall(text))
    n_broken += len(_BROKEN.findall(decoder.decode(b"", final=True)))
    return n_whole, n_broken


def lines_of(stream: BinaryIO, encoding: Encoding, progress: Progress) -> Iterator[str]:
    """Go through the lines from the start of `stream`, with their ends, each cut after `LONGEST_LINE` letters."""
    stream.seek(0)
    errors = "replace" if encoding.name.startswith(("utf-16", "utf-32")) else "surrogateescape"
    # It needs only what every binary stream can do, whatever its type is called.
    text = TextIOWrapper(cast("BufferedReader", stream), encoding=encoding.name, errors=errors, newline="")
    begun, is_cut = "", False
    try:
        while piece := text.read(_PIECE):
            progress.at(stream.tell())
            # Many lines at once: asked for one by one, each takes longer than all that is done with it later.
            lines = StringIO(begun + piece, newline="").readlines()
            if is_cut:
                is_cut = lines[0][-1] not in "\r\n"
                del lines[0]
            # A line that ends in CR may go on with its LF.
            begun = "" if is_cut or not lines or lines[-1][-1] == "\n" else lines.pop()
            yield from lines if sum(map(len, lines)) <= LONGEST_LINE else map(_cut, lines)
            if len(begun) > LONGEST_LINE:
                yield _cut(begun)
                begun, is_cut = "", begun[-1] != "\r"
        if begun:
            yield begun
    finally:
        # Closed before the last line was asked for, as when a file is full: there is nothing left to let go of.
        with suppress(ValueError):
            text.detach()


def _cut(line: str) -> str:
    return line[: LONGEST_LINE + 1]
