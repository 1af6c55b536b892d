"""`b12diary self-test`: whether an installed or built program is whole, told in one line for each thing looked at.

Each check runs in a process of its own, so that one which ends hard is told like any other and the rest still run. All
of them work in one folder that is removed at the end; caches of libraries go there too.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import b12diary
from b12diary.cli.output import complain, say
from b12diary.cli.self_test_arguments import CHECK_NAMES
from b12diary.i18n import _, ngettext

TryWindow = Callable[[Path], None]
"""Shows every page of the window once, with its files in a folder; raises whatever went wrong."""

LONGEST_S: Final = 300
"""One check takes seconds; on a very slow computer, whose first start reads everything from a disk, still not this."""

_CACHES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "MPLCONFIGDIR")
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")


def run_self_test(only: str | None, try_window: TryWindow) -> int:
    """Make all checks, or the one called `only`, and say what was found.

    Args:
        only: a name out of `CHECK_NAMES`; that check is made in this process. None = all, each in a process of its own.
        try_window: makes the window; the command line does not know it otherwise.

    Returns:
        0 if all is well, else 1.
    """
    if only is not None:
        return _check_here(only, try_window)
    version = b12diary.__version__
    say(f"B12 Diary {version}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    with TemporaryDirectory(prefix="b12diary-self-test-") as folder:
        bad = [name for name in CHECK_NAMES if not _check_apart(name, Path(folder))]
    if bad:
        form = ngettext("{n} check was not passed: {names}.", "{n} checks were not passed: {names}.", len(bad))
        complain(form.format(n=len(bad), names=", ".join(bad)))
        return 1
    say(_("All is well."))
    return 0


def _check_here(name: str, try_window: TryWindow) -> int:
    from b12diary.cli.self_test_checks import CHECKS, Finding, fault_of

    def findings() -> Iterator[Finding]:
        with TemporaryDirectory(prefix="b12diary-self-test-") as folder:
            try:
                if name == "window":
                    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
                    try_window(Path(folder))
                    yield Finding(_("every page of the window"))
                else:
                    yield from CHECKS[name](Path(folder))
            except Exception as error:  # whatever is wrong with an installation, it is told
                yield Finding(name, fault_of(error))

    status = 0
    for finding in findings():
        if finding.fault:
            say(_("not ok: {what}: {why}").format(what=finding.what, why=finding.fault))
            status = 1
        else:
            say(_("ok: {what}").format(what=finding.what))
    return status


def _check_apart(name: str, folder: Path) -> bool:
    """Make one check in a process of its own, pass on what it says, and tell whether it was passed."""
    try:
        ran = subprocess.run(
            [*own_command(), "self-test", "--only", name],
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LONGEST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        say(_("not ok: {what}: {why}").format(what=name, why=error))
        return False
    for line in ran.stdout.splitlines():
        say(line)
    for line in ran.stderr.splitlines():
        complain(line)
    if ran.returncode not in {0, 1} or not ran.stdout:
        last = (ran.stderr.split("\n\n")[0].splitlines() or [""])[-1]
        why = _("the program ended with {status}. {said}").format(status=ran.returncode, said=last)
        say(_("not ok: {what}: {why}").format(what=name, why=why.strip()))
    return ran.returncode == 0


def own_command() -> list[str]:
    """Return what starts this very program once more: the built one itself, or Python with this package."""
    # -P: the folder that the person is in must not put another b12diary in front of this one.
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "b12diary"]


def _environment(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {name: str(folder) for name in (*_CACHES, *_TEMPORARY)}
    if not getattr(sys, "frozen", False):
        # A package that was reached by a path, as in a checkout, is reached by the same in the other process.
        beside = str(Path(b12diary.__file__).parents[1])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (beside, environment.get("PYTHONPATH", ""))))
    return environment
