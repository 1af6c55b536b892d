"""Whether every module and every file of the program is there, and as it was packed.

An installed package carries a list of its files with their hashes (RECORD), and a built program takes that list along.
So nothing has to be named here, and nothing can be forgotten. A checkout has no list: its files are only read.
"""

import base64
import gettext
import hashlib
import json
import sys
import tomllib
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import b12diary
from b12diary.assets import resources
from b12diary.i18n import _

Faults = list[tuple[str, str]]
"""What is not as it should be: its name, and why."""


def faults_of_modules() -> tuple[int, Faults]:
    """Read in every module of the program; return how many there are, and those that cannot be."""
    listed = _listed()
    if listed is None:
        package = Path(b12diary.__file__).parent
        files = [file.relative_to(package.parent) for file in package.rglob("*.py")]
    else:
        files = [Path(str(file)) for file in listed if file.suffix == ".py"]
    names = sorted(".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    faults: Faults = []
    for name in names:
        try:
            import_module(name)
        except Exception as error:  # a broken module may raise anything when it is read in
            faults.append((name, f"{type(error).__name__}: {error}"))
    return len(names), faults


def faults_of_files() -> tuple[int, bool, Faults]:
    """Read every file that comes with the program, each as what its name says.

    Returns:
        How many there are, whether they were held against a list, and what is wrong with which.
    """
    folder = resources()
    listed = _listed()
    if listed is None:
        faults = [("RECORD", _("the list of files is missing"))] if _is_built() else []
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        expected: dict[Path, PackagePath] = {}
    else:
        faults = []
        expected = {folder.joinpath(*f.parts[2:]): f for f in listed if f.parts[:2] == ("b12diary", "resources")}
        files = sorted(expected)
    for file in files:
        try:
            content = file.read_bytes()
            if file in expected and not _is_as_packed(content, expected[file]):
                faults.append((file.name, _("it is not as it was packed")))
            _READERS.get(file.suffix, _read_any)(content)
        except (OSError, ValueError, SyntaxError) as error:  # an XML file that is none is a syntax error to Python
            faults.append((file.relative_to(folder).as_posix(), f"{type(error).__name__}: {error}"))
    return len(files), listed is not None, faults


def _is_built() -> bool:
    return bool(getattr(sys, "frozen", False))


def _listed() -> list[PackagePath] | None:
    """Return the program's own files as its list names them; None when this program came without one."""
    try:
        found = distribution("b12diary")
    except PackageNotFoundError:
        return None
    # A checkout may run in a Python that has an installed B12 Diary too: that one's list is not of these files.
    if Path(str(found.locate_file("b12diary"))).resolve() != resources().parent.resolve():
        return None
    return [file for file in found.files or () if file.parts[0] == "b12diary"] or None


def _is_as_packed(content: bytes, listed: PackagePath) -> bool:
    if listed.hash is None:
        return False
    digest = hashlib.new(listed.hash.mode, content).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == listed.hash.value


def _read_any(content: bytes) -> None:
    if not content:
        raise ValueError(_("it is empty"))


def _read_text(content: bytes) -> None:
    _read_any(content.decode().strip().encode())


def _read_font(content: bytes) -> None:
    if content[:4] not in {b"\x00\x01\x00\x00", b"OTTO"}:
        raise ValueError(_("it is not a font"))


def _read_words(content: bytes) -> None:
    from io import BytesIO

    gettext.GNUTranslations(BytesIO(content))


_READERS: Final[Mapping[str, Callable[[bytes], object]]] = {
    ".toml": lambda content: tomllib.loads(content.decode()),
    ".json": json.loads,
    ".svg": ElementTree.fromstring,
    ".ttf": _read_font,
    ".otf": _read_font,
    ".mo": _read_words,
    **dict.fromkeys((".csv", ".md", ".txt", ".html", ".xml", ".po"), _read_text),
}
