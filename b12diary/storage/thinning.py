"""Which backups are kept: all of the last days, then one a day, a week, a month, and one a year for good."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 10, 8, 12
"""How many days, weeks and months before the present one keep their newest backup."""


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups are kept; those of the others may go.

    The newest is always kept, and so is everything from the last 2 days or, by a clock that was wrong, from the future.
    Keeping is by the calendar and not by counting from today, so that the same ones are kept tomorrow.

    Args:
        moments: when the backups were made, local time without a zone, in any order.
        now: the present moment, of the same kind.
    """
    newest_first = sorted(set(moments), reverse=True)
    chosen = {moment for moment in newest_first if moment > now - ALL_FOR}
    today = now.date()
    month = now.year * 12 + now.month

    def keep_newest_of_each(spell: Callable[[datetime], int], earliest: int) -> None:
        seen: set[int] = set()
        for moment in newest_first:
            here = spell(moment)
            if here >= earliest and here not in seen:
                seen.add(here)
                chosen.add(moment)

    keep_newest_of_each(lambda m: m.toordinal(), today.toordinal() - DAYS)
    # Ordinal 1 is a Monday, so weeks run from Monday to Sunday.
    keep_newest_of_each(lambda m: (m.toordinal() - 1) // 7, (today.toordinal() - 1) // 7 - WEEKS)
    keep_newest_of_each(lambda m: m.year * 12 + m.month, month - MONTHS)
    keep_newest_of_each(lambda m: m.year, 1)
    return frozenset(chosen)
