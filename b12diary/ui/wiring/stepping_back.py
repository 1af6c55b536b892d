"""Undo and redo from the window: few entries at once, very many beside it, shown, and called off."""

from PySide6.QtCore import QObject, Qt, QTimer

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.reading_progress import Progress
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.long_work import do_beside

MANY = 2_000
"""Entries from which on a step goes back beside the window; fewer take less than 50 ms, no longer than a frame may."""
_LOOK_MS = 100
_PASSES = 3


def step_back(shell: Shell, *, is_undo: bool) -> None:
    """Take the newest step back, or bring the one undone last back, and say so; nothing while one is under way."""
    if shell.findChild(SteppingBack, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None:
        return
    try:
        n_entries = _n_entries(shell.diary, is_undo=is_undo)
        if n_entries >= MANY and shell.diary.path is not None and not shell.diary.is_read_only:
            page = shell.window.page(shell.window.current)
            if page is not None:
                page.commit_edits()  # now, for it would have to wait until the other is done
            if _n_entries(shell.diary, is_undo=is_undo) == n_entries:  # else what was being written is the newest step
                SteppingBack(shell, n_entries, is_undo=is_undo)
            return
        change = shell.seen.undo() if is_undo else shell.seen.redo()
    except DiaryError as error:
        shell.show_error(error)
        return
    if change is not None:
        shell.say(_("{step}.").format(step=change.label))


def _n_entries(diary: Diary, *, is_undo: bool) -> int:
    return diary.n_undone if is_undo else diary.n_redone


class SteppingBack(QObject):
    """One step of very many entries on its way back. Gone with its dialog."""

    def __init__(self, shell: Shell, n_entries: int, *, is_undo: bool) -> None:
        """Begin with it."""
        # Not for the few entries of every day.
        from b12diary.ui.dialogs.stepping_back import SteppingBackDialog

        super().__init__(shell)
        self._shell = shell
        self._progress = progress = Progress()
        self.dialog = SteppingBackDialog(shell.window.words_of("undo" if is_undo else "redo"), shell.window)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(lambda: self.dialog.show_progress(progress.percent))
        self.dialog.stopped.connect(lambda: progress.stop())  # noqa: PLW0108 - a method of plain slots is no receiver
        self.dialog.finished.connect(self._leave)
        self.destroyed.connect(self.dialog.deleteLater)
        self.dialog.open()
        progress.start(_PASSES * n_entries)
        self._clock.start()

        def verb(diary: Diary) -> Change | None:
            return diary.undo(progress.at) if is_undo else diary.redo(progress.at)

        do_beside(shell, verb, progress, self._tell)

    def _tell(self, result: object) -> None:
        self.dialog.leave()
        if isinstance(result, Change):
            self._shell.say(_("{step}.").format(step=result.label))
        elif isinstance(result, DiaryError):
            self._shell.show_error(result)
        elif self._progress.is_stopped:
            self._shell.say(_("Called off. Nothing was written."))

    def _leave(self) -> None:
        self._clock.stop()
        self.deleteLater()
