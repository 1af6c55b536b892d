"""Write what the window reads of the catalogue when it opens: `python packaging/catalogue.py` after a change in it.

What people mend is TOML. Python reads that slowly, so the content of the files that everybody waits for lies beside
them as JSON. A forgotten copy does no harm: it knows which text it was made of, and stands for no other. The tests tell
of it.
"""

import json
import sys
import tomllib
from pathlib import Path
from zlib import crc32

CATALOGUE = Path(__file__).parents[1] / "resources" / "catalogue"
FIRST = ("factors", "symptoms")
"""What Today needs."""


def copies() -> dict[Path, str]:
    """Return what the JSON beside each of these files is to hold."""
    return {CATALOGUE / f"{name}.json": _copy((CATALOGUE / f"{name}.toml").read_bytes()) for name in FIRST}


def _copy(source: bytes) -> str:
    of = {"crc32": crc32(source.replace(b"\r\n", b"\n")), "content": tomllib.loads(source.decode("utf-8"))}
    return json.dumps(of, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Write all copies anew."""
    for file, text in copies().items():
        file.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
