"""What joining with an archive does, in sentences: the same on the command line and in the window."""

from collections.abc import Callable, Sequence

from b12diary.domain.change import Part
from b12diary.domain.whole import JoinedPart
from b12diary.i18n import _, list_text, ngettext, number_text


def joined_sentences(parts: Sequence[JoinedPart], *, is_dry: bool) -> tuple[str, ...]:
    """Say what is new, what changed later on which side, what was removed there, and what is the same.

    Args:
        parts: what joining does, by part.
        is_dry: whether it is not done yet.
    """
    told = []
    for words, number in _kinds(is_dry=is_dry):
        counted = [_counted(part.part, number(part)) for part in parts if number(part)]
        if counted:
            told.append(words.format(what=list_text(counted)))
    if not any(part.changes_something for part in parts):
        told.insert(0, _("The archive holds nothing new."))
    return tuple(told)


def _kinds(*, is_dry: bool) -> tuple[tuple[str, Callable[[JoinedPart], int]], ...]:
    return (
        (_("Would come in: {what}.") if is_dry else _("Came in: {what}."), lambda p: p.n_new),
        (
            _("Changed later there, and would be taken from there: {what}.")
            if is_dry
            else _("Changed later there, and taken from there: {what}."),
            lambda p: p.n_taken,
        ),
        (
            _("Changed later here, and would stay: {what}.")
            if is_dry
            else _("Changed later here, and stayed: {what}. The others are in the history."),
            lambda p: p.n_kept,
        ),
        (
            _("Removed there, and would be removed here: {what}.")
            if is_dry
            else _("Removed there, and now here too: {what}."),
            lambda p: p.n_removed,
        ),
        (_("The same in both: {what}."), lambda p: p.n_same),
    )


def _counted(part: Part, n: int) -> str:
    texts = {
        Part.DOSES: ngettext("{n} injection", "{n} injections", n),
        Part.REGIMENS: ngettext("{n} plan", "{n} plans", n),
        Part.SYMPTOMS: ngettext("{n} symptom", "{n} symptoms", n),
        Part.MAIN_SETS: ngettext("{n} choice of main symptoms", "{n} choices of main symptoms", n),
        Part.RATINGS: ngettext("{n} rating", "{n} ratings", n),
        Part.NOTES: ngettext("{n} note", "{n} notes", n),
        Part.EXPOSURES: ngettext("{n} event", "{n} events", n),
        Part.LABS: ngettext("{n} blood test", "{n} blood tests", n),
        Part.TICKS: ngettext("{n} care sign", "{n} care signs", n),
        Part.APPOINTMENTS: ngettext("{n} appointment", "{n} appointments", n),
        Part.PREFERENCES: ngettext("{n} setting", "{n} settings", n),
        Part.PRINTED: ngettext("{n} printed page", "{n} printed pages", n),
    }
    return texts[part].format(n=number_text(n))
