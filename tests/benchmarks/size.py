"""What the program takes up when it is installed, against the three large parts it stands on; and its wheel."""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.benchmarks.timing import Plan, Row

ROOT = Path(__file__).parents[2]
LARGE = ("PySide6-Essentials", "numpy", "matplotlib")
WHEEL_LIMIT = 2_000_000


def _with_parts(names: Iterable[str]) -> set[str]:
    """Return packages with all that they need on this system, by their plain names."""
    found: set[str] = set()
    open_names = [canonicalize_name(name) for name in names]
    while open_names:
        name = open_names.pop()
        if name not in found:
            found.add(name)
            needs = [Requirement(text) for text in distribution(name).requires or ()]
            open_names += [
                canonicalize_name(r.name) for r in needs if r.marker is None or r.marker.evaluate({"extra": ""})
            ]
    return found


def _locked() -> set[str]:
    """Return the packages of the lock file that belong on this system."""
    lines = re.findall(r"^([\w.-]+)==", (ROOT / "packaging" / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name) for name in lines}


def _bytes_of_package(name: str) -> int:
    try:
        files = distribution(name).files or ()
    except PackageNotFoundError:
        return 0  # locked for another system
    places = (Path(str(file.locate())) for file in files if file.suffix != ".pyc")
    return sum(place.stat().st_size for place in places if place.is_file())


def _bytes_of_ours() -> int:
    parts = (file for name in ("b12diary", "resources") for file in (ROOT / name).rglob("*"))
    return sum(file.stat().st_size for file in parts if file.is_file() and file.suffix != ".pyc")


def measure(plan: Plan) -> Iterator[Row]:
    """Yield a row for everything installed and one for the wheel; sizes do not change from run to run."""
    del plan
    ours = _bytes_of_ours() + sum(map(_bytes_of_package, _locked()))
    bare = sum(map(_bytes_of_package, _with_parts(LARGE)))
    yield Row("installed, without compiled files", (ours,), (bare,), " + ".join(LARGE), aim="1.15x", unit="B")
    with TemporaryDirectory() as folder:
        wheel = Path(next(WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"])))
        yield Row("wheel", (wheel.stat().st_size,), (WHEEL_LIMIT,), "2 MB", aim="1x", unit="B")
