"""Injections that came later than the person's own plan, pauses, and a course that was shorter than typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median

from b12diary.analysis.course import courses, judged
from b12diary.analysis.gaps import lags
from b12diary.analysis.recurrence import judge
from b12diary.analysis.results import Gap, Grade
from b12diary.analysis.series import day_series
from b12diary.domain.catalogue import rhythm_text
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Phase
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.regimen import Regimen
from b12diary.i18n import _, day_text, ngettext
from b12diary.suggestions.ground import Ground, days_number
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId

EVIDENCE_LATE = (EvidenceId("go_on_as_agreed"), EvidenceId("lasting_cause"))
EVIDENCE_LOADING = (EvidenceId("loading_course"), EvidenceId("nerve_plan"))

LATE_SHARE = 0.1
LEAST_LATE_DAYS = 2
LEAST_LATE = 2
MISSED_SHARE = 0.75
LOOKED_AT_DAYS = 730
PAUSE_SHARE = 1.5
LEAST_PAUSE_DAYS = 14
LEAST_GAPS = 2
STILL_FIRST_DAYS = 30
"""For so long after the time of a course an injection that is recorded as loading still belongs to it."""
SURELY_PAUSED_DAYS = 60
"""From here on it is a pause also after first injections, which are close together by themselves."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """The planned gaps of the last two years that are not loading, without those of a break from the diary.

    `tolerance_days` is what still counts as on time: a tenth of the interval, at least 2 days. A gap that ran over by
    three quarters of the interval or more counts as a missed injection; one that was not recorded looks the same.
    """

    tolerance_days: int
    n_planned: int
    late: tuple[Gap, ...]
    missed: tuple[Gap, ...]

    @property
    def is_worth_raising(self) -> bool:
        """Whether at least 2 injections came late, or one was missed."""
        return len(self.late) >= LEAST_LATE or bool(self.missed)


def lateness(ground: Ground) -> Lateness:
    """Return which injections came later than planned."""
    since = ground.excerpt.today - timedelta(days=LOOKED_AT_DAYS)
    planned = [
        (gap, gap.days_late, gap.interval_days)
        for gap in ground.adherence.gaps
        if gap.ends_on is not None and gap.ends_on >= since and gap.days_late is not None and gap.interval_days
        if not _may_be_unrecorded(gap, ground.excerpt)
    ]
    tolerance = ceil(max(LEAST_LATE_DAYS, LATE_SHARE * planned[-1][2])) if planned else LEAST_LATE_DAYS
    late = tuple(gap for gap, days, _interval in planned if days > tolerance)
    missed = tuple(gap for gap, days, interval in planned if days > tolerance and days >= MISSED_SHARE * interval)
    return Lateness(tolerance, len(planned), late, missed)


def _may_be_unrecorded(gap: Gap, excerpt: Excerpt) -> bool:
    """Tell whether the days on which a late injection was awaited touch a break: then one may have been given."""
    if gap.ends_on is None or not gap.days_late or gap.days_late < 0:
        return False
    awaited = DateSpan(gap.ends_on - timedelta(days=gap.days_late), gap.ends_on)
    return any(
        e.factor == DIARY_BREAK and e.starts_on <= awaited.last and (e.ends_on is None or e.ends_on >= awaited.first)
        for e in excerpt.exposures
    )


def explains_pattern(ground: Ground) -> bool:
    """Tell whether the pattern is gone when the days after the planned day are left out of the look-back."""
    if ground.look_back.headline.told not in {Grade.CLEAR, Grade.POSSIBLE} or not lateness(ground).is_worth_raising:
        return False
    found = courses(ground.excerpt)
    course = judged(found[0], ground.excerpt)
    ratings = day_series(ground.excerpt, ground.look_back.headline.symptom)
    _index, lag = lags(course.doses, ratings.days)
    on_plan = judge(course, [ratings.where(lag <= course.interval_days)], ground.excerpt.preferences)[0]
    return on_plan.grade not in {Grade.CLEAR, Grade.POSSIBLE}


def late_injections(ground: Ground) -> Suggestion | None:
    """Raise that injections came later than planned, or that one may have been missed."""
    found = lateness(ground)
    if not found.is_worth_raising:
        return None
    days_late = sorted(gap.days_late or 0 for gap in found.late)
    told = ngettext(
        "{late} of your last {n} planned injections came more than {days} days late.",
        "{late} of your last {n} planned injections came more than {days} days late.",
        len(found.late),
    ).format(late=len(found.late), n=found.n_planned, days=found.tolerance_days)
    sentences = [told]
    if found.missed:
        missed = ngettext(
            "After one of them, an injection may have been missed or not recorded.",
            "In {n} of them, an injection may have been missed or not recorded.",
            len(found.missed),
        )
        sentences.append(missed.format(n=len(found.missed)))
    if explains_pattern(ground):
        sentences.append(_("Without the days after the planned day, your entries do not show the pattern."))
    sentences.append(_("You may want to ask how you can get them on the planned day."))
    counted = (
        _("Days late: {low} to {high}, median {median}.").format(
            low=days_late[0], high=days_late[-1], median=days_number(median(days_late))
        )
        if days_late[0] < days_late[-1]
        else ngettext("{n} day late", "{n} days late", days_late[0]).format(n=days_late[0])
    )
    return Suggestion(
        SuggestionId.LATE,
        _("Injections later than planned"),
        tuple(sentences),
        (
            counted,
            ngettext(
                "Compared with the plan that you typed in, over {n} gap of the last 2 years.",
                "Compared with the plan that you typed in, over {n} gaps of the last 2 years.",
                found.n_planned,
            ).format(n=found.n_planned),
            _("Shown when 2 or more came late, or one may have been missed."),
        ),
        EVIDENCE_LATE,
        question=_("How can I get my injections on the planned day?"),
    )


def _plan_before_today(ground: Ground) -> Regimen | None:
    """Return the injection plan in force, or the last one that has ended."""
    begun = [r for r in ground.excerpt.regimens if r.route.is_injection and r.starts_on <= ground.excerpt.today]
    return max(begun, key=lambda r: (r.starts_on, r.recorded_at), default=None)


def _ended_on(plan: Regimen, excerpt: Excerpt) -> date | None:
    """Return the last day of an injection plan that is over, on its own or because one of tablets followed it."""
    followed = (r.starts_on - timedelta(days=1) for r in excerpt.regimens if plan.starts_on < r.starts_on)
    ends = [day for day in (plan.ends_on, *followed) if day is not None and day < excerpt.today]
    return min(ends, default=None)


def long_pause(ground: Ground) -> Suggestion | None:
    """Raise that no injection was recorded for much longer than the plan, or than usual without a plan.

    Nothing is said during a break from the diary, in which injections are not recorded either.
    """
    today = ground.excerpt.today
    on_break = any(e.factor == DIARY_BREAK and e.covers(today) for e in ground.excerpt.exposures)
    given = [day for day in ground.excerpt.injection_days if day <= today]
    if not given or on_break:
        return None
    plan = _plan_before_today(ground)
    usual_days = ground.adherence.median_days if ground.adherence.n_gaps >= LEAST_GAPS else None
    interval = plan.interval_days if plan else usual_days
    since = (today - given[-1]).days
    if not interval or since < max(PAUSE_SHARE * interval, interval + LEAST_PAUSE_DAYS):
        return None
    if (plan is None or plan.phase is Phase.LOADING) and since < SURELY_PAUSED_DAYS:
        return None
    ended_on = _ended_on(plan, ground.excerpt) if plan else None
    if plan is None:
        usual = _("Your gaps were {n} days long in the middle, over {gaps} gaps.").format(
            n=days_number(interval), gaps=ground.adherence.n_gaps
        )
    elif ended_on is not None:
        usual = _("The plan that you typed in ended on {day}.").format(day=day_text(ended_on))
    else:
        usual = _("The plan that you typed in says {rhythm}.").format(rhythm=rhythm_text(plan.rhythm))
    return Suggestion(
        SuggestionId.LONG_PAUSE,
        _("A long time since the last injection"),
        (
            _("Your last recorded injection was {n} days ago.").format(n=since),
            _("If one was given since, you can still record it."),
            _("If they have stopped, you may want to ask why, and what comes next."),
        ),
        (
            _("Last recorded injection: {day}.").format(day=day_text(given[-1])),
            usual,
            _("Shown when the time since then is half as long again as usual."),
        ),
        EVIDENCE_LATE,
        question=_("My injections have paused. What is the plan from here?"),
    )


def first_injections(excerpt: Excerpt, plan: Regimen) -> tuple[int, date]:
    """Return how many injections of a loading course are recorded, and the day on which its time is over.

    Its time ends with it or with the next plan; without either, after twice the days that its injections take. A
    course without a fixed number goes on until today.
    """
    later = [r.starts_on for r in excerpt.regimens if r.starts_on > plan.starts_on]
    ends = [day for day in (plan.ends_on, *later) if day is not None]
    time_of_count = timedelta(days=ceil(2 * plan.count * plan.interval_days)) if plan.count else None
    end = min(ends, default=plan.starts_on + time_of_count if time_of_count else excerpt.today)
    # An injection on the first day of the next plan may be the last of the course, unless it was recorded otherwise.
    given = {
        d.given_on
        for d in excerpt.injections
        if (plan.starts_on <= d.given_on <= end and (d.given_on < end or d.phase is not Phase.MAINTENANCE))
        or (d.phase is Phase.LOADING and plan.starts_on <= d.given_on <= end + timedelta(days=STILL_FIRST_DAYS))
    }
    return len(given), end


def loading_short(ground: Ground) -> Suggestion | None:
    """Raise that fewer first injections were recorded than the typed plan has, once that course is over."""
    excerpt = ground.excerpt
    loading = [r for r in excerpt.regimens if r.phase is Phase.LOADING and r.count and r.starts_on <= excerpt.today]
    plan = max(loading, key=lambda r: (r.starts_on, r.recorded_at), default=None)
    if plan is None or plan.count is None:
        return None
    given, end = first_injections(excerpt, plan)
    is_over = excerpt.today - timedelta(days=LOOKED_AT_DAYS) <= end < excerpt.today
    if not is_over or given >= plan.count or not given:
        return None
    told = _("Your plan has {n} first injections. {given} of them are recorded.")
    return Suggestion(
        SuggestionId.LOADING_SHORT,
        _("Fewer first injections than planned"),
        (
            told.format(n=plan.count, given=given),
            _("If others were given, you can still record them."),
            _("If not, you may want to ask whether the first course was long enough."),
        ),
        (
            _("Counted from {first} to {last}.").format(first=day_text(plan.starts_on), last=day_text(end)),
            _("Compared with the plan that you typed in, once its time is over."),
        ),
        EVIDENCE_LOADING,
        question=_("Were my first injections enough?"),
    )
