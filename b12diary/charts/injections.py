"""Gaps as planned and as they were: a bar for each, ending at the injection, with the planned day marked on it."""

from b12diary.analysis.results import Gap, LeftOut
from b12diary.charts.chart import Chart, Table, when_asked
from b12diary.charts.drawing import CHART, SMALL, Pen, PixelFigure
from b12diary.charts.gap_words import dates_text, reason_text, timing_text
from b12diary.charts.key import Entry, Sample, heading
from b12diary.charts.lettering import text_width
from b12diary.charts.plot import Plot
from b12diary.charts.since_injection import tick_step
from b12diary.charts.style import Style
from b12diary.i18n import _, day_text, ngettext, number_text

MOST_ROWS = 14
_NARROW = 600
"""Pixels at normal text size below which words and bars stand under one another."""
_TALL, _ROUND = 44, 110


def injections(gaps: tuple[Gap, ...], style: Style, *, sentence: str = "", skip: int = 0) -> Chart:
    """Return the chart of gap lengths, newest first.

    Args:
        gaps: all gaps, oldest first, the running one last.
        style: colours and text size.
        sentence: what it shows in words, see `analysis.wording`.
        skip: how many of the newest gaps to leave out, to page back.
    """
    shown = tuple(reversed(gaps))[skip : skip + MOST_ROWS]
    title = _("Days between injections, newest first")
    caption = _caption(gaps, len(shown))
    figure = PixelFigure(lambda pen: _paint(pen, shown, title), style, 846, 380)
    return Chart(
        *(figure, title, " ".join(filter(None, (sentence, caption))), when_asked(lambda: _table(gaps)), caption),
        least_height_at=lambda width, factor: _TALL * len(shown) + _ROUND if _is_narrow(width, factor) else 320,
    )


def _is_narrow(width: float, factor: float) -> bool:
    """Tell whether a row's words stand above its bar, because beside it they would leave no room for the bar."""
    return width < _NARROW * factor


def _caption(gaps: tuple[Gap, ...], n_shown: int) -> str:
    completed = [g for g in gaps if g.ends_on is not None]
    planned = [g.days_late for g in completed if g.days_late is not None and g.left_out is not LeftOut.LOADING]
    n = len(completed)
    told = [ngettext("{n} completed gap.", "{n} completed gaps.", n).format(n=n)]
    if planned:
        late = sum(days > 0 for days in planned)
        early = sum(days < 0 for days in planned)
        told.append(
            _("Of {n} with a planned day, {late} ended later and {early} earlier.").format(
                n=len(planned), late=late, early=early
            )
        )
    if len(gaps) > n_shown:
        told.append(_("The newest {n} are drawn.").format(n=n_shown))
    return " ".join(told)


def _paint(pen: Pen, gaps: tuple[Gap, ...], title: str) -> None:
    f, style = pen.style.factor, pen.style
    entries = [Entry(Sample.BAR, _("gap")), Entry(Sample.DIAMOND, _("injection")), Entry(Sample.DOTTED, _("planned"))]
    top = heading(pen, title, entries) + 12 * f
    if not gaps:
        pen.text(0, top + 20 * f, _("No injection recorded yet."), SMALL, style.quiet)
        return
    size = pen.size(CHART)
    left = max(text_width(day_text(g.starts_on), size) for g in gaps) + 14 * f
    words = [_row_words(g) for g in gaps]
    right = max(text_width(w, size) for w in words) + 20 * f
    right = min(right, 0.45 * pen.width)
    is_narrow = _is_narrow(pen.width, f)
    if is_narrow:
        left, right = 8 * f, 12 * f
    longest = float(max([*(g.length_days for g in gaps), *(g.interval_days or 0 for g in gaps), 7])) * 1.02
    below = 42 * f
    plot = Plot(pen, (left, top, max(pen.width - left - right, 80), pen.height - top - below), (0.0, longest), (0, 1))
    step = tick_step(longest, plot.rect[2], text_width("000", size))
    for day in range(0, int(longest) + 1, step):
        x = plot.x(day)
        pen.line(((x, top), (x, plot.bottom)), 1.0, style.line)
        pen.text(x, plot.bottom + 14 * f, str(day), CHART, style.quiet, "center")
    pen.text(plot.right, plot.bottom + 32 * f, _("days since the injection before"), CHART, style.quiet, "right")
    pitch = plot.rect[3] / len(gaps)
    for n, (gap, told) in enumerate(zip(gaps, words, strict=True)):
        y = top + (n + 0.5) * pitch
        if is_narrow:
            both = _("{day}: {words}").format(day=day_text(gap.starts_on), words=told)
            pen.text(left, y - pitch * 0.27, both, CHART, most=plot.rect[2])
            _row(pen, plot, gap, y + pitch * 0.2, min(pitch * 0.17, 8 * f))
            continue
        _row(pen, plot, gap, y, min(pitch * 0.3, 8 * f))
        pen.text(left - 10 * f, y, day_text(gap.starts_on), CHART, style.quiet, "right")
        pen.text(plot.right + 12 * f, y, told, CHART, most=right - 14 * f)


def _row_words(gap: Gap) -> str:
    n = gap.length_days
    if gap.ends_on is None:
        return ngettext("{n} day so far", "{n} days so far", n).format(n=n)
    days = ngettext("{n} day", "{n} days", n).format(n=n)
    timing = reason_text(gap) if gap.left_out is LeftOut.LOADING else timing_text(gap)
    return f"{days}, {timing}" if timing else days


def _row(pen: Pen, plot: Plot, gap: Gap, y: float, half: float) -> None:
    """Draw one bar; a gap of the loading course or still running is outlined only."""
    f, style = pen.style.factor, pen.style
    end = plot.x(gap.length_days)
    hollow = gap.ends_on is None or gap.left_out is LeftOut.LOADING
    pen.box((plot.x(0), y - half, max(end - plot.x(0), 1), 2 * half), None if hollow else style.band, style.symptom, 2)
    if gap.interval_days:
        x = plot.x(gap.interval_days)
        pen.line(((x, y - half - 5 * f), (x, y + half + 5 * f)), 1.6 * f, style.text, (2 * f, 2 * f))
    if gap.ends_on is not None:
        pen.diamond(end, y, 13 * f, style.injection)


def _table(gaps: tuple[Gap, ...]) -> Table:
    none = "\N{EN DASH}"
    columns = (_("gap"), _("days"), _("planned days"), _("next injection"), _("left out"))
    rows = tuple(
        (
            dates_text(g),
            str(g.length_days),
            none if g.interval_days is None else number_text(g.interval_days),
            timing_text(g) or none,
            reason_text(g) or none,
        )
        for g in reversed(gaps)
    )
    return Table(columns, rows)
