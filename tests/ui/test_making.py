"""Pages made beforehand, slice by slice: nobody notices, nothing is left half made, and they are as if made at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.symptom import Cadence, Symptom, SymptomId
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.registry import pages
from b12diary.ui.shell import Shell
from b12diary.ui.tab_order import in_reading_order
from b12diary.ui.widgets.page import Page
from tests.ui.open_shell import open_shell

BESIDE_TODAY = {entry.key for entry in pages() if entry.icon_name} - {"today"}
MOST_SLICES = 400


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as opened:
        diary = opened.diary
        diary.set_symptoms(
            [Symptom(SymptomId("fatigue")), *(Symptom(SymptomId(f"own-{n}"), f"Own {n}") for n in (1, 2))]
        )
        diary.record(
            *(Dose(DoseId(f"d{n}"), diary.today - timedelta(days=14 * n), diary.now()) for n in range(30)), label="Past"
        )
        qtbot.waitUntil(lambda: opened.background.n_pending == 0)
        yield opened


def prepare(shell: Shell, qtbot: QtBot, slices: int = MOST_SLICES) -> None:
    """Have some slices done, as the timer would."""
    shell.maker.begin()
    for _slice in range(slices):
        qtbot.waitUntil(lambda: shell.background.n_pending == 0)
        if not shell.maker._has_begun:
            return
        shell.maker._go_on()
    assert slices < MOST_SLICES, "it comes to no end"


def made(shell: Shell) -> set[str]:
    return set(shell.window.made_pages())


def words_of(page: Page) -> list[tuple[str, str]]:
    shown = [w for w in in_reading_order(page) if w.isVisibleTo(page)]
    return [(type(w).__name__, w.accessibleName()) for w in shown if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def on_the_way(shell: Shell) -> set[Page]:
    inside = set(shell.window.home.findChildren(Page, options=Qt.FindChildOption.FindDirectChildrenOnly))
    return inside - set(shell.window.made_pages().values())


def test_all_pages_are_made_and_what_is_in_sight_stays_as_it_is(shell: Shell, qtbot: QtBot) -> None:
    before, held = shell.window.current, shell.window.focusWidget()
    prepare(shell, qtbot)
    assert made(shell) >= BESIDE_TODAY
    assert (shell.window.current, shell.window.focusWidget()) == (before, held)
    assert not any(page.isVisible() for key, page in shell.window.made_pages().items() if key != before)
    assert not on_the_way(shell)
    assert not shell.maker._timer.isActive(), "there is nothing left to do"


def test_whoever_comes_near_to_the_sidebar_has_the_ratings_read_before_a_page_is_asked_for(
    shell: Shell, qtbot: QtBot
) -> None:
    for n in range(3):
        shell.diary.rate(shell.diary.today - timedelta(days=n), {SymptomId("fatigue"): n, SymptomId("own-1"): n})
    shell.maker.begin()

    shell.window.sidebar.approached.emit()
    qtbot.waitUntil(lambda: not shell.maker._reading.isActive())

    assert not shell.diary.read_ahead(), "something was left"
    assert made(shell) == {shell.window.current}


def test_nothing_is_read_for_a_diary_that_was_left(shell: Shell) -> None:
    shell.maker.begin()
    shell.window.sidebar.approached.emit()
    assert shell.maker._reading.isActive()

    shell.maker.close()
    shell.window.sidebar.approached.emit()

    assert not shell.maker._reading.isActive()


def test_a_page_made_in_slices_is_the_page_made_at_once(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    found: list[dict[str, list[tuple[str, str]]]] = []
    for folder in ("at once", "in slices"):
        with open_shell(qtbot, qapp, tmp_path / folder) as shell:
            shell.diary.record(Dose(DoseId("d"), shell.diary.today, shell.diary.now()))
            if folder == "in slices":
                prepare(shell, qtbot)
            words = {}
            for key in sorted(BESIDE_TODAY):
                shell.show_page(key)
                qtbot.waitUntil(lambda shell=shell: shell.background.n_pending == 0)  # type: ignore[misc]  # a default binds it
                words[key] = words_of(shell.window.made_pages()[key])
            found.append(words)
    assert found[0] == found[1]
    assert all(found[0].values())


@pytest.mark.parametrize("slices", [1, 8, 25])
def test_a_page_asked_for_in_the_middle_is_whole_and_has_the_keys(shell: Shell, qtbot: QtBot, slices: int) -> None:
    prepare(shell, qtbot, slices)
    name = shell.maker._begun[0] if shell.maker._begun is not None else "settings"
    assert name not in made(shell)
    shell.window.sidebar.setFocus()
    shell.show_page(name)
    page = shell.window.made_pages()[name]
    assert page.isVisible()
    assert not page.is_stale
    assert not on_the_way(shell)
    assert words_of(page)
    prepare(shell, qtbot)
    assert made(shell) >= BESIDE_TODAY
    assert page.isVisible()


def test_what_is_written_meanwhile_is_in_the_page_that_is_shown(shell: Shell, qtbot: QtBot) -> None:
    def is_filling() -> bool:
        begun = shell.maker._begun
        return begun is not None and isinstance(begun[1].page, InjectionsPage) and bool(begun[1].page.list._shown)

    while not is_filling():
        prepare(shell, qtbot, 1)
    new = Dose(DoseId("new"), shell.diary.today - timedelta(days=1), shell.diary.now(), batch="B7")
    shell.diary.record(new)
    prepare(shell, qtbot)
    shell.show_page("injections")
    page = shell.window.made_pages()["injections"]
    assert isinstance(page, InjectionsPage)
    assert new in [row.dose for row, _widget in page.list._shown]


def test_a_symptom_taken_off_meanwhile_is_off(shell: Shell, qtbot: QtBot) -> None:
    while not (shell.maker._begun and isinstance(shell.maker._begun[1].page, SettingsPage)):
        prepare(shell, qtbot, 1)
    own = [s for s in shell.diary.symptoms if s.id == "own-1"]
    shell.diary.set_symptoms([Symptom(s.id, "Another", cadence=Cadence.WEEKLY) for s in own])
    prepare(shell, qtbot)
    shell.show_page("settings")
    page = shell.window.made_pages()["settings"]
    assert isinstance(page, SettingsPage)
    assert page.symptoms.row("own-1").name.text() == "Another"


@pytest.mark.parametrize("slices", [3, 30])
def test_nothing_of_it_is_left_when_the_diary_is_closed(shell: Shell, qtbot: QtBot, slices: int) -> None:
    prepare(shell, qtbot, slices)
    home = shell.window.home
    shell.close()
    assert not shell.maker._timer.isActive()
    shell.window.drop_pages()
    qtbot.waitUntil(lambda: not home.findChildren(Page))


def test_it_waits_while_somebody_or_something_is_at_work(shell: Shell, qtbot: QtBot) -> None:
    shell.maker.begin()
    job = shell.background.submit(lambda: None)
    shell.maker._go_on()
    assert shell.maker._begun is None
    qtbot.waitSignal(job.done)
    qtbot.waitUntil(lambda: shell.background.n_pending == 0)

    dialog = QDialog(shell.window)
    dialog.open()
    shell.maker._go_on()
    assert shell.maker._begun is None
    assert shell.maker._timer.isActive()
    dialog.reject()

    rest = shell.maker._timer.remainingTime()
    shell.diary.rate(shell.diary.today, {SymptomId("fatigue"): 3})
    assert shell.maker._timer.remainingTime() >= rest - 200


def test_nothing_is_made_for_a_window_out_of_sight_until_it_is_back(shell: Shell, qtbot: QtBot) -> None:
    shell.maker.begin()
    shell.window.hide()
    shell.maker._timer.stop()
    shell.maker._go_on()
    assert not shell.maker._timer.isActive(), "it does not even look again and again"
    shell.window.show()
    shell.maker.go_on()
    assert shell.maker._timer.isActive()
    prepare(shell, qtbot)
    shell.maker.go_on()
    assert not shell.maker._timer.isActive()


def test_a_page_that_cannot_be_made_is_not_shown_in_halves(shell: Shell, qtbot: QtBot) -> None:
    def broken(_diary: Diary, _shell: Shell) -> Iterator[Page | None]:
        yield Page(shell.window.home)
        raise RuntimeError("broken")

    known = shell.maker._entries["injections"]
    shell.maker._entries["injections"] = replace(known, make=broken)
    with pytest.raises(RuntimeError, match="broken"):
        prepare(shell, qtbot)
    assert shell.maker._begun is None
    assert not shell.maker._timer.isActive()
    assert "injections" not in made(shell)
    qtbot.waitUntil(lambda: not on_the_way(shell))

    shell.maker._entries["injections"] = known
    shell.show_page("injections")
    assert words_of(shell.window.made_pages()["injections"])
