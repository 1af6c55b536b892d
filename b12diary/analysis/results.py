"""What the look-back and its companions return: plain values with their counts and their uncertainty.

Days are dates or whole days since an injection; points are points of the 0 to 10 scale; None always means "not known".
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from math import isfinite

from b12diary.domain.dose import DoseReason
from b12diary.domain.regimen import Regimen
from b12diary.domain.symptom import SymptomId

COMPOSITE = SymptomId("composite")
"""The mean of the main symptoms on days on which every one of them is rated."""


class Grade(StrEnum):
    """The answer of the look-back."""

    CLEAR = "clear"
    POSSIBLE = "possible"
    NO_PATTERN = "no_pattern"
    CANNOT_TELL = "cannot_tell"
    NOT_ENOUGH_DATA = "not_enough_data"


class Flag(StrEnum):
    """What the calendar of this diary cannot separate from a return before the next injection."""

    SAME_AS_WEEK = "same_as_week"
    SAME_AS_MONTH = "same_as_month"
    INJECTED_WHEN_BAD = "injected_when_bad"
    IRREGULAR_UNEXPLAINED = "irregular_unexplained"
    ONLY_LAST_DAYS = "only_last_days"
    MOSTLY_BACKFILLED = "mostly_backfilled"


class Reason(StrEnum):
    """Why nothing can be said, or not more than is said."""

    NO_INJECTION = "no_injection"
    NO_RATINGS = "no_ratings"
    LOADING = "loading"
    SHORT_INTERVAL = "short_interval"
    FEW_GAPS = "few_gaps"
    FEW_USABLE_GAPS = "few_usable_gaps"
    FEW_DAYS = "few_days"
    FEW_RATINGS = "few_ratings"
    CONSTANT = "constant"
    VARIES_TOO_MUCH = "varies_too_much"
    SMALL_RISE = "small_rise"
    LATE_ENTRIES = "late_entries"


class LeftOut(StrEnum):
    """Why a gap is drawn but not compared."""

    LOADING = "loading"
    EARLIER_FOR_SYMPTOMS = "earlier_symptoms"
    EXTRA = "extra"
    UNFINISHED = "unfinished"
    OTHER_PLAN = "other_plan"
    BEFORE_MAIN_SET = "before_main_set"
    LONG_AGO = "long_ago"
    TOO_LONG = "too_long"
    TOO_FEW_RATINGS = "too_few_ratings"


@dataclass(frozen=True, slots=True)
class Interval:
    """A range that holds the true value in `level` percent of diaries like this one (for quartiles: of the ratings)."""

    low: float
    high: float
    level: int


@dataclass(frozen=True, slots=True)
class Gap:
    """The days from one injection to the next.

    Attributes:
        starts_on: day of the injection that begins it.
        ends_on: day of the next injection; None while it runs.
        length_days: days from injection to next injection, or to today while it runs.
        interval_days: the planned interval L then in force; None without a plan.
        days_late: days between the planned and the real end, negative when early; None when nothing was planned.
        end_reason: why the injection that ended it came on its day.
        left_out: why it is not compared; None when it is.
        is_disturbed: something else was going on for more than a third of its early or late window.
    """

    starts_on: date
    ends_on: date | None
    length_days: int
    interval_days: float | None
    days_late: int | None
    end_reason: DoseReason
    left_out: LeftOut | None
    is_disturbed: bool = False


@dataclass(frozen=True, slots=True)
class GapRatings:
    """One gap with the ratings of one series in it; columns of equal length, sorted by day.

    Attributes:
        lags: whole days since the injection that began the gap, 0 on its day.
        values: points.
        mean_early: mean of 0.2 L <= lag < 0.5 L; None under 3 rated days (L under 21 days: without one).
        mean_late: mean of 0.8 L <= lag <= 2 L; None under 3 rated days (L under 21 days: without one).
    """

    gap: Gap
    lags: tuple[int, ...]
    values: tuple[float, ...]
    mean_early: float | None
    mean_late: float | None


@dataclass(frozen=True, slots=True)
class ProfileBin:
    """Ratings of the compared gaps `first_lag` to `last_lag` days after an injection.

    `median` and `quartiles` are None where the bin holds too little (fewer than 12 rated days, or only 1 gap).
    """

    first_lag: int
    last_lag: int
    n_days: int
    n_gaps: int
    median: float | None
    quartiles: Interval | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A series by days since the last injection, per gap and pooled.

    Attributes:
        symptom: the series, `COMPOSITE` for the mean of the main symptoms.
        interval_days: the planned interval L now in force, or the median gap without a plan; None under 2 injections.
        bins: from day 1 on, of 1, 2 or 7 days by the length of the gaps; day 0 stands apart from them.
        gaps: every gap with ratings, oldest first, the running one last.
        n_days: rated days in all gaps.
    """

    symptom: SymptomId
    interval_days: float | None
    bins: tuple[ProfileBin, ...]
    gaps: tuple[GapRatings, ...]
    n_days: int


@dataclass(frozen=True, slots=True)
class SeriesResult:
    """The look-back of one series; the names are those of the JSON output.

    Attributes:
        symptom: the series.
        grade: the answer by the rule, before the previous look is asked (see `told`).
        reason: why not more can be said, as `Reason` values; empty when the answer stands by itself.
        flags: what the calendar of this diary cannot separate from a return.
        interval_days: the planned interval L in days.
        completed_gaps: gaps of the compared plan with both injections.
        usable_gaps: those with enough ratings on both sides and at most 2 L long.
        n_ratings: rated days that are evidence.
        share_of_days: share of days rated from first to last injection, 0 to 1.
        p: one-sided p-value of the rise; None where nothing was computed.
        p_without_backfill: the same without late entries; None where there are none, or too little is left.
        p_used: the larger of the two.
        p_adjusted: p_used corrected for the number of series.
        half_return_day: days after the injection by which half of the rise is back; with its 80 and 90 percent range.
        rise: points, end of gap minus settled, with its 95 percent range and one-sided upper limit.
        gaps_up: gaps in which the late mean is above the settled mean, of `gaps_used`; `per_gap` has the differences.
        mean_late: mean of the days from 0.8 L on in completed gaps; `mean_settled` of 0.2 L to 0.5 L.
        mean_overrun: mean of the days past the planned one; `overrun_days` says how many.
        interval_cv: standard deviation of the gaps as a share of L.
        trigger_z: how much worse the days before an injection were than the same days of longer gaps, as a z score.
        anticipation: how much better a bump around the planned day fits than any return, in log-likelihood.
        rho: daily correlation of the best noise model.
        late_entries: entries among `n_ratings` written down more than 2 days late.
        symptom_timed_gaps: completed gaps that ended with an injection given because of symptoms.
        gaps_rated_settled: completed gaps with enough ratings in their settled days; `gaps_rated_late`: at their end.
        previous_grade: the grade at the previous injection; None unless this grade is clear.
    """

    symptom: SymptomId
    grade: Grade
    reason: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    interval_days: float | None = None
    completed_gaps: int = 0
    usable_gaps: int = 0
    n_ratings: int = 0
    share_of_days: float | None = None
    p: float | None = None
    p_without_backfill: float | None = None
    p_used: float | None = None
    p_adjusted: float | None = None
    half_return_day: float | None = None
    half_return_day_80: tuple[float, float] | None = None
    half_return_day_90: tuple[float, float] | None = None
    rise: float | None = None
    rise_95: tuple[float, float] | None = None
    rise_upper95: float | None = None
    gaps_up: int = 0
    gaps_used: int = 0
    per_gap: tuple[float, ...] = ()
    mean_late: float | None = None
    mean_settled: float | None = None
    mean_overrun: float | None = None
    overrun_days: int = 0
    interval_cv: float | None = None
    trigger_z: float | None = None
    anticipation: float | None = None
    rho: float | None = None
    late_entries: int = 0
    symptom_timed_gaps: int = 0
    gaps_rated_settled: int = 0
    gaps_rated_late: int = 0
    previous_grade: Grade | None = None

    @property
    def told(self) -> Grade:
        """The grade as it is told: "clear" is new only after a look that was at least "possible", else "possible"."""
        if self.grade is Grade.CLEAR and self.previous_grade not in {Grade.CLEAR, Grade.POSSIBLE}:
            return Grade.POSSIBLE
        return self.grade


@dataclass(frozen=True, slots=True)
class LookBack:
    """The whole answer for one diary.

    Attributes:
        recorded_gaps: completed gaps in the whole diary, whatever their plan.
        rated_days: days with at least one rating.
        plan: the plan in force; None when none was typed.
        series: the headline first, then the other judged series.
        next_ends: when the running gap and the ones after it will end, as planned or at the present pace.
        disturbed_gaps: compared gaps in which something else was going on.
        without_disturbed: the headline once more without those gaps; None when there are none.
    """

    recorded_gaps: int
    rated_days: int
    plan: Regimen | None
    series: tuple[SeriesResult, ...]
    next_ends: tuple[date, ...] = ()
    disturbed_gaps: int = 0
    without_disturbed: SeriesResult | None = None

    @property
    def headline(self) -> SeriesResult:
        """The series chosen beforehand: the composite, or the one main symptom."""
        return self.series[0]


@dataclass(frozen=True, slots=True)
class Wording:
    """A result in plain sentences, the same on screen, page, tooltip, screen reader and command line."""

    sentence: str
    details: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All sentences in one line."""
        return " ".join((self.sentence, *self.details))


def as_json(source: str, look_back: LookBack) -> dict[str, object]:
    """Return a look-back in plain JSON types: finite numbers, texts, lists, None.

    Args:
        source: what the diary was read from, as the person named it.
        look_back: the answer.
    """
    plan = look_back.plan
    return {
        "source": source,
        "recorded_gaps": look_back.recorded_gaps,
        "rated_days": look_back.rated_days,
        "plan": None
        if plan is None
        else {
            "from": plan.starts_on.isoformat(),
            "interval_days": plan.interval_days,
            "medicine": plan.compound.value,
            "route": plan.route.value,
        },
        "headline": look_back.headline.symptom,
        "series": [series_as_json(series) for series in look_back.series],
        "disturbed_gaps": look_back.disturbed_gaps,
        "without_disturbed": None
        if look_back.without_disturbed is None
        else series_as_json(look_back.without_disturbed),
    }


def series_as_json(result: SeriesResult) -> dict[str, object]:
    """Return the look-back of one series in plain JSON types; numbers that are not finite become None."""
    return {field.name: _plain(getattr(result, field.name)) for field in fields(result)}


def _plain(value: object) -> object:
    """Turn enums into their values, tuples into lists, and numbers that JSON cannot hold into None."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    return value.value if isinstance(value, StrEnum) else value
