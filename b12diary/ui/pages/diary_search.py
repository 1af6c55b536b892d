"""Finding words in the diary, or the day that a date names. Knows no widget."""

from dataclasses import dataclass
from datetime import date

from b12diary.domain.catalogue import analyte_label, giver_label, sign_label, site_label
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.ui.day_input import read_day
from b12diary.ui.pages.diary_entries import dose_text, event_text, result_text, visit_text

MOST_FOUND = 50
_MOST_LETTERS = 240


@dataclass(frozen=True, slots=True)
class Found:
    """A day, and the words on it that fit."""

    day: date
    words: str


def day_named(text: str, today: date) -> date | None:
    """Return the day that `text` names, or the first of the month that it names; None when it names none."""
    return read_day(text, today) or read_day(f"1 {text}", today)


def find(excerpt: Excerpt, text: str) -> tuple[Found, ...]:
    """Return the entries that hold all words of `text`, newest first; ratings hold no words.

    Looks in notes, events, injections, blood tests, appointments and signs. Private signs are left out: somebody may
    look on.
    """
    wanted = text.casefold().split()
    found = [
        Found(day, _shortened(words, wanted[0]))
        for day, words in _all_words(excerpt)
        if wanted and all(w in words.casefold() for w in wanted)
    ]
    return tuple(sorted(found, key=lambda f: f.day, reverse=True))


def _shortened(words: str, wanted: str) -> str:
    """Return what stands round the word that was found: a note of many pages would hide all other finds."""
    if len(words) <= _MOST_LETTERS:
        return words
    at = max(0, min(words.casefold().find(wanted) - _MOST_LETTERS // 4, len(words) - _MOST_LETTERS))
    piece = words[at : at + _MOST_LETTERS].strip()
    return ("\N{HORIZONTAL ELLIPSIS} " if at else "") + piece + " \N{HORIZONTAL ELLIPSIS}"


def _all_words(excerpt: Excerpt) -> list[tuple[date, str]]:
    words = [(note.day, _("Note: {text}").format(text=note.text)) for note in excerpt.notes]
    words += [(event.starts_on, event_text(event)) for event in excerpt.exposures]
    for dose in excerpt.doses:
        said = [*dose_text(dose), site_label(dose.site), giver_label(dose.given_by), dose.batch, dose.note]
        words.append((dose.given_on, ", ".join(part for part in said if part)))
    for result in excerpt.lab_results:
        said = [analyte_label(result.analyte), result_text(result), result.note]
        words.append((result.day, ", ".join(part for part in said if part)))
    for visit in excerpt.appointments:
        if visit.day is not None and visit.day <= excerpt.today:
            said = [*visit_text(visit), *visit.questions, visit.note]
            words.append((visit.day, ", ".join(part for part in said if part)))
    for tick in excerpt.ticks:
        if not tick.is_private:
            words.append((tick.ticked_on, ", ".join(part for part in (sign_label(tick.sign), tick.note) if part)))
    return words
