"""Words for what is shown beside the look-back: left-out gaps, the second run, drift, plans, and late injections."""

from collections import Counter
from collections.abc import Sequence

from b12diary.analysis.contrast import LateOnTime, Period
from b12diary.analysis.results import Gap, Grade, LeftOut, LookBack, Wording
from b12diary.analysis.trend import Trend
from b12diary.analysis.wording.names import (
    Label,
    capital,
    measured_name,
    points,
    points_range,
    points_with_unit,
    series_name,
)
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, day_text, ngettext, number_text


def left_out_text(left_out: LeftOut) -> str:
    """Return why one gap is not compared."""
    return {
        LeftOut.LOADING: _("part of a loading course"),
        LeftOut.EARLIER_FOR_SYMPTOMS: _("ended early because of symptoms"),
        LeftOut.EXTRA: _("ended with an extra injection"),
        LeftOut.UNFINISHED: _("still running"),
        LeftOut.OTHER_PLAN: _("under an earlier plan"),
        LeftOut.BEFORE_MAIN_SET: _("before the main symptoms were changed"),
        LeftOut.LONG_AGO: _("longer ago than is compared"),
        LeftOut.TOO_LONG: _("more than twice as long as planned"),
        LeftOut.TOO_FEW_RATINGS: _("too few ratings at one of its ends"),
    }[left_out]


def left_out_texts(gaps: Sequence[Gap]) -> tuple[str, ...]:
    """Return the left-out gaps counted by reason: "2 part of a loading course", most first."""
    found = Counter(gap.left_out for gap in gaps if gap.left_out is not None)
    order = list(LeftOut)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    # Translators: a number of gaps, and why they were left out.
    return tuple(_("{n} {why}").format(n=n, why=left_out_text(why)) for why, n in ranked)


def second_run_wording(look_back: LookBack) -> str:
    """Say what the headline is without the gaps in which something else was going on; empty when there are none."""
    second = look_back.without_disturbed
    if second is None:
        return ""
    opening = ngettext(
        "In {n} compared gap something else was going on.",
        "In {n} compared gaps something else was going on.",
        look_back.disturbed_gaps,
    ).format(n=look_back.disturbed_gaps)
    if second.told in {Grade.CLEAR, Grade.POSSIBLE} and second.rise is not None and second.rise_95 is not None:
        text = _("Leaving such gaps out, the rise is about {rise} ({range}).")
        told = text.format(rise=points_with_unit(second.rise), range=points_range(*second.rise_95))
    else:
        told = {
            Grade.NO_PATTERN: _("Leaving such gaps out, a rise of 2 points or more is unlikely."),
            Grade.CANNOT_TELL: _("Leaving such gaps out, this diary cannot tell."),
        }.get(second.told, _("Leaving such gaps out, there is not enough to compare."))
    return f"{opening} {told}"


def trend_wording(trend: Trend, label: Label) -> Wording | None:
    """Say that ratings rose over the whole record, whatever the injection; None when they did not clearly rise."""
    if not trend.is_steadily_worse or trend.change is None or trend.change_95 is None:
        return None
    text = _("Ratings of {name} went up over time, whatever the injection, by about {change} ({range}).")
    return Wording(
        text.format(
            name=series_name(trend.symptom, label),
            change=points_with_unit(trend.change),
            range=points_range(*trend.change_95),
        ),
        (
            _("This is over {n} rated days in {days} days.").format(n=trend.n_days, days=trend.span_days + 1),
            _("You may want to talk to a GP about this."),
        ),
    )


def late_on_time_wording(late: LateOnTime, label: Label) -> Wording:
    """Say how days past the planned date compare with the days before it, and why that is no proof."""
    name = measured_name(late.symptom, label)
    if late.difference is None:
        return Wording(_("No gap has rated days both before and after its planned date."))
    values = {"name": name, "n": late.n_gaps, "points": points_with_unit(abs(late.difference))}
    if points(late.difference) == points(0.0):
        text = ngettext(
            "In {n} late gap, {name} was the same past the planned date as just before it.",
            "In {n} late gaps, {name} was the same past the planned date as just before it.",
            late.n_gaps,
        )
    elif late.difference > 0:
        text = ngettext(
            "In {n} late gap, {name} was {points} higher past the planned date than just before it.",
            "In {n} late gaps, {name} was {points} higher past the planned date than just before it.",
            late.n_gaps,
        )
    else:
        text = ngettext(
            "In {n} late gap, {name} was {points} lower past the planned date than just before it.",
            "In {n} late gaps, {name} was {points} lower past the planned date than just before it.",
            late.n_gaps,
        )
    counts = ngettext(
        "This rests on {late} rated day past it and {before} before it.",
        "This rests on {late} rated days past it and {before} before it.",
        late.n_days_late,
    ).format(late=late.n_days_late, before=late.n_days_before)
    if late.difference_95 is None:
        spread = _("That is too few gaps for a range.")
    else:
        spread = _("The 95 % range is {range}.").format(
            range=points_range(late.difference_95.low, late.difference_95.high)
        )
    return Wording(text.format(**values), (counts, spread, _("A late injection can have had reasons of its own.")))


def plans_wording(periods: Sequence[Period], symptom: SymptomId, label: Label) -> Wording:
    """Say what the ratings were under each plan, never what a plan did.

    Args:
        periods: one for each plan, oldest first.
        symptom: the series.
        label: gives a symptom's name.
    """
    lines = []
    for period in periods:
        first, last = day_text(period.span.first), day_text(period.span.last)
        if period.mean is None:
            lines.append(_("{first} to {last}: no ratings.").format(first=first, last=last))
            continue
        text = _("{first} to {last}: average {mean} over {n} rated days, {share} in 100 days rated.")
        share = number_text(100 * period.coverage)
        lines.append(text.format(first=first, last=last, mean=points(period.mean), n=period.n_days, share=share))
    opening = ngettext("{name}, 1 plan so far.", "{name}, {n} plans one after the other.", len(periods))
    return Wording(
        opening.format(name=capital(series_name(symptom, label)), n=len(periods)),
        (*lines, *((no_effect(),) if len(periods) > 1 else ())),
    )


def no_effect() -> str:
    """Say why two stretches of time show no effect of what changed between them."""
    return _("Time, season and expectation changed too, so this shows no effect.")
