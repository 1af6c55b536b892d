"""Handing a diary out, and joining with the archive of another computer, from the window."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.preferences import Theme
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.interchange.archive import archive_text
from b12diary.interchange.handing_out import Form, HandOut
from b12diary.ui.dialogs.hand_out import HandOutDialog
from b12diary.ui.dialogs.import_archive import ImportArchiveDialog
from b12diary.ui.dialogs.import_dialog import ImportDialog
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.shell import Shell
from b12diary.ui.widgets.labels import Label
from b12diary.ui.wiring.files import FileDesk
from b12diary.ui.wiring.handing_out import HandOutDesk
from tests.clock import SetClock
from tests.ui.open_shell import bar_of, open_shell

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with open_shell(qtbot, qapp, tmp_path) as shell:
        shell.diary.set_symptoms([Symptom(FATIGUE)])
        shell.diary.rate(shell.diary.today, {FATIGUE: 6})
        yield shell


@pytest.fixture
def archive(shell: Shell, tmp_path: Path) -> Path:
    """Another computer's diary: the same, with a note of its own."""
    clock = SetClock()
    there = Diary.in_memory(clock)
    there.join(shell.diary.whole(), "")
    clock.pass_time(minutes=5)
    there.write_note(there.today, "From there")
    path = tmp_path / "there.json"
    path.write_text("".join(archive_text(there.whole(), there.now())), "utf-8")
    return path


def opened(qtbot: QtBot, shell: Shell, path: Path) -> ImportArchiveDialog:
    dialog = FileDesk(shell).join(path).dialog
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog


def join(qtbot: QtBot, dialog: ImportArchiveDialog) -> None:
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.join_button.click()
    qtbot.waitUntil(lambda: bool(ended) or not dialog.is_busy)


def words_of(dialog: ImportArchiveDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.RECORD, Form.CALENDAR])
def test_each_form_is_written_and_told(qtbot: QtBot, shell: Shell, tmp_path: Path, form: Form) -> None:
    path = tmp_path / f"out.{form.ending}"

    HandOutDesk(shell).hand_out(HandOut(form, with_journal=True), path)

    qtbot.waitUntil(lambda: str(path) in bar_of(shell))
    text = path.read_bytes().decode()
    starts = {Form.CALENDAR: "BEGIN:VCALENDAR", Form.ARCHIVE: '{"format": "b12diary-archive"'}
    assert text.startswith(starts.get(form, '{"resourceType": "Bundle"'))
    assert ("journal" in text) is (form is Form.ARCHIVE)


def test_what_the_dialog_says_is_what_is_wished(shell: Shell) -> None:
    dialog = HandOutDesk(shell).ask()
    assert dialog.wish == HandOut(Form.TABLES)

    dialog.fill(Form.CALENDAR)
    dialog.calendar.words.chip("plain").click()
    dialog.calendar.n_ahead.fill("3")
    dialog.calendar.at.fill("19")
    dialog.calendar.reminds.click()
    dialog.wanted.disconnect()
    asked: list[HandOut] = []
    dialog.wanted.connect(asked.append)
    dialog.go_button.click()

    (wish,) = asked
    assert (wish.form, wish.calendar.is_plain, wish.calendar.n_ahead) == (Form.CALENDAR, True, 3)
    assert (wish.calendar.at.hour, wish.calendar.reminds) == (19, False)
    dialog.reject()


def test_the_phones_calendar_is_offered_beside_the_reminders(shell: Shell) -> None:
    shell.show_page("settings")
    settings = shell.window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.search.setText("calendar")
    settings.search.textEdited.emit("calendar")
    assert settings.calendar_button.isVisible()
    settings.calendar_button.click()
    (dialog,) = shell.window.findChildren(HandOutDialog)
    assert dialog.form is Form.CALENDAR
    dialog.reject()


def test_a_file_of_another_kind_is_left_alone(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "thesis.json"
    path.write_text("{}", "utf-8")

    HandOutDesk(shell).hand_out(HandOut(Form.ARCHIVE), path)

    qtbot.waitUntil(lambda: "Nothing was written" in bar_of(shell))
    assert path.read_text("utf-8") == "{}"


def test_joining_is_told_first_and_is_one_step(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    before = shell.diary.excerpt()
    dialog = opened(qtbot, shell, archive)
    assert "Would come in: 1 note." in words_of(dialog)
    assert shell.diary.excerpt() == before

    join(qtbot, dialog)

    assert [note.text for note in shell.diary.notes()] == ["From there"]
    assert bar_of(shell) == "Joining with there.json."
    shell.undo()
    assert shell.diary.excerpt() == before


def test_what_is_there_already_brings_nothing(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    join(qtbot, opened(qtbot, shell, archive))

    dialog = opened(qtbot, shell, archive)

    assert "The archive holds nothing new." in words_of(dialog)
    assert not dialog.join_button.isEnabled()
    dialog.close_button.click()


def test_how_this_window_looks_stays(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    content = json.loads(archive.read_text("utf-8"))
    theme = ["theme", '"dark"', "2030-01-01T00:00:00+00:00"]
    content["tables"]["preferences"] = {"columns": ["name", "value", "changed_at"], "rows": [theme]}
    archive.write_text(json.dumps(content), "utf-8")

    join(qtbot, opened(qtbot, shell, archive))

    assert shell.diary.preferences.theme is not Theme.DARK


def test_entries_that_cannot_be_used_are_listed(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    content = json.loads(archive.read_text("utf-8"))
    content["tables"]["notes"]["rows"].append(["yesterday", "x", archive_moment(content), archive_moment(content)])
    archive.write_text(json.dumps(content), "utf-8")

    dialog = opened(qtbot, shell, archive)

    assert any("cannot be used: notes, entry 2" in words for words in words_of(dialog))
    dialog.close_button.click()


def test_each_kind_of_entry_is_copied_as_a_table(shell: Shell) -> None:
    shell.diary.record(
        Dose(DoseId("d"), shell.diary.today, shell.diary.now(), site="=left\tarm", given_by="a\nb"),
    )

    shell.commands["copy_ratings"]()
    assert QApplication.clipboard().text() == (
        "date\tsymptom\trating\tentered_on\tscale\n2026-11-22\tfatigue\t6\t2026-11-22\t\n"
    )
    shell.commands["copy_injections"]()
    heads, row = QApplication.clipboard().text().splitlines()
    assert dict(zip(heads.split("\t"), row.split("\t"), strict=True)) | {"date": ""} == {
        **dict.fromkeys(heads.split("\t"), ""),
        **{"site": "'=left arm", "given_by": "a b"},
    }
    assert bar_of(shell) == "The table is on the clipboard."


def archive_moment(content: dict[str, str]) -> str:
    return content["made_at"]


def test_a_damaged_archive_is_explained(qtbot: QtBot, shell: Shell, archive: Path) -> None:
    archive.write_text(archive.read_text("utf-8")[:-50], "utf-8")

    FileDesk(shell).join(archive)

    qtbot.waitUntil(lambda: "cannot be read as an archive" in bar_of(shell))


def test_what_is_dropped_is_known_by_its_content(qtbot: QtBot, shell: Shell, archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text("date,symptom,rating\n2026-10-01,fatigue,4\n", "utf-8")

    FileDesk(shell).bring_in([archive, table])
    assert "Take it in by itself" in bar_of(shell)
    kinds: tuple[tuple[Path, type[ImportArchiveDialog | ImportDialog]], ...]
    kinds = ((archive, ImportArchiveDialog), (table, ImportDialog))
    for path, kind in kinds:
        FileDesk(shell).bring_in([path])
        (dialog,) = shell.window.findChildren(kind)
        wait_for(qtbot, dialog)
        dialog.reject()


def wait_for(qtbot: QtBot, dialog: object) -> None:
    assert isinstance(dialog, ImportArchiveDialog | ImportDialog)
    qtbot.waitUntil(lambda: not dialog.is_busy)
