"""`b12diary export`: a diary as tables in a folder, or as archive, health record or calendar in a file."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.cli.output import say
from b12diary.cli.tongue import speaking
from b12diary.i18n import _
from b12diary.interchange.handing_out import Form, HandOut, Material, hand_out
from b12diary.interchange.ical import has_anything_coming


def export_diary(file: Path, to: Path, wish: HandOut, door: Door) -> int:
    """Write the diary in `file` to `to` as is wished, and say where it is.

    Raises:
        DiaryError: the diary cannot be read, or nothing was written; only an earlier export is replaced.
    """
    with closing(door.read(file)) as diary:
        whole = diary.whole(with_past=wish.with_journal) if wish.form is Form.ARCHIVE else None
        material = Material(diary.excerpt(), diary.now(), whole)
        has_passphrase = diary.safe.has_passphrase
    with speaking(material.excerpt.preferences.language):
        hand_out(wish, material, to)
    say(_("Wrote {file}.").format(file=to))
    if wish.form is Form.CALENDAR and not has_anything_coming(material.excerpt):
        say(_("Note: no injection is planned and no appointment is coming, so the calendar shows nothing."))
    if has_passphrase:
        say(_("Note: the diary has a passphrase, but what was written has none."))
    return 0
