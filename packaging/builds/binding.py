"""The part of Qt's binding that is written in Python, compiled once here instead of at every start.

The binding carries it packed and as text, unpacks it in memory and compiles it whenever it is imported: a sixth of what
an empty window takes to open. Where it finds the files unpacked beside it, it takes those; it unpacks them itself when
`SBK_EMBED` is 0. A built program, whose folder people cannot write to, gets them compiled.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

UNPACKED: Final = "files.dir"
"""The name by which the binding looks for them, in the folder of shiboken6."""


def compiled(shiboken: Path) -> list[tuple[str, str]]:
    """Unpack and compile them in this environment, and return (file, folder in the built program) pairs.

    Args:
        shiboken: the folder of the installed shiboken6.

    Raises:
        SetupStoppedError: this release of the binding keeps them in another way.
    """
    unpack = [sys.executable, "-c", "import shiboken6"]
    subprocess.run(unpack, env={**os.environ, "SBK_EMBED": "0"}, check=True)
    folder = shiboken / UNPACKED
    # Without the text beside it, a compiled file is only found under the name of its module.
    if not compileall.compile_dir(folder, quiet=1, legacy=True):
        raise SetupStoppedError("The binding's own Python files could not be compiled.")
    found = sorted(folder.rglob("*.pyc"))
    if not any(file.match("shibokensupport/signature/loader.pyc") for file in found):
        raise SetupStoppedError("The binding's own Python files are not where they used to be; see builds/binding.py.")
    return [(str(file), str(file.parent.relative_to(shiboken.parent))) for file in found]
