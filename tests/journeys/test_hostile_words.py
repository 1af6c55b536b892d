"""What is made to break a form is text like any other: kept as typed or refused in a sentence, shown as text.

Files that are made to break a reader have tests of their own: `tests/interchange/test_hostile.py`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # it publishes no types

from b12diary.__main__ import main
from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Change
from b12diary.domain.dose import Dose, DoseId, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.domain.preferences import Paper
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.interchange.archive import archive_text, read_archive
from b12diary.interchange.fhir import fhir_text
from b12diary.interchange.ical import calendar_text
from b12diary.interchange.tables import read_tables, write_tables
from b12diary.report.page import handout_of, options_for
from b12diary.report.text import handout_text
from b12diary.report.web_page import web_page
from b12diary.storage.schema import SCHEMA_VERSION
from b12diary.ui.dialogs.save_file import file_name
from tests.clock import SetClock
from tests.ui.open_shell import open_shell

KEPT = {
    "a script": "<script>alert(1)</script><b>bold</b>",
    "a picture from elsewhere": '<img src="http://192.0.2.1/x.png" onerror=alert(1)>',
    "the end of an attribute": '" onmouseover="alert(1)" \' --> ]]></title></style></svg>',
    "entities": "&lt;b&gt; &amp;amp; &#x3c;",
    "a formula": "=HYPERLINK(0)&cmd|' /C calc'!A0",
    "another formula": '@SUM(1)*1","=1+1',
    "a template": "{{ 7 * 7 }} {% raw %} ${x} %s %(n)s {n} {0.__class__}",
    "a path": "../../../../etc/passwd",
    "a path of another system": r"C:\CON\..\..\x.b12",
    "a calendar": "x END:VEVENT BEGIN:VALARM ACTION:AUDIO;VALUE=URI",
    "the end of a statement": "'); DROP TABLE doses; --",
    "the end of a JSON text": '"}], "x": [{"y": "\\',
    "a turned text": "a\u202egnp.exe\u202c \u2066z\u2069",
    "a link": "[x](javascript:alert(1)) file:///etc/passwd",
    "a command to a terminal": "clear\x1b[2J\x07bell",
    "as long as can be": "<b>" + "W" * 9_997,
}
REFUSED = {
    "too long": "W" * 10_001,
    "a null": "a\0b",
    "half a letter": "a\ud800b",
}
LONGEST_SYMPTOM, LONGEST_POINT = 60, 140
FILES_OF_TABLES = re.compile(r"[a-z_]+\.csv|[A-Z]+\.(txt|md)")


@pytest.fixture
def diary() -> Iterator[Diary]:
    made = Diary.in_memory(SetClock())
    made.set_symptoms([Symptom(INTERFERENCE)])
    yield made
    made.close()


def type_everywhere(diary: Diary, text: str, n: int = 0) -> list[Change]:
    """Type a text into every field that takes free words, as an entry of each kind for day `n` before today."""
    now, day = diary.now(), diary.today - timedelta(days=n)
    symptom = SymptomId(f"own-{n}")
    visit = Appointment(AppointmentId(f"visit-{n}"), now, diary.today + timedelta(days=n), text)
    words = text if len(text) > 10_000 else text[:LONGEST_POINT]
    return [
        diary.set_symptoms([*diary.excerpt().symptoms, Symptom(symptom, text[:LONGEST_SYMPTOM], position=n + 1)]),
        diary.write_note(day, text),
        diary.record(
            Dose(
                *(DoseId(f"dose-{n}"), day, now),
                route=Route.INTO_MUSCLE,
                site=text,
                given_by=text,
                batch=text,
                note=text,
                reactions=(text,),
            )
        ),
        diary.record(Regimen(RegimenId(f"plan-{n}"), day, Rhythm(8, RhythmUnit.WEEKS), now, note=text)),
        diary.record(Exposure(ExposureId(f"event-{n}"), FactorId("other"), day, now, day, text)),
        diary.record(
            LabResult(LabResultId(f"lab-{n}"), day, AnalyteId("serum_b12"), now, Decimal(148), unit="ng/L", note=text)
        ),
        diary.record(SafetyTick(TickId(f"tick-{n}"), SignId("S3"), day, now, note=text)),
        diary.record(replace(visit, main_point=words, questions=(words,), note=text)),
    ]


def excerpt_with(diary: Diary, text: str) -> Excerpt:
    changes = type_everywhere(diary, text)
    assert [change.problems for change in changes if change.is_refused] == []
    diary.set_preferences(person_name=text, person_born=text, person_number=text)
    diary.rate(diary.today, {SymptomId("own-0"): 6, INTERFERENCE: 3})
    return diary.excerpt()


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_no_file_can_keep_is_refused_in_a_sentence_and_nothing_is_written(diary: Diary, text: str) -> None:
    before = diary.excerpt()
    changes = type_everywhere(diary, text)[1:]  # a symptom's name is cut to its length first
    assert all(change.is_refused and all(p.text for p in change.problems) for change in changes)
    after = diary.excerpt()
    assert replace(after, symptoms=before.symptoms) == before


def in_notes(diary: Diary, text: str) -> list[str]:
    excerpt = excerpt_with(diary, text)
    return [excerpt.notes[0].text, excerpt.doses[0].site, excerpt.ticks[0].note]


def in_tables(diary: Diary, text: str) -> list[str]:
    files = write_tables(excerpt_with(diary, text))
    assert [name for name in files if not FILES_OF_TABLES.fullmatch(name)] == []
    tables = [csv.reader(io.StringIO(table)) for name, table in files.items() if name.endswith("csv")]
    cells = {cell for table in tables for row in table for cell in row}
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")] == []
    entries = read_tables(files, diary.now(), diary.today).entries
    return [entries.notes[0].text, entries.doses[0].site, entries.doses[0].note]


def in_an_archive(diary: Diary, text: str) -> list[str]:
    excerpt_with(diary, text)
    whole = read_archive("".join(archive_text(diary.whole(with_past=True), diary.now())), "x.json", SCHEMA_VERSION)
    values = {value for rows in whole.tables.values() for row in rows for value in row.fields.values()}
    return [text] if text in values else []


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("kept", [in_notes, in_tables, in_an_archive])
def test_it_is_kept_and_handed_out_letter_by_letter(
    diary: Diary, kept: Callable[[Diary, str], list[str]], text: str
) -> None:
    found = kept(diary, text)
    assert found
    assert set(found) == {text}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_health_record_stays_one(diary: Diary, text: str) -> None:
    record = json.loads("".join(fhir_text(excerpt_with(diary, text), diary.now(), names_person=True)))
    assert record["resourceType"] == "Bundle"


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_calendar_has_no_event_or_alarm_that_nobody_asked_for(diary: Diary, text: str) -> None:
    plain = calendar_text(_calm(), diary.now())
    lines = calendar_text(excerpt_with(diary, text), diary.now()).splitlines()
    assert {line for line in lines if line.startswith(("BEGIN:", "ACTION:"))} <= set(plain.splitlines())


def _calm() -> Excerpt:
    calm = Diary.in_memory(SetClock())
    calm.set_symptoms([Symptom(INTERFERENCE)])
    try:
        return excerpt_with(calm, "calm")
    finally:
        calm.close()


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_page_and_web_page_hold_it_as_text(diary: Diary, text: str) -> None:
    excerpt = excerpt_with(diary, text)
    handout = handout_of(excerpt, options_for(excerpt, excerpt.appointments[0], Paper.A4))
    assert re.findall(r"\w+", text)[0] in handout_text(handout)
    parser = HTMLParser()
    root = parser.parse(web_page(handout))
    assert parser.errors == []
    kinds = {element.tag.rpartition("}")[2] for element in root.iter() if isinstance(element.tag, str)}
    assert not kinds & {"script", "img", "iframe", "object", "embed", "link", "a", "form", "input", "base"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith(("on", "href", "src"))]


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_proposed_file_name_stays_in_its_folder(tmp_path: Path, text: str) -> None:
    name = file_name(text, "pdf")
    assert (tmp_path / name).parent == tmp_path
    assert re.search(r'[/\\:*?"<>|\x00-\x1f]', name) is None
    assert len(name) < 200


def test_the_window_shows_all_of_it_as_text(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """Each text in a diary of its own would take long: here they are all in one."""
    with open_shell(qtbot, qapp, tmp_path) as shell:
        for n, text in enumerate(KEPT.values()):
            type_everywhere(shell.diary, text, n)
        shell.diary.set_preferences(person_name=KEPT["a script"])
        shell.name_window(KEPT["a script"])
        n_shown = 0
        for page in ("today", "injections", "diary", "patterns", "appointment", "help", "settings"):
            shell.show_page(page)
            for n in range(0, len(KEPT), 4):
                shell.show_day(shell.diary.today - timedelta(days=n))
                _settle(qapp, shell.window)
                n_shown += _look_over(shell.window)
        assert n_shown > len(KEPT)


def _settle(app: QApplication, window: QWidget) -> None:
    del window
    for _turn in range(3):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _look_over(window: QWidget) -> int:
    """Return how many labels hold such a text; none may be read as HTML, nor may a hint that comes up beside one."""
    n_shown = 0
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and any(text[:12] in widget.text() for text in KEPT.values()):
            n_shown += 1
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
        assert not GuiQt.mightBeRichText(widget.toolTip()), widget.toolTip()
    return n_shown


def test_a_terminal_gets_no_commands(diary: Diary, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = KEPT["a command to a terminal"]
    (tmp_path / text).mkdir()
    with closing(Diary.open(tmp_path / text / "my.b12", SetClock())) as made:
        made.set_symptoms([Symptom(INTERFERENCE)])
        excerpt_with(made, text)
    for words in (["patterns"], ["check", "--diary"], ["export", "--to", str(tmp_path / "t"), "--diary"]):
        main([*words, str(tmp_path / text / "my.b12")])
        said = capsys.readouterr()
        assert "\x1b" not in said.out + said.err, words


def test_dates_stay_dates(diary: Diary) -> None:
    """A day far outside a life is refused, not turned into another."""
    for day in (date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)):
        assert diary.record(Dose(DoseId("x"), day, diary.now())).is_refused
    assert diary.excerpt().doses == ()
