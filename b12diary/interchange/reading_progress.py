"""How far a long reading is, told to whoever waits for it, and how they call it off."""

from dataclasses import dataclass


class StoppedError(Exception):
    """The person called the reading off; nothing of it is kept."""


@dataclass(slots=True)
class Progress:
    """Shared by the thread that reads and the one that shows; both only ever set plain values.

    Attributes:
        total: how many bytes or entries there are; 0 = not known yet.
        done: how many are behind us.
        is_stopped: whether the reading was called off.
    """

    total: int = 0
    done: int = 0
    is_stopped: bool = False

    def stop(self) -> None:
        """Call it off: the reader stops at its next step."""
        self.is_stopped = True

    def start(self, total: int) -> None:
        """Begin a stretch of `total` bytes or entries."""
        self.total, self.done = total, 0

    def at(self, done: int) -> None:
        """Say how far the reading is; raises `StoppedError` when it was called off."""
        self.done = done
        if self.is_stopped:
            raise StoppedError

    @property
    def percent(self) -> int | None:
        """How far it is in whole per cent, None while the whole is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else None
