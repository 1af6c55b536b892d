"""Paint every scene in every state and dress: python -m tests.ui.pictures FOLDER [--only NAME] [--quick].

Instead of a folder: --renew paints the kept pictures of the pixel tests; --guide those of the guide, and writes it.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.ui.pictures.diaries import State
from tests.ui.pictures.dress import DRESSES, LIGHT, QUICK, Dress
from tests.ui.pictures.guide import renew as renew_guide
from tests.ui.pictures.pixels import renew
from tests.ui.pictures.registry import SCENES
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.stage import stage

_OF_NO_USE = "This plugin does not support"


def pictures(*, quick: bool) -> Iterator[tuple[Scene, State, Dress]]:
    """Return what is painted: every scene in every dress, and in the first dress with every diary worth a look."""
    for scene in SCENES:
        for dress in QUICK if quick else DRESSES:
            for state in scene.states[:1] if quick or dress is not LIGHT else scene.states:
                yield scene, state, dress


def paint(app: QApplication, folder: Path, scene: Scene, state: State, dress: Dress) -> Path:
    """Paint one picture, and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{scene.name}-{state}-{dress.name}.png"
    with stage(app, state, dress) as opened:
        scene.open(opened).grab().save(str(path))
    return path


def _write_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del kind, context
    if not message.startswith(_OF_NO_USE):
        sys.stderr.write(f"{message}\n")


def main(arguments: list[str]) -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures are put")
    parser.add_argument("--only", default="", metavar="NAME", help="only pictures in whose name this stands")
    parser.add_argument("--quick", action="store_true", help="light, dark and large, one diary each")
    parser.add_argument("--renew", action="store_true", help="paint the kept pictures of the pixel tests anew instead")
    parser.add_argument(
        "--guide", action="store_true", help="paint the pictures of the guide anew instead, and write it"
    )
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    qInstallMessageHandler(_write_message)
    if chosen.renew:
        sys.stdout.writelines(f"{path}\n" for path in renew(app, chosen.only))
        return 0
    if chosen.guide:
        sys.stdout.writelines(f"{path}\n" for path in renew_guide(app, chosen.only))
        return 0
    if chosen.folder is None:
        parser.error("say in which folder the pictures are put")
    for scene, state, dress in pictures(quick=chosen.quick):
        if chosen.only in f"{scene.name}-{state}-{dress.name}":
            sys.stdout.write(f"{paint(app, chosen.folder, scene, state, dress)}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
