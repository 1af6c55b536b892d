"""With personal details hidden, no page, dialog, menu or title shows a word of the person's own; none is lost by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.covering import COVER
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.printed_page import PrintedAs
from b12diary.ui.dialogs.backups import BackupsDialog
from b12diary.ui.pages.appointment import AppointmentPage
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.shell import Shell
from tests.storage.full_diary import OWN, fill
from tests.ui.open_shell import bar_of, open_shell
from tests.ui.pictures.words import texts

PAGES = ("today", "injections", "diary", "patterns", "appointment", "help", "settings")
DAYS = (date(2026, 3, 2), date(2026, 11, 21), date(2026, 11, 22))
STAYS = ("helplinewalrus", "unitwalrus", "hold “walrus”")
"""A telephone number that must be there in an emergency; how a laboratory measures; what was typed into the search."""


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path / "placewalrus") as opened:
        fill(opened.diary)
        write_about_today(opened.diary)
        opened.name_window("ownerwalrus")
        opened.refresh()
        yield opened


def write_about_today(diary: Diary) -> None:
    today = diary.today
    excerpt = diary.excerpt()
    ahead = replace(excerpt.appointments[0], day=today + timedelta(days=3))
    diary.record(replace(excerpt.doses[-1], given_on=today - timedelta(days=1)), ahead)
    for n in range(2):
        diary.write_note(today - timedelta(days=n), f"todaynote{n}walrus")
        other = Exposure(ExposureId(f"other-{n}"), FactorId("other"), today - timedelta(days=n), diary.now(), None)
        diary.record(replace(other, ends_on=other.starts_on, label=f"otherwalrus{n}"))
    diary.rate(today, {OWN: 6})  # so that undo names it


def settle(app: QApplication, shell: Shell) -> None:
    for _turn in range(4):
        app.processEvents()
        while shell.background.n_pending:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def own_words(app: QApplication) -> set[str]:
    shown = [text for window in app.topLevelWidgets() if window.isVisible() for text in texts(window)]
    shown += [action.text() for menu in _menus(app) for action in menu.actions()]
    lines = {line for text in shown for line in text.replace("\u200b", "").splitlines()}
    return {line for line in lines if "walrus" in line.casefold() and not any(words in line for words in STAYS)}


def _menus(app: QApplication) -> Iterator[QWidget]:
    for window in app.topLevelWidgets():
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
            yield menu


def seen_on(app: QApplication, shell: Shell, page: str) -> set[str]:
    shell.show_page(page)
    found: set[str] = set()
    for day in DAYS:
        shell.show_day(day)
        settle(app, shell)
        found |= own_words(app)
    return found


def test_every_page_hides_them_and_shows_them_again(qapp: QApplication, shell: Shell) -> None:
    before = {page: seen_on(qapp, shell, page) for page in PAGES}
    assert all(before.values()), "a page without own words proves nothing"
    shell.hide_details()
    assert {page: seen_on(qapp, shell, page) for page in PAGES} == {page: set() for page in PAGES}
    shell.hide_details()
    again = {page: seen_on(qapp, shell, page) for page in PAGES}
    # The newest step, which undo names, is another one by now.
    assert {page: without_undo(found) for page, found in again.items()} == {
        page: without_undo(found) for page, found in before.items()
    }


def without_undo(lines: set[str]) -> set[str]:
    return {line for line in lines if "Undo" not in line}


def test_nothing_is_left_of_pages_that_were_filled_before(qapp: QApplication, shell: Shell) -> None:
    for page in PAGES:
        shell.show_page(page)
    shell.hide_details()
    for page in PAGES:
        shell.show_page(page)
        settle(qapp, shell)
        assert own_words(qapp) == set(), page


def all_but_the_choice(diary: Diary) -> Excerpt:
    excerpt = diary.excerpt()
    return replace(excerpt, preferences=replace(excerpt.preferences, hide_details=False))


def test_leafing_through_hidden_pages_changes_nothing(qapp: QApplication, shell: Shell) -> None:
    before = all_but_the_choice(shell.diary)
    shell.hide_details()
    for page in PAGES:
        seen_on(qapp, shell, page)
        in_sight = shell.window.page(page)
        assert in_sight is not None
        for field in in_sight.findChildren(QWidget):
            if isinstance(field, QLineEdit | QPlainTextEdit) and field.isVisible():
                field.setFocus()
                field.clearFocus()
    settle(qapp, shell)
    assert all_but_the_choice(shell.diary) == before


def test_what_is_changed_beside_hidden_words_keeps_them(shell: Shell) -> None:
    diary, seen = shell.diary, shell.seen
    before = diary.excerpt()
    shell.hide_details()
    shown = seen.excerpt()
    assert not seen.record(replace(shown.doses[0], given_time=None)).is_refused
    assert not seen.record(replace(shown.appointments[0], questions=shown.appointments[0].questions[1:])).is_refused
    assert not seen.write_note(date(2026, 3, 4), COVER).parts
    assert not seen.set_symptoms(tuple(reversed(shown.symptoms))).is_refused
    assert not seen.set_preferences(person_name=COVER, person_born="1970").is_refused
    after = diary.excerpt()
    assert after.doses[0] == replace(before.doses[0], given_time=None)
    assert after.appointments[0].questions == before.appointments[0].questions[1:]
    assert after.notes == before.notes
    assert {s.id: s.label for s in after.symptoms} == {s.id: s.label for s in before.symptoms}
    assert (after.preferences.person_name, after.preferences.person_born) == ("namewalrus", "1970")


def test_a_new_injection_like_the_last_has_its_words(shell: Shell) -> None:
    shell.hide_details()
    proposed = shell.seen.new_dose()
    assert proposed.given_by == COVER
    shell.seen.record(proposed)
    assert {dose.given_by for dose in shell.diary.excerpt().doses if dose.id == proposed.id} == {"giver3walrus"}


def test_a_stretch_of_days_cut_in_two_keeps_its_words(shell: Shell) -> None:
    shell.hide_details()
    event = next(e for e in shell.seen.excerpt().exposures if e.id == "event")
    second = replace(event, id=ExposureId("second"), starts_on=date(2026, 3, 6))
    shell.seen.record(replace(event, ends_on=date(2026, 3, 4)), second)
    assert [e.label for e in shell.diary.excerpt().exposures if e.id in {"event", "second"}] == ["eventwalrus"] * 2


def test_writing_on_in_a_hidden_field_is_refused_and_says_why(qapp: QApplication, shell: Shell) -> None:
    shell.hide_details()
    shell.show_page("today")
    page = shell.window.page("today")
    assert page is not None
    fields = [f for f in page.findChildren(QPlainTextEdit) if COVER in f.toPlainText()]
    fields[0].setPlainText(f"{COVER} and more")
    settle(qapp, shell)
    assert "hidden now" in bar_of(shell)
    assert "todaynote0walrus" in {note.text for note in shell.diary.notes()}


def test_emptying_a_hidden_field_empties_it(shell: Shell) -> None:
    shell.hide_details()
    shell.seen.write_note(shell.diary.today, "")
    assert shell.diary.today not in {note.day for note in shell.diary.notes()}


def test_history_search_and_earlier_pages_are_hidden(qapp: QApplication, shell: Shell) -> None:
    shell.hide_details()
    shell.show_page("diary")
    page = shell.window.page("diary")
    assert isinstance(page, DiaryPage)
    page.searched.emit("walrus")
    settle(qapp, shell)
    assert own_words(qapp) == set()
    excerpt = shell.diary.excerpt()
    for part, key in (
        ("doses", excerpt.doses[0].id),
        ("exposures", "event"),
        ("lab_results", "lab"),
        ("appointments", "visit"),
        ("notes", "2026-03-01"),
    ):
        shown = repr(shell.seen.history(Part(part), (key,)))
        for never_shown in ("unitwalrus", "setasidewalrus", "pagewalrus"):
            shown = shown.replace(never_shown, "")
        assert "walrus" not in shown, part
        assert "walrus" in repr(shell.diary.history(Part(part), (key,)))
    assert "walrus" not in repr(shell.seen.printed_pages())


def test_the_page_that_is_handed_over_has_them_all_the_same(qapp: QApplication, shell: Shell) -> None:
    texts_handed_over = []
    for _shown in (True, False):
        shell.show_page("appointment")
        settle(qapp, shell)
        page = shell.window.page("appointment")
        assert isinstance(page, AppointmentPage)
        page.text_asked.emit(page.wish())
        settle(qapp, shell)
        texts_handed_over.append(QApplication.clipboard().text())
        shell.hide_details()
    assert "questionbwalrus" in texts_handed_over[0]
    assert texts_handed_over[0] == texts_handed_over[1]
    # The second is the same page as the first, so that it is kept once.
    assert [page.how for page in shell.diary.printed_pages()].count(PrintedAs.TEXT) == 1


def test_open_forms_are_hidden_too(qapp: QApplication, shell: Shell) -> None:
    shell.show_page("injections", "record")
    page = shell.window.page("injections")
    assert isinstance(page, InjectionsPage)
    settle(qapp, shell)
    shell.hide_details()
    settle(qapp, shell)
    assert own_words(qapp) == set()


def test_messages_hide_files_and_folders(shell: Shell) -> None:
    shell.hide_details()
    shell.say("Saved: /home/jo/My papers/B12 page.pdf")
    assert bar_of(shell) == f"Saved: {COVER}"
    shell.say("Recorded: Import of walrus list.csv.")
    assert "csv" not in bar_of(shell)
    shell.hide_details()
    shell.say("Saved: /home/jo/page.pdf")
    assert bar_of(shell) == "Saved: /home/jo/page.pdf"


def test_taking_in_a_bundle_keeps_its_words(shell: Shell) -> None:
    shell.hide_details()
    shell.seen.take_in(Entries(symptoms=shell.seen.excerpt().symptoms), "Sheet")
    assert "symptomwalrus" in {symptom.label for symptom in shell.diary.excerpt().symptoms}


def test_the_menu_command_is_one_step_that_undo_takes_back(qapp: QApplication, shell: Shell) -> None:
    action = next(action for action in shell.window.findChildren(QAction) if "personal" in action.text())
    assert action.shortcut().toString() == "Ctrl+Shift+H"
    action.trigger()
    assert COVER in shell.window.windowTitle()
    assert "hidden" in bar_of(shell)
    shell.undo()
    assert "ownerwalrus" in shell.window.windowTitle()


def test_what_is_asked_about_the_file_hides_them(qapp: QApplication, shell: Shell, tmp_path: Path) -> None:
    shell.diary.safe.folder = tmp_path / "backups"
    shell.diary.rate(shell.diary.today, {OWN: 7})  # the last step, by its name
    shell.diary.safe.back_up()
    shell.hide_details()
    for ask in (shell.safekeeping.ask_backups, shell.safekeeping.ask_deletion):
        ask()
        (dialog,) = (found for found in shell.window.findChildren(QDialog) if found.isVisible())
        if isinstance(dialog, BackupsDialog):
            dialog._group.buttons()[0].click()
            assert COVER in dialog._last.text()
        assert own_words(qapp) == set()
        dialog.reject()
