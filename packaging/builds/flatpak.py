"""What flatpak-builder needs: its manifest, the gathered program, and what the desktop asks for. No network inside."""

import shutil
from pathlib import Path
from typing import Final

from builds import desktop, program
from builds.environment import run
from builds.identity import APP_ID, COMMAND, DIST, PACKAGING, version
from builds.sizes import in_words, size_of

MANIFEST: Final = PACKAGING / "flatpak" / f"{APP_ID}.yaml"


def make() -> None:
    """Lay everything out in dist/flatpak, and make the bundle where flatpak-builder is installed."""
    folder = DIST / "flatpak"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with program.gathered() as (built, pictures, python):
        shutil.copytree(built, folder / "program", symlinks=True)
        desktop.stage(folder / "share", pictures, python)
    shutil.copyfile(MANIFEST, folder / MANIFEST.name)
    if shutil.which("flatpak-builder") is None:
        print(f"flatpak-builder is not here. All it needs lies in {folder}; there, run:")
        print("\n".join(" ".join(step) for step in steps()))
        return
    for step in steps():
        run(step, "The Flatpak was not built; the lines above say why.", folder)
    bundle = folder / bundle_name()
    print(f"{in_words(size_of(bundle)):>10}  {bundle}")


def bundle_name() -> str:
    """Return the name of the file that people install."""
    return f"{COMMAND}-{version()}.flatpak"


def steps() -> list[list[str]]:
    """Return the two commands that make the bundle, to be run beside the manifest."""
    return [
        ["flatpak-builder", "--force-clean", "--repo=repository", "build", Path(MANIFEST).name],
        ["flatpak", "build-bundle", "repository", bundle_name(), APP_ID],
    ]
