"""Where the files that come with the program are: icons, catalogues, evidence, examples, fonts.

In an installed program they lie in `b12diary/resources`; in a checkout they lie beside the package.
"""

from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32


@cache
def resources() -> Path:
    """Return the folder of the program's own read-only files."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def asset(*parts: str) -> Path:
    """Return the path of one resource, for example `asset("catalogue", "symptoms.toml")`."""
    return resources().joinpath(*parts)


def read_toml(*parts: str) -> dict[str, Any]:
    """Read one TOML resource, sooner where `packaging/catalogue.py` wrote a copy of its content that is still true.

    Raises:
        FileNotFoundError: the program was installed incompletely.
    """
    file = asset(*parts)
    source = file.read_bytes()
    copy = _copy_of(file, source)
    if copy is not None:
        return copy
    # Imported late, as it is slow, and as slow in reading: no start of the window meets it.
    import tomllib

    return tomllib.loads(source.decode("utf-8"))


def _copy_of(file: Path, source: bytes) -> dict[str, Any] | None:
    """Return the content of `source` from the JSON beside its file; None = there is none, or it is of another text."""
    import json

    try:
        copy = json.loads(file.with_suffix(".json").read_bytes())
    except (OSError, ValueError):
        return None
    # A checkout may have written the lines' ends in its own way.
    is_of_it = isinstance(copy, dict) and copy.get("crc32") == crc32(source.replace(b"\r\n", b"\n"))
    content: dict[str, Any] | None = copy["content"] if is_of_it else None
    return content
