"""The program in a process of its own that cannot have a socket: `python -m tests.journeys.guarded FOLDER [WORDS]`.

With words it is the command line; without, the window on the diary in FOLDER/data: each page is shown, then it ends.
A passphrase for the diary stands in the variable PASSPHRASE.
"""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

PAGES = ("today", "injections", "diary", "patterns", "appointment", "help", "settings")
_SETTLE_MS = 300


def _refuse(*_about: object, **_more: object) -> NoReturn:
    raise PermissionError("Nothing leaves this computer.")


def _refuse_event(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(f"Nothing leaves this computer: {event}")


def guard() -> None:
    """Take every way to a socket from this process; there is no way back."""
    socket.socket.__init__ = _refuse  # type: ignore[method-assign] # what makes a socket makes none any more
    socket.create_connection = socket.getaddrinfo = _refuse
    sys.addaudithook(_refuse_event)


def walk(folder: Path) -> int:
    """Show every page of the diary, with the symptom that was added last chosen in Patterns, and close the window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from b12diary.paths import Paths
    from b12diary.ui.start import Desk

    app = QApplication([])
    app.setStyle("Fusion")
    paths = Paths(data=folder / "data", state=folder / "state")
    desk = Desk(app, paths)
    desk.failures.install()
    faults: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: faults.append(error)
    left = list(PAGES)

    def go_on() -> None:
        if desk.shell is None or desk.shell.background.n_pending:
            return
        if left:
            desk.shell.show_page(left.pop(0))
            return
        timer.stop()
        desk.window.end()
        app.quit()

    def open_it() -> None:
        desk.gate.open(paths.diary, passphrase=os.environ.get("PASSPHRASE"))
        if desk.shell is not None:
            symptoms = desk.shell.diary.excerpt().symptoms
            desk.shell.state.pages["patterns"] = {"symptom": symptoms[-1].id if symptoms else ""}
        timer.start()

    timer = QTimer(app, interval=_SETTLE_MS)
    timer.timeout.connect(go_on)
    desk.window.show()
    QTimer.singleShot(0, app, open_it)
    app.exec()
    for fault in faults:
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
    return len(faults)


def main(folder: Path, words: list[str]) -> int:
    """Run what was asked for behind the guard."""
    guard()
    if not words:
        return walk(folder)
    from b12diary.__main__ import main as program

    return program(words)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
