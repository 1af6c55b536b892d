"""Joining with an archive from the window: read and compared beside it, told, then one step or nothing."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from b12diary.diary import Diary
from b12diary.diary.joined import NEWEST_VERSION, Comparison
from b12diary.domain.change import Change
from b12diary.domain.whole import Whole
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.archive_file import archive_in
from b12diary.interchange.reading_progress import Progress
from b12diary.ui.dialogs.import_archive import ImportArchiveDialog
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.long_work import do_beside, stoppable

_LOOK_MS = 100
_PASSES_OF_COMPARING, _PASSES_OF_JOINING = 2, 3


class ArchiveDesk(QObject):
    """One joining: from the chosen archive to the step in the diary. Gone with its dialog."""

    def __init__(self, shell: Shell, path: Path) -> None:
        """Begin to read the archive at `path`."""
        super().__init__(shell)
        self._shell, self._diary, self._name = shell, shell.diary, path.resolve().name
        self._progress = Progress()
        self._whole: Whole | None = None
        self.dialog = ImportArchiveDialog(self._name, shell.window)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(lambda: self.dialog.show_progress(self._progress.percent))
        self.dialog.wanted.connect(self._join)
        self.dialog.stopped.connect(self._stop)
        self.dialog.finished.connect(self._leave)
        self.dialog.open()
        self._begin(0)
        job = shell.background.submit(lambda: stoppable(lambda: archive_in(path, NEWEST_VERSION)))
        job.done.connect(self._compare)
        job.failed.connect(self._give_up)

    def _compare(self, result: object) -> None:
        self._clock.stop()
        if self._progress.is_stopped or not isinstance(result, Whole):
            self._give_up(result)
            return
        self._whole = whole = result
        progress = self._begin(_PASSES_OF_COMPARING * whole.n_entries)
        do_beside(self._shell, lambda diary: diary.compare(whole, progress.at), progress, self._show)

    def _show(self, result: object) -> None:
        self._clock.stop()
        if self._progress.is_stopped or not isinstance(result, Comparison):
            self._give_up(result)
            return
        self.dialog.show_found(result.parts, result.problems)

    def _give_up(self, result: object) -> None:
        self._clock.stop()
        is_wanted = not self._progress.is_stopped
        self.dialog.leave()
        if is_wanted and isinstance(result, DiaryError):
            self._shell.show_error(result)

    def _join(self) -> None:
        whole, label = self._whole, _("Joining with {name}").format(name=self._name)
        if whole is None:
            return
        self.dialog.show_busy(_("Joining with {name} …").format(name=self._name))
        progress = self._begin(_PASSES_OF_JOINING * whole.n_entries)

        def verb(diary: Diary) -> Change:
            return diary.join(whole, label, progress.at)

        do_beside(self._shell, verb, progress, self._tell_joined)

    def _begin(self, total: int) -> Progress:
        self._progress.start(total)
        self._clock.start()
        return self._progress

    def _tell_joined(self, result: object) -> None:
        self._clock.stop()
        if not isinstance(result, Change):
            self.dialog.show_again()
            called_off = _("Called off. Nothing was written.")
            self.dialog.show_trouble(str(result) if isinstance(result, DiaryError) else called_off)
            return
        self.dialog.accept()
        # An archive with its journal makes an empty diary exactly what it was: its own last step is the one to undo.
        is_step = self._diary.undo_label == result.label
        self._shell.say(_("{step}.").format(step=result.label), undo=is_step)

    def _stop(self) -> None:
        self._progress.stop()
        if not self._clock.isActive():  # nothing is under way that would answer
            self.dialog.leave()

    def _leave(self) -> None:
        self._progress.stop()
        self._clock.stop()
        self.dialog.deleteLater()
        self.deleteLater()
