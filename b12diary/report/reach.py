"""Which gaps the look-back is about, and how the page says so where its own dates are others.

One rule: the look-back's sentences, its picture and all early and late averages of a series cover the gaps of the
plan in force, whatever dates the page covers. All other sections cover the page's dates.
"""

from dataclasses import replace
from datetime import date, timedelta

from b12diary.analysis.results import Gap, LeftOut, Profile
from b12diary.domain.days import DateSpan
from b12diary.i18n import _, day_text
from b12diary.report.typed import NO_BREAK

_APART = frozenset({LeftOut.LOADING, LeftOut.OTHER_PLAN, LeftOut.BEFORE_MAIN_SET, LeftOut.LONG_AGO})


def is_apart(gap: Gap) -> bool:
    """Tell whether a gap lies outside the look-back altogether: loading, another plan, other symptoms, long ago."""
    return gap.left_out in _APART


def looked_back_on(profile: Profile) -> Profile:
    """Return the profile with only the gaps that the look-back is about; all of them where it is about none."""
    kept = tuple(g for g in profile.gaps if not is_apart(g.gap)) or profile.gaps
    return replace(profile, gaps=kept, n_days=sum(len(g.lags) for g in kept))


def reach_of(profile: Profile) -> DateSpan | None:
    """Return the first and last rated day of the gaps that the look-back is about; None without a rated day."""
    gaps = looked_back_on(profile).gaps
    if not gaps:
        return None
    days = [_day(g.gap, lag) for g in gaps for lag in (g.lags[0], g.lags[-1])]
    return DateSpan(min(days), max(days))


def _day(gap: Gap, lag: int) -> date:
    return gap.starts_on + timedelta(days=lag)


def _date(day: date) -> str:
    return day_text(day).replace(" ", NO_BREAK)


def reach_text(profile: Profile, dates: DateSpan) -> str:
    """Return "from 2 May 2025 on" where a reader could take the look-back's gaps for those of the page's dates.

    That is where it uses days before or after them, or where gaps with ratings in them lie outside the look-back.

    Args:
        profile: of the headline, with every gap.
        dates: that the page covers.
    """
    reach = reach_of(profile)
    if reach is None:
        return ""
    aside = any(is_apart(g.gap) and _day(g.gap, g.lags[-1]) >= dates.first for g in profile.gaps)
    if reach.last > dates.last:
        return _("{first} to {last}").format(first=_date(reach.first), last=_date(reach.last))
    if reach.first < dates.first or (aside and reach.first > dates.first):
        return _("from {day} on").format(day=_date(reach.first))
    return ""


def compared_text(reach: str) -> str:
    """Say which days the look-back compares; empty when they go without saying."""
    return _("compared: {days}").format(days=reach) if reach else ""


def averages_text(reach: str) -> str:
    """Say which days the early and late averages are of; empty when they go without saying."""
    return _("averages: {days}").format(days=reach) if reach else ""
