"""Gap by gap as columns under a calendar strip: for each gap its length, coverage, early and late average."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from b12diary.analysis.results import Gap, GapRatings, LeftOut, Profile
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import DoseReason
from b12diary.i18n import _, ngettext, number_text
from b12diary.report.parts import Withheld

MOST_GAPS = 6


@dataclass(frozen=True, slots=True)
class GapColumn:
    """One gap of the strip. `ratings` is None when none of its days is rated; `n_days` counts today while it runs."""

    gap: Gap
    ratings: GapRatings | None
    n_days: int

    @property
    def n_rated(self) -> int:
        """Rated days in the gap."""
        return len(self.ratings.lags) if self.ratings else 0

    @property
    def coverage(self) -> str:
        """Rated days in percent of its days, as printed; empty for a gap of no days."""
        if self.n_days == 0:
            return ""
        return _("{n} %").format(n=round(100 * min(1.0, self.n_rated / self.n_days)))

    def length_forms(self) -> tuple[str, ...]:
        """Return the length in words, the fullest form first, for columns of any width."""
        n = self.gap.length_days
        days = ngettext("{n} day", "{n} days", n).format(n=n)
        if self.gap.ends_on is None:
            # Translators: days of a gap that is not over.
            return (_("{n} so far").format(n=n), str(n))
        late = self.gap.days_late
        forms = [days, str(n)]
        if self.gap.end_reason is DoseReason.EARLIER_FOR_SYMPTOMS:
            forms.insert(0, _("{days}, because of symptoms").format(days=days))
            # Translators: days of a gap that ended earlier because of symptoms. Very little room.
            forms.insert(1, _("{n}, symptoms").format(n=n))
        elif late:
            told = _("{n} late") if late > 0 else _("{n} early")
            forms.insert(0, f"{days}, {told.format(n=abs(late))}")
            forms.insert(1, f"{n}, {told.format(n=abs(late))}")
        return tuple(forms)


@dataclass(frozen=True, slots=True)
class Strip:
    """The columns, oldest first, the running gap last, and one line about the gaps before them (may be empty)."""

    columns: tuple[GapColumn, ...]
    earlier: str
    last_day: date


def _earlier(gaps: list[Gap], ratings: dict[date, GapRatings]) -> str:
    """Return what the gaps before the shown ones were like: counts, and the medians of their averages."""
    found = [ratings[g.starts_on] for g in gaps if g.starts_on in ratings]
    early = [r.mean_early for r in found if r.mean_early is not None]
    late = [r.mean_late for r in found if r.mean_late is not None]
    n = len(gaps)
    if not n:
        return ""
    if not early or not late:
        return ngettext("and {n} earlier gap", "and {n} earlier gaps", n).format(n=n)
    return ngettext(
        "and {n} earlier gap: early {early}, late {late}",
        "and {n} earlier gaps: early {early}, late {late} (median)",
        n,
    ).format(n=n, early=number_text(median(early), 1), late=number_text(median(late), 1))


def strip(gaps: tuple[Gap, ...], profile: Profile, span: DateSpan, *, in_words: bool = False) -> Strip | Withheld:
    """Return the strip of the last gaps, or why it is not shown yet.

    Loading gaps are not shown: a few days each, they have no late days. Gaps under an earlier plan are.

    Args:
        gaps: all gaps, oldest first.
        profile: the ratings of the headline by gap.
        span: the days that the page covers.
        in_words: the ratings are words, which have no averages.
    """
    if in_words:
        return Withheld(_("Not shown: ratings in words have no averages."))
    ratings = {g.gap.starts_on: g for g in profile.gaps}
    settled = [g for g in gaps if g.left_out is not LeftOut.LOADING and (g.ends_on or span.last) >= span.first]
    completed = [g for g in settled if g.ends_on is not None and g.ends_on <= span.last]
    if not any(g.starts_on in ratings for g in completed):
        if any(g.starts_on in ratings for g in gaps if g.ends_on is not None and g.left_out is not LeftOut.LOADING):
            return Withheld(_("No completed gap with ratings in these dates."))
        return Withheld(_("Not shown yet: shown from the first completed gap with ratings."))
    running = [g for g in settled if g.ends_on is None and g.starts_on <= span.last]
    first_rated = next(n for n, g in enumerate(completed) if g.starts_on in ratings)
    completed = completed[first_rated:]
    shown = completed[-MOST_GAPS:]
    columns = [GapColumn(g, ratings.get(g.starts_on), g.length_days) for g in shown]
    columns += [GapColumn(g, ratings.get(g.starts_on), g.length_days + 1) for g in running]
    return Strip(tuple(columns), _earlier(completed[: -len(shown)], ratings), span.last)
