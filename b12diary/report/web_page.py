"""The page for the appointment as one web page: what the paper says, for a screen or a voice that reads it out.

One file that asks for nothing else: no script, no picture from outside, no letter from another place.
"""

from functools import cache
from typing import TYPE_CHECKING

from b12diary import binding
from b12diary.assets import asset
from b12diary.domain.preferences import Paper
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.blood_tests import BloodTests
from b12diary.report.daily_life import DailyLife, nerves_key
from b12diary.report.events import Events
from b12diary.report.handout import Handout
from b12diary.report.in_words import level_words
from b12diary.report.parts import Withheld
from b12diary.report.reach import averages_text, compared_text
from b12diary.report.safety import SafetyPart
from b12diary.report.strip import Strip
from b12diary.report.summary import Summary
from b12diary.report.text import average_text, card_text, coverage_text
from b12diary.report.web_figures import figures_section
from b12diary.report.web_parts import Block, Facts, Grid, Listing, Section, Words

if TYPE_CHECKING:
    from jinja2 import Template

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "yi"}
_SIZES = {Paper.A4: "A4", Paper.LETTER: "letter"}


def web_page(handout: Handout) -> str:
    """Return the page as HTML, and the figures below it where they are wanted."""
    # The charts are set with the letters of the paper, which the toolkit measures.
    binding.read_in()
    from b12diary.report.paper import ensure_application

    ensure_application()
    summary = handout.summary
    sections = [s for s in _sections(summary) if s is not None]
    first, last = day_text(summary.dates.first), day_text(summary.dates.last)
    tag = summary.language.replace("_", "-")
    return _template().render(
        language=tag,
        direction="rtl" if tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        paper=_SIZES[summary.paper],
        title=summary.title,
        program="B12 Diary",
        heading=_("Page for the appointment"),
        appointment=summary.appointment,
        head=(
            (_("diary dates"), _("{first} to {last}").format(first=first, last=last)),
            (_("made on"), day_text(summary.printed_on)),
            *((field.key, field.value) for field in summary.person if field.value),
        ),
        sections=sections,
        figures=figures_section(handout.figures) if handout.figures else None,
        notes=_("Notes at the appointment"),
        footer=[part.strip() for part in summary.footer.split("   ") if part.strip() != "\N{MIDDLE DOT}"],
        words={
            "table": _("Show the numbers as a table"),
            "late": _("typed in late"),
            "injection": _("injection"),
            "paused": _("break from the diary"),
            "legend": _legend(summary.daily_life),
        },
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(asset("report"))
    made = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template("page.html.jinja")


def _sections(summary: Summary) -> list[Section | None]:
    safety = _safety(summary.safety)
    point = _main_point(summary)
    lead = (safety, point) if summary.has_open_sign else (point, safety)
    return [
        *lead,
        _treatment(summary),
        _daily_life(summary),
        _looking_back(summary),
        _gaps(summary),
        _events(summary.events),
        _blood_tests(summary.blood_tests),
        _questions(summary),
    ]


def _reason(part: Withheld) -> tuple[Block, ...]:
    return (Words(part.reason, "reason"),)


def _safety(part: SafetyPart | None) -> Section | None:
    if part is None:
        return None
    blocks: list[Block] = []
    for sign in part.open_signs:
        told = _("Ticked on {day}, not cleared").format(day=day_text(sign.ticked_on))
        blocks += [Words(told), Words(sign.words, "point")]
        if sign.note:
            blocks.append(Words(sign.note, key=_("My note:"), key_manner="lead"))
    closing = " ".join(filter(None, (card_text(part), part.text)))
    if part.lead or closing:
        blocks.append(Words(closing, key=part.lead, key_manner="lead"))
    return Section("open" if part.open_signs else "safety", _("Safety list"), (), tuple(blocks))


def _main_point(summary: Summary) -> Section | None:
    if not summary.main_point:
        return None
    return Section("point", _("My main point"), (_("in my own words"),), (Words(summary.main_point, "point"),))


def _treatment(summary: Summary) -> Section | None:
    part = summary.treatment
    if part is None:
        return None
    blocks: list[Block] = []
    if isinstance(part, Withheld):
        blocks += _reason(part)
    else:
        blocks.append(Facts(tuple((fact.key, fact.value, fact.details) for fact in part)))
    blocks += [Words(fact.value, key=fact.key) for fact in summary.background]
    return Section("treatment", _("Treatment"), (_("as I recorded it"),), tuple(blocks))


def _legend(part: DailyLife | Withheld | None) -> tuple[str, ...]:
    if isinstance(part, DailyLife) and part.in_words:
        return (*level_words(), _("no entry"))
    return _("none 0"), _("mild 1 to 3"), _("moderate 4 to 6"), _("severe 7 to 10"), _("no entry")


def _daily_life(summary: Summary) -> Section | None:
    part, heading = summary.daily_life, _("Daily life")
    if part is None:
        return None
    below: tuple[str, ...] = (coverage_text(summary.coverage),)
    if isinstance(part, Withheld):
        return Section("daily", heading, below, _reason(part))
    below += tuple(filter(None, (part.other_text, averages_text(part.reach))))
    ends = (_("median"), _("moderate or severe")) if part.in_words else (_("median"), _("days 4 or more"))
    averages = () if part.in_words else (_("average early"), _("average late"))
    rows, bars = [], []
    for row in part.rows:
        counts = (row.n_none, row.n_mild, row.n_moderate, row.n_severe, row.n_no_entry)
        means = () if part.in_words else (average_text(row.mean_early), average_text(row.mean_late))
        rows.append((row.label, *map(str, counts), part.median_text(row), str(row.n_affected), *means))
        bars.append(tuple(n / max(sum(counts), 1) for n in counts))
    # Translators: head of a column: what was rated.
    columns = (_("item"), *_legend(part), *ends, *averages)
    table = Grid(_("Days at each level, with the middle rating"), columns, tuple(rows), tuple(bars))
    nerves = (Words(part.nerves, key=nerves_key()),) if part.nerves else ()
    return Section("daily", heading, below, (table, *nerves))


def _looking_back(summary: Summary) -> Section | None:
    part = summary.looking_back
    if part is None:
        return None
    blocks: list[Block] = [Words(part.sentence, "strong")]
    if part.details:
        blocks.append(Words(part.details))
    if summary.profile is not None:
        from b12diary.report.web_charts import profile_chart

        blocks.append(profile_chart(summary, summary.profile))
    below = tuple(filter(None, (" ".join(part.basis), compared_text(part.reach))))
    return Section("back", _("Looking back"), below, tuple(blocks))


def _gaps(summary: Summary) -> Section | None:
    part, heading = summary.strip, _("Gap by gap")
    if part is None:
        return None
    if not isinstance(part, Strip):
        return Section("gaps", heading, (), _reason(part))
    from b12diary.report.web_charts import strip_chart

    flagged = summary.events.rows if isinstance(summary.events, Events) else ()
    return Section("gaps", heading, (), (strip_chart(summary, part, flagged),))


def _events(part: Events | Withheld | None) -> Section | None:
    heading = _("Also changed")
    if part is None:
        return None
    if isinstance(part, Withheld):
        return Section("events", heading, (), _reason(part))
    blocks: list[Block] = []
    if part.rows:
        rows = tuple((event.letter or "\N{EN DASH}", event.when, event.words) for event in part.rows)
        # Translators: heads of columns; flag: the letter that marks an event on the chart.
        blocks.append(Grid(_("What else changed"), (_("flag"), _("days"), _("what")), rows))
    if part.medicines:
        blocks.append(Words(", ".join(part.medicines), key=_("other medicines")))
    return Section("events", heading, (), tuple(blocks))


def _blood_tests(part: BloodTests | Withheld | None) -> Section | None:
    heading = _("Blood tests")
    if part is None:
        return None
    if isinstance(part, Withheld):
        return Section("tests", heading, (), _reason(part))
    columns = (_("test"), _("result"), _("lab\N{RIGHT SINGLE QUOTATION MARK}s range"), _("taken"))
    blocks: list[Block] = []
    for words, results in ((part.before_text, part.before), (part.since_text, part.rows)):
        if results:
            rows = tuple((row.test, row.result, row.reference or "\N{EN DASH}", row.taken) for row in results)
            caption = _("Results of blood tests")
            if words:
                blocks.append(Words(words, "quiet"))
                caption = _("Results of blood tests, {when}").format(when=words)
            blocks.append(Grid(caption, columns, rows))
    return Section("tests", heading, (), (*blocks, Words(part.caption)))


def _questions(summary: Summary) -> Section | None:
    asked = summary.questions
    if not asked:
        return None
    heading = ngettext("My question", "My questions", len(asked))
    items = tuple((q.text, q.is_about_frequency, q.below) for q in asked)
    return Section("questions", heading, (), (Listing(items),))
