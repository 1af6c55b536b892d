"""Families of made-up diaries: without any pattern, with one, and with things that no ratings can tell from one."""

from dataclasses import dataclass, replace

import numpy as np

from b12diary.domain.dose import DoseReason
from tests.simulator import noise as of
from tests.simulator.diary import FIRST_DAY, Floats, Ints, SimulatedDiary
from tests.simulator.noise import Noise

INTERVALS = (7, 14, 28, 60, 90)
CYCLES = (3, 4, 6, 12)


@dataclass(frozen=True)
class Family:
    """How the diaries of a family are made; every choice left open is drawn anew for each diary.

    Attributes:
        noise: personal ups and downs.
        intervals: planned intervals to draw from.
        cycles: numbers of completed gaps to draw from.
        mean: range of the mean level in points.
        completeness: range of the share of days rated.
        jitter: standard deviation of the gaps as a share of the interval.
        grid: points that the person uses; empty = every whole number.
        bad_days_first: how much likelier a bad day is to be rated.
        weekly_only: ratings on one weekday only.
        backfilled: share of weeks that are filled in at their end, from memory.
        reaction: points worse in the first days after an injection.
        earlier_plan: interval of a plan before the present one, whose level was another; 0 = none.
        rise: points that come back before the next injection.
        bump: points worse in the 3 days before the planned date.
        trigger: how bad 3 days must be, in standard deviations, for the next injection to come at once; 0 = never.
        trigger_from: the share of the interval from which that may happen.
    """

    noise: Noise
    intervals: tuple[int, ...] = INTERVALS
    cycles: tuple[int, ...] = CYCLES
    mean: tuple[float, float] = (3.0, 5.5)
    completeness: tuple[float, float] = (0.4, 1.0)
    jitter: float = 0.03
    grid: tuple[int, ...] = ()
    bad_days_first: float = 0.0
    weekly_only: bool = False
    backfilled: float = 0.0
    reaction: float = 0.0
    earlier_plan: int = 0
    rise: float = 0.0
    bump: float = 0.0
    trigger: float = 0.0
    trigger_from: float = 0.5

    def diary(self, rng: np.random.Generator) -> SimulatedDiary:
        """Draw one diary."""
        interval = int(rng.choice(self.intervals))
        n_cycles = int(rng.choice(self.cycles))
        n_old = 3 if self.earlier_plan else 0
        length = int((n_cycles + 1.8) * interval * (1 + 3 * self.jitter) + n_old * self.earlier_plan * 1.2) + 8
        level = self.noise(rng, length) + rng.uniform(*self.mean)
        doses, reasons = self._injections(rng, level, interval, n_cycles, n_old)
        running = int(rng.uniform(0, 0.95) * interval)
        end = min(int(doses[-1]) + running, length - 1)
        start_of_return = rng.uniform(0.3, 0.9) * interval
        level = level + self._pattern(rng, np.arange(length), doses, interval, start_of_return)
        if n_old:
            level[: int(doses[n_old])] += rng.uniform(1, 2.5)
        days, entered, values = self._ratings(rng, level[: end + 1])
        plans: tuple[tuple[int, int], ...] = ((FIRST_DAY, interval),)
        if n_old:
            plans = ((FIRST_DAY, self.earlier_plan), (FIRST_DAY + int(doses[n_old]), interval))
        return SimulatedDiary(
            doses=doses + FIRST_DAY,
            plans=plans,
            days=days + FIRST_DAY,
            values=values,
            entered=entered + FIRST_DAY,
            today=FIRST_DAY + end,
            reasons=reasons,
            true_rise=self.rise,
            true_half_return=(start_of_return + interval) / 2 if self.rise else None,
        )

    def _injections(
        self, rng: np.random.Generator, level: Floats, interval: int, n_cycles: int, n_old: int
    ) -> tuple[Ints, tuple[DoseReason, ...]]:
        """Draw the injection days, counted from 0, and why each came when it did."""
        days, reasons = [0], [DoseReason.PLANNED]
        threshold = float(level.mean() + self.trigger * level.std())
        for n in range(n_old + n_cycles):
            planned = self.earlier_plan if n < n_old else interval
            gap = max(2, round(planned + rng.normal(0, max(self.jitter * planned, 0.4 if planned > 10 else 0.0))))
            reason = DoseReason.PLANNED
            if self.trigger:
                bad = next(
                    (
                        g
                        for g in range(max(4, int(self.trigger_from * planned)), gap)
                        if level[days[-1] + g - 3 : days[-1] + g].mean() > threshold
                    ),
                    None,
                )
                if bad is not None:
                    gap, reason = bad, DoseReason.EARLIER_FOR_SYMPTOMS
            days.append(days[-1] + gap)
            reasons.append(reason)
        return np.array(days, np.int64), tuple(reasons)

    def _pattern(self, rng: np.random.Generator, t: Ints, doses: Ints, interval: int, start: float) -> Floats:
        """Return what follows the injections: a return, a reaction, expectation."""
        added = np.zeros(len(t))
        for n, day in enumerate(doses):
            lag = t - day
            mine = (lag >= 0) & (t < (doses[n + 1] if n + 1 < len(doses) else len(t)))
            if self.rise:
                begin = min(start * (1 + 0.06 * rng.normal()), 0.95 * interval)
                height = self.rise * max(0.0, 1 + 0.25 * rng.normal())
                back = height * np.clip((lag - begin) / (interval - begin), 0, 1)
                before = height if n else 0.0
                added += np.where(mine, np.maximum(back, before * np.clip(1 - lag / 2, 0, 1)), 0.0)
            if self.reaction:
                added += np.where(mine & (lag < 4), self.reaction * (1 - lag / 4), 0.0)
            if self.bump:
                added += np.where(mine & (lag >= interval - 3), self.bump, 0.0)
        return added

    def _ratings(self, rng: np.random.Generator, level: Floats) -> tuple[Ints, Ints, Ints]:
        """Return the rated days, when each was written down, and the points, all counted from day 0."""
        days = np.arange(len(level))
        share = np.full(len(level), rng.uniform(*self.completeness))
        if self.bad_days_first:
            share = share * np.clip(1 + self.bad_days_first * (level - level.mean()) / max(level.std(), 1e-9), 0.1, 2)
        kept = rng.random(len(level)) < share
        if self.weekly_only:
            kept &= days % 7 == int(rng.integers(7))
        felt, entered = level.copy(), days.copy()
        if self.backfilled:
            for week in range(0, len(days), 7):
                if rng.random() < self.backfilled:
                    inside = slice(week, min(week + 7, len(days)))
                    last = min(week + 6, len(days) - 1)
                    felt[inside] = (
                        0.5 * level[inside].mean() + 0.5 * level[last] + rng.normal(0, 0.4, len(days[inside]))
                    )
                    entered[inside] = last
        points = np.clip(np.round(felt), 0, 10)
        if self.grid:
            grid = np.array(self.grid)
            points = grid[np.abs(felt[:, None] - grid).argmin(axis=1)]
        return days[kept].astype(np.int64), entered[kept].astype(np.int64), points[kept].astype(np.int64)


_AR50 = of.autoregression(0.5)
_BASE = Family(_AR50)

NULLS: dict[str, Family] = {
    "independent days": Family(of.autoregression(0.0)),
    "resemblance 0.5": _BASE,
    "resemblance 0.8": Family(of.autoregression(0.8)),
    "resemblance 0.95": Family(of.autoregression(0.95)),
    "resemblance 0.8 and noise": Family(of.autoregression(0.8, 0.4)),
    "random walk": Family(of.random_walk),
    "getting worse": Family(of.with_drift(3.0)),
    "getting better": Family(of.with_drift(-3.0)),
    "seasons": Family(of.wave(365.25, 1.5)),
    "weekly wave": Family(of.wave(7, 1.0), intervals=(14, 28, 60, 90)),
    "monthly wave": Family(of.wave(28, 1.0), intervals=(60, 90)),
    "illness": Family(of.flares),
    "mostly zero": replace(_BASE, mean=(-0.5, 1.0)),
    "few numbers used": replace(_BASE, grid=(0, 2, 5, 8, 10)),
    "80 % of days": replace(_BASE, completeness=(0.8, 0.8)),
    "50 % of days": replace(_BASE, completeness=(0.5, 0.5)),
    "30 % of days": replace(_BASE, completeness=(0.3, 0.3)),
    "bad days rated": replace(_BASE, bad_days_first=0.6),
    "once a week": replace(_BASE, weekly_only=True, completeness=(0.8, 1.0)),
    "filled in later": replace(_BASE, backfilled=0.4),
    "one lasting change": Family(of.steps),
    "change of plan": replace(_BASE, intervals=(28, 60), earlier_plan=90),
    "uneven gaps": replace(_BASE, jitter=0.2),
    "reaction after injections": replace(_BASE, reaction=2.5),
    "many gaps": replace(_BASE, cycles=(25, 35), intervals=(7, 14, 28)),
}
"""Nothing in these diaries follows the injections."""

UNSEEN: dict[str, Family] = {
    "good and bad spells": Family(of.switching),
    "all time scales": Family(of.pink),
    "odd rhythm": Family(of.odd_rhythm),
    "saw-tooth of its own": Family(of.saw_tooth),
}
"""Nulls of other kinds, to see whether the first ones were special."""

CANNOT_BE_TOLD: dict[str, Family] = {
    "monthly wave, monthly injections": Family(of.wave(28, 1.2), intervals=(28,)),
    "weekly wave, weekly injections": Family(of.wave(7, 1.2), intervals=(7,), jitter=0.0),
    "expectation of the date": replace(_BASE, bump=2.0, intervals=(14, 28, 60, 90)),
    "injected when bad": Family(of.autoregression(0.8), trigger=0.8, trigger_from=0.4),
    "injected when bad, late": Family(of.autoregression(0.8), trigger=0.8, trigger_from=0.75),
}
"""What ratings alone cannot tell from a return; flagged, never asserted."""

REASONS: dict[str, Family] = {
    "no pattern, some early": Family(of.autoregression(0.8), trigger=1.4, trigger_from=0.6),
    "no pattern, most early": Family(of.autoregression(0.8), trigger=0.4, trigger_from=0.6),
    "2 points, some early": Family(_AR50, rise=2.0, trigger=1.7, trigger_from=0.6),
}
"""Injections given early because of symptoms, with the reason recorded or not."""


def effect(rise: float, interval: int, cycles: int) -> Family:
    """Return a family with a return of `rise` points, 70 % of days rated."""
    return replace(_BASE, rise=rise, intervals=(interval,), cycles=(cycles,), completeness=(0.7, 0.7))
