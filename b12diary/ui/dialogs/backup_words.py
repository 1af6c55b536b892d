"""Backups in words: when and why one was made, what it holds, and how that differs from the diary now."""

from b12diary.domain.change import Part
from b12diary.i18n import _, day_text, list_text, ngettext, number_text
from b12diary.storage.backup import Backup, Contents, Reason
from b12diary.storage.recovery import Salvaged, Tally


def when_text(backup: Backup) -> str:
    """Return the moment a backup was made: "22 Nov 2026, 21:04"."""
    return _("{day}, {time}").format(day=day_text(backup.made_at.date()), time=f"{backup.made_at:%H:%M}")


def reason_text(reason: Reason) -> str:
    """Return why a backup was made."""
    return {
        Reason.DAILY: _("before the first change of the day"),
        Reason.MIGRATION: _("before a new version of the program"),
        Reason.IMPORT: _("before an import"),
        Reason.ASKED: _("because you asked for it"),
        Reason.RESTORE: _("the diary as it was before another was put in its place"),
        Reason.DAMAGED: _("a damaged diary, kept as it was found"),
        Reason.SALVAGED: _("what could be read of a damaged diary"),
    }[reason]


def holdings_text(n_injections: int, n_rated_days: int, n_notes: int) -> str:
    """Return what is in a diary: "34 injections, ratings on 700 days and 12 notes"."""
    return list_text(
        [
            ngettext("{n} injection", "{n} injections", n_injections).format(n=n_injections),
            ngettext("ratings on {n} day", "ratings on {n} days", n_rated_days).format(n=n_rated_days),
            ngettext("{n} note", "{n} notes", n_notes).format(n=n_notes),
        ]
    )


def contents_text(contents: Contents) -> str:
    """Return what a backup holds, in a sentence."""
    things = holdings_text(contents.n_injections, contents.n_rated_days, contents.n_notes)
    if contents.first_day is None or contents.last_day is None:
        return _("It holds {things}.").format(things=things)
    return _("It holds {things}, from {first} to {last}.").format(
        things=things, first=day_text(contents.first_day), last=day_text(contents.last_day)
    )


def last_step_text(contents: Contents) -> str:
    """Return the last thing that was done in a backup; empty when nothing was."""
    if not contents.last_step or contents.last_step_at is None:
        return ""
    day = day_text(contents.last_step_at.date())
    return _("The last entry was made on {day}: {step}.").format(day=day, step=contents.last_step)


def size_text(size: int) -> str:
    """Return a size in whole kilobytes, or megabytes with one decimal."""
    if size < 1_000_000:
        return _("{n} kB").format(n=max(1, round(size / 1000)))
    return _("{n} MB").format(n=number_text(size / 1_000_000, 1))


def found_text(tally: Tally) -> str:
    """Return how much of one part of a damaged diary could be read."""
    line = _("{part}: {n} read.").format(part=_part_name(tally.part), n=tally.n_saved)
    if tally.n_spoilt:
        spoilt = ngettext("{n} cannot be used.", "{n} cannot be used.", tally.n_spoilt)
        line = f"{line} {spoilt.format(n=tally.n_spoilt)}"
    if not tally.is_whole:
        line = f"{line} {_('Some may be missing.')}"
    return line


def missing_text(salvaged: Salvaged) -> str:
    """Return what is known about what could not be read."""
    if salvaged.is_whole:
        return _("Nothing is known to be missing.")
    return _("What could not be read is missing from it. Compare it with your own memory before you go on.")


def _part_name(part: Part) -> str:
    names = {
        Part.DOSES: _("Injections"),
        Part.REGIMENS: _("Plans"),
        Part.SYMPTOMS: _("Symptoms"),
        Part.MAIN_SETS: _("Choices of main symptoms"),
        Part.RATINGS: _("Ratings"),
        Part.NOTES: _("Notes"),
        Part.EXPOSURES: _("Events"),
        Part.LABS: _("Blood tests"),
        Part.TICKS: _("Ticked signs"),
        Part.APPOINTMENTS: _("Appointments"),
        Part.PREFERENCES: _("Settings"),
        Part.PRINTED: _("Printed pages"),
    }
    return names[part]
