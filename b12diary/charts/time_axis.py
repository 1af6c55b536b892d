"""Days on a calendar axis: month marks that have room, and ratings whose gaps stay gaps."""

from datetime import date, timedelta
from statistics import fmean, median

from b12diary.analysis.series import DaySeries
from b12diary.charts.drawing import CHART, Pen
from b12diary.charts.key import Entry, Sample
from b12diary.charts.lettering import text_width
from b12diary.charts.plot import Plot
from b12diary.charts.smoothing import means_by_bin
from b12diary.domain.days import DateSpan
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import is_verbal
from b12diary.i18n import _, day_text

WIDEST_DOTS_DAYS = 800
WIDEST_WEEKS_DAYS = 1500


def _length(series: DaySeries) -> int:
    return int(series.days[-1] - series.days[0]) if len(series) else 0


def shows_days(series: DaySeries) -> bool:
    """Tell whether each rated day has a dot."""
    return _length(series) <= WIDEST_DOTS_DAYS


def mean_days(series: DaySeries) -> int:
    """Return how many days each mean is of: a week, with many years on show four weeks."""
    return 7 if _length(series) <= WIDEST_WEEKS_DAYS else 28


def days_key(series: DaySeries) -> list[Entry]:
    """Return the key of what `draw_days` draws."""
    form = _("{n}-day median") if is_verbal(SCALES[series.scale]) else _("{n}-day mean")
    mean = Entry(Sample.LINE, form.format(n=mean_days(series)))
    return [Entry(Sample.DAY, _("one day")), mean] if shows_days(series) else [mean]


def draw_days(pen: Pen, plot: Plot, series: DaySeries) -> None:
    """Draw rated days and means; with years on show the days would be a blur, and only the means are drawn.

    On a scale of words these are medians: words have an order, but no average.
    """
    f, style = pen.style.factor, pen.style
    days, values = series.days.tolist(), series.values.tolist()
    if not days:
        return
    if shows_days(series):
        pen.dots(plot.at(list(zip(days, values, strict=True))), 1.7 * f, style.axis, style.axis)
    level = median if is_verbal(SCALES[series.scale]) else fmean
    for stretch in means_by_bin(days, values, mean_days(series), first=days[0], level=level):
        points = plot.at(stretch)
        if len(points) > 1:
            pen.line(points, 2.0 * f, style.symptom)
        else:
            pen.dots(points, 2.2 * f, style.symptom, style.symptom)


def draw_calendar(pen: Pen, plot: Plot, span: DateSpan) -> None:
    """Mark the first of each month, or of every few months, that has room for its name."""
    f, style = pen.style.factor, pen.style
    room = text_width("00 Mmm 0000", pen.size(CHART)) * 1.15
    months = max(1, round(span.n_days / 30.44))
    per_label = max(1, -(-round(months * room) // max(round(plot.rect[2]), 1)))
    step = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if n >= per_label), 240)
    if months < 2:
        marks = [span.first + timedelta(days=n) for n in range(0, span.n_days, 7)]
    else:
        every = [date(n // 12, n % 12 + 1, 1) for n in range(_month(span.first), _month(span.last) + 1)]
        marks = [day for day in every if day in span and _month(day) % step == 0]
    end = -1.0
    for mark in marks:
        x = plot.x(mark.toordinal())
        pen.line(((x, plot.bottom), (x, plot.bottom + 5 * f)), 1.0, style.axis)
        words = day_text(mark)
        half = text_width(words, pen.size(CHART)) / 2
        at = min(max(x, plot.rect[0] - 20 * f + half), pen.width - half)
        if at - half > end:
            pen.text(at, plot.bottom + 14 * f, words, CHART, style.quiet, "center")
            end = at + half + 8 * f


def _month(day: date) -> int:
    """Count months from the year 0 on, January of a year being a multiple of 12."""
    return day.year * 12 + day.month - 1
