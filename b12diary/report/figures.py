"""The record in figures, behind the page: every gap, and every rating of what the page tells about, day by day.

Nothing here is an average of days or a judgement. An empty box is a day without an entry, never a 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from b12diary.analysis.results import Gap, GapRatings, LeftOut, Profile
from b12diary.analysis.series import main_symptoms
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import DoseReason
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.rating import LATE_AFTER_DAYS, SCALES, RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence, SymptomId
from b12diary.i18n import _, day_text, ngettext, number_text
from b12diary.report.in_words import level_words, scale_in_use, symptoms_in_words
from b12diary.report.parts import month_text

MOST_ITEMS = MOST_DAILY + 1
_DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class GapFigures:
    """One gap, as printed: its days, how long and how late, days rated, early and late average, and what else."""

    first: str
    last: str
    length: str
    planned: str
    rated: str
    early: str
    late: str
    remark: str


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month.

    Attributes:
        label: its name.
        n_days: days in it.
        injections: days of the month with an injection.
        paused: days of the month on a break from the diary.
        values: for each item its ratings from the first to the last day of the month; None = no entry.
        late: for each item the days that were written down late.
    """

    label: str
    n_days: int
    injections: tuple[int, ...]
    paused: tuple[int, ...]
    values: tuple[tuple[int | None, ...], ...]
    late: tuple[tuple[int, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was rated and nothing injected."""
        return not self.injections and all(value is None for row in self.values for value in row)


@dataclass(frozen=True, slots=True)
class Figures:
    """The gaps, newest first, and the months, newest first, of the days that the page covers.

    `items` are the names of what was rated; `notes` are lines that say what the figures are and what is left out.
    """

    dates: str
    items: tuple[str, ...]
    gaps: tuple[GapFigures, ...]
    months: tuple[MonthFigures, ...]
    notes: tuple[str, ...]


def figures(
    excerpt: Excerpt, gaps: tuple[Gap, ...], profile: Profile, dates: DateSpan, label: Callable[[SymptomId], str]
) -> Figures:
    """Return the record of `dates` in figures.

    Args:
        excerpt: the diary.
        gaps: all gaps, oldest first.
        profile: the headline's ratings by gap, for days rated and averages.
        dates: the days that the page covers.
        label: the name of a symptom, safe for one line.
    """
    in_words = scale_in_use(excerpt, dates).in_words
    items, n_more = _items(excerpt, in_words=in_words)
    columns = [_column(excerpt, item, in_words=in_words) for item in items]
    ratings = {g.gap.starts_on: g for g in profile.gaps}
    inside = [g for g in gaps if g.starts_on <= dates.last and (g.ends_on is None or g.ends_on > dates.first)]
    return Figures(
        _("{first} to {last}").format(first=day_text(dates.first), last=day_text(dates.last)),
        tuple(label(item) for item in items),
        tuple(_gap(g, ratings.get(g.starts_on)) for g in reversed(inside)),
        _months(excerpt, columns, dates),
        _notes(n_more, in_words=in_words),
    )


def _items(excerpt: Excerpt, *, in_words: bool) -> tuple[tuple[SymptomId, ...], int]:
    """Return what is printed day by day (interference, main symptoms, then what is asked daily), and how many not."""
    main = symptoms_in_words(excerpt) if in_words else main_symptoms(excerpt)
    rated = {s.symptom for s in excerpt.ratings if len(s) and (s.scale is ScaleId.VERBAL_0_3) == in_words}
    daily = [s.id for s in excerpt.symptoms if s.cadence is Cadence.DAILY]
    items = [s for s in dict.fromkeys((INTERFERENCE, *main, *daily)) if s in rated][:MOST_ITEMS]
    return tuple(items), len(rated - set(items))


def _column(excerpt: Excerpt, symptom: SymptomId, *, in_words: bool) -> RatingSeries:
    """Return the ratings of a symptom on the scale that holds most of them; scales are never mixed."""
    kinds = [k for k in SCALES if (k is ScaleId.VERBAL_0_3 if in_words else SCALES[k].is_graded)]
    return max((excerpt.series(symptom, kind) for kind in kinds), key=len)


def _gap(gap: Gap, ratings: GapRatings | None) -> GapFigures:
    n_rated = len(ratings.lags) if ratings else 0

    def mean(value: float | None) -> str:
        return _DASH if value is None else number_text(value, 1)

    return GapFigures(
        day_text(gap.starts_on),
        day_text(gap.ends_on) if gap.ends_on else _("not finished"),
        str(gap.length_days),
        _late_text(gap.days_late),
        str(n_rated),
        mean(ratings.mean_early if ratings else None),
        mean(ratings.mean_late if ratings else None),
        _remark(gap),
    )


def _late_text(days: int | None) -> str:
    if days is None:
        return _DASH
    if days == 0:
        # Translators: the injection was given on the planned day.
        return _("on the day")
    return (_("{n} late") if days > 0 else _("{n} early")).format(n=abs(days))


def _remark(gap: Gap) -> str:
    """Say why a gap ended on its day, and why it is not compared."""
    why = {
        LeftOut.LOADING: _("loading"),
        LeftOut.EARLIER_FOR_SYMPTOMS: _("early because of symptoms"),
        LeftOut.EXTRA: _("ended by an extra injection"),
        LeftOut.UNFINISHED: "",
        LeftOut.OTHER_PLAN: _("earlier plan"),
        LeftOut.BEFORE_MAIN_SET: _("other main symptoms then"),
        LeftOut.LONG_AGO: _("long ago"),
        LeftOut.TOO_LONG: _("too long to compare"),
        LeftOut.TOO_FEW_RATINGS: _("too few ratings to compare"),
    }
    told = why[gap.left_out] if gap.left_out else ""
    if not told and gap.end_reason is DoseReason.EARLIER_FOR_SYMPTOMS:
        told = why[LeftOut.EARLIER_FOR_SYMPTOMS]
    return ", ".join(filter(None, (told, _("with events") if gap.is_disturbed else "")))


def _months(excerpt: Excerpt, columns: list[RatingSeries], dates: DateSpan) -> tuple[MonthFigures, ...]:
    by_day = [dict(zip(c.days, zip(c.values, c.entered, strict=True), strict=True)) for c in columns]
    injected = set(excerpt.injection_days)
    breaks = [e for e in excerpt.exposures if e.factor == DIARY_BREAK]
    made: list[MonthFigures] = []
    first = dates.first.replace(day=1)
    while first <= dates.last:
        after = (first + timedelta(days=31)).replace(day=1)
        days = [first + timedelta(days=n) for n in range((after - first).days)]
        shown = [day for day in days if day in dates]
        values: list[tuple[int | None, ...]] = []
        late: list[tuple[int, ...]] = []
        for column in by_day:
            found = {day.day: column[day.toordinal()] for day in shown if day.toordinal() in column}
            values.append(tuple(found[day.day][0] if day.day in found else None for day in days))
            late.append(tuple(n for n, (_value, entered) in found.items() if _is_late(first.replace(day=n), entered)))
        made.append(
            MonthFigures(
                month_text(first),
                len(days),
                tuple(day.day for day in shown if day in injected),
                tuple(day.day for day in shown if any(e.covers(day) for e in breaks)),
                tuple(values),
                tuple(late),
            )
        )
        first = after
    return tuple(reversed(made))


def _is_late(day: date, entered: int) -> bool:
    return entered > 0 and entered - day.toordinal() > LATE_AFTER_DAYS


def _notes(n_more: int, *, in_words: bool) -> tuple[str, ...]:
    words = dict(zip(("none", "mild", "moderate", "severe"), level_words(), strict=True))
    scale = _("0 {none}, 1 {mild}, 2 {moderate}, 3 {severe}.").format(**words)
    if not in_words:
        scale = _("0 none, 10 as bad as can be.")
    more = ngettext("+ {n} more symptom in the diary.", "+ {n} more symptoms in the diary.", n_more).format(n=n_more)
    return tuple(
        filter(
            None,
            (
                scale,
                _("An empty box: no entry."),
                _("A ring: typed in more than {n} days late.").format(n=LATE_AFTER_DAYS),
                _("A diamond: injection."),
                more if n_more else "",
            ),
        )
    )
