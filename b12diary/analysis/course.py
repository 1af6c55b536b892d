"""Which injections belong together: the injections of one plan, with its interval, loading and older plans apart.

The look-back compares gaps of one plan only and never pools plans. A change of interval by more than 10 percent, of
medicine or of route begins a new one. See `resources/help/look-back.md`, "Which gaps".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

import numpy as np

from b12diary.analysis.once import once
from b12diary.analysis.series import Bools, Ints
from b12diary.domain.dose import Compound, Dose, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import Regimen, regimen_on
from b12diary.domain.symptom import main_set_on

T = TypeVar("T")

SAME_INTERVAL = 0.10
LOADING_BELOW = 0.5
MOST_GAPS = 40
MOST_DAYS = 1100


@dataclass(frozen=True, slots=True)
class Injection:
    """One day with an injection; several on a day are one.

    `plan` is the plan in force on that day, None without one; `planned_on` is None when no date was recorded.
    """

    day: date
    reason: DoseReason
    phase: Phase | None
    planned_on: date | None
    compound: Compound
    route: Route
    plan: Regimen | None

    @property
    def is_symptom_timed(self) -> bool:
        """Whether it was given early because of symptoms, or as an extra one without another reason."""
        if self.reason is DoseReason.EARLIER_FOR_SYMPTOMS:
            return True
        return self.phase is Phase.EXTRA and self.reason is DoseReason.UNKNOWN


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The injections of one plan, in the form the look-back computes with.

    Attributes:
        interval_days: the planned interval L, the median gap when nothing was planned.
        doses: ordinals of the injection days, ascending, at least one.
        symptom_timed: for each injection whether it was given because of symptoms.
        until: ordinal after which ratings belong to the next plan; None for the plan now in force.
        first: index of the first injection in the whole list of injections.
    """

    interval_days: float
    doses: Ints
    symptom_timed: Bools
    until: int | None
    first: int

    @property
    def lengths(self) -> Ints:
        """Days of each completed gap."""
        return np.diff(self.doses)

    @property
    def timed_gaps(self) -> Bools:
        """For each completed gap whether the injection that ended it was given because of symptoms."""
        return self.symptom_timed[1:]


@once
def injections(excerpt: Excerpt) -> tuple[Injection, ...]:
    """Return the injection days up to today, oldest first, each with the plan in force on it."""
    plans = tuple(r for r in excerpt.regimens if r.route.is_injection)
    by_day: dict[date, list[Dose]] = {}
    for dose in excerpt.injections:
        if dose.given_on <= excerpt.today:
            by_day.setdefault(dose.given_on, []).append(dose)
    return tuple(_merge(day, by_day[day], regimen_on(plans, day)) for day in sorted(by_day))


def _merge(day: date, doses: Sequence[Dose], plan: Regimen | None) -> Injection:
    """Make one injection of all doses of a day; what is known beats what is not, "because of symptoms" beats all."""
    if len(doses) > 1:
        doses = sorted(doses, key=lambda d: (d.recorded_at, d.id))
    reasons = [d.reason for d in doses if d.reason is not DoseReason.UNKNOWN]
    reason = next(iter(reasons), DoseReason.UNKNOWN)
    if DoseReason.EARLIER_FOR_SYMPTOMS in reasons:
        reason = DoseReason.EARLIER_FOR_SYMPTOMS
    phase = next((d.phase for d in doses if d.phase is not None), None)
    if phase is None and plan is not None and plan.phase is Phase.LOADING:
        phase = Phase.LOADING
    return Injection(
        day=day,
        reason=reason,
        phase=phase,
        planned_on=next((d.planned_on for d in doses if d.planned_on is not None), None),
        compound=_known(plan.compound if plan else Compound.UNKNOWN, [d.compound for d in doses], Compound.UNKNOWN),
        route=_known(plan.route if plan else Route.UNKNOWN, [d.route for d in doses], Route.UNKNOWN),
        plan=plan,
    )


def _known(agreed: T, given: Sequence[T], unknown: T) -> T:
    """Return what the plan says, else the first known of what was given."""
    return next((x for x in (agreed, *given) if x != unknown), unknown)


def intervals_planned(given: Sequence[Injection]) -> list[float | None]:
    """Return the planned interval in days after each injection; where no plan was in force, the median of such gaps.

    Gaps recorded as loading do not count towards the median. None only when there is neither a plan nor any gap.
    """
    pairs = [(a, (b.day - a.day).days) for a, b in pairwise(given)]
    settled = [(a, days) for a, days in pairs if a.phase is not Phase.LOADING] or pairs
    unplanned = [days for a, days in settled if a.plan is None] or [days for _, days in settled]
    median = float(np.median(unplanned)) if unplanned else None
    return [median if a.plan is None else a.plan.interval_days for a in given]


@once
def courses(excerpt: Excerpt) -> tuple[Course, ...]:
    """Return the injections plan by plan, the plan now in force first, then earlier ones, latest first.

    Loading injections belong to none. Empty without an injection or without any interval to go by.
    """
    given = injections(excerpt)
    planned = intervals_planned(given)
    found = []
    end = len(given)
    until = None
    while end and (interval := planned[end - 1]) is not None:
        start = end - 1
        while start and _same_plan(given[start - 1], given[end - 1], planned[start - 1], interval):
            start -= 1
        first = start + _loading(given[start:end], interval)
        # The gap that a change of plan ends belongs to the plan under which it began.
        closed_by = end + 1 if end < len(given) else end
        members = given[first:closed_by]
        doses = np.array([i.day.toordinal() for i in members], np.int64)
        timed = np.array([i.is_symptom_timed for i in members], np.bool_)
        for column in (doses, timed):
            column.setflags(write=False)
        found.append(Course(interval, doses, timed, until, first))
        end, until = start, given[start].day.toordinal()
    return tuple(found)


def judged(course: Course, excerpt: Excerpt) -> Course:
    """Return the part of a course that is compared: the last `MOST_GAPS` gaps and `MOST_DAYS` days.

    When the person changed the main symptoms, only gaps that began since then.
    """
    keep = course.doses >= course.doses[-1] - MOST_DAYS
    keep[: max(0, len(keep) - MOST_GAPS - 1)] = False
    since = main_set_since(excerpt)
    if since is not None and course.until is None:
        keep &= course.doses >= since.toordinal()
    if not keep.any():
        keep[-1] = True
    dropped = int(np.argmax(keep))
    return Course(
        course.interval_days,
        course.doses[dropped:],
        course.symptom_timed[dropped:],
        course.until,
        course.first + dropped,
    )


def main_set_since(excerpt: Excerpt) -> date | None:
    """Return the day on which the main symptoms were last changed; None when they are still the first ones."""
    now = main_set_on(excerpt.main_sets, excerpt.today)
    if now is None:
        return None
    sets = sorted((m for m in excerpt.main_sets if m.since <= now.since), key=lambda m: m.since)
    while len(sets) > 1 and set(sets[-2].symptoms) == set(sets[-1].symptoms):
        sets.pop()
    return sets[-1].since if len(sets) > 1 else None


def _same_plan(before: Injection, now: Injection, before_days: float | None, now_days: float) -> bool:
    """Tell whether two injections were given under one plan."""
    if before_days is None or abs(before_days - now_days) > SAME_INTERVAL * now_days:
        return False
    other_medicine = before.compound != now.compound and Compound.UNKNOWN not in {before.compound, now.compound}
    other_route = before.route is not now.route and Route.UNKNOWN not in {before.route, now.route}
    return not (other_medicine or other_route)


def _loading(given: Sequence[Injection], interval: float) -> int:
    """Return how many leading injections are loading: recorded as such, else guessed by a first gap under half of L."""
    recorded = [
        i
        for i, (a, b) in enumerate(pairwise(given))
        if a.phase is Phase.LOADING and (b.phase is Phase.LOADING or (b.day - a.day).days < LOADING_BELOW * interval)
    ]
    start = recorded[-1] + 1 if recorded else 0
    while (
        start + 1 < len(given)
        and given[start].phase is None
        and (given[start + 1].day - given[start].day).days < LOADING_BELOW * interval
    ):
        start += 1
    return start
