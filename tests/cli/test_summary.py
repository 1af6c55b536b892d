"""`b12diary summary`: the coming appointment's page, in the form that the name asks for, over nothing else."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.report.choices import Days, PageChoices, Period, choices_as_pairs
from b12diary.report.parts import PagePart
from tests.cli.conftest import Run, Tables


@pytest.fixture
def diary(tables: Tables, b12: Run, tmp_path: Path) -> Path:
    tables()
    assert b12("import", "tables", "--diary", "my.b12").status == 0
    return tmp_path / "my.b12"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("page.pdf", b"%PDF-"),
        ("page.html", b"<!DOCTYPE html>"),
        ("page.HTM", b"<!DOCTYPE html>"),
        ("page.txt", b"B12 "),
    ],
)
def test_the_ending_of_the_name_says_what_is_written_and_it_can_be_written_again(
    diary: Path, b12: Run, tmp_path: Path, name: str, head: bytes
) -> None:
    for _time in range(2):
        assert b12("summary", "--diary", "my.b12", "--out", name).status == 0
    assert (tmp_path / name).read_bytes().startswith(head)
    assert diary.is_file()


@pytest.mark.parametrize("name", ["mine.pdf", "mine.html", "mine.txt"])
def test_something_else_is_never_written_over(diary: Path, b12: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("my own words")
    ran = b12("summary", "--diary", str(diary), "--out", name)
    assert ran.status == 1
    assert "there is something else than" in ran.complained[0]
    assert (tmp_path / name).read_text() == "my own words"


def test_figures_follow_on_sheets_of_their_own(diary: Path, b12: Run, tmp_path: Path) -> None:
    assert b12("summary", "--diary", str(diary), "--out", "page.pdf", "--figures").status == 0
    sheets = PdfReader(tmp_path / "page.pdf").pages
    assert len(sheets) > 1
    assert "the record in figures" in " ".join(sheets[1].extract_text().split())


def test_words_and_choices_are_those_of_the_coming_appointment(diary: Path, b12: Run, tmp_path: Path) -> None:
    chosen = PageChoices(Days(Period.OWN, date(2026, 1, 1), date(2026, 1, 31)), frozenset({PagePart.GAPS}))
    opened = Diary.open(diary)
    opened.record(
        Appointment(
            AppointmentId("a"),
            opened.now(),
            None,
            "Practice nurse",
            "My feet are numb.",
            ("Why?",),
            page=choices_as_pairs(chosen),
        )
    )
    opened.close()
    assert b12("summary", "--diary", str(diary), "--out", "page.txt").status == 0
    text = (tmp_path / "page.txt").read_text("utf-8")
    assert "appointment: Practice nurse" in text
    assert "My feet are numb." in text
    assert "diary dates 6 Jan 2026 to 31 Jan 2026" in text
    assert "Gap by gap" not in text
    assert b12("summary", "--diary", str(diary), "--out", "page.txt", "--until", "2026-01-20").status == 0
    assert "to 20 Jan 2026" in (tmp_path / "page.txt").read_text("utf-8")


@pytest.mark.parametrize(("out", "why"), [("no/page.pdf", "This folder is not there."), ("folder.html", "")])
def test_what_cannot_be_written_is_told_by_its_name(diary: Path, b12: Run, tmp_path: Path, out: str, why: str) -> None:
    (tmp_path / "folder.html").mkdir()
    ran = b12("summary", "--diary", str(diary), "--out", out)
    assert ran.status == 1
    assert Path(out).name in ran.complained[0]
    assert why in ran.complained[0]
