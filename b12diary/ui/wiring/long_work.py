"""Verbs of the diary that take long, done beside the window by a connection of their own, shown, and called off.

The diary's own connection belongs to the window's thread; the work gets another one to the same file. Only what stands
in memory, or was opened for reading, has no second connection: it is small, or refused at once.
"""

from collections.abc import Callable

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.reading_progress import Progress, StoppedError
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.workshop import waiting


def stoppable(work: Callable[[], object]) -> object:
    """Return the result of `work`, the `DiaryError` that stopped it, or None when it was called off; for any thread."""
    try:
        return work()
    except DiaryError as error:
        return error
    except StoppedError:
        return None
    except OSError as error:
        return DiaryError(
            _("The file cannot be read."),
            _("The system says: {reason}.").format(reason=error.strerror or error),
            _("Nothing was written. Choose another file."),
        )


def do_beside(
    shell: Shell, verb: Callable[[Diary], object], progress: Progress, then: Callable[[object], None]
) -> None:
    """Have `verb` done on the diary of `shell`, and answered by `then`; whoever calls this keeps the answer's owner.

    What it changed is told to the window before the answer, also when it was called off too late.

    Args:
        shell: has the diary and the thread.
        verb: gets the diary to work on; tells `progress`, which is how it is called off.
        progress: the same that `verb` tells.
        then: gets the result, the `DiaryError` that stopped it, or None when it was called off.
    """

    def answer(result: object) -> None:
        try:
            if isinstance(result, Change):
                shell.diary.hear(result)
        finally:
            then(result)  # whatever a page makes of it, a dialog that waits is let go

    progress.is_stopped = False
    work = shell.diary.elsewhere(verb)
    if work is None:
        with waiting():
            result = stoppable(lambda: verb(shell.diary))
        then(result)
        return
    job = shell.background.submit(lambda: stoppable(work))
    job.call_off = progress.stop
    job.done.connect(answer)
    job.failed.connect(lambda _fault: then(None))
