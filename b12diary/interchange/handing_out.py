"""A diary written for others to read: as tables, archive, health record or calendar, complete or not at all."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.whole import Whole
from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _
from b12diary.interchange.archive import archive_text, is_archive
from b12diary.interchange.fhir import fhir_text
from b12diary.interchange.ical import CalendarChoices, calendar_text
from b12diary.interchange.table_folder import write_folder

_LOOKED_AT = 200


class Form(StrEnum):
    """The forms in which a diary can be handed out."""

    TABLES = "csv"
    ARCHIVE = "json"
    RECORD = "fhir"
    CALENDAR = "ical"

    @property
    def ending(self) -> str:
        """The ending of the file's name, without its dot; tables are a folder and have none."""
        return {Form.TABLES: "", Form.CALENDAR: "ics"}.get(self, "json")


@dataclass(frozen=True, slots=True)
class HandOut:
    """What is to be written.

    Attributes:
        form: tables, archive, health record or calendar.
        with_journal: whether an archive has the history of every change.
        with_name: whether a health record says whose it is.
        calendar: how the entries of a calendar look.
    """

    form: Form = Form.TABLES
    with_journal: bool = False
    with_name: bool = False
    calendar: CalendarChoices = field(default_factory=CalendarChoices)


@dataclass(frozen=True, slots=True)
class Material:
    """What it is made from: the whole diary as `excerpt`, for an archive also as `whole`, at the moment `now`."""

    excerpt: Excerpt
    now: datetime
    whole: Whole | None = None


def hand_out(wish: HandOut, material: Material, path: Path) -> None:
    """Write what is wished to `path`: a folder for tables, else a file.

    An earlier one of the same form is replaced, nothing else is: above all no diary.

    Raises:
        DiaryUnwritableError: nothing was written.
    """
    if wish.form is Form.TABLES:
        write_folder(material.excerpt, path)
        return
    _refuse_other_file(wish.form, path)
    _write(_pieces(wish, material), path)


def _pieces(wish: HandOut, material: Material) -> Iterable[str]:
    match wish.form:
        case Form.ARCHIVE:
            if material.whole is None:
                raise ValueError("an archive is made from the whole diary")
            return archive_text(material.whole, material.now)
        case Form.RECORD:
            return fhir_text(material.excerpt, material.now, names_person=wish.with_name)
        case _:
            return (calendar_text(material.excerpt, material.now, wish.calendar),)


def _refuse_other_file(form: Form, path: Path) -> None:
    if not path.exists():
        return
    # A diary may be open: letting go of its file after a look would take away the locks that hold it open.
    if path.is_file() and path.suffix.casefold() != ".b12":
        with path.open(encoding="utf-8", errors="replace") as file:
            begins = file.read(_LOOKED_AT)
        is_same = {
            Form.ARCHIVE: is_archive(begins),
            Form.RECORD: begins.startswith('{"resourceType": "Bundle"'),
            Form.CALENDAR: begins.startswith("BEGIN:VCALENDAR"),
        }
        if is_same.get(form, False) or not begins:
            return
    raise DiaryUnwritableError(
        _("Nothing was written."),
        _("At {file} there is something else than an earlier export.").format(file=path),
        _("Choose another name."),
    )


def _write(pieces: Iterable[str], path: Path) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=".b12diary-", dir=path.parent)
        beside = Path(name)
        try:
            # Line ends as they are: a calendar has its own.
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DiaryUnwritableError(
            _("Nothing was written."),
            _("{file}: {reason}.").format(file=path, reason=error.strerror or error),
            _("Choose another folder, or make some room."),
        ) from error
