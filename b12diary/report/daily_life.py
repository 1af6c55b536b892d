"""How daily life was: for each item the days without entry, none, mild, moderate and severe, and the median."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from b12diary.analysis.results import LookBack
from b12diary.analysis.series import day_series, main_symptoms
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, MOST_MAIN, SymptomId
from b12diary.i18n import _, ngettext
from b12diary.report.parts import Withheld

SHOWN_FROM_DAYS = 14
AFFECTED_FROM = 4
SEVERE_FROM = 7


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
    """

    rows: tuple[Burden, ...]
    reach: str = ""


def _points(excerpt: Excerpt, symptom: SymptomId, span: DateSpan) -> list[float]:
    """Return the points of the rated days in `span`, from the series that the look-back reads."""
    series = day_series(excerpt, symptom)
    keep = (series.days >= span.first.toordinal()) & (series.days <= span.last.toordinal())
    return [float(v) for v in series.values[keep]]


def _burden(symptom: SymptomId, label: str, values: list[float], n_days: int, look_back: LookBack) -> Burden:
    result = next((s for s in look_back.series if s.symptom == symptom), None)
    return Burden(
        symptom,
        label,
        n_none=sum(v == 0 for v in values),
        n_mild=sum(0 < v < AFFECTED_FROM for v in values),
        n_moderate=sum(AFFECTED_FROM <= v < SEVERE_FROM for v in values),
        n_severe=sum(v >= SEVERE_FROM for v in values),
        n_no_entry=n_days - len(values),
        median=median(values),
        n_affected=sum(v >= AFFECTED_FROM for v in values),
        mean_early=result.mean_settled if result else None,
        mean_late=result.mean_late if result else None,
    )


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
    items = dict.fromkeys((INTERFERENCE, *main_symptoms(excerpt)[:MOST_MAIN]))
    rated = {symptom: _points(excerpt, symptom, span) for symptom in items}
    most = max((len(points) for points in rated.values()), default=0)
    if most < SHOWN_FROM_DAYS:
        return Withheld(
            ngettext(
                "Not shown yet: {n} day rated so far, shown from {needed}.",
                "Not shown yet: {n} days rated so far, shown from {needed}.",
                most,
            ).format(n=most, needed=SHOWN_FROM_DAYS)
        )
    rows = tuple(
        _burden(symptom, label(symptom), points, span.n_days, look_back) for symptom, points in rated.items() if points
    )
    has_averages = any(row.mean_early is not None or row.mean_late is not None for row in rows)
    return DailyLife(rows, reach if has_averages else "")


def affected_text(part: DailyLife | Withheld) -> str:
    """Return how many days daily life was affected, as a sentence; empty when interference was not rated enough."""
    if isinstance(part, Withheld):
        return ""
    row = next((r for r in part.rows if r.symptom == INTERFERENCE), None)
    if row is None:
        return ""
    return _("Daily life was affected ({level} or more) on {n} of {rated} days.").format(
        level=AFFECTED_FROM, n=row.n_affected, rated=row.n_rated
    )
