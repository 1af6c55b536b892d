"""What a Linux system must bring itself, because no Python package can: libraries for Qt, a font, the tests' programs.

The tables are the only place that names them. Nothing is installed on a guess: first what is missing is found out, then
it is said in one line with its reason, then the system's own installer is asked (Debian, Ubuntu) or named (others).
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from entry import SetupStoppedError


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be there.

    Attributes:
        thing: the library, program or font as it is looked for. Fedora and openSUSE install by this name too.
        apt: the package that holds it on Debian and Ubuntu; empty if none is known.
        pacman: the same on Arch.
        why: what B12 Diary needs it for.
    """

    thing: str
    apt: str
    pacman: str
    why: str

    @property
    def rpm(self) -> str:
        """The name under which dnf and zypper find whatever package holds it."""
        return f"{self.thing}()(64bit)" if ".so." in self.thing else self.thing


_GL, _TEXT, _KEYS, _X11 = "drawing", "fonts and text", "the keyboard", "a window on an X11 screen"
_LOOP, _WAYLAND = "Qt's inner workings", "a window on a Wayland screen"

# Everything that Qt's libraries and its screen plugins ask for by name and do not carry with them.
LIBRARIES = (
    Need("libGL.so.1", "libgl1", "libglvnd", _GL),
    Need("libEGL.so.1", "libegl1", "libglvnd", _GL),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", _TEXT),
    Need("libfreetype.so.6", "libfreetype6", "freetype2", _TEXT),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2", _LOOP),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", _LOOP),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus", "reminders and screen readers"),
    Need("libzstd.so.1", "libzstd1", "zstd", _LOOP),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", _KEYS),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", _KEYS),
    Need("libX11.so.6", "libx11-6", "libx11", _X11),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libx11", _X11),
    Need("libxcb.so.1", "libxcb1", "libxcb", _X11),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", _X11),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", _X11),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", _X11),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", _X11),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb", _X11),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb", _X11),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", _X11),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", _X11),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb", _X11),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb", _X11),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util", _X11),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", _X11),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", _X11),
    Need("libwayland-client.so.0", "libwayland-client0", "wayland", _WAYLAND),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "wayland", _WAYLAND),
    Need("libwayland-egl.so.1", "libwayland-egl1", "wayland", _WAYLAND),
)

FONT = Need("font(dejavusans)", "fonts-dejavu-core", "ttf-dejavu", "letters on the screen")

# What only the tests use.
PROGRAMS = (
    Need("/usr/bin/Xvfb", "xvfb", "xorg-server-xvfb", "tests of the real window on a screen of their own"),
    Need("/usr/bin/pdftotext", "poppler-utils", "poppler", "tests that read the printed page"),
    Need("/usr/bin/pdftoppm", "poppler-utils", "poppler", "tests that look at the printed page"),
    Need("/usr/bin/qpdf", "qpdf", "qpdf", "tests that check the PDF file"),
    Need("/usr/bin/dbus-run-session", "dbus", "dbus", "tests of what a screen reader is told"),
    Need(
        "/usr/share/dbus-1/services/org.a11y.Bus.service",
        "at-spi2-core",
        "at-spi2-core",
        "tests of what a screen reader is told",
    ),
)


def supply(qt: Path, *, with_tests: bool) -> None:
    """See to it that Linux has what Qt in the folder `qt` asks for, and with `with_tests` what the tests use.

    Raises:
        SetupStoppedError: something is missing and could not be installed from here.
    """
    missing = find_missing(qt, with_tests=with_tests)
    if missing:
        install(missing)
        if still := find_missing(qt, with_tests=with_tests):
            raise SetupStoppedError(f"Linux still lacks {describe(still)}.")


def find_missing(qt: Path, *, with_tests: bool) -> list[Need]:
    """Return what is not there. Libraries are found out by asking the system's loader, the rest by looking."""
    screens = ["xcb", "offscreen", *(["wayland"] if os.environ.get("WAYLAND_DISPLAY") else [])]
    asking = [
        *(qt / "plugins" / "platforms" / f"libq{screen}.so" for screen in screens),
        *(qt / "lib" / f"libQt6{part}.so.6" for part in ("Widgets", "PrintSupport", "Svg")),
    ]
    missing = []
    if shutil.which("ldd"):
        answer = subprocess.run(["ldd", *asking], capture_output=True, text=True, errors="replace", check=False)
        missing += missing_libraries(answer.stdout)
    if not _has_font():
        missing.append(FONT)
    if with_tests:
        missing += [need for need in PROGRAMS if not (Path(need.thing).exists() or shutil.which(Path(need.thing).name))]
    return missing


def missing_libraries(answer: str) -> list[Need]:
    """Read what the loader answered and return the libraries that it did not find, each once, in its order."""
    known = {need.thing: need for need in LIBRARIES}
    names = dict.fromkeys(re.findall(r"^\s*(\S+) => not found", answer, re.MULTILINE))
    return [known.get(name, Need(name, "", "", "Qt")) for name in names]


def _has_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    if any(file.suffix in {".ttf", ".otf", ".ttc"} for folder in folders for file in folder.rglob("*.*")):
        return True
    # Some systems keep them elsewhere, and then bring the program that knows where.
    return bool(shutil.which("fc-list") and subprocess.run(["fc-list"], capture_output=True, check=False).stdout)


def describe(needs: Sequence[Need]) -> str:
    """Say what is missing: every reason once, then every thing by its short name."""
    reasons = ", ".join(dict.fromkeys(need.why for need in needs))
    return f"what B12 Diary needs for {reasons}: {', '.join(Path(need.thing).name for need in needs)}"


def install(needs: Sequence[Need]) -> None:
    """Install on Debian and Ubuntu, as root or through sudo; elsewhere say what to install.

    Raises:
        SetupStoppedError: this is another system, no one here may install, or the installer did not succeed.
    """
    print(f"Linux lacks {describe(needs)}.", flush=True)
    tool = next((name for name in ("apt-get", "dnf", "zypper", "pacman") if shutil.which(name)), "")
    remedy = by_hand(tool, needs)
    may_install = os.geteuid() == 0 or shutil.which("sudo") is not None
    if tool != "apt-get" or not may_install or not all(need.apt for need in needs):
        raise SetupStoppedError(remedy)
    if os.geteuid() == 0:
        print("Installing it with apt-get.", flush=True)
        asked = ["env"]
    else:
        print("Installing it with sudo apt-get, which may ask for your password.", flush=True)
        asked = ["sudo", "env"]
    apt_get = [*asked, *for_apt(os.environ), "apt-get", "-qq", "-o", "DPkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"]
    # Fresh systems have no package list yet. A list that is only partly renewed may do, so its outcome is not judged.
    subprocess.run([*apt_get, "update"], check=False, stdout=sys.stderr)
    names = dict.fromkeys(need.apt for need in needs)
    step = [*apt_get, "install", "--yes", "--no-install-recommends", *names]
    if subprocess.run(step, check=False, stdout=sys.stderr).returncode != 0:
        raise SetupStoppedError(f"The system's installer stopped. {remedy}")


def by_hand(tool: str, needs: Sequence[Need]) -> str:
    """Return the sentence that tells how to install `needs` with the system's own `tool`; "" is an unknown one."""
    if tool == "apt-get" and all(need.apt for need in needs):
        words = ["apt-get install", *dict.fromkeys(need.apt for need in needs)]
    elif tool == "pacman" and all(need.pacman for need in needs):
        words = ["pacman -S --needed", *dict.fromkeys(need.pacman for need in needs)]
    elif tool in {"dnf", "zypper"}:
        words = [f"{tool} install", *(f"'{need.rpm}'" for need in needs)]
    else:
        return f"Please install the packages that hold {', '.join(need.thing for need in needs)}, then start again."
    return f"Please run this, then start again: sudo {' '.join(words)}"


def for_apt(environment: Mapping[str, str]) -> list[str]:
    """Return what apt-get must know; sudo drops the proxies unless they are handed on by name."""
    proxies = [f"{k}={v}" for k, v in environment.items() if k.lower() in {"http_proxy", "https_proxy", "no_proxy"}]
    return ["DEBIAN_FRONTEND=noninteractive", *proxies]
