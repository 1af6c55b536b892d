"""The program with Python and all parts in one folder, for people who have no Python: made by PyInstaller, tested."""

import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

from builds import macos, wheel, windows
from builds.environment import PARTS, TOOLS, install, run, temporary
from builds.identity import COMMAND, DIST, NAME, PACKAGING, version
from builds.proof import prove
from builds.sizes import in_words, size_of, table

SPEC: Final = PACKAGING / "program" / "b12diary.spec"
SYSTEMS: Final = {"linux": "linux", "windows": "win32", "macos": "darwin"}
# Of these only the builders' own notes are taken off. What wheels bring has been changed by other tools since, and a
# second change can break it.
_STRIPPED: Final = ("libpython*", "python3*/lib-dynload/*.so", "sqlcipher3/*.so", "kiwisolver/*.so")


@contextmanager
def gathered(base: str = sys.executable) -> Iterator[tuple[Path, Path, Path]]:
    """Gather the program in a folder for this system, and test it there.

    Args:
        base: the Python that is taken along.

    Yields:
        The folder with the program, the folder with its icons, and the Python that it was gathered by; all thrown away
        afterwards.
    """
    with (
        temporary(PARTS, TOOLS, base=base) as python,
        tempfile.TemporaryDirectory(prefix="b12diary-program-") as scratch,
    ):
        work, out = Path(scratch) / "work", Path(scratch) / "out"
        work.mkdir()
        package, _sdist = wheel.build(python, work / "wheel")
        install(python, "--no-deps", str(package))
        run([python, "-P", PACKAGING / "builds" / "icons.py", work], "The icons were not drawn.")
        folders = ["--distpath", str(out), "--workpath", str(work)]
        # Not in the checkout: there, the package beside would stand in front of the installed one.
        words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, str(SPEC)]
        print("Gathering the program …", flush=True)
        run([python, *words], "The program was not gathered; the lines above say why.", work)
        program = out / COMMAND
        if sys.platform == "linux" and shutil.which("strip"):
            _strip(program / "_internal")
        prove([program / COMMAND])
        print(f"{in_words(size_of(program)):>10}  in all, of which:\n{table(program / '_internal')}", flush=True)
        yield program, work, python


def make(system: str) -> None:
    """Build the program for `system` into dist/, as people fetch it: an archive, an installer or a disk image.

    Raises:
        SetupStoppedError: this is another system, or a step stopped.
    """
    if sys.platform != SYSTEMS[system]:
        raise SetupStoppedError(f"A program for {system} can only be built on {system}.")
    DIST.mkdir(exist_ok=True)
    with gathered() as (program, pictures, _python):
        match system:
            case "windows":
                made = windows.make_installer(program, pictures)
            case "macos":
                made = macos.make_image(program.with_name(f"{NAME}.app"))
            case _linux:
                made = _archive(program)
    print(f"{in_words(size_of(made)):>10}  {made}")


def _archive(program: Path) -> Path:
    """Pack the folder, everything in it owned by root and readable by all."""
    name = f"{COMMAND}-{version()}-linux-{platform.machine()}"
    archive = DIST / f"{name}.tar.xz"

    def owned_by_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        return member

    with tarfile.open(archive, "w:xz", preset=6) as packed:
        packed.add(program, name, filter=owned_by_root)
    return archive


def _strip(folder: Path) -> None:
    files = [file for pattern in _STRIPPED for file in folder.glob(pattern) if not file.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)
