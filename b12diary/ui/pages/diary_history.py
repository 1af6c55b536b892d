"""The history of one entry in words: when it changed, and how. Knows no widget and no database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from b12diary.domain.catalogue import (
    analyte_label,
    compound_label,
    factor_label,
    finding_label,
    giver_label,
    phase_label,
    reason_label,
    route_label,
    site_label,
)
from b12diary.domain.change import Part, Past
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.lab import AnalyteId
from b12diary.i18n import _, day_text, ngettext

Row = Mapping[str, object]

_UNSPOKEN = {"id", "recorded_at", "entered_on", "origin", "scale", "symptom", "rhythm_unit"}
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
        late = _days_late(after) if part is Part.RATINGS else 0
        value = _value(part, after)
        if late > 0:
            form = _("first entered, {late}: {value}") if is_first else _("entered again, {late}: {value}")
            return form.format(late=_late_text(late), value=value)
        return (_("first entered: {value}") if is_first else _("entered again: {value}")).format(value=value)
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


def _late_text(days: int) -> str:
    return ngettext("{n} day later", "{n} days later", days).format(n=days)


def _days_late(row: Row) -> int:
    entered, day = row.get("entered_on"), row.get("day")
    if not isinstance(entered, str) or not isinstance(day, str):
        return 0
    return (date.fromisoformat(entered) - date.fromisoformat(day)).days


def _value(part: Part, row: Row) -> str:
    """Say what an entry said, in a few words."""
    match part:
        case Part.RATINGS:
            return str(row.get("value"))
        case Part.NOTES:
            return _("“{text}”").format(text=row.get("text"))
        case Part.DOSES:
            return " ".join((_words("compound", row.get("compound")), _words("given_on", row.get("given_on"))))
        case Part.EXPOSURES:
            return ": ".join(
                part for part in (_words("factor", row.get("factor")), str(row.get("label") or "")) if part
            )
        case Part.LABS:
            result = row.get("finding") if row.get("value") is None else row.get("value")
            said = (_words("analyte", row.get("analyte")), str(result or ""), str(row.get("unit") or ""))
            return " ".join(word for word in said if word)
        case _:
            return _("this entry")


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
        "factor": _("what"),
        "starts_on": _("from"),
        "ends_on": _("until"),
        "label": _("own words"),
        "day": _("date"),
        "analyte": _("test"),
        "value": _("result"),
        "comparator": _("sign"),
        "low": _("range from"),
        "high": _("range to"),
        "finding": _("result in words"),
        "cleared_on": _("cleared on"),
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
    "given_time": lambda value: f"{time.fromisoformat(value):%H:%M}",
    **dict.fromkeys(
        ("given_on", "starts_on", "ends_on", "day", "planned_on", "cleared_on"),
        lambda value: day_text(date.fromisoformat(value)),
    ),
}


def _words(column: str, value: object) -> str:
    if value is None or value == "":
        return _("nothing")
    if column == "is_private":
        return _("yes") if value else _("no")
    label = _LABELS.get(column)
    return (
        label(str(value)) if label else _("“{text}”").format(text=value) if column in {"note", "label"} else str(value)
    )
