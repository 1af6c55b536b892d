"""Sheets in which the meaning of a cell hangs on another cell, brought row by row into columns of one meaning each."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath

from b12diary.interchange.day_forms import written_day
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_doses import names_b12, names_needle
from b12diary.interchange.sheet_open import OpenSheet, Row

_Cells = Mapping[str, str]
"""The cells of a row by their heads in small letters."""

_SEVERITY = re.compile(r"\s*\((mild|moderate|severe|unbearable|extreme|none|very severe)\)\s*$", re.IGNORECASE)
_UNIT = re.compile(r"\s*\((?P<unit>[^()]{1,12})\)\s*$")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def shaped(sheet: OpenSheet, shape: str) -> OpenSheet:
    """Return the sheet in simple columns; a shape that is not known, or none, leaves it as it is."""
    known = _SHAPES.get(shape)
    if known is None:
        return replace(sheet, shape=shape)
    heads, simple = known
    if not heads:
        heads = _loop_heads(sheet)

    def rows(findings: Findings, progress: Progress) -> Iterator[Row]:
        keys = [head.casefold() for head in sheet.heads]
        for line, cells in sheet.rows(findings, progress):
            by_head = {key: cell.strip() for key, cell in zip(keys, cells, strict=True)}
            for made in simple(by_head):
                yield line, made

    return replace(sheet, heads=heads, rows=rows, shape=shape)


def _bearable(cells: _Cells) -> Iterator[list[str]]:
    category, amount = cells["category"].casefold(), cells["rating/amount"]
    detail, notes, at = cells["detail"], cells["notes"], cells["time of day"]
    day = cells.get("date formatted") or cells["date"]
    if category == "symptom":
        yield [day, at, _SEVERITY.sub("", detail), amount, "", "", "", notes]
    elif category.startswith(("meds", "medication", "supplement")):
        unit = _UNIT.search(detail)
        name, dose = (_UNIT.sub("", detail), f"{amount} {unit['unit']}") if unit else (detail, amount)
        yield [day, at, "", "", name, dose.strip(), "", notes]
    else:
        words = " ".join(part for part in (amount, detail) if part)
        yield [day, at, "", "", "", "", f"{cells['category']}: {words}" if words else "", notes]


def _track_and_graph(cells: _Cells) -> Iterator[list[str]]:
    value = cells["value"]
    number, mark, _label = value.partition(":")
    # An older form wrote "3.0:label"; "1:10:00" is a length of time.
    if mark and _NUMBER.fullmatch(number) and not re.match(r"-?\d+:", value.partition(":")[2] + ":"):
        value = number
    yield [cells["featurename"], cells["timestamp"], value, cells["note"]]


def _medtimer(cells: _Cells) -> Iterator[list[str]]:
    taken, moment = cells["taken"], cells["taken (iso 8601)"]
    if not taken and not moment:
        return
    local, whole = written_day(taken), written_day(moment)
    day, at = (whole.day_first, whole.at) if whole else (None, None)
    if local is not None and day is not None:
        # The moment is in universal time: the day on the person's own clock is the reading next to it.
        near = [d for d in (local.day_first, local.month_first) if d and abs(d - day) <= timedelta(days=1)]
        day, at = (near[0], local.at) if near else (day, at)
    date_text = day.isoformat() if day else taken
    yield [date_text, at.isoformat("minutes") if at else "", cells["name"], cells["dosage"], cells.get("notes", "")]


def _habitbull(cells: _Cells) -> Iterator[list[str]]:
    name, value, note = cells["habitname"], cells["value"], cells["commenttext"]
    is_done = bool(_NUMBER.fullmatch(value)) and float(value) > 0
    is_dose = names_b12(name) or names_needle(name)
    plain = " ".join(re.split(r"[|;,]", name))
    words = f"{plain}: {note}" if note else ""
    yield [
        cells["calendardate"],
        plain if is_done and not is_dose else "",
        plain if is_done and is_dose else "",
        words,
    ]


def _loop_habits(cells: _Cells) -> Iterator[list[str]]:
    yield list(cells.values())


def _loop_heads(sheet: OpenSheet) -> tuple[str, ...]:
    """Return the heads with the habit's name in the place of "Value", where the file holds a single habit."""
    if tuple(head.casefold() for head in sheet.heads[:2]) != ("date", "value"):
        return sheet.heads
    path = PurePath(sheet.name)
    said = f"{path.parent.name} {path.stem}".replace("_", " ")
    words = [w for w in said.split() if not w.isdigit() and w.casefold() not in {"csv", "export", "checkmarks"}]
    return (sheet.heads[0], " ".join(words) or sheet.heads[1], *sheet.heads[2:])


_BEARABLE = ("date", "time", "symptom", "severity", "medicine", "amount", "other", "notes")
_SHAPES: dict[str, tuple[tuple[str, ...], Callable[[_Cells], Iterator[list[str]]]]] = {
    "bearable": (_BEARABLE, _bearable),
    "track_and_graph": (("FeatureName", "Timestamp", "Value", "Note"), _track_and_graph),
    "medtimer": (("date", "time", "medicine", "amount", "notes"), _medtimer),
    "habitbull": (("date", "event", "medicine", "note"), _habitbull),
    "loop_habits": ((), _loop_habits),
}
