"""What the page for the appointment says, as data: every section shown, or withheld with the reason in one line.

A pure function of the excerpt and the results made from it. How it is laid out is not known here: the printed sheet,
the preview and the plain text all say the same because all are made from this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from b12diary.analysis.results import Gap, LookBack, Profile, Wording
from b12diary.analysis.wording import second_run_wording
from b12diary.domain.appointment import MOST_LETTERS
from b12diary.domain.care import country_of
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK
from b12diary.domain.preferences import Paper
from b12diary.domain.rating import LATE_AFTER_DAYS
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, day_text, language, ngettext
from b12diary.report.background import background
from b12diary.report.blood_tests import BloodTests, blood_tests
from b12diary.report.daily_life import DailyLife, affected_text, daily_life
from b12diary.report.events import Events, events
from b12diary.report.in_words import scale_in_use
from b12diary.report.looking_back import (
    LookingBack,
    ProfilePicture,
    basis_text,
    burden_sentence,
    looking_back,
    looking_back_in_words,
    profile_picture,
)
from b12diary.report.number_label import number_label
from b12diary.report.parts import Options, PagePart, Withheld
from b12diary.report.questions import Question, questions
from b12diary.report.reach import reach_text
from b12diary.report.safety import SafetyPart, safety_part
from b12diary.report.strip import Strip, strip
from b12diary.report.treatment import Fact, treatment
from b12diary.report.typed import isolated, one_line
from b12diary.suggestions.silence import silences_frequency

LABEL_LETTERS = 60
RULE_VERSION = 1


@dataclass(frozen=True, slots=True)
class PersonField:
    """Name, birth date or number; an empty `value` is a ruled line for a pen."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the days is rated: days covered, days with at least one rating, days on a break without one."""

    n_days: int
    n_rated: int
    n_break: int = 0

    @property
    def percent(self) -> int:
        """Share of the days that are rated."""
        return round(100 * self.n_rated / self.n_days)

    @property
    def break_text(self) -> str:
        """Say how many days were a break from the diary; empty when none was."""
        return ngettext("{n} on a break", "{n} on a break", self.n_break).format(n=self.n_break) if self.n_break else ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The page. A section that the person left out is None; one without enough data is `Withheld`.

    Attributes:
        paper: sheet size.
        language: of all words on it.
        dates: the days that it covers.
        printed_on: the day on which it was made.
        person: name, birth date, number.
        appointment: when and with whom, in a few words; empty when neither was typed.
        main_point: the person's own line, empty = a ruled line for a pen.
        background: cause, earlier plans and reactions, below the treatment's facts.
        coverage: rated days of all days.
        profile: the picture under the look-back's sentences; None when no day after an injection is rated.
        questions: may be empty; then the section is dropped.
        footer: what the page is and cannot show.
    """

    paper: Paper
    language: str
    dates: DateSpan
    printed_on: date
    person: tuple[PersonField, ...]
    safety: SafetyPart | None
    appointment: str
    main_point: str | None
    treatment: tuple[Fact, ...] | Withheld | None
    background: tuple[Fact, ...]
    coverage: Coverage
    daily_life: DailyLife | Withheld | None
    looking_back: LookingBack | None
    profile: ProfilePicture | None
    strip: Strip | Withheld | None
    events: Events | Withheld | None
    blood_tests: BloodTests | Withheld | None
    questions: tuple[Question, ...]
    footer: str

    @property
    def title(self) -> str:
        """Name of the document."""
        return _("B12 Diary: page for the appointment")

    @property
    def has_open_sign(self) -> bool:
        """Whether a sign that needs quick care is open: then the safety list leads the page."""
        return self.safety is not None and bool(self.safety.open_signs)


def symptom_namer(excerpt: Excerpt) -> Callable[[SymptomId], str]:
    """Return the function that names a symptom of this diary in one printable line."""
    return lambda symptom: one_line(symptom_label(symptom, excerpt.symptoms), LABEL_LETTERS)


def covered(excerpt: Excerpt, span: DateSpan | None, today: date) -> DateSpan:
    """Return the days that the page covers: `span`, or the excerpt's own, cut to where entries begin and to today.

    Entries that begin are the first rating; without any the first injection; without both, today alone.
    """
    wanted = span or excerpt.span
    last = min(max(wanted.first, min(wanted.last, today)), today)
    rated = [date.fromordinal(s.days[0]) for s in excerpt.ratings if s.days]
    begun = min(rated, default=min(excerpt.injection_days, default=last))
    return DateSpan(min(max(wanted.first, begun), last), last)


def _person(excerpt: Excerpt, *, leave_out: bool) -> tuple[PersonField, ...]:
    said = excerpt.preferences
    typed = ("", "", "") if leave_out else (said.person_name, said.person_born, said.person_number)
    return tuple(
        PersonField(key, one_line(value, 60))
        for key, value in zip((_("name"), _("born"), number_label(country_of(said))), typed, strict=True)
    )


def appointment_text(day: date | None, clinician: str) -> str:
    """Say when the appointment is and with whom, as far as it was typed: "1 Dec 2026, Practice nurse"."""
    who = one_line(clinician, LABEL_LETTERS)
    return ", ".join(filter(None, (day_text(day) if day else "", isolated(who))))


def _coverage(excerpt: Excerpt, dates: DateSpan) -> Coverage:
    first, last = dates.first.toordinal(), dates.last.toordinal()
    rated = set().union(*(series.within(dates).days for series in excerpt.ratings))
    paused = {
        day
        for e in excerpt.exposures
        if e.factor == DIARY_BREAK
        for day in range(max(e.starts_on.toordinal(), first), min((e.ends_on or dates.last).toordinal(), last) + 1)
    }
    return Coverage(dates.n_days, len(rated), len(paused - rated))


def _late_text(excerpt: Excerpt, dates: DateSpan) -> str:
    """Return the share of entries that were written down late; entries of unknown date never count as late."""
    within = [series.within(dates) for series in excerpt.ratings]
    late, n_all = sum(series.n_late for series in within), sum(map(len, within))
    if not n_all:
        return ""
    if not late:
        return _("No entries typed in more than {n} days late.").format(n=LATE_AFTER_DAYS)
    share = max(1, round(100 * late / n_all))
    return _("{share} % of entries typed in more than {n} days late.").format(share=share, n=LATE_AFTER_DAYS)


def _footer(excerpt: Excerpt, dates: DateSpan, version: str, *, has_ranges: bool, in_words: bool) -> str:
    said = [
        _("This is a diary, not medical advice."),
        _("Self-rated in words, not verified.") if in_words else _("Self-rated from 0 to 10, not verified."),
        _late_text(excerpt, dates),
        _("It cannot show why symptoms change."),
        _("Ranges: 95 % for points, 80 % for days.") if has_ranges else "",
    ]
    about = _("B12 Diary {version}, rule {rule}").format(version=version, rule=RULE_VERSION)
    parts = [" ".join(filter(None, said)), _("See also NICE NG239 (2024); BMJ 2023;383:e071725"), about]
    return "   \N{MIDDLE DOT}   ".join(parts)


def summary(
    excerpt: Excerpt, look_back: LookBack, profile: Profile, gaps: tuple[Gap, ...], wording: Wording, options: Options
) -> Summary:
    """Return what the page says.

    Args:
        excerpt: the diary.
        look_back: its look-back.
        profile: the headline's ratings by days since injection.
        gaps: all gaps.
        wording: the headline's sentences.
        options: what the person decided for this page.
    """
    dates = covered(excerpt, options.span, options.today)
    label = symptom_namer(excerpt)
    headline = look_back.headline
    shown = options.parts
    in_words = scale_in_use(excerpt, dates).in_words
    reach = reach_text(profile, dates)
    burden = daily_life(excerpt, look_back, dates, label, reach)
    silenced = silences_frequency(excerpt)
    plan_days = look_back.plan.interval_days if look_back.plan else None
    picture = None if in_words else profile_picture(profile, headline, plan_days)
    told = (
        looking_back_in_words(affected_text(burden))
        if in_words
        else looking_back(
            basis_text(excerpt, headline.symptom, label),
            reach,
            headline,
            wording,
            burden_sentence(profile, dates, affected_text(burden), label),
            second_run_wording(look_back),
        )
    )
    return Summary(
        paper=options.paper,
        language=language(),
        dates=dates,
        printed_on=options.today,
        person=_person(excerpt, leave_out=options.leave_out_name or not excerpt.preferences.name_on_page),
        safety=safety_part(excerpt, dates.first, dates.last) if PagePart.SAFETY in shown else None,
        appointment=appointment_text(options.appointment_on, options.clinician),
        main_point=one_line(options.main_point, MOST_LETTERS) if PagePart.MAIN_POINT in shown else None,
        treatment=treatment(excerpt, gaps, dates, options.today) if PagePart.TREATMENT in shown else None,
        background=background(excerpt, dates, options.today) if PagePart.TREATMENT in shown else (),
        coverage=_coverage(excerpt, dates),
        daily_life=burden if PagePart.DAILY_LIFE in shown else None,
        looking_back=told if PagePart.LOOKING_BACK in shown else None,
        profile=picture if PagePart.LOOKING_BACK in shown else None,
        strip=strip(gaps, profile, dates, in_words=in_words) if PagePart.GAPS in shown else None,
        events=events(excerpt, dates) if PagePart.EVENTS in shown else None,
        blood_tests=blood_tests(excerpt, dates) if PagePart.BLOOD_TESTS in shown else None,
        questions=questions(options.questions, headline.told, ask_frequency=options.ask_frequency, is_silenced=silenced)
        if PagePart.QUESTIONS in shown
        else (),
        footer=_footer(
            excerpt,
            dates,
            options.version,
            has_ranges=headline.rise_95 is not None and picture is not None,
            in_words=in_words,
        ),
    )
