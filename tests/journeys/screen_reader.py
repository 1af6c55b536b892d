"""First start and a month's use by what assistive software can do, and by nothing else: no key, no click.

Run by the system's own Python, which knows AT-SPI, with a session bus: `screen_reader.py DAYS FOLDER PROGRAM ...`.
It uses the standard library and pyatspi only, so that no part of the program is known here but its window.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # of the system's own Python
from gi.repository import GLib  # type: ignore[import-not-found]  # of the system's own Python

BUS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
LONGEST_S = 10.0
INJECTED_ON_DAY, EMPTY_DAY = 2, 5
TIMES_BACK = 5
SYMPTOMS = ("Tiredness", "Brain fog", "Poor balance")
ITEM = "Got in the way of daily life"
FIRST = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def until(found: Callable[[], Any], what: str) -> Any:  # noqa: ANN401 - whatever was looked for
    """Wait for something that the window has yet to show."""
    end = time.monotonic() + LONGEST_S
    while True:
        try:
            result = found()
        except GLib.GError:
            result = None  # a part of the window went while it was looked at
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"never came: {what}")
        time.sleep(0.02)


def parts(node: Any) -> Iterator[Any]:  # noqa: ANN401 - pyatspi has no types
    """Go through everything in sight."""
    if node is None:
        return
    state = node.getState()
    yield node
    if state.contains(pyatspi.STATE_SHOWING) or node.getRoleName() in {"application", "frame", "combo box"}:
        for child in node:
            yield from parts(child)


class Person:
    """Uses the window through what it tells assistive software."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desktop = pyatspi.Registry.getDesktop(0)
        self.bars: dict[str, Any] = {}
        self.tell_time(FIRST)

    def tell_time(self, moment: datetime) -> None:
        """Let it be another moment."""
        beside = self.folder / "moment.new"
        beside.write_text(moment.isoformat(), "utf-8")
        beside.replace(self.folder / "moment")

    def find(self, name: str, *roles: str) -> Any:  # noqa: ANN401 - pyatspi has no types
        """Wait for a part of the window with this name."""

        def look() -> Any:  # noqa: ANN401 - pyatspi has no types
            nodes = (n for app in self.desktop for n in parts(app))
            return next((n for n in nodes if n.name == name and n.getRoleName() in roles), None)

        try:
            return until(look, f"{roles[0]} {name!r}")
        except AssertionError:
            seen = [f"{n.getRoleName()} {n.name!r}" for app in self.desktop for n in parts(app) if n.name]
            raise AssertionError(f"no {roles[0]} {name!r} among {seen}") from None

    def wait_for(self, words: str) -> None:
        """Wait until words stand somewhere in the window."""
        until(lambda: any(words in n.name for app in self.desktop for n in parts(app)), words)

    def act(self, name: str, *roles: str) -> None:
        """Do what a button, a box or an entry of a list does."""
        self.find(name, *roles).queryAction().doAction(0)

    def press(self, name: str) -> None:
        """Press a button."""
        self.act(name, "push button", "button")

    def write(self, name: str, text: str) -> None:
        """Put a text into a field, and leave it."""
        field = self.find(name, "text", "entry")
        field.queryEditableText().setTextContents(text)

    def pick(self, name: str, choice: str) -> None:
        """Open a list and take one of its entries."""
        box = self.find(name, "combo box")
        box.queryAction().doAction(0)
        entry = until(
            lambda: next((n for n in parts(box) if n.name == choice and n.getRoleName() == "list item"), None), choice
        )
        entry.queryAction().doAction(0)

    def rate(self, name: str, value: int) -> None:
        """Give a rating and see that it is shown; a press in the moment of midnight is not kept, and is made again."""
        if name not in self.bars:
            self.bars[name] = self.find(name, "spin button").queryValue()
        bar = self.bars[name]

        def is_rated() -> bool:
            if bar.currentValue != value:
                bar.currentValue = value
            return bool(bar.currentValue == value)

        until(is_rated, f"{name} {value}")


def first_start(person: Person) -> None:
    """Go through the three steps."""
    person.pick("Medicine", "hydroxocobalamin")
    person.write("Dose", "1")
    person.pick("Unit", "mg")
    person.pick("How it is given", "into a muscle")
    person.write("Day of the last injection", "1 Nov 2026")
    person.press("Next: my symptoms")
    for symptom in SYMPTOMS:
        person.act(symptom, "check box")
    for _time in range(TIMES_BACK):  # pages that grow and shrink while they are looked at
        person.press("Next: my diary file")
        person.find("Start my diary", "push button", "button")
        person.press("Back")
        person.find("Next: my diary file", "push button", "button")
        person.press("Back")
        person.press("Next: my symptoms")
    person.press("Next: my diary file")
    person.press("Start my diary")


def a_day(person: Person, n: int) -> None:
    """Rate all; now and then something else happens."""
    for row, name in enumerate((ITEM, *SYMPTOMS)):
        person.rate(name, (n + row) % 11)
    if n % 10 == 3:
        person.act("Poor sleep", "check box")
    if n == INJECTED_ON_DAY:
        person.press("Record an injection")
        person.press("Record")
        person.wait_for("Recorded")
        person.act("Today", "radio button", "push button", "button", "toggle button", "page tab")


def days(person: Person, n_days: int) -> None:
    """Let days go by; one of them stays empty, and the last but one is changed later."""
    for n in range(n_days):
        if n:
            person.tell_time(FIRST + timedelta(days=n))
            person.wait_for(words_of((FIRST + timedelta(days=n)).date()))
        if n != EMPTY_DAY:
            a_day(person, n)
    person.press("Day before")
    person.wait_for("1 day late")
    person.rate(ITEM, 10)


def words_of(day: date) -> str:
    """Write a day as the page does."""
    return f"{day.day} {day:%B}"


def main(n_days: int, folder: Path, program: list[str]) -> None:
    """Start everything, use it, and close the window as it is closed at the end of a session."""
    launcher = next(path for path in BUS if Path(path).exists())
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    person = Person(folder)
    window = subprocess.Popen(program)
    try:
        first_start(person)
        person.wait_for(words_of(FIRST.date()))
        days(person, n_days)
        person.act("Diary", "menu item")
        person.act("Quit", "menu item")
        window.wait(LONGEST_S)
    finally:
        window.kill()
        bus.kill()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
