"""When the next dose is planned, from the plan the person typed and the injections recorded. Never a recommendation."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from b12diary.domain.dose import Dose, Phase
from b12diary.domain.regimen import Regimen, Rhythm, RhythmUnit, regimen_on


def next_day(day: date, rhythm: Rhythm) -> date:
    """Return the day one rhythm after `day`; calendar months keep the day of the month where the month has it."""
    if rhythm.unit is RhythmUnit.MONTHS:
        month = day.month - 1 + rhythm.count
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=ceil(rhythm.interval_days - 1e-9))


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """The next dose according to the typed plan, and the plan it follows from."""

    day: date
    regimen: Regimen


def planned_next(doses: tuple[Dose, ...], regimens: tuple[Regimen, ...], today: date) -> PlannedDose | None:
    """Return the next planned dose, possibly in the past when it was not recorded; None without a plan or injection.

    A loading course with a fixed count ends when that many injections are recorded since it began; the day then
    follows from the plan that comes next, if one was typed.

    Args:
        doses: every recorded dose, in any order.
        regimens: every typed plan, in any order.
        today: plans that start after it are only looked at when a loading course is complete.
    """
    given = sorted(d.given_on for d in doses if d.route.is_injection and d.given_on <= today)
    plan = regimen_on(regimens, today)
    if plan is None:
        coming = min((r for r in regimens if r.starts_on > today), key=lambda r: r.starts_on, default=None)
        return None if coming is None else PlannedDose(coming.starts_on, coming)
    since_start = [d for d in given if d >= plan.starts_on]
    if plan.phase is Phase.LOADING and plan.count is not None and len(since_start) >= plan.count:
        following = min((r for r in regimens if r.starts_on > plan.starts_on), key=lambda r: r.starts_on, default=None)
        return None if following is None else PlannedDose(following.starts_on, following)
    if not given:
        return PlannedDose(plan.starts_on, plan)
    if not since_start and plan.starts_on > given[-1] and plan.phase is Phase.LOADING:
        return PlannedDose(plan.starts_on, plan)
    return PlannedDose(next_day(given[-1], plan.rhythm), plan)
