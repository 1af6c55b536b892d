"""A Debian package of the gathered program, made without root: nothing runs when it is installed or removed."""

import filecmp
import gzip
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

from builds import desktop, licences, program
from builds.environment import run
from builds.identity import COMMAND, DIST, NAME, PACKAGING, PUBLISHER, ROOT, SUMMARY, version
from builds.proof import prove
from builds.sizes import in_words, size_of

FILES: Final = PACKAGING / "linux" / "debian"
REVISION: Final = "1"
# Stands for an address. Whoever publishes the package puts their own here.
MAINTAINER: Final = f"{PUBLISHER} <b12diary@localhost>"
SYSTEM_FOLDERS: Final = ("/usr/lib", "/lib")
# Debian's own Python, whichever one runs this: it names no folder of the computer that it was made on.
PYTHON: Final = "/usr/bin/python3"
TOOLS: Final = (PYTHON, "dpkg-deb", "dpkg-shlibdeps", "dpkg-architecture")


def make() -> None:
    """Build the package into dist/ and prove what it holds.

    Raises:
        SetupStoppedError: this is not Debian or one of its kin, or a step stopped.
    """
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking:
        needs = "sudo apt-get install python3-venv dpkg-dev binutils"
        raise SetupStoppedError(f"A Debian package needs {', '.join(lacking)}: {needs}")
    architecture = _told(["dpkg-architecture", "-qDEB_HOST_ARCH"])
    with (
        tempfile.TemporaryDirectory(prefix="b12diary-deb-") as folder,
        program.gathered(PYTHON) as (built, pictures, python),
    ):
        tree = Path(folder) / "tree"
        (tree / "DEBIAN").mkdir(parents=True)
        _lay_out(tree, built, pictures, python)
        _write_control(tree, Path(folder), architecture)
        package = DIST / f"{COMMAND}_{version()}-{REVISION}_{architecture}.deb"
        DIST.mkdir(exist_ok=True)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(_moment().timestamp())))
        run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package], "The package was not built.")
        unpacked = Path(folder) / "unpacked"
        run(["dpkg-deb", "--extract", package, unpacked], "The package cannot be unpacked.")
        prove([unpacked / "usr" / "bin" / COMMAND])
    print(f"{in_words(size_of(package)):>10}  {package}")


def _lay_out(tree: Path, built: Path, pictures: Path, python: Path) -> None:
    """Put program, desktop files and papers where Debian wants them."""
    inside, share = tree / "usr" / "lib" / COMMAND, tree / "usr" / "share"
    shutil.copytree(built, inside, symlinks=True)
    _leave_to_system(inside / "_internal")
    desktop.stage(share, pictures, python)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / COMMAND).symlink_to(f"../lib/{COMMAND}/{COMMAND}")
    papers = share / "doc" / COMMAND
    desktop.write(papers / "copyright", licences.copyright_text(python).encode())
    desktop.write(papers / "changelog.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))
    desktop.write(papers / "changelog.Debian.gz", _packed(changelog().encode()))
    desktop.put(FILES / "lintian-overrides", share / "lintian" / "overrides", COMMAND)
    for place, folders, files in os.walk(tree):
        for name in (*folders, *files):
            path = Path(place) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == inside / COMMAND else 0o644)


def _leave_to_system(internal: Path) -> None:
    """Remove the libraries that are this system's own, byte for byte: the package depends on theirs instead."""
    places = [Path(folder) / _told(["dpkg-architecture", "-qDEB_HOST_MULTIARCH"]) for folder in SYSTEM_FOLDERS]
    for library in internal.glob("*.so*"):
        # Python stays, since each release of Debian has another one.
        if library.is_symlink() or library.name.startswith("libpython"):
            continue
        if any(_is_same(place / library.name, library) for place in places):
            library.unlink()


def _is_same(theirs: Path, ours: Path) -> bool:
    return theirs.is_file() and filecmp.cmp(theirs, ours, shallow=False)


def _write_control(tree: Path, folder: Path, architecture: str) -> None:
    control = (
        (FILES / "control.in")
        .read_text("utf-8")
        .format(
            command=COMMAND,
            version=f"{version()}-{REVISION}",
            architecture=architecture,
            maintainer=MAINTAINER,
            size=-(-size_of(tree) // 1024),
            depends=", ".join(_depends(tree / "usr" / "lib" / COMMAND, folder)),
            summary=SUMMARY[0].lower() + SUMMARY[1:],
            name=NAME,
        )
    )
    desktop.write(tree / "DEBIAN" / "control", control.encode())
    sums = _told(["sh", "-c", "find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum"], tree)
    desktop.write(tree / "DEBIAN" / "md5sums", f"{sums}\n".encode())


def _depends(inside: Path, folder: Path) -> list[str]:
    """Return the packages with the libraries that the program asks for and does not bring, and a font for its words."""
    work = folder / "shlibdeps"
    desktop.write(work / "debian" / "control", f"Source: {COMMAND}\n\nPackage: {COMMAND}\nArchitecture: any\n".encode())
    binaries = [inside / COMMAND, *(f for f in inside.rglob("*.so*") if f.is_file() and not f.is_symlink())]
    own = sorted({str(file.parent) for file in binaries[1:]})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    told = _told([*command, *(f"-l{place}" for place in own), *(f"-e{file}" for file in binaries)], work)
    return [*sorted(told.removeprefix("shlibs:Depends=").split(", ")), "fonts-dejavu-core"]


def changelog() -> str:
    """Return the package's own changelog; what is new in the program stands in the other one."""
    return (
        f"{COMMAND} ({version()}-{REVISION}) unstable; urgency=medium\n\n"
        f"  * Version {version()}: changelog.gz says what is new.\n\n"
        f" -- {MAINTAINER}  {format_datetime(_moment())}\n"
    )


def _moment() -> datetime:
    return datetime.combine(desktop.release_day(), time(), UTC)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _told(command: list[str], folder: Path | None = None) -> str:
    answer = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if answer.returncode:
        raise SetupStoppedError(f"{command[0]} stopped; the lines above say why.")
    return answer.stdout.strip()
