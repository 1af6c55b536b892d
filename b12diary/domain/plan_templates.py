"""Plans in the wording of guidelines and labels, to be filled in, changed and kept by the person.

They save typing and recommend nothing: each carries where its wording comes from, and none is chosen beforehand. What a
source leaves open stays open here.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from b12diary.assets import read_toml
from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Route
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.i18n import _, language


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One part of a plan.

    Attributes:
        unit: what the number counts.
        numbers: the numbers that the source names; only a single one can be filled in.
        times: how many injections in all; None = no fixed end.
    """

    unit: RhythmUnit
    numbers: tuple[int, ...]
    times: int | None = None

    @property
    def rhythm(self) -> Rhythm | None:
        """How often; None where the source leaves the number open."""
        return Rhythm(self.numbers[0], self.unit) if len(self.numbers) == 1 else None


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A plan as its source writes it; `source` says in a line where that is."""

    id: str
    label: str
    source: str
    first: TemplatePart
    steady: TemplatePart
    compound: Compound = Compound.UNKNOWN
    quantity: Quantity | None = None
    route: Route = Route.UNKNOWN
    for_nerves: Answer = Answer.UNKNOWN


def plan_templates() -> tuple[PlanTemplate, ...]:
    """Return all templates in the language in use. Read once for each language."""
    return _read(language())


@cache
def _read(_language: str) -> tuple[PlanTemplate, ...]:
    return tuple(
        PlanTemplate(
            row["id"],
            _(row["label"]),
            _(row["source"]),
            _part(row["first"]),
            _part(row["steady"]),
            Compound(row.get("compound", Compound.UNKNOWN)),
            Quantity(Decimal(row["dose"][0]), DoseUnit(row["dose"][1])) if "dose" in row else None,
            Route(row.get("route", Route.UNKNOWN)),
            Answer(row.get("nerves", Answer.UNKNOWN)),
        )
        for row in read_toml("catalogue", "plans.toml")["plan"]
    )


def _part(row: dict[str, Any]) -> TemplatePart:
    return TemplatePart(RhythmUnit(row["unit"]), tuple(row["number"]), row.get("times"))
