"""Work that would hold the window up, done beside it: pure functions of an excerpt, their answers as signals.

Nothing here may touch the diary: its database belongs to the window's thread.
"""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import ParamSpec

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

_P = ParamSpec("_P")
_CLOSING_MS = 10_000
_TURN_S = 0.0005


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


@dataclass(slots=True)
class _Request:
    """What the thread knows of a job. No object of the toolkit: the last one to let go of those must be the window."""

    number: int
    lane: str
    generation: int
    is_cancelled: bool = False


class Job(QObject):
    """One piece of work under way; it belongs to whoever keeps it, and to the `Background` until it is answered.

    Attributes:
        call_off: has work that has begun end early, where that can be done; for the window that closes.

    Signals:
        done(object): the result. Never after `cancel`, and never once a newer job was submitted in the same lane.
        failed(object): the exception, under the same conditions.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, request: _Request) -> None:
        """Stand for `request`."""
        super().__init__()
        self.request = request
        self.call_off: Callable[[], object] = bool  # which does nothing

    def cancel(self) -> None:
        """Want no answer any more; work that has begun runs to its end unheard."""
        self.request.is_cancelled = True


class Background(QObject):
    """A thread, closed with the window.

    Signals:
        failed(object): an exception of a job nobody cancelled, for the window that tells of it.
    """

    failed = Signal(object)
    _answered = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a pool that starts its thread when there is work."""
        super().__init__(parent)
        # The binding lets go of the interpreter at each of the window's calls, and gets it back from a thread at work
        # when that one's turn is over: by Python's own choice after 5 ms, which makes a page of many calls stand still.
        sys.setswitchinterval(_TURN_S)
        self._pool = QThreadPool(self)
        # One and not several: matplotlib is not made for more, and not even its import can be begun by two at once.
        self._pool.setMaxThreadCount(1)
        self._generations: dict[str, int] = {}
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)
        self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[_P, object], *args: _P.args, **kwargs: _P.kwargs) -> Job:
        """Have `work(*args, **kwargs)` done beside the window; connect to `done` of the job at once."""
        return self.submit_newest("", lambda: work(*args, **kwargs))

    def submit_newest(self, lane: str, work: Callable[[], object]) -> Job:
        """Have `work()` done, and forget older jobs of the same lane; the empty lane forgets none."""
        generation = self._generations.get(lane, 0) + 1
        self._generations[lane] = generation
        request = _Request(next(self._numbers), lane, generation)
        job = Job(request)
        if self._is_closed:
            job.cancel()
            return job
        self._jobs[request.number] = job
        _collector.rest()
        self._pool.start(lambda: self._run(request, work))
        return job

    @property
    def n_pending(self) -> int:
        """How many jobs have not answered yet, cancelled ones included."""
        return len(self._jobs)

    def _run(self, request: _Request, work: Callable[[], object]) -> None:
        """Runs in a thread of the pool; everything but the work itself happens in the window's thread."""
        result, error = None, None
        if self._is_wanted(request):
            try:
                result = work()
            except Exception as problem:  # whatever it is, the window's thread tells of it
                error = problem
        with suppress(RuntimeError):  # the window is gone, and nobody waits for the answer
            self._answered.emit(request.number, result, error)

    def _is_wanted(self, request: _Request) -> bool:
        is_newest = not request.lane or self._generations[request.lane] == request.generation
        return is_newest and not request.is_cancelled and not self._is_closed

    def _settle(self, number: int) -> Job | None:
        job = self._jobs.pop(number, None)
        if job is not None:
            _collector.go_on()
        return job

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        job = self._settle(number)
        if job is None or not self._is_wanted(job.request):
            return
        if error is None:
            job.done.emit(result)
        else:
            job.failed.emit(error)
            self.failed.emit(error)

    def close(self) -> None:
        """Want no answer any more and wait for what has begun; submitting afterwards does nothing.

        What takes too long is called off: nobody may write to a diary that is closed.
        """
        self._is_closed = True
        self._pool.clear()
        if not self._pool.waitForDone(_CLOSING_MS):
            for job in self._jobs.values():
                job.call_off()
            self._pool.waitForDone(_CLOSING_MS)
        for number in tuple(self._jobs):
            self._settle(number)
