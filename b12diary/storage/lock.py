"""One writer at a time: a small file beside the diary says who has it open, and the system lets go of it by itself.

The lock is one of the operating system, so it ends with its process however that ends. What the file says (computer,
process) is for people, and for drives that several computers share: there the lock may not be seen, but the words are.
"""

import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from b12diary.errors import DiaryOpenElsewhereError
from b12diary.i18n import _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}
_LOCKED_BYTE = 1 << 20  # far behind the words: Windows lets nobody read a byte that is locked
_MOST_TRIES = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a diary open, as far as its lock file says."""

    host: str = ""
    process: int = 0

    @property
    def is_here(self) -> bool:
        """Whether it is a program on this computer; also where the file says nothing."""
        return self.host in {"", host_name()}


def host_name() -> str:
    """Return the name of this computer; asking for it needs no network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def lock_path(diary: Path) -> Path:
    """Return where the lock file of a diary is: beside the file itself, not beside a link to it."""
    real = diary.resolve()
    return real.with_name(f"{real.name}.lock")


class FileLock:
    """The lock on a diary, held until `release`.

    Attributes:
        was_left: whether the last owner ended without closing the diary.
    """

    def __init__(self, path: Path, handle: int | None, *, was_left: bool) -> None:
        """Keep an acquired lock; use `acquire`."""
        self._path, self._handle, self.was_left = path, handle, was_left

    @classmethod
    def acquire(cls, diary: Path, *, take_over: bool = False) -> Self:
        """Take the lock of the diary at `diary`, which need not be there yet.

        Args:
            diary: the file.
            take_over: pass over the words that another computer left; a living program here is never passed over.

        Raises:
            DiaryOpenElsewhereError: another window or computer has it.
            OSError: the lock file cannot be made.
        """
        path = lock_path(diary)
        for _try in range(_MOST_TRIES):
            handle = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                holder = _read(handle)
                if not _lock(handle, holder):
                    raise _held(diary, holder or Holder(host_name()))
                if not _is_still_at(path, handle):
                    continue  # its owner took the file away between our opening and our locking it
                if holder is not None and not holder.is_here and not take_over:
                    raise _held(diary, holder)
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, json.dumps({"host": host_name(), "process": os.getpid()}).encode())
                kept, handle = handle, -1
                return cls(path, kept, was_left=holder is not None)
            finally:
                if handle >= 0:
                    os.close(handle)
        raise _held(diary, Holder(host_name()))

    def release(self) -> None:
        """Let go, and take the file away. A second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if not _is_still_at(self._path, handle):  # what lies there now is somebody else's
            os.close(handle)
            return
        if sys.platform == "win32":
            os.close(handle)  # an open file cannot be taken away there
            with suppress(OSError):
                self._path.unlink()
            return
        # Away while it is still locked: whoever opened it meanwhile sees that it is no longer at its place.
        with suppress(OSError):
            self._path.unlink()
        os.close(handle)


def holder_of(diary: Path) -> Holder | None:
    """Return who has the diary open for writing just now; None when nobody has, as far as this computer can tell."""
    try:
        handle = os.open(lock_path(diary), os.O_RDWR)
    except OSError:
        return None
    try:
        holder = _read(handle)
        is_free = _lock(handle, holder)
        return None if is_free and (holder is None or holder.is_here) else holder or Holder(host_name())
    finally:
        os.close(handle)


def _read(handle: int) -> Holder | None:
    """Return what the lock file says; None when it is empty, and so never belonged to anyone."""
    os.lseek(handle, 0, os.SEEK_SET)
    text = os.read(handle, 1000)
    if not text:
        return None
    try:
        said = json.loads(text)
        return Holder(str(said["host"]), int(said["process"]))
    except (ValueError, TypeError, LookupError):
        return Holder()  # cut off while it was written


def _lock(handle: int, holder: Holder | None) -> bool:
    """Lock the file for this process, without waiting; False when another one has it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A drive that knows no locks: the words in the file are all there is.
        if error.errno not in _NO_LOCKS:
            return False
        return holder is None or not holder.is_here or not is_running(holder.process)
    return True


def is_running(process: int) -> bool:
    """Tell whether another program with this number runs on this computer; on Windows always False."""
    if sys.platform == "win32" or process <= 0 or process == os.getpid():
        return False
    try:
        os.kill(process, 0)  # sends nothing: asks only whether there is such a process
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_still_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _held(diary: Path, holder: Holder) -> DiaryOpenElsewhereError:
    if holder.is_here:
        why = _("Another window or command of this computer has it open (process {n}).").format(n=holder.process)
        if not holder.process:
            why = _("Another window or command of this computer has it open.")
        remedy = _("Use that one, or close it and try again. Here it can be opened to read.")
    else:
        why = _("The computer {name} has it open, or was switched off while it was open.").format(name=holder.host)
        remedy = _("Close it there and try again. Here it can be opened to read.")
    return DiaryOpenElsewhereError(
        _("The diary at {file} is open already.").format(file=diary),
        why,
        remedy,
        host=holder.host,
        process=holder.process,
        is_here=holder.is_here,
    )
