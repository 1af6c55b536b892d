"""What can be saved of a damaged diary file, as a new diary: row by row from its tables, and from its journal.

Every entry stands in a diary twice, once in its table and once as text in the journal, on different pages. What one has
lost the other mostly still has. The damaged file is only read, and only in a copy.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from b12diary.domain.change import Part
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.errors import DiaryDamagedError, DiaryError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, Reason, list_backups, make_backup, make_private_folder
from b12diary.storage.carving import JournalRow, carve_journal
from b12diary.storage.carving_encrypted import carve_encrypted_journal
from b12diary.storage.cipher import Key, connect, is_encrypted, key_for, wrong_passphrase
from b12diary.storage.database import open_memory
from b12diary.storage.leftovers import clear_leftovers, discard, part_file
from b12diary.storage.rows import SYMPTOMS, TABLES
from b12diary.storage.scanning import Reader, scan_ratings, scan_table
from b12diary.storage.schema import COLUMNS, KEYS, SCHEMA_VERSION, VALUES_BEFORE
from b12diary.storage.store import Store
from b12diary.storage.trouble import faults_of, plain_errors
from b12diary.storage.writer import Writer

Image = dict[str, Any]
Key_ = tuple[Any, ...]
_JOURNAL_COLUMNS = ("id", "part", "key", "before", "after")
_LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was saved of one part of the diary.

    Attributes:
        part: the part.
        n_saved: how many entries the new diary has.
        n_from_history: how many of them only the journal still had.
        n_spoilt: how many were found but cannot be used.
        is_whole: whether everything there could be read; if not, entries may be missing that nobody can count.
    """

    part: Part
    n_saved: int
    n_from_history: int
    n_spoilt: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new diary made of what could be read of a damaged one.

    Attributes:
        backup: where it is: among the backups, from where it can be restored like one.
        tallies: what it holds, part by part; parts in which there was nothing are left out.
    """

    backup: Backup
    tallies: tuple[Tally, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return all(tally.is_whole and not tally.n_spoilt for tally in self.tallies)


def salvage(path: Path, folder: Path, moment: datetime, passphrase: str | None = None) -> Salvaged:
    """Make a new diary of what can be read of the damaged one at `path`, and keep it in `folder` as a backup.

    Args:
        path: the damaged file. It is only copied.
        folder: the backups of that diary.
        moment: the present moment, with its offset from UTC.
        passphrase: opens it, if it is encrypted; the new diary has the same.

    Raises:
        DiaryDamagedError: there is nothing in it that can be read.
        PassphraseWrongError: the same for an encrypted one, or its passphrase is another.
        DiaryError: it cannot be read at all, or the new diary not be written.
    """
    with plain_errors(path):
        key = key_for(path, passphrase)
        make_private_folder(folder)
        clear_leftovers(folder)
        found = _found_in(path.resolve(), folder, key)
        if found is None and key is not None:
            # The start of the file, which the key is made from, may be what is damaged: the backups have the same.
            key = _key_of_backups(folder, passphrase) or key
            found = _found_in(path.resolve(), folder, key)
        if found is None:
            raise _nothing_found(path, key)
        # In memory: of an encrypted diary nothing is written that is not encrypted.
        with closing(Store(open_memory(is_encrypting=key is not None), None)) as store:
            tallies = _write(found, store, moment)
            backup = _kept(store, folder, moment.replace(tzinfo=None), key)
    return Salvaged(backup, tallies)


def _found_in(real: Path, folder: Path, key: Key | None) -> "_Found | None":
    """Return what a copy of the file at `real` still holds; None when there is nothing but names of symptoms."""
    copy = part_file(folder)
    try:
        found = _found(real, copy, key)
    finally:
        discard(copy)
    return found if any(rows for part, rows in found.rows.items() if part is not Part.SYMPTOMS) else None


def _key_of_backups(folder: Path, passphrase: str | None) -> Key | None:
    for backup in list_backups(folder):
        if backup.reason is not Reason.DAMAGED and is_encrypted(backup.path):
            return key_for(backup.path, passphrase)
    return None


def _nothing_found(path: Path, key: Key | None) -> DiaryError:
    if key is not None:
        return wrong_passphrase(path)
    return DiaryDamagedError(_("Nothing in this file can be read."), str(path), _("Keep it, and restore a backup."))


def _kept(store: Store, folder: Path, moment: datetime, key: Key | None) -> Backup:
    if key is None:
        return store.back_up(folder, Reason.SALVAGED, moment)
    part = part_file(folder)
    try:
        store.export(part, key)
        with closing(connect(part, key, isolation_level=None)) as encrypted:
            return make_backup(encrypted, None, folder, Reason.SALVAGED, moment, key)
    finally:
        discard(part)


@dataclass(slots=True)
class _Found:
    """Entries by part and key, each as its columns by name."""

    rows: dict[Part, dict[Key_, Image]]
    from_history: dict[Part, set[Key_]]
    whole: dict[Part, bool]


def _found(real: Path, copy: Path, key: Key | None) -> _Found:
    tables, journal, is_journal_whole = _read_copy(real, copy, key, with_pending=True)
    if not journal and not any(rows for rows, _whole in tables.values()):
        # What was not yet written into the file itself may be the part that is damaged.
        tables, journal, is_journal_whole = _read_copy(real, copy, key, with_pending=False)
    if not is_journal_whole:
        known = {row[0] for row in journal}
        carved = carve_journal(copy) if key is None else carve_encrypted_journal(copy, key)
        journal += [row for row in carved if row[0] not in known]
    return _merged(tables, journal)


_Tables = dict[Part, tuple[dict[Key_, Image], bool]]
_Journal = list[JournalRow]


def _read_copy(real: Path, copy: Path, key: Key | None, *, with_pending: bool) -> tuple[_Tables, _Journal, bool]:
    _copy_bytes(real, copy, with_pending=with_pending)
    tables: _Tables = {part: ({}, False) for part in TABLES}
    try:
        with closing(Reader(lambda: _tolerant(copy, key))) as reader:
            scanned = scan_table(reader, "journal", _JOURNAL_COLUMNS)
            for part in (Part.SYMPTOMS, *(part for part in TABLES if part is not Part.SYMPTOMS)):
                tables[part] = _read_table(reader, part, tables, scanned.rows)
    except faults_of("DatabaseError"):
        return tables, [], False
    return tables, list(scanned.rows), scanned.is_whole


def _tolerant(copy: Path, key: Key | None) -> sqlite3.Connection:
    connection = connect(copy, key, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")  # or SQLite reads no file that lost its end
    # A letter that is no letter any more is marked, and the rest of its text is kept.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def _read_table(reader: Reader, part: Part, tables: _Tables, journal: list[Key_]) -> tuple[dict[Key_, Image], bool]:
    try:
        there = {name for (name,) in reader.rows("SELECT name FROM pragma_table_info(?)", part.value)}
        columns = tuple(column for column in COLUMNS[part] if column in there)
        if not columns:
            ((version,),) = reader.rows("PRAGMA user_version")
            return {}, 0 < version < SCHEMA_VERSION and part.value not in {row[1] for row in journal}
        if part is Part.RATINGS:
            symptoms = {str(id_) for (id_,) in tables[Part.SYMPTOMS][0]}
            symptoms |= {key[0] for row in journal if row[1] == Part.RATINGS and (key := _key_in(row[2]))}
            scanned = scan_ratings(reader, columns, tuple(sorted(symptoms)))
        else:
            scanned = scan_table(reader, part.value, columns)
    except faults_of("DatabaseError"):
        return {}, False
    images = (dict(zip(columns, row, strict=True)) for row in scanned.rows)
    return {tuple(image.get(name) for name in KEYS[part]): image for image in images}, scanned.is_whole


def _copy_bytes(real: Path, copy: Path, *, with_pending: bool) -> None:
    discard(copy)
    shutil.copyfile(real, copy)
    copy.chmod(0o600)
    pending = real.with_name(f"{real.name}-wal")
    if with_pending and pending.exists():
        shutil.copyfile(pending, copy.with_name(f"{copy.name}-wal"))


def _parsed(text: object) -> object:
    try:
        return json.loads(str(text))
    except ValueError:
        return None


def _key_in(text: object) -> Key_ | None:
    """Return the key that a row of the journal names; None when what stands there is none."""
    key = _parsed(text)
    return tuple(key) if isinstance(key, list) and key and all(isinstance(part, str) for part in key) else None


def _merged(tables: _Tables, journal: _Journal) -> _Found:
    """Take each entry from its table where it is whole there, else as the journal saw it last."""
    last: dict[Part, dict[Key_, Image | None]] = {part: {} for part in TABLES}
    for _number, name, text, _before, after in sorted(journal, key=lambda row: row[0]):
        identity, past = _key_in(text), None if after is None else _parsed(after)
        if name in TABLES and identity is not None and (after is None or isinstance(past, dict)):
            last[Part(name)][identity] = past if isinstance(past, dict) else None
    found = _Found({}, {part: set() for part in TABLES}, {part: whole for part, (_rows, whole) in tables.items()})
    for part, (rows, _whole) in tables.items():
        merged = {identity: VALUES_BEFORE.get(part, {}) | image for identity, image in rows.items()}
        for identity, past in last[part].items():
            if past is not None and not (identity in merged and _is_usable(part, merged[identity])):
                merged[identity] = VALUES_BEFORE.get(part, {}) | past
                found.from_history[part].add(identity)
        found.rows[part] = merged
    return found


def _is_usable(part: Part, image: Image) -> bool:
    return _is_readable(part, image) and not any(isinstance(v, str) and _LOST in v for v in image.values())


def _is_readable(part: Part, image: Image) -> bool:
    try:
        TABLES[part].from_row(tuple(image.get(column) for column in COLUMNS[part]))
    except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError):
        return False
    return True


def _write(found: _Found, store: Store, moment: datetime) -> tuple[Tally, ...]:
    saved: dict[Part, int] = dict.fromkeys(TABLES, 0)
    spoilt: dict[Part, int] = dict.fromkeys(TABLES, 0)

    def work(writer: Writer) -> None:
        for part in (Part.SYMPTOMS, *(part for part in TABLES if part is not Part.SYMPTOMS)):
            for image in _in_order(found.rows[part]):
                row = tuple(image.get(column) for column in COLUMNS[part])
                if _is_readable(part, image) and writer.try_row(TABLES[part], row):
                    saved[part] += 1
                else:
                    spoilt[part] += 1
            if part is Part.SYMPTOMS:
                writer.put(SYMPTOMS, _symptoms_without_a_name(found))

    store.write(_("What could be read of the damaged diary"), moment, work)
    return tuple(
        Tally(part, saved[part], len(found.from_history[part]), spoilt[part], found.whole[part])
        for part in TABLES
        if saved[part] or spoilt[part] or not found.whole[part]
    )


def _in_order(rows: dict[Key_, Image]) -> Iterator[Image]:
    for key in sorted(rows, key=repr):
        yield rows[key]


def _symptoms_without_a_name(found: _Found) -> list[Symptom]:
    """Return a symptom for each that has ratings but was lost itself."""
    rated = {str(key[0]) for key in found.rows[Part.RATINGS]}
    known = {str(key[0]) for key in found.rows[Part.SYMPTOMS]}
    return [replace(Symptom(SymptomId(id_)), position=99) for id_ in sorted(rated - known) if id_]
