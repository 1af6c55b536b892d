"""What a diary file holds, in one phrase for the command line."""

from b12diary.i18n import _, day_text, list_text, ngettext, number_text
from b12diary.storage.backup import Contents


def contents_text(contents: Contents) -> str:
    """Return a phrase like "4 injections, 1,204 ratings and 310 rated days, from 3 Jan 2025 to 21 Nov 2026"."""
    counted = (
        (ngettext("{n} injection", "{n} injections", contents.n_injections), contents.n_injections),
        (ngettext("{n} rating", "{n} ratings", contents.n_ratings), contents.n_ratings),
        (ngettext("{n} rated day", "{n} rated days", contents.n_rated_days), contents.n_rated_days),
    )
    what = list_text([form.format(n=number_text(n)) for form, n in counted])
    if contents.first_day is None or contents.last_day is None:
        return what
    return _("{what}, from {first} to {last}").format(
        what=what, first=day_text(contents.first_day), last=day_text(contents.last_day)
    )
