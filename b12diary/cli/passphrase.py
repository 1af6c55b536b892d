"""`b12diary passphrase`: set, change or remove the passphrase of a diary."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.cli.output import complain, say
from b12diary.errors import DiaryError
from b12diary.i18n import _


def change_passphrase(action: str, file: Path, door: Door) -> int:
    """Set, change or remove (`action`) the passphrase of the diary in `file`; its backups follow.

    Raises:
        DiaryError: the passphrase is as it was.
    """
    with closing(door.write(file, create=False)) as diary:
        safe = diary.safe
        if safe.has_passphrase and action == "set":
            raise DiaryError(
                _("This diary has a passphrase already."), "", _("Use b12diary passphrase change, or remove.")
            )
        if not safe.has_passphrase and action != "set":
            raise DiaryError(_("This diary has no passphrase."), "", _("Use b12diary passphrase set."))
        present = door.passphrase_for(file) or ""
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
    for backup in left:
        complain(_("This file stayed as it was, since it cannot be read: {file}.").format(file=backup.path))
    return 1 if left else 0
