"""`b12diary check`: whether a diary file and each of its backups are whole."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from b12diary.cli.contents import contents_text
from b12diary.cli.opening import Door
from b12diary.cli.output import complain, say
from b12diary.errors import DiaryError
from b12diary.i18n import _, ngettext
from b12diary.storage.backup import Backup, Reason, contents_of
from b12diary.storage.cipher import is_encrypted
from b12diary.storage.rekeying import in_clear


def check_diary(file: Path, door: Door) -> int:
    """Read the diary in `file` and its backups from end to end without changing them, and say what was found.

    Returns:
        0 if the diary and every backup is whole, else 1. Damaged files that were kept aside count for nothing.
    """
    try:
        faults = _faults(file, door)
    except DiaryError as error:
        complain(str(error))
        is_whole = False
    else:
        for fault in faults:
            complain(_("{file}: {fault}").format(file=file, fault=fault))
        is_whole = not faults
    return 0 if _check_backups(file, door) and is_whole else 1


def _faults(file: Path, door: Door) -> tuple[str, ...]:
    with closing(door.read(file)) as diary:
        faults = diary.check(with_history=True)
    if not faults:
        contents = contents_of(file, door.passphrase_for(file))
        say(_("The diary is whole. It holds {what}.").format(what=contents_text(contents)))
    return faults


def _check_backups(file: Path, door: Door) -> bool:
    rescue = door.rescue(file)
    everything = rescue.backups()
    backups = [backup for backup in everything if backup.reason is not Reason.DAMAGED]
    bad: list[Backup] = []
    for backup in backups:
        faults = rescue.faults(backup, _passphrase(backup, door))
        for fault in faults:
            complain(_("{file}: {fault}").format(file=backup.path, fault=fault))
        if faults:
            bad.append(backup)
    n = len(backups) - len(bad)
    if n:
        form = ngettext("{n} backup is whole, made {when}.", "{n} backups are whole, the newest made {when}.", n)
        newest = next(backup for backup in backups if backup not in bad)
        say(form.format(n=n, when=f"{newest.made_at:%Y-%m-%d %H:%M}"))
    elif not backups:
        say(_("There are no backups yet."))
    for backup in backups:
        if backup not in bad:
            say(_("{file}: whole.").format(file=backup.path))
    _tell_in_clear(file, everything)
    return not bad


def _tell_in_clear(file: Path, backups: Sequence[Backup]) -> None:
    """Say which files have no passphrase although the diary has one."""
    try:
        has_passphrase = is_encrypted(file)
    except OSError:
        return  # told when it was opened
    for backup in in_clear(backups) if has_passphrase else ():
        say(_("{file}: this file has no passphrase, anyone can read it.").format(file=backup.path))


def _passphrase(backup: Backup, door: Door) -> str | None:
    try:
        return door.passphrase_for(backup.path)
    except DiaryError:  # told by what cannot be opened without it
        return None
