"""Where the files that come with the program are: icons, catalogues, evidence, examples, fonts.

In an installed program they lie in `b12diary/resources`; in a checkout they lie beside the package.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


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
    """Read one TOML resource.

    Raises:
        FileNotFoundError: the program was installed incompletely.
    """
    with asset(*parts).open("rb") as file:
        return tomllib.load(file)
