"""What an installed program consists of, read from a wheel built here and now."""

import zipfile
from pathlib import Path

import pytest
from builds.identity import version
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
LARGEST = 2_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def content(wheel: Path) -> dict[str, bytes]:
    """Return every file of the wheel with its content."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_whole_package_and_its_resources(content: dict[str, bytes]) -> None:
    modules = {str(file.relative_to(ROOT).as_posix()) for file in (ROOT / "b12diary").rglob("*.py")}
    resources = {f"b12diary/{f.relative_to(ROOT).as_posix()}" for f in (ROOT / "resources").rglob("*") if f.is_file()}

    assert modules | resources <= content.keys()


def test_it_holds_nothing_else(content: dict[str, bytes]) -> None:
    assert {name.partition("/")[0] for name in content} == {"b12diary", f"b12diary-{version()}.dist-info"}


def test_it_installs_a_command_and_a_window(content: dict[str, bytes]) -> None:
    commands = content[f"b12diary-{version()}.dist-info/entry_points.txt"].decode()

    assert "[console_scripts]\nb12diary = b12diary.__main__:main" in commands
    assert "[gui_scripts]\nb12diary-window = b12diary.__main__:main" in commands


def test_it_stays_small_with_all_its_languages(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST


def test_it_carries_its_licence(content: dict[str, bytes]) -> None:
    assert b"Apache License" in content[f"b12diary-{version()}.dist-info/licenses/LICENSE"]
    assert b"License-Expression: Apache-2.0" in content[f"b12diary-{version()}.dist-info/METADATA"]
