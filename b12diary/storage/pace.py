"""How far a long work on many entries is: told now and then, which is also where it can be called off."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int], None]
"""Is told how many entries are behind us; what it raises goes through and ends the work."""
_BETWEEN_LOOKS = 500


class Pace:
    """Counts what is gone through, over all passes of one work."""

    def __init__(self, progress: Progress | None) -> None:
        """Tell `progress`; None = nobody asks."""
        self._progress, self._n = progress, 0

    def over(self, items: Iterable[T], each: int = 1) -> Iterator[T]:
        """Go through items of `each` entries, one by one."""
        for item in items:
            if self._progress is not None and self._n % _BETWEEN_LOOKS < each:
                self._progress(self._n)
            self._n += each
            yield item
