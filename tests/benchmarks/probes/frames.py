"""How long the window's thread is busy at one go while pages and days change: `frames.py DIARY ROUNDS`.

With 0 rounds every page is looked at right after the start, while none is made yet. Otherwise the window first stands
until they are made, as it does when somebody reads or rates on Today for a while.
"""

import json
import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import Qt, QTimer

from b12diary.domain.symptom import SymptomId
from b12diary.ui.registry import pages
from b12diary.ui.shell import Shell
from b12diary.ui.start import Desk
from tests.benchmarks.probes.begun import begin, go_on, settle, shell_of, the_path

PULSE_S = 0.005
DAYS_A_ROUND = 3


class Pulse:
    """A timer that ought to come every few milliseconds, and remembers the longest time that it did not."""

    def __init__(self) -> None:
        """Begin to beat."""
        self._last, self._longest = perf_counter(), 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(round(PULSE_S * 1000))

    def _beat(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last - PULSE_S)
        self._last = now

    def during(self, shell: Shell, act: Callable[[], object]) -> float:
        """Return the longest seconds without a beat from `act` until all that follows from it is done."""
        self._beat()
        self._longest = 0.0
        act()
        settle(shell)
        return self._longest

    def until(self, is_done: Callable[[], bool]) -> float:
        """Return the longest seconds without a beat until `is_done()`."""
        self._beat()
        self._longest = 0.0
        go_on(is_done)
        return self._longest


def act(desk: Desk) -> None:
    """Look at all pages for the first time; if there are rounds, again after each rating; go through some days."""
    shell, pulse, rounds = shell_of(desk), Pulse(), int(sys.argv[2])
    settle(shell, 0.5)
    keys = [entry.key for entry in pages() if entry.icon_name]
    found: dict[str, list[float]] = {}
    if rounds:
        found["making pages beforehand"] = [pulse.until(lambda: set(shell.window.made_pages()) >= set(keys))]
    looks = [pulse.during(shell, lambda key=key: shell.show_page(key)) for key in keys[1:]]  # type: ignore[misc]  # a default binds it
    found[f"first look at a page {'later' if rounds else 'at once'}"] = looks
    changes, steps = [], []
    for n in range(rounds):
        # After a change every page has to be filled anew when it comes into sight.
        shell.diary.rate(shell.diary.today, {SymptomId("fatigue"): n})
        settle(shell)
        changes += [pulse.during(shell, lambda key=key: shell.show_page(key)) for key in keys]  # type: ignore[misc]
    if rounds:
        shell.show_page("today")
        settle(shell)
    for way in ("day_before", "day_after") if rounds else ():
        steps += [pulse.during(shell, shell.commands[way]) for _ in range(rounds * DAYS_A_ROUND)]
    if rounds:
        found |= {"page change": changes, "day step": steps}
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    sys.exit(begin(the_path(), act))
