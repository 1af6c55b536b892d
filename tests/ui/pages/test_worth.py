"""Worth raising, on the appointment page: what is shown, what can be done with it, and that nothing is pushed."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.days import EVER
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.safety import SignId
from b12diary.suggestions.evidence import claims, evidence
from b12diary.suggestions.ground import Ground
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from b12diary.ui.dialogs.evidence import EvidenceDialog
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.appointment_worth import WorthRaising
from tests.clock import SetClock
from tests.ui.pages.appointment_desk import form
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, words

METFORMIN, EARLY = SuggestionId.LOWERS_B12, SuggestionId.TOO_EARLY


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The page of a diary in which a medicine was begun, and nothing can be compared yet."""
    clock = SetClock()
    diary = Diary.in_memory(clock)
    diary.record(Exposure(ExposureId("e"), FactorId("metformin"), diary.today, clock()))
    with desk_on(qtbot, "appointment", diary, clock) as desk:
        settle(qtbot, desk)
        yield desk


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.shell.background.n_pending, timeout=20_000)


def card(desk: Desk) -> WorthRaising:
    return form(desk).worth


def shown(desk: Desk) -> list[SuggestionId]:
    return [panel.suggestion.id for panel in card(desk).panels]


def press(widget: QWidget) -> None:
    """Press a control by key."""
    focus_on(widget)
    keys(Qt.Key.Key_Space)


def appointment(desk: Desk) -> Appointment:
    (only,) = desk.diary.excerpt(EVER).appointments
    return only


def test_the_first_is_open_to_read_and_the_others_by_their_title(desk: Desk) -> None:
    first, second = card(desk).panels

    assert shown(desk) == [EARLY, METFORMIN]
    assert first.is_open
    assert not second.is_open
    assert "You do not have to wait for it." in words(first)
    press(second.fold_button)
    assert "Do not stop a medicine because of this." in words(second)
    assert second.fold_button.accessibleName() == "Close: A new medicine that can lower B12"


def test_an_open_one_is_read_out_whole_and_a_closed_one_is_only_its_button(desk: Desk) -> None:
    first, second = card(desk).panels
    focus_on(first)

    assert first.hasFocus()
    assert "You do not have to wait for it." in first.accessibleDescription()
    assert second.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert second.accessibleDescription() == ""


def test_tab_comes_to_it_where_it_stands(desk: Desk) -> None:
    focus_on(form(desk).fold.button)
    names = []
    for _step in range(4):
        keys(Qt.Key.Key_Tab)
        names.append(focused_name())

    assert names == ["Too early to compare", "Close: Too early to compare", "Put it on my page", "Why am I shown this?"]
    focus_on(card(desk).panels[-1].fold_button)
    keys(Qt.Key.Key_Tab)
    assert focused_name() in {"The page as it will print", "Larger"}


def test_why_it_is_shown_opens_in_place(desk: Desk) -> None:
    panel = card(desk).panel(METFORMIN)
    panel.set_open(True)
    before = words(panel)
    press(panel.why_button)

    assert words(panel) - before == {"Metformin: from 22 Nov 2026."}


def test_looking_writes_nothing(desk: Desk, qtbot: QtBot) -> None:
    before = n_steps(desk.diary)
    desk.shell.refresh()
    settle(qtbot, desk)
    for panel in card(desk).panels:
        press(panel.fold_button)

    assert n_steps(desk.diary) == before


def test_its_question_goes_on_the_page_and_off_again(desk: Desk, qtbot: QtBot) -> None:
    panel = card(desk).panel(EARLY)
    press(panel.put_button)
    settle(qtbot, desk)

    assert appointment(desk).questions == ("What should I do if symptoms come back before my next injection?",)
    assert form(desk).words.questions[0].text() == appointment(desk).questions[0]
    assert card(desk).panel(EARLY) is panel, "what is being read is not made anew"
    assert "This question is on your page." in words(panel)
    assert holds_focus(panel)
    assert desk.diary.undo_label == "Question on the page"

    press(panel.put_button)
    settle(qtbot, desk)
    assert appointment(desk).questions == ()
    assert "This question is on your page." not in words(panel)


def test_three_questions_leave_no_room_and_are_kept(desk: Desk, qtbot: QtBot) -> None:
    full = Appointment(AppointmentId("a"), desk.clock(), questions=("One?", "Two?", "Three?"))
    desk.diary.record(full)
    settle(qtbot, desk)
    press(card(desk).panel(EARLY).put_button)

    assert appointment(desk).questions == ("One?", "Two?", "Three?")
    assert form(desk).message_bar.text.startswith("There is room for 3 questions.")


def test_not_this_time_and_back_again(desk: Desk, qtbot: QtBot) -> None:
    press(card(desk).panel(EARLY).aside_button)
    settle(qtbot, desk)

    assert shown(desk) == [METFORMIN]
    assert appointment(desk).set_aside == ("too_early",)
    assert holds_focus(card(desk).panel(METFORMIN)), "the focus moves to what now stands there"
    assert desk.diary.undo_label == "Put aside: Too early to compare"

    press(card(desk)._back)
    settle(qtbot, desk)
    assert shown(desk) == [EARLY, METFORMIN]


def test_not_this_time_is_for_this_appointment_only(desk: Desk, qtbot: QtBot) -> None:
    over = Appointment(AppointmentId("a"), desk.clock(), day=desk.diary.today, set_aside=("too_early",))
    desk.diary.record(over)
    settle(qtbot, desk)
    assert shown(desk) == [METFORMIN]

    desk.clock.pass_time(days=1)
    desk.shell.refresh()
    settle(qtbot, desk)
    assert shown(desk) == [EARLY, METFORMIN]


def test_do_not_show_again(desk: Desk, qtbot: QtBot) -> None:
    panel = card(desk).panel(METFORMIN)
    panel.set_open(True)
    press(panel.never_button)
    settle(qtbot, desk)

    assert shown(desk) == [EARLY]
    assert desk.diary.preferences.hidden_suggestions == ("lowers_b12",)
    desk.shell.undo()
    settle(qtbot, desk)
    assert shown(desk) == [EARLY, METFORMIN]


def test_all_of_it_can_be_turned_off(desk: Desk, qtbot: QtBot) -> None:
    desk.diary.set_preferences(suggestions_on=False)
    settle(qtbot, desk)

    assert shown(desk) == []
    assert "Suggestions are turned off. You can turn them on in Settings." in words(card(desk))


def test_an_open_sign_stands_alone_and_leads_to_get_help(desk: Desk, qtbot: QtBot) -> None:
    desk.diary.tick_sign(SignId("S5"))
    settle(qtbot, desk)
    (panel,) = card(desk).panels

    assert panel.suggestion.id is SuggestionId.SAFETY_FIRST
    assert not panel.put_button.isVisible()
    assert not panel.aside_button.isVisible()
    press(panel.help_button)
    assert desk.window.current == "help"


def test_nothing_is_looked_for_while_another_page_is_open(qtbot: QtBot) -> None:
    clock = SetClock()
    with desk_on(qtbot, "today", Diary.in_memory(clock), clock) as desk:
        desk.diary.record(Exposure(ExposureId("e"), FactorId("metformin"), desk.diary.today, clock()))

        assert not desk.shell.background.n_pending


def test_what_it_rests_on_opens_above_the_page(desk: Desk, qtbot: QtBot) -> None:
    panel = card(desk).panel(EARLY)
    press(panel.evidence_button)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(EvidenceDialog)))
    (dialog,) = desk.window.findChildren(EvidenceDialog)

    qtbot.waitUntil(dialog.isActiveWindow)
    assert [c.claim.id for c in dialog.cards] == list(panel.suggestion.evidence)
    assert not dialog.search.isVisible()
    press(dialog.all_button)
    assert len(dialog.cards) == len(evidence())
    keys("metformin")
    assert [c.claim.id for c in dialog.cards if c.isVisible()] == ["metformin"]
    keys(Qt.Key.Key_Tab)
    assert focused_name() == "Metformin"
    keys(Qt.Key.Key_Tab)
    assert focused_name() == "Close"
    dialog.accept()


# The card by itself


def test_each_claim_is_read_out_whole(qtbot: QtBot) -> None:
    dialog = EvidenceDialog(None, claims([claim.id for claim in evidence()[:2]]))
    qtbot.addWidget(dialog)
    first = dialog.cards[0]

    assert first.accessibleName() == first.claim.topic
    for text in (first.claim.claim, first.claim.technical, *first.claim.against, *first.claim.sources):
        assert text in first.accessibleDescription()


def test_filling_keeps_what_was_open_and_says_how_many_wait(qtbot: QtBot) -> None:
    worth = WorthRaising()
    qtbot.addWidget(worth)
    made = [Suggestion(name, name.value, ("A sentence.",), ("Why.",), (), "A question?") for name in SuggestionId][1:4]
    worth.show()
    worth.show_suggestions(made, on_page=())
    assert all(panel.isVisible() for panel in worth.panels), "the next key already finds them"
    worth.panel(made[2].id).set_open(True)
    worth.show_suggestions(made[1:], on_page=(made[1].id,), n_set_aside=1)

    assert [panel.is_open for panel in worth.panels] == [False, True]
    assert worth._back.isVisible()
    assert worth._back.text() == "Show 1 that I put aside"
    worth.show_suggestions((), on_page=(), n_set_aside=3)
    assert "Nothing more for this time." in {label.text() for label in worth.findChildren(QLabel)}
    worth.show_suggestions((), on_page=())
    assert "Nothing to raise from your entries." in {label.text() for label in worth.findChildren(QLabel)}


def test_the_page_and_what_is_worth_raising_look_back_once(desk: Desk, qtbot: QtBot) -> None:
    """Both are made from the same results: the very same object, not an equal one."""
    kinds: dict[str, Any] = {
        type(child).__module__: child for child in form(desk).findChildren(QObject) if hasattr(child, "_diary")
    }
    page, worth = kinds["b12diary.ui.wiring.appointment"], kinds["b12diary.ui.wiring.worth"]

    assert isinstance(worth._ground, Ground)
    assert worth._ground.look_back is page._known.results.look_back

    desk.diary.record(Dose(DoseId("d"), desk.diary.today, desk.clock()))
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert worth._ground.excerpt.doses
    assert worth._ground.look_back is page._known.results.look_back
