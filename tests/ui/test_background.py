"""Work beside the window: the newest request wins, faults are told, and nothing outlives the window."""

import gc
import sys
from collections.abc import Iterator
from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from b12diary.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_a_result_comes_back(background: Background, qtbot: QtBot) -> None:
    job = background.submit(pow, 2, 10)
    with qtbot.waitSignal(job.done) as told:
        pass
    assert told.args == [1024]


def test_a_fault_comes_back_as_itself(background: Background, qtbot: QtBot) -> None:
    job = background.submit(int, "six")
    with qtbot.waitSignals([job.failed, background.failed]):
        pass


def test_an_older_answer_never_overwrites_a_newer_one(background: Background, qtbot: QtBot) -> None:
    may_end = Event()
    answers: list[object] = []

    def slow() -> str:
        may_end.wait(10)
        return "old"

    background.submit_newest("chart", slow).done.connect(answers.append)
    new = background.submit_newest("chart", lambda: "new")
    new.done.connect(answers.append)
    with qtbot.waitSignal(new.done):
        pass
    may_end.set()
    qtbot.waitUntil(lambda: background.n_pending == 0)
    assert answers == ["new"]


def test_what_takes_too_long_for_a_window_that_closes_is_called_off(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, called_off, ended = Event(), Event(), Event()

    def work() -> None:
        begun.set()
        called_off.wait(10)
        ended.set()

    background.submit(work).call_off = called_off.set
    assert begun.wait(10)
    monkeypatch.setattr("b12diary.ui.background._CLOSING_MS", 1)
    background.close()
    assert called_off.is_set()
    assert ended.wait(10)


def test_lanes_do_not_disturb_each_other(background: Background, qtbot: QtBot) -> None:
    answers: list[object] = []
    for lane in ("chart", "page"):
        background.submit_newest(lane, partial(str, lane)).done.connect(answers.append)
    qtbot.waitUntil(lambda: background.n_pending == 0)
    assert sorted(map(str, answers)) == ["chart", "page"]


def test_a_cancelled_job_says_nothing(background: Background, qtbot: QtBot) -> None:
    answers: list[object] = []
    job = background.submit(pow, 2, 3)
    job.done.connect(answers.append)
    job.cancel()
    qtbot.waitUntil(lambda: background.n_pending == 0)
    assert answers == []


def test_nothing_is_told_or_begun_after_closing(qtbot: QtBot) -> None:
    background = Background()
    answers: list[object] = []
    background.submit(pow, 2, 3).done.connect(answers.append)
    background.close()
    background.submit(answers.append, "late")
    late = background.submit(pow, 2, 3)
    assert late.request.is_cancelled
    assert answers == []


class _LetGo(QObject):
    """A part of the window in a cycle of references, as pages and dialogs are when they are let go."""

    def __init__(self, ended_in: list[int]) -> None:
        super().__init__()
        self._me, self._ended_in = self, ended_in

    def __del__(self) -> None:
        self._ended_in.append(get_ident())


def test_what_the_window_let_go_is_never_destroyed_in_another_thread(background: Background, qtbot: QtBot) -> None:
    ended_in: list[int] = []
    _LetGo(ended_in)

    def make_much() -> int:
        return len([[n] for n in range(200_000)])  # enough to wake the collector many times

    job = background.submit(make_much)
    with qtbot.waitSignal(job.done):
        pass
    gc.collect()
    assert ended_in == [get_ident()]


def test_the_collector_goes_on_when_all_work_is_done_or_the_window_is_closed(qtbot: QtBot) -> None:
    one, other = Background(), Background()
    with qtbot.waitSignals([one.submit(pow, 2, 3).done, other.submit(pow, 2, 3).done]):
        assert not gc.isenabled()
    assert gc.isenabled()
    one.submit(pow, 2, 3)
    one.close()
    other.close()
    assert gc.isenabled()


def test_a_thread_at_work_gives_the_window_its_turn_soon(background: Background) -> None:
    del background  # made, it has set this for the whole process
    assert sys.getswitchinterval() == pytest.approx(0.0005)
