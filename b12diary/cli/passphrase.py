"""`b12diary passphrase`: set, change or remove the passphrase of a diary."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.cli.output import complain, say
from b12diary.diary.safe import Safe
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.storage.backup import Backup


def change_passphrase(action: str, file: Path, door: Door, *, removes_unencrypted: bool = False) -> int:
    """Set, change or remove (`action`) the passphrase of the diary in `file`; its backups follow.

    Args:
        action: "set", "change" or "remove".
        file: the diary.
        door: opens it.
        removes_unencrypted: remove files among the backups that cannot be given the passphrase.

    Raises:
        DiaryError: the passphrase is as it was.
    """
    # Asked for before the diary is held open: a look into the file would take away its locks again.
    present = door.passphrase_for(file) or ""
    with closing(door.write(file, create=False)) as diary:
        safe = diary.safe
        if safe.has_passphrase and action == "set":
            raise DiaryError(
                _("This diary has a passphrase already."), "", _("Use b12diary passphrase change, or remove.")
            )
        if not safe.has_passphrase and action != "set":
            raise DiaryError(_("This diary has no passphrase."), "", _("Use b12diary passphrase set."))
        match action:
            case "set":
                left = safe.set_passphrase(door.new_passphrase())
                say(_("The diary and its backups are encrypted now. Nobody can open them without the passphrase."))
                say(_("It cannot be recovered. Write it down, and keep it in a safe place."))
            case "change":
                left = safe.change_passphrase(present, door.new_passphrase())
                say(_("The diary and its backups have the new passphrase now."))
            case _other:
                left = safe.remove_passphrase(present)
                say(_("The diary and its backups have no passphrase any longer."))
        return _tell_left(safe, left, removes_unencrypted=removes_unencrypted)


def _tell_left(safe: Safe, left: tuple[Backup, ...], *, removes_unencrypted: bool) -> int:
    """Say which files among the backups stay as they were, and remove those that are in clear if that is wanted."""
    in_clear = safe.in_clear(left)
    others = [backup for backup in left if backup not in in_clear]
    if removes_unencrypted:
        safe.remove_for_good(in_clear)
        for backup in in_clear:
            say(_("Removed: {file}.").format(file=backup.path))
        in_clear = ()
    for backup in others:
        complain(_("This file stayed as it was, since it cannot be read: {file}.").format(file=backup.path))
    for backup in in_clear:
        complain(_("This file is damaged, and anyone can read what is left of it: {file}.").format(file=backup.path))
    if in_clear:
        complain(_("To remove it, use b12diary passphrase change with --remove-unencrypted, or remove it by hand."))
    return 1 if others or in_clear else 0
