"""Why nothing can be said yet, what exactly is missing, and by when it can be there."""

from datetime import date
from math import ceil

from b12diary.analysis.floor import LEAST_GAPS, LEAST_RATINGS
from b12diary.analysis.gaps import USABLE_LATE_FROM
from b12diary.analysis.results import COMPOSITE, LookBack, Reason, SeriesResult
from b12diary.analysis.wording.names import Label, capital, points_with_unit, series_name
from b12diary.i18n import _, day_text, ngettext

_TOO_FEW_RATED = {Reason.FEW_USABLE_GAPS, Reason.FEW_DAYS, Reason.FEW_RATINGS}


def reason_sentence(result: SeriesResult, label: Label) -> str:
    """Return why nothing can be said of a series, with its counts."""
    reason = Reason(result.reason[0]) if result.reason else Reason.FEW_RATINGS
    plain = {
        Reason.NO_INJECTION: _("No injection is recorded yet, so there is nothing to compare."),
        Reason.NO_RATINGS: _("Nothing is rated yet, so there is nothing to compare."),
        Reason.LOADING: _("Loading injections are too close together to compare."),
        Reason.SHORT_INTERVAL: _("Injections less than 5 days apart are too close together to compare."),
        Reason.LATE_ENTRIES: _("Too few entries were written down within 2 days to compare."),
        Reason.CONSTANT: _("All {n} ratings are the same so far, so no rise can show.").format(n=result.n_ratings),
    }
    counted = {
        Reason.FEW_GAPS: _too_few_gaps,
        Reason.FEW_USABLE_GAPS: _missing_side,
        Reason.FEW_DAYS: _too_few_ratings,
        Reason.FEW_RATINGS: _too_few_ratings,
    }
    if reason in plain:
        return plain[reason]
    if reason in counted:
        return counted[reason](result)
    return _small(result, label) if reason is Reason.SMALL_RISE else _varies(result, label)


def help_sentences(look_back: LookBack, today: date) -> tuple[str, ...]:
    """Return what would help the headline and by when, as far as that is known.

    Args:
        look_back: an answer whose headline has too little to say.
        today: the day from which dates to come are counted.
    """
    result = look_back.headline
    reason = Reason(result.reason[0]) if result.reason else Reason.NO_RATINGS
    missing = {
        Reason.FEW_GAPS: LEAST_GAPS - result.completed_gaps,
        Reason.FEW_USABLE_GAPS: LEAST_GAPS - result.usable_gaps,
        Reason.VARIES_TOO_MUCH: 1,
    }.get(reason, 0)
    sentences = []
    if reason is Reason.FEW_GAPS and look_back.recorded_gaps > result.completed_gaps:
        sentences.append(_("Loading and earlier plans are not compared."))
    if result.symptom == COMPOSITE and reason in _TOO_FEW_RATED:
        sentences.append(_("A day counts when every main symptom is rated on it."))
    ends = [day for day in look_back.next_ends if day >= today]
    if 0 < missing <= len(ends):
        is_third = reason is Reason.FEW_GAPS
        text = _next_end(missing, is_third=is_third, is_planned=look_back.plan is not None)
        sentences.append(text.format(n=missing, day=day_text(ends[missing - 1])))
    if missing and result.interval_days:
        text = _("Ratings in the last quarter of a gap, from day {day} on, help most.")
        sentences.append(text.format(day=ceil(USABLE_LATE_FROM * result.interval_days)))
    return tuple(sentences)


def _next_end(missing: int, *, is_third: bool, is_planned: bool) -> str:
    """Return the sentence that says when the missing gaps will have ended, with its blanks."""
    if is_third and is_planned:
        return _("If your injections come as planned, the third gap ends on {day}.")
    if is_third:
        return _("If your injections go on as before, the third gap ends on {day}.")
    if is_planned:
        return ngettext(
            "If your injections come as planned, one more gap ends on {day}.",
            "If your injections come as planned, {n} more gaps have ended by {day}.",
            missing,
        )
    return ngettext(
        "If your injections go on as before, one more gap ends on {day}.",
        "If your injections go on as before, {n} more gaps have ended by {day}.",
        missing,
    )


def _too_few_gaps(result: SeriesResult) -> str:
    """Say how many full gaps there are."""
    return ngettext(
        "It is too early to compare. You have {n} full gap between injections of the {needed} needed.",
        "It is too early to compare. You have {n} full gaps between injections of the {needed} needed.",
        result.completed_gaps,
    ).format(n=result.completed_gaps, needed=LEAST_GAPS)


def _missing_side(result: SeriesResult) -> str:
    """Say how many gaps are missing, and on which side of the gaps ratings are."""
    missing = LEAST_GAPS - result.usable_gaps
    if result.symptom_timed_gaps >= missing:
        text = ngettext(
            "In {n} of {all} gaps the injection came early because of symptoms. Their last days show nothing.",
            "In {n} of {all} gaps the injection came early because of symptoms. Their last days show nothing.",
            result.symptom_timed_gaps,
        )
        return text.format(n=result.symptom_timed_gaps, all=result.completed_gaps)
    if min(result.gaps_rated_late, result.gaps_rated_settled) >= LEAST_GAPS:
        text = ngettext(
            "To compare, {n} more gap of at most twice the planned length is missing.",
            "To compare, {n} more gaps of at most twice the planned length are missing.",
            missing,
        )
    elif result.gaps_rated_late <= result.gaps_rated_settled:
        text = ngettext(
            "To compare, {n} more gap with ratings in its last quarter is missing.",
            "To compare, {n} more gaps with ratings in their last quarter are missing.",
            missing,
        )
    else:
        text = ngettext(
            "To compare, {n} more gap with ratings in its first half is missing.",
            "To compare, {n} more gaps with ratings in their first half are missing.",
            missing,
        )
    return text.format(n=missing)


def _small(result: SeriesResult, label: Label) -> str:
    """Say that there is a rise, and that it is small."""
    text = _("{name} rose towards the next injection by about {rise}, too small to matter.")
    return text.format(name=capital(series_name(result.symptom, label)), rise=points_with_unit(result.rise or 0.0))


def _varies(result: SeriesResult, label: Label) -> str:
    """Say how large a rise could still be there."""
    text = ngettext(
        "Ratings of {name} vary too much to tell from {n} gap. A rise of up to {limit} cannot be excluded.",
        "Ratings of {name} vary too much to tell from {n} gaps. A rise of up to {limit} cannot be excluded.",
        result.usable_gaps,
    )
    limit = points_with_unit(max(0.0, result.rise_upper95 or 0.0))
    return text.format(name=series_name(result.symptom, label), n=result.usable_gaps, limit=limit)


def _too_few_ratings(result: SeriesResult) -> str:
    """Say how many rated days there are, where they are too few or too thinly spread."""
    if result.n_ratings < LEAST_RATINGS:
        text = ngettext(
            "There are too few ratings to compare: {n} rated day so far, at least {needed} needed.",
            "There are too few ratings to compare: {n} rated days so far, at least {needed} needed.",
            result.n_ratings,
        )
        return text.format(n=result.n_ratings, needed=LEAST_RATINGS)
    share = max(1, round(1 / result.share_of_days)) if result.share_of_days else 0
    return _("Ratings are too far apart to compare: about 1 day in {n} is rated.").format(n=share)
