"""The README's promises: each names tests, and each of those is there and has something to run."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADING = "## What we promise about your data and how we test it"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@cache
def promises() -> tuple[tuple[str, str], ...]:
    """Return the rows of the table, each as the promise and the cell with its tests."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert HEADING in text
    section = text.split(HEADING)[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    heading, rule, *found = [tuple(cell.strip() for cell in row) for row in rows]
    assert heading == ("We promise", "The test")
    assert set("".join(rule)) <= set("-| ")
    return tuple((promise, tests) for promise, tests in found)


def named_tests(file: Path) -> list[str]:
    """Return the names of the tests that a file holds."""
    tree = ast.parse(file.read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def test_there_are_promises() -> None:
    assert len(promises()) >= 15


@pytest.mark.parametrize("number", range(len(promises())))
def test_a_promise_is_linked_to_tests_that_exist(number: int) -> None:
    promise, cell = promises()[number]
    links = _LINK.findall(cell)
    assert links, promise
    for words, target in links:
        file = ROOT / target
        assert words
        assert file.is_file(), f"{promise}: {target}"
        assert file.relative_to(ROOT).parts[0] == "tests", target
        assert file.name.startswith("test_"), target
        assert named_tests(file), target


def test_every_other_link_of_the_readme_leads_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    targets = [target for _words, target in _LINK.findall(text) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target.partition("#")[0]).exists()] == []
