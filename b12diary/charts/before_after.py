"""Two periods side by side, the days after the change set apart: what came before still carries over into them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from b12diary.analysis.contrast import BeforeAfter, Period
from b12diary.analysis.series import DaySeries
from b12diary.charts.chart import Chart, Table, when_asked
from b12diary.charts.drawing import CHART, SMALL, Pen, PixelFigure
from b12diary.charts.key import Entry, Sample, heading
from b12diary.charts.lettering import text_width
from b12diary.charts.plot import Plot
from b12diary.charts.style import Style
from b12diary.charts.time_axis import days_key, draw_calendar, draw_days
from b12diary.domain.days import DateSpan
from b12diary.domain.rating import SCALES
from b12diary.i18n import _, day_text, ngettext, number_text

if TYPE_CHECKING:
    from b12diary.charts.marks import Side


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    """What is drawn: the comparison, the rated days, and all days on the axis."""

    comparison: BeforeAfter
    series: DaySeries
    span: DateSpan
    title: str


def before_after(comparison: BeforeAfter, series: DaySeries, label: str, style: Style, *, sentence: str = "") -> Chart:
    """Return the chart of two periods around a change.

    Args:
        comparison: the periods.
        series: the ratings of the same series, one value a day.
        label: name of the series.
        style: colours and text size.
        sentence: what it shows in words, see `analysis.wording`.
    """
    last = comparison.before.span.last
    if comparison.carry_over is not None:
        last = comparison.carry_over.last
    if comparison.after is not None:
        last = comparison.after.span.last
    span = DateSpan(comparison.before.span.first, last)
    keep = (series.days >= span.first.toordinal()) & (series.days <= span.last.toordinal())
    scale = SCALES[series.scale]
    title = _("{label}, {low} to {high}, before and after").format(label=label, low=min(scale.low, 0), high=scale.high)
    picture = _Picture(comparison, series.where(keep), span, title)
    figure = PixelFigure(lambda pen: _paint(pen, picture), style, 846, 400)
    return Chart(figure, title, sentence, when_asked(lambda: _table(comparison)), _caption(comparison), 320)


def _caption(comparison: BeforeAfter) -> str:
    n = comparison.carry_over.n_days if comparison.carry_over else 0
    if not n:
        return ""
    return ngettext("{n} day after the change is set apart.", "{n} days after the change are set apart.", n).format(n=n)


def _paint(pen: Pen, picture: _Picture) -> None:
    f = pen.style.factor
    entries = days_key(picture.series)
    entries += [Entry(Sample.THICK, _("median")), Entry(Sample.BAND, _("middle half"))]
    top = heading(pen, picture.title, entries)
    left, head = 32.0 * f, top + 50 * f
    first, last = picture.span.first.toordinal(), picture.span.last.toordinal() + 1
    scale = SCALES[picture.series.scale]
    rect = (left, head, pen.width - left - 10 * f, max(pen.height - head - 30 * f, 60))
    plot = Plot(pen, rect, (float(first), float(last)), (float(min(scale.low, 0)), float(scale.high)))
    plot.grid(2 if scale.high == 10 else 1)
    draw_calendar(pen, plot, picture.span)
    periods = [(_("before"), picture.comparison.before)]
    if picture.comparison.after is not None:
        periods.append((_("after"), picture.comparison.after))
    for _name, period in periods:
        _band(pen, plot, period)
    is_tight = any(_needed(pen, name, period) > _room(pen, plot, period) for name, period in periods)
    _set_apart(pen, plot, picture.comparison.carry_over, is_named=not is_tight)
    draw_days(pen, plot, picture.series)
    for name, period in periods:
        _period(pen, plot, name, period)


def _edges(plot: Plot, span: DateSpan) -> tuple[float, float]:
    return plot.x(span.first.toordinal()), plot.x(span.last.toordinal() + 1)


def _band(pen: Pen, plot: Plot, period: Period) -> None:
    if period.quartiles is None:
        return
    x1, x2 = _edges(plot, period.span)
    high, low = plot.y(period.quartiles.high), plot.y(period.quartiles.low)
    pen.band([(x1, high), (x2, high), (x2, low), (x1, low)])


def _set_apart(pen: Pen, plot: Plot, span: DateSpan | None, *, is_named: bool) -> None:
    """Mark the days after the change that are not compared; where there is little room only the caption names them."""
    if span is None:
        return
    f, style = pen.style.factor, pen.style
    x1, x2 = _edges(plot, span)
    top = plot.rect[1]
    pen.area([(x1, top), (x2, top), (x2, plot.bottom), (x1, plot.bottom)], style.ground, order=0.5)
    for x in (x1, x2):
        # From the plot down: above it stand the words of both times.
        pen.line(((x, top), (x, plot.bottom)), 1.2 * f, style.quiet, (4 * f, 4 * f))
    # Translators: days round a change that count neither as before nor as after.
    words = _("set apart")
    if is_named and text_width(words, pen.size(CHART)) <= x2 - x1 - 6 * f:
        pen.text((x1 + x2) / 2, top - 12 * f, words, CHART, style.quiet, "center")


def _told(period: Period) -> str:
    return ngettext("{n} rated day", "{n} rated days", period.n_days).format(n=period.n_days)


def _needed(pen: Pen, name: str, period: Period) -> float:
    """Return the width of the words over a period."""
    return max(text_width(name, pen.size(SMALL), bold=True), text_width(_told(period), pen.size(CHART)))


def _room(pen: Pen, plot: Plot, period: Period) -> float:
    x1, x2 = _edges(plot, period.span)
    return max(x2 - x1 - 8 * pen.style.factor, 1)


def _period(pen: Pen, plot: Plot, name: str, period: Period) -> None:
    """Draw the median of a period and what it rests on."""
    f, style = pen.style.factor, pen.style
    x1, x2 = _edges(plot, period.span)
    if period.median is not None:
        y = plot.y(period.median)
        pen.line(((x1, y), (x2, y)), 3.2 * f, style.symptom)
    told, room = _told(period), _room(pen, plot, period)
    # The words of a short time run on over the long one beside it, which has room to spare.
    is_short = _needed(pen, name, period) > room
    ends = is_short and x2 >= plot.right - 1
    side: Side = "right" if ends else "left"
    x, most = x2 if ends else x1 + 4 * f, max(room, plot.rect[2] / 2 - 8 * f) if is_short else room
    pen.text(x, plot.rect[1] - 30 * f, name, SMALL, side=side, bold=True, most=most)
    pen.text(x, plot.rect[1] - 12 * f, told, CHART, style.quiet, side, most=most)


def _table(comparison: BeforeAfter) -> Table:
    none = "\N{EN DASH}"
    columns = (
        # Translators: a stretch of days before or after a change.
        _("period"),
        _("from"),
        _("to"),
        _("rated days"),
        _("share of days rated"),
        _("average"),
        _("median"),
        _("middle half"),
    )
    rows = [_row(_("before"), comparison.before)]
    if comparison.carry_over is not None:
        span = comparison.carry_over
        rows.append((_("set apart"), day_text(span.first), day_text(span.last), none, none, none, none, none))
    if comparison.after is not None:
        rows.append(_row(_("after"), comparison.after))
    return Table(columns, tuple(rows))


def _row(name: str, period: Period) -> tuple[str, ...]:
    none = "\N{EN DASH}"
    half = period.quartiles
    return (
        name,
        day_text(period.span.first),
        day_text(period.span.last),
        str(period.n_days),
        _("{n} %").format(n=round(100 * period.coverage)),
        none if period.mean is None else number_text(period.mean, 1),
        none if period.median is None else number_text(period.median, 1),
        none
        if half is None
        else _("{low} to {high}").format(low=number_text(half.low, 1), high=number_text(half.high, 1)),
    )
