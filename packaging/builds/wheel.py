"""Wheel and sdist: built, installed each into an environment of its own that has only the locked parts, and tested."""

from pathlib import Path

from builds.environment import PARTS, TOOLS, install, run, temporary
from builds.identity import COMMAND, DIST, ROOT, version
from builds.proof import prove
from builds.sizes import in_words, size_of


def build(python: Path, out: Path) -> tuple[Path, Path]:
    """Build the wheel and the sdist into `out` with the tools of `python`; return both files."""
    for kind in ("wheel", "sdist"):
        run([python, "-m", "hatchling", "build", "-t", kind, "-d", out], "The package was not built.", ROOT)
    return out / f"{COMMAND}-{version()}-py3-none-any.whl", out / f"{COMMAND}-{version()}.tar.gz"


def make() -> None:
    """Build wheel and sdist into dist/ and prove each by what it installs."""
    with temporary(TOOLS) as tools:
        wheel, sdist = build(tools, DIST)
        for package in (wheel, sdist):
            print(f"{in_words(size_of(package)):>10}  {package}", flush=True)
        with temporary(PARTS, TOOLS) as python:
            for package in (wheel, sdist):
                # The sdist is built once more on the way, by what is in it.
                install(python, "--no-deps", "--no-build-isolation", "--force-reinstall", str(package))
                print(f"Testing what {package.name} installs …", flush=True)
                prove([python.parent / COMMAND])
