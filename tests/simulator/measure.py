"""Error rates and power of the look-back over many made-up diaries, with the seeds that make them repeatable."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import sqrt

import numpy as np

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import Flag, Grade, SeriesResult
from b12diary.analysis.trend import trend
from b12diary.domain.preferences import Preferences
from tests.simulator.diary import ANSWERED, FATIGUE, SimulatedDiary
from tests.simulator.families import CYCLES, INTERVALS, NULLS, Family, effect
from tests.simulator.rivals import rival_p_values

SEED = 20_261_122
RIVAL_P = 0.05


@dataclass
class Rates:
    """What came out for one family, as counts of diaries.

    Attributes:
        drawn: diaries made.
        judged: those with enough ratings for a p-value.
        p04: of the judged, those at the threshold of "possible"; `p01` at that of "clear".
        grades: all diaries by grade.
        flags: judged diaries that carry each flag.
        rivals: judged diaries that each rival calls a finding at 5 percent.
    """

    drawn: int = 0
    judged: int = 0
    p04: int = 0
    p01: int = 0
    grades: Counter[Grade] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    rivals: Counter[str] = field(default_factory=Counter)

    def add(self, result: SeriesResult, rivals: Mapping[str, float] | None = None) -> None:
        """Count one diary."""
        self.drawn += 1
        self.grades[result.grade] += 1
        if result.p_used is None:
            return
        self.judged += 1
        self.p04 += result.p_used <= 0.04
        self.p01 += result.p_used <= 0.01
        self.flags.update(result.flags)
        self.rivals.update(name for name, p in (rivals or {}).items() if p <= RIVAL_P)

    def __iadd__(self, other: "Rates") -> "Rates":
        """Pool with another family."""
        self.drawn += other.drawn
        self.judged += other.judged
        self.p04 += other.p04
        self.p01 += other.p01
        self.grades += other.grades
        self.flags += other.flags
        self.rivals += other.rivals
        return self

    @property
    def found(self) -> int:
        """Diaries graded "possible" or "clear"."""
        return self.grades[Grade.POSSIBLE] + self.grades[Grade.CLEAR]

    def share(self, n: int) -> float:
        """Return a count as a share of the judged diaries, 0 to 1."""
        return n / max(self.judged, 1)

    @property
    def clear(self) -> int:
        """Diaries graded "clear"."""
        return self.grades[Grade.CLEAR]


def upper_tolerance(rate: float, n: int) -> float:
    """Return the largest share that `n` diaries may show when the true one is `rate`: 2 standard errors above it."""
    return rate + 2 * sqrt(rate * (1 - rate) / max(n, 1))


def generator(*key: int | str) -> np.random.Generator:
    """Return the random numbers of one family; the same key gives the same diaries on every computer."""
    numbers = [part if isinstance(part, int) else sum(ord(c) * 31**k for k, c in enumerate(part)) for part in key]
    return np.random.default_rng([SEED, *numbers])


def rates(
    name: str,
    family: Family,
    n: int,
    *,
    preferences: Preferences = ANSWERED,
    with_rivals: bool = True,
    with_reasons: bool = True,
) -> Rates:
    """Judge `n` diaries of a family."""
    rng = generator(name)
    counted = Rates()
    for _n in range(n):
        excerpt = family.diary(rng).excerpt(preferences, with_reasons=with_reasons)
        counted.add(look_back(excerpt).headline, rival_p_values(excerpt) if with_rivals else None)
    return counted


def pooled(families: Mapping[str, Rates]) -> Rates:
    """Add all families up."""
    total = Rates()
    for each in families.values():
        total += each
    return total


@dataclass
class Recovered:
    """How well known returns are found, and their size and day are told.

    Attributes:
        rates: grades and thresholds.
        rises: reported rises of those found.
        rise_held: of those found, how many 95 percent ranges hold the true rise.
        day_errors: half-return day minus the true one, as shares of L.
        day80_held: how many 80 percent ranges hold the true day; `day90_held` 90 percent ranges.
    """

    rates: Rates = field(default_factory=Rates)
    rises: list[float] = field(default_factory=list)
    rise_held: int = 0
    day_errors: list[float] = field(default_factory=list)
    day80_held: int = 0
    day90_held: int = 0

    def add(self, diary: SimulatedDiary, result: SeriesResult) -> None:
        """Count one diary with a known return."""
        self.rates.add(result)
        found = result.half_return_day is not None
        if not found or diary.true_half_return is None:
            return
        assert result.rise is not None
        assert result.rise_95 is not None
        assert result.half_return_day is not None
        assert result.half_return_day_80 is not None
        assert result.half_return_day_90 is not None
        assert result.interval_days is not None
        true_day = diary.true_half_return
        self.rises.append(result.rise)
        self.rise_held += result.rise_95[0] <= diary.true_rise <= result.rise_95[1]
        self.day_errors.append((result.half_return_day - true_day) / result.interval_days)
        self.day80_held += result.half_return_day_80[0] <= true_day <= result.half_return_day_80[1]
        self.day90_held += result.half_return_day_90[0] <= true_day <= result.half_return_day_90[1]


def recovered(rise: float, n: int, intervals: tuple[int, ...] = INTERVALS) -> dict[tuple[int, int], Recovered]:
    """Judge `n` diaries with a return of `rise` points for each planned interval and number of gaps."""
    cells = {}
    for interval in intervals:
        for cycles in CYCLES:
            rng = generator("effect", int(rise * 10), interval, cycles)
            cell = cells[interval, cycles] = Recovered()
            family = effect(rise, interval, cycles)
            for _n in range(n):
                diary = family.diary(rng)
                cell.add(diary, look_back(diary.excerpt()).headline)
    return cells


@dataclass
class Ever:
    """What repeated looking shows in diaries without a pattern, as counts of diaries.

    Attributes:
        diaries: how many were looked at.
        looks: looks in all.
        possible_once: looks that said "possible" or "clear".
        possible_ever: diaries in which some look said "possible" or "clear".
        clear_ever: diaries in which some look was graded "clear".
        told_clear_ever: diaries in which some look was told as "clear", which takes two looks in agreement.
    """

    diaries: int = 0
    looks: int = 0
    possible_once: int = 0
    possible_ever: int = 0
    clear_ever: int = 0
    told_clear_ever: int = 0


def ever(n: int, step_days: int | None = None, gaps: int = 12) -> Ever:
    """Look at null diaries again and again as they grow.

    Args:
        n: diaries, spread over all families.
        step_days: days between looks from the third completed gap on; None = one look at each injection.
        gaps: completed gaps at the last look.
    """
    counted = Ever()
    names = [name for name in NULLS if name not in {"many gaps", "change of plan"}]
    for number in range(n):
        family = NULLS[names[number % len(names)]]
        grown = replace(family, cycles=(gaps,))
        diary = grown.diary(generator("ever", number))
        told, graded = [], []
        for stage in _stages(diary, step_days):
            result = look_back(stage.excerpt()).headline
            told.append(result.told)
            graded.append(result.grade)
        found = [grade in {Grade.POSSIBLE, Grade.CLEAR} for grade in told]
        counted.diaries += 1
        counted.looks += len(told)
        counted.possible_once += sum(found)
        counted.possible_ever += any(found)
        counted.clear_ever += Grade.CLEAR in graded
        counted.told_clear_ever += Grade.CLEAR in told
    return counted


def _stages(diary: SimulatedDiary, step_days: int | None) -> list[SimulatedDiary]:
    """Return a diary as it stood at each look."""
    stages = []
    for n in range(4, len(diary.doses) + 1):
        end = int(diary.doses[n]) if n < len(diary.doses) else diary.today + 1
        length = end - int(diary.doses[n - 1])
        after = range(0, max(1, length), step_days) if step_days else (0,)
        stages += [diary.cut(n, days) for days in after]
    return stages


def drifts(name: str, family: Family, n: int) -> int:
    """Return how many of `n` diaries of a family are told to get steadily worse, whatever the injection."""
    rng = generator("drift", name)
    return sum(trend(family.diary(rng).excerpt(), FATIGUE).is_steadily_worse for _n in range(n))
