"""The answer of the look-back in words: one sentence that says what the record shows, and what it does not.

How often chance alone does the same is said only without a flag; the numbers are those of `tests/calibration.md`.
"""

from datetime import date

from b12diary.analysis.results import Flag, Grade, LookBack, Reason, SeriesResult, Wording
from b12diary.analysis.wording.flag_sentences import flag_sentences
from b12diary.analysis.wording.names import (
    WIDE_DAYS,
    Label,
    capital,
    points,
    points_range,
    points_with_unit,
    series_name,
    week,
    whole_day,
)
from b12diary.analysis.wording.reasons import help_sentences, reason_sentence
from b12diary.i18n import _, ngettext

POSSIBLE_AT_A_LOOK = 3
POSSIBLE_EVER = 13
CLEAR_EVER = 1
"""In 100 diaries without a pattern, looked at every week over 10 gaps; a look at each injection only shows fewer."""

_WORDS_IN_A_NAME = 3


def headline_wording(look_back: LookBack, label: Label, today: date, *, for_page: bool = False) -> Wording:
    """Return the sentences for the headline, with the day by which more can be said where that is known.

    Args:
        look_back: the answer.
        label: gives a symptom's name.
        today: the day from which dates to come are counted.
        for_page: for whoever reads the printed page; it speaks to no user of the program.
    """
    result = look_back.headline
    wording = series_wording(result, label, for_page=for_page)
    if result.grade is not Grade.NOT_ENOUGH_DATA:
        return wording
    return Wording(wording.sentence, (*wording.details, *help_sentences(look_back, today)))


def series_wording(result: SeriesResult, label: Label, *, for_page: bool = False) -> Wording:
    """Return the sentences for one series, as they are told: "clear" is new only after a look that was "possible".

    Args:
        result: the look-back of the series.
        label: gives a symptom's name.
        for_page: as for `headline_wording`.
    """
    match result.told:
        case Grade.CLEAR:
            return Wording(_rise(result, label), (*_half_return(result), *_chance_of_clear(), _not_the_cause()))
        case Grade.POSSIBLE:
            unconfirmed = _not_confirmed(result, for_page=for_page)
            return Wording(_rise(result, label), (*_half_return(result), *unconfirmed, _not_the_cause()))
        case Grade.NO_PATTERN:
            return _no_pattern(result, label)
        case Grade.CANNOT_TELL:
            return Wording(_("Injections may follow bad days here, so bad days before an injection show nothing."))
        case Grade.NOT_ENOUGH_DATA:
            return Wording(reason_sentence(result, label))


def series_line(result: SeriesResult, label: Label) -> str:
    """Return one series in a few words, for a list under the headline: "Brain fog: possible, about 1.4 points"."""
    name = capital(series_name(result.symptom, label))
    told = {
        Grade.CLEAR: _("{name}: higher towards the next injection, by about {rise}."),
        Grade.POSSIBLE: _("{name}: possibly higher towards the next injection, by about {rise}. Not yet confirmed."),
        Grade.NO_PATTERN: _("{name}: a rise of 2 points or more is unlikely."),
        Grade.CANNOT_TELL: _("{name}: this diary cannot tell."),
        Grade.NOT_ENOUGH_DATA: _("{name}: not enough to compare yet."),
    }[result.told]
    rise = points_with_unit(result.rise) if result.rise is not None else ""
    return told.format(name=name, rise=rise)


def _rise(result: SeriesResult, label: Label) -> str:
    """Say in how many gaps the series rose, and by how much."""
    assert result.rise is not None
    assert result.rise_95 is not None
    values = {
        "name": series_name(result.symptom, label),
        "rise": points_with_unit(result.rise),
        "range": points_range(*result.rise_95),
    }
    if not result.gaps_used:
        text = _("Over all gaps, {name} rose towards the next injection. The rise is about {rise} ({range}).")
        return text.format(**values)
    if len(values["name"].split()) > _WORDS_IN_A_NAME:
        text = ngettext(
            "In {up} of {n} gap, {name} rose towards the next injection. The rise is about {rise} ({range}).",
            "In {up} of {n} gaps, {name} rose towards the next injection. The rise is about {rise} ({range}).",
            result.gaps_used,
        )
        return text.format(up=result.gaps_up, n=result.gaps_used, **values)
    text = ngettext(
        "In {up} of {n} gap, {name} rose towards the next injection, by about {rise} ({range}).",
        "In {up} of {n} gaps, {name} rose towards the next injection, by about {rise} ({range}).",
        result.gaps_used,
    )
    return text.format(up=result.gaps_up, n=result.gaps_used, **values)


def _half_return(result: SeriesResult) -> tuple[str, ...]:
    """Say when half of the rise was back: in days, in weeks where the range is wider than 10 days."""
    if result.half_return_day is None or result.half_return_day_80 is None:
        return ()
    low, high = result.half_return_day_80
    if high - low > WIDE_DAYS:
        first, middle, last = week(low), week(result.half_return_day), week(high)
        if first != last:
            text = _("About half of it was back in week {middle} (between week {first} and week {last}).")
            return (text.format(middle=middle, first=first, last=last),)
    day, first_day, last_day = whole_day(result.half_return_day), whole_day(low), whole_day(high)
    if first_day == last_day:
        return (_("About half of it was back on day {day}.").format(day=day),)
    text = _("About half of it was back by day {day} (between day {low} and day {high}).")
    return (text.format(day=day, low=first_day, high=last_day),)


def _chance_of_clear() -> tuple[str, ...]:
    """Say how often chance alone shows a clear pattern, however often it is looked for."""
    return (
        _("By chance alone about {n} in 100 diaries would ever show this.").format(n=CLEAR_EVER),
        _("That holds even when you look every week."),
    )


def _not_confirmed(result: SeriesResult, *, for_page: bool) -> tuple[str, ...]:
    """Say that it is not confirmed, and how often chance does it; with a flag, the flag's sentence and no frequency."""
    if result.flags:
        return (_("Not yet confirmed."), *flag_sentences(result.flags, for_page=for_page))
    return (
        _("Not yet confirmed: the next gap will tell more."),
        _("By chance alone about {n} in 100 diaries show this at a look.").format(n=POSSIBLE_AT_A_LOOK),
        _("Looked at every week for long, about {n} in 100 show it at some time.").format(n=POSSIBLE_EVER),
    )


def _not_the_cause() -> str:
    """Say what a pattern is not."""
    return _("It shows the timing, not the cause.")


def _no_pattern(result: SeriesResult, label: Label) -> Wording:
    """Say what can be excluded, and that this is no verdict on the plan or on the symptoms."""
    means_not = (
        _("This does not mean that the planned interval is right for you."),
        _("Symptoms that stay the same throughout do not show in this comparison."),
    )
    if Reason.CONSTANT in result.reason or result.rise_upper95 is None:
        text = ngettext(
            "The {n} rating of {name} is the only one, so no rise can show.",
            "All {n} ratings of {name} are the same, so no rise can show.",
            result.n_ratings,
        )
        return Wording(text.format(n=result.n_ratings, name=series_name(result.symptom, label)), means_not)
    limit = _("For {name} the 95 % limit is {limit}, from {n} rated days.").format(
        name=series_name(result.symptom, label),
        limit=points_with_unit(max(0.0, result.rise_upper95)),
        n=result.n_ratings,
    )
    late = [flag for flag in result.flags if flag is Flag.MOSTLY_BACKFILLED]
    return Wording(
        _("A rise of 2 points or more towards the next injection is unlikely in these ratings."),
        (limit, *means_not, *flag_sentences(late)),
    )


def rise_text(result: SeriesResult) -> str:
    """Return the rise and its range alone, as "1.9 (1.2 to 2.9)"; empty when nothing was computed."""
    if result.rise is None or result.rise_95 is None:
        return ""
    return _("{rise} ({range})").format(rise=points(result.rise), range=points_range(*result.rise_95))
