"""`b12diary merge`: the archive of another computer into a diary, as one step that can be undone."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.filling import opened_to_fill
from b12diary.cli.opening import Door
from b12diary.cli.output import complain_of, say
from b12diary.diary import Diary
from b12diary.diary.joined import NEWEST_VERSION, Comparison
from b12diary.domain.whole import Whole
from b12diary.i18n import _
from b12diary.interchange.archive_file import archive_in
from b12diary.interchange.archive_words import joined_sentences


def merge_archive(archive: Path, file: Path, door: Door, *, is_dry: bool) -> int:
    """Join the diary in `file` with an archive and say what came of it; a dry run writes nothing and makes no diary.

    Returns:
        1 when something in the archive cannot be used, which is told entry by entry; else 0.

    Raises:
        DiaryError: the archive or the diary cannot be used; nothing was written.
    """
    whole = archive_in(archive, NEWEST_VERSION)
    if not file.exists():
        # A diary is made only for an archive that goes in.
        with closing(Diary.in_memory(door.clock)) as empty:
            found = empty.compare(whole)
            empty.join(whole, _label(archive))
        if is_dry:
            return _tell(found, is_dry=True)
    elif is_dry:
        with closing(door.read(file)) as diary:
            return _tell(diary.compare(whole), is_dry=True)
    return _join(whole, archive, file, door)


def _join(whole: Whole, archive: Path, file: Path, door: Door) -> int:
    with opened_to_fill(file, door) as diary:
        found = diary.compare(whole)
        diary.join(whole, _label(archive))
    return _tell(found, is_dry=False)


def _label(archive: Path) -> str:
    return _("Joining with {name}").format(name=archive.resolve().name)


def _tell(found: Comparison, *, is_dry: bool) -> int:
    complain_of(found.problems)
    for sentence in joined_sentences(found.parts, is_dry=is_dry):
        say(sentence)
    if is_dry:
        say(_("Nothing was written."))
    return 1 if found.problems else 0
