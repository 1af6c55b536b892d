"""Makes the three example diaries in `resources/examples`: `python -m tests.examples.make_examples`.

Nobody's record: a made-up person with 1 mg of hydroxocobalamin every 12 weeks after a loading course. In `returns`
symptoms come back before each injection is due; in `none` the same calendar has ratings that know nothing of the
injections; `early` has just begun. Numbers come from a fixed seed through arithmetic that every computer does alike,
so that a test can compare the files byte for byte.
"""

import csv
import io
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from pathlib import Path
from random import Random
from statistics import NormalDist

TARGET = Path(__file__).resolve().parents[2] / "resources" / "examples"

MAIN = ("fatigue", "brain_fog", "pins_needles")
GROUPS = {
    "fatigue": "energy",
    "brain_fog": "thinking",
    "pins_needles": "nerves",
    "balance": "movement",
    "low_mood": "mood",
}
LEVEL = {"interference": 3.1, "fatigue": 3.6, "brain_fog": 3.2, "pins_needles": 2.8, "balance": 2.2, "low_mood": 2.0}
"""What each symptom settles at, on the scale from 0 to 10."""
SHARE = {"interference": 0.9, "fatigue": 1.1, "brain_fog": 1.0, "pins_needles": 0.9, "balance": 0.5, "low_mood": 0.4}
"""How much of a rise before the next injection shows in each symptom."""

LOADING_DAYS = (0, 2, 4, 7, 9, 11)
"""Six injections in two weeks: Monday, Wednesday, Friday."""


@dataclass(frozen=True)
class Plot:
    """The calendar of one example and what its ratings follow.

    Attributes:
        name: folder.
        seed: of everything left to chance.
        loading_from: a Monday.
        to_first: days from the last loading injection to the first maintenance injection.
        gaps: lengths of the completed maintenance gaps in days.
        last_day: last rated day.
        rise: points by which ratings go up at the end of a gap.
        events: from, kind, until, label.
        tests: date, test, value, unit, low, high, note.
    """

    name: str
    seed: int
    loading_from: date
    to_first: int
    gaps: tuple[int, ...]
    last_day: date
    rise: float
    events: tuple[tuple[str, str, str, str], ...]
    tests: tuple[tuple[str, str, str, str, str, str, str], ...]
    reasons: dict[int, str] = field(default_factory=dict)

    @property
    def loading(self) -> tuple[date, ...]:
        return tuple(self.loading_from + timedelta(days=n) for n in LOADING_DAYS)

    @property
    def maintenance(self) -> tuple[date, ...]:
        days = [self.loading[-1] + timedelta(days=self.to_first)]
        for gap in self.gaps:
            days.append(days[-1] + timedelta(days=gap))
        return tuple(days)


_LONG_EVENTS = (
    ("2025-07-21", "travel", "2025-08-01", "two weeks away"),
    ("2025-11-17", "illness", "2025-11-23", "heavy cold"),
    ("2026-02-09", "poor_sleep", "2026-02-10", ""),
    ("2026-03-09", "acid_medicine", "ongoing", "stomach acid tablets"),
    ("2026-07-06", "stress", "2026-07-09", "moving house"),
)
_LONG_TESTS = (
    ("2025-01-30", "b12_total", "131", "ng/L", "180", "910", "before the first injection"),
    ("2026-06-09", "ferritin", "41", "µg/L", "15", "200", ""),
)

PLOTS = (
    Plot(
        "returns",
        seed=12,
        loading_from=date(2025, 1, 27),
        to_first=84,
        gaps=(84, 82, 86, 83, 78, 90),
        last_day=date(2026, 11, 21),
        rise=2.5,
        events=_LONG_EVENTS,
        tests=_LONG_TESTS,
        reasons={5: "earlier_symptoms", 6: "later"},
    ),
    Plot(
        "none",
        seed=7,
        loading_from=date(2025, 1, 27),
        to_first=84,
        gaps=(84, 82, 86, 83, 78, 90),
        last_day=date(2026, 11, 21),
        rise=0.0,
        events=_LONG_EVENTS,
        tests=_LONG_TESTS,
        reasons={5: "earlier_other", 6: "later"},
    ),
    Plot(
        "early",
        seed=3,
        loading_from=date(2026, 5, 4),
        to_first=84,
        gaps=(84,),
        last_day=date(2026, 11, 21),
        rise=2.0,
        events=(("2026-09-14", "illness", "2026-09-17", "sore throat"),),
        tests=(("2026-04-23", "b12_total", "144", "ng/L", "180", "910", "before the first injection"),),
    ),
)


def normal(chance: Random) -> float:
    """Draw from the standard normal distribution, using nothing of `chance` but `random`, which never changes."""
    return NormalDist().inv_cdf(min(max(chance.random(), 1e-9), 1 - 1e-9))


def wave(chance: Random, n: int, spread: float, memory: float) -> list[float]:
    """Return `n` days of a wandering mood around 0: each day keeps the share `memory` of the day before."""
    step = spread * (1 - memory**2) ** 0.5
    days = [spread * normal(chance)]
    while len(days) < n:
        days.append(memory * days[-1] + step * normal(chance))
    return days


def returning(plot: Plot, chance: Random, days: list[date]) -> list[float]:
    """Return for each day how far symptoms are back, in points: none after an injection, then a rise from about day 56.

    Each gap rises by its own amount and from its own day; after the injection the rise is gone within a week.
    """
    starts = (plot.loading[-1], *plot.maintenance)
    height = [plot.rise * (0.75 + 0.5 * chance.random()) for _ in starts]
    middle = [56 + 10 * (chance.random() - 0.5) for _ in starts]

    def back(gap: int, day: int) -> float:
        return height[gap] / (1 + exp(-(day - middle[gap]) / 4))

    points = []
    for day in days:
        gap = max(n for n, start in enumerate(starts) if start <= day)
        since = (day - starts[gap]).days
        left = back(gap - 1, (starts[gap] - starts[gap - 1]).days) * exp(-since / 2) if gap else 0.0
        points.append(max(back(gap, since), left))
    return points


def injections(plot: Plot, chance: Random) -> list[list[str]]:
    """Return the rows of `injections.csv`."""
    rows = []
    given = [(day, "loading") for day in plot.loading] + [(day, "maintenance") for day in plot.maintenance]
    for n, (day, phase) in enumerate(given):
        number = n - len(LOADING_DAYS)
        planned = given[n - 1][0] + timedelta(days=84) if number > 0 else day
        reason = plot.reasons.get(number, "planned")
        rows.append(
            [
                day.isoformat(),
                f"{9 + int(3 * chance.random()):02}:{10 * int(6 * chance.random()):02}",
                "hydroxocobalamin",
                "1",
                "mg",
                "im",
                "upper_arm_left" if n % 2 else "upper_arm_right",
                "nurse",
                phase,
                reason,
                (day if reason == "planned" else planned).isoformat(),
                f"EX{day:%y%m}",
                "surgery was closed the week before" if reason == "later" else "",
            ]
        )
    return rows


def ratings(plot: Plot, chance: Random) -> list[list[str]]:
    """Return the rows of `ratings.csv`: 4 days in 5, most of them written down on the day or the day after."""
    first = plot.maintenance[0]
    days = [first + timedelta(days=n) for n in range((plot.last_day - first).days + 1)]
    away = [(date.fromisoformat(a), date.fromisoformat(b)) for a, kind, b, _ in plot.events if kind == "travel"]
    ill = [(date.fromisoformat(a), date.fromisoformat(b)) for a, kind, b, _ in plot.events if kind == "illness"]
    back = returning(plot, chance, days)
    shared = wave(chance, len(days), 0.8, 0.6)
    own = {symptom: wave(chance, len(days), 0.7, 0.5) for symptom in LEVEL}
    rows = []
    for n, day in enumerate(days):
        lazy = any(a <= day <= b for a, b in away)
        if chance.random() > (0.25 if lazy else 0.83) and day != plot.last_day:
            continue
        luck = chance.random()
        late = 0 if luck < 0.86 else 1 if luck < 0.94 else 2 if luck < 0.97 else 3 + int(3 * chance.random())
        entered = min(day + timedelta(days=late), plot.last_day)
        sick = 1.8 if any(a <= day <= b for a, b in ill) else 0.0
        for symptom, level in LEVEL.items():
            skipped = chance.random() < 0.02
            true = level + SHARE[symptom] * (back[n] + sick) + shared[n] + own[symptom][n]
            if not skipped:
                rows.append([day.isoformat(), symptom, str(min(10, max(0, round(true)))), entered.isoformat()])
    return rows


def plan(plot: Plot) -> list[list[str]]:
    """Return the rows of `plan.csv`."""
    return [
        [plot.loading[0].isoformat(), "2.3333", "loading", plot.loading[-1].isoformat(), "6 injections in 2 weeks"],
        [(plot.loading[-1] + timedelta(days=1)).isoformat(), "84", "maintenance", "", "every 12 weeks"],
    ]


def table(header: str, rows: list[list[str]]) -> str:
    """Write one table the way every spreadsheet reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def example(plot: Plot) -> dict[str, str]:
    """Return the files of one example, by name."""
    chance = Random(plot.seed)
    return {
        "injections.csv": table(
            "date,time,compound,amount,unit,route,site,given_by,phase,reason,planned_date,batch,note",
            injections(plot, chance),
        ),
        "ratings.csv": table("date,symptom,rating,entered_on", ratings(plot, chance)),
        "plan.csv": table("from,interval_days,phase,until,note", plan(plot)),
        "symptoms.csv": table(
            "symptom,label,group,main",
            [[symptom, "", group, "yes" if symptom in MAIN else "no"] for symptom, group in GROUPS.items()],
        ),
        "events.csv": table("from,kind,until,label", [list(row) for row in plot.events]),
        "blood_tests.csv": table("date,test,value,unit,low,high,note", [list(row) for row in plot.tests]),
    }


def main(target: Path = TARGET) -> None:
    """Write all examples below `target`."""
    for plot in PLOTS:
        folder = target / plot.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in example(plot).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
