"""What screen readers are told: every control by name, and the words of all that stands on a window."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_MOST_DEEP = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of the accessible tree, as it is told."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    is_focusable: bool
    kind: str


def told(window: QWidget) -> tuple[Told, ...]:
    """Return everything in sight on a window, in the order in which it is told."""
    return tuple(_told(QAccessible.queryAccessibleInterface(window), 0))


def _told(node: QAccessibleInterface | None, depth: int) -> Iterator[Told]:
    if node is None or not node.isValid() or depth > _MOST_DEEP:
        return
    state = node.state()
    if state.invisible:
        return
    shown, text = node.object(), QAccessible.Text
    yield Told(
        node.role(),
        node.text(text.Name),
        node.text(text.Description),
        node.text(text.Value),
        bool(state.focusable),
        type(shown).__name__,
    )
    for n in range(node.childCount()):
        yield from _told(node.child(n), depth + 1)


def nameless(window: QWidget) -> list[str]:
    """Return every control that can have the focus and has no name."""
    return [
        f"{one.kind or one.role.name} {one.value!r}"
        for one in told(window)
        if one.is_focusable and not one.name.strip()
    ]
