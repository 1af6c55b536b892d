"""How charts speak of gaps: their dates, their length and coverage, planned or not, and why one is left out."""

from collections.abc import Iterable

from b12diary.analysis.results import Gap, LeftOut
from b12diary.analysis.wording import left_out_text
from b12diary.domain.dose import DoseReason
from b12diary.i18n import _, day_text, ngettext


def dates_text(gap: Gap) -> str:
    """Return from when to when: "18 Jun to 16 Sep 2026", or "16 Sep 2026, still running"."""
    if gap.ends_on is None:
        return _("{day}, still running").format(day=day_text(gap.starts_on))
    first = day_text(gap.starts_on, "no_year" if gap.starts_on.year == gap.ends_on.year else "short")
    return _("{first} to {last}").format(first=first, last=day_text(gap.ends_on))


def length_text(gap: Gap, n_rated: int) -> str:
    """Return how long it is and on how many days it is rated."""
    n = gap.length_days
    days = (
        ngettext("{n} day so far", "{n} days so far", n) if gap.ends_on is None else ngettext("{n} day", "{n} days", n)
    ).format(n=n)
    return _("{days} \N{MIDDLE DOT} {n} rated").format(days=days, n=n_rated)


def timing_text(gap: Gap) -> str:
    """Return how the injection that ended it came: as planned, later, earlier; empty when nothing was planned."""
    late = gap.days_late
    if gap.end_reason is DoseReason.EARLIER_FOR_SYMPTOMS:
        return _("earlier, because of symptoms")
    if late is None:
        return ""
    if late == 0:
        return _("as planned")
    n = abs(late)
    if late > 0:
        return ngettext("{n} day later than planned", "{n} days later than planned", n).format(n=n)
    return ngettext("{n} day earlier than planned", "{n} days earlier than planned", n).format(n=n)


def reason_text(gap: Gap) -> str:
    """Return why a gap is not compared, in a few words; empty when it is."""
    if gap.left_out is not None:
        return left_out_text(gap.left_out)
    return _("something else was going on") if gap.is_disturbed else ""


def dashed_text(gaps: Iterable[Gap]) -> str:
    """Return what dashed lines stand for among `gaps`; empty when there are none."""
    kinds = {_dashed_kind(gap) for gap in gaps if not is_compared(gap)}
    words = (_("left out"), _("not finished"), _("with events"))
    return ", ".join(word for number, word in enumerate(words) if number in kinds)


def _dashed_kind(gap: Gap) -> int:
    if gap.left_out is None:
        return 2
    return 1 if gap.left_out is LeftOut.UNFINISHED else 0


def is_compared(gap: Gap) -> bool:
    """Tell whether a gap is pooled in median and band. One with events is not, though the look-back compares it."""
    return gap.left_out is None and not gap.is_disturbed
