"""Rules about files that no other check knows: how long they are, what they are called, and that none calls out."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 350
SAYS_NOTHING = {"utils", "util", "helpers", "core", "misc", "common", "base"}
TAKEN_BY_PYTHON = {"csv", "json", "calendar", "statistics"}
# import-linter sees only the first part of these names, and the rest of both packages is harmless.
CALLS_OUT = {"urllib.request", "PySide6.QtNetwork"}


def python_files(*folders: str) -> list[Path]:
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    assert files
    return files


def imported_by(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_file_is_too_long_to_read_at_once() -> None:
    files = python_files("b12diary", "tests", "packaging")
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_by_its_name_what_it_is_about() -> None:
    names = {part for file in python_files("b12diary") for part in file.relative_to(ROOT).with_suffix("").parts}

    assert names & (SAYS_NOTHING | TAKEN_BY_PYTHON) == set()


def test_nothing_asks_the_network() -> None:
    asking = {file.name for file in python_files("b12diary") if CALLS_OUT & set(imported_by(file))}

    assert asking == set()
