"""What else changed: illness, medicines, travel, each with its days and a letter that stands as a flag in the strip."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from string import ascii_uppercase

from b12diary.domain.catalogue import catalogue, factor_label
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, FactorId
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.parts import Withheld
from b12diary.report.typed import one_line

LONGEST_TEXT = 160
SCATTERED_FROM = 3
_MEDICINE_GROUPS = frozenset({"medicine", "supplement"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that changed. `letter` is empty for days too scattered to flag; `last` None = still going on."""

    letter: str
    when: str
    words: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Events:
    """Events by day, oldest first, and the other medicines that are taken now, each in one phrase."""

    rows: tuple[Event, ...]
    medicines: tuple[str, ...]


def _words(exposure: Exposure) -> str:
    return one_line(exposure.label, LONGEST_TEXT) or factor_label(exposure.factor)


def _when(first: date, last: date | None) -> str:
    """Return the days of a stretch: "from 2 Mar 2026", "20 to 27 Jun 2026", "3 Jun 2026"."""
    if last is None:
        return _("from {day}").format(day=day_text(first))
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last}").format(first=day_text(first, "day_only"), last=day_text(last))
    if first.year == last.year:
        return _("{first} to {last}").format(first=day_text(first, "no_year"), last=day_text(last))
    return _("{first} to {last}").format(first=day_text(first), last=day_text(last))


def _stretches(exposures: list[Exposure]) -> list[tuple[date, date | None]]:
    """Return the days of one factor as stretches, days that touch or overlap joined."""
    joined: list[tuple[date, date | None]] = []
    for exposure in sorted(exposures, key=lambda e: (e.starts_on, e.ends_on or date.max)):
        if joined:
            first, last = joined[-1]
            if last is None or exposure.starts_on <= last + timedelta(days=1):
                open_end = last is None or exposure.ends_on is None
                joined[-1] = (first, None if open_end else max(last or first, exposure.ends_on or first))
                continue
        joined.append((exposure.starts_on, exposure.ends_on))
    return joined


def _rows(words: str, stretches: list[tuple[date, date | None]], span: DateSpan) -> list[Event]:
    inside = [(a, b) for a, b in stretches if a <= span.last and (b is None or b >= span.first)]
    if len(inside) < SCATTERED_FROM:
        # What began before the first day and still goes on did not change in these days.
        return [Event("-", _when(a, b), words, a, b) for a, b in inside if a >= span.first or b is not None]
    days = sum((min(b or span.last, span.last) - max(a, span.first)).days + 1 for a, b in inside)
    last = inside[-1][1]
    told = ngettext("{n} day", "{n} days", days).format(n=days)
    return [Event("", told, _("{what}, on and off").format(what=words), max(inside[0][0], span.first), last)]


def lettered(rows: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the rows with letters from A on, in their order; rows without a letter keep none."""
    letters = iter(ascii_uppercase)
    return tuple(replace(row, letter=next(letters, "")) if row.letter else row for row in rows)


def events(excerpt: Excerpt, span: DateSpan) -> Events | Withheld:
    """Return what changed in `span` and the other medicines taken on its last day, or that nothing is recorded.

    Three or more separate stretches of one thing become one row with their days counted, without a flag.
    """
    groups = {f.id: f.group for f in catalogue().factors}
    by_words: dict[tuple[FactorId, str], list[Exposure]] = {}
    for exposure in excerpt.exposures:
        by_words.setdefault((exposure.factor, _words(exposure)), []).append(exposure)
    rows: list[Event] = []
    medicines: list[str] = []
    for (factor, words), exposures in by_words.items():
        stretches = _stretches([e for e in exposures if e.starts_on <= span.last])
        rows += _rows(words, stretches, span)
        if groups.get(factor) in _MEDICINE_GROUPS and any(b is None or b > span.last for _a, b in stretches):
            medicines.append(words)
    if not rows and not medicines:
        if by_words:
            return Withheld(_("Nothing in these dates. Other medicines: none recorded."))
        return Withheld(_("Nothing recorded. Other medicines: none recorded."))
    rows.sort(key=lambda e: (not e.letter, e.first, e.words))
    return Events(lettered(tuple(rows)), tuple(dict.fromkeys(medicines)))
