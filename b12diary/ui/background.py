"""Work that would hold the window up, done beside it: pure functions of an excerpt, their answers as signals.

Nothing here may touch the diary: its database belongs to the window's thread.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

_P = ParamSpec("_P")
_CLOSING_MS = 10_000


class _Collector:
    """Lets Python's collector of cycles rest while any thread of a pool works.

    It runs in whatever thread allocates, and would there destroy dialogs and pages that were let go: the toolkit
    crashes when a widget is destroyed outside the window's thread. All calls come from the window's thread.
    """

    def __init__(self) -> None:
        self._n_jobs = 0

    def rest(self) -> None:
        """One more job is under way."""
        self._n_jobs += 1
        gc.disable()

    def go_on(self) -> None:
        """One job less is under way."""
        self._n_jobs -= 1
        if not self._n_jobs:
            gc.enable()


_collector = _Collector()  # one for all pools, as Python has one collector


class Job(QObject):
    """One piece of work under way.

    Signals:
        done(object): the result. Never after `cancel`, and never once a newer job was submitted in the same lane.
        failed(object): the exception, under the same conditions.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: str, generation: int, parent: QObject) -> None:
        """Keep which request of which lane this is."""
        super().__init__(parent)
        self.lane, self.generation = lane, generation
        self.is_cancelled = False

    def cancel(self) -> None:
        """Want no answer any more; work that has begun runs to its end unheard."""
        self.is_cancelled = True


class Background(QObject):
    """A thread, closed with the window.

    Signals:
        failed(object): an exception of a job nobody cancelled, for the window that tells of it.
    """

    failed = Signal(object)
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a pool that starts its thread when there is work."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        # One and not several: matplotlib is not made for more, and not even its import can be begun by two at once.
        self._pool.setMaxThreadCount(1)
        self._generations: dict[str, int] = {}
        self._jobs: set[Job] = set()
        self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[_P, object], *args: _P.args, **kwargs: _P.kwargs) -> Job:
        """Have `work(*args, **kwargs)` done beside the window; connect to `done` of the job at once."""
        return self.submit_newest("", lambda: work(*args, **kwargs))

    def submit_newest(self, lane: str, work: Callable[[], object]) -> Job:
        """Have `work()` done, and forget older jobs of the same lane; the empty lane forgets none."""
        generation = self._generations.get(lane, 0) + 1
        self._generations[lane] = generation
        job = Job(lane, generation, self)
        if self._is_closed:
            job.cancel()
            return job
        self._jobs.add(job)
        _collector.rest()
        self._pool.start(lambda: self._run(job, work))
        return job

    @property
    def n_pending(self) -> int:
        """How many jobs have not answered yet, cancelled ones included."""
        return len(self._jobs)

    def _run(self, job: Job, work: Callable[[], object]) -> None:
        """Runs in a thread of the pool; everything but the work itself happens in the window's thread."""
        result, error = None, None
        if self._is_wanted(job):
            try:
                result = work()
            except Exception as problem:  # whatever it is, the window's thread tells of it
                error = problem
        with suppress(RuntimeError):  # the window is gone, and nobody waits for the answer
            self._answered.emit(job, result, error)

    def _is_wanted(self, job: Job) -> bool:
        is_newest = not job.lane or self._generations[job.lane] == job.generation
        return is_newest and not job.is_cancelled and not self._is_closed

    def _settle(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.discard(job)
            _collector.go_on()

    def _deliver(self, job: Job, result: object, error: Exception | None) -> None:
        self._settle(job)
        if self._is_wanted(job):
            if error is None:
                job.done.emit(result)
            else:
                job.failed.emit(error)
                self.failed.emit(error)
        job.deleteLater()

    def close(self) -> None:
        """Want no answer any more and wait for what has begun; submitting afterwards does nothing."""
        self._is_closed = True
        self._pool.clear()
        self._pool.waitForDone(_CLOSING_MS)
        for job in tuple(self._jobs):
            self._settle(job)
