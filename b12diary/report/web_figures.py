"""The record in figures on the screen: the gaps as a table, the months with a box for each day."""

from b12diary.i18n import _
from b12diary.report.figures import Figures, MonthFigures
from b12diary.report.web_parts import Block, DayBox, Grid, MonthGrid, Section, Words


def figures_section(figures: Figures) -> Section:
    """Return the sheets of figures as one section; months without an entry are named in a line."""
    columns = (
        # Translators: heads of columns of a list of gaps: from an injection to the next, in days.
        *(_("from"), _("to next"), _("days"), _("planned day"), _("days rated")),
        *(_("early average"), _("late average"), _("remark")),
    )
    rows = tuple((g.first, g.last, g.length, g.planned, g.rated, g.early, g.late, g.remark) for g in figures.gaps)
    blocks: list[Block] = [Words(" ".join(figures.notes), "quiet")]
    if rows:
        blocks.append(Grid(_("Gaps between injections"), columns, rows))
    for month in figures.months:
        if month.is_empty:
            blocks.append(Words(_("{months}: no entry").format(months=month.label), "quiet"))
        else:
            blocks.append(_month(figures.items, month))
    return Section("figures", _("The record in figures"), (figures.dates,), tuple(blocks))


def _month(items: tuple[str, ...], month: MonthFigures) -> MonthGrid:
    rows = tuple(
        (
            name,
            tuple(DayBox("" if value is None else str(value), day in late) for day, value in enumerate(values, 1)),
        )
        for name, values, late in zip(items, month.values, month.late, strict=True)
    )
    return MonthGrid(month.label, tuple(range(1, month.n_days + 1)), month.injections, month.paused, rows)
