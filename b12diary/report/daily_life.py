"""How daily life was: for each item the days without entry, none, mild, moderate and severe, and the median."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from b12diary.analysis.results import LookBack, SeriesResult
from b12diary.analysis.series import day_series, main_symptoms
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, MOST_MAIN, SymptomId
from b12diary.i18n import _, ngettext, number_text
from b12diary.report.in_words import level_text, points_in_words, scale_in_use, symptoms_in_words
from b12diary.report.parts import Withheld
from b12diary.report.typed import isolated
from b12diary.suggestions.symptoms import is_nerve_symptom

SHOWN_FROM_DAYS = 14
AFFECTED_FROM = 4
SEVERE_FROM = 7
MOST_NERVES = 3
_MODERATE_IN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Burden:
    """One item over the days that the page covers. Counts are days; averages are points, None where not known."""

    symptom: SymptomId
    label: str
    n_none: int
    n_mild: int
    n_moderate: int
    n_severe: int
    n_no_entry: int
    median: float
    n_affected: int
    mean_early: float | None
    mean_late: float | None

    @property
    def n_rated(self) -> int:
        """Days with a rating of this item."""
        return self.n_none + self.n_mild + self.n_moderate + self.n_severe


@dataclass(frozen=True, slots=True)
class DailyLife:
    """The table: interference first, then up to three main symptoms.

    `reach` says which days the early and late averages are of; empty when of the page's dates, as all else.
    `in_words`: rated as none, mild, moderate or severe: no averages, and `median` is a place from 0 to 3.
    `n_other_days`: days with ratings of the other kind only, which are not counted here.
    `nerves`: symptoms that nerves can give, set apart also where they stand in the table; empty when none was rated.
    """

    rows: tuple[Burden, ...]
    reach: str = ""
    in_words: bool = False
    n_other_days: int = 0
    nerves: str = ""

    @property
    def other_text(self) -> str:
        """Say which rated days are not counted; empty when all are."""
        n = self.n_other_days
        if not n:
            return ""
        if self.in_words:
            return ngettext("{n} more day in numbers", "{n} more days in numbers", n).format(n=n)
        return ngettext("{n} more day in words", "{n} more days in words", n).format(n=n)

    def median_text(self, row: Burden) -> str:
        """Write the middle rating of a row: points, or a word."""
        if self.in_words:
            return level_text(row.median)
        return number_text(row.median, 0 if float(row.median).is_integer() else 1)


def _points(excerpt: Excerpt, symptom: SymptomId, span: DateSpan) -> list[float]:
    """Return the points of the rated days in `span`, from the series that the look-back reads."""
    series = day_series(excerpt, symptom)
    keep = (series.days >= span.first.toordinal()) & (series.days <= span.last.toordinal())
    return [float(v) for v in series.values[keep].tolist()]


def _burden(
    symptom: SymptomId, label: str, values: list[float], n_days: int, result: SeriesResult | None, *, in_words: bool
) -> Burden:
    moderate, severe = (_MODERATE_IN_WORDS, 3) if in_words else (AFFECTED_FROM, SEVERE_FROM)
    # Of forty years there are as few different values as of one.
    counted = Counter(values).items()
    return Burden(
        symptom,
        label,
        n_none=sum(n for v, n in counted if v == 0),
        n_mild=sum(n for v, n in counted if 0 < v < moderate),
        n_moderate=sum(n for v, n in counted if moderate <= v < severe),
        n_severe=sum(n for v, n in counted if v >= severe),
        n_no_entry=n_days - len(values),
        median=median(values),
        n_affected=sum(n for v, n in counted if v >= moderate),
        mean_early=result.mean_settled if result else None,
        mean_late=result.mean_late if result else None,
    )


def nerves_key() -> str:
    """Return what stands before the symptoms that nerves can give."""
    return _("nerve symptoms")


def nerves_text(excerpt: Excerpt, span: DateSpan, label: Callable[[SymptomId], str], *, in_words: bool) -> str:
    """Return on how many of the rated days in `span` each symptom was there that nerves can give, and since when.

    A clinician looks for these first, so that they are set apart. Those that were never above none are not told.
    """
    told = []
    for symptom in excerpt.symptoms:
        if not is_nerve_symptom(symptom):
            continue
        points = (points_in_words if in_words else _points)(excerpt, symptom.id, span)
        if not any(points):
            continue
        text = _("{name}: on {some} of {rated} rated days, {level} or more on {n}")
        if in_words:
            text = _("{name}: on {some} of {rated} rated days, moderate or severe on {n}")
        level = _MODERATE_IN_WORDS if in_words else AFFECTED_FROM
        counts = {"some": sum(v > 0 for v in points), "rated": len(points), "n": sum(v >= level for v in points)}
        told.append((counts["n"], counts["some"], text.format(name=isolated(label(symptom.id)), level=level, **counts)))
    told.sort(key=lambda row: row[:2], reverse=True)
    shown = [text for _n, _some, text in told[:MOST_NERVES]]
    more = len(told) - len(shown)
    if more:
        shown.append(ngettext("+ {n} more in the diary", "+ {n} more in the diary", more).format(n=more))
    return "; ".join(shown)


def daily_life(
    excerpt: Excerpt, look_back: LookBack, span: DateSpan, label: Callable[[SymptomId], str], reach: str = ""
) -> DailyLife | Withheld:
    """Return the table of daily life over `span`, or why it is not shown yet.

    Args:
        excerpt: the diary.
        look_back: where the early and late averages of each item come from.
        span: the days counted; a day without a rating counts as "no entry", never as none.
        label: the name of a symptom, safe for one line.
        reach: which days the look-back is about, see `reach_text`.
    """
    scale = scale_in_use(excerpt, span)
    main, points_of = (main_symptoms(excerpt)[:MOST_MAIN], _points)
    if scale.in_words:
        main, points_of = symptoms_in_words(excerpt), points_in_words
    items = dict.fromkeys((INTERFERENCE, *main))
    rated = {symptom: points_of(excerpt, symptom, span) for symptom in items}
    most = max((len(points) for points in rated.values()), default=0)
    if most < SHOWN_FROM_DAYS:
        return _too_few(most, excerpt.rated_days)
    results = {} if scale.in_words else {s.symptom: s for s in look_back.series}
    rows = tuple(
        _burden(symptom, label(symptom), points, span.n_days, results.get(symptom), in_words=scale.in_words)
        for symptom, points in rated.items()
        if points
    )
    has_averages = any(row.mean_early is not None or row.mean_late is not None for row in rows)
    nerves = nerves_text(excerpt, span, label, in_words=scale.in_words)
    return DailyLife(rows, reach if has_averages else "", scale.in_words, scale.n_other_days, nerves)


def _too_few(n: int, n_ever: int) -> Withheld:
    """Return why the table is not shown, for `n` rated days in the page's dates of `n_ever` in the diary."""
    if n_ever > n:
        told = ngettext(
            "Not shown: {n} day rated in these dates, shown from {needed}.",
            "Not shown: {n} days rated in these dates, shown from {needed}.",
            n,
        )
    else:
        told = ngettext(
            "Not shown yet: {n} day rated so far, shown from {needed}.",
            "Not shown yet: {n} days rated so far, shown from {needed}.",
            n,
        )
    return Withheld(told.format(n=n, needed=SHOWN_FROM_DAYS))


def affected_text(part: DailyLife | Withheld) -> str:
    """Return how many days daily life was affected, as a sentence; empty when interference was not rated enough."""
    if isinstance(part, Withheld):
        return ""
    row = next((r for r in part.rows if r.symptom == INTERFERENCE), None)
    if row is None:
        return ""
    if part.in_words:
        words = _("Daily life was affected (moderate or severe) on {n} of {rated} days.")
        return words.format(n=row.n_affected, rated=row.n_rated)
    return _("Daily life was affected ({level} or more) on {n} of {rated} days.").format(
        level=AFFECTED_FROM, n=row.n_affected, rated=row.n_rated
    )
