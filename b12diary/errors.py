"""What can go wrong around the diary, told so that a person can act on it.

A `DiaryError` is an event of the environment (disk full, file damaged, diary open elsewhere), never a fault of the
person and never a bug. Wrong input is not an error at all: it is a `domain.checks.Problem`, a value.
"""


class DiaryError(Exception):
    """Something outside the program stopped a step; nothing already saved is lost.

    Attributes:
        what: what happened, one sentence.
        why: the reason as far as it is known, one sentence; may be empty.
        remedy: what the person can do, one sentence; may be empty.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        """Keep the three sentences apart, so that every face of the program can lay them out its own way."""
        super().__init__(what)
        self.what, self.why, self.remedy = what, why, remedy

    def __str__(self) -> str:
        """All sentences in one line, as the command line prints them."""
        return " ".join(part for part in (self.what, self.why, self.remedy) if part)


class DiaryMissingError(DiaryError):
    """There is no diary file at the place that was named."""


class DiaryDamagedError(DiaryError):
    """The file is not a diary, or its content can no longer be read as one."""


class DiaryNewerError(DiaryError):
    """The file was written by a later version of the program; it was left untouched."""


class DiaryUnwritableError(DiaryError):
    """The step could not be written: disk full, read-only place, or no permission."""


class DiaryBusyError(DiaryError):
    """Another program holds the diary file just now."""


class DiaryOpenElsewhereError(DiaryBusyError):
    """Another window or computer has the diary open for writing. It can still be opened to read.

    Attributes:
        host: the name of the computer that has it open; empty when it is not known.
        process: the number of the program there; 0 when it is not known.
        is_here: whether it is this computer. If not, that computer may also have been switched off without closing.
    """

    def __init__(self, what: str, why: str, remedy: str, *, host: str, process: int, is_here: bool) -> None:
        """Keep who has it open beside the three sentences."""
        super().__init__(what, why, remedy)
        self.host, self.process, self.is_here = host, process, is_here


class PassphraseNeededError(DiaryError):
    """The diary is encrypted, and no passphrase was given."""


class PassphraseWrongError(PassphraseNeededError):
    """The passphrase that was given does not open the diary."""
