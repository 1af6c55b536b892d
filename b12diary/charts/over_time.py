"""The record on the calendar: ratings, injections, plans and what else went on. Gaps in the record stay gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from b12diary.analysis.series import DaySeries
from b12diary.charts.chart import Chart, Table, when_asked
from b12diary.charts.drawing import CHART, Pen, PixelFigure
from b12diary.charts.key import Entry, Sample, heading
from b12diary.charts.lettering import recognisable, text_width
from b12diary.charts.plot import Plot
from b12diary.charts.style import Style
from b12diary.charts.time_axis import days_key, draw_calendar, draw_days
from b12diary.domain.catalogue import factor_label, rhythm_text
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import DIARY_BREAK, Exposure
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import is_verbal, level_text, point_words
from b12diary.domain.regimen import Regimen
from b12diary.i18n import _, day_text, ngettext, number_text

MOST_EVENT_LANES = 3
LEAST_BETWEEN_LINES = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class _Record:
    """What is drawn, cut to the span."""

    title: str
    series: DaySeries
    span: DateSpan
    injections: tuple[date, ...]
    plans: tuple[tuple[date, date, str], ...]
    events: tuple[tuple[date, date, str], ...]
    breaks: tuple[tuple[date, date, str], ...]


def over_time(
    excerpt: Excerpt, series: DaySeries, label: str, style: Style, *, sentence: str = "", span: DateSpan | None = None
) -> Chart:
    """Return the strip of one series over the calendar.

    Args:
        excerpt: for injections, plans and other events.
        series: one value a day.
        label: name of the series.
        style: colours and text size.
        sentence: what it shows in words, see `analysis.wording`.
        span: the days shown; None = from the first entry to today.
    """
    days = span or _whole(excerpt, series)
    keep = (series.days >= days.first.toordinal()) & (series.days <= days.last.toordinal())
    scale = SCALES[series.scale]
    form = _("{label}, in words, over time") if is_verbal(scale) else _("{label}, {low} to {high}, over time")
    record = _Record(
        form.format(label=label, low=min(scale.low, 0), high=scale.high),
        series.where(keep),
        days,
        tuple(day for day in excerpt.injection_days if day in days),
        _plans(excerpt.regimens, days),
        _events((e for e in excerpt.exposures if e.factor != DIARY_BREAK), days),
        _events((e for e in excerpt.exposures if e.factor == DIARY_BREAK), days),
    )
    n = len(record.series)
    caption = ngettext("{n} rated day", "{n} rated days", n).format(n=n) + ", "
    n_days, n_doses = days.n_days, len(record.injections)
    caption += ngettext("{n} injection in {days} days.", "{n} injections in {days} days.", n_doses).format(
        n=n_doses, days=n_days
    )
    figure = PixelFigure(lambda pen: _paint(pen, record), style, 846, 400)
    table = when_asked(lambda: _table(record))
    return Chart(figure, record.title, " ".join(filter(None, (sentence, caption))), table, caption, 320)


def _whole(excerpt: Excerpt, series: DaySeries) -> DateSpan:
    begun = [date.fromordinal(int(d)) for d in series.days[:1]] + list(excerpt.injection_days[:1])
    first = max(min([*begun, excerpt.today]), excerpt.span.first)
    return DateSpan(min(first, excerpt.today), excerpt.today)


def _plans(regimens: tuple[Regimen, ...], span: DateSpan) -> tuple[tuple[date, date, str], ...]:
    """Return stretches of the calendar with the plan in force; a plan ends where the next begins."""
    ordered = sorted(regimens, key=lambda r: (r.starts_on, r.recorded_at))
    found = []
    for plan, following in zip(ordered, [*ordered[1:], None], strict=False):
        last = following.starts_on - timedelta(days=1) if following else span.last
        last = min(last, plan.ends_on or last, span.last)
        first = max(plan.starts_on, span.first)
        if first <= last:
            found.append((first, last, rhythm_text(plan.rhythm)))
    return tuple(found)


def _events(exposures: Iterable[Exposure], span: DateSpan) -> tuple[tuple[date, date, str], ...]:
    found = []
    for exposure in exposures:
        first, last = max(exposure.starts_on, span.first), min(exposure.ends_on or span.last, span.last)
        if first <= last:
            found.append((first, last, exposure.label or factor_label(exposure.factor)))
    return tuple(sorted(found))


def _paint(pen: Pen, record: _Record) -> None:
    f, style = pen.style.factor, pen.style
    # Lines closer than this would be a red carpet: short ticks along the top say the same.
    crowded = len(record.injections) * LEAST_BETWEEN_LINES * f > pen.width
    entries = days_key(record.series)
    entries.append(Entry(Sample.TICK if crowded else Sample.DIAMOND, _("injection")))
    if record.events:
        entries.append(Entry(Sample.FLAG, _("other events")))
    top = heading(pen, record.title, entries)
    lanes = _lanes(record.events)
    n_lanes = max((lane for *_event, lane in lanes), default=-1) + 1
    row = 20.0 * f
    below = 34 * f + (row if record.plans else 0) + n_lanes * row
    scale = SCALES[record.series.scale]
    marks = point_words(scale) if is_verbal(scale) else {}
    left = max([32.0 * f, *(text_width(word, pen.size(CHART)) + 16 * f for word in marks.values())])
    head = top + 26 * f
    rect = (left, head, pen.width - left - 10 * f, max(pen.height - head - below, 60))
    first, last = record.span.first.toordinal(), record.span.last.toordinal()
    plot = Plot(pen, rect, (float(first), float(max(last, first + 1))), (float(min(scale.low, 0)), float(scale.high)))
    plot.grid(2 if scale.high == 10 else 1, words=marks)
    for start, end, told in record.breaks:
        _break(pen, plot, (start, end), told)
    draw_calendar(pen, plot, record.span)
    across = [plot.x(day.toordinal()) for day in record.injections]
    if crowded:
        pen.ticks(across, head - 14 * f, head - 2 * f, 1.4 * f, style.injection)
    else:
        for x in across:
            pen.line(((x, head - 8 * f), (x, plot.bottom)), 1.4 * f, style.injection)
    draw_days(pen, plot, record.series)
    for x in () if crowded else across:
        pen.diamond(x, head - 8 * f, 13 * f, style.injection)
    y = plot.bottom + 30 * f
    if record.plans:
        for start, end, words in record.plans:
            _stretch(pen, plot, (start, end), y, words, None if style.is_hatched else style.band)
        y += row
    for n, (start, end, words, lane) in enumerate(lanes):
        following = [plot.x(e[0].toordinal()) for e in lanes[n + 1 :] if e[3] == lane]
        _flag(pen, plot, (start, end), y + lane * row, words, min([*following, pen.width]))


def _break(pen: Pen, plot: Plot, days: tuple[date, date], words: str) -> None:
    """Set a break from the diary apart inside the plot, so that its empty days explain themselves."""
    f, style = pen.style.factor, pen.style
    x1, x2 = plot.x(days[0].toordinal()), plot.x(days[1].toordinal() + 1)
    x2 = min(max(x2, x1 + 3 * f), plot.right)
    top = plot.rect[1]
    pen.area([(x1, top), (x2, top), (x2, plot.bottom), (x1, plot.bottom)], style.ground, order=0.5)
    for x in (x1, x2):
        pen.line(((x, top), (x, plot.bottom)), 1.2 * f, style.quiet, (4 * f, 4 * f))
    room = x2 - x1 - 8 * f
    # Translators: a break from the diary.
    told = next((form for form in (words, _("break")) if text_width(form, pen.size(CHART)) <= room), "")
    if told:
        pen.text((x1 + x2) / 2, plot.bottom - 10 * f, told, CHART, style.quiet, "center")


def _stretch(pen: Pen, plot: Plot, days: tuple[date, date], y: float, words: str, fill: str | None) -> None:
    """Draw a plan as a bar with its rhythm in it."""
    f, style = pen.style.factor, pen.style
    x1, x2 = plot.x(days[0].toordinal()), plot.x(days[1].toordinal() + 1)
    x2 = min(max(x2, x1 + 3), plot.right)
    pen.box((x1, y - 8 * f, x2 - x1 - 1, 16 * f), fill, style.line, 3)
    told = recognisable(words, pen.size(CHART), x2 - x1 - 12 * f)
    if told:
        pen.text(x1 + 6 * f, y, told, CHART)


def _lanes(events: tuple[tuple[date, date, str], ...]) -> list[tuple[date, date, str, int]]:
    """Stack events that overlap; what finds no lane stands only in the table."""
    ends: list[date] = []
    placed = []
    for first, last, words in events:
        lane = next((n for n, end in enumerate(ends) if end < first), len(ends))
        if lane == len(ends):
            if lane == MOST_EVENT_LANES:
                continue
            ends.append(last)
        ends[lane] = last
        placed.append((first, last, words, lane))
    return placed


def _flag(pen: Pen, plot: Plot, days: tuple[date, date], y: float, words: str, until: float) -> None:
    """Draw an event as a flag with its words, which may run on to `until`, where the next one stands."""
    f, style = pen.style.factor, pen.style
    x1, x2 = plot.x(days[0].toordinal()), plot.x(days[1].toordinal() + 1)
    x2 = min(max(x2, x1 + 5 * f), plot.right + 1)
    pen.box((x1, y - 8 * f, 3 * f, 16 * f), style.event)
    pen.line(((x1, y + 7 * f), (x2, y + 7 * f)), 2.0 * f, style.event)
    told = recognisable(words, pen.size(CHART), max(until - x1 - 12 * f, 0))
    if told:
        pen.text(x1 + 7 * f, y - 1 * f, told, CHART, style.text)


def _table(record: _Record) -> Table:
    """Return weeks with their rated days and average or, on a scale of words, median; and every other entry."""
    rows: list[tuple[int, tuple[str, str, str, str]]] = []
    series = record.series
    first, scale = record.span.first.toordinal(), SCALES[series.scale]
    for week in np.unique((series.days - first) // 7).tolist():
        start = first + 7 * week
        inside = series.values[slice(*np.searchsorted(series.days, [start, start + 7]))]
        level = (
            level_text(float(np.median(inside)), scale) if is_verbal(scale) else number_text(float(inside.mean()), 1)
        )
        told = (day_text(date.fromordinal(start)), _("week"), str(len(inside)), level)
        rows.append((start, told))
    none = "\N{EN DASH}"
    rows += [(d.toordinal(), (day_text(d), _("injection"), none, none)) for d in record.injections]
    rows += [
        (a.toordinal(), (day_text(a), _("plan: {words}").format(words=w), none, none)) for a, _b, w in record.plans
    ]
    for start_day, last_day, words in (*record.events, *record.breaks):
        until = (
            words if start_day == last_day else _("{words}, until {day}").format(words=words, day=day_text(last_day))
        )
        rows.append((start_day.toordinal(), (day_text(start_day), until, none, none)))
    rows.sort(key=lambda row: row[0])
    # Translators: heads of columns of a table.
    heads = (_("from"), _("what"), _("rated days"), _("median") if is_verbal(scale) else _("average"))
    return Table(heads, tuple(cells for _day, cells in rows))
