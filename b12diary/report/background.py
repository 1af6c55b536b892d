"""What stands behind the treatment: the cause as the person knows it, how plans and doses changed, reactions."""

from collections import Counter
from datetime import date, timedelta

from b12diary.domain.catalogue import catalogue, compound_label, quantity_text, rhythm_text, route_label
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Compound, Dose, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Cause
from b12diary.domain.quantity import Quantity
from b12diary.domain.regimen import Regimen, regimen_on
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.treatment import Fact
from b12diary.report.typed import isolated, one_line
from b12diary.suggestions.planned_days import first_injections

MOST_PLANS = 4
MOST_DOSES = 2
MOST_REACTIONS = 4
NOTE_LETTERS = 120
_REACTION_LETTERS = 60


def background(excerpt: Excerpt, dates: DateSpan, today: date) -> tuple[Fact, ...]:
    """Return the cause, always; the note on the plan, earlier plans and doses, and reactions where any are recorded.

    Args:
        excerpt: the diary.
        dates: reactions after injections on these days are counted; plans and doses are told from the beginning.
        today: what came before the plan in force on it is earlier.
    """
    plan = regimen_on(excerpt.regimens, today)
    found = (
        Fact(_("cause of the deficiency"), _cause(excerpt.preferences.cause)),
        Fact(_("my note on the plan"), _note(plan) if plan else ""),
        Fact(_("earlier plans"), _earlier_plans(excerpt, plan, today)),
        Fact(_("earlier doses"), _earlier_doses(excerpt, today)),
        Fact(_("after injections"), _reactions(excerpt, dates)),
    )
    return tuple(fact for fact in found if fact.value)


def _cause(cause: Cause) -> str:
    return {
        Cause.ABSORPTION: _("B12 is not taken up well (absorption)"),
        Cause.DIET: _("too little B12 in food (diet)"),
        Cause.OTHER: _("another cause"),
        Cause.UNKNOWN: _("not known"),
    }[cause]


def _note(plan: Regimen) -> str:
    """Return what the person wrote about the plan, such as who agreed it; empty where it only repeats how often."""
    note = one_line(plan.note, NOTE_LETTERS)
    return "" if note.casefold() == rhythm_text(plan.rhythm).casefold() else isolated(note)


def _earlier_plans(excerpt: Excerpt, now: Regimen | None, today: date) -> str:
    """Return the plans before the one in force, newest first, each with its months; loading with what was given."""
    begun = sorted((r for r in excerpt.regimens if r.starts_on <= today), key=lambda r: (r.starts_on, r.recorded_at))
    told: list[str] = []
    for number, plan in enumerate(begun):
        later = begun[number + 1] if number + 1 < len(begun) else None
        if plan is now:
            continue
        ends = [e for e in (plan.ends_on, later.starts_on - timedelta(days=1) if later else None) if e is not None]
        last = max(min(ends, default=today), plan.starts_on)
        told.append(
            _("{plan} ({months})").format(plan=_plan_words(excerpt, plan, last), months=_months(plan.starts_on, last))
        )
    if not any(plan.phase is Phase.LOADING for plan in begun):
        told = [*_loading_without_plan(excerpt, today), *told]
    return _counted(told[::-1], MOST_PLANS)


def _plan_words(excerpt: Excerpt, plan: Regimen, last: date) -> str:
    """Return how often, with the medicine where no dose of its time says it, and what was given of a course."""
    words = rhythm_text(plan.rhythm)
    has_doses = any(plan.starts_on <= d.given_on <= last for d in excerpt.doses)
    medicine = "" if has_doses else _medicine(plan.compound, plan.quantity)
    if medicine:
        words = _("{rhythm}, {medicine}").format(rhythm=words, medicine=medicine)
    if plan.phase is not Phase.LOADING:
        return words
    given, _end = first_injections(excerpt, plan)
    if not given:
        # The course may have been before the diary: nothing recorded does not mean nothing given.
        return _("loading {rhythm}, none recorded").format(rhythm=words)
    if plan.count:
        return _("loading {rhythm}, {given} of {n} recorded").format(rhythm=words, given=given, n=plan.count)
    return _("loading {rhythm}, {given} recorded").format(rhythm=words, given=given)


def _loading_without_plan(excerpt: Excerpt, today: date) -> list[str]:
    """Return the injections that were recorded as loading, where no plan says that there was a course."""
    days = sorted({d.given_on for d in excerpt.injections if d.phase is Phase.LOADING and d.given_on <= today})
    if not days:
        return []
    n = ngettext("{n} loading injection recorded", "{n} loading injections recorded", len(days)).format(n=len(days))
    return [_("{plan} ({months})").format(plan=n, months=_months(days[0], days[-1]))]


def _earlier_doses(excerpt: Excerpt, today: date) -> str:
    """Return the medicines and doses that were injected other than the last one, the latest first, with their months.

    What is not recorded of a dose makes it no other one.
    """
    given = sorted((d for d in excerpt.injections if d.given_on <= today), key=lambda d: (d.given_on, d.recorded_at))
    by_words: dict[str, list[date]] = {}
    for dose in given:
        if any(_differs(dose, given[-1])):
            by_words.setdefault(_dose_words(dose), []).append(dose.given_on)
    by_words.pop("", None)
    rows = sorted(by_words.items(), key=lambda row: row[1][-1], reverse=True)
    told = [
        ngettext("{medicine}: {n} injection ({months})", "{medicine}: {n} injections ({months})", len(days)).format(
            medicine=words, n=len(days), months=_months(days[0], days[-1])
        )
        for words, days in rows
    ]
    return _counted(told, MOST_DOSES)


def _differs(dose: Dose, last: Dose) -> tuple[bool, bool, bool]:
    """Tell in what a dose is another one than the last: medicine, amount, way; unknown is never another one."""
    return (
        Compound.UNKNOWN not in {dose.compound, last.compound} and dose.compound is not last.compound,
        _other_amount(dose.quantity, last.quantity),
        Route.UNKNOWN not in {dose.route, last.route} and dose.route is not last.route,
    )


def _other_amount(one: Quantity | None, other: Quantity | None) -> bool:
    """Tell whether two amounts differ; a volume and an amount cannot be compared."""
    if one is None or other is None:
        return False
    if one.amount_ug is None and other.amount_ug is None:
        return one.amount != other.amount
    return None not in {one.amount_ug, other.amount_ug} and one.amount_ug != other.amount_ug


def _dose_words(dose: Dose) -> str:
    route = route_label(dose.route) if dose.route is not Route.UNKNOWN else ""
    return ", ".join(filter(None, (_medicine(dose.compound, dose.quantity), route)))


def _medicine(compound: Compound, quantity: Quantity | None) -> str:
    name = compound_label(compound) if compound is not Compound.UNKNOWN else ""
    return " ".join(filter(None, (name, quantity_text(quantity) if quantity else "")))


def _months(first: date, last: date) -> str:
    first_month, last_month = (day_text(day, "month_short") for day in (first, last))
    if first_month == last_month:
        return first_month
    return _("{first} to {last}").format(first=first_month, last=last_month)


def _reactions(excerpt: Excerpt, dates: DateSpan) -> str:
    """Return what was noted after how many of the injections in `dates`, the most frequent first."""
    given = [d for d in excerpt.injections if d.given_on in dates]
    known = {r.id: r.label for r in catalogue().reactions}
    noted = Counter(r for d in given for r in dict.fromkeys(d.reactions))
    rows = sorted(noted.items(), key=lambda item: (-item[1], item[0]))
    told = [
        _("{reaction} ({n} of {total})").format(
            reaction=isolated(known.get(name) or one_line(name, _REACTION_LETTERS)), n=n, total=len(given)
        )
        for name, n in rows
        if known.get(name) or one_line(name, _REACTION_LETTERS)
    ]
    return _counted(told, MOST_REACTIONS)


def _counted(told: list[str], most: int) -> str:
    more = len(told) - most
    shown = told[:most]
    if more > 0:
        shown.append(ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more))
    return "; ".join(shown)
