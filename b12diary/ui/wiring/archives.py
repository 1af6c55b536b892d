"""Joining with an archive from the window: read beside it, told, then one step or nothing."""

from pathlib import Path

from PySide6.QtCore import QObject

from b12diary.diary.joined import NEWEST_VERSION
from b12diary.domain.whole import Whole
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.archive_file import archive_in
from b12diary.ui.dialogs.import_archive import ImportArchiveDialog
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.workshop import tried, waiting


class ArchiveDesk(QObject):
    """One joining: from the chosen archive to the step in the diary. Gone with its dialog."""

    def __init__(self, shell: Shell, path: Path) -> None:
        """Begin to read the archive at `path`."""
        super().__init__(shell)
        self._shell, self._diary, self._name = shell, shell.diary, path.resolve().name
        self._whole: Whole | None = None
        self.dialog = ImportArchiveDialog(self._name, shell.window)
        self.dialog.wanted.connect(self._join)
        self.dialog.finished.connect(self._leave)
        self.dialog.open()
        job = shell.background.submit(lambda: tried(lambda: archive_in(path, NEWEST_VERSION)))
        job.done.connect(self._show)

    def _show(self, result: object) -> None:
        if not self.dialog.isVisible():
            return
        if isinstance(result, Whole):
            whole = result
            with waiting():
                found = tried(lambda: self._diary.compare(whole))
            if not isinstance(found, DiaryError):
                self._whole = whole
                self.dialog.show_found(found.parts, found.problems)
                return
            result = found
        self.dialog.reject()
        if isinstance(result, DiaryError):
            self._shell.show_error(result)

    def _join(self) -> None:
        whole = self._whole
        if whole is None:
            return
        label = _("Joining with {name}").format(name=self._name)
        with waiting():
            change = tried(lambda: self._diary.join(whole, label))
        if isinstance(change, DiaryError):
            self.dialog.show_trouble(str(change))
            return
        self.dialog.accept()
        # An archive with its journal makes an empty diary exactly what it was: its own last step is the one to undo.
        is_step = self._diary.undo_label == change.label
        self._shell.say(_("{step}.").format(step=change.label), undo=is_step)

    def _leave(self) -> None:
        self.dialog.deleteLater()
        self.deleteLater()
