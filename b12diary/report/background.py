"""What stands behind the treatment: the cause as the person knows it, earlier plans, reactions after injections."""

from collections import Counter
from datetime import date, timedelta

from b12diary.domain.catalogue import catalogue, rhythm_text
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Cause
from b12diary.domain.regimen import Regimen, regimen_on
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.treatment import Fact
from b12diary.report.typed import isolated, one_line

MOST_PLANS = 3
MOST_REACTIONS = 4
_REACTION_LETTERS = 60


def background(excerpt: Excerpt, dates: DateSpan, today: date) -> tuple[Fact, ...]:
    """Return the cause, always; earlier plans and reactions where any are recorded.

    Args:
        excerpt: the diary.
        dates: reactions after injections on these days are counted.
        today: what came before the plan in force on it is earlier.
    """
    found = (
        Fact(_("cause of the deficiency"), _cause(excerpt.preferences.cause)),
        Fact(_("earlier plans"), _earlier_plans(excerpt.regimens, today)),
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


def _earlier_plans(regimens: tuple[Regimen, ...], today: date) -> str:
    """Return the plans before the one in force, newest first, each with its months; loading courses apart."""
    begun = sorted((r for r in regimens if r.starts_on <= today), key=lambda r: (r.starts_on, r.recorded_at))
    now = regimen_on(regimens, today)
    told: list[str] = []
    for number, plan in enumerate(begun):
        later = begun[number + 1] if number + 1 < len(begun) else None
        if plan.phase is Phase.LOADING or plan is now:
            continue
        ends = [e for e in (plan.ends_on, later.starts_on - timedelta(days=1) if later else None) if e is not None]
        last = max(min(ends, default=today), plan.starts_on)
        first_month, last_month = (day_text(day, "month_short") for day in (plan.starts_on, last))
        months = first_month
        if first_month != last_month:
            months = _("{first} to {last}").format(first=first_month, last=last_month)
        told.append(_("{rhythm} ({months})").format(rhythm=rhythm_text(plan.rhythm), months=months))
    return _counted(told[::-1], MOST_PLANS)


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
