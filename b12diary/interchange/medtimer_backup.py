"""The doses in a backup of MedTimer, a JSON file, as a sheet."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet, Row

HEADS = ("date", "time", "medicine", "amount", "notes")
SHAPE = "medtimer"
_LARGEST = 20_000_000


def open_backup(name: str, stream: BinaryIO) -> OpenSheet:
    """Open a backup; the line of a row is the number of its event.

    Raises:
        DiaryError: this is no such backup, or holds no doses.
    """
    stream.seek(0)
    content = stream.read(_LARGEST + 1)
    try:
        whole = json.loads(content) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise DiaryError(_("The file {file} is not whole: it cannot be read as JSON.").format(file=name)) from error
    events = _events(whole)
    if events is None:
        raise DiaryError(_("The file {file} holds no doses that were taken.").format(file=name))

    def rows(findings: Findings, progress: Progress) -> Iterator[Row]:
        for number, event in enumerate(events, 1):
            progress.at(0)
            if not isinstance(event, dict) or event.get("status") != "TAKEN":
                continue
            moment = _moment(event.get("processedTimestamp"))
            if moment is None:
                findings.complain(_("there is no date"), "processedTimestamp", number)
                continue
            name, amount, notes = (_text(event.get(key)) for key in ("medicineName", "amount", "notes"))
            yield number, [moment.date().isoformat(), moment.strftime("%H:%M"), name, amount, notes]

    return OpenSheet(name, HEADS, rows, SHAPE)


def _events(whole: Any) -> list[Any] | None:  # noqa: ANN401 - whatever stands in a file
    events = whole.get("events") if isinstance(whole, dict) else None
    listed = events.get("list") if isinstance(events, dict) else None
    return listed if isinstance(listed, list) else None


def _moment(seconds: object) -> datetime | None:
    """Return a moment by the clock of this computer: the backup keeps no zone."""
    if type(seconds) is not int or seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
