"""Work beside the window: the newest request wins, faults are told, and nothing outlives the window."""

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
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
    assert late.is_cancelled
    assert answers == []
