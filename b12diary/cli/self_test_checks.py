"""The checks of `b12diary self-test`: each does a small piece of the program's real work in a folder of its own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from b12diary.cli.self_test_files import faults_of_files, faults_of_modules
from b12diary.errors import DiaryError, PassphraseNeededError
from b12diary.i18n import _, ngettext

if TYPE_CHECKING:
    from b12diary.domain.excerpt import Excerpt

PASSPHRASE: Final = "only for the self-test"
SQLITE: Final = b"SQLite format 3\x00"

LIBRARIES: Final = {
    "PySide6-Essentials": ("PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtPrintSupport", "PySide6.QtDBus"),
    "sqlite-utils": ("sqlite_utils",),
    "sqlcipher3": ("sqlcipher3.dbapi2",),
    "matplotlib": ("matplotlib.figure", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg"),
    "numpy": ("numpy",),
    "platformdirs": ("platformdirs",),
    "jinja2": ("jinja2",),
    "icalendar": ("icalendar",),
}
"""Every library that the program asks for, by the name it is installed by, with what is used of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; an empty `fault` means that all is well with it."""

    what: str
    fault: str = ""


Check = Callable[[Path], Iterator[Finding]]


class NotAsWrittenError(Exception):
    """Something came back otherwise than it was put in; the message says what."""


def fault_of(error: BaseException) -> str:
    """Say in one line why a check was not passed."""
    if isinstance(error, DiaryError | NotAsWrittenError):
        return str(error)
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def _libraries(_folder: Path) -> Iterator[Finding]:
    from importlib import import_module
    from importlib.metadata import version

    for library, modules in LIBRARIES.items():
        try:
            for module in modules:
                import_module(module)
            yield Finding(f"{library} {version(library)}")
        except Exception as error:  # a broken library may raise anything when it is read in
            yield Finding(library, fault_of(error))


def _modules(_folder: Path) -> Iterator[Finding]:
    n, faults = faults_of_modules()
    yield from (Finding(name, fault) for name, fault in faults)
    yield Finding(ngettext("{n} own module", "{n} own modules", n).format(n=n), "" if n else _("there are none"))


def _resources(_folder: Path) -> Iterator[Finding]:
    n, is_compared, faults = faults_of_files()
    yield from (Finding(name, fault) for name, fault in faults)
    what = ngettext("{n} file of the program", "{n} files of the program", n).format(n=n)
    if is_compared:
        what = _("{files}, each as it was packed").format(files=what)
    yield Finding(what, "" if n else _("there are none"))


def _diary(folder: Path) -> Iterator[Finding]:
    path = folder / "open.b12"
    _write(path, None)
    _read_back(path, None)
    if not path.read_bytes().startswith(SQLITE):
        raise NotAsWrittenError(_("the file is not a database"))
    yield Finding(_("a diary was written, closed, opened again and read"))


def _passphrase(folder: Path) -> Iterator[Finding]:
    path = folder / "locked.b12"
    _write(path, PASSPHRASE)
    if path.read_bytes().startswith(SQLITE):
        raise NotAsWrittenError(_("the file is not encrypted"))
    try:
        _read_back(path, "another one")
    except PassphraseNeededError:
        _read_back(path, PASSPHRASE)
        yield Finding(_("the same with a passphrase, and a wrong one does not open it"))
    else:
        raise NotAsWrittenError(_("a wrong passphrase opens it"))


def _backup(folder: Path) -> Iterator[Finding]:
    from b12diary.diary import Diary
    from b12diary.diary.rescue import Rescue

    path, backups = folder / "kept.b12", folder / "backups"
    _write(path, None, backups)
    with closing(Diary.open(path, create=False, backups=backups)) as diary:
        made = diary.safe.back_up()
    if faults := Rescue(path, backups).faults(made):
        raise NotAsWrittenError(faults[0])
    _read_back(made.path, None)
    yield Finding(_("a backup was made and read from end to end"))


def _look_back(_folder: Path) -> Iterator[Finding]:
    from b12diary.analysis.recurrence import look_back
    from b12diary.analysis.results import Grade

    for kind, grade in (("returns", Grade.CLEAR), ("none", Grade.NO_PATTERN), ("early", Grade.NOT_ENOUGH_DATA)):
        found = look_back(_example(kind)).headline.grade
        if found is not grade:
            raise NotAsWrittenError(
                _("example {kind} gives {found} and not {wanted}").format(kind=kind, found=found, wanted=grade)
            )
    yield Finding(_("the look-back on 3 examples gives what is known of them"))


def _chart(_folder: Path) -> Iterator[Finding]:
    from b12diary.analysis.gaps import gaps
    from b12diary.charts.injections import injections
    from b12diary.charts.render import to_png, to_svg
    from b12diary.charts.style import LIGHT

    chart = injections(gaps(_example("returns")), LIGHT)
    for file, content, begins in (
        ("chart.png", to_png(chart), b"\x89PNG"),
        ("chart.svg", to_svg(chart).encode(), b"<?xml"),
    ):
        if not content.startswith(begins):
            raise NotAsWrittenError(_("{file} is not what its name says").format(file=file))
        yield Finding(_("{file}, {n} kB").format(file=file, n=-(-len(content) // 1000)))


def _page(folder: Path) -> Iterator[Finding]:
    from b12diary.domain.preferences import Paper
    from b12diary.report.page import handout_of, options_for, write_handout

    excerpt = _example("returns")
    handout = handout_of(excerpt, options_for(excerpt, None, Paper.A4))
    for suffix, begins, holds in (
        (".pdf", b"%PDF-", b"/FontFile"),
        (".html", b"<!DOCTYPE html>", b"<svg"),
        (".txt", b"B12 Diary", b""),
    ):
        page = folder / f"page{suffix}"
        write_handout(handout, page)
        content = page.read_bytes()
        if not content.startswith(begins) or holds not in content:
            raise NotAsWrittenError(_("{file} is not what its name says").format(file=page.name))
        yield Finding(_("{file}, {n} kB").format(file=page.name, n=-(-len(content) // 1000)))


def _write(path: Path, passphrase: str | None, backups: Path | None = None) -> None:
    from b12diary.diary import Diary
    from b12diary.domain.dose import Dose, DoseId
    from b12diary.domain.symptom import Symptom, SymptomId

    with closing(Diary.open(path, backups=backups)) as diary:
        diary.set_symptoms([Symptom(SymptomId("fatigue"))])
        diary.record(Dose(DoseId("self-test"), diary.today, diary.now()))
        diary.rate(diary.today, {SymptomId("fatigue"): 6})
        diary.write_note(diary.today, "☺ self-test")
        if passphrase is not None:
            diary.safe.set_passphrase(passphrase)


def _read_back(path: Path, passphrase: str | None) -> None:
    from b12diary.diary import Diary

    with closing(Diary.open_for_reading(path, passphrase=passphrase)) as diary:
        excerpt = diary.excerpt()
        faults = diary.check(with_history=True)
        if faults:
            raise NotAsWrittenError(faults[0])
        told = [rating.value for rating in diary.ratings_on(diary.today)], [note.text for note in diary.notes()]
    if told != ([6], ["☺ self-test"]) or len(excerpt.injections) != 1:
        raise NotAsWrittenError(_("what was read is not what was written"))


def _example(kind: str) -> "Excerpt":
    from b12diary.diary import Diary
    from b12diary.interchange.examples import EXAMPLE_KINDS, example_entries

    chosen = next(known for known in EXAMPLE_KINDS if known == kind)
    with closing(Diary.in_memory()) as diary:
        diary.take_in(example_entries(chosen, diary.today), "example")
        return diary.excerpt()


CHECKS: Final[Mapping[str, Check]] = {
    "libraries": _libraries,
    "modules": _modules,
    "resources": _resources,
    "diary": _diary,
    "passphrase": _passphrase,
    "backup": _backup,
    "look-back": _look_back,
    "chart": _chart,
    "page": _page,
}
"""Each check by its name, but for the window, which the command line is handed."""
