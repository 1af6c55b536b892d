"""The symptoms in an export of Apple Health: an XML file of any size, read as it streams by.

Such a file declares no entities, so one that does is refused before any is put in its place. A file of nothing but
brackets cannot fill the memory either: depth, and the length of what stands between two marks, are bounded.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet, Row

HEADS = ("Symptom", "Severity", "Start", "Recorded")
SHAPE = "apple_health"
_BLOCK = 1 << 16
_LONGEST_MARK = 1 << 21
_DEEPEST = 64
_CATEGORY = "HKCategoryTypeIdentifier"
_SEVERITY = "HKCategoryValueSeverity"
_PRESENCE = "HKCategoryValuePresence"
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Rereadable(Protocol):
    """Bytes that can be read again from the start: a file, or one inside an archive."""

    def seek(self, offset: int, /) -> int:
        """Go back to the start; nothing else is asked for."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


def open_export(name: str, stream: Rereadable) -> OpenSheet:
    """Open an export; `stream` stays open and belongs to the sheet."""

    def read(findings: Findings, progress: Progress) -> Iterator[Row]:
        stream.seek(0)
        return _records(stream, findings, progress)

    return OpenSheet(name, HEADS, read, SHAPE)


@dataclass(slots=True)
class _Reader:
    """Listens to the parser and keeps the records that nobody has asked for yet."""

    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    found: deque[Row] = field(default_factory=deque)
    _depth: int = 0
    _n_fed: int = 0

    def __post_init__(self) -> None:
        """Listen."""
        parser = self.parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def feed(self, block: bytes) -> int:
        """Read on; an empty block ends the file. Returns how many bytes were read in all."""
        self.parser.Parse(block, not block)
        self._n_fed += len(block)
        if self._n_fed - max(0, self.parser.CurrentByteIndex) > _LONGEST_MARK:
            raise DiaryError(_("This file holds a mark longer than any export. It is not read."))
        return self._n_fed

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DiaryError(_("This file is nested deeper than any export. It is not read."))
        if tag == "Record" and (record := _record(attributes)) is not None:
            self.found.append((self.parser.CurrentLineNumber, record))

    def _end(self, _tag: str) -> None:
        self._depth -= 1

    def _refuse(self, *_arguments: object) -> int:
        raise DiaryError(_("This file declares entities, which no export does. It is not read."))


def _records(stream: Rereadable, findings: Findings, progress: Progress) -> Iterator[Row]:
    """Go through the records of symptoms; what is no XML ends it with a problem."""
    reader = _Reader()
    try:
        is_more = True
        while is_more:
            block = stream.read(_BLOCK)
            is_more = bool(block)
            progress.at(reader.feed(block))
            while reader.found:
                yield reader.found.popleft()
    except expat.ExpatError as error:
        findings.complain(_("this is no well-formed XML; nothing below this line was read"), line=error.lineno)
        yield from reader.found


def _record(attributes: dict[str, str]) -> list[str] | None:
    """Return the cells of a record of a symptom, None for any other record."""
    kind, value = attributes.get("type", ""), attributes.get("value", "")
    if not kind.startswith(_CATEGORY) or not value.startswith((_SEVERITY, _PRESENCE)):
        return None
    severity = value.removeprefix(_SEVERITY)
    if severity == "Unspecified":
        severity = ""
    elif value == f"{_PRESENCE}Present":
        severity = _("present, without a severity")
    elif value == f"{_PRESENCE}NotPresent":
        severity = "NotPresent"
    name = _WORDS.sub(" ", kind.removeprefix(_CATEGORY)).capitalize()
    return [name, severity, attributes.get("startDate", ""), attributes.get("creationDate", "")]
