"""Windows: the version that a file's properties show, and the installer made by Inno Setup."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

from builds.identity import APP_ID, COMMAND, DIST, NAME, PACKAGING, PUBLISHER, SUFFIX, SUMMARY, version, version_numbers

SCRIPT: Final = PACKAGING / "windows" / "b12diary.iss"

_VERSION_FILE: Final = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("080904B0", [
      StringStruct("CompanyName", "{publisher}"),
      StringStruct("FileDescription", "{name}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{command}"),
      StringStruct("LegalCopyright", "{publisher}, Apache-2.0"),
      StringStruct("ProductName", "{name}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("Comments", "{summary}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ],
)
"""


def version_text() -> str:
    """Return the version as PyInstaller takes it for Windows: British English, Unicode."""
    return _VERSION_FILE.format(
        numbers=version_numbers(), version=version(), name=NAME, command=COMMAND, publisher=PUBLISHER, summary=SUMMARY
    )


def version_file(folder: Path) -> str:
    """Write the version into a file in `folder` and return its path."""
    file = folder / "version.txt"
    file.write_text(version_text(), "utf-8")
    return str(file)


def icon(folder: Path) -> str:
    """Return the path of the icon with all its sizes, drawn beforehand."""
    return str(folder / "b12diary.ico")


def installer_command(compiler: str, program: Path, pictures: Path) -> list[str]:
    """Return what makes the installer of the built folder `program`; names and version are handed to the script."""
    known = {
        "Name": NAME,
        "Command": COMMAND,
        "AppId": APP_ID,
        "Publisher": PUBLISHER,
        "Version": version(),
        "Numbers": ".".join(map(str, version_numbers())),
        "Suffix": SUFFIX,
        "Program": str(program),
        "Pictures": str(pictures),
        "Out": str(DIST),
    }
    return [compiler, "/Qp", *(f"/D{name}={value}" for name, value in known.items()), str(SCRIPT)]


def make_installer(program: Path, pictures: Path) -> Path:
    """Make the installer with Inno Setup's compiler.

    Raises:
        SetupStoppedError: the compiler is not there, or it stopped.
    """
    usual = Path("C:/Program Files (x86)/Inno Setup 6/ISCC.exe")
    compiler = shutil.which("ISCC") or (str(usual) if usual.is_file() else None)
    if compiler is None:
        raise SetupStoppedError("The installer is made by Inno Setup 6, which is not here. The folder itself is built.")
    if subprocess.run(installer_command(compiler, program, pictures), check=False).returncode:
        raise SetupStoppedError("Inno Setup stopped; the lines above say why.")
    return DIST / f"{COMMAND}-{version()}-windows.exe"
