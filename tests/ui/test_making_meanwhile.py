"""Whatever is done while another page is half made, or made and never looked at, is done as ever."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.symptom import SymptomId
from b12diary.paths import Paths
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.first_start import FirstStartPage
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.registry import pages
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from tests.clock import SetClock

MOST_SLICES = 400
USUAL = ("injections",)
FIRST_PAGES = [
    pytest.param(entry.key, marks=() if entry.key in USUAL else pytest.mark.long, id=entry.key) for entry in pages()
]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    desk.begin()
    qtbot.waitUntil(lambda: desk.shell is not None)
    yield desk
    desk.window.close()


def shell_of(desk: Desk) -> Shell:
    assert desk.shell is not None
    return desk.shell


def doings(shell: Shell) -> tuple[Callable[[], object], ...]:
    """Return what a person, the system or the clock can do on any page."""
    diary, day = shell.diary, shell.diary.today
    return (
        lambda: diary.rate(day, {SymptomId("interference"): 4}),
        lambda: diary.record(Dose(DoseId(diary.new_id()), day, diary.now())),
        shell.undo,
        lambda: shell.show_day(day - timedelta(days=1)),
        lambda: diary.set_preferences(text_percent=125 if diary.preferences.text_percent == 100 else 100),
        shell.redo,
        shell.hide_details,
        shell.look_at_clock,
        lambda: shell.show_day(day),
        shell.keep,
        shell.dress,
    )


@pytest.mark.parametrize("first", FIRST_PAGES)
def test_on_any_page_anything_can_be_done_meanwhile(desk: Desk, qtbot: QtBot, first: str) -> None:
    shell = shell_of(desk)
    if first != "first_start":
        shell.diary.set_preferences(first_start_done=True)
    desk.window.drop_pages()  # as if it had been the first
    shell.show_page(first)
    shell.maker.begin()
    todo, n_done = cycle(doings(shell)), 0
    while shell.maker._has_begun:
        qtbot.waitUntil(lambda: shell.background.n_pending == 0)
        shell.maker._go_on()
        next(todo)()
        n_done += 1
        assert n_done < MOST_SLICES, "it comes to no end"
    for do in doings(shell):
        do()
    assert set(desk.window.made_pages()) >= {entry.key for entry in pages() if entry.icon_name}
    for entry in pages():
        if entry.icon_name:
            shell.show_page(entry.key)


def test_what_changes_before_a_filled_page_is_taken_in_is_seen_in_it(desk: Desk, qtbot: QtBot) -> None:
    shell = shell_of(desk)
    shell.diary.set_preferences(first_start_done=True)
    diary, changed = shell.diary, set[str]()
    shell.maker.begin()
    while shell.maker._has_begun:
        qtbot.waitUntil(lambda: shell.background.n_pending == 0)
        shell.maker._go_on()
        name, making = shell.maker._begun or ("", None)
        if making is not None and making.page is not None and not making.page.is_stale and name not in changed:
            changed.add(name)
            diary.record(Dose(DoseId(name), diary.today, diary.now()))
    assert changed == {entry.key for entry in pages() if entry.is_filled_ahead}
    shell.show_page("injections")
    page = desk.window.page("injections")
    assert isinstance(page, InjectionsPage)
    assert {str(row.dose.id) for row, _widget in page.list._shown} == changed


@pytest.mark.parametrize("days_back", [0, 5])
def test_the_diary_page_opens_on_the_day_of_the_window(desk: Desk, qtbot: QtBot, days_back: int) -> None:
    shell = shell_of(desk)
    shell.diary.set_preferences(first_start_done=True)
    shell.maker.begin()
    while shell.maker._has_begun:
        qtbot.waitUntil(lambda: shell.background.n_pending == 0)
        shell.maker._go_on()
    clock = desk._clock
    assert isinstance(clock, SetClock)
    clock.pass_time(days=7)  # beside the clock, say
    shell.look_at_clock()
    if days_back:
        shell.show_day(shell.diary.today - timedelta(days=days_back))
    shell.show_page("diary")
    page = desk.window.page("diary")
    assert isinstance(page, DiaryPage)
    assert page.chosen == shell.diary.today - timedelta(days=days_back)


def test_the_first_start_is_finished_when_today_was_made_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    shell = shell_of(desk)
    assert desk.window.current == "first_start"
    shell.maker.begin()
    while "today" not in desk.window.made_pages():
        qtbot.waitUntil(lambda: shell.background.n_pending == 0)
        shell.maker._go_on()
    page = desk.window.page("first_start")
    assert isinstance(page, FirstStartPage)
    for _step in range(3):
        page.next_button.click()
    assert desk.window.current == "today"
    assert shell.diary.preferences.first_start_done
