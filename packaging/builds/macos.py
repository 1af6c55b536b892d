"""macOS: what the bundle says of itself, what it may do, and how it is signed, when there is somebody to sign it."""

import os
import subprocess
from pathlib import Path
from typing import Any, Final

from entry import SetupStoppedError

from builds.identity import APP_ID, COMMAND, DIST, NAME, PACKAGING, version

# Named by whoever publishes; without them the bundle is signed for this computer alone.
IDENTITY: Final = "B12DIARY_SIGN_AS"
PROFILE: Final = "B12DIARY_NOTARY_PROFILE"


def identity() -> str | None:
    """Return the certificate to sign with, None = signed for this computer alone."""
    return os.environ.get(IDENTITY) or None


def entitlements() -> str:
    """Return the path of the list of what the signed program may do."""
    return str(PACKAGING / "macos" / "entitlements.plist")


def icon(folder: Path) -> str:
    """Return the path of the icon with all its sizes, drawn beforehand."""
    return str(folder / "b12diary.icns")


def info() -> dict[str, Any]:
    """Return what the bundle says of itself beside name and version: which files are its own, and how it may look."""
    diary = f"{APP_ID}.diary"
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleDevelopmentRegion": "en-GB",
        "CFBundleShortVersionString": version(),
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "Apache-2.0",
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": f"{NAME} file", "CFBundleTypeRole": "Editor", "LSItemContentTypes": [diary]}
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": diary,
                "UTTypeDescription": f"{NAME} file",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["b12"]},
            }
        ],
    }


def image_commands(bundle: Path, image: Path) -> list[list[str]]:
    """Return the steps from a bundle to a disk image; with a certificate also those to sign and notarise it."""
    signed_as, profile = identity(), os.environ.get(PROFILE)
    steps = [["codesign", "--verify", "--deep", "--strict", str(bundle)]]
    steps.append(
        ["hdiutil", "create", "-volname", NAME, "-srcfolder", str(bundle), "-ov", "-format", "UDZO", str(image)]
    )
    if signed_as:
        steps.append(["codesign", "--sign", signed_as, "--timestamp", str(image)])
    if signed_as and profile:
        steps.append(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"])
        steps.append(["xcrun", "stapler", "staple", str(image)])
    return steps


def make_image(bundle: Path) -> Path:
    """Make the disk image that people drag the program out of.

    Raises:
        SetupStoppedError: a step stopped.
    """
    image = DIST / f"{COMMAND}-{version()}-macos.dmg"
    for step in image_commands(bundle, image):
        if subprocess.run(step, check=False).returncode:
            raise SetupStoppedError(f"The disk image was not made: {step[0]} stopped, and the lines above say why.")
    return image
