"""The key of the picture of days since injection on paper, and the lines that it names."""

from b12diary.analysis.results import Gap, LeftOut, Profile
from b12diary.charts.smoothing import drawn_gaps
from b12diary.i18n import _
from b12diary.report.looking_back import ProfilePicture
from b12diary.report.paper_canvas import INK, QUIET, Type, width_of
from b12diary.report.paper_sections import Form

BAND = "#E4E8EC"
GAP_LINE = "#98A2AF"
UNFINISHED_LINE = "#7C8794"
UNFINISHED_DASH = (0.9, 0.7)
LEFT_OUT_DASH = (2.0, 0.7, 0.4, 0.7)

Sample = tuple[str, float, tuple[float, ...]]
"""Colour, width and dash of a line."""

COMPARED: Sample = (GAP_LINE, 0.3, ())
UNFINISHED: Sample = (UNFINISHED_LINE, 0.3, UNFINISHED_DASH)
LEFT_OUT: Sample = (UNFINISHED_LINE, 0.3, LEFT_OUT_DASH)


def key(form: Form, picture: ProfilePicture, plot: tuple[float, float, float]) -> None:
    """Put the key in the label column, between the names of the axis' ends.

    Args:
        form: the sheet being laid out.
        picture: what is drawn.
        plot: left edge, and the y of 10 and of 0 points.
    """
    plot_left, highest, lowest = plot
    canvas, small, left = form.canvas, form.fit.small, form.sheet.left
    width = picture.profile.bins[0].last_lag - picture.profile.bins[0].first_lag + 1 if picture.profile.bins else 7
    entries: list[tuple[str, Sample | None]] = []
    if picture.has_median:
        entries.append((_("weekly median") if width == 7 else _("median"), (INK, 0.85, ())))
        entries.append((_("middle half of the days"), None))
    entries += _key_of_gaps(picture.profile)
    # The numbers of the axis stand at the right end of the column: words that would run into them go on below.
    kind, x = Type(small.pt), left + 4.2
    room = plot_left - 1.6 - width_of("8", small) - 0.6 - x
    lines = [1 if width_of(words, kind) <= room else 2 for words, _sample in entries]
    top, bottom = highest + small.line_mm * 0.62, lowest - small.line_mm * 0.6
    apart = (bottom - top - sum(lines) * small.line_mm) / max(len(lines), 1)
    y = top
    for (words, sample), n_lines in zip(entries, lines, strict=True):
        middle = y + small.line_mm / 2
        if sample is None:
            canvas.box((left, middle - 1.6, 3.2, 3.2), BAND)
        else:
            colour, stroke, dash = sample
            canvas.line(((left, middle), (left + 3.2, middle)), stroke, colour, dash)
            if picture.shows_days:
                day_mark(form, (left + 1.6, middle), is_compared=sample is COMPARED)
        canvas.paragraph(x, y, room, words, kind, n_lines)
        y += n_lines * small.line_mm + min(max(apart, -0.35), 0.75)


def day_mark(form: Form, at: tuple[float, float], *, is_compared: bool) -> None:
    """Draw one rated day: a disc, hollow in a gap that is not pooled."""
    if is_compared:
        form.canvas.disc(*at, 0.55, QUIET)
    else:
        form.canvas.disc(*at, 0.5, "#FFFFFF", QUIET, 0.2)


def _key_of_gaps(profile: Profile) -> list[tuple[str, Sample | None]]:
    """Name and count the kinds of gaps; of a kind with some gaps that are not drawn the words say how many are."""
    drawn = drawn_gaps(profile)
    kinds = (
        (_("each gap ({n})"), _("{n} of {total} gaps"), COMPARED),
        (_("not finished"), _("not finished"), UNFINISHED),
        (_("with events ({n})"), _("with events ({n} of {total})"), LEFT_OUT),
        (_("left out ({n})"), _("left out ({n} of {total})"), LEFT_OUT),
    )
    found: list[tuple[str, Sample | None]] = []
    for number, (words_of_all, words_of_some, sample) in enumerate(kinds):
        total = sum(_kind(g.gap) == number for g in profile.gaps)
        n = sum(_kind(g.gap) == number for g in drawn)
        if total:
            found.append(((words_of_all if n == total else words_of_some).format(n=n, total=total), sample))
    return found


def _kind(gap: Gap) -> int:
    """Return which kind of line a gap has: compared, running, disturbed, left out."""
    if gap.left_out is LeftOut.UNFINISHED:
        return 1
    if gap.left_out is not None:
        return 3
    return 2 if gap.is_disturbed else 0


def line_of(gap: Gap) -> Sample:
    """Return colour, width in the key and dash of a gap's line."""
    return (COMPARED, UNFINISHED, LEFT_OUT, LEFT_OUT)[_kind(gap)]
