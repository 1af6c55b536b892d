"""Sheets for tests: text or bytes opened, guessed at, read, in one line."""

from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path

from b12diary.domain.symptom import Symptom
from b12diary.interchange.day_forms import DayOrder
from b12diary.interchange.findings import Findings
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.mapping import ColumnUse, Meaning, SheetMapping
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_entries import read_sheet
from b12diary.interchange.sheet_open import OpenSheet, open_sheet
from b12diary.interchange.sheet_sources import Proposal, propose, read_proposed
from b12diary.interchange.table_row import Reading
from tests.interchange.strategies import NOW, TODAY


def reading() -> Reading:
    numbers = count(1)
    return Reading(NOW, TODAY, lambda: f"id{next(numbers):04}")


def sheet(content: str | bytes, name: str = "sheet.csv") -> OpenSheet:
    return open_sheet(name, BytesIO(content.encode() if isinstance(content, str) else content), Progress())


def rows(content: str | bytes) -> list[tuple[int, list[str]]]:
    opened = sheet(content)
    return list(opened.rows(Findings("sheet.csv"), Progress()))


def troubles(content: str | bytes) -> list[str]:
    findings = Findings("sheet.csv")
    list(sheet(content).rows(findings, Progress()))
    return [f"{p.row}: {p.text}" for p in findings.problems]


def mapped(content: str | bytes, *uses: ColumnUse, symptoms: tuple[Symptom, ...] = (), **more: object) -> Incoming:
    """Read a sheet with this mapping; columns not named are left out."""
    opened = sheet(content)
    by_head = {use.head: use for use in uses}
    columns = tuple(by_head.get(head, ColumnUse(head)) for head in opened.heads)
    mapping = replace(SheetMapping(columns), **more)  # type: ignore[arg-type]  # the fields, checked by replace
    return read_sheet(opened, mapping, reading(), symptoms)


def told(incoming: Incoming) -> list[str]:
    return [f"{p.row}, {p.field}: {p.text}" if p.field else f"{p.row}: {p.text}" for p in incoming.problems]


def proposed(folder: Path, name: str, content: str | bytes, symptoms: tuple[Symptom, ...] = ()) -> Proposal:
    """Write a file and return what is proposed for it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return propose(path, symptoms, Progress())


def taken(proposal: Proposal, symptoms: tuple[Symptom, ...] = ()) -> Incoming:
    return read_proposed(proposal, reading(), symptoms, Progress())


DAY = ColumnUse("date", Meaning.DAY)
DAY_FIRST, MONTH_FIRST = DayOrder
