"""What came in, or would come in, in sentences: the same on the command line and in the window."""

from b12diary.i18n import _, list_text, ngettext, number_text
from b12diary.interchange.arrivals import Arrival, EntryKind
from b12diary.interchange.judging import Differing


def arrival_sentences(
    counted: tuple[Arrival, ...], *, is_dry: bool, differing: Differing = Differing.REPLACE
) -> tuple[str, ...]:
    """Say what is new, what differs from an entry in its place, and what was there already.

    Args:
        counted: by kind.
        is_dry: whether it is not done yet.
        differing: what is done with what differs.
    """
    new = [_counted(a.kind, a.n_new) for a in counted if a.n_new]
    came_in = _("Would come in: {what}.") if is_dry else _("Came in: {what}.")
    told = [came_in.format(what=list_text(new) if new else _("nothing"))]
    changed = [_counted(a.kind, a.n_changed) for a in counted if a.n_changed]
    if changed and differing is Differing.KEEP:
        told.append(_("Different in the diary, and kept as it is there: {what}.").format(what=list_text(changed)))
    elif changed:
        replaced = (
            _("Would be replaced: {what}.") if is_dry else _("Replaced: {what}. The old ones stay in the history.")
        )
        told.append(replaced.format(what=list_text(changed)))
    known = [_counted(a.kind, a.n_known) for a in counted if a.n_known]
    if known:
        told.append(_("Already there: {what}.").format(what=list_text(known)))
    return tuple(told)


def left_out_sentence(n: int) -> str:
    """Say how many rows did not come in as they stand; empty when all did."""
    if not n:
        return ""
    return ngettext("{n} row was left out or cut.", "{n} rows were left out or cut.", n).format(n=n)


def _counted(kind: EntryKind, n: int) -> str:
    texts = {
        EntryKind.INJECTIONS: ngettext("{n} injection", "{n} injections", n),
        EntryKind.PLANS: ngettext("{n} plan", "{n} plans", n),
        EntryKind.SYMPTOMS: ngettext("{n} symptom", "{n} symptoms", n),
        EntryKind.RATINGS: ngettext("{n} rating", "{n} ratings", n),
        EntryKind.NOTES: ngettext("{n} note", "{n} notes", n),
        EntryKind.EVENTS: ngettext("{n} event", "{n} events", n),
        EntryKind.BLOOD_TESTS: ngettext("{n} blood test", "{n} blood tests", n),
    }
    return texts[kind].format(n=number_text(n))
