"""Every command that the README and the guide tell people to type."""

import re
from collections.abc import Iterator
from pathlib import Path

from b12diary.report.guide import guide
from b12diary.report.guide_parts import Commands

ROOT = Path(__file__).parents[2]
_BEGINS = ("b12diary", "python3 ", "py ", "pipx ", ".venv/bin/", ".ci/")
_FENCED = re.compile(r"```\n(.*?)```", re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")


def written_commands() -> frozenset[str]:
    """Return the commands as they are written, without what is said about them beside."""
    return frozenset(command for line in _lines() if (command := _command(line)))


def _lines() -> Iterator[str]:
    readme = (ROOT / "README.md").read_text("utf-8")
    for block in _FENCED.findall(readme):
        yield from block.splitlines()
    yield from _INLINE.findall(_FENCED.sub("", readme))
    for chapter in guide().chapters:
        for part in chapter.blocks:
            if isinstance(part, Commands):
                yield from part.lines


def _command(line: str) -> str:
    """Return the command of a line: what stands before two blanks; empty for a line that is none."""
    words = re.split(r"\s{2,}", line)[0].strip()
    is_name = words.endswith("/") or words in {"b12diary-backups"}
    return words if words.startswith(_BEGINS) and not is_name else ""
