"""The look-back on the page: its own sentence word for word, what it cannot show, and the picture behind it."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from b12diary.analysis.results import COMPOSITE, Grade, Profile, SeriesResult, Wording
from b12diary.analysis.series import main_symptoms
from b12diary.analysis.wording import Label
from b12diary.analysis.wording.names import capital, series_name
from b12diary.charts.smoothing import drawn_gaps, is_early
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, ngettext, number_text
from b12diary.report.reach import looked_back_on


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What stands beside the label: whose ratings of which days, the bold sentence, and what it cannot show.

    `reach` is empty unless the days compared could be taken for others, see `reach_text`.
    """

    basis: tuple[str, ...]
    reach: str
    sentence: str
    details: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Window:
    """Days since injection that are compared, both included, and their average; `last` None = to the end of the gap."""

    first: int
    last: int | None
    mean: float


@dataclass(frozen=True, slots=True)
class ProfilePicture:
    """What the picture of days since injection shows.

    Attributes:
        profile: the ratings, per gap and pooled; only the gaps that the look-back is about.
        planned_day: the planned interval as a day since injection; None without a plan.
        half_return: day, low and high of its 80 % range; only for a clear or possible result.
        early: the settled window; None when nothing was compared.
        late: the late window; None when nothing was compared.
        given_days: days after which the next injection really came, of the gaps that are compared.
        dots_only: too early for lines, median and band.
    """

    profile: Profile
    planned_day: float | None
    half_return: tuple[float, float, float] | None
    early: Window | None
    late: Window | None
    given_days: tuple[int, ...]
    dots_only: bool

    @property
    def has_median(self) -> bool:
        """Whether any bin holds enough for a median."""
        return any(b.median is not None for b in self.profile.bins)

    @property
    def shows_days(self) -> bool:
        """Whether each rated day has a mark: too few for a median are too few for most lines."""
        bins = self.profile.bins
        return not self.dots_only and not self.has_median and bool(bins) and bins[0].last_lag > bins[0].first_lag

    @property
    def about_marks(self) -> str:
        """What the marks of the picture are, where the key does not say it all; may be empty."""
        if self.dots_only:
            return _("Each mark below is one rated day.")
        drawn, total = len(drawn_gaps(self.profile)), len(self.profile.gaps)
        if drawn < total:
            return _("Lines below: the newest {n} of {total} gaps.").format(n=drawn, total=total)
        return _("Each dot below is one rated day.") if self.shows_days else ""


def basis_text(excerpt: Excerpt, symptom: SymptomId, label: Label) -> tuple[str, ...]:
    """Return whose ratings are shown, in short lines: "main symptoms", "average of 3, 0 to 10"."""
    if symptom == COMPOSITE:
        n = len(main_symptoms(excerpt))
        if n == 0:
            return (_("main symptoms"),)
        return (f"{_('main symptoms')},", ngettext("average of {n}, 0 to 10", "average of {n}, 0 to 10", n).format(n=n))
    return (f"{label(symptom)},", _("0 to 10"))


def burden_sentence(profile: Profile, dates: DateSpan, affected: str, label: Label) -> str:
    """Return the level over the rated days in `dates`, and on how many of them daily life was affected.

    Empty without ratings. With no pattern the burden is the message: it stands in bold where a pattern's sentence
    would stand.
    """
    values = [
        value
        for gap in profile.gaps
        for lag, value in zip(gap.lags, gap.values, strict=True)
        if gap.gap.starts_on + timedelta(days=lag) in dates
    ]
    if not values:
        return ""
    level = number_text(sum(values) / len(values), 1)
    told = ngettext(
        "{name}: {level} of 10 on average, over {n} rated day.",
        "{name}: {level} of 10 on average, over {n} rated days.",
        len(values),
    ).format(name=capital(series_name(profile.symptom, label)), level=level, n=len(values))
    return " ".join(part for part in (told, affected) if part)


def looking_back(
    basis: tuple[str, ...], reach: str, result: SeriesResult, wording: Wording, burden: str, second_run: str
) -> LookingBack:
    """Return the sentences. For "no pattern" the burden leads and the comparison follows; else the sentence leads.

    Args:
        basis: whose ratings these are, see `basis_text`.
        reach: of which days, see `reach_text`.
        result: of the headline.
        wording: its sentences.
        burden: see `burden_sentence`.
        second_run: what the result is without the gaps in which something else was going on; may be empty.
    """
    leads = burden and result.told is Grade.NO_PATTERN
    details = [*([wording.sentence] if leads else []), *wording.details, second_run]
    return LookingBack(
        basis, reach, burden if leads else wording.sentence, " ".join(filter(None, details)), result.told
    )


def looking_back_in_words(affected: str) -> LookingBack:
    """Return what is said of ratings in words: on how many days daily life was affected, and that no more is computed.

    Args:
        affected: see `affected_text`; may be empty.
    """
    why = _("Ratings in words are counted. They are not averaged, and not compared between injections.")
    sentence, details = (affected, why) if affected else (why, "")
    return LookingBack((_("ratings in words"),), "", sentence, details, Grade.NOT_ENOUGH_DATA)


def profile_picture(profile: Profile, result: SeriesResult, planned_day: float | None) -> ProfilePicture | None:
    """Return the picture, or None when no day after an injection is rated.

    Args:
        profile: of the headline.
        result: of the headline.
        planned_day: the plan's interval in days; None without a plan.
    """
    if not profile.n_days:
        return None
    profile = looked_back_on(profile)
    interval = result.interval_days or profile.interval_days
    early = late = None
    if interval and result.mean_settled is not None and result.mean_late is not None:
        first = max(ceil(0.2 * interval), 1 if interval < 10 else 2)
        early = Window(first, max(ceil(0.5 * interval) - 1, first), result.mean_settled)
        late = Window(ceil(0.8 * interval), None, result.mean_late)
    half = None
    if result.told in {Grade.CLEAR, Grade.POSSIBLE} and result.half_return_day and result.half_return_day_80:
        half = (result.half_return_day, *result.half_return_day_80)
    compared = [g for g in profile.gaps if g.gap.left_out is None]
    dots = is_early(profile)
    return ProfilePicture(
        profile,
        planned_day,
        half,
        early,
        late,
        tuple(sorted(g.gap.length_days for g in compared)),
        dots_only=dots,
    )
