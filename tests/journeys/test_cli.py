"""The command line as a person starts it: a process of its own, from CSV files to the page for the appointment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from b12diary.assets import asset

ROOT = Path(__file__).parents[2]


def b12(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "b12diary", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_from_tables_to_the_page(tmp_path: Path) -> None:
    example = asset("examples", "returns")

    taken_in = b12(tmp_path, "import", str(example), "--diary", "my.b12")
    assert (taken_in.returncode, taken_in.stderr) == (0, "")

    shown = b12(tmp_path, "patterns", "my.b12", "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    told = json.loads(shown.stdout)
    injections = (example / "injections.csv").read_text("utf-8").splitlines()[1:]
    ratings = (example / "ratings.csv").read_text("utf-8").splitlines()[1:]
    assert told["recorded_gaps"] == len(injections) - 1
    assert told["rated_days"] == len({row.partition(",")[0] for row in ratings})
    assert told["series"][0]["grade"] in {"clear", "possible"}

    written = b12(tmp_path, "summary", "--diary", "my.b12", "--out", "page.pdf", "--paper", "letter")
    assert (written.returncode, written.stderr) == (0, "")
    page = PdfReader(tmp_path / "page.pdf")
    assert len(page.pages) == 1
    assert page.pages[0].mediabox.width == pytest.approx(612, abs=1)

    assert b12(tmp_path, "check", "--diary", "my.b12").returncode == 0
    assert b12(tmp_path, "export", "--diary", "my.b12", "--to", "tables").returncode == 0
    assert b12(tmp_path, "import", "tables", "--diary", "my.b12").stdout.startswith("Came in: nothing.\n")


def test_the_dates_of_the_page_can_be_chosen(tmp_path: Path) -> None:
    b12(tmp_path, "import", str(asset("examples", "none")), "--diary", "my.b12")

    written = b12(
        tmp_path,
        *("summary", "--diary", "my.b12", "--out", "page.pdf", "--since", "2026-02-01", "--until", "2026-05-31"),
    )

    assert (written.returncode, written.stderr) == (0, "")
    text = " ".join(PdfReader(tmp_path / "page.pdf").pages[0].extract_text().split())
    assert "Feb 2026 to 31 May 2026" in text


def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    example = str(asset("examples", "early"))
    process = subprocess.Popen(
        [sys.executable, "-m", "b12diary", "patterns", "--json", *[example] * 40],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_an_ascii_terminal_is_enough(tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text("date,symptom,rating\n2026-01-01,müde,☹\n", "utf-8")

    ran = b12(tmp_path, "import", "ratings.csv", "--diary", "my.b12", PYTHONIOENCODING="ascii", LC_ALL="C")

    assert ran.returncode == 1
    assert ran.stderr == "ratings.csv, line 2, rating: \\u201c\\u2639\\u201d is not a whole number from 0 to 10\n"


def test_closed_streams_stop_no_work(tmp_path: Path) -> None:
    example = asset("examples", "early")
    program = (
        "import os, sys; os.close(1); os.close(2); from b12diary.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program, "import", str(example), "--diary", "my.b12"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert ran.returncode == 1  # the answer reached nobody, but the work was done
    assert (tmp_path / "my.b12").exists()
