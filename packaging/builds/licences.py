"""Under which licence each part of a built program stands, as the parts themselves say.

Run as a file by the Python that has the parts, it prints one line for each.
"""

import platform
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

HEAD: Final = """\
B12 Diary
Copyright: B12 Diary contributors
Licence: Apache-2.0, see /usr/share/common-licenses/Apache-2.0

The printed page uses the font Noto Sans, copyright The Noto Project Authors, under the SIL Open Font License 1.1:
/usr/lib/b12diary/_internal/b12diary/resources/fonts/OFL.txt

The names of months and weekdays are from Unicode CLDR, copyright Unicode, Inc., under the Unicode License V3:
/usr/lib/b12diary/_internal/b12diary/resources/licences/Unicode-3.0.txt

The package brings Python and other people's work along, unchanged. The text of each licence lies in
/usr/lib/b12diary/_internal, in the folder with the name and version of the part (for Python: python-licence); those
of LGPL and GPL also in /usr/share/common-licenses. Qt and PySide are used under the LGPL-3 and lie there as shared
libraries, which can be replaced.

"""


def copyright_text(python: Path) -> str:
    """Return what Debian asks for as the copyright file, about the parts that `python` has."""
    asked = [str(python), "-P", str(Path(__file__).resolve())]
    return HEAD + subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout


def of_python() -> list[Path]:
    """Return where the text of Python's own licence may lie: beside its library, on Windows its program, on Debian."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    library, base = Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)
    return [library / "LICENSE.txt", base / "LICENSE.txt", Path("/usr/share/doc") / version / "copyright"]


def lines(names: list[str]) -> list[str]:
    """Return one line for each installed part of `names`, and one for Python itself."""
    said = [f"Python {platform.python_version()}: Python-2.0 (PSF licence), Python Software Foundation"]
    for name in names:
        try:
            found = distribution(name)
        except PackageNotFoundError:  # asked for by other systems or other Pythons only
            continue
        about = found.metadata
        expression = (about.get_all("License-Expression") or [""])[0]
        licence = expression or _of_classifiers(about.get_all("Classifier") or [])
        licence = licence or (about.get_all("License") or ["see its text"])[0].splitlines()[0]
        said.append(f"{about['Name']} {found.version}: {licence}")
    return said


def _of_classifiers(classifiers: list[str]) -> str:
    return ", ".join(text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: "))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from builds.parts import parts_taken

    print("\n".join(lines(parts_taken())))
