"""The page as plain text, for the clipboard and for forms on the web: the same words and numbers in the same order."""

from b12diary.charts.gap_words import dates_text
from b12diary.i18n import _, day_text, ngettext, number_text
from b12diary.report.blood_tests import BloodTest, BloodTests
from b12diary.report.daily_life import Burden, DailyLife, nerves_key
from b12diary.report.events import Events
from b12diary.report.figures_text import figures_text
from b12diary.report.handout import Handout
from b12diary.report.looking_back import ProfilePicture
from b12diary.report.parts import Withheld
from b12diary.report.reach import averages_text, compared_text
from b12diary.report.safety import SafetyPart
from b12diary.report.strip import GapColumn, Strip
from b12diary.report.summary import Coverage, Summary
from b12diary.report.treatment import Fact
from b12diary.report.typed import NO_BREAK

_NOT_KNOWN = "\N{EN DASH}"


def handout_text(handout: Handout) -> str:
    """Return the page in words, and the gaps and months below it where figures are wanted; ends with a line break."""
    text = plain_text(handout.summary)
    return text + "\n" + figures_text(handout.figures) if handout.figures else text


def plain_text(summary: Summary) -> str:
    """Return everything that the page says in words, section by section; ends with a line break."""
    safety = _safety(summary.safety)
    point = _block(_("My main point"), [summary.main_point] if summary.main_point else [])
    blocks = [
        _head(summary),
        *((safety, point) if summary.has_open_sign else (point, safety)),
        _treatment(summary),
        _daily_life(summary),
        _looking_back(summary),
        _gaps(summary.strip),
        _events(summary.events),
        _blood_tests(summary.blood_tests),
        _questions(summary),
        summary.footer.replace("   ", " "),
    ]
    return "\n\n".join(block for block in blocks if block).replace(NO_BREAK, " ") + "\n"


def _block(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines]) if lines else ""


def _head(summary: Summary) -> str:
    first, last = day_text(summary.dates.first), day_text(summary.dates.last)
    lines = [
        _("diary dates {first} to {last}, printed {day}").format(
            first=first, last=last, day=day_text(summary.printed_on)
        )
    ]
    if summary.appointment:
        lines.append(_("appointment: {when}").format(when=summary.appointment))
    lines += [f"{field.key}: {field.value}" for field in summary.person if field.value]
    return _block(summary.title, lines)


def card_text(part: SafetyPart) -> str:
    """Say what the diary showed when the one open sign was ticked; empty for several, where it would be long."""
    if len(part.open_signs) != 1 or not part.open_signs[0].advice:
        return ""
    sign = part.open_signs[0]
    return _(
        "The diary then showed: "
        "\N{LEFT DOUBLE QUOTATION MARK}{advice} \N{HORIZONTAL ELLIPSIS} {card}\N{RIGHT DOUBLE QUOTATION MARK}."
    ).format(advice=sign.advice, card=sign.card)


def _safety(part: SafetyPart | None) -> str:
    if part is None:
        return ""
    lines = []
    for sign in part.open_signs:
        lines.append(_("Ticked on {day}, not cleared: {sign}").format(day=day_text(sign.ticked_on), sign=sign.words))
        if sign.note:
            lines.append(_("My note: {note}").format(note=sign.note))
    lines.append(" ".join(filter(None, (card_text(part), part.lead, part.text))))
    return _block(_("Safety list"), [line for line in lines if line])


def _treatment(summary: Summary) -> str:
    part = summary.treatment
    if part is None:
        return ""
    facts = [part.reason] if isinstance(part, Withheld) else [_fact(fact) for fact in part]
    return _block(_("Treatment"), [*facts, *(_fact(fact) for fact in summary.background)])


def _fact(fact: Fact) -> str:
    return f"{fact.key}: {'; '.join((fact.value, *fact.details))}"


def average_text(value: float | None) -> str:
    """Write an average of points, or a dash where it is not known."""
    return _NOT_KNOWN if value is None else number_text(value, 1)


def days_since_text(first: int, last: int) -> str:
    """Write the days of a bin: "day 8 to 14", or "day 3" where it is one day."""
    if last > first:
        return _("day {first} to {last}").format(first=first, last=last)
    return _("day {first}").format(first=first)


def coverage_text(covered: Coverage) -> str:
    """Say how many of the days are rated, and how many were a break."""
    told = _("days out of {n}; {rated} rated ({share} %)").format(
        n=covered.n_days, rated=covered.n_rated, share=covered.percent
    )
    return ", ".join(filter(None, (told, covered.break_text)))


def _burden(part: DailyLife, row: Burden) -> str:
    counts = {
        "none": row.n_none,
        "mild": row.n_mild,
        "moderate": row.n_moderate,
        "severe": row.n_severe,
        "no_entry": row.n_no_entry,
        "median": part.median_text(row),
        "affected": row.n_affected,
    }
    if part.in_words:
        return _(
            "none {none}, mild {mild}, moderate {moderate}, severe {severe}, no entry {no_entry}, "
            "moderate or severe {affected} (in days); median {median}"
        ).format(**counts)
    return _(
        "none {none}, mild {mild}, moderate {moderate}, severe {severe}, no entry {no_entry}, "
        "4 or more {affected} (in days); median {median}; average early {early}, late {late}"
    ).format(**counts, early=average_text(row.mean_early), late=average_text(row.mean_late))


def _daily_life(summary: Summary) -> str:
    part = summary.daily_life
    if part is None:
        return ""
    title = _("Daily life")
    if not isinstance(part, DailyLife):
        return _block(title, [part.reason])
    lines = [coverage_text(summary.coverage), *filter(None, (part.other_text,))]
    if part.reach:
        lines.append(averages_text(part.reach))
    lines += [f"{row.label}: {_burden(part, row)}" for row in part.rows]
    lines += [f"{nerves_key()}: {part.nerves}"] if part.nerves else []
    return _block(title, lines)


def _looking_back(summary: Summary) -> str:
    part = summary.looking_back
    if part is None:
        return ""
    basis = ", ".join(filter(None, (" ".join(part.basis), compared_text(part.reach))))
    lines = [f"({basis})", part.sentence, part.details]
    if summary.profile is not None:
        lines += _profile(summary.profile)
    return _block(_("Looking back"), [line for line in lines if line])


def _profile(picture: ProfilePicture) -> list[str]:
    lines = []
    if picture.early is not None and picture.late is not None:
        lines.append(
            _("early: day {first} to {last}, average {mean}").format(
                first=picture.early.first, last=picture.early.last, mean=number_text(picture.early.mean, 1)
            )
        )
        lines.append(
            _("late: from day {first}, average {mean}").format(
                first=picture.late.first, mean=number_text(picture.late.mean, 1)
            )
        )
    medians = [
        f"{days_since_text(b.first_lag, b.last_lag)}: {number_text(b.median, 1)} ({b.n_days})"
        for b in picture.profile.bins
        if b.median is not None
    ]
    if medians and not picture.dots_only:
        lines.append(_("median (days rated) by days since injection: {medians}").format(medians="; ".join(medians)))
    return lines


def _gap(column: GapColumn) -> str:
    gap = column.gap
    early = column.ratings.mean_early if column.ratings else None
    late = column.ratings.mean_late if column.ratings else None
    return _("{dates}: {length}; {rated} of days rated; average early {early}, late {late}").format(
        dates=dates_text(gap),
        length=column.length_forms()[0],
        rated=column.coverage,
        early=average_text(early),
        late=average_text(late),
    )


def _gaps(part: Strip | Withheld | None) -> str:
    if part is None:
        return ""
    if isinstance(part, Withheld):
        return _block(_("Gap by gap"), [part.reason])
    return _block(_("Gap by gap"), [*(_gap(column) for column in part.columns), *filter(None, (part.earlier,))])


def _events(part: Events | Withheld | None) -> str:
    if part is None:
        return ""
    if isinstance(part, Withheld):
        return _block(_("Also changed"), [part.reason])
    lines = [" ".join(filter(None, (event.letter, event.when))) + f": {event.words}" for event in part.rows]
    if part.medicines:
        lines.append(_("other medicines: {medicines}").format(medicines=", ".join(part.medicines)))
    return _block(_("Also changed"), lines)


def _blood_tests(part: BloodTests | Withheld | None) -> str:
    if part is None:
        return ""
    if isinstance(part, Withheld):
        return _block(_("Blood tests"), [part.reason])
    lines = [part.before_text, *map(_blood_test, part.before), part.since_text, *map(_blood_test, part.rows)]
    return _block(_("Blood tests"), [line for line in (*lines, part.caption) if line])


def _blood_test(row: BloodTest) -> str:
    told = _("{test}: {result}, {taken}")
    if row.reference:
        told = _("{test}: {result} (lab\N{RIGHT SINGLE QUOTATION MARK}s range {range}), {taken}")
    return told.format(test=row.test, result=row.result, range=row.reference, taken=row.taken)


def _questions(summary: Summary) -> str:
    lines = []
    for number, question in enumerate(summary.questions, 1):
        lines.append(f"{number} {question.text}")
        if question.below:
            lines.append(question.below)
    n = len(summary.questions)
    return _block(ngettext("My question", "My questions", n), lines)
