"""Whether the entries are what their journal says they are: finds a changed letter that no other check can see."""

import json
import sqlite3
from typing import Any

from b12diary.domain.change import Part
from b12diary.domain.symptom import INTERFERENCE
from b12diary.i18n import ngettext
from b12diary.storage.schema import COLUMNS, KEYS, VALUES_BEFORE
from b12diary.storage.trouble import faults_of

Image = dict[str, Any] | None


def faults_of_history(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return a sentence for each part in which entries differ from their journal; empty when all agree."""
    try:
        counts = differing(connection)
    except faults_of("DatabaseError") as error:
        return (str(error),)
    except (ValueError, TypeError) as error:  # what should be JSON is none
        return (str(error),)
    return tuple(
        ngettext(
            "{n} entry of {table} differs from its history", "{n} entries of {table} differ from their history", n
        ).format(n=n, table=part)
        for part, n in counts.items()
    )


def differing(connection: sqlite3.Connection) -> dict[Part, int]:
    """Return how many entries of each part differ from their journal, or have one that contradicts itself.

    Parts in which all agree are left out.
    """
    last: dict[tuple[str, str], Image] = {}
    torn: set[tuple[str, str]] = set()
    for part, key, before, after in connection.execute("SELECT part, key, before, after FROM journal ORDER BY id"):
        entry = (part, key)
        if entry in last and not _same(part, last[entry], before):
            torn.add(entry)
        last[entry] = None if after is None else _image(part, after)
    counts: dict[Part, int] = {}
    for table, columns in COLUMNS.items():
        rows = {
            (table, json.dumps([row[columns.index(name)] for name in KEYS[table]], separators=(",", ":"))): row
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
        }
        standing = {
            (table, json.dumps(json.loads(key), separators=(",", ":"))): image
            for (part, key), image in last.items()
            if part == table and image is not None
        }
        wrong = {entry for entry, row in rows.items() if standing.get(entry) != dict(zip(columns, row, strict=True))}
        # Part of every diary from the start, so it need not have a history.
        wrong.discard((Part.SYMPTOMS, json.dumps([INTERFERENCE], separators=(",", ":"))))
        wrong |= standing.keys() - rows.keys()
        n = len(wrong) + sum(part == table for part, _key in torn)
        if n:
            counts[Part(table)] = n
    return counts


def _image(part: str, text: str) -> dict[str, Any]:
    image: dict[str, Any] = json.loads(text)
    return VALUES_BEFORE.get(part, {}) | image


def _same(part: str, known: Image, before: str | None) -> bool:
    return known == (None if before is None else _image(part, before))
