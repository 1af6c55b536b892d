"""Ratings by days since the last injection: a line for each gap, median and middle half where enough is rated."""

from functools import cache
from itertools import groupby

from b12diary.analysis.results import Gap, GapRatings, Grade, LeftOut, Profile, ProfileBin, SeriesResult
from b12diary.analysis.wording import profile_caption
from b12diary.charts.chart import Chart, Table, when_asked
from b12diary.charts.drawing import CHART, Pen, PixelFigure
from b12diary.charts.gap_words import dashed_text, dates_text, is_compared, reason_text
from b12diary.charts.key import Entry, Sample, heading
from b12diary.charts.lettering import text_width
from b12diary.charts.plot import Plot
from b12diary.charts.smoothing import MOST_LINES, drawn_gaps, is_early, longest_shown, means_by_bin
from b12diary.charts.style import Style
from b12diary.i18n import _, day_text, ngettext, number_text

MOST_NAMED_GAPS = 8
MOST_DOTTED_GAPS = 2


def since_injection(
    profile: Profile,
    label: str,
    style: Style,
    *,
    sentence: str = "",
    result: SeriesResult | None = None,
    planned_day: float | None = None,
) -> Chart:
    """Return the chart of one series by days since injection.

    Args:
        profile: the ratings, per gap and pooled.
        label: name of the series.
        style: colours and text size.
        sentence: what it shows in words, see `analysis.wording`.
        result: of the look-back, for the half-return day where it gives one.
        planned_day: the plan's interval in days; None = none is marked.
    """
    title = _("{label}, 0 to 10").format(label=label)
    dots_only = is_early(profile)
    half = result if result is not None and result.told in {Grade.CLEAR, Grade.POSSIBLE} else None
    told = [profile_caption(profile, [g.gap for g in profile.gaps])]
    if not dots_only and len(profile.gaps) > MOST_LINES:
        told.append(lines_text(profile))
    caption = " ".join(told)

    def paint(pen: Pen) -> None:
        if dots_only:
            _paint_dots(pen, profile, title, planned_day)
        else:
            _paint_lines(pen, profile, title, planned_day, half)

    figure = PixelFigure(paint, style)
    table = when_asked(lambda: _table(profile))
    return Chart(figure, title, " ".join(filter(None, (sentence, caption))), table, caption, 320)


def lines_text(profile: Profile) -> str:
    """Say how many gaps have a line of their own, where not all of them do."""
    return _("Lines: the newest {n} of {total} gaps.").format(n=len(drawn_gaps(profile)), total=len(profile.gaps))


def tick_step(days: float, width: float, number_width: float) -> int:
    """Return the least step of day numbers that leaves them apart."""
    steps = (1, 2, 7, 14, 28, 56, 112, 364)
    return next((step for step in steps if days / step * number_width * 1.7 <= width), 728)


def _frame(pen: Pen, top: float, longest: float, planned_day: float | None, right: float, below: float) -> Plot:
    """Draw grid, axis, injection and planned day; return the plot."""
    f, style = pen.style.factor, pen.style
    left = 32.0 * f
    head = top + 36 * f
    rect = (left, head, max(pen.width - left - right, 60), max(pen.height - head - below, 60))
    plot = Plot(pen, rect, (0.0, longest))
    plot.grid(2)
    step = tick_step(longest, rect[2], text_width("000", pen.size(CHART)))
    for day in range(0, int(longest) + 1, step):
        pen.line(((plot.x(day), plot.bottom), (plot.x(day), plot.bottom + 5 * f)), 1.0, style.axis)
        pen.text(plot.x(day), plot.bottom + 16 * f, str(day), CHART, style.quiet, "center")
    if planned_day and planned_day <= longest:
        x = plot.x(planned_day)
        words = _("planned, day {day}").format(day=number_text(planned_day))
        pen.line(((x, head - 14 * f), (x, plot.bottom)), 1.4 * f, style.text, (2 * f, 3 * f))
        half = text_width(words, pen.size(CHART)) / 2
        pen.text(min(x, pen.width - half), head - 24 * f, words, CHART, side="center")
    pen.line(((plot.x(0), head - 8 * f), (plot.x(0), plot.bottom)), 1.6 * f, style.injection)
    pen.diamond(plot.x(0), plot.bottom, 16 * f, style.injection)
    pen.text(plot.x(0) + 8 * f, head - 8 * f, _("injection"), CHART, style.injection)
    return plot


def _paint_dots(pen: Pen, profile: Profile, title: str, planned_day: float | None) -> None:
    """Too early for lines: one mark for each rated day, two shapes for the last two gaps."""
    f, style = pen.style.factor, pen.style
    shown = profile.gaps[-MOST_DOTTED_GAPS:]
    samples = (Sample.DISC, Sample.SQUARE)
    top = heading(pen, title, [Entry(s, dates_text(g.gap)) for s, g in zip(samples, shown, strict=False)])
    longest = (longest_shown(profile, planned_day) // 7 + 1) * 7
    plot = _frame(pen, top, longest, planned_day, 16 * f, 52 * f)
    for n, gap in enumerate(shown):
        days = [(lag, value) for lag, value in zip(gap.lags, gap.values, strict=True) if lag <= longest]
        points = plot.at(days)
        pen.dots(points, 3.2 * f, None if n else style.symptom, style.symptom, "s" if n else "o")
    pen.text(plot.right, plot.bottom + 36 * f, _("days since injection"), CHART, style.quiet, "right")


def _paint_lines(pen: Pen, profile: Profile, title: str, planned_day: float | None, half: SeriesResult | None) -> None:
    f = pen.style.factor
    bins = profile.bins
    width = bins[0].last_lag - bins[0].first_lag + 1 if bins else 7
    entries = []
    if any(b.median is not None for b in bins):
        words = ngettext("median, {n} day", "median, {n} days", width).format(n=width)
        entries += [Entry(Sample.MEDIAN, words), Entry(Sample.BAND, _("middle half"))]
    drawn = drawn_gaps(profile)
    # Translators: explains a line on a chart: each stands for one gap.
    words = _("one gap")
    if len(drawn) < len(profile.gaps):
        words = _("newest {n} of {total} gaps").format(n=len(drawn), total=len(profile.gaps))
    entries.append(Entry(Sample.THIN, words))
    if not any(b.median is not None for b in bins) and width > 1:
        entries.append(Entry(Sample.DAY, _("one day")))
    if dashed := dashed_text(g.gap for g in drawn):
        entries.append(Entry(Sample.DASHED, dashed))
    top = heading(pen, title, [*entries, Entry(Sample.DIAMOND, _("injection"))])
    names = [day_text(g.gap.starts_on, "month") for g in drawn]
    named = sum(is_compared(g.gap) for g in drawn) <= MOST_NAMED_GAPS
    right_words = [_("days since injection"), _("number of ratings"), *(names if named else [])]
    right = max(text_width(w, pen.size(CHART)) for w in right_words) + 24 * f
    plot = _frame(pen, top, longest_shown(profile, planned_day), planned_day, right, 64 * f)
    _band(pen, plot, bins)
    if not any(b.median is not None for b in bins) and width > 1:
        _days(pen, plot, drawn)
    ends = [end for g in drawn if (end := _gap_line(pen, plot, g, width)) is not None]
    _median(pen, plot, bins)
    if half is not None:
        _half_return(pen, plot, half, planned_day)
    if named:
        _name_gaps(pen, plot, ends)
    else:
        for gap, x, y in ends:
            if gap.gap.ends_on is not None:
                pen.diamond(x, y, 10 * f, pen.style.injection)
    _counts(pen, plot, bins)


def _runs(bins: tuple[ProfileBin, ...]) -> list[list[ProfileBin]]:
    return [list(group) for enough, group in groupby(bins, lambda b: b.median is not None) if enough]


def _middle(b: ProfileBin) -> float:
    return (b.first_lag + b.last_lag) / 2


def _band(pen: Pen, plot: Plot, bins: tuple[ProfileBin, ...]) -> None:
    for run in _runs(bins):
        with_band = [(plot.x(_middle(b)), b.quartiles) for b in run if b.quartiles is not None]
        upper = [(x, plot.y(q.high)) for x, q in with_band]
        lower = [(x, plot.y(q.low)) for x, q in with_band]
        if len(upper) > 1:
            pen.band([*upper, *reversed(lower)])


def _gap_line(pen: Pen, plot: Plot, gap: GapRatings, width: int) -> tuple[GapRatings, float, float] | None:
    """Draw one gap; return where it ends when it is compared: its next injection, at the level of its last average."""
    f, style = pen.style.factor, pen.style
    compared = is_compared(gap.gap)
    stretches = [
        kept
        for stretch in means_by_bin(gap.lags, gap.values, width)
        if (kept := [point for point in stretch if point[0] <= plot.last_x])
    ]
    # The last average is drawn on to the injection only when it is of the days just before it.
    reaches = compared and bool(stretches) and gap.gap.length_days - stretches[-1][-1][0] <= width
    for stretch in stretches:
        points = plot.at([(min(day, gap.gap.length_days), value) for day, value in stretch])
        if stretch is stretches[-1] and reaches:
            points.append((plot.x(gap.gap.length_days), points[-1][1]))
        if len(points) > 1 and compared:
            pen.line(points, 1.2 * f, style.symptom)
        elif len(points) > 1:
            pen.line(points, 1.1 * f, style.quiet, (4 * f, 4 * f))
        else:
            pen.dots(points, 1.6 * f, style.quiet, style.quiet)
    if not reaches:
        return None
    return gap, plot.x(gap.gap.length_days), plot.y(stretches[-1][-1][1])


def _days(pen: Pen, plot: Plot, gaps: tuple[GapRatings, ...]) -> None:
    """Draw each rated day: where too few are rated for a median, most gaps have no line either."""
    f, style = pen.style.factor, pen.style
    for gap in gaps:
        days = [(lag, value) for lag, value in zip(gap.lags, gap.values, strict=True) if lag <= plot.last_x]
        colour = style.symptom if is_compared(gap.gap) else style.quiet
        pen.dots(plot.at(days), 2.2 * f, style.symptom if is_compared(gap.gap) else None, colour)


def _median(pen: Pen, plot: Plot, bins: tuple[ProfileBin, ...]) -> None:
    f, style = pen.style.factor, pen.style
    for run in _runs(bins):
        points = plot.at([(_middle(b), b.median) for b in run if b.median is not None])
        if len(points) > 1:
            pen.line(points, 3.2 * f, style.symptom)
        pen.dots(points, 4.2 * f, style.symptom, style.symptom)


def half_words(day: float, low: float, high: float) -> str:
    """Name the half-return day with its range, or alone where both ends are the same whole day."""
    named, first, last = number_text(day), number_text(low), number_text(high)
    if first == last:
        return _("half back on day {day}").format(day=named)
    return _("half back by day {day} ({low} to {high})").format(day=named, low=first, high=last)


def _half_return(pen: Pen, plot: Plot, result: SeriesResult, planned_day: float | None) -> None:
    """Mark the half-return day with its 80 % range above the plot; its label ends there, clear of the planned day's."""
    if result.half_return_day is None or result.half_return_day_80 is None:
        return
    f, style = pen.style.factor, pen.style
    day, (low, high) = result.half_return_day, result.half_return_day_80
    y = plot.rect[1] - 4 * f
    pen.line(((plot.x(day), y), (plot.x(day), plot.bottom)), 1.4 * f, style.text, (7 * f, 3 * f))
    pen.line(((plot.x(low), y), (plot.x(high), y)), 1.6 * f, style.text)
    for end in (low, high):
        pen.line(((plot.x(end), y - 5 * f), (plot.x(end), y + 5 * f)), 1.6 * f, style.text)
    pen.dots([(plot.x(day), y)], 3.4 * f, style.text, style.text)
    words = half_words(day, low, high)
    wide = text_width(words, pen.size(CHART))
    right = max(plot.x(high), plot.x(0) + wide)
    if planned_day:
        planned = text_width(_("planned, day {day}").format(day=number_text(planned_day)), pen.size(CHART))
        right = min(right, plot.x(planned_day) - planned / 2 - 12 * f)
    pen.text(right, plot.rect[1] - 24 * f, words, CHART, side="right")


def _name_gaps(pen: Pen, plot: Plot, ends: list[tuple[GapRatings, float, float]]) -> None:
    """Write at the right when each gap began, 16 px apart, with a thin leader to its end."""
    f, style = pen.style.factor, pen.style
    apart = 16.0 * f
    order = sorted(ends, key=lambda e: e[2])
    at: list[float] = []
    for _gap, _x, y in order:
        at.append(max(y, at[-1] + apart) if at else y)
    overflow = max(0.0, (at[-1] if at else 0) - (plot.bottom - 6 * f))
    for n in range(len(at) - 1, -1, -1):
        limit = at[n + 1] - apart if n + 1 < len(at) else at[n] - overflow
        at[n] = min(at[n], limit)
    for (gap, x, y), label_y in zip(order, at, strict=True):
        pen.line(((x, y), (plot.right + 6 * f, label_y), (plot.right + 12 * f, label_y)), 1.0, style.axis)
        pen.diamond(x, y, 11 * f, style.injection)
        pen.text(plot.right + 16 * f, label_y, day_text(gap.gap.starts_on, "month"), CHART)


def _counts(pen: Pen, plot: Plot, bins: tuple[ProfileBin, ...]) -> None:
    """Write the number of ratings in each bin; where bins are too narrow, neighbours are added up and it is said."""
    f, style = pen.style.factor, pen.style
    y = plot.bottom + 40 * f
    pen.text(plot.right + 16 * f, plot.bottom + 16 * f, _("days since injection"), CHART, style.quiet)
    words = _("number of ratings")
    together = 1
    room = text_width("0000", pen.size(CHART))
    if bins:
        each = plot.x(bins[0].last_lag + 1) - plot.x(bins[0].first_lag)
        while each * together < room and together < len(bins):
            together += 1
    if together > 1:
        width = (bins[0].last_lag - bins[0].first_lag + 1) * together
        words = _("ratings, {n} days").format(n=width)
    pen.text(plot.right + 16 * f, y, words, CHART, style.quiet)
    for start in range(0, len(bins), together):
        group = bins[start : start + together]
        middle = (plot.x(group[0].first_lag) + min(plot.x(group[-1].last_lag), plot.right)) / 2
        pen.text(middle, y, str(sum(b.n_days for b in group)), CHART, style.quiet, "center")


def _aside(gap: Gap) -> str:
    """Return what a table says beside the dates of a gap that is not pooled; the dates tell of one still running."""
    if is_compared(gap) or gap.left_out is LeftOut.UNFINISHED:
        return ""
    return f" ({reason_text(gap)})"


def _table(profile: Profile) -> Table:
    """Return bins as rows: ratings, gaps, median, middle half, then the average of each gap, the newest first."""
    none = "\N{EN DASH}"
    width = profile.bins[0].last_lag - profile.bins[0].first_lag + 1 if profile.bins else 7
    newest_first = tuple(reversed(profile.gaps))
    by_gap = [
        {middle: value for stretch in means_by_bin(g.lags, g.values, width) for middle, value in stretch}
        for g in newest_first
    ]
    heads = [dates_text(g.gap) + _aside(g.gap) for g in newest_first]
    told = cache(lambda mean: number_text(mean, 1))  # thousands of averages, and few different ones
    columns = (_("days since injection"), _("ratings"), _("gaps"), _("median"), _("middle half"), *heads)
    longest = max((g.lags[-1] for g in profile.gaps), default=0)
    rows = []
    known = {b.first_lag: b for b in profile.bins}
    for first in range(1, int(longest) + 1, width):
        last = first + width - 1
        found = known.get(first, ProfileBin(first, last, 0, 0, None, None))
        days = str(first) if width == 1 else _("{first} to {last}").format(first=first, last=last)
        half = found.quartiles
        rows.append(
            (
                days,
                str(found.n_days),
                str(found.n_gaps),
                none if found.median is None else number_text(found.median, 1),
                none
                if half is None
                else _("{low} to {high}").format(low=number_text(half.low, 1), high=number_text(half.high, 1)),
                *(none if (mean := gap.get(_middle(found))) is None else told(mean) for gap in by_gap),
            )
        )
    return Table(columns, tuple(rows))
