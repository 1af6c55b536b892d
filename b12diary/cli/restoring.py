"""`b12diary restore`: a backup in the place of a diary, with the present file kept aside."""

from pathlib import Path

from b12diary.cli.contents import contents_text
from b12diary.cli.opening import Door
from b12diary.cli.output import say
from b12diary.i18n import _
from b12diary.storage.backup import contents_of


def restore_backup(backup: Path, file: Path, door: Door) -> int:
    """Put `backup` in the place of the diary in `file`, and say what it holds and how to take that back."""
    passphrase = door.passphrase_for(backup)
    contents = contents_of(backup, passphrase)
    kept = door.rescue(file).restore(backup, passphrase)
    say(_("Restored {file}. It holds {what}.").format(file=file, what=contents_text(contents)))
    if kept is not None:
        say(_("The file that was there is kept. To take this back, restore {file}.").format(file=kept.path))
    return 0
