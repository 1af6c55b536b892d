"""The sentence that says what a chart shows, for its text alternative, and the caption that counts what is left out."""

from collections.abc import Sequence
from datetime import date

from b12diary.analysis.adherence import Adherence
from b12diary.analysis.contrast import BeforeAfter, Period
from b12diary.analysis.results import Gap, Profile, ProfileBin
from b12diary.analysis.series import DaySeries
from b12diary.analysis.wording.companions import left_out_texts, no_effect
from b12diary.analysis.wording.names import Label, capital, points, points_with_unit, series_name
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _, day_text, list_text, ngettext, number_text


def profile_sentence(profile: Profile, label: Label) -> str:
    """Say what the chart by days since injection shows: lowest and highest median with their days, or the counts."""
    name = capital(series_name(profile.symptom, label))
    drawn = [b for b in profile.bins if b.median is not None]
    if not profile.n_days:
        return _("{name}: no rated day after an injection yet.").format(name=name)
    if len(drawn) < 2:
        text = ngettext(
            "{name} by days since injection: {n} rated day, shown as dots.",
            "{name} by days since injection: {n} rated days, shown as dots.",
            profile.n_days,
        )
        return text.format(name=name, n=profile.n_days)
    lowest, highest = min(drawn, key=_median), max(drawn, key=_median)
    n = sum(b.n_days for b in profile.bins)
    counts = ngettext(
        "{name} by days since injection, {n} rated day in the compared gaps.",
        "{name} by days since injection, {n} rated days in the compared gaps.",
        n,
    ).format(name=name, n=n)
    if _median(lowest) == _median(highest):
        same = _("The median is {points} throughout.").format(points=points_with_unit(_median(lowest)))
        return f"{counts} {same}"
    text = _("The median is lowest on {low_days} ({low}) and highest on {high_days} ({high}).")
    medians = text.format(
        low_days=_days(lowest),
        low=points(_median(lowest)),
        high_days=_days(highest),
        high=points(_median(highest)),
    )
    return f"{counts} {medians}"


def profile_caption(profile: Profile, gaps: Sequence[Gap], *, are_drawn: bool = True, named: Sequence[str] = ()) -> str:
    """Count the compared gaps, and those left out with their reasons.

    Args:
        profile: for the sentence on median and band.
        gaps: all of them.
        are_drawn: whether those that are not pooled are drawn too, dashed.
        named: each dashed gap with its reason, where they are few enough to be named instead of counted.
    """
    compared = [g for g in gaps if g.left_out is None]
    sentences = [ngettext("{n} gap compared.", "{n} gaps compared.", len(compared)).format(n=len(compared))]
    if named:
        sentences.append(_("Dashed: {gaps}.").format(gaps="; ".join(named)))
    else:
        sentences += _left_out_counts(gaps, compared, are_drawn=are_drawn)
    if any(b.quartiles for b in profile.bins):
        sentences.append(_("Median and band only with 12 or more ratings from 2 gaps."))
    return " ".join(sentences)


def _left_out_counts(gaps: Sequence[Gap], compared: Sequence[Gap], *, are_drawn: bool) -> list[str]:
    sentences = []
    if left_out := left_out_texts(gaps):
        sentences.append(_("Left out: {reasons}.").format(reasons=list_text(list(left_out))))
    if disturbed := sum(g.is_disturbed for g in compared):
        if are_drawn:
            text = _("In {n} of them something else was going on (dashed).")
        else:
            text = _("In {n} of them something else was going on.")
        sentences.append(text.format(n=disturbed))
    if not are_drawn:
        sentences.append(_("The chart hides all of these gaps."))
    return sentences


def gap_by_gap_sentence(profile: Profile, label: Label) -> str:
    """Say in how many of the compared gaps the late average was above the early one."""
    name = capital(series_name(profile.symptom, label))
    both = [(g.mean_early, g.mean_late) for g in profile.gaps if g.gap.left_out is None]
    known = [(early, late) for early, late in both if early is not None and late is not None]
    counts = ngettext("{name}: {n} gap with ratings.", "{name}: {n} gaps with ratings.", len(profile.gaps))
    opening = counts.format(name=name, n=len(profile.gaps))
    if not known:
        return opening
    text = ngettext(
        "In {up} of {n} compared gap the late average is above the early one.",
        "In {up} of {n} compared gaps the late average is above the early one.",
        len(known),
    )
    return f"{opening} {text.format(up=sum(late > early for early, late in known), n=len(known))}"


def over_time_sentence(excerpt: Excerpt, profile: Profile, label: Label) -> str:
    """Say how many days the calendar strip holds, and between which dates."""
    name = capital(series_name(profile.symptom, label))
    days = [day for series in excerpt.ratings for day in (series.days[:1] + series.days[-1:])]
    injections = [day for day in excerpt.injection_days if day <= excerpt.today]
    starts = [day.toordinal() for day in injections[:1]] + days
    if not starts:
        return _("Nothing is recorded yet.")
    first, last = excerpt.today.fromordinal(min(starts)), excerpt.today
    rated = ngettext("{n} rated day", "{n} rated days", profile.n_days).format(n=profile.n_days)
    given = ngettext("{n} injection", "{n} injections", len(injections)).format(n=len(injections))
    text = _("{name} over time, {first} to {last}: {rated} since the first injection, {given}.")
    return text.format(name=name, first=day_text(first), last=day_text(last), rated=rated, given=given)


def over_time_ungraded_sentence(excerpt: Excerpt, series: DaySeries, label: Label) -> str:
    """Say how many days on a scale that is not compared the calendar strip holds, and between which dates."""
    if not len(series):
        return _("Nothing is recorded yet.")
    rated = ngettext("{n} rated day", "{n} rated days", len(series)).format(n=len(series))
    given = [day for day in excerpt.injection_days if day <= excerpt.today]
    doses = ngettext("{n} injection", "{n} injections", len(given)).format(n=len(given))
    first = min([date.fromordinal(int(series.days[0])), *given[:1]])
    return _("{name} over time, {first} to {last}: {rated}, {given}.").format(
        name=capital(series_name(series.symptom, label)),
        first=day_text(first),
        last=day_text(excerpt.today),
        rated=rated,
        given=doses,
    )


def before_after_sentence(comparison: BeforeAfter, label: Label) -> str:
    """Say the averages and coverage of the two periods, and that this shows no effect."""
    name = capital(series_name(comparison.symptom, label))
    parts = [_("{name}. Before: {period}.").format(name=name, period=_period(comparison.before))]
    if comparison.carry_over is not None:
        n = comparison.carry_over.n_days
        text = ngettext("{n} day after the change is set apart.", "{n} days after the change are set apart.", n)
        parts.append(text.format(n=n))
    after = _period(comparison.after) if comparison.after else _("not begun yet")
    parts.append(_("After: {period}.").format(period=after))
    return " ".join([*parts, no_effect()])


def injections_sentence(summary: Adherence) -> str:
    """Say how long the gaps were, and how many injections came late, early or because of symptoms."""
    if summary.median_days is None:
        return _("No full gap between injections yet.")
    sentences = [
        ngettext(
            "{n} full gap: {median} days.",
            "{n} full gaps: median {median} days, {shortest} to {longest}.",
            summary.n_gaps,
        ).format(
            n=summary.n_gaps,
            median=number_text(summary.median_days),
            shortest=summary.shortest_days,
            longest=summary.longest_days,
        )
    ]
    if summary.n_planned:
        text = _("Of {n} planned injections, {late} came after the planned day and {early} before it.")
        sentences.append(text.format(n=summary.n_planned, late=summary.n_late, early=summary.n_early))
    if summary.n_symptom_timed:
        n = summary.n_symptom_timed
        text = ngettext("{n} came early because of symptoms.", "{n} came early because of symptoms.", n)
        sentences.append(text.format(n=n))
    return " ".join(sentences)


def _median(part: ProfileBin) -> float:
    """Return the median of a bin that has one."""
    assert part.median is not None
    return part.median


def _days(part: ProfileBin) -> str:
    """Write the days of a bin."""
    if part.first_lag == part.last_lag:
        return _("day {n}").format(n=part.first_lag)
    return _("days {first} to {last}").format(first=part.first_lag, last=part.last_lag)


def _period(period: Period) -> str:
    """Write average and coverage of a period."""
    if period.mean is None:
        return _("no ratings")
    text = _("average {mean} over {n} rated days, {share} in 100 days rated")
    return text.format(mean=points(period.mean), n=period.n_days, share=number_text(100 * period.coverage))
