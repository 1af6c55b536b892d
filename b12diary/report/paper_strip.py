"""Gap by gap on paper: a calendar strip with a column for each gap, the flags of other events, and rows of facts."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from b12diary.analysis.gaps import LONGEST
from b12diary.analysis.profile import bin_days
from b12diary.charts.smoothing import means_by_bin
from b12diary.i18n import _, day_text, number_text, pgettext
from b12diary.report.events import Event
from b12diary.report.paper_canvas import INK, QUIET, Align, Type, width_of
from b12diary.report.paper_key import LEFT_OUT_DASH, UNFINISHED_DASH
from b12diary.report.paper_profile import GRID
from b12diary.report.paper_sections import INJECTION, Form
from b12diary.report.strip import GapColumn, Strip

GREY_BAR = "#6B7686"
NARROW_MM = 14.0
_NUMBERS_AWAY = 1.6
"""Of the axis, from its numbers."""
WINDOWS = (0.2, 0.5, 0.8)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Turns calendar days and points into millimetres; averages are of `bin_width` days everywhere."""

    first: date
    n_days: int
    left: float
    width: float
    top: float
    height: float
    bin_width: int

    def x(self, day: date) -> float:
        return self.left + self.width * (day - self.first).days / self.n_days

    def y(self, points: float) -> float:
        return self.top + self.height * (1 - points / 10)


def strip(form: Form, part: Strip, events: tuple[Event, ...], top: float) -> float:
    """Lay out the strip below `top`; return the y below it."""
    sheet, fit = form.sheet, form.fit
    first = part.columns[0].gap.starts_on
    last = max(part.last_day, *(c.gap.ends_on for c in part.columns if c.gap.ends_on))
    n_days = max((last - first).days, 1)
    head = top + fit.small.line_mm + 0.7
    bin_width = bin_days(max(c.gap.length_days for c in part.columns))
    axis = _Axis(first, n_days, sheet.content, sheet.content_width - 1.5, head, fit.strip_mm, bin_width)
    _frame(form, axis)
    narrow = any(_width(c, axis) < NARROW_MM and c.gap.ends_on for c in part.columns)
    for column in part.columns:
        _column(form, axis, column, with_numbers=not narrow)
    _injections(form, axis, part)
    y = axis.y(0) + 0.9
    y = _flags(form, axis, events, y, last)
    # Translators: of a gap between two injections, in days.
    y = _row(form, axis, part, y, _("length"), [c.length_forms() for c in part.columns])
    y = _row(form, axis, part, y, _("days rated"), [(c.coverage,) for c in part.columns])
    if narrow:
        y = _row(form, axis, part, y, _early_words(), [(_mean(c, late=False),) for c in part.columns])
        y = _row(form, axis, part, y, _late_words(), [(_mean(c, late=True),) for c in part.columns], bold=True)
    if part.earlier:
        form.canvas.text(sheet.content, y, part.earlier, fit.small)
        y += fit.small.line_mm
    return y


def strip_heading() -> str:
    """Return the name of the section, which stands beside the axis."""
    return pgettext("on paper, in a narrow column", "Gap by gap")


def _early_words() -> str:
    return pgettext("on paper, in a narrow column", "early average")


def _late_words() -> str:
    return pgettext("on paper, in a narrow column", "late average")


def _end(column: GapColumn, axis: _Axis) -> date:
    return column.gap.ends_on or axis.first + timedelta(days=axis.n_days)


def _width(column: GapColumn, axis: _Axis) -> float:
    return axis.x(_end(column, axis)) - axis.x(column.gap.starts_on)


def _mean(column: GapColumn, *, late: bool) -> str:
    ratings = column.ratings
    value = None if ratings is None else ratings.mean_late if late else ratings.mean_early
    if value is not None:
        return number_text(value, 1)
    # Translators: few days were rated: too few for an average. Very little room.
    return "" if column.gap.ends_on is None else _("few")


def _frame(form: Form, axis: _Axis) -> None:
    canvas, small, left = form.canvas, form.fit.small, form.sheet.left
    right = axis.left + axis.width
    room = form.sheet.label_width - _NUMBERS_AWAY - width_of("10", small) - 0.5
    is_long = width_of(strip_heading(), form.fit.label) > room
    for points in (0, 5, 10):
        y = axis.y(points)
        canvas.line(((axis.left, y), (right, y)), 0.2 if points == 0 else 0.15, QUIET if points == 0 else GRID)
        # The upper one stands under a long heading, which it would touch.
        above = 0.3 if points == 10 and is_long else small.line_mm / 2
        canvas.text(axis.left - _NUMBERS_AWAY, y - above, str(points), small, Align.RIGHT)
    y = axis.y(10) + small.line_mm * 0.8
    words_of_bin = {1: _("each day"), 2: _("each 2 days")}.get(axis.bin_width, _("each week"))
    step = min(small.line_mm + 0.35, (axis.height - small.line_mm) / 3)
    entries = (
        (words_of_bin, 0.25, QUIET, ()),
        (_early_words(), 0.9, GREY_BAR, ()),
        (_late_words(), 1.3, INK, ()),
    )
    for words, stroke, colour, dash in entries:
        middle = y + small.line_mm / 2
        canvas.line(((left, middle), (left + 3.2, middle)), stroke, colour, dash)
        canvas.text(left + 4.2, y, words, Type(small.pt))
        y += step


def _column(form: Form, axis: _Axis, column: GapColumn, *, with_numbers: bool) -> None:
    """Draw one gap: its weekly averages, and the early and late averages as bars with their numbers."""
    canvas = form.canvas
    ratings, gap = column.ratings, column.gap
    if ratings is None:
        return
    dash: tuple[float, ...] = ()
    if gap.ends_on is None:
        dash = UNFINISHED_DASH
    elif gap.left_out is not None or gap.is_disturbed:
        dash = LEFT_OUT_DASH
    start, end = axis.x(gap.starts_on), axis.x(_end(column, axis))
    scale = axis.width / axis.n_days
    curve: list[tuple[float, float]] = []
    for stretch in means_by_bin(ratings.lags, ratings.values, axis.bin_width):
        points = [(min(start + day * scale, end), axis.y(value)) for day, value in stretch]
        curve += _path(points)
        if len(points) > 1:
            canvas.line(points, 0.25, QUIET, dash)
    interval = gap.interval_days or float(gap.length_days)
    early_from, early_to, late_from = (share * interval for share in WINDOWS)
    late_to = min(float(gap.length_days), LONGEST * interval)
    bars = ((ratings.mean_early, early_from, early_to, False), (ratings.mean_late, late_from, late_to, True))
    for mean, first, last, is_late in bars:
        if mean is None:
            continue
        x1, x2 = min(start + first * scale, end), min(start + last * scale, end)
        y = axis.y(mean)
        canvas.line(((x1, y), (max(x2, x1 + 0.8), y)), 1.3 if is_late else 0.9, INK if is_late else GREY_BAR)
        if with_numbers:
            kind = Type(8.0, bold=is_late)
            text = number_text(mean, 1)
            middle = (x1 + x2) / 2
            half = width_of(text, kind) / 2
            middle = min(max(middle, start + half + 0.4), end - half - 0.3) if end - start > 2 * half + 0.8 else middle
            top = _clear(axis, curve, y, (middle - half, middle + half, kind.line_mm))
            canvas.text(middle, top, text, kind, Align.CENTRE)
    if with_numbers and gap.ends_on is not None:
        _few(form, axis, column, (start, end))


def _clear(axis: _Axis, curve: list[tuple[float, float]], y: float, words: tuple[float, float, float]) -> float:
    """Return where a number stands clear of the curve: close above its bar if it can, else higher up or below.

    Args:
        axis: of the strip.
        curve: points on the gap's line.
        y: of the bar.
        words: left and right edge of the number and the height of its line, in mm.
    """
    left, right, height = words
    inside = [at for x, at in curve if left - 0.4 <= x <= right + 0.4]
    places = [y - height - 0.3, y - height - 1.5, y - height - 2.7, y + 0.6, y + 1.8, y + 3.0]
    fitting = [top for top in places if top >= axis.y(10) - 0.5 and top + height <= axis.y(0) + 0.4] or places[:1]

    def struck(top: float) -> int:
        return sum(top + 0.15 * height < at < top + 0.85 * height for at in inside)

    return min(fitting, key=lambda top: (struck(top), places.index(top)))


def _path(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points a tenth of the way apart along a line."""
    return [
        (x1 + (x2 - x1) * n / 10, y1 + (y2 - y1) * n / 10) for (x1, y1), (x2, y2) in pairwise(points) for n in range(11)
    ]


def _few(form: Form, axis: _Axis, column: GapColumn, ends: tuple[float, float]) -> None:
    """Say "few" where a window of a completed gap holds under 3 rated days."""
    ratings = column.ratings
    if ratings is None:
        return
    y = axis.y(0) - form.fit.small.line_mm - 0.2
    start, end = ends
    if ratings.mean_early is None:
        form.canvas.text(start + 0.35 * (end - start), y, _("few"), form.fit.small, Align.CENTRE)
    if ratings.mean_late is None:
        form.canvas.text(end - 0.5, y, _("few"), form.fit.small, Align.RIGHT)


def _injections(form: Form, axis: _Axis, part: Strip) -> None:
    """Draw each injection with its date; dates lose the year, then vanish, where columns are narrow."""
    canvas, small = form.canvas, form.fit.small
    plain = Type(small.pt)
    head = axis.y(10) - 1.5
    days = [c.gap.starts_on for c in part.columns]
    closing = part.columns[-1].gap.ends_on
    if closing is not None:
        days.append(closing)
    limit = form.sheet.right + 0.5
    labels: list[tuple[float, str]] = []
    for day in reversed(days):
        x = axis.x(day)
        room = limit - x - 3.0
        for text in (day_text(day), day_text(day, "no_year")):
            wide = width_of(text, plain)
            if wide <= room:
                labels.append((x + 2.2, text))
                limit = x - 1.5
                break
        else:
            last = day_text(day)
            if day == days[-1] and x - 2.2 - width_of(last, plain) > axis.left + 3:
                labels.append((x - 2.2 - width_of(last, plain), last))
                limit = x - 2.2 - width_of(last, plain)
            else:
                limit = min(limit, x - 1.5)
    for day in days:
        x = axis.x(day)
        canvas.line(((x, head), (x, axis.y(0))), 0.3, INJECTION)
        canvas.diamond(x, head, 1.25, INJECTION)
    for x, text in reversed(labels):
        canvas.text(x, head - small.line_mm / 2, text, plain)


def _flags(form: Form, axis: _Axis, events: tuple[Event, ...], y: float, last: date) -> float:
    """Put the letters of other events in a lane under the plot; a bar shows how long a stretch went on."""
    shown = [e for e in events if e.letter and e.first <= last and (e.last or last) >= axis.first]
    canvas, small = form.canvas, form.fit.small
    if not shown:
        return y
    size = 3.0
    canvas.text(form.sheet.left, y + (size - small.line_mm) / 2, _("also changed"), small)
    lanes: list[float] = []
    for event in sorted(shown, key=lambda e: e.first):
        x1 = max(axis.x(event.first), axis.left)
        x2 = min(axis.x(min(event.last or event.first, last)), axis.left + axis.width)
        x1 = min(x1, axis.left + axis.width - size)
        lane = next((n for n, taken in enumerate(lanes) if taken <= x1), len(lanes))
        if lane == len(lanes):
            lanes.append(0.0)
        if lane > 1:
            continue
        top = y + lane * (size + 0.5)
        if x2 - x1 > size:
            canvas.line(((x1, top + size / 2), (x2, top + size / 2)), 0.5, INK)
        canvas.box((x1, top, size, size), "#FFFFFF", INK, 0.25)
        kind = Type(7.3, bold=True)
        canvas.text(x1 + size / 2, top + (size - kind.line_mm) / 2, event.letter, kind, Align.CENTRE)
        canvas.line(((x1, top), (x1, axis.y(0))), 0.2, INK)
        lanes[lane] = max(x2, x1 + size) + 0.5
    return y + min(len(lanes), 2) * (size + 0.5) + 0.2


def _row(
    form: Form, axis: _Axis, part: Strip, y: float, name: str, texts: list[tuple[str, ...]], *, bold: bool = False
) -> float:
    """Write one fact under each column, in the fullest form that the column has room for."""
    canvas, fit = form.canvas, form.fit
    kind = Type(fit.small.pt + 0.4, bold=bold)
    canvas.text(form.sheet.left, y + (kind.line_mm - fit.small.line_mm) / 2, name, fit.small)
    taken = form.sheet.content - 2.0
    for column, forms in zip(part.columns, texts, strict=True):
        start, width = axis.x(column.gap.starts_on), _width(column, axis)
        is_last = column is part.columns[-1]
        for text in forms:
            wide = width_of(text, kind)
            middle = start + width / 2
            if is_last and wide > width - 0.8:
                middle = min(middle, form.sheet.right - wide / 2)
            if (wide <= width - 0.8 or (is_last and middle + wide / 2 <= form.sheet.right)) and (
                middle - wide / 2 >= taken + 0.8
            ):
                canvas.text(middle, y, text, kind, Align.CENTRE)
                taken = middle + wide / 2
                break
    return y + kind.line_mm
