"""What an import really loads, asked of a Python that has loaded nothing else: the command line must start fast."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMPORT_ALL = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(*modules: str, options: tuple[str, ...] = ()) -> set[str]:
    """Return the first parts of the names of all modules that are loaded once `modules` are imported."""
    answer = subprocess.run(
        [sys.executable, *options, "-c", IMPORT_ALL, *modules],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


def modules_of(package: str) -> list[str]:
    """Return the names of all modules in one of the program's packages."""
    files = sorted((ROOT / "b12diary" / package).rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    assert names
    return names


@pytest.mark.parametrize("module", ["b12diary.cli", "b12diary.__main__"])
def test_the_command_line_starts_without_the_heavy_libraries(module: str) -> None:
    loaded = loaded_by(module)

    assert "b12diary" in loaded
    assert loaded & {"PySide6", "matplotlib", "numpy", "sqlite_utils", "jinja2", "icalendar", "scipy"} == set()


def test_the_domain_needs_nothing_but_python() -> None:
    without_site_packages = loaded_by(*modules_of("domain"), options=("-S",))

    assert without_site_packages - set(sys.stdlib_module_names) <= {"b12diary", "__main__"}


def test_the_analysis_loads_no_database_chart_or_window() -> None:
    loaded = loaded_by(*modules_of("analysis"))

    assert loaded & {"sqlite3", "sqlite_utils", "sqlcipher3", "matplotlib", "PySide6", "scipy"} == set()
