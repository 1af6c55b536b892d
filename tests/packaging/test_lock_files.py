"""The lock files hold what pyproject.toml asks for, whole, and send nobody to a particular server."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN, DEV = (ROOT / "packaging" / name for name in ("requirements.lock", "requirements-dev.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def locked(*files: Path) -> dict[str, set[str]]:
    """Return each locked part's versions; there are several where they differ by Python version."""
    versions: dict[str, set[str]] = {}
    for file in files:
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", file.read_text("utf-8"), re.MULTILINE):
            versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def declared(*groups: list[str]) -> list[Requirement]:
    return [Requirement(text) for group in groups for text in group]


def unmet(requirements: list[Requirement], versions: dict[str, set[str]]) -> list[str]:
    return [
        str(requirement)
        for requirement in requirements
        if not any(requirement.specifier.contains(v) for v in versions.get(canonicalize_name(requirement.name), set()))
    ]


def test_the_lock_holds_what_the_program_asks_for() -> None:
    assert unmet(declared(PROJECT["dependencies"]), locked(RUN)) == []


def test_the_second_lock_adds_what_the_tests_ask_for() -> None:
    assert unmet(declared(PROJECT["optional-dependencies"]["dev"]), locked(RUN, DEV)) == []


def test_whoever_only_runs_the_program_fetches_nothing_of_the_tests() -> None:
    assert not {"pytest", "mypy", "scipy", "ruff"} & locked(RUN).keys()


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda lock: lock.name)
def test_every_part_carries_its_hashes_and_no_server_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")
    after_names = re.findall(r"^[\w.-]+==.*\n(.*)", text, re.MULTILINE)

    assert after_names
    assert [line for line in after_names if not line.startswith("    --hash=sha256:")] == []
    assert "://" not in text
