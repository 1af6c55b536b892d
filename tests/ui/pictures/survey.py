"""Goes through all scenes in one dress and writes down what the tests ask about, so that each is opened only once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from tests.ui.pictures.dress import Dress
from tests.ui.pictures.names import Told, nameless, told
from tests.ui.pictures.registry import SCENES
from tests.ui.pictures.room import overlapping, short_of_room, too_large, wrong_fonts
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.stage import Stage, stage
from tests.ui.pictures.targets import too_small
from tests.ui.pictures.words import texts


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to say about one scene.

    Attributes:
        kinds: the classes of all widgets in sight.
        cut: what has less room than it needs.
        small: targets that are too small.
        nameless: controls without a name.
        told: the accessible tree.
        texts: every text that is shown or told.
    """

    kinds: frozenset[str]
    cut: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    texts: tuple[str, ...] = field(default=())


EVERY = tuple(scene.name for scene in SCENES)
FIRST = tuple({scene.shows: scene.name for scene in reversed(SCENES)}.values())
"""One scene for each page, dialog, menu and bar."""


def survey(app: QApplication, dress: Dress, names: tuple[str, ...] = EVERY) -> Mapping[str, Found]:
    """Open scenes with their usual diaries, each once in the life of the process."""
    return _survey(app, dress, names)


@cache
def _survey(app: QApplication, dress: Dress, names: tuple[str, ...]) -> Mapping[str, Found]:
    chosen = [scene for scene in SCENES if scene.name in names]
    return {scene.name: look_at(opened, shown) for scene, opened, shown in _opened(app, dress, chosen)}


def _opened(app: QApplication, dress: Dress, scenes: list[Scene]) -> Iterator[tuple[Scene, Stage, QWidget]]:
    for state in dict.fromkeys(scene.states[0] for scene in scenes):
        # Those of one diary in one window, one after the other.
        with stage(app, state, dress) as opened:
            for scene in scenes:
                if scene.states[0] is state:
                    opened.start_over(scene.page)
                    yield scene, opened, scene.open(opened)


def look_at(opened: Stage, shown: QWidget) -> Found:
    """Write down what there is to say about a window."""
    is_ours = not isinstance(shown, QFileDialog)
    cut = [*short_of_room(shown), *overlapping(shown), *wrong_fonts(shown)] if is_ours else []
    if is_ours and shown is not opened.window and not isinstance(shown, QMenu):
        cut += too_large(shown, *opened.dress.size)
    visible = [w for w in (shown, *shown.findChildren(QWidget)) if w.isVisible()]
    return Found(
        kinds=frozenset(kind.__name__ for w in visible for kind in type(w).__mro__),
        cut=tuple(cut),
        small=tuple(too_small(shown)) if is_ours else (),
        nameless=tuple(nameless(shown)),
        told=told(shown),
        texts=texts(shown) if is_ours else (),
    )


def problems(
    found: Mapping[str, Found], what: Callable[[Found], tuple[str, ...]], allowed: Mapping[str, str]
) -> list[str]:
    """Return all problems of one kind, scene by scene, apart from those that hold a text of `allowed`: text, reason."""
    return [
        f"{name}: {problem}"
        for name, one in found.items()
        for problem in what(one)
        if not any(known in f"{name}: {problem}" for known in allowed)
    ]
