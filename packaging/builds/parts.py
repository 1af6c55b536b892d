"""What a built program takes along and what it leaves out. The spec file asks here, on every system alike."""

import re
import subprocess
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Final

from linux_needs import LIBRARIES

from builds.identity import COMMAND, PACKAGING

# Python modules that something imports, but never for what this program does.
EXCLUDED: Final = (
    # To install, to test, to build, to document.
    *("pip", "setuptools", "pkg_resources", "wheel", "ensurepip", "distutils", "_distutils_hack", "PyInstaller"),
    *("test", "pydoc_data", "lib2to3", "idlelib", "pytest", "_pytest"),
    *("matplotlib.tests", "matplotlib.testing", "numpy.testing", "numpy.f2py", "numpy.distutils", "numpy._pyinstaller"),
    *("icalendar.tests", "icalendar.fuzzing"),
    # Other toolkits and notebooks that matplotlib could draw into.
    *("tkinter", "_tkinter", "IPython", "PyQt5", "PyQt6", "PySide2", "gi", "wx", "cairo", "tornado"),
    # Only needed to write fonts into matplotlib's own PDF; the page is painted by Qt.
    *("fontTools.ttLib", "fontTools.subset", "matplotlib.backends.backend_pdf", "matplotlib.backends.backend_ps"),
    # The command line of sqlite-utils.
    *("sqlite_utils.cli", "tabulate"),
    # Kinds of pictures that no chart is.
    *("PIL.AvifImagePlugin", "PIL.WebPImagePlugin", "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk"),
    # Nothing leaves this computer.
    *("PySide6.QtNetwork", "ftplib", "imaplib", "poplib", "smtplib", "xmlrpc", "webbrowser"),
    # Parts of Qt that no page uses.
    *(f"PySide6.{part}" for part in ("QtQml", "QtQuick", "QtQuickWidgets", "QtQuickControls2", "QtQuickTest")),
    *(f"PySide6.{part}" for part in ("QtSql", "QtTest", "QtHelp", "QtDesigner", "QtUiTools", "QtXml", "QtConcurrent")),
    *(f"PySide6.{part}" for part in ("QtOpenGL", "QtOpenGLWidgets", "QtSvgWidgets")),
)

# Qt's plugins that are used; all others stay out. The rest of the path is the same on every system.
QT_PLUGINS: Final = (
    *(
        "platforms/*qxcb*",
        "platforms/*qoffscreen*",
        "platforms/*qwayland*",
        "platforms/*qwindows*",
        "platforms/*qcocoa*",
    ),
    # How a window talks to the desktop: portals for choosing files, input methods, Wayland's frame.
    *("platformthemes/*xdgdesktopportal*", "platforminputcontexts/*composeplatform*", "platforminputcontexts/*ibus*"),
    *(
        "wayland-shell-integration/*xdg-shell*",
        "wayland-decoration-client/*",
        "wayland-graphics-integration-client/*shm*",
    ),
    *(
        "iconengines/*qsvgicon*",
        "imageformats/*qsvg*",
        "imageformats/*qico*",
        "imageformats/*qicns*",
        "imageformats/*qwebp*",
    ),
    "printsupport/*",
)

# Languages of the program whose words Qt's own dialogs need too. English is in Qt itself.
QT_LANGUAGES: Final = ("de", "nl")

# Files by their place in the built folder. Matplotlib draws with the program's font, and falls back on DejaVu Sans.
_NOT_WANTED: Final = (
    *("matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/images/*", "matplotlib/mpl-data/plot_directive/*"),
    *(
        "matplotlib/mpl-data/fonts/afm/*",
        "matplotlib/mpl-data/fonts/pdfcorefonts/*",
        "matplotlib/mpl-data/fonts/ttf/STIX*",
    ),
    *("matplotlib/mpl-data/fonts/ttf/cm*", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*"),
    *("matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*", "matplotlib/mpl-data/fonts/ttf/DejaVuSansDisplay*"),
    *("numpy/*/tests/*", "numpy/tests/*", "numpy/_core/_multiarray_tests*", "*.pyi", "*/__pycache__/*"),
    # Notes of whoever installed a part, with the name of the folder it came from.
    *("*.dist-info/direct_url.json", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED"),
    # Drawing in three dimensions and Qt's own languages for windows.
    *("*libQt6Qml*", "*libQt6Quick*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6Pdf*", "*opengl32sw.dll", "*d3dcompiler_*.dll"),
    *("*Qt6Network*", "*Qt6VirtualKeyboard*", "PySide6/Qt/qml/*", "PySide6/qml/*"),
)

# Libraries that every Linux desktop has in a form that fits its own drivers and settings, so never taken along. Those
# behind xcb-util are the exception: nothing but Qt asks for them, so that many systems lack them.
LEFT_TO_LINUX: Final = frozenset(
    {need.thing for need in LIBRARIES if not (need.pacman.startswith("xcb-util") or need.pacman == "libxkbcommon-x11")}
    | {"libstdc++.so.6", "libgcc_s.so.1", "libcups.so.2"}
)

# Parts of the lock that only the excluded modules use.
NOT_TAKEN: Final = frozenset({"pip", "tabulate"})

# Taken along although the program runs without it: nobody can add a part to a built program.
ALSO_TAKEN: Final = ("python-calamine",)

Entry = tuple[str, str, str]
"""A file as PyInstaller keeps it: place in the built folder, where it is now, its kind."""


def parts_taken() -> list[str]:
    """Return the names of the program and of everything that is taken along, whether or not this system asks for it."""
    lock = (PACKAGING / "requirements.lock").read_text("utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    return sorted({COMMAND, *ALSO_TAKEN, *locked} - NOT_TAKEN)


def is_wanted(place: str) -> bool:
    """Tell whether a file belongs into the built program.

    Args:
        place: where it would lie in the built folder, with either kind of slash between folders.
    """
    place = place.replace("\\", "/")
    if any(fnmatch(place, pattern) for pattern in _NOT_WANTED):
        return False
    _before, is_qt, inside = place.partition("PySide6/")
    if is_qt and "plugins/" in inside:
        return any(fnmatch(inside.partition("plugins/")[2], pattern) for pattern in QT_PLUGINS)
    if is_qt and "translations/" in inside:
        return any(inside.endswith(f"/qtbase_{language}.qm") for language in QT_LANGUAGES)
    return True


def asked_for(path: str) -> list[str]:
    """Return the names of the libraries that a Linux binary itself asks for, not those that they ask for in turn."""
    told = subprocess.run(["objdump", "--private-headers", path], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^ +NEEDED +(\S+)$", told, re.MULTILINE)


def needed_libraries(entries: Iterable[Entry], asked_for: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the binaries of a Linux program without the libraries that only left-out plugins asked for.

    Args:
        entries: Python's extension modules, Qt's plugins, and all libraries found for them.
        asked_for: returns the names of the libraries that the file at a path asks for.
    """
    entries = list(entries)
    libraries: dict[str, list[Entry]] = {}
    wanted: list[Entry] = []
    for entry in entries:
        place, _path, kind = entry
        if kind == "EXTENSION" or "/plugins/" in place or PurePath(place).name.startswith("libpython"):
            wanted.append(entry)
        else:
            libraries.setdefault(PurePath(place).name, []).append(entry)
    seen = set(LEFT_TO_LINUX)
    for entry in wanted:  # grows while it is walked
        _place, path, kind = entry
        for name in () if kind == "SYMLINK" else asked_for(path):
            if name not in seen:
                seen.add(name)
                wanted += libraries.get(name, [])
    return [entry for entry in entries if entry in wanted]


def leading_somewhere(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the files that are no binaries, without second names of libraries that were left out."""
    names = {PurePath(place).name for place, _path, _kind in binaries}
    return [entry for entry in entries if entry[2] != "SYMLINK" or PurePath(entry[1]).name in names]
