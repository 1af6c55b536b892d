"""The record in figures as plain text: a line for each gap, and for each month and item its rated days."""

from b12diary.i18n import _, ngettext
from b12diary.report.figures import Figures, MonthFigures


def figures_text(figures: Figures) -> str:
    """Return the figures, the gaps first; ends with a line break."""
    lines = [f"{_('The record in figures')}: {figures.dates}"]
    gaps = [
        ngettext(
            "{first} to {last}: {days} day, planned day: {planned}; {rated} rated; early {early}, late {late}",
            "{first} to {last}: {days} days, planned day: {planned}; {rated} rated; early {early}, late {late}",
            int(g.length),
        ).format(
            first=g.first, last=g.last, days=g.length, planned=g.planned, rated=g.rated, early=g.early, late=g.late
        )
        + (f"; {g.remark}" if g.remark else "")
        for g in figures.gaps
    ]
    if gaps:
        lines += ["", _("Gaps between injections"), *gaps]
    lines += ["", _("Ratings as day=rating; * typed in late, + injection. A day that is not named has no entry.")]
    for month in figures.months:
        lines += ["", month.label, *_month(figures.items, month)]
    return "\n".join(lines) + "\n"


def _month(items: tuple[str, ...], month: MonthFigures) -> list[str]:
    lines = (
        [_("injection: {days}").format(days=" ".join(f"+{n}" for n in month.injections))] if month.injections else []
    )
    for name, values, late in zip(items, month.values, month.late, strict=True):
        rated = [f"{n}={v}{'*' if n in late else ''}" for n, v in enumerate(values, 1) if v is not None]
        if rated:
            lines.append(f"{name}: {' '.join(rated)}")
    return lines or [_("no entry")]
