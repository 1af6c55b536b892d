"""Worked diaries, frozen as files: what was typed in, and every number of the answer.

`python -m tests.analysis.worked` draws them again. Do that only when the method itself changes, and say so.
"""

import json
from pathlib import Path

import numpy as np

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import as_json
from b12diary.domain.excerpt import Excerpt
from tests.simulator.diary import FATIGUE, SimulatedDiary, column_set, excerpt_of
from tests.simulator.families import NULLS, Family, effect

DATA = Path(__file__).parent / "data"
FAMILIES: dict[str, Family] = {
    "return_every_60_days": effect(3.0, 60, 4),
    "return_every_14_days": effect(2.5, 14, 12),
    "nothing_every_28_days": Family(NULLS["resemblance 0.8"].noise, intervals=(28,), cycles=(6,)),
    "filled_in_later": NULLS["filled in later"],
    "earlier_plan": NULLS["change of plan"],
    "weekly_injections": Family(NULLS["weekly wave"].noise, intervals=(7,), cycles=(12,), jitter=0.0),
}


def read(name: str) -> Excerpt:
    """Read the excerpt of a worked diary."""
    kept = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    plans = tuple((int(first), int(days)) for first, days in kept["plans"])
    rows = [(int(day), int(value), int(entered)) for day, value, entered in kept["ratings"]]
    return excerpt_of([int(day) for day in kept["injections"]], plans, [column_set(FATIGUE, rows)], int(kept["today"]))


def expected(name: str) -> dict[str, object]:
    """Read the frozen answer of a worked diary."""
    answer = json.loads((DATA / f"{name}.json").read_text("utf-8"))["answer"]
    assert isinstance(answer, dict)
    return answer


def _kept(diary: SimulatedDiary) -> dict[str, object]:
    """Return a diary and its answer as they are frozen."""
    rows = zip(diary.days.tolist(), diary.values.tolist(), diary.entered.tolist(), strict=True)
    return {
        "injections": diary.doses.tolist(),
        "plans": [list(plan) for plan in diary.plans],
        "today": diary.today,
        "ratings": [list(row) for row in rows],
        "answer": as_json("", look_back(diary.excerpt()))["series"][0],  # type: ignore[index]  # the headline
    }


def main() -> None:
    """Draw every worked diary again."""
    DATA.mkdir(exist_ok=True)
    for number, (name, family) in enumerate(FAMILIES.items()):
        kept = _kept(family.diary(np.random.default_rng([7, number])))
        (DATA / f"{name}.json").write_text(json.dumps(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
