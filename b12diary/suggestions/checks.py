"""What a careful clinician looks at before frequency, in this order, each with what the record shows.

How often (planned and given), on the planned day or not, the cause, and what else has changed.
"""

from datetime import timedelta

from b12diary.domain.catalogue import factor_names, rhythm_text
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.preferences import Cause
from b12diary.i18n import _, list_text, ngettext
from b12diary.suggestions.ground import YEAR_DAYS, Ground, days_number
from b12diary.suggestions.planned_days import lateness
from b12diary.suggestions.suggestion import Check

MOST_NAMED = 6


def four_checks(ground: Ground) -> tuple[Check, ...]:
    """Return the four checks in their order."""
    return (
        Check(_("How often"), _how_often(ground)),
        Check(_("On the planned day?"), _on_the_day(ground)),
        Check(_("The cause"), _cause(ground)),
        Check(_("New medicines, diet, illness"), _changes(ground)),
    )


def _how_often(ground: Ground) -> str:
    plan, given = ground.look_back.plan, ground.adherence
    planned = _("Planned {rhythm}.").format(rhythm=rhythm_text(plan.rhythm)) if plan else _("No plan is typed in.")
    if given.median_days is None:
        return f"{planned} {_('No full gap is recorded yet.')}"
    if given.shortest_days == given.longest_days and given.n_gaps > 1:
        each = _("Given: {n} gaps, each of {days} days.").format(n=given.n_gaps, days=given.shortest_days)
        return f"{planned} {each}"
    text = ngettext(
        "Given: {n} gap of {low} days.",
        "Given: {n} gaps of {low} to {high} days, {median} in the middle.",
        given.n_gaps,
    )
    told = text.format(
        n=given.n_gaps, low=given.shortest_days, high=given.longest_days, median=days_number(given.median_days)
    )
    return f"{planned} {told}"


def _on_the_day(ground: Ground) -> str:
    found = lateness(ground)
    if not found.n_planned:
        return _("Nothing to compare: no planned days are recorded.")
    late = ngettext(
        "{late} of {n} planned injections came more than {days} days late.",
        "{late} of {n} planned injections came more than {days} days late.",
        found.n_planned,
    ).format(late=len(found.late), n=found.n_planned, days=found.tolerance_days)
    n_timed = ground.adherence.n_symptom_timed
    timed = ngettext("{n} came early because of symptoms.", "{n} came early because of symptoms.", n_timed)
    return f"{late} {timed.format(n=n_timed)}"


def _cause(ground: Ground) -> str:
    known = {
        Cause.ABSORPTION: _("You noted: B12 from food is not taken up."),
        Cause.DIET: _("You noted: too little B12 in food."),
        Cause.OTHER: _("You noted: another cause."),
        Cause.UNKNOWN: _("Not noted. You can ask what it is."),
    }[ground.excerpt.preferences.cause]
    if ground.trend.p is None:
        worse = _("Too few entries to say if symptoms are getting worse over time.")
    elif ground.trend.is_steadily_worse:
        worse = _("Your ratings went up over the whole record.")
    else:
        worse = _("Your ratings did not clearly go up over the whole record.")
    return f"{known} {worse}"


def _changes(ground: Ground) -> str:
    today = ground.excerpt.today
    since = today - timedelta(days=YEAR_DAYS)
    noted = dict.fromkeys(
        e.factor
        for e in sorted(ground.excerpt.exposures, key=lambda e: e.starts_on, reverse=True)
        if e.factor != DIARY_BREAK and e.starts_on <= today and (e.ends_on is None or e.ends_on >= since)
    )
    if not noted:
        return _("Nothing is noted in the last 12 months.")
    named = factor_names(list(noted)[:MOST_NAMED])
    if len(noted) > MOST_NAMED:
        named.append(_("{n} more").format(n=len(noted) - MOST_NAMED))
    return _("Noted in the last 12 months: {changes}.").format(changes=list_text(named))
