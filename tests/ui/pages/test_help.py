"""Get help, with and without entries; noting a sign and clearing it again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.care import care_texts
from b12diary.domain.safety import CareLevel, SignId
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.wiring.help import connect
from tests.ui.pages.bench import Bench, n_steps, press


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[HelpPage]]:
    with Bench.on(qtbot, HelpPage(), connect) as bench:
        yield bench


def _open_signs(diary: Diary) -> list[SignId]:
    return [tick.sign for tick in diary.excerpt().ticks if tick.is_open]


def test_the_cards_stand_there_without_any_entry(bench: Bench[HelpPage]) -> None:
    page = bench.page
    assert [len(page.board.cards(level)) for level in CareLevel] == [5, 3, 3]
    assert page.board.cards(CareLevel.EMERGENCY)[0].accessibleName().startswith("Emergency · Face")
    assert "999" in page.board.cards(CareLevel.EMERGENCY)[0].accessibleName()
    assert not page.open_ticks.isVisible()


def test_showing_writes_nothing(bench: Bench[HelpPage]) -> None:
    bench.diary.tick_sign(SignId("S5"))
    before = n_steps(bench.diary)
    bench.page.refresh(bench.diary.excerpt(), bench.diary.today)
    bench.page.refresh(bench.diary.excerpt(), bench.diary.today)
    bench.page.open_list()
    bench.page.show_cards()
    assert n_steps(bench.diary) == before


def test_a_serious_sign_is_noted_by_key_and_its_card_takes_the_page(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    page.note_button.setFocus()
    press(Qt.Key.Key_Space)
    first = QApplication.focusWidget()
    assert first is page.signs.box("S1")
    press(Qt.Key.Key_Space)
    assert _open_signs(diary) == ["S1"]
    card = QApplication.focusWidget()
    assert card is not None
    assert card.accessibleName().endswith("Call 999 or go to A&E now if:")
    assert not page.board.isVisible()
    assert bench.said == [("Noted in your diary.", True)]
    noted = page._alone_words
    assert noted is not None
    assert noted.text().startswith("Noted in your diary on 22 Nov 2026: Swollen lips")
    diary.undo()
    assert _open_signs(diary) == []
    assert not noted.isVisible()


def test_leaving_the_page_brings_back_all_cards(bench: Bench[HelpPage]) -> None:
    bench.page.open_list()
    bench.page.signs.box("S1").click()
    bench.page.commit_edits()
    assert bench.page.board.isVisible()
    assert bench.page.note_button.isVisible()


def test_a_sign_that_can_wait_shows_its_card_in_place(bench: Bench[HelpPage]) -> None:
    page = bench.page
    page.open_list()
    page.signs.box("S11").click()
    assert page.signs.isVisible()
    assert page.signs.box("S11").isChecked()
    page.signs.box("S11").click()
    assert not page.signs.box("S11").isChecked()
    assert _open_signs(bench.diary) == []


def test_a_private_sign_is_named_nowhere_else_and_stays_off_the_page(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    page.open_list()
    page.signs.box("S8").click()
    (tick,) = diary.excerpt().ticks
    assert tick.is_private
    sign = care_texts().sign(SignId("S8"))
    assert sign is not None
    assert sign.label not in f"{diary.undo_label} {bench.said}"
    page.show_cards()
    page.open_ticks.rows()[tick.id].page_button.click()
    assert not diary.excerpt().ticks[0].is_private
    diary.undo()
    assert diary.excerpt().ticks[0].is_private


def test_clearing_the_last_one_leaves_the_focus_on_the_page(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    for sign in ("S5", "S12"):
        diary.tick_sign(SignId(sign))
    for left in (1, 0):
        button = next(iter(page.open_ticks.rows().values())).clear_button
        button.setFocus()
        press(Qt.Key.Key_Space)
        assert len(_open_signs(diary)) == left
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()
    assert focus is page.note_button
    assert not page.open_ticks.isVisible()
    assert len(diary.excerpt().ticks) == 2


def test_the_numbers_follow_the_country(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    page.country.picked.emit("US")
    assert diary.preferences.country == "US"
    assert "911" in page.board.cards(CareLevel.EMERGENCY)[0].accessibleName()
    assert page.country.key() == "US"
    page.country.picked.emit("")
    assert "your emergency number" in page.board.cards(CareLevel.EMERGENCY)[0].accessibleName()
