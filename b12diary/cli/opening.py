"""How commands open a diary: where its backups are, and the passphrase, typed unseen or read from another program."""

import os
import sys
from dataclasses import dataclass, field
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import Final
from warnings import catch_warnings, simplefilter

from b12diary.diary import Diary
from b12diary.diary.rescue import Rescue
from b12diary.domain.days import Clock
from b12diary.errors import DiaryError, PassphraseNeededError, PassphraseWrongError
from b12diary.i18n import _
from b12diary.storage.cipher import is_encrypted

_MOST_BYTES: Final = 1 << 16


@dataclass(slots=True)
class Door:
    """Opens diaries for one command.

    Attributes:
        clock: tells the time.
        backups: where the backups of all diaries are.
        passphrase_fd: a file that is open under this number, with a passphrase a line; None = ask on the terminal.
    """

    clock: Clock
    backups: Path
    passphrase_fd: int | None = None
    _lines: list[str] | None = field(default=None, repr=False)
    _present: str | None = field(default=None, repr=False)

    def read(self, file: Path) -> Diary:
        """Open the diary in `file` for reading; asks for its passphrase if it has one. Raises a `DiaryError`."""
        return Diary.open_for_reading(file, self.clock, passphrase=self.passphrase_for(file), backups=self.backups)

    def write(self, file: Path, *, create: bool) -> Diary:
        """Open the diary in `file` for writing; asks for its passphrase if it has one. Raises a `DiaryError`."""
        passphrase = self.passphrase_for(file)
        return Diary.open(file, self.clock, create=create, passphrase=passphrase, backups=self.backups)

    def rescue(self, file: Path) -> Rescue:
        """Return what can be done about the diary in `file` while it is closed."""
        return Rescue(file, self.backups, self.clock)

    def passphrase_for(self, file: Path) -> str | None:
        """Return the passphrase that opens `file`, asked for once in a run; None for a file that is not encrypted."""
        try:
            if not file.is_file() or not is_encrypted(file):
                return None
        except OSError:
            return None  # told when it is opened
        if self._present is None:
            self._present = self.next_passphrase(_("Passphrase of the diary: "))
        return self._present

    def next_passphrase(self, prompt: str) -> str:
        """Return the next line of the passphrase file, or what is typed at `prompt`.

        Raises:
            PassphraseNeededError: there is neither such a file nor a terminal, or no further line.
        """
        if self.passphrase_fd is not None:
            return self._next_line(self.passphrase_fd)
        if not sys.stdin.isatty():
            raise PassphraseNeededError(
                _("This needs a passphrase."),
                _("There is no terminal here to type it on."),
                _("Give it with --passphrase-fd NUMBER, as b12diary COMMAND --help explains."),
            )
        return _typed(prompt)

    def new_passphrase(self) -> str:
        """Return the passphrase that is to be set: the next line, or typed twice.

        Raises:
            PassphraseWrongError: it was typed differently the second time.
            PassphraseNeededError: there is neither a line nor a terminal.
        """
        first = self.next_passphrase(_("New passphrase: "))
        if self.passphrase_fd is None and _typed(_("Once more: ")) != first:
            raise PassphraseWrongError(_("The two were not the same."), "", _("Nothing was changed. Try again."))
        return first

    def _next_line(self, handle: int) -> str:
        if self._lines is None:
            self._lines = _lines_of(handle)
        if not self._lines:
            raise PassphraseNeededError(
                _("This needs a passphrase."), _("There is no further line in the file that was given for it.")
            )
        return self._lines.pop(0)


def _lines_of(handle: int) -> list[str]:
    try:
        with os.fdopen(handle, "rb", closefd=False) as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
    except (OSError, ValueError, OverflowError) as error:
        raise DiaryError(
            _("The passphrase cannot be read."),
            _("Number {n} after --passphrase-fd is not an open file with text.").format(n=handle),
        ) from error
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _typed(prompt: str) -> str:
    with catch_warnings():
        simplefilter("error", GetPassWarning)  # never show what is typed
        try:
            return getpass(prompt)
        except (GetPassWarning, EOFError) as error:
            raise PassphraseNeededError(_("This needs a passphrase, and it could not be typed unseen.")) from error
