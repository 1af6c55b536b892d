"""What all rules look at, made once: the record, the look-back's results, and the names that the person uses."""

from dataclasses import dataclass, replace
from datetime import timedelta

from b12diary.analysis.adherence import Adherence, adherence
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import LookBack
from b12diary.analysis.trend import Trend, trend
from b12diary.analysis.wording import Label
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Preferences
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import is_verbal
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.i18n import _, number_text

RECENT_DAYS = 90
YEAR_DAYS = 365
AFFECTED_FROM = 4
"""From this rating on, of 10, a day counts as clearly affected; "moderate" begins here."""
MODERATE = 2
"""The same on the scale of words."""


@dataclass(frozen=True, slots=True)
class Rated:
    """How often one symptom was rated in some days, on one kind of scale.

    Attributes:
        n_days: rated days.
        n_affected: of these, with `AFFECTED_FROM` or more of 10, or with "moderate" or "severe".
        n_some: of these, with anything above none.
        in_words: whether these are ratings in words.
    """

    n_days: int
    n_affected: int
    n_some: int
    in_words: bool = False

    @property
    def level_text(self) -> str:
        """From where on a day counts as clearly affected: "4 or more of 10"."""
        return _("moderate or severe") if self.in_words else _("{n} or more of 10").format(n=AFFECTED_FROM)

    @property
    def is_mostly_affected(self) -> bool:
        """Whether at least half of the rated days are clearly affected."""
        return self.n_days > 0 and 2 * self.n_affected >= self.n_days


@dataclass(frozen=True, slots=True)
class Ground:
    """The record and its results.

    Attributes:
        excerpt: the whole diary.
        look_back: its look-back.
        adherence: planned and given, of the plan now in force.
        trend: the drift of the headline.
    """

    excerpt: Excerpt
    look_back: LookBack
    adherence: Adherence
    trend: Trend

    def label(self, symptom: SymptomId) -> str:
        """Return what a symptom is called in this diary."""
        return symptom_label(symptom, self.excerpt.symptoms)

    @property
    def namer(self) -> Label:
        """The same as a function, for the wording of results."""
        return self.label

    @property
    def recent(self) -> DateSpan:
        """The last 90 days."""
        return DateSpan(self.excerpt.today - timedelta(days=RECENT_DAYS - 1), self.excerpt.today)

    def rated(self, symptom: SymptomId) -> Rated:
        """Count the rated days of a symptom in the last 90 days, on the kind of scale that has more of them."""
        span = self.recent
        numbers: list[int] = []
        words: list[int] = []
        for series in self.excerpt.ratings:
            if series.symptom == symptom and (SCALES[series.scale].is_graded or is_verbal(SCALES[series.scale])):
                found = words if is_verbal(SCALES[series.scale]) else numbers
                found += series.within(span).values
        in_words = len(words) > len(numbers)
        values, affected = (words, MODERATE) if in_words else (numbers, AFFECTED_FROM)
        return Rated(len(values), sum(v >= affected for v in values), sum(v > 0 for v in values), in_words)

    @property
    def interference(self) -> Rated:
        """How often symptoms got in the way of daily life in the last 90 days."""
        return self.rated(INTERFERENCE)


def affected_sentence(counts: Rated) -> str:
    """Say on how many of the rated days symptoms got in the way of daily life."""
    text = _(
        "Symptoms got in the way of daily life ({level}) on {n} of {rated} rated days. "
        "This counts the last {days} days."
    )
    return text.format(days=RECENT_DAYS, level=counts.level_text, n=counts.n_affected, rated=counts.n_days)


def days_number(days: float) -> str:
    """Write a number of days, with a decimal only where a median falls between two."""
    return number_text(days, 0 if float(days).is_integer() else 1)


def ground(excerpt: Excerpt, result: LookBack | None = None) -> Ground:
    """Return what the rules look at.

    Args:
        excerpt: the whole diary.
        result: its look-back, when it is at hand already.
    """
    result = result or look_back(excerpt)
    return Ground(
        excerpt,
        result,
        adherence(excerpt, this_plan_only=True),
        trend(excerpt, result.headline.symptom),
    )


def ground_again(excerpt: Excerpt, before: Ground | None, result: LookBack | None = None) -> Ground:
    """Return what the rules look at, with the results of `before` if the diary holds the same as then.

    What was typed for an appointment, notes, ticks, blood tests and most choices change no result.

    Args:
        excerpt: the whole diary.
        before: what the rules looked at last.
        result: the look-back of this excerpt, when it is at hand already.
    """
    if before is not None and _facts(excerpt) == _facts(before.excerpt):
        return replace(before, excerpt=excerpt)
    return ground(excerpt, result)


def _facts(excerpt: Excerpt) -> Excerpt:
    said = excerpt.preferences
    answers = Preferences(has_monthly_rhythm=said.has_monthly_rhythm, dosing_style=said.dosing_style)
    return replace(excerpt, appointments=(), notes=(), ticks=(), lab_results=(), preferences=answers)
