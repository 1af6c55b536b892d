"""Files made to break a reader are read or refused in a sentence, in bounded time and memory."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.errors import DiaryError
from b12diary.interchange import archive_guard
from b12diary.interchange.presets import presets
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_sources import propose, read_proposed
from tests.interchange.sheets import proposed, reading, taken
from tests.interchange.workbooks import xlsx

ROOT = Path(__file__).parents[2]
HEADS = sorted({head for preset in presets() for head in preset.heads} | {"date", "Symptom", "B12 injection", "tags"})
ODD = (
    *("2026-03-04", "03/04/2026", "2nd Mar 2026", "2019", "6", "6,5", "-1", "1e999", "x", "NO", "1mg", "NaN", "=1+1"),
    *('"', '""', "'", "\0", "\ufeff", "\u202e", "a\nb", "|", "Symptom", "9" * 30, "²", "∞", "\ud7ff", "Infinity"),
)
CELLS = st.sampled_from(ODD) | st.text(max_size=8)
TABLES = st.builds(
    lambda heads, rows, separator, end: (end.join(separator.join(r) for r in [heads, *rows]) + end).encode(
        "utf-8", "surrogatepass"
    ),
    st.lists(st.sampled_from(HEADS) | st.text(max_size=5), min_size=1, max_size=7),
    st.lists(st.lists(CELLS, max_size=7), max_size=7),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
RECORD = '<Record type="HKCategoryTypeIdentifierFatigue" value="HKCategoryValueSeverityMild" startDate="2026-03-02"/>'
MARKS = (RECORD, "<a>", "</a>", "</HealthData>", "&x;", "<!--", "-->", "<![CDATA[", "\0", '<Record type="', "<Record/>")
XML = st.lists(st.sampled_from(MARKS), max_size=8).map(lambda parts: ("<HealthData>" + "".join(parts)).encode())
MANGLED = st.builds(
    lambda content, place, byte: content[:place] + bytes([byte]) + content[place + 1 :],
    st.just(xlsx([["Date", "Fatigue"], [46083.0, 6.0]])),
    st.integers(0, 1500),
    st.integers(0, 255),
)
FILES = st.one_of(TABLES, XML, MANGLED, st.binary(max_size=300))
NAMES = ("sheet.csv", "Checkmarks.csv", "export.xml", "ratings.csv", "x")


def read_or_refused(folder: Path, name: str, content: bytes) -> None:
    try:
        read = taken(proposed(folder, name, content))
    except DiaryError:
        return
    assert all(str(problem) for problem in read.problems)
    assert len(read.problems) <= 1_000


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NAMES), FILES)
def test_any_file_is_read_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    read_or_refused(tmp_path, name, content)


@pytest.mark.long
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sampled_from(NAMES), FILES)
def test_ten_thousand_files_are_read_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    read_or_refused(tmp_path, name, content)


# --- bombs


ENTITIES = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><HealthData>&b;</HealthData>'
EXTERNAL = '<!DOCTYPE HealthData [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><HealthData/>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ENTITIES, "declares entities"),
        (EXTERNAL, "declares entities"),
        ("<HealthData>" + "<a>" * 5_000, "nested deeper"),
        ('<HealthData><Record type="' + "x" * 5_000_000, "a mark longer"),
        ("<HealthData><!-- " + "x" * 5_000_000, "a mark longer"),
    ],
)
def test_bombs_of_xml_are_refused(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        proposed(tmp_path, "export.xml", content)


def zipped(path: Path, name: str, size: int) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _n in range(size >> 20):
            member.write(b" " * (1 << 20))


@pytest.mark.parametrize("name", ["export.xml", "xl/workbook.xml"])
def test_bombs_of_archives_are_refused_before_they_are_unpacked(tmp_path: Path, name: str) -> None:
    zipped(tmp_path / "bomb.zip", name, 60 << 20)
    with pytest.raises(DiaryError, match="far more than it says"):
        propose(tmp_path / "bomb.zip", (), Progress())


def test_an_archive_of_very_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_guard, "MOST_FILES", 10)
    with ZipFile(tmp_path / "many.zip", "w") as archive:
        for n in range(11):
            archive.writestr(f"{n}", "")
    with pytest.raises(DiaryError, match="far more than it says"):
        propose(tmp_path / "many.zip", (), Progress())


# --- memory


def _long(rows: Callable[[int], str], head: str, megabytes: int, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        size, n = 0, 0
        while size < megabytes << 20:
            block = "".join(rows(n + k) for k in range(5_000))
            file.write(block)
            size, n = size + len(block), n + 5_000


def _day(n: int) -> str:
    return f"{1950 + n // 336 % 70}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"


# Not the process's own account of its use: that begins with what the process that started it used.
MEASURED = (
    "import sys; from pathlib import Path; from b12diary.__main__ import main; main(sys.argv[1:]);"
    "print(next(line.split()[1] for line in Path('/proc/self/status').read_text().splitlines() if 'VmHWM' in line))"
)
HEAD = "observation_date,tracker_name,tracker_category,observation_value\n"


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only there the highest use of memory can be read")
@pytest.mark.parametrize(
    ("head", "row"),
    [
        (HEAD, lambda n: f"{_day(n)},Symptom {n // 23_520},Brain,{n % 4}\n"),
        (HEAD, lambda n: f"x{n},Symptom {n},Brain,y{n}\n"),
        ("date,symptom,rating\n", lambda n: f"{_day(n)},s{n // 23_520},{n % 11}\n"),
        (HEAD + "2026-01-01,", lambda _n: "x" * 200),
    ],
    ids=["good rows", "bad rows", "our own form", "one line"],
)
def test_a_gigabyte_stays_below_200_megabytes(tmp_path: Path, head: str, row: Callable[[int], str]) -> None:
    path = tmp_path / ("ratings.csv" if head.startswith("date") else "sheet.csv")
    _long(row, head, 1_000, path)
    arguments = ["import", str(path), "--diary", str(tmp_path / "my.b12"), "--dry-run"]
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    path.unlink()
    assert "Traceback" not in ran.stderr
    kilobytes = int(ran.stdout.splitlines()[-1])
    assert kilobytes < 200 * 1024


@pytest.mark.long
def test_a_long_sheet_stays_within_bounds(tmp_path: Path) -> None:
    """The same as above, small enough for every run: what is kept does not grow with the file."""
    path = tmp_path / "sheet.csv"
    _long(lambda n: f"x{n},Symptom {n},Brain,y{n}\n", HEAD, 2, path)
    proposal = propose(path, (), Progress())
    read = read_proposed(proposal, reading(), (), Progress())
    assert len(read.problems) == 1_000
    assert read.n_left_out > 50_000
