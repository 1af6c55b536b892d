"""Write `tests/calibration.md`: the error rates and the power of the look-back, measured anew.

Run `python -m tests.simulator.calibrate` from the project's folder; about 20 minutes on one core. `--diaries 60` is a
quicker, rougher run, and `--out` writes elsewhere. The same seeds give the same diaries on every computer.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from b12diary.analysis.results import Flag, Grade
from b12diary.domain.preferences import Preferences
from tests.simulator.families import CANNOT_BE_TOLD, CYCLES, INTERVALS, NULLS, REASONS, UNSEEN
from tests.simulator.measure import Ever, Rates, Recovered, drifts, ever, pooled, rates, recovered

PUBLISHED = Path(__file__).parents[1] / "calibration.md"
RIVALS = ("correlation", "t-test", "Tau-U")
RISES = (1.0, 2.0, 3.0)


@dataclass(frozen=True)
class Measured:
    """Everything that the published file tells.

    Attributes:
        n: diaries of each null family.
        nulls: families without a pattern.
        unseen: nulls of other kinds.
        unanswered: what cannot be told, when the person answered neither question.
        answered: the same with "no monthly rhythm" and "fixed dates".
        with_reasons: families with injections given early because of symptoms, the reason recorded.
        without_reasons: the same diaries, the reason not recorded.
        effects: by rise in points, then by planned interval and number of gaps.
        at_injections: repeated looks, one at each injection.
        weekly: repeated looks, one a week.
        worse: diaries of each family that are told to get steadily worse, of `drift_n`.
        drift_n: diaries a family for `worse`.
    """

    n: int
    nulls: Mapping[str, Rates]
    unseen: Mapping[str, Rates]
    unanswered: Mapping[str, Rates]
    answered: Mapping[str, Rates]
    with_reasons: Mapping[str, Rates]
    without_reasons: Mapping[str, Rates]
    effects: Mapping[float, Mapping[tuple[int, int], Recovered]]
    at_injections: Ever
    weekly: Ever
    worse: Mapping[str, int]
    drift_n: int


def measure(n: int) -> Measured:
    """Measure everything with `n` diaries of each null family and proportionate numbers of the rest."""
    part, few = max(n // 2, 10), max(n // 10, 5)
    return Measured(
        n=n,
        nulls={name: rates(name, family, n) for name, family in NULLS.items()},
        unseen={name: rates(name, family, n) for name, family in UNSEEN.items()},
        unanswered={
            name: rates(name, family, part, preferences=Preferences(), with_rivals=False, with_reasons=False)
            for name, family in CANNOT_BE_TOLD.items()
        },
        answered={
            name: rates(name, family, part, with_rivals=False, with_reasons=False)
            for name, family in CANNOT_BE_TOLD.items()
        },
        with_reasons={name: rates(name, family, part, with_rivals=False) for name, family in REASONS.items()},
        without_reasons={
            name: rates(name, family, part, with_reasons=False, with_rivals=False) for name, family in REASONS.items()
        },
        effects={rise: recovered(rise, few) for rise in RISES},
        at_injections=ever(n),
        weekly=ever(part, 7),
        worse={name: drifts(name, family, few) for name, family in NULLS.items()},
        drift_n=few,
    )


def written(measured: Measured) -> str:
    """Return the file's text."""
    total = pooled(measured.nulls)
    worst = max(measured.nulls.values(), key=lambda r: r.share(r.p04))
    sections = [
        ("", [], _introduction(measured, total, worst)),
        ("Diaries without any pattern", [], _null_table(measured.nulls, total)),
        ("Diaries without any pattern, of other kinds", [], _null_table(measured.unseen, pooled(measured.unseen))),
        ("What ratings alone cannot tell", _CANNOT_BE_TOLD, _told_table(measured)),
        ("Injections given early because of symptoms", _REASONS, _reason_table(measured)),
        ("Returns that are there", _RETURNS, _effect_table(measured.effects)),
        ("Graded possible or clear, by L and number of gaps", _POWER, _power_table(measured.effects[2.0])),
        ("Looking again and again", _EVER, _ever_table(measured)),
        ("Steadily worse", [], _worse(measured)),
    ]
    lines = ["# How often the look-back is wrong"]
    for title, text, body in sections:
        lines += ["", *([f"## {title}", ""] if title else []), *([*text, ""] if text else []), *body]
    return "\n".join(lines) + "\n"


_CANNOT_BE_TOLD = [
    "A rhythm as long as the gap, expectation of the date, injections given on bad days: no false alarms in the",
    "ratings, but no return either. They are flagged and capped. First line of each: neither question answered;",
    "second line: both.",
]
_REASONS = [
    "With the reason recorded, the ratings of such a gap from 0.7 L on are no evidence, and more than a third of",
    "such gaps allow no answer. Without it, only the dates can give it away. In % of all diaries.",
]
_RETURNS = [
    "70 % of days rated; each day resembles the one before by 0.5, with a spread of 1.3 points; the return begins",
    "between 0.3 L and 0.9 L. L is the planned interval in days. Equal numbers of diaries with L = 7, 14, 28, 60 and",
    "90 and with 3, 4, 6 and 12 gaps. In % of all diaries; size and day in % of those found.",
]
_POWER = ["2 points, in % of all diaries."]
_EVER = [
    "Diaries without any pattern, from the third to the twelfth gap. Told clear means graded clear after a look at",
    "the previous injection that was at least possible; until then it is told as possible.",
]


def _introduction(measured: Measured, total: Rates, worst: Rates) -> list[str]:
    """Return how the file came about, and its main numbers."""
    found, clear = _percent(total.found, total.judged), _percent(total.clear, total.judged)
    return [
        "Measured on made-up diaries with a known truth, by `python -m tests.simulator.calibrate`; the families are",
        "in `tests/simulator/families.py`, the rule in `resources/help/look-back.md`. Seeds are fixed, and nothing",
        f"here is chosen by its result. {measured.n} diaries of each family. Percentages are of the diaries with",
        "enough ratings for a p-value. Both questions in Settings are answered (no monthly rhythm, fixed dates),",
        "unless said otherwise: unanswered ones only add flags and lower grades.",
        "",
        f"**In short.** Without any pattern {found} % of diaries are graded possible or clear at one look,",
        f"{clear} % clear. In the worst family {_percent(worst.p04, worst.judged)} % reach the threshold of possible.",
        f"The methods of other diaries find something, at their usual 5 %, in: {_rivals_text(total)}.",
    ]


def _worse(measured: Measured) -> list[str]:
    """Return how often each family is told to go up over time."""
    told = [f"{name} {_percent(n, measured.drift_n)} %" for name, n in measured.worse.items() if n]
    return [
        f"Told to go up over time, whatever the injection, of {measured.drift_n} diaries each (families with none are",
        f"left out): {', '.join(told) or 'none'}.",
    ]


def _null_table(families: Mapping[str, Rates], total: Rates) -> list[str]:
    """Return a table of families without a pattern and their sum."""
    rows = []
    for name, r in [*families.items(), ("**all**", total)]:
        counts = [r.p04, r.p01, r.found, r.clear, *(r.rivals[rival] for rival in RIVALS)]
        rows.append([name, _percent(r.judged, r.drawn), *(_percent(count, r.judged) for count in counts)])
    head = ["family", "judged", "p <= 0.04", "p <= 0.01", "possible or clear", "clear", *RIVALS]
    return _table(head, rows)


def _told_table(measured: Measured) -> list[str]:
    """Return grades and flags of what cannot be told."""
    flags = (Flag.SAME_AS_WEEK, Flag.SAME_AS_MONTH, Flag.INJECTED_WHEN_BAD, Flag.ONLY_LAST_DAYS)
    rows = []
    for name in measured.unanswered:
        for r in (measured.unanswered[name], measured.answered[name]):
            told = [r.grades[grade] for grade in (Grade.POSSIBLE, Grade.CLEAR, Grade.CANNOT_TELL, Grade.NO_PATTERN)]
            shares = [_percent(count, r.judged) for count in [r.p04, *told, *(r.flags[flag] for flag in flags)]]
            rows.append([name, *shares])
    grades = ["possible", "clear", "cannot tell", "no pattern"]
    return _table(["diary", "p <= 0.04", *grades, *(flag.value for flag in flags)], rows)


def _reason_table(measured: Measured) -> list[str]:
    """Return grades with and without recorded reasons."""
    rows = []
    for name in measured.with_reasons:
        for kind, r in (("recorded", measured.with_reasons[name]), ("not recorded", measured.without_reasons[name])):
            counts = [r.grades[grade] for grade in Grade]
            flagged = _percent(r.flags[Flag.INJECTED_WHEN_BAD], r.judged)
            rows.append([name, kind, *(_percent(count, r.drawn) for count in counts), flagged])
    names = [grade.value.replace("_", " ") for grade in Grade]
    return _table(["diary", "reason", *names, "injected_when_bad"], rows)


def _effect_table(effects: Mapping[float, Mapping[tuple[int, int], Recovered]]) -> list[str]:
    """Return how returns of each size are graded, and how well size and day are told."""
    rows = []
    for rise, cells in effects.items():
        r = _sum(cell.rates for cell in cells.values())
        found = [cell for cell in cells.values() if cell.rises]
        n = sum(len(cell.rises) for cell in found)
        errors = np.abs([error for cell in found for error in cell.day_errors])
        rises = [value for cell in found for value in cell.rises]
        grades = [r.grades[grade] for grade in Grade]
        rows.append(
            [
                f"{rise:.0f}",
                _percent(r.p04, r.drawn),
                *(_percent(count, r.drawn) for count in grades),
                f"{np.median(rises):.1f}" if rises else "",
                _percent(sum(cell.rise_held for cell in found), n),
                f"{100 * np.median(errors):.0f}" if n else "",
                _percent(sum(cell.day80_held for cell in found), n),
                _percent(sum(cell.day90_held for cell in found), n),
            ]
        )
    head = ["points", "p <= 0.04", *(grade.value.replace("_", " ") for grade in Grade)]
    found_head = ["median rise told", "95 % range right", "day off by, % of L", "80 % range right", "90 % range right"]
    return _table([*head, *found_head], rows)


def _power_table(cells: Mapping[tuple[int, int], Recovered]) -> list[str]:
    """Return how often a return is found, by planned interval and number of gaps."""
    rows = []
    for interval in INTERVALS:
        shares = [cells[interval, cycles].rates for cycles in CYCLES]
        rows.append([str(interval), *(_percent(r.found, r.drawn) for r in shares)])
    return _table(["L", *(f"{cycles} gaps" for cycles in CYCLES)], rows)


def _ever_table(measured: Measured) -> list[str]:
    """Return what repeated looks show."""
    rows = []
    for name, e in (("at each injection", measured.at_injections), ("once a week", measured.weekly)):
        ever_counts = (e.possible_ever, e.clear_ever, e.told_clear_ever)
        shares = [_percent(count, e.diaries) for count in ever_counts]
        rows.append([name, str(e.diaries), f"{e.looks / e.diaries:.0f}", _percent(e.possible_once, e.looks), *shares])
    head = ["looks", "diaries", "looks each", "possible or clear at a look", "ever", "ever graded clear"]
    return _table([*head, "ever told clear"], rows)


def _sum(parts: Iterable[Rates]) -> Rates:
    """Add counts up."""
    return pooled({str(n): part for n, part in enumerate(parts)})


def _rivals_text(total: Rates) -> str:
    """Return the false alarms of each rival in a line."""
    return ", ".join(f"{name} {_percent(total.rivals[name], total.judged)} %" for name in RIVALS)


def _percent(count: int, of: int) -> str:
    """Write a share in percent with one decimal; empty of nothing."""
    return f"{100 * count / of:.1f}" if of else ""


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a table."""
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def main() -> None:
    """Measure and write the file."""
    parser = argparse.ArgumentParser(description="Measure the look-back's error rates and write tests/calibration.md.")
    parser.add_argument("--diaries", type=int, default=600, help="diaries of each family without a pattern")
    parser.add_argument("--out", type=Path, default=PUBLISHED, help="the file to write")
    chosen = parser.parse_args()
    chosen.out.write_text(written(measure(chosen.diaries)), encoding="utf-8")
    sys.stdout.write(f"Written: {chosen.out}\n")


if __name__ == "__main__":
    main()
