"""Looking into an archive before anything in it is unpacked: bombs are refused by size and by ratio."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from b12diary.errors import DiaryError
from b12diary.i18n import _

MOST_FILES = 50_000
HIGHEST_RATIO = 200
"""How many times larger than in the archive its content may be; text of exports reaches about 50."""

_SMALL = 10_000_000
LARGEST_WORKBOOK = 200_000_000
LARGEST_EXPORT = 20_000_000_000


def open_archive(name: str, stream: BinaryIO) -> ZipFile:
    """Open an archive whose list of files is bearable.

    Raises:
        DiaryError: it is no archive, or one with too many files.
    """
    stream.seek(0)
    try:
        archive = ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise DiaryError(_("The file {file} is not whole: it cannot be unpacked.").format(file=name)) from error
    if len(archive.infolist()) > MOST_FILES:
        raise _bomb(name)
    return archive


def check_sizes(name: str, members: list[ZipInfo], largest: int) -> None:
    """Refuse what would unpack to more than `largest` bytes, or is packed tighter than anything honest.

    Raises:
        DiaryError: it is refused.
    """
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > largest or (unpacked > _SMALL and unpacked > packed * HIGHEST_RATIO):
        raise _bomb(name)
    if any(member.flag_bits & 1 for member in members):
        raise DiaryError(_("The file {file} is locked with a password.").format(file=name))


def _bomb(name: str) -> DiaryError:
    return DiaryError(_("The file {file} would unpack to far more than it says. It is not read.").format(file=name))
