"""Get help, with and without entries; noting a sign and clearing it again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.care import care_texts
from b12diary.domain.help_lines import SURGERY
from b12diary.domain.safety import CareLevel, SignId
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.wiring.help import connect, connect_without_diary
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


def _words(page: HelpPage) -> str:
    return " ".join(label.text() for label in page.numbers.findChildren(QLabel) if label.isVisible())


def test_a_number_typed_by_key_stands_on_the_cards_with_the_printed_one_beside_it(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    page.numbers.change_button.setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.numbers.row("gb.emergency").number
    press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is page.numbers.row("gb.urgent").number
    assert focus.accessibleName() == "Urgent, the same day"
    focus.selectAll()
    press("0131  496 0000", Qt.Key.Key_Return)
    assert diary.preferences.own_numbers == (("gb.urgent", "0131 496 0000"),)
    assert bench.said == [("Your number for Urgent, the same day is kept.", True)]
    page.numbers.done_button.click()
    card = page.board.cards(CareLevel.URGENT)[0]
    assert "0131" in card.accessibleName()
    assert "typed by you" in card.accessibleDescription()
    assert "Typed by you. The program’s number is 111." in _words(page)
    assert "999" in page.board.cards(CareLevel.EMERGENCY)[0].accessibleName()


def test_the_printed_number_comes_back_by_button_by_an_empty_field_and_by_undo(bench: Bench[HelpPage]) -> None:
    page, diary = bench.page, bench.diary
    page.numbers.open_form()
    row = page.numbers.row("gb.emergency")
    assert not row.reset.isVisible()
    for back in ("button", "empty", "undo"):
        row.number.setFocus()
        row.number.selectAll()
        press("998", Qt.Key.Key_Return)
        assert row.reset.text() == "Use 999 again"
        assert diary.preferences.own_numbers
        if back == "button":
            row.reset.setFocus()
            press(Qt.Key.Key_Space)
            assert QApplication.focusWidget() is row.number
        elif back == "empty":
            row.number.selectAll()
            press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
        else:
            diary.undo()
        assert diary.preferences.own_numbers == ()
        assert row.number.text() == "999"
        assert not row.reset.isVisible()


def test_the_own_surgery_is_named_on_the_cards_that_send_there(bench: Bench[HelpPage]) -> None:
    page = bench.page
    bench.diary.set_preferences(own_numbers=((SURGERY, "020 7946 0018"),), country="")
    for level in (CareLevel.URGENT, CareLevel.SOON):
        assert "My GP, clinic or nurse: 020" in page.board.cards(level)[0].accessibleDescription()
    assert "My GP" not in page.board.cards(CareLevel.EMERGENCY)[0].accessibleDescription()


def test_the_same_number_again_writes_nothing(bench: Bench[HelpPage]) -> None:
    before = n_steps(bench.diary)
    bench.page.numbers.open_form()
    row = bench.page.numbers.row("gb.urgent")
    row.number.setFocus()
    row.number.selectAll()
    press(" 111", Qt.Key.Key_Return)
    assert n_steps(bench.diary) == before
    assert row.number.text() == "111"


def test_the_cards_are_printed_through_the_systems_dialog(bench: Bench[HelpPage], qtbot: QtBot) -> None:
    bench.page.print_button.click()
    qtbot.waitUntil(lambda: bool(bench.page.findChildren(QPrintDialog)))
    dialog = bench.page.findChildren(QPrintDialog)[0]
    dialog.reject()
    assert bench.page.message_bar.text == ""


def test_without_a_diary_the_cards_and_numbers_are_there_and_nothing_can_be_noted(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    went: list[str] = []
    connect_without_diary(page, went.append)
    page.came_from = "trouble"
    page.resize(928, 760)
    with qtbot.waitExposed(page):
        page.show()
    assert not page.note_button.isVisible()
    assert not page.numbers.change_button.isVisible()
    page.country.picked.emit("NZ")
    assert "111" in page.board.cards(CareLevel.EMERGENCY)[0].accessibleName()
    assert page.country.key() == "NZ"
    page.return_button.click()
    assert went == ["trouble"]


def test_during_the_first_start_a_button_leads_back_to_it(bench: Bench[HelpPage]) -> None:
    page = bench.page
    assert page.return_button.isVisible()
    page.return_button.click()
    assert bench.went == [("first_start", "")]
    bench.diary.set_preferences(first_start_done=True)
    assert not page.return_button.isVisible()


def test_in_a_narrow_window_the_bottom_row_stays_one_line(bench: Bench[HelpPage]) -> None:
    page = bench.page
    bench.diary.set_preferences(first_start_done=True)
    page.resize(500, 600)
    assert page.foot.indexOf(page.print_button) < 0
    QApplication.sendPostedEvents()  # what moves to another parent is shown again with its layout
    assert page.print_button.isVisible()
    page.resize(928, 760)
    assert page.foot.indexOf(page.print_button) >= 0
