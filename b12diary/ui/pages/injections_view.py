"""What the Injections page says about a diary: the list, the plans, the places used before. Knows no widget."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from b12diary.domain.catalogue import (
    compound_label,
    phase_label,
    quantity_text,
    reaction_label,
    reason_label,
    rhythm_text,
    route_label,
    site_label,
)
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Compound, Dose, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.quantity import Quantity
from b12diary.domain.regimen import Regimen, regimen_on
from b12diary.i18n import _, day_text, ngettext

_SITES_SHOWN = 4
_STILL_ASKED = timedelta(days=14)


def reactions_text(reactions: Sequence[str]) -> str:
    """Say how it was afterwards: "headache; itching or rash"; empty when nothing was noted."""
    return "; ".join(map(reaction_label, reactions))


@dataclass(frozen=True, slots=True)
class Listed:
    """One dose in the list.

    `gap_days` None = the first injection, or no injection; `asks_afterwards` = so recent that a reaction may come yet.
    """

    dose: Dose
    gap_days: int | None
    asks_afterwards: bool = False

    @property
    def after(self) -> str:
        """How long after the one before: "after 84 days"; for doses by mouth or nose, how it was taken."""
        if not self.dose.route.is_injection:
            return route_label(self.dose.route)
        if self.gap_days is None:
            return _("the first one here")
        if self.gap_days == 0:
            return _("on the same day")
        return ngettext("after {n} day", "after {n} days", self.gap_days).format(n=self.gap_days)

    @property
    def why(self) -> str:
        """Why on that day, and to which part of the treatment it belongs; empty when neither is known."""
        parts = [] if self.dose.reason is DoseReason.UNKNOWN else [reason_label(self.dose.reason)]
        if self.dose.phase in {Phase.LOADING, Phase.EXTRA}:
            parts.insert(0, phase_label(self.dose.phase))
        return ", ".join(parts)

    @property
    def afterwards(self) -> str:
        """How it was afterwards; empty when nothing was noted."""
        noted = reactions_text(self.dose.reactions)
        return _("Afterwards: {reactions}").format(reactions=noted) if noted else ""

    @property
    def title(self) -> str:
        """The whole row in words."""
        return ", ".join(part for part in (day_text(self.dose.given_on), self.after, self.why) if part)


def listed(excerpt: Excerpt) -> tuple[Listed, ...]:
    """Return all doses, newest first."""
    rows: list[Listed] = []
    before: date | None = None
    recent = max(excerpt.injection_days, default=date.max)
    recent = min(recent, excerpt.today - _STILL_ASKED)
    for dose in excerpt.doses:
        gap = None
        if dose.route.is_injection:
            gap = None if before is None else (dose.given_on - before).days
            before = dose.given_on
        rows.append(Listed(dose, gap, dose.route.is_injection and dose.given_on >= recent))
    return tuple(reversed(rows))


def sites_used(excerpt: Excerpt) -> tuple[tuple[str, date], ...]:
    """Return where the last injections went, newest first, each place once, at most four."""
    places: dict[str, date] = {}
    for dose in reversed(excerpt.injections):
        if dose.site and dose.site not in places:
            places[dose.site] = dose.given_on
        if len(places) == _SITES_SHOWN:
            break
    return tuple(places.items())


def sites_text(excerpt: Excerpt) -> str:
    """Say where the last injections went: "left upper arm (16 Sep), right thigh (24 Jun)"; empty when none is known."""
    used = [
        _("{site} ({day})").format(site=site_label(site), day=day_text(day, "no_year"))
        for site, day in sites_used(excerpt)
    ]
    return ", ".join(used)


def medicine_words(compound: Compound, quantity: Quantity | None, route: Route) -> str:
    """Return "hydroxocobalamin 1 mg, into a muscle", as far as it is known; empty when nothing is."""
    what = [] if compound is Compound.UNKNOWN else [compound_label(compound)]
    what += [] if quantity is None else [quantity_text(quantity)]
    how = [] if route is Route.UNKNOWN else [route_label(route)]
    return ", ".join(part for part in (" ".join(what), *how) if part)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the history.

    Attributes:
        regimen: the plan.
        days: when it holds: "Since 14 Feb 2025".
        rhythm: how often, with the part of the treatment: "loading, 3 times a week".
        recorded: how many injections fall into it: "6 planned, 6 recorded"; empty for a plan that is still to come.
        is_current: whether it holds today.
    """

    regimen: Regimen
    days: str
    rhythm: str
    recorded: str
    is_current: bool


def plan_lines(excerpt: Excerpt) -> tuple[PlanLine, ...]:
    """Return all plans, the latest first."""
    return tuple(_plan_lines(excerpt))[::-1]


def _plan_lines(excerpt: Excerpt) -> Iterator[PlanLine]:
    plans = sorted(excerpt.regimens, key=lambda r: (r.starts_on, r.recorded_at))
    current = regimen_on(excerpt.regimens, excerpt.today)
    spans = [DateSpan(plan.starts_on, _end_of(plan, following)) for plan, following in pairwise([*plans, None]) if plan]
    n_recorded = Counter(_plan_of(dose, plans, spans) for dose in excerpt.injections)
    for n, (plan, span) in enumerate(zip(plans, spans, strict=True)):
        rhythm = rhythm_text(plan.rhythm)
        if plan.phase is not Phase.MAINTENANCE:
            rhythm = _("{phase}, {rhythm}").format(phase=phase_label(plan.phase), rhythm=rhythm)
        recorded = "" if plan.starts_on > excerpt.today else _recorded_text(plan, n_recorded[n])
        yield PlanLine(plan, _span_text(span, excerpt.today), rhythm, recorded, plan is current)


def _end_of(plan: Regimen, following: Regimen | None) -> date:
    if plan.ends_on is not None:
        return plan.ends_on
    return max(plan.starts_on, following.starts_on - timedelta(days=1)) if following else date.max


def _plan_of(dose: Dose, plans: list[Regimen], spans: list[DateSpan]) -> int | None:
    """Return the place of the plan that a dose falls into; where two meet on a day, the one of its own phase."""
    holding = [n for n, span in enumerate(spans) if dose.given_on in span]
    same_phase = [n for n in holding if plans[n].phase is dose.phase]
    return max(same_phase or holding, default=None)


def _recorded_text(plan: Regimen, n: int) -> str:
    recorded = ngettext("{n} recorded", "{n} recorded", n).format(n=n)
    return recorded if plan.count is None else _("{n} planned, {recorded}").format(n=plan.count, recorded=recorded)


def _span_text(span: DateSpan, today: date) -> str:
    if span.last == date.max:
        form = _("From {day}") if span.first > today else _("Since {day}")
        return form.format(day=day_text(span.first))
    if span.first == span.last:
        return day_text(span.first)
    first = day_text(span.first, "no_year" if span.first.year == span.last.year else "short")
    return _("{first} to {last}").format(first=first, last=day_text(span.last))


def days_ago(day: date, today: date) -> str:
    """Return "today", "yesterday" or "67 days ago"."""
    n = (today - day).days
    if n == 0:
        return _("today")
    return _("yesterday") if n == 1 else ngettext("{n} day ago", "{n} days ago", n).format(n=n)


def days_ahead(day: date, today: date) -> str:
    """Return how far off a planned day is; one that has passed is only described."""
    n = (day - today).days
    if n <= 0:
        return days_ago(day, today)
    return _("tomorrow") if n == 1 else ngettext("in {n} day", "in {n} days", n).format(n=n)
