"""The program run in this process: what it returns and prints, with tables and diaries in a folder of the test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from b12diary.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What a run left: exit status and the lines of both streams."""

    status: int
    said: list[str]
    complained: list[str]


Run = Callable[..., Ran]
Tables = Callable[..., Path]


@pytest.fixture
def b12(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in the test's folder, as a person would type it."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Ran(status, out.splitlines(), err.splitlines())

    return run


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """Write CSV files, by default of three injections and four ratings, into a folder called "tables"."""

    def write(folder: str = "tables", **files: str | bytes) -> Path:
        path = tmp_path / folder
        path.mkdir()
        for name, text in (files or FILES).items():
            content = text if isinstance(text, bytes) else text.encode()
            (path / f"{name}.csv").write_bytes(content)
        return path

    return write


FILES: dict[str, str | bytes] = {
    "injections": "date,compound,amount,unit\n2026-01-05,hydroxocobalamin,1,mg\n2026-03-30,,,\n2026-06-22,,,\n",
    "ratings": "date,symptom,rating,entered_on\n2026-01-06,fatigue,6,2026-01-06\n2026-01-06,brain_fog,4,\n"
    "2026-01-07,fatigue,5,2026-01-09\n2026-02-01,fatigue,0,\n",
    "plan": "from,interval_days\n2026-01-05,84\n",
    "events": "from,kind,until,label\n2026-02-01,illness,2026-02-04,=cold\n",
}
