"""The history of one entry in words: when it changed, and how. Knows no widget and no database."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from b12diary.domain.catalogue import (
    analyte_label,
    compound_label,
    factor_label,
    finding_label,
    giver_label,
    phase_label,
    reaction_label,
    reason_label,
    route_label,
    sign_label,
    site_label,
)
from b12diary.domain.change import Part, Past
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.lab import AnalyteId
from b12diary.domain.quantity import shown_decimal
from b12diary.domain.rating import SCALES, Origin, ScaleId
from b12diary.domain.rating_words import point_text
from b12diary.domain.safety import SignId
from b12diary.i18n import _, day_text, list_text, ngettext, pgettext

Row = Mapping[str, object]

_UNSPOKEN = {"id", "recorded_at", "entered_on", "origin", "scale", "symptom", "rhythm_unit"}
_UNSPOKEN |= {"asks_frequency", "set_aside", "page"}
"""Columns that say how an entry came in, not what it says."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when, and what."""

    when: str
    what: str


def history_lines(part: Part, pasts: Sequence[Past]) -> tuple[HistoryLine, ...]:
    """Return the changes of an entry, newest first, as `Diary.history` gives them."""
    lines = []
    for n, past in enumerate(pasts):
        is_first = n == len(pasts) - 1
        when = _("{day}, {time}").format(day=day_text(past.at.date()), time=f"{past.at:%H:%M}")
        lines.append(HistoryLine(when, _what(part, past, is_first=is_first)))
    return tuple(lines)


def _what(part: Part, past: Past, *, is_first: bool) -> str:
    before, after = past.before, past.after
    if after is None:
        return _("taken away, was {value}").format(value=_value(part, before or {}))
    if before is None:
        return _entered(part, after, is_first=is_first)
    old, new = _value(part, before), _value(part, after)
    if part in {Part.RATINGS, Part.NOTES}:
        return _("changed from {old} to {new}").format(old=old, new=new)
    changed = [column for column in after if column not in _UNSPOKEN and before.get(column) != after[column]]
    parts = [
        _("{field} from {old} to {new}").format(
            field=_fields().get(column, column),
            old=_words(column, before.get(column)),
            new=_words(column, after[column]),
        )
        for column in changed
    ]
    return _("changed: {changes}").format(changes="; ".join(parts)) if parts else _("changed")


def _entered(part: Part, row: Row, *, is_first: bool) -> str:
    late = _days_late(row) if part is Part.RATINGS else 0
    how = [_late_text(late)] if late > 0 else []
    if part is Part.RATINGS and row.get("origin") == Origin.PAPER:
        how.insert(0, _("from paper"))
    begin = _("first entered") if is_first else _("entered again")
    return _("{how}: {value}").format(how=", ".join([begin, *how]), value=_value(part, row))


def _late_text(days: int) -> str:
    return ngettext("{n} day later", "{n} days later", days).format(n=days)


def _days_late(row: Row) -> int:
    entered, day = row.get("entered_on"), row.get("day")
    if not isinstance(entered, str) or not isinstance(day, str):
        return 0
    return (date.fromisoformat(entered) - date.fromisoformat(day)).days


def _value(part: Part, row: Row) -> str:
    """Say what an entry said, in a few words."""

    def own(column: str) -> str:
        return str(row.get(column) or "")

    match part:
        case Part.RATINGS:
            said = [_rating(row)]
        case Part.NOTES:
            said = [_("“{text}”").format(text=row.get("text"))]
        case Part.DOSES:
            said = [_words("compound", row.get("compound")), _words("given_on", row.get("given_on"))]
        case Part.EXPOSURES:
            said = [": ".join(part for part in (_words("factor", row.get("factor")), own("label")) if part)]
        case Part.LABS:
            result = own("finding") if row.get("value") is None else _words("value", row.get("value"))
            said = [_words("analyte", row.get("analyte")), result, own("unit")]
        case Part.TICKS:
            said = [_words("sign", row.get("sign"))]
        case Part.APPOINTMENTS:
            said = [_words("day", row.get("day")), own("main_point")]
        case _:
            said = [_("this entry")]
    return " ".join(word for word in said if word)


def _rating(row: Row) -> str:
    value, scales = row.get("value"), {scale.value: scale for scale in ScaleId}
    scale = SCALES[scales.get(str(row.get("scale")), ScaleId.NRS_0_10)]
    return point_text(value, scale) if isinstance(value, int) else str(value)


def _fields() -> dict[str, str]:
    """Return what the columns that a person can change are called."""
    return {
        "given_on": _("date"),
        "given_time": _("time"),
        "compound": _("medicine"),
        "amount": _("dose"),
        "unit": _("unit"),
        "route": _("route"),
        "site": _("where"),
        "given_by": _("given by"),
        "phase": _("part of treatment"),
        "planned_on": _("planned date"),
        "reason": _("why this day"),
        "batch": _("batch number"),
        "note": _("note"),
        "reactions": _("how it was afterwards"),
        "factor": _("what"),
        "starts_on": pgettext("first day of an event", "from"),
        "ends_on": _("until"),
        "label": _("own words"),
        "day": _("date"),
        "analyte": _("test"),
        "value": _("result"),
        "comparator": pgettext("as in < 5", "sign"),
        "low": _("range from"),
        "high": _("range to"),
        "finding": _("result in words"),
        "cleared_on": _("cleared on"),
        "ticked_on": _("noted on"),
        "clinician": _("with whom"),
        "main_point": _("what I wanted to say"),
        "questions": _("questions"),
        "is_private": _("kept off the page"),
    }


_LABELS: dict[str, Callable[[str], str]] = {
    "compound": lambda value: compound_label(Compound(value)),
    "route": lambda value: route_label(Route(value)),
    "phase": lambda value: phase_label(Phase(value)),
    "reason": lambda value: reason_label(DoseReason(value)),
    "site": site_label,
    "given_by": giver_label,
    "factor": lambda value: factor_label(FactorId(value)),
    "analyte": lambda value: analyte_label(AnalyteId(value)),
    "finding": finding_label,
    "reactions": lambda value: list_text([reaction_label(reaction) for reaction in json.loads(value)]),
    "questions": lambda value: "; ".join(json.loads(value)),
    "sign": lambda value: sign_label(SignId(value)),
    **dict.fromkeys(("amount", "value", "low", "high"), lambda value: shown_decimal(Decimal(value))),
    "given_time": lambda value: f"{time.fromisoformat(value):%H:%M}",
    **dict.fromkeys(
        ("given_on", "starts_on", "ends_on", "day", "planned_on", "cleared_on", "ticked_on"),
        lambda value: day_text(date.fromisoformat(value)),
    ),
}


def _words(column: str, value: object) -> str:
    if value is None or value in {"", "[]"}:
        return _("nothing")
    if column == "is_private":
        return _("yes") if value else _("no")
    label = _LABELS.get(column)
    return (
        label(str(value)) if label else _("“{text}”").format(text=value) if column in {"note", "label"} else str(value)
    )
