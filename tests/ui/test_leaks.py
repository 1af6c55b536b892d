"""Whatever is opened and closed again is gone: no widget, thread, timer or object of ours stays behind."""

import gc
import threading
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from tests.ui.pictures.diaries import State
from tests.ui.pictures.registry import SCENES, scene
from tests.ui.pictures.stage import Stage, stage

WINDOWS = [s for s in SCENES if s.states[0] is State.WEEK and not s.shows.endswith(("Page", "Bar"))]
PAGES = ("today", "injections", "diary", "patterns", "appointment", "help", "settings")
NORMAL, MANY = 2, 200
_HELPERS = (QTimer, QThread, QThreadPool)
ALLOWED = {
    "FileDesk": "one for each time that a file is asked for, gone with the diary",
    "HandOutDesk": "the same",
    "ScaleBar": "an empty Python object, its widget gone, for rows of Today when another diary is opened",
}
_WATCHED = (SIGNAL("focusChanged(QWidget*,QWidget*)"), SIGNAL("applicationStateChanged(Qt::ApplicationState)"))


def held(stage: Stage) -> Counter[str]:
    """Count what is alive: our objects, the toolkit's widgets, timers and threads, those who listen for the focus.

    A job that was begun a moment before and not answered yet is waited for, and is no leak.
    """
    app = stage.app
    for _turn in range(2):
        stage.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()
        gc.collect()
    known = [type(o) for o in gc.get_objects()]
    ours = Counter(k.__name__ for k in known if str(k.__module__).startswith("b12diary.ui") or issubclass(k, _HELPERS))
    widgets = Counter(f"widget {w.metaObject().className()}" for w in app.allWidgets())
    listeners = Counter({f"listener to {signal}": app.receivers(signal) for signal in _WATCHED})
    threads = Counter(threads=sum(not thread.daemon for thread in threading.enumerate()))
    shell = stage.desk.shell
    pending = Counter(Job=shell.background.n_pending if shell is not None else 0)
    return ours - pending + widgets + listeners + threads


def growth(stage: Stage, use: Callable[[], None], times: int) -> dict[str, int]:
    """Return what there is more of after `times` uses; the first one may make what is kept for good."""
    use()
    before = held(stage)
    for _time in range(times):
        use()
    more = held(stage) - before
    return {kind: n for kind, n in more.items() if kind not in ALLOWED}


def open_and_close_all(stage: Stage) -> None:
    """Open each window over the main one and close it as a person does, by Escape or its cross."""
    for shown in WINDOWS:
        window = shown.open(stage)
        assert window.isVisible()
        window.close()
        stage.close_others()


def turn_pages(stage: Stage) -> None:
    """Show all pages, and each filled anew as after a change in the diary."""
    for name in PAGES:
        stage.go(name)
        stage.shell.refresh()
    stage.settle()


@pytest.mark.long
def test_no_dialog_leaves_anything(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        assert growth(opened, lambda: open_and_close_all(opened), NORMAL) == {}


@pytest.mark.long
def test_no_dialog_leaves_anything_after_many(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        assert growth(opened, lambda: open_and_close_all(opened), MANY) == {}


@pytest.mark.long
def test_turning_pages_leaves_nothing(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        assert growth(opened, lambda: turn_pages(opened), NORMAL) == {}


@pytest.mark.long
def test_turning_pages_leaves_nothing_after_many(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        assert growth(opened, lambda: turn_pages(opened), MANY) == {}


@pytest.mark.long
def test_a_diary_that_is_closed_leaves_nothing(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        assert growth(opened, lambda: opened.start_over("help"), NORMAL) == {}


def test_a_window_that_stays_is_found(qapp: QApplication) -> None:
    kept: list[QWidget] = []

    def keep_one() -> None:
        kept.append(QMenu(opened.window))
        kept.append(QFileDialog(opened.window))

    with stage(qapp) as opened:
        more = growth(opened, keep_one, 3)
        assert more["widget QMenu"] == 3
        assert more["widget QFileDialog"] == 3


def test_all_windows_are_opened() -> None:
    assert {"about", "keys", "failure", "plan-edit", "calendar", "save-file"} <= {s.name for s in WINDOWS}
    assert scene("about") in WINDOWS
