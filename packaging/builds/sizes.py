"""How large a built thing is, and which of its parts make it so."""

import os
from pathlib import Path
from typing import Final

MOST_PARTS: Final = 12


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; a file that several names lead to counts once."""
    if path.is_symlink() or path.is_file():
        return path.lstat().st_size
    files = [Path(folder) / name for folder, _folders, names in os.walk(path) for name in names]
    return sum({(s := file.lstat()).st_ino or hash(file): s.st_size for file in files}.values())


def in_words(n: int) -> str:
    """Return a count of bytes as people read it."""
    return f"{n / 1e6:.1f} MB" if n >= 100_000 else f"{n / 1e3:.1f} kB"


def table(folder: Path) -> str:
    """Return the largest parts of a folder, one a line, then how much all others are."""
    parts = sorted(((size_of(part), part.name) for part in folder.iterdir()), reverse=True)
    lines = [f"{in_words(size):>10}  {name}" for size, name in parts[:MOST_PARTS]]
    rest = parts[MOST_PARTS:]
    if rest:
        lines.append(f"{in_words(sum(size for size, _name in rest)):>10}  {len(rest)} smaller parts")
    return "\n".join(lines)
