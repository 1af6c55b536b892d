"""The two charts of the page on the screen, each with its name, what it shows in words, and its numbers as a table."""

from b12diary.charts.gap_words import dates_text
from b12diary.i18n import _, number_text
from b12diary.report.events import Event
from b12diary.report.looking_back import ProfilePicture
from b12diary.report.paper_canvas import Canvas
from b12diary.report.paper_fit import SHEETS, Fit
from b12diary.report.paper_profile import profile
from b12diary.report.paper_sections import Form
from b12diary.report.paper_strip import strip
from b12diary.report.paper_svg import svg_marks
from b12diary.report.strip import Strip
from b12diary.report.summary import Summary
from b12diary.report.text import average_text, days_since_text
from b12diary.report.web_parts import Chart, Grid

_ABOVE_MM, _AROUND_MM = 2.0, 1.0


def profile_chart(summary: Summary, picture: ProfilePicture) -> Chart:
    """Return the picture of days since injection."""
    form = _form(summary)
    bottom = profile(form, picture, _ABOVE_MM)
    basis = " ".join(summary.looking_back.basis) if summary.looking_back else ""
    rows = tuple(
        (
            days_since_text(b.first_lag, b.last_lag),
            str(b.n_days),
            average_text(b.median),
            _("{low} to {high}").format(low=number_text(b.quartiles.low, 1), high=number_text(b.quartiles.high, 1))
            if b.quartiles
            else average_text(None),
        )
        for b in picture.profile.bins
        if b.n_days
    )
    columns = (_("days since injection"), _("days rated"), _("median"), _("middle half of the days"))
    told = [_about_windows(picture), _about_half(picture), picture.about_marks]
    return Chart(
        _("Ratings by days since injection: {basis}").format(basis=basis),
        " ".join(filter(None, told)) or _("One mark for each rated day."),
        svg_marks(form.canvas),
        _box(form, bottom),
        Grid(_("Median rating by days since injection"), columns, rows) if rows and not picture.dots_only else None,
    )


def _about_windows(picture: ProfilePicture) -> str:
    if picture.early is None or picture.late is None:
        return ""
    return _("Day {first} to {last}: average {early}. From day {late_first}: average {late}.").format(
        first=picture.early.first,
        last=picture.early.last,
        early=number_text(picture.early.mean, 1),
        late_first=picture.late.first,
        late=number_text(picture.late.mean, 1),
    )


def _about_half(picture: ProfilePicture) -> str:
    if picture.half_return is None:
        return ""
    day, low, high = (number_text(value) for value in picture.half_return)
    return _("Half of the rise is back by about day {day} (day {low} to {high}).").format(day=day, low=low, high=high)


def strip_chart(summary: Summary, part: Strip, events: tuple[Event, ...]) -> Chart:
    """Return the calendar strip with a column for each gap."""
    form = _form(summary)
    bottom = strip(form, part, events, _ABOVE_MM)
    rows = tuple(
        (
            dates_text(column.gap),
            column.length_forms()[0],
            column.coverage,
            average_text(column.ratings.mean_early if column.ratings else None),
            average_text(column.ratings.mean_late if column.ratings else None),
        )
        for column in part.columns
    )
    columns = (_("gap"), _("length"), _("days rated"), _("early average"), _("late average"))
    return Chart(
        _("Gap by gap: ratings between injections"),
        " ".join(filter(None, (_("One column for each gap, oldest first."), part.earlier))),
        svg_marks(form.canvas),
        _box(form, bottom),
        Grid(_("Length and averages of each gap"), columns, rows),
    )


def _form(summary: Summary) -> Form:
    return Form(Canvas(), SHEETS[summary.paper], Fit(profile_mm=44.0))


def _box(form: Form, bottom: float) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what was drawn, in mm, with a little room around it."""
    sheet = form.sheet
    width = sheet.right - sheet.left + 2 * _AROUND_MM
    return (sheet.left - _AROUND_MM, 0.0, width, bottom + _AROUND_MM)
