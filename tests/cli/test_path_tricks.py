"""Names inside an archive that point out of it: nothing is ever unpacked onto the disk, so no name leads anywhere."""

import io
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.cli.conftest import Run
from tests.interchange.workbooks import ods, xlsx

RATINGS = "date,symptom,rating\n2026-01-06,fatigue,6\n"
SHEET: list[list[str | float]] = [["date", "symptom", "rating"], ["2026-01-06", "fatigue", "6"]]
LINK = 0o120777 << 16


def _with(book: bytes, name: str, *, is_link: bool = False) -> bytes:
    """Return an archive with one more part called `name`."""
    whole = io.BytesIO(book)
    part = ZipInfo(name)
    part.external_attr = LINK if is_link else 0
    with ZipFile(whole, "a") as archive:
        archive.writestr(part, "/etc/passwd" if is_link else RATINGS)
    return whole.getvalue()


def _empty_zip() -> bytes:
    whole = io.BytesIO()
    with ZipFile(whole, "w"):
        pass
    return whole.getvalue()


@pytest.mark.parametrize("ending", ["zip", "xlsx", "ods"])
@pytest.mark.parametrize(
    ("name", "is_link"),
    [
        ("../escaped.csv", False),
        ("../../../../../../../../tmp/escaped.csv", False),
        ("{folder}/escaped.csv", False),
        ("..\\escaped.csv", False),
        ("C:\\escaped.csv", False),
        ("a/" * 5_000 + "escaped.csv", False),
        ("escaped.csv", True),
    ],
    ids=["up", "far up", "absolute", "backslash", "drive", "deep", "link"],
)
def test_no_name_in_an_archive_makes_a_file(b12: Run, tmp_path: Path, ending: str, name: str, is_link: bool) -> None:
    book = {"zip": _empty_zip(), "xlsx": xlsx(SHEET), "ods": ods(SHEET)}[ending]
    inner = tmp_path / "in" / "here"
    inner.mkdir(parents=True)
    source = inner / f"ratings.{ending}"
    source.write_bytes(_with(book, name.format(folder=inner), is_link=is_link))
    ran = b12("import", str(source), "--diary", str(tmp_path / "my.b12"))
    assert ran.status in {0, 1}
    assert not any("Traceback" in line for line in ran.complained)
    made = {path.name for path in tmp_path.rglob("*") if path.is_file() or path.is_symlink()}
    assert {name for name in made if "escaped" in name} == set()
    assert made <= {source.name, "my.b12"}
    assert not Path("/tmp/escaped.csv").exists()
