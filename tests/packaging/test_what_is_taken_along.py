"""What a built program holds: every left-out part exists, every used one stays, libraries follow what asks for them."""

import ast
import importlib
import importlib.util
import re
from pathlib import Path

import pytest
from builds.parts import ALSO_TAKEN, EXCLUDED, Entry, is_wanted, leading_somewhere, needed_libraries, parts_taken

ROOT = Path(__file__).parents[2]
OURS = {"PIL", "PySide6", "fontTools", "icalendar", "matplotlib", "numpy", "sqlite_utils"}
GONE = {"numpy.distutils", "numpy._pyinstaller", "icalendar.fuzzing"}  # in some versions only
USED = [
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6\\plugins\\platforms\\qwindows.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "PySide6/Qt/translations/qtbase_nl.qm",
    "PySide6/Qt/lib/libQt6Svg.so.6",
    "matplotlib/mpl-data/matplotlibrc",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
    "b12diary/resources/catalogue/symptoms.toml",
    "b12diary-0.1.0.dist-info/RECORD",
]
UNUSED = [
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
    "PySide6/plugins/tls/qschannelbackend.dll",
    "PySide6/Qt/translations/qtbase_fr.qm",
    "PySide6/Qt/translations/assistant_nl.qm",
    "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6/Qt6Qml.dll",
    "matplotlib/mpl-data/sample_data/topobathy.npz",
    "numpy/_core/tests/data/a.csv",
    "b12diary-0.1.0.dist-info/direct_url.json",
]


@pytest.mark.parametrize("place", USED)
def test_what_is_used_is_taken_along(place: str) -> None:
    assert is_wanted(place)


@pytest.mark.parametrize("place", UNUSED)
def test_what_is_not_used_stays_out(place: str) -> None:
    assert not is_wanted(place)


def test_every_module_that_is_left_out_exists() -> None:
    """A name that nothing has any longer would leave nothing out."""
    named = [name for name in EXCLUDED if name.partition(".")[0] in OURS and name not in GONE]
    assert [name for name in named if importlib.util.find_spec(name) is None] == []


def test_the_tools_of_building_and_testing_stay_out() -> None:
    assert {"pip", "setuptools", "test", "pytest", "PyInstaller", "tkinter", "PySide6.QtNetwork"} <= set(EXCLUDED)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    texts = [file.read_text("utf-8") for file in (ROOT / "b12diary").rglob("*.py")]
    imported = {name for text in texts for name in re.findall(r"^ *(?:from|import) ([\w.]+)", text, re.MULTILINE)}
    assert {"PySide6.QtWidgets", "numpy"} <= imported
    assert imported & set(EXCLUDED) == set()


def test_everything_locked_brings_its_licence_but_what_is_left_out() -> None:
    assert {"b12diary", "numpy", "pyside6-essentials", *ALSO_TAKEN} <= set(parts_taken())
    assert {"pip", "tabulate"} & set(parts_taken()) == set()


def test_a_library_that_only_left_out_plugins_asked_for_stays_out() -> None:
    entries: list[Entry] = [
        ("PySide6/QtCore.abi3.so", "/e/QtCore.abi3.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/e/libqxcb.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/e/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libxcb-cursor.so.0", "/u/libxcb-cursor.so.0", "BINARY"),
        ("libdeep.so.1", "/u/libdeep.so.1", "BINARY"),
        ("libfontconfig.so.1", "/u/libfontconfig.so.1", "BINARY"),
        ("libgtk-3.so.0", "/u/libgtk-3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/u/libpython3.11.so.1.0", "BINARY"),
    ]
    asks = {
        "/e/QtCore.abi3.so": ["libQt6Core.so.6"],
        "/e/libqxcb.so": ["libxcb-cursor.so.0", "libfontconfig.so.1"],
        "/u/libxcb-cursor.so.0": ["libdeep.so.1"],
    }

    taken = needed_libraries(entries, lambda path: asks.get(path, []))

    left_out = {place for place, _path, _kind in entries} - {place for place, _path, _kind in taken}
    assert left_out == {"libfontconfig.so.1", "libgtk-3.so.0"}


def test_a_second_name_of_a_left_out_library_stays_out() -> None:
    binaries: list[Entry] = [("PySide6/Qt/lib/libQt6Core.so.6", "/e/libQt6Core.so.6", "BINARY")]
    data: list[Entry] = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6EglFS.so.6", "PySide6/Qt/lib/libQt6EglFS.so.6", "SYMLINK"),
        ("b12diary/resources/a.toml", "/e/a.toml", "DATA"),
    ]

    assert [entry[0] for entry in leading_somewhere(data, binaries)] == ["libQt6Core.so.6", "b12diary/resources/a.toml"]


def test_the_spec_file_asks_for_nothing_that_is_not_there() -> None:
    tree = ast.parse((ROOT / "packaging" / "program" / "b12diary.spec").read_text("utf-8"))
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    ours = [node for node in asked if str(node.module).startswith("builds")]

    assert ours
    for node in ours:
        module = importlib.import_module(str(node.module))
        for alias in node.names:
            assert hasattr(module, alias.name) or importlib.util.find_spec(f"{node.module}.{alias.name}")
