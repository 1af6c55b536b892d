"""The picture of ratings by days since injection, as it is drawn on paper: plain lines, solid greys, real text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from b12diary.analysis.results import GapRatings, ProfileBin
from b12diary.charts.smoothing import drawn_gaps, longest_shown, means_by_bin
from b12diary.i18n import _, day_text, number_text
from b12diary.report.looking_back import ProfilePicture
from b12diary.report.paper_canvas import INK, QUIET, Align, Run, Type, width_of
from b12diary.report.paper_key import BAND, COMPARED, day_mark, key, line_of
from b12diary.report.paper_sections import INJECTION, Form

GRID = "#DDE1E6"
PLANNED_DASH = (0.8, 0.6)
HALF_BAR_AT = 8.75
NARROWEST_COUNT_MM = 4.6
MOST_DOTTED_GAPS = 2


@dataclass(frozen=True, slots=True)
class _Plot:
    """Turns days since injection and points into millimetres on the sheet."""

    left: float
    top: float
    width: float
    height: float
    last_day: float

    def x(self, day: float) -> float:
        return self.left + self.width * day / self.last_day

    def y(self, points: float) -> float:
        return self.top + self.height * (1 - points / 10)


def axis_steps(last_day: float) -> tuple[int, int]:
    """Return the distance of ticks and of numbered ticks in days."""
    if last_day <= 28:
        return 1, 7
    if last_day <= 130:
        return 7, 14
    return (7, 28) if last_day <= 300 else (28, 56)


def _runs(bins: tuple[ProfileBin, ...]) -> Iterator[list[ProfileBin]]:
    """Yield neighbouring bins that hold enough for a median."""
    for enough, group in groupby(bins, lambda b: b.median is not None):
        if enough:
            yield list(group)


def profile(form: Form, picture: ProfilePicture, top: float) -> float:
    """Lay out the picture below `top`; return the y below it."""
    plot = _plot(form, picture, top)
    _grid(form, plot)
    if picture.dots_only:
        _dots(form, picture, plot)
    else:
        _curves(form, picture, plot)
    _marks(form, picture, plot)
    if not picture.dots_only:
        key(form, picture, (plot.left, plot.y(10), plot.y(0)))
    return _below(form, picture, plot)


def _plot(form: Form, picture: ProfilePicture, top: float) -> _Plot:
    last = longest_shown(picture.profile, picture.planned_day)
    if picture.dots_only:
        last = (last // 7 + 1) * 7
    width = form.sheet.content_width - 1.5
    return _Plot(form.sheet.content, top + form.fit.small.line_mm + 0.6, width, form.fit.profile_mm, last)


def _grid(form: Form, plot: _Plot) -> None:
    canvas, small, sheet = form.canvas, form.fit.small, form.sheet
    for points in range(0, 11, 2):
        y = plot.y(points)
        if points:
            canvas.line(((plot.left, y), (plot.left + plot.width, y)), 0.15, GRID)
        canvas.text(plot.left - 1.6, y - small.line_mm / 2, str(points), small, Align.RIGHT)
    canvas.text(sheet.left, plot.y(10) - small.line_mm / 2, _("as bad as can be"), small)
    canvas.text(sheet.left, plot.y(0) - small.line_mm / 2, _("none"), small)


def _dots(form: Form, picture: ProfilePicture, plot: _Plot) -> None:
    """Draw one mark for each rated day of the last two gaps: discs for the earlier, hollow squares for the later."""
    shown = picture.profile.gaps[-MOST_DOTTED_GAPS:]
    for number, gap in enumerate(shown):
        for lag, value in zip(gap.lags, gap.values, strict=True):
            if lag > plot.last_day:
                continue
            _dot(form, plot.x(lag), plot.y(value), is_hollow=number > 0)
    if len(shown) < MOST_DOTTED_GAPS:
        return
    small, left = form.fit.small, form.sheet.left
    y = plot.y(10) + small.line_mm * 0.62
    for number, gap in enumerate(shown):
        _dot(form, left + 1.6, y + small.line_mm / 2, is_hollow=number > 0)
        form.canvas.text(left + 4.2, y, day_text(gap.gap.starts_on), Type(small.pt))
        y += small.line_mm + 0.75


def _dot(form: Form, x: float, y: float, *, is_hollow: bool) -> None:
    if is_hollow:
        form.canvas.box((x - 0.6, y - 0.6, 1.2, 1.2), "#FFFFFF", INK, 0.25)
    else:
        form.canvas.disc(x, y, 0.75, INK)


def _curves(form: Form, picture: ProfilePicture, plot: _Plot) -> None:
    """Draw the band below all else, a line for each of the newest gaps, and the median above them."""
    canvas, bins = form.canvas, picture.profile.bins
    for run in _runs(bins):
        _band(form, plot, run)
    # Band first, then all grid lines inside it are gone: draw them again so that levels can be read.
    for level in range(2, 11, 2):
        canvas.line(((plot.left, plot.y(level)), (plot.left + plot.width, plot.y(level))), 0.15, GRID)
    width = bins[0].last_lag - bins[0].first_lag + 1 if bins else 7
    for gap in drawn_gaps(picture.profile):
        _gap_line(form, plot, gap, width)
        if picture.shows_days:
            for lag, value in zip(gap.lags, gap.values, strict=True):
                if lag <= plot.last_day:
                    day_mark(form, (plot.x(lag), plot.y(value)), is_compared=line_of(gap.gap) == COMPARED)
    for run in _runs(bins):
        points = [(plot.x(_middle(b)), plot.y(b.median)) for b in run if b.median is not None]
        if len(points) > 1:
            canvas.line(points, 0.85, INK)
        else:
            canvas.disc(*points[0], 0.8, INK)


def _band(form: Form, plot: _Plot, run: list[ProfileBin]) -> None:
    """Fill the middle half over neighbouring bins, out to their edges."""
    held = [(plot.x(_middle(b)), b.quartiles) for b in run if b.quartiles]
    if not held:
        return
    first, last = plot.x(run[0].first_lag), plot.x(min(run[-1].last_lag, plot.last_day))
    upper = [(x, plot.y(half.high)) for x, half in held]
    lower = [(x, plot.y(half.low)) for x, half in held]
    around = [(first, upper[0][1]), *upper, (last, upper[-1][1])]
    back = [(last, lower[-1][1]), *reversed(lower), (first, lower[0][1])]
    form.canvas.area([*around, *back], BAND)


def _gap_line(form: Form, plot: _Plot, gap: GapRatings, width: int) -> None:
    colour, _stroke, dash = line_of(gap.gap)
    for stretch in means_by_bin(gap.lags, gap.values, width):
        points = [(plot.x(day), plot.y(value)) for day, value in stretch if day <= plot.last_day]
        if len(points) > 1:
            form.canvas.line(points, 0.22, colour, dash)
        elif points:
            form.canvas.disc(*points[0], 0.3, colour)


def _day(day: float) -> str:
    """Return a day since injection as it is printed: whole days."""
    return number_text(day)


def _middle(b: ProfileBin) -> float:
    return (b.first_lag + b.last_lag) / 2


def _marks(form: Form, picture: ProfilePicture, plot: _Plot) -> None:
    """Draw axis, injection, planned day, the days on which injections came, and the half-return day."""
    canvas, small = form.canvas, form.fit.small
    bold = Type(small.pt, bold=True)
    base, head = plot.y(0), plot.y(10) - 1.9
    canvas.line(((plot.left, base), (plot.left + plot.width, base)), 0.3, INK)
    canvas.line(((plot.left, head), (plot.left, base)), 0.3, INJECTION)
    canvas.diamond(plot.left, head - 0.2, 1.25, INJECTION)
    top, word = head - 0.2 - small.line_mm / 2, _("injection")
    free = plot.left + 2.2 + width_of(word, bold) + 3.0
    if picture.planned_day:
        x = plot.x(picture.planned_day)
        canvas.line(((x, head + 1.0), (x, base)), 0.3, INJECTION, PLANNED_DASH)
        words = _("planned next: day {day}").format(day=_day(picture.planned_day))
        at_left = x - 2.2 - width_of(words, bold) > free
        canvas.diamond(x, head - 0.2, 1.25, "#FFFFFF", INJECTION)
        canvas.text(x - 2.2 if at_left else x + 2.2, top, words, bold, Align.RIGHT if at_left else Align.LEFT)
        if x - 2.0 < free:
            # With a short interval the planned day stands where the word would; the filled diamond says it alone.
            word = ""
    canvas.text(plot.left + 2.2, top, word, bold)
    if not picture.dots_only:
        for day in sorted(set(picture.given_days)):
            canvas.diamond(plot.x(day), base, 0.8, INJECTION)
    if picture.half_return:
        _half_return(form, picture, plot, picture.half_return)


def _half_return(form: Form, picture: ProfilePicture, plot: _Plot, half: tuple[float, float, float]) -> None:
    canvas, small = form.canvas, form.fit.small
    day, low, high = half
    y = plot.y(HALF_BAR_AT)
    canvas.line(((plot.x(low), y), (plot.x(high), y)), 0.5, INK)
    for end in (low, high):
        canvas.line(((plot.x(end), y - 0.9), (plot.x(end), y + 0.9)), 0.3, INK)
    level = _median_at(picture.profile.bins, day)
    if level is not None:
        canvas.line(((plot.x(day), y), (plot.x(day), plot.y(level) - 1.0)), 0.22, INK, (0.4, 0.5))
        canvas.disc(plot.x(day), plot.y(level), 0.95, "#FFFFFF", INK, 0.4)
    canvas.disc(plot.x(day), y, 0.8, INK)
    upper = _("half of the rise is back")
    lower = _("about day {day} (day {low} to {high})").format(day=_day(day), low=_day(low), high=_day(high))
    if _day(low) == _day(high):
        lower = _("on day {day}").format(day=_day(day))
    kinds = (Type(small.pt, bold=True), Type(small.pt))
    wide = max(width_of(upper, kinds[0]), width_of(lower, kinds[1]))
    at_left = plot.x(low) - 1.8 - wide > plot.left + 1
    x, align = (plot.x(low) - 1.8, Align.RIGHT) if at_left else (plot.x(high) + 1.8, Align.LEFT)
    canvas.text(x, y - small.line_mm * 1.0, upper, kinds[0], align)
    canvas.text(x, y - small.line_mm * 0.02, lower, kinds[1], align)


def _median_at(bins: tuple[ProfileBin, ...], day: float) -> float | None:
    """Return the height of the drawn median line at `day`; None where it is not drawn."""
    for run in _runs(bins):
        points = [(_middle(b), b.median) for b in run if b.median is not None]
        for (x1, y1), (x2, y2) in pairwise(points):
            if x1 <= day <= x2:
                return y1 + (y2 - y1) * (day - x1) / (x2 - x1)
    return None


def _below(form: Form, picture: ProfilePicture, plot: _Plot) -> float:
    """Lay out days, counts and the compared windows under the plot; return the y below them."""
    canvas, small, sheet = form.canvas, form.fit.small, form.sheet
    tick, numbered = axis_steps(plot.last_day)
    base = plot.y(0)
    y = base + 1.5
    for day in range(0, int(plot.last_day) + 1, tick):
        canvas.line(((plot.x(day), base), (plot.x(day), base + (1.3 if day % numbered == 0 else 0.8))), 0.2, INK)
        if day % numbered == 0:
            canvas.text(plot.x(day), y, str(day), Type(small.pt), Align.CENTRE)
    canvas.text(sheet.left, y, _("days since injection"), small)
    y += small.line_mm + 0.5
    if picture.dots_only or not picture.profile.bins:
        return y
    _counts(form, picture, plot, y)
    y += small.line_mm + 0.6
    early, late = picture.early, picture.late
    if early is None or late is None:
        return y
    # Translators: marks the days that are compared.
    canvas.text(sheet.left, y + 0.6, _("compared"), small)
    early_end = (early.last or early.first) + 0.0
    canvas.line(((plot.x(early.first), y + 0.45), (plot.x(early_end), y + 0.45)), 0.9, "#6B7686")
    late_end = plot.left + plot.width
    canvas.line(((plot.x(late.first), y + 0.45), (late_end, y + 0.45)), 1.3, INK)
    y += 1.2
    words = _("early: day {first} to {last}, average").format(first=early.first, last=early.last)
    runs = [Run(words + " ", colour=QUIET), Run(number_text(early.mean, 1), bold=True)]
    late_runs = [
        Run(_("late: from day {first}, average").format(first=late.first) + " ", colour=QUIET),
        Run(number_text(late.mean, 1), bold=True),
    ]
    plain = Type(small.pt)
    late_width = canvas.text(late_end, y, late_runs, plain, Align.RIGHT)
    early_width = width_of("".join(r.text for r in runs), plain)
    x = max(plot.left, (plot.x(early.first) + plot.x(early_end) - early_width) / 2)
    canvas.text(min(x, late_end - late_width - early_width - 3), y, runs, plain)
    return y + small.line_mm


def _counts(form: Form, picture: ProfilePicture, plot: _Plot, y: float) -> None:
    """Write the rated days per bin; where bins are too narrow for a number, neighbours are added up and it is said."""
    canvas, small = form.canvas, form.fit.small
    bins = picture.profile.bins
    each = bins[0].last_lag - bins[0].first_lag + 1
    together = 1
    while plot.width * each * together / plot.last_day < NARROWEST_COUNT_MM:
        together += 1
    words = _("days rated")
    if each * together not in {1, 7}:
        words = _("rated, per {n} days").format(n=each * together)
    canvas.text(form.sheet.left, y, words, small)
    for start in range(0, len(bins), together):
        group = bins[start : start + together]
        middle = (group[0].first_lag + min(group[-1].last_lag, plot.last_day)) / 2
        canvas.text(plot.x(middle), y, str(sum(b.n_days for b in group)), small, Align.CENTRE)
