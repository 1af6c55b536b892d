"""Showing never emits: no page speaks while it is filled, and nothing of what is shown is written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMetaMethod, SignalInstance
from PySide6.QtWidgets import QApplication

from b12diary.ui.widgets.page import Page
from tests.ui.pages.desk import n_steps
from tests.ui.pictures.diaries import TODAY, State
from tests.ui.pictures.scenes_pages import BAD_DAY
from tests.ui.pictures.stage import Stage, stage

PAGES = ("today", "injections", "diary", "patterns", "appointment", "help", "settings", "first_start")
ASKS = {
    "destroyed": "the toolkit's own",
    "objectNameChanged": "the toolkit's own",
    "windowTitleChanged": "the toolkit's own",
    "windowIconChanged": "the toolkit's own",
    "windowIconTextChanged": "the toolkit's own",
    "customContextMenuRequested": "the toolkit's own",
    "excerpt_asked": "asks for more days to show",
    "leaving": "tells that the page goes away, so that what is typed in its dialogs is kept",
    "day_shown": "tells that it shows another day now",
    "view_wanted": "asks for a chart, which is a function of what is shown",
    "page_wanted": "asks for the printed page, which is a function of what is shown",
}
"""Signals that are no gesture of the person, with what they are."""


def gestures(page: Page) -> Iterator[tuple[str, SignalInstance]]:
    """Return all signals by which a page tells what the person did."""
    about = page.metaObject()
    for n in range(about.methodCount()):
        method = about.method(n)
        name = bytes(method.name().data()).decode()
        if method.methodType() is QMetaMethod.MethodType.Signal and name not in ASKS:
            yield name, getattr(page, name)


def fill_and_listen(opened: Stage, name: str) -> list[str]:
    """Fill a page again and again, with other days and an emptier diary between, and return what it said."""
    page = opened.go(name)
    said: list[str] = []
    for signal, emitter in gestures(page):
        emitter.connect(lambda *_what, signal=signal: said.append(signal))
    for day in (BAD_DAY, TODAY):
        opened.shell.show_day(day)
        opened.settle()
    page.restyle()
    opened.settle()
    return said


@pytest.mark.parametrize("state", [State.EMPTY, pytest.param(State.YEARS, marks=pytest.mark.long)])
def test_filling_a_page_says_and_writes_nothing(qapp: QApplication, state: State) -> None:
    with stage(qapp, state) as opened:
        steps = n_steps(opened.shell.diary)
        said = {name: fill_and_listen(opened, name) for name in PAGES}
        assert said == {name: [] for name in PAGES}
        assert n_steps(opened.shell.diary) == steps


def test_a_page_that_speaks_is_heard(qapp: QApplication) -> None:
    with stage(qapp, State.EMPTY) as opened:
        page = opened.go("help")
        names = dict(gestures(page))
        assert {"sign_ticked", "tick_cleared", "country_picked", "undo_asked"} <= names.keys()
        said: list[str] = []
        names["country_picked"].connect(said.append)
        opened.click("Note one of these in my diary")
        names["country_picked"].emit("NL")
        assert said == ["NL"]
