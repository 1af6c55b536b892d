"""What a Linux desktop asks of a program beside the program: entry, description, icons, file type, manual page."""

import gzip
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from builds.environment import run
from builds.icons import LINUX_SIZES
from builds.identity import APP_ID, COMMAND, MIME_TYPE, NAME, PACKAGING, PUBLISHER, ROOT, SUMMARY, version

LINUX: Final = PACKAGING / "linux"


def stage(share: Path, pictures: Path, python: Path) -> None:
    """Lay everything out below `share`, which becomes /usr/share or the like.

    Args:
        share: the folder to fill.
        pictures: where the icons were drawn.
        python: a Python that has the program, to write the manual page.
    """
    put(LINUX / f"{COMMAND}.desktop", share / "applications")
    put(LINUX / f"{COMMAND}.mime.xml", share / "mime" / "packages", f"{COMMAND}.xml")
    write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo().encode())
    icons = share / "icons" / "hicolor"
    for px in LINUX_SIZES:
        put(pictures / f"{px}.png", icons / f"{px}x{px}" / "apps", f"{COMMAND}.png")
    put(ROOT / "resources" / "icons" / "app.svg", icons / "scalable" / "apps", f"{COMMAND}.svg")
    plain = pictures / f"{COMMAND}.1"
    run([python, "-P", PACKAGING / "builds" / "man_page.py", plain], "The manual page was not written.", pictures)
    # Without its name and time, so that the same page is the same file.
    write(share / "man" / "man1" / f"{COMMAND}.1.gz", gzip.compress(plain.read_bytes(), 9, mtime=0))


def metainfo() -> str:
    """Return what app stores show, filled in from the one place that knows names and version."""
    return (
        (LINUX / f"{COMMAND}.metainfo.xml")
        .read_text("utf-8")
        .format(
            app_id=APP_ID,
            name=NAME,
            summary=SUMMARY,
            publisher=PUBLISHER,
            mime_type=MIME_TYPE,
            version=version(),
            date=release_day().isoformat(),
        )
    )


def release_day() -> date:
    """Return the day of this version's release as the changelog has it; today, when it is not released yet."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(version())}\] - (\d{{4}}-\d\d-\d\d)$", changelog, re.MULTILINE)
    return date.fromisoformat(found[1]) if found else datetime.now(UTC).date()


def put(file: Path, folder: Path, name: str = "") -> None:
    """Copy a file into a folder, made if need be, so that all may read it."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (name or file.name)
    shutil.copyfile(file, target)
    target.chmod(0o644)


def write(file: Path, content: bytes) -> None:
    """Write a file, its folder made if need be, so that all may read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(0o644)
