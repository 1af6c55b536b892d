"""The audit looks over every locked part, by its hash, and installs none of them. The network is not asked here."""

from pathlib import Path

import pytest
from audit import HERE, LOCKS, command


@pytest.mark.parametrize("name", LOCKS)
def test_each_lock_file_is_looked_over_as_it_is(name: str) -> None:
    words = command(Path("pip-audit"), HERE / name, ["-s", "osv"])
    assert words == [
        "pip-audit",
        "--require-hashes",
        "--disable-pip",
        "--strict",
        "--requirement",
        str(HERE / name),
        "-s",
        "osv",
    ]
    assert (HERE / name).is_file()


def test_no_lock_file_is_left_out() -> None:
    assert {path.name for path in HERE.glob("*.lock")} == set(LOCKS)
