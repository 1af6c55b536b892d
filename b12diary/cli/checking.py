"""`b12diary check`: whether a diary file is whole."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.output import complain, say
from b12diary.diary import Diary
from b12diary.domain.days import Clock
from b12diary.i18n import _, list_text, ngettext, number_text


def check_diary(file: Path, clock: Clock) -> int:
    """Read the diary in `file` from end to end without changing it, and say what was found."""
    with closing(Diary.open_for_reading(file, clock)) as diary:
        faults = diary.check()
        for fault in faults:
            complain(_("{file}: {fault}").format(file=file, fault=fault))
        if faults:
            return 1
        excerpt = diary.excerpt()
    n_ratings = sum(map(len, excerpt.ratings))
    counted = (
        (ngettext("{n} injection", "{n} injections", len(excerpt.injections)), len(excerpt.injections)),
        (ngettext("{n} rating", "{n} ratings", n_ratings), n_ratings),
        (ngettext("{n} rated day", "{n} rated days", excerpt.rated_days), excerpt.rated_days),
    )
    what = list_text([form.format(n=number_text(n)) for form, n in counted])
    say(_("The diary is whole. It holds {what}.").format(what=what))
    return 0
