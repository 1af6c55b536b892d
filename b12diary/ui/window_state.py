"""What the window remembers from one start to the next: its size, its page, the chart chosen. Never an entry."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from b12diary.domain.preferences import TEXT_SIZES, Theme

_MOST_RECENT = 5


@dataclass(slots=True)
class WindowState:
    """All optional: a file that is lost or cannot be read costs nothing but a habit.

    Attributes:
        geometry: left, top, width, height in logical pixels; empty = as at the first start.
        is_maximised: whether it filled the screen.
        page: key of the page shown last.
        pages: what each page wanted to find again.
        recent: paths of the diaries opened last, newest first.
        home: path of the diary to begin with, where the person chose another place for it; empty = the usual one.
        theme: that of the diary shown last, so that the empty window already has its colours.
        text_percent: the same for its text size.
        language: the same for its language; empty = as the computer has it.
        told: by kind of reminder and diary, the day that was told of last.
        sealed: paths of the diaries with a passphrase. No more than their place is written: not what was looked at in
            them, nor the days of their reminders.
    """

    geometry: tuple[int, ...] = ()
    is_maximised: bool = False
    page: str = ""
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    home: str = ""
    theme: Theme = Theme.SYSTEM
    text_percent: int = 100
    language: str = ""
    told: dict[str, str] = field(default_factory=dict)
    sealed: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path) -> "WindowState":
        """Read what was saved; whatever does not fit is left out."""
        try:
            saved = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        state = cls()
        if not isinstance(saved, dict):
            return state
        geometry = saved.get("geometry")
        if isinstance(geometry, list) and len(geometry) == 4 and all(isinstance(n, int) for n in geometry):
            state.geometry = tuple(geometry)
        state.is_maximised = saved.get("is_maximised") is True
        state.page = str(saved.get("page") or "")
        pages = saved.get("pages")
        if isinstance(pages, dict):
            state.pages = {
                str(k): {str(a): str(b) for a, b in v.items()} for k, v in pages.items() if isinstance(v, dict)
            }
        recent = saved.get("recent")
        if isinstance(recent, list):
            state.recent = [str(p) for p in recent[:_MOST_RECENT]]
        state.home = str(saved.get("home") or "")
        with suppress(ValueError):
            state.theme = Theme(saved.get("theme", Theme.SYSTEM))
        if saved.get("text_percent") in TEXT_SIZES:
            state.text_percent = saved["text_percent"]
        state.language = str(saved.get("language") or "")
        told = saved.get("told")
        if isinstance(told, dict):
            state.told = {str(k): v for k, v in told.items() if _is_day(v)}
        return state

    def save(self, path: Path) -> None:
        """Write it in one step, for the person's own eyes; a place that cannot be written is no reason to trouble."""
        saved = asdict(self)
        sealed = saved.pop("sealed")
        saved["told"] = {key: day for key, day in self.told.items() if key.partition(" ")[2] not in sealed}
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside = path.with_name(path.name + ".new")
            beside.unlink(missing_ok=True)
            beside.touch(mode=0o600)
            beside.write_text(json.dumps(saved), "utf-8")
            beside.replace(path)

    def seal(self, diary: Path, *, is_sealed: bool) -> None:
        """Remember whether a diary has a passphrase; of one that has, forget what was looked at in it."""
        if is_sealed:
            self.sealed.add(str(diary))
            self.pages = {}
        else:
            self.sealed.discard(str(diary))

    def note_recent(self, diary: Path) -> None:
        """Put a diary first in the list of those opened last."""
        name = str(diary)
        self.recent = [name, *(p for p in self.recent if p != name)][:_MOST_RECENT]

    def forget(self, diary: Path) -> None:
        """Leave a diary that is gone out of everything that was remembered."""
        name = str(diary)
        self.pages = {}
        self.recent = [path for path in self.recent if path != name]
        self.home = "" if self.home == name else self.home
        self.told = {key: day for key, day in self.told.items() if not key.endswith(f" {name}")}


def _is_day(text: object) -> bool:
    try:
        return bool(date.fromisoformat(str(text)))
    except ValueError:
        return False
