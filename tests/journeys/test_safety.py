"""A sign that needs quick care, noted in the real window by keyboard, on a diary with a clear pattern."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.interchange.examples import example_entries
from b12diary.paths import Paths
from b12diary.ui.pages.appointment import AppointmentPage
from b12diary.ui.start import Desk
from b12diary.ui.widgets.care_card import CareCard
from tests.clock import SetClock
from tests.journeys.keyboard import Key, ctrl, focus, name_of, press, tab_to

QUESTION = "Is having my injections more often an option for me?"
SIGN = "Worse walking or balance, falls, spreading numbness or weakness, electric shocks, or newly blurred sight"
PATIENCE_MS = 20_000


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window on the example in which symptoms come back."""
    paths, clock = Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock()
    diary = Diary.open(paths.diary, clock)
    diary.take_in(example_entries("returns", date(2026, 11, 22)), "example")
    diary.set_preferences(first_start_done=True)
    diary.close()
    desk = Desk(qapp, paths, clock)
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.begin(paths.diary, None)
    qtbot.waitUntil(lambda: desk.window.current == "today")
    yield desk
    desk.window.close()


def appointment(desk: Desk) -> AppointmentPage:
    page = desk.window.page("appointment")
    assert isinstance(page, AppointmentPage)
    return page


def shown(desk: Desk) -> list[str]:
    """What is worth raising, from the top."""
    return [panel.suggestion.id.value for panel in appointment(desk).worth.panels]


def page_words(desk: Desk) -> str:
    return appointment(desk).preview._window.accessibleDescription()


def test_tick_s5_and_the_page_leads_with_it_clear_it_and_the_question_is_back(qtbot: QtBot, desk: Desk) -> None:
    def wait_for(is_so: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    ctrl(Key.Key_5)
    wait_for(lambda: shown(desk)[:1] == ["more_often"])
    tab_to("Put it on my page")
    press(Key.Key_Space)
    wait_for(lambda: QUESTION in page_words(desk))
    assert "None ticked" in page_words(desk)

    ctrl(Key.Key_6)
    tab_to("Note one of these in my diary")
    press(Key.Key_Space)
    tab_to(SIGN)
    press(Key.Key_Space)
    card = focus()
    assert isinstance(card, CareCard)
    assert name_of(card).endswith("Call 111 or ask for a GP today if:")
    assert desk.shell is not None
    (tick,) = desk.shell.diary.excerpt().ticks
    assert (tick.sign, tick.is_open) == ("S5", True)

    ctrl(Key.Key_5)
    wait_for(lambda: shown(desk) == ["safety_first"])
    wait_for(lambda: QUESTION not in page_words(desk))
    words = page_words(desk)
    assert SIGN in words
    assert words.index(SIGN) < words.index("Treatment")
    assert desk.shell.diary.excerpt().appointments[-1].asks_frequency, "it waits, it is not forgotten"

    ctrl(Key.Key_6)
    tab_to(f"Clear: {SIGN}")
    press(Key.Key_Space)
    ctrl(Key.Key_5)
    wait_for(lambda: shown(desk)[:1] == ["more_often"])
    wait_for(lambda: QUESTION in page_words(desk))
    assert "None open" in page_words(desk)


def test_a_private_sign_silences_the_question_and_is_named_nowhere(qtbot: QtBot, desk: Desk) -> None:
    ctrl(Key.Key_6)
    tab_to("Note one of these in my diary")
    press(Key.Key_Space)
    tab_to("Thoughts of ending your life, or you cannot keep safe")
    press(Key.Key_Space)
    assert isinstance(focus(), CareCard)
    ctrl(Key.Key_5)
    qtbot.waitUntil(lambda: shown(desk) == ["safety_first"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(page_words(desk)), timeout=PATIENCE_MS)
    panel = appointment(desk).worth.panels[0]

    assert "ending your life" not in page_words(desk) + " ".join(panel.suggestion.texts)
    assert "None ticked" not in page_words(desk)
    assert desk.shell is not None
    assert "private" in (desk.shell.diary.undo_label or "")
