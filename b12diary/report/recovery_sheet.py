"""The sheet with the passphrase for a drawer: the only thing this program ever writes a passphrase on."""

from dataclasses import dataclass, field
from datetime import date

from b12diary.domain.preferences import Paper
from b12diary.i18n import _, language


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on it. The passphrase stays out of every text that is made of this object by itself."""

    file_name: str
    passphrase: str = field(repr=False)
    day: date
    paper: Paper
    language: str = field(default_factory=language)

    @property
    def title(self) -> str:
        """Name of the document. It shows in the printer's queue, so it says nothing."""
        return _("B12 Diary: recovery sheet")
