"""A sheet that is half typed in, as the text that is kept in the diary until somebody goes on with it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from b12diary.domain.checks import LONGEST_TEXT
from b12diary.domain.factor import FactorId
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.ui.dialogs.typed_sheet_draft import SheetDraft, Written, WrittenOn

_MOST_DAYS = 28


def kept_text(draft: SheetDraft) -> str:
    """Return a draft as text; "" for one in which nothing was typed."""
    if draft.is_empty:
        return ""
    found = {
        "first_day": draft.first_day.isoformat() if draft.first_day else None,
        "n_days": draft.n_days,
        "symptoms": draft.symptoms,
        "scale": draft.scale,
        "ratings": [[row, symptom, value] for (row, symptom), value in sorted(draft.ratings.items())],
        "injections": sorted(draft.injections),
        "notes": sorted(draft.notes.items()),
        "events": sorted(draft.events.items()),
        "written": _told(draft.written),
        "written_rows": [[row, *_told(written)] for row, written in sorted(draft.written_rows.items())],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def draft_from(text: str) -> SheetDraft | None:
    """Return the draft that `kept_text` made a text of; None for "" and for what cannot be read."""
    try:
        draft = _read(json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError, AttributeError):
        # From another version, or changed by hand: a sheet on paper can be typed in again.
        return None
    return None if draft is None or draft.is_empty else draft


def _told(written: WrittenOn) -> tuple[str, str | None]:
    return written.how.value, written.day.isoformat() if written.day else None


def _read(found: Mapping[str, Any]) -> SheetDraft:
    scale = SCALES[ScaleId(found["scale"])]
    symptoms = tuple(SymptomId(str(symptom)) for symptom in found["symptoms"])
    return SheetDraft(
        first_day=_day(found["first_day"]),
        n_days=min(max(1, int(found["n_days"])), _MOST_DAYS),
        symptoms=(INTERFERENCE, *(symptom for symptom in dict.fromkeys(symptoms) if symptom != INTERFERENCE)),
        scale=scale.id,
        ratings={
            (int(row), SymptomId(str(symptom))): int(value)
            for row, symptom, value in found["ratings"]
            if scale.low <= int(value) <= scale.high
        },
        injections=frozenset(map(int, found["injections"])),
        notes={int(row): str(words)[:LONGEST_TEXT] for row, words in found["notes"]},
        events={int(row): FactorId(str(factor)) for row, factor in found["events"]},
        written=_written(*found["written"]),
        written_rows={int(row): _written(how, day) for row, how, day in found["written_rows"]},
    )


def _written(how: str, day: str | None) -> WrittenOn:
    return WrittenOn(Written(how), _day(day))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
