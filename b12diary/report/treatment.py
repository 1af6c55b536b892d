"""The treatment as recorded, in four facts: what, how often planned, when last, and how the gaps really were."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from b12diary.analysis.results import Gap, LeftOut
from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import compound_label, giver_label, quantity_text, rhythm_text, route_label
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Compound, Dose, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import regimen_on
from b12diary.i18n import _, day_text, list_text, ngettext, number_text
from b12diary.report.parts import Withheld, month_text
from b12diary.report.typed import one_line


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its small heading, the bold value and quiet details below it."""

    key: str
    value: str
    details: tuple[str, ...] = ()


def plan_gaps(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return the completed gaps of the present plan: loading and gaps under another plan are not among them."""
    apart = {LeftOut.LOADING, LeftOut.OTHER_PLAN, LeftOut.UNFINISHED}
    return tuple(g for g in gaps if g.ends_on is not None and g.left_out not in apart)


def _medicine(dose: Dose) -> Fact:
    name = compound_label(dose.compound) if dose.compound is not Compound.UNKNOWN else _("not recorded")
    amount = f" {quantity_text(dose.quantity)}" if dose.quantity else ""
    value = one_line(name[:1].upper() + name[1:] + amount, 80)
    details = [route_label(dose.route) if dose.route is not Route.UNKNOWN else "", _given_by(dose)]
    return Fact(_("medicine"), value, tuple(d for d in (", ".join(filter(None, details)),) if d))


def _given_by(dose: Dose) -> str:
    return _("given by {giver}").format(giver=one_line(giver_label(dose.given_by), 40)) if dose.given_by else ""


def _plan(excerpt: Excerpt, today: date) -> Fact:
    plan = regimen_on(excerpt.regimens, today)
    if plan is None:
        has_ended = any(r.starts_on <= today for r in excerpt.regimens)
        return Fact(_("plan"), _("none at present") if has_ended else _("none recorded"))
    earlier = [r for r in excerpt.regimens if (r.starts_on, r.recorded_at) < (plan.starts_on, plan.recorded_at)]
    before = max(earlier, key=lambda r: (r.starts_on, r.recorded_at), default=None)
    details = [_("since {month}").format(month=month_text(plan.starts_on))]
    if plan.for_nerves is Answer.YES:
        details.append(_("because of nerve symptoms"))
    if plan.phase is Phase.LOADING:
        given = sum(d >= plan.starts_on for d in excerpt.injection_days)
        details.append(
            _("loading course, {given} of {n} recorded").format(given=given, n=plan.count)
            if plan.count
            else _("loading course, {given} recorded").format(given=given)
        )
    elif (before is not None and before.phase is Phase.LOADING) or any(
        d.phase is Phase.LOADING for d in excerpt.injections
    ):
        details.append(_("after a loading course"))
    return Fact(_("plan"), rhythm_text(plan.rhythm), tuple(details))


def _last(dose: Dose, injected: list[Dose], dates: DateSpan, today: date) -> Fact:
    """Return the day of the last dose, how long ago it was, and how many injections there were in `dates`."""
    n = (today - dose.given_on).days
    ago = _("today") if n == 0 else ngettext("{n} day ago", "{n} days ago", n).format(n=n)
    if not dose.route.is_injection:
        return Fact(_("last dose"), day_text(dose.given_on), (ago,))
    inside = len({d.given_on for d in injected if d.given_on in dates})
    told = ngettext("{n} in these dates", "{n} in these dates", inside).format(n=inside)
    return Fact(_("last injection"), day_text(dose.given_on), (ago, told))


def _days(value: float) -> str:
    return number_text(value, 0 if float(value).is_integer() else 1)


def _gaps(gaps: tuple[Gap, ...], dates: DateSpan, rated_from: date | None) -> Fact:
    """Return how long the gaps that end in `dates` were; where none does, those of all dates, and which these are.

    Under a plan that has no completed gap yet they are those of earlier plans.
    """
    of_plan = plan_gaps(gaps)
    completed = of_plan or tuple(g for g in gaps if g.left_out is LeftOut.OTHER_PLAN and g.ends_on is not None)
    if not completed:
        return Fact(ngettext("{n} completed gap", "{n} completed gaps", 0).format(n=0), _("none yet"))
    inside = [g for g in completed if g.ends_on is not None and g.ends_on in dates]
    remarks = [] if of_plan else [_("earlier plan")]
    n, n_all = len(inside), len(completed)
    if 0 < n < n_all:
        key = ngettext("{n} completed gap in these dates", "{n} completed gaps in these dates", n).format(n=n)
        return Fact(key, _lengths(inside), (*remarks, _timing(inside)))
    if not inside and not any(rated_from and g.ends_on and g.ends_on > rated_from for g in completed):
        key = ngettext("{n} gap before the diary", "{n} gaps before the diary", n_all).format(n=n_all)
        return Fact(key, _lengths(list(completed)), (_("without ratings"),))
    if not inside:
        remarks.append(ngettext("{n} in these dates", "{n} in these dates", 0).format(n=0))
    key = ngettext("{n} completed gap", "{n} completed gaps", n_all).format(n=n_all)
    return Fact(key, _lengths(list(completed)), (*remarks, _timing(list(completed))))


def _lengths(completed: list[Gap]) -> str:
    """Return how long the gaps were: each when there are one or two, else the median and the range."""
    lengths = sorted(g.length_days for g in completed)
    if len(lengths) == 1:
        return ngettext("{n} day", "{n} days", lengths[0]).format(n=lengths[0])
    if lengths[0] == lengths[-1]:
        return ngettext("{n} day each", "{n} days each", lengths[0]).format(n=lengths[0])
    if len(lengths) == 2:
        return _("{days} days").format(days=list_text([str(g.length_days) for g in completed]))
    return _("median {median} days ({low} to {high})").format(
        median=_days(median(lengths)), low=lengths[0], high=lengths[-1]
    )


def _timing(completed: list[Gap]) -> str:
    """Return how many injections came late, by how much, and how many were moved because of symptoms."""
    planned = [g.days_late for g in completed if g.days_late is not None]
    late = sorted(n for n in planned if n > 0)
    moved = sum(g.end_reason is DoseReason.EARLIER_FOR_SYMPTOMS for g in completed)
    if len(completed) == 1:
        return _("moved because of symptoms") if moved else _timing_of_one(completed[0].days_late)
    if not planned:
        told = _("planned days not recorded")
    elif not late:
        told = _("none was late")
    elif len(late) == 1:
        told = ngettext("1 was {n} day late", "1 was {n} days late", late[0]).format(n=late[0])
    elif late[0] == late[-1]:
        told = ngettext("{late} were {n} day late", "{late} were {n} days late", late[0]).format(
            late=len(late), n=late[0]
        )
    else:
        told = _("{late} were {low} to {high} days late").format(late=len(late), low=late[0], high=late[-1])
    because = (
        ngettext("{n} moved because of symptoms", "{n} moved because of symptoms", moved).format(n=moved)
        if moved
        else _("none moved because of symptoms")
    )
    return f"{told}; {because}"


def _timing_of_one(days_late: int | None) -> str:
    if days_late is None:
        return _("planned day not recorded")
    if days_late == 0:
        return _("as planned")
    n = abs(days_late)
    return (
        ngettext("{n} day late", "{n} days late", n)
        if days_late > 0
        else ngettext("{n} day early", "{n} days early", n)
    ).format(n=n)


def treatment(excerpt: Excerpt, gaps: tuple[Gap, ...], dates: DateSpan, today: date) -> tuple[Fact, ...] | Withheld:
    """Return the four facts, or why there are none. Without any injection they are those of the other doses.

    Args:
        excerpt: the diary.
        gaps: all gaps; those that end in `dates` are told, or all of them where none does.
        dates: the days that the page covers.
        today: the day that "ago" counts from.
    """
    doses = [d for d in excerpt.doses if d.given_on <= today]
    injected = [d for d in doses if d.route.is_injection]
    if not doses:
        return Withheld(_("No injection recorded."))
    last = max(injected or doses, key=lambda d: (d.given_on, d.recorded_at))
    rated_from = min((date.fromordinal(s.days[0]) for s in excerpt.ratings if s.days), default=None)
    given = _gaps(gaps, dates, rated_from) if injected else Fact(_("injections"), _("none recorded"))
    return (_medicine(last), _plan(excerpt, today), _last(last, injected, dates, today), given)
