"""One small panel for each gap on the same axes, newest first: pooled curves hide whether the gaps agree."""

from dataclasses import dataclass

from b12diary.analysis.profile import bin_days
from b12diary.analysis.results import Gap, GapRatings, LeftOut, Profile
from b12diary.analysis.wording import profile_caption
from b12diary.charts.chart import Chart, Table, when_asked
from b12diary.charts.drawing import PANEL, SMALL, TITLE, Pen, PixelFigure
from b12diary.charts.gap_words import dashed_text, dates_text, is_compared, length_text, reason_text, timing_text
from b12diary.charts.key import Entry, Sample, heading
from b12diary.charts.lettering import in_lines
from b12diary.charts.plot import Plot
from b12diary.charts.since_injection import tick_step
from b12diary.charts.smoothing import means_by_bin
from b12diary.charts.style import Style
from b12diary.i18n import _, number_text

AT_ONCE = 6
MOST_ACROSS = 3
LEAST_PANEL = 260
PANEL_HEIGHT, HEAD = 215, 60
SPACE = 12.0


@dataclass(frozen=True, slots=True)
class _Page:
    """The panels on show, newest first, and the axis that they share."""

    gaps: tuple[GapRatings, ...]
    longest: float
    planned_day: float | None
    title: str


def gap_by_gap(
    profile: Profile,
    label: str,
    style: Style,
    *,
    sentence: str = "",
    planned_day: float | None = None,
    skip: int = 0,
) -> Chart:
    """Return panels of the gaps with ratings, newest first, six at once.

    Args:
        profile: the ratings per gap.
        label: name of the series.
        style: colours and text size.
        sentence: what it shows in words, see `analysis.wording`.
        planned_day: the interval in days of gaps without a recorded plan; None = none is marked.
        skip: how many of the newest gaps to leave out, to page back.
    """
    title = _("{label}, 0 to 10, by days since injection, newest gap first").format(label=label)
    shown = tuple(reversed(profile.gaps))[skip : skip + AT_ONCE]
    lengths = [float(g.gap.length_days) for g in shown] + [g.gap.interval_days or 0.0 for g in shown]
    page = _Page(shown, max([*lengths, planned_day or 0.0, 7.0]), planned_day, title)
    caption = profile_caption(profile, [g.gap for g in profile.gaps])
    figure = PixelFigure(lambda pen: _paint(pen, page), style, 880, 540)
    told = " ".join(filter(None, (sentence, caption)))
    return Chart(
        *(figure, title, told, when_asked(lambda: _table(profile)), caption),
        least_height=_least_height(len(shown), MOST_ACROSS),
        least_height_at=lambda width, factor: _least_height(len(shown), _across(width, factor)),
    )


def _across(width: float, factor: float) -> int:
    """Return how many panels stand side by side in a width in pixels, for a text size."""
    return max(1, min(MOST_ACROSS, int((width + SPACE) // (LEAST_PANEL * factor + SPACE))))


def _least_height(n: int, across: int) -> int:
    """Return the height for `n` panels in which their curves can still be told, in pixels at normal text size."""
    rows = max(1, -(-n // across))
    return int(HEAD + rows * PANEL_HEIGHT + (rows - 1) * SPACE)


def _paint(pen: Pen, page: _Page) -> None:
    f, style = pen.style.factor, pen.style
    # Translators: explains a mark on a chart: each stands for one day.
    entries = [Entry(Sample.DISC, _("one day"))]
    widths = {bin_days(g.gap.length_days) for g in page.gaps} - {1}
    if widths:
        entries.append(Entry(Sample.LINE, _("{n}-day mean").format(n=max(widths))))
    if dashed := dashed_text(g.gap for g in page.gaps):
        entries.append(Entry(Sample.DASHED, dashed))
    entries += [Entry(Sample.DIAMOND, _("injection")), Entry(Sample.DOTTED, _("planned"))]
    top = heading(pen, page.title, entries) + 10 * f
    if not page.gaps:
        pen.text(0, top + 20 * f, _("No gap has ratings yet."), SMALL, style.quiet)
        return
    across = _across(pen.width, f)
    down = -(-len(page.gaps) // across)
    width = (pen.width - SPACE * (across - 1)) / across
    height = (pen.height - top - SPACE * (down - 1)) / down
    told = [in_lines(_told(gap), pen.size(SMALL), width - 28 * f, 2) for gap in page.gaps]
    n_lines = max(map(len, told))  # of all, so that all plots are equally high
    for n, (gap, lines) in enumerate(zip(page.gaps, told, strict=True)):
        left = (n % across) * (width + SPACE)
        _panel(pen, page, gap, (left, top + (n // across) * (height + SPACE), width, height), lines, n_lines)


def _told(gap: GapRatings) -> str:
    """Say how the next injection came, or why the gap is left out."""
    reason = reason_text(gap.gap)
    if gap.gap.left_out is LeftOut.UNFINISHED:
        return _("left out until it is complete")
    if gap.gap.left_out is not None:
        return _("left out: {reason}").format(reason=reason)
    return reason or timing_text(gap.gap)


def _panel(
    pen: Pen,
    page: _Page,
    gap: GapRatings,
    rect: tuple[float, float, float, float],
    told: tuple[str, ...],
    n_lines: int,
) -> None:
    f, style = pen.style.factor, pen.style
    left, top, width, height = rect
    pen.box((left + 0.5, top + 0.5, width - 1, height - 1), style.surface, style.line, 8)
    inner = width - 28 * f
    pen.text(left + 14 * f, top + 20 * f, dates_text(gap.gap), TITLE, bold=True, most=inner)
    pen.text(left + 14 * f, top + 40 * f, length_text(gap.gap, len(gap.lags)), SMALL, style.quiet, most=inner)
    for n, line in enumerate(told):
        pen.text(left + 14 * f, top + (58 + 17 * n) * f, line, SMALL, style.quiet)
    plot_top = top + (67 + 17 * n_lines) * f
    plot = Plot(
        pen,
        (left + 30 * f, plot_top, width - 48 * f, max(height - (plot_top - top) - 30 * f, 30)),
        (0.0, page.longest * 1.02),
    )
    plot.grid(5, PANEL)
    step = tick_step(page.longest, plot.rect[2], 26 * f)
    if page.longest > 56:
        step = max(step, 28)
    for day in range(0, int(page.longest) + 1, step):
        pen.line(((plot.x(day), plot.bottom), (plot.x(day), plot.bottom + 4 * f)), 1.0, style.axis)
        pen.text(plot.x(day), plot.bottom + 13 * f, str(day), PANEL, style.quiet, "center")
    planned = gap.gap.interval_days or page.planned_day
    if planned and planned <= page.longest:
        x = plot.x(planned)
        pen.line(((x, plot_top - 6 * f), (x, plot.bottom)), 1.4 * f, style.text, (2 * f, 3 * f))
    _ratings(pen, plot, gap)
    ends = [0.0, *([float(gap.gap.length_days)] if gap.gap.ends_on is not None else [])]
    for end in ends:
        pen.line(((plot.x(end), plot_top - 6 * f), (plot.x(end), plot.bottom)), 1.4 * f, style.injection)
        pen.diamond(plot.x(end), plot.bottom, 12 * f, style.injection)


def _ratings(pen: Pen, plot: Plot, gap: GapRatings) -> None:
    """Draw each rated day and the 7-day means; hollow and dashed for a gap that is left out."""
    f, style = pen.style.factor, pen.style
    compared = is_compared(gap.gap)
    points = plot.at(list(zip(gap.lags, gap.values, strict=True)))
    pen.dots(points, 1.9 * f, style.symptom if compared else None, style.symptom if compared else style.quiet)
    width = bin_days(gap.gap.length_days)
    for stretch in means_by_bin(gap.lags, gap.values, width):
        line = plot.at([(min(day, gap.gap.length_days), value) for day, value in stretch])
        if len(line) < 2:
            continue
        if compared:
            pen.line(line, 2.2 * f, style.symptom)
        else:
            pen.line(line, 1.6 * f, style.quiet, (4 * f, 3 * f))


def _compared_text(gap: Gap) -> str:
    if gap.left_out is not None:
        return _("no: {reason}").format(reason=reason_text(gap))
    return _("yes, with events") if gap.is_disturbed else _("yes")


def _table(profile: Profile) -> Table:
    none = "\N{EN DASH}"
    columns = (
        _("gap"),
        _("days"),
        _("days rated"),
        _("next injection"),
        _("early average"),
        _("late average"),
        _("compared"),
    )
    rows = tuple(
        (
            dates_text(g.gap),
            str(g.gap.length_days),
            str(len(g.lags)),
            timing_text(g.gap) or none,
            none if g.mean_early is None else number_text(g.mean_early, 1),
            none if g.mean_late is None else number_text(g.mean_late, 1),
            _compared_text(g.gap),
        )
        for g in reversed(profile.gaps)
    )
    return Table(columns, rows)
