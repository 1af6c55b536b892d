"""From nothing to a window with a diary, and from one diary to the next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import Theme
from b12diary.domain.symptom import INTERFERENCE, Symptom
from b12diary.paths import Paths
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from b12diary.ui.trouble import TroublePage
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.page import Page
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.example_pages import entries

Begin = Callable[..., Desk]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Begin]:
    desks: list[Desk] = []

    def start(path: Path | None = None, example: str | None = None) -> Desk:
        desk = Desk(qapp, paths, SetClock(), entries())
        qtbot.addWidget(desk.window)
        desks.append(desk)
        desk.begin(path, example)
        qtbot.waitUntil(lambda: bool(desk.window.current))
        return desk

    yield start
    for desk in desks:
        desk.window.close()


class Sightings(QObject):
    """Notes what comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.of: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.of.append(watched)
        return False


def make_diary(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    diary = Diary.open(path, SetClock())
    diary.set_symptoms([Symptom(INTERFERENCE)])
    diary.rate(diary.today, {INTERFERENCE: 4})
    diary.set_preferences(first_start_done=True)
    diary.close()


def test_the_window_is_there_before_the_diary(qtbot: QtBot, qapp: QApplication, paths: Paths) -> None:
    desk = Desk(qapp, paths, SetClock(), entries())
    qtbot.addWidget(desk.window)
    desk.begin()
    assert desk.window.isVisible()
    assert desk.shell is None
    qtbot.waitUntil(lambda: desk.shell is not None)
    desk.window.close()


def test_the_first_start_has_the_window_for_itself(begin: Begin, paths: Paths) -> None:
    desk = begin()
    assert desk.window.current == "first_start"
    assert not desk.window.sidebar.isVisible()
    assert paths.diary.is_file()


def test_a_diary_in_use_opens_on_today(begin: Begin, paths: Paths) -> None:
    make_diary(paths.diary)
    desk = begin()
    assert desk.window.current == "today"
    assert desk.window.sidebar.isVisible()
    assert desk.window.windowTitle() == "B12 Diary"


def test_the_title_names_another_diary(begin: Begin, tmp_path: Path) -> None:
    make_diary(tmp_path / "Mother.b12")
    assert begin(tmp_path / "Mother.b12").window.windowTitle() == "Mother – B12 Diary"


def test_page_and_size_are_found_again(begin: Begin, paths: Paths) -> None:
    make_diary(paths.diary)
    desk = begin()
    assert desk.shell is not None
    desk.shell.show_page("injections")
    desk.window.resize(700, 500)
    desk.window.close()
    again = begin()
    assert again.window.current == "injections"
    assert (again.window.width(), again.window.height()) == (700, 500)


def test_an_example_leaves_nothing_behind(begin: Begin, paths: Paths) -> None:
    desk = begin(None, "returns")
    assert "Example" in desk.window.windowTitle()
    assert desk.shell is not None
    assert desk.shell.diary.path is None
    assert len(desk.shell.diary.excerpt().injection_days) > 5
    assert not paths.diary.exists()


def test_an_example_looks_as_the_diary_before_it(begin: Begin, paths: Paths) -> None:
    make_diary(paths.diary)
    desk = begin()
    assert desk.shell is not None
    desk.shell.diary.set_preferences(theme=Theme.DARK, text_percent=150)
    desk.open_example()
    shown = desk.shell.diary.preferences
    assert (shown.theme, shown.text_percent) == (Theme.DARK, 150)


def test_the_window_and_its_title_bar_fit_on_the_screen(begin: Begin, paths: Paths) -> None:
    WindowState(geometry=(0, 0, 5000, 4000)).save(paths.window_state)
    window = begin().window
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_a_file_that_is_no_diary_is_explained_and_left_alone(begin: Begin, paths: Paths, qtbot: QtBot) -> None:
    paths.data.mkdir(parents=True)
    paths.diary.write_bytes(b"this is a letter to my aunt, not a diary" * 200)
    before = paths.diary.read_bytes()
    desk = begin()
    page = desk.window.page("trouble")
    assert isinstance(page, TroublePage)
    assert page._what.text()
    assert paths.diary.read_bytes() == before
    paths.diary.unlink()
    retry = next(b for b in page.findChildren(Button) if "Try again" in b.text())
    retry.click()
    assert desk.window.current == "first_start"


def test_help_is_there_when_the_diary_cannot_be_opened(begin: Begin, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.diary.write_bytes(b"this is a letter to my aunt, not a diary" * 200)
    desk = begin()
    trouble = desk.window.page("trouble")
    assert trouble is not None
    by_button = next(b for b in trouble.findChildren(Button) if b.text().replace("&", "") == "Get help")
    for ask in (by_button.click, lambda: desk.window.page_asked.emit("help")):
        ask()
        page = desk.window.page(desk.window.current)
        assert isinstance(page, HelpPage)
        assert page.board.isVisible()
        desk.window.page_asked.emit("help")  # once more changes nothing
        desk.window.page_asked.emit("settings")
        assert desk.window.page(desk.window.current) is page
        page.return_button.click()
        assert desk.window.current == "trouble"
    paths.diary.unlink()
    next(b for b in trouble.findChildren(Button) if "Try again" in b.text()).click()
    assert "help_without_diary" not in desk.window.made_pages()


def test_another_diary_can_be_opened_and_the_first_is_let_go(begin: Begin, paths: Paths, tmp_path: Path) -> None:
    make_diary(paths.diary)
    make_diary(tmp_path / "Mother.b12")
    desk = begin()
    first = desk.shell
    desk.open_diary(tmp_path / "Mother.b12")
    assert desk.shell is not first
    assert desk.window.recent_diaries() == (str(tmp_path / "Mother.b12"), str(paths.diary))
    assert desk.window.current == "today"


def test_no_other_page_comes_into_sight_while_a_diary_is_let_go(begin: Begin, paths: Paths, tmp_path: Path) -> None:
    make_diary(paths.diary)
    desk = begin()
    assert desk.shell is not None
    for entry in (*entries()[1:], entries()[0]):
        desk.shell.show_page(entry.key)
    seen = Sightings()
    for page in desk.window.made_pages().values():
        page.installEventFilter(seen)
    desk.open_diary(tmp_path / "Mother.b12")
    assert seen.of == []


def test_a_diary_that_cannot_be_opened_keeps_the_one_that_is(begin: Begin, paths: Paths, tmp_path: Path) -> None:
    make_diary(paths.diary)
    desk = begin()
    (tmp_path / "letter.b12").write_bytes(b"not a diary at all" * 300)
    first = desk.shell
    desk.open_diary(tmp_path / "letter.b12")
    assert desk.shell is first
    page = desk.window.page("today")
    assert page is not None
    assert page.message_bar.text


def test_a_diary_kept_elsewhere_is_filled_and_found_again_at_the_next_start(
    begin: Begin, paths: Paths, tmp_path: Path
) -> None:
    desk = begin()
    assert desk.shell is not None
    place = tmp_path / "My papers" / "diary.b12"
    place.parent.mkdir()
    filled: list[Path | None] = []

    def fill(diary: Diary, shell: Shell, page: Page) -> None:
        assert page is desk.window.page("first_start")
        diary.set_preferences(first_start_done=True)
        filled.append(diary.path)
        shell.show_page("today")

    desk.shell.keep_at(place, fill)
    assert filled == [place]
    assert desk.shell.diary.path == place
    assert desk.window.windowTitle() == "B12 Diary"
    desk.window.close()
    again = begin()
    assert again.shell is not None
    assert again.shell.diary.path == place
    assert again.window.current == "today"


def test_a_place_that_cannot_be_used_is_told_and_not_kept(begin: Begin, paths: Paths, tmp_path: Path) -> None:
    desk = begin()
    first = desk.shell
    assert first is not None
    (tmp_path / "letter.b12").write_bytes(b"not a diary at all" * 300)
    first.keep_at(tmp_path / "letter.b12", lambda *_there: pytest.fail("there is nothing to fill"))
    assert desk.shell is first
    page = desk.window.page("first_start")
    assert page is not None
    assert page.message_bar.text
    desk.window.close()
    assert begin().shell is not None
    assert WindowState.load(paths.window_state).home == ""
